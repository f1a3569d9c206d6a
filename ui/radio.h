// SPDX-License-Identifier: MIT
#pragma once

#include <QRadioButton>

namespace depotscope {

/// A radio button whose ring can be told from its ground in the dark, which that of some styles cannot.
class Radio final : public QRadioButton {
    Q_OBJECT

public:
    using QRadioButton::QRadioButton;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace depotscope
