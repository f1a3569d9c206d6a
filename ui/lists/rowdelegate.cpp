// SPDX-License-Identifier: MIT
#include "ui/lists/rowdelegate.h"

#include "model/items/lazytree.h"
#include "ui/lists/header.h"
#include "ui/parts/theme.h"

#include <QApplication>
#include <QPainter>

namespace depotscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int barHeight = 5;
constexpr int rowPadding = 9; ///< above and below the text together
constexpr int symbolSize = 16;

void paintShare(QPainter *painter, const QStyleOptionViewItem &cell, const QRect &room, double share)
{
    const bool isSelected = cell.state.testFlag(QStyle::State_Selected);
    const QRectF ground(room.left(), room.center().y() - barHeight / 2.0 + 0.5, room.width(), barHeight);
    if (ground.width() < 12)
        return;
    QRectF filled = ground;
    filled.setWidth(qMax(share > 0 ? 1.5 : 0.0, ground.width() * qMin(1.0, share)));
    if (cell.direction == Qt::RightToLeft)
        filled.moveRight(ground.right());
    // Of other rows it stays as it is when another widget has the focus.
    const QPalette &palette = isSelected || !cell.widget ? cell.palette : cell.widget->palette();
    paintBar(painter, ground, filled, palette, isSelected);
}

/// In the place of the style's box, one that can be told from its ground in the dark and on a selected row, which those
/// of some styles cannot.
void paintTickBox(QPainter *painter, const QStyleOptionViewItem &cell)
{
    const QStyle *style = cell.widget ? cell.widget->style() : QApplication::style();
    const QRect room = style->subElementRect(QStyle::SE_ItemViewItemCheckIndicator, &cell, cell.widget);
    const QPalette &palette = cell.palette;
    const bool isTicked = cell.checkState == Qt::Checked;
    const bool isSelected = cell.state.testFlag(QStyle::State_Selected);
    const QRectF box = QRectF(room).adjusted(0.5, 0.5, -0.5, -0.5);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
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

/// Symbols are drawn in the colours of the window; those of a selected row only where it has the focus.
void paintSymbol(QPainter *painter, const QStyleOptionViewItem &cell, const QIcon &icon, const QRect &room)
{
    const bool isOnHighlight = cell.state.testFlag(QStyle::State_Selected) && cell.state.testFlag(QStyle::State_Active);
    icon.paint(painter, room, Qt::AlignCenter, isOnHighlight ? QIcon::Selected : QIcon::Normal);
}

/// The first cell of a row: a box to tick, the symbol of what it is, its name, and at the end the sign of a mark.
void paintName(QPainter *painter, const QStyleOptionViewItem &cell, const QModelIndex &index)
{
    const QStyle *style = cell.widget ? cell.widget->style() : QApplication::style();
    if (index.flags().testFlag(Qt::ItemIsUserCheckable))
        paintTickBox(painter, cell);
    paintSymbol(painter, cell, cell.icon, style->subElementRect(QStyle::SE_ItemViewItemDecoration, &cell, cell.widget));
    const int margin = style->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, cell.widget) + 1;
    QRect room = style->subElementRect(QStyle::SE_ItemViewItemText, &cell, cell.widget).adjusted(margin, 0, -margin, 0);
    if (const QVariant mark = index.data(LazyTree::MarkRole); mark.isValid()) {
        const QRect &all = cell.rect;
        const QRect place = QStyle::visualRect(
            cell.direction, all,
            QRect(all.right() - symbolSize - 4, all.center().y() - symbolSize / 2 + 1, symbolSize, symbolSize));
        const bool isWhole = mark.value<Qt::CheckState>() == Qt::Checked;
        paintSymbol(painter, cell, symbol(isWhole ? u"marked"_s : u"partlymarked"_s), place);
        if (cell.direction == Qt::RightToLeft)
            room.setLeft(qMax(room.left(), place.right() + 5));
        else
            room.setRight(qMin(room.right(), place.left() - 5));
    }
    painter->save();
    const bool isSelected = cell.state.testFlag(QStyle::State_Selected);
    painter->setPen(cell.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text));
    painter->setFont(cell.font);
    painter->drawText(room, int(QStyle::visualAlignment(cell.direction, cell.displayAlignment)),
                      cell.fontMetrics.elidedText(cell.text, cell.textElideMode, room.width()));
    painter->restore();
}

} // namespace

void RowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    QStyleOptionViewItem ground = cell;
    for (auto feature : {QStyleOptionViewItem::HasDecoration, QStyleOptionViewItem::HasDisplay,
                         QStyleOptionViewItem::HasCheckIndicator})
        ground.features.setFlag(feature, false);
    ground.text.clear();
    ground.icon = QIcon();
    const QStyle *style = cell.widget ? cell.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &ground, painter, cell.widget);
    if (index.column() == 0) {
        paintName(painter, cell, index);
        return;
    }

    const QString text = cell.text;
    const QIcon icon = cell.icon;
    const bool isSelected = cell.state.testFlag(QStyle::State_Selected);
    // Laid out from left to right; what is drawn is mirrored where one reads the other way.
    const auto placed = [&](const QRect &place) { return QStyle::visualRect(cell.direction, cell.rect, place); };
    const int padding = Header::padding(index.column());
    QRect room = cell.rect.adjusted(padding, 0, -padding, 0);
    QColor ink = cell.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text);
    Qt::Alignment alignment = cell.displayAlignment;
    if (const QVariant share = index.data(LazyTree::ShareRole); share.isValid()) {
        const int textWidth = cell.fontMetrics.horizontalAdvance(u"100 %"_s);
        paintShare(painter, cell, placed(room.adjusted(0, 0, -textWidth - 8, 0)), share.toDouble());
        room.setLeft(room.right() - textWidth);
        alignment = QStyle::visualAlignment(cell.direction, Qt::AlignVCenter | Qt::AlignRight);
        if (!isSelected)
            ink = quietColour(cell.palette);
    }
    if (!icon.isNull()) {
        const QRect place(room.left(), room.center().y() - 7, symbolSize, symbolSize);
        paintSymbol(painter, cell, icon, placed(place));
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
        option->decorationSize = QSize(symbolSize, symbolSize);
    }
    if (const QVariant mark = index.data(LazyTree::MarkRole); mark.isValid()) {
        // Told by its sign, too: not everybody sees colours.
        if (mark.value<Qt::CheckState>() == Qt::Checked)
            option->backgroundBrush = markGroundColour(option->palette);
    }
    if (index.data(LazyTree::DominantRole).toBool())
        option->font.setBold(true);
    option->fontMetrics = QFontMetrics(option->font);
    if (index.data(LazyTree::ReferenceRole).toBool())
        option->palette.setColor(QPalette::Text, quietColour(option->palette));
}

} // namespace depotscope
