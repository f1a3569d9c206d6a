// SPDX-License-Identifier: MIT
#include "ui/maps/treemap.h"

#include "model/text/quantity.h"
#include "ui/maps/tileaccess.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyle>
#include <cmath>
#include <limits>

namespace depotscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int labelPadding = 5;
constexpr double narrowestTileLabel = 44;
constexpr double hatchedFrom = 7; ///< shorter sides show nothing of a pattern

/// In whole pixels, so that edges are sharp and neighbours meet.
QRect pixelsOf(const QRectF &room)
{
    const QPoint from(int(std::lround(room.left())), int(std::lround(room.top())));
    const QPoint to(int(std::lround(room.right())), int(std::lround(room.bottom())));
    return {from, QSize(to.x() - from.x(), to.y() - from.y())};
}

/// The ground of the folder shows between its tiles.
QRect insideBorders(const Tile &tile)
{
    const QRect room = pixelsOf(tile.room);
    const bool hasBorder = tile.parent != Tile::none && room.width() > 3 && room.height() > 3;
    return hasBorder ? room.adjusted(0, 0, -1, -1) : room;
}

} // namespace

TreeMap::TreeMap(FolderModel *model, QWidget *parent)
    : TileView(model, u"treeMap"_s, parent)
{
    installTileAccess();
    setAccessibleName(tr("Map of folders"));
    setAccessibleDescription(tr("Rectangles in proportion to space on disk. The arrows go to neighbours, Enter into a "
                                "folder and Backspace out of it."));
}

MapShape TreeMap::shape() const
{
    MapShape shape;
    shape.smallest = 12;
    shape.header = fontMetrics().height() + 5;
    shape.labelled = QSizeF(72, shape.header * 2.4);
    return shape;
}

std::vector<Tile> TreeMap::arranged() const
{
    std::vector<Tile> tiles = treemapOf(tree(), top(), QRectF(rect()), shape());
    if (isMirrored()) {
        for (Tile &tile : tiles)
            tile.room.moveLeft(width() - tile.room.right());
    }
    return tiles;
}

void TreeMap::paintTiles(QPainter &painter) const
{
    const std::vector<Tile> &all = tiles();
    for (quint32 i = 0; i < all.size(); ++i)
        painter.fillRect(insideBorders(all[i]), paintOf(i).ground);
    // Over all that is in an item at once, so that it can be seen where its tiles are tiny.
    for (quint32 i = 0; i < all.size(); ++i) {
        const Tile &tile = all[i];
        if (tile.parent != Tile::none && classOf(tile.parent) == classOf(i))
            continue;
        const Paint paint = paintOf(i);
        const QRect room = insideBorders(tile);
        if (paint.hatching == Qt::NoBrush || room.width() < hatchedFrom || room.height() < hatchedFrom)
            continue;
        QColor line = paint.ink;
        line.setAlphaF(0.16F);
        painter.fillRect(hasHeader(i) ? room.adjusted(0, int(shape().header), 0, 0) : room,
                         QBrush(line, paint.hatching));
    }
    for (quint32 i = 0; i < all.size(); ++i)
        paintLabel(painter, i);
}

bool TreeMap::hasHeader(quint32 tile) const
{
    const Tile &at = tiles()[tile];
    const QSizeF labelled = shape().labelled;
    return at.childCount > 0 && at.room.width() >= labelled.width() && at.room.height() >= labelled.height();
}

void TreeMap::paintLabel(QPainter &painter, quint32 tile) const
{
    const QFontMetrics metrics = painter.fontMetrics();
    const QRect room = insideBorders(tiles()[tile]);
    if (room.width() < narrowestTileLabel || room.height() < metrics.height() + 2)
        return;
    const bool isHeader = hasHeader(tile);
    if (tiles()[tile].childCount > 0 && !isHeader)
        return;
    const QRect label = room.adjusted(labelPadding, 2, -labelPadding, -2);
    const auto write = [&](const QRect &place, Qt::Alignment side, const QString &text) {
        const Qt::Alignment alignment = QStyle::visualAlignment(layoutDirection(), side | Qt::AlignVCenter);
        painter.drawText(QStyle::visualRect(layoutDirection(), label, place), int(alignment) | Qt::TextSingleLine,
                         text);
    };
    const QString size = formatBytes(tiles()[tile].bytes);
    const int sizeWidth = metrics.horizontalAdvance(size);
    QRect line(label.topLeft(), QSize(label.width(), isHeader ? int(shape().header) - 3 : metrics.height()));
    painter.setPen(paintOf(tile).ink);
    if (isHeader && label.width() > sizeWidth + 90) {
        write(line, Qt::AlignRight, size);
        line.setRight(line.right() - sizeWidth - 10);
    }
    const QString name = labelOf(tile, metrics, line.width());
    if (name.isEmpty())
        return;
    write(line, Qt::AlignLeft, name);
    if (!isHeader && label.height() >= 2 * metrics.height() && label.width() >= sizeWidth)
        write(line.translated(0, metrics.height()), Qt::AlignLeft, size);
}

QPainterPath TreeMap::outlineOf(quint32 tile) const
{
    QPainterPath path;
    path.addRect(insideBorders(tiles()[tile]));
    return path;
}

std::optional<QPointF> TreeMap::signOf(quint32 tile, double size) const
{
    const QRectF room(insideBorders(tiles()[tile]));
    const double away = size / 2 + 4;
    if (room.width() < 2 * away || room.height() < 2 * away)
        return std::nullopt;
    return room.bottomRight() + QPointF(isMirrored() ? away - room.width() : -away, -away);
}

std::optional<quint32> TreeMap::find(QPointF position) const
{
    return tileAt(tiles(), position);
}

std::optional<quint32> TreeMap::neighbour(quint32 tile, int key) const
{
    // The picture is of one folder: the keys lead into it.
    if (tiles()[tile].parent == Tile::none && tiles()[tile].room.size() == QSizeF(size()))
        return tiles()[tile].childCount > 0 ? std::optional(tiles()[tile].firstChild) : std::nullopt;
    // Where there is nothing more in its folder, beside the folder.
    for (quint32 at = tile; at != Tile::none; at = tiles()[at].parent) {
        if (const auto found = neighbourBeside(at, key))
            return found;
    }
    return std::nullopt;
}

std::optional<quint32> TreeMap::neighbourBeside(quint32 tile, int key) const
{
    const std::vector<Tile> &all = tiles();
    const quint32 parent = all[tile].parent;
    const quint32 first = parent == Tile::none ? 0 : all[parent].firstChild;
    const QRectF from = all[tile].room;
    const bool isAcross = key == Qt::Key_Left || key == Qt::Key_Right;
    std::optional<quint32> nearest;
    double best = std::numeric_limits<double>::max();
    for (quint32 i = first; i < all.size() && all[i].parent == parent; ++i) {
        if (i == tile || all[i].isLump())
            continue;
        const QRectF to = all[i].room;
        double gap = 0;
        switch (key) {
        case Qt::Key_Left:
            gap = from.left() - to.right();
            break;
        case Qt::Key_Right:
            gap = to.left() - from.right();
            break;
        case Qt::Key_Up:
            gap = from.top() - to.bottom();
            break;
        default:
            gap = to.top() - from.bottom();
            break;
        }
        if (gap < -0.5)
            continue;
        const double aside =
            isAcross ? std::abs(to.center().y() - from.center().y()) : std::abs(to.center().x() - from.center().x());
        const double graph = isAcross ? (to.height() + from.height()) / 2 : (to.width() + from.width()) / 2;
        const double distance = gap + 4 * std::max(0.0, aside - graph) + aside * 0.01;
        if (distance < best) {
            best = distance;
            nearest = i;
        }
    }
    return nearest;
}

} // namespace depotscope
