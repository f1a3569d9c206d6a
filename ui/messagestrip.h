// SPDX-License-Identifier: MIT
#pragma once

#include <QFrame>

class QLabel;
class QToolButton;

namespace depotscope {

/// A strip inside the window that says one thing, in the place of a dialog that would be in the way.
class MessageStrip final : public QFrame {
    Q_OBJECT

public:
    explicit MessageStrip(QWidget *parent = nullptr);

    /// Shows `text` (plain) with `link` behind it and a symbol before it, until it is closed or another message comes.
    /// Empty text hides it. What the user closed stays closed until the text is another.
    void tell(const QString &text, const QString &link = {}, const QString &symbolName = QStringLiteral("trouble"));

signals:
    void linkActivated();

private:
    QLabel *m_icon;
    QLabel *m_text;
    QToolButton *m_close;
    QString m_told;
};

} // namespace depotscope
