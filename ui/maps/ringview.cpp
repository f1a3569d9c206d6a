// SPDX-License-Identifier: MIT
#include "ui/maps/ringview.h"

#include "model/items/wording.h"
#include "ui/maps/tileaccess.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <cmath>
#include <numbers>

namespace depotscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostRings = 4;
constexpr double wideEnough = 220; ///< radius for the most rings; fewer show more of their names
constexpr double wideEnoughForThree = 150;
constexpr int fewestRings = 2; ///< for the room; a single one would be all thickness
constexpr double margin = 10; ///< around the outermost ring
constexpr double holeShare = 0.24; ///< of the whole radius
constexpr double narrowestSectorLabel = 30;

} // namespace

RingView::RingView(FolderModel *model, QWidget *parent)
    : TileView(model, u"ringView"_s, parent)
{
    installTileAccess();
    setAccessibleName(tr("Rings of folders"));
    setAccessibleDescription(tr("Arcs in proportion to space on disk, a ring for each level. Left and Right go around, "
                                "Up and Down in and out, Enter into a folder and Backspace out of it."));
}

double RingView::radius() const
{
    return std::max(40.0, std::min(width(), height()) / 2.0 - margin);
}

RingShape RingView::shapeOf(int rings) const
{
    RingShape shape;
    shape.rings = rings;
    shape.hole = radius() * holeShare;
    shape.thickness = (radius() - shape.hole) / rings;
    return shape;
}

std::vector<Tile> RingView::arranged() const
{
    const int most = radius() >= wideEnough ? mostRings : radius() >= wideEnoughForThree ? mostRings - 1 : fewestRings;
    std::vector<Tile> tiles = ringsOf(tree(), top(), shapeOf(most));
    // Fewer levels have the same room.
    const quint32 deepest = tiles.empty() ? 0 : std::ranges::max(tiles, {}, &Tile::depth).depth;
    const int rings = std::clamp(int(deepest) + (top().size() == 1 ? 0 : 1), fewestRings, most);
    if (rings < most)
        tiles = ringsOf(tree(), top(), shapeOf(rings));
    if (isMirrored()) {
        for (Tile &tile : tiles)
            tile.room.moveLeft(1 - tile.room.right());
    }
    return tiles;
}

bool RingView::isCentre(quint32 tile) const
{
    return tiles()[tile].room.top() <= 0;
}

QPointF RingView::pointAt(double turn, double radius) const
{
    // From the top, clockwise.
    const double angle = 2 * std::numbers::pi * turn;
    return centre() + QPointF(std::sin(angle), -std::cos(angle)) * radius;
}

QPainterPath RingView::outlineOf(quint32 tile) const
{
    const QRectF &room = tiles()[tile].room;
    QPainterPath path;
    const auto circle = [this](double radius) {
        return QRectF(centre() - QPointF(radius, radius), QSizeF(2 * radius, 2 * radius));
    };
    if (isCentre(tile)) {
        path.addEllipse(circle(room.bottom()));
        return path;
    }
    const double start = 90 - 360 * room.left();
    const double length = -360 * room.width();
    path.arcMoveTo(circle(room.bottom()), start);
    path.arcTo(circle(room.bottom()), start, length);
    path.arcTo(circle(room.top()), start + length, -length);
    path.closeSubpath();
    return path;
}

std::optional<QPointF> RingView::signOf(quint32 tile, double size) const
{
    const QRectF &room = tiles()[tile].room;
    if (isCentre(tile))
        return centre() + QPointF(0, room.bottom() - size / 2 - 4);
    // At the end of the arc, as the label is in its middle.
    const double radius = room.center().y();
    const double around = 2 * std::numbers::pi * radius;
    const double away = size / 2 + 4;
    if (around * room.width() < 2 * away || room.height() < 2 * away)
        return std::nullopt;
    return pointAt(isMirrored() ? room.left() + away / around : room.right() - away / around, radius);
}

void RingView::paintTiles(QPainter &painter) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    const QPen gap(palette().color(QPalette::Base), 1.2);
    for (quint32 i = 0; i < tiles().size(); ++i) {
        const Paint paint = paintOf(i);
        const QPainterPath outline = outlineOf(i);
        painter.setPen(Qt::NoPen);
        painter.setBrush(paint.ground);
        painter.drawPath(outline);
        if (paint.hatching != Qt::NoBrush && !isCentre(i)) {
            QColor line = paint.ink;
            line.setAlphaF(0.16F);
            painter.setBrush(QBrush(line, paint.hatching));
            painter.drawPath(outline);
        }
        painter.setPen(gap);
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(outline);
        if (isCentre(i))
            paintCentre(painter, paint.ink, nameOf(i), sizeText(tree().totals(tiles()[i].node)));
        else
            paintLabel(painter, i, paint.ink);
    }
    if (!isCentre(0))
        paintCentre(painter, palette().color(QPalette::Text), tr("All depots"), sizeText(model()->totals()));
}

void RingView::paintCentre(QPainter &painter, const QColor &ink, const QString &name, const QString &size) const
{
    const double hole = radius() * holeShare;
    const QFontMetrics metrics = painter.fontMetrics();
    const int wide = int(hole * 1.6);
    const QRectF room(centre() - QPointF(wide / 2.0, metrics.height()), QSizeF(wide, 2.0 * metrics.height()));
    painter.save();
    painter.setPen(ink);
    painter.drawText(room, Qt::AlignHCenter | Qt::AlignBottom | Qt::TextSingleLine | Qt::TextDontClip, size);
    QFont bold = painter.font();
    bold.setBold(true);
    painter.setFont(bold);
    painter.drawText(room, Qt::AlignHCenter | Qt::AlignTop | Qt::TextSingleLine,
                     QFontMetrics(bold).elidedText(name, Qt::ElideMiddle, wide));
    painter.restore();
}

/// Along the radius where the arc is short, else across it, always the right way up.
void RingView::paintLabel(QPainter &painter, quint32 tile, const QColor &ink) const
{
    const QRectF &room = tiles()[tile].room;
    const QFontMetrics metrics = painter.fontMetrics();
    const double turn = room.center().x();
    const double arc = 2 * std::numbers::pi * room.center().y() * room.width();
    const bool isAcross = arc >= room.height();
    // Across, the outer corners of the text are what would leave the ring first.
    const double corner = room.center().y() + metrics.height() / 2.0;
    const double chord = 2 * std::sqrt(std::max(0.0, room.bottom() * room.bottom() - corner * corner));
    // The sign of a mark is at the end of the arc.
    const double sign = isAcross && !isCentre(tile) && hasSign(tile) ? 2 * (signSize + 4) : 0;
    const double wide = (isAcross ? std::min(arc * 0.9, chord) - sign : room.height()) - 8;
    const double high = isAcross ? room.height() : arc;
    if (wide < narrowestSectorLabel || high < metrics.height() + 2)
        return;
    const QString label = labelOf(tile, metrics, int(wide));
    if (label.isEmpty())
        return;
    double angle = 360 * turn + (isAcross ? 0 : -90);
    angle = std::remainder(angle, 360);
    if (angle > 90 || angle < -90)
        angle += 180;
    painter.save();
    painter.translate(pointAt(turn, room.center().y()));
    painter.rotate(angle);
    painter.setPen(ink);
    painter.drawText(QRectF(-wide / 2, -metrics.height() / 2.0, wide, metrics.height()),
                     Qt::AlignCenter | Qt::TextSingleLine, label);
    painter.restore();
}

std::optional<quint32> RingView::find(QPointF position) const
{
    const QPointF away = position - centre();
    const double turn = std::atan2(away.x(), -away.y()) / (2 * std::numbers::pi);
    const double radius = std::hypot(away.x(), away.y());
    for (quint32 i = 0; i < tiles().size(); ++i) {
        const QRectF &room = tiles()[i].room;
        const double at = turn < 0 ? turn + 1 : turn;
        const bool isAround = isCentre(i) || (at >= room.left() && at < room.right());
        if (isAround && radius >= room.top() && radius < room.bottom())
            return i;
    }
    return std::nullopt;
}

std::optional<quint32> RingView::neighbour(quint32 tile, int key) const
{
    const std::vector<Tile> &all = tiles();
    const quint32 parent = all[tile].parent;
    const bool isIn = key == Qt::Key_Up;
    if (isIn)
        return parent == Tile::none ? std::nullopt : std::optional(parent);
    if (key == Qt::Key_Down || isCentre(tile)) {
        const quint32 child = all[tile].firstChild;
        for (quint32 i = child; i < child + all[tile].childCount; ++i) {
            if (!all[i].isLump())
                return i;
        }
        return std::nullopt;
    }
    std::vector<quint32> around;
    for (quint32 i = parent == Tile::none ? 0 : all[parent].firstChild; i < all.size() && all[i].parent == parent;
         ++i) {
        if (!all[i].isLump() || i == tile)
            around.push_back(i);
    }
    const auto at = size_t(std::ranges::find(around, tile) - around.begin());
    const bool isOnwards = (key == Qt::Key_Right) != isMirrored();
    const size_t step = isOnwards ? 1 : around.size() - 1;
    return around[(at + step) % around.size()];
}

void RingView::mousePressEvent(QMouseEvent *event)
{
    const auto tile = tiles().empty() ? std::nullopt : tileUnder(event->position().toPoint());
    const bool isUp = tile && isCentre(*tile) && event->button() == Qt::LeftButton;
    if (const auto above = isUp ? aboveRoot() : std::nullopt) {
        choose(*tile);
        setRoot(*above);
        emit rootChosen(root());
        return;
    }
    TileView::mousePressEvent(event);
}

} // namespace depotscope
