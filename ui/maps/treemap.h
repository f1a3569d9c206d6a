// SPDX-License-Identifier: MIT
#pragma once

#include "ui/maps/tileview.h"

namespace depotscope {

/// Rectangles in rectangles: what takes more space takes more of the picture.
class TreeMap final : public TileView {
    Q_OBJECT

public:
    explicit TreeMap(FolderModel *model, QWidget *parent = nullptr);

private:
    std::vector<Tile> arranged() const override;
    void paintTiles(QPainter &painter) const override;
    QPainterPath outlineOf(quint32 tile) const override;
    std::optional<QPointF> signOf(quint32 tile, double size) const override;
    std::optional<quint32> find(QPointF position) const override;
    std::optional<quint32> neighbour(quint32 tile, int key) const override;
    std::optional<quint32> neighbourBeside(quint32 tile, int key) const;

    MapShape shape() const;
    bool hasHeader(quint32 tile) const; ///< a folder with room for its name above what is in it
    void paintLabel(QPainter &painter, quint32 tile) const;
};

} // namespace depotscope
