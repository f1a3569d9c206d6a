// SPDX-License-Identifier: MIT
#pragma once

#include "model/items/overview.h"

#include <QWidget>

namespace depotscope {

/// Tells the slice of `sum` from the others, on the palette's base.
QColor colourOf(const KindSum &sum, const QPalette &palette);

/// One bar that shows how much of a whole each kind is.
class KindBar final : public QWidget {
    Q_OBJECT

public:
    explicit KindBar(QWidget *parent = nullptr);

    void setSums(const std::vector<KindSum> &sums);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    std::vector<QRectF> pieces() const;

    std::vector<KindSum> m_sums;
};

} // namespace depotscope
