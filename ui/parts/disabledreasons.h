// SPDX-License-Identifier: MIT
#pragma once

#include <QLabel>
#include <vector>

class QAction;

namespace depotscope {

/// Says why those of some actions that apply but cannot be used cannot: each reason once, behind the names of the
/// actions. Hidden while all can be used.
class DisabledReasons final : public QLabel {
    Q_OBJECT

public:
    explicit DisabledReasons(const std::vector<QAction *> &actions, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void tell();
    void colour();

    std::vector<QAction *> m_actions;
};

} // namespace depotscope
