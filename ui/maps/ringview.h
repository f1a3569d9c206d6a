// SPDX-License-Identifier: MIT
#pragma once

#include "ui/maps/tileview.h"

namespace depotscope {

/// Rings around the root: each is one level of folders further down, and an arc as long as what it stands for is big.
class RingView final : public TileView {
    Q_OBJECT

public:
    explicit RingView(FolderModel *model, QWidget *parent = nullptr);

protected:
    void mousePressEvent(QMouseEvent *event) override;

private:
    std::vector<Tile> arranged() const override;
    void paintTiles(QPainter &painter) const override;
    QPainterPath outlineOf(quint32 tile) const override;
    std::optional<QPointF> signOf(quint32 tile, double size) const override;
    std::optional<quint32> find(QPointF position) const override;
    std::optional<quint32> neighbour(quint32 tile, int key) const override;

    double radius() const; ///< of the outermost ring
    RingShape shapeOf(int rings) const;
    QPointF centre() const { return QRectF(rect()).center(); }
    bool isCentre(quint32 tile) const;
    QPointF pointAt(double turn, double radius) const;
    void paintLabel(QPainter &painter, quint32 tile, const QColor &ink) const;
    void paintCentre(QPainter &painter, const QColor &ink, const QString &name, const QString &size) const;
};

} // namespace depotscope
