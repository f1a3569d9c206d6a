// SPDX-License-Identifier: MIT
#pragma once

#include "model/items/marks.h"

#include <QFrame>

class QAction;
class QLabel;

namespace depotscope {

/// Stands below all views while anything is marked, and says what that comes to.
class MarkedBar final : public QFrame {
    Q_OBJECT

public:
    /// A button for each action.
    MarkedBar(const std::vector<QAction *> &actions, QWidget *parent = nullptr);

    /// Hidden if nothing is marked.
    void setWords(const MarkWords &words);

protected:
    void changeEvent(QEvent *event) override;

private:
    void colour();

    QLabel *m_sum;
    QLabel *m_remark;
};

} // namespace depotscope
