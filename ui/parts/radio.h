// SPDX-License-Identifier: MIT
#pragma once

#include <QRadioButton>

namespace depotscope {

/// A radio button whose ring can be told from its ground in the dark, which that of some styles cannot. Of several only
/// the one that is chosen is reached by Tab, the first time, too, so that Space never chooses another.
class Radio final : public QRadioButton {
    Q_OBJECT

public:
    explicit Radio(const QString &text, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace depotscope
