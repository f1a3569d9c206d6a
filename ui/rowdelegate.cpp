// SPDX-License-Identifier: MIT
#include "ui/rowdelegate.h"

#include "model/items/lazytree.h"
#include "ui/header.h"
#include "ui/look.h"

#include <QApplication>
#include <QPainter>

namespace depotscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int barHeight = 5;
constexpr int rowPadding = 9; ///< above and below the text together

void paintBar(QPainter *painter, const QStyleOptionViewItem &cell, const QRect &room, double share)
{
    const bool isSelected = cell.state.testFlag(QStyle::State_Selected);
    const QRectF ground(room.left(), room.center().y() - barHeight / 2.0 + 0.5, room.width(), barHeight);
    if (ground.width() < 12)
        return;
    // Clipped rather than narrowed, so that a small share keeps the round end of its ground.
    QRectF filled = ground;
    filled.setWidth(qMax(share > 0 ? 1.5 : 0.0, ground.width() * qMin(1.0, share)));
    if (cell.direction == Qt::RightToLeft)
        filled.moveRight(ground.right());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(barGroundColour(cell.palette, isSelected));
    painter->drawRoundedRect(ground, barHeight / 2.0, barHeight / 2.0);
    painter->setClipRect(filled);
    painter->setBrush(barColour(cell.palette, isSelected));
    painter->drawRoundedRect(ground, barHeight / 2.0, barHeight / 2.0);
    painter->restore();
}

/// In the place of the style's box, one that can be told from its ground in the dark and on a selected row, which those
/// of some styles cannot.
void paintTickBox(QPainter *painter, const QStyleOptionViewItem &cell, bool isDrawn)
{
    const QStyle *style = cell.widget ? cell.widget->style() : QApplication::style();
    const QRect room = style->subElementRect(QStyle::SE_ItemViewItemCheckIndicator, &cell, cell.widget);
    const QPalette &palette = cell.palette;
    const QColor ground = palette.color(QPalette::Base);
    const bool isTicked = cell.checkState == Qt::Checked;
    const bool isSelected = cell.state.testFlag(QStyle::State_Selected);
    const QRectF box = QRectF(room).adjusted(0.5, 0.5, -0.5, -0.5);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->fillRect(room.adjusted(-1, -1, 1, 1), isSelected ? palette.color(QPalette::Highlight) : ground);
    if (!isDrawn) {
        painter->restore();
        return;
    }
    painter->setPen(QPen(isSelected ? palette.color(QPalette::HighlightedText) : quietColour(palette), 1));
    painter->setBrush(isTicked && !isSelected ? palette.color(QPalette::Highlight) : Qt::transparent);
    painter->drawRoundedRect(box, 2.5, 2.5);
    if (isTicked) {
        painter->setPen(
            QPen(palette.color(QPalette::HighlightedText), 1.7, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const auto at = [&](double x, double y) {
            return QPointF(box.left() + x * box.width(), box.top() + y * box.height());
        };
        painter->drawPolyline(QPolygonF({at(0.24, 0.52), at(0.43, 0.72), at(0.77, 0.3)}));
    }
    painter->restore();
}

} // namespace

void RowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (index.column() == 0) {
        QStyledItemDelegate::paint(painter, option, index);
        QStyleOptionViewItem cell = option;
        initStyleOption(&cell, index);
        if (cell.features.testFlag(QStyleOptionViewItem::HasCheckIndicator))
            paintTickBox(painter, cell, index.flags().testFlag(Qt::ItemIsUserCheckable));
        return;
    }
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const QString text = std::exchange(cell.text, QString());
    const QIcon icon = std::exchange(cell.icon, QIcon());
    cell.features.setFlag(QStyleOptionViewItem::HasDecoration, false);
    const QStyle *style = cell.widget ? cell.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);

    const bool isSelected = cell.state.testFlag(QStyle::State_Selected);
    // Laid out from left to right; what is drawn is mirrored where one reads the other way.
    const auto placed = [&](const QRect &place) { return QStyle::visualRect(cell.direction, cell.rect, place); };
    const int padding = Header::padding(index.column());
    QRect room = cell.rect.adjusted(padding, 0, -padding, 0);
    QColor ink = cell.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text);
    Qt::Alignment alignment = cell.displayAlignment;
    if (const QVariant share = index.data(LazyTree::ShareRole); share.isValid()) {
        const int textWidth = cell.fontMetrics.horizontalAdvance(u"100 %"_s);
        paintBar(painter, cell, placed(room.adjusted(0, 0, -textWidth - 8, 0)), share.toDouble());
        room.setLeft(room.right() - textWidth);
        alignment = QStyle::visualAlignment(cell.direction, Qt::AlignVCenter | Qt::AlignRight);
        if (!isSelected)
            ink = quietColour(cell.palette);
    }
    if (!icon.isNull()) {
        const QRect place(room.left(), room.center().y() - 7, 16, 16);
        icon.paint(painter, placed(place), Qt::AlignCenter, isSelected ? QIcon::Selected : QIcon::Normal);
        room.setLeft(place.right() + 7);
    }
    painter->save();
    painter->setPen(ink);
    painter->setFont(cell.font);
    painter->drawText(placed(room), int(alignment),
                      cell.fontMetrics.elidedText(text, cell.textElideMode, room.width()));
    painter->restore();
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.setHeight(option.fontMetrics.height() + rowPadding);
    if (index.data(LazyTree::ShareRole).isValid())
        size.setWidth(140);
    return size;
}

void RowDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    // Names and paths are told apart by their ends, sentences by their beginnings.
    const bool isName = index.column() == 0 || index.data(LazyTree::PathTextRole).toBool();
    option->textElideMode = isName ? Qt::ElideMiddle : Qt::ElideRight;
    if (const QVariant name = index.data(LazyTree::IconRole); name.isValid()) {
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->icon = symbol(name.toString());
        option->decorationSize = QSize(16, 16);
    }
    if (const QVariant mark = index.data(LazyTree::MarkRole); mark.isValid()) {
        const bool isWhole = mark.value<Qt::CheckState>() == Qt::Checked;
        // Told by its sign and by its ground: not everybody sees colours.
        if (index.column() == 0)
            option->icon = symbol(isWhole ? u"marked"_s : u"partlymarked"_s);
        if (isWhole)
            option->backgroundBrush = markGroundColour(option->palette);
    }
    if (index.data(LazyTree::DominantRole).toBool())
        option->font.setBold(true);
    option->fontMetrics = QFontMetrics(option->font);
    if (index.data(LazyTree::ReferenceRole).toBool())
        option->palette.setColor(QPalette::Text, quietColour(option->palette));
}

} // namespace depotscope
