// SPDX-License-Identifier: MIT
#pragma once

#include "ui/frame/message.h"

#include <QFrame>

class QLabel;
class QToolButton;

namespace depotscope {

/// A strip inside the window that says one thing, in the place of a dialog that would be in the way.
class MessageStrip final : public QFrame {
    Q_OBJECT

public:
    explicit MessageStrip(QWidget *parent = nullptr);

    /// Shows `message` until it is closed or something else comes. What was closed, or gave way to an answer, is not
    /// said again until there is something else to say.
    void tell(const Message &message);

    /// Shows an answer to what the user just did, also if it is the same again.
    void answer(const QString &sentence, const std::vector<Message::Link> &links = {});

signals:
    void linkActivated(const QString &name); ///< of Message::Link

private:
    QLabel *m_icon;
    QLabel *m_text;
    QToolButton *m_close;
    void say(const Message &message);

    Message m_told; ///< last, by tell()
};

} // namespace depotscope
