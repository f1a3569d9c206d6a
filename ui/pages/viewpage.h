// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QAction;
class QLabel;

namespace depotscope {

/// A page of one view, with a sentence about the whole of it above, and buttons.
class ViewPage final : public QWidget {
    Q_OBJECT

public:
    /// A button for each action; `view` becomes part of the page.
    ViewPage(const QString &name, QWidget *view, const std::vector<QAction *> &actions, QWidget *parent = nullptr);

    void setSentence(const QString &sentence);

private:
    QLabel *m_sentence;
};

} // namespace depotscope
