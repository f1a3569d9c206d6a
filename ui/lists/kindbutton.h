// SPDX-License-Identifier: MIT
#pragma once

#include "model/items/overview.h"

#include <QAbstractButton>

namespace depotscope {

/// An entry of a KindBar's legend that can be clicked: colour, name and size of a kind.
class KindButton final : public QAbstractButton {
    Q_OBJECT

public:
    explicit KindButton(const KindSum &sum, QWidget *parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const KindSum m_sum;
};

} // namespace depotscope
