// SPDX-License-Identifier: MIT
#include "ui/lists/header.h"

#include "ui/parts/theme.h"

#include <QPainter>

namespace depotscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int arrowRoom = 14;

} // namespace

Header::Header(QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsClickable(true);
    setSectionsMovable(true);
    setHighlightSections(false);
    setStretchLastSection(true);
    setMinimumSectionSize(48);
    setMouseTracking(true);
}

void Header::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    painter->save();
    const bool isHovered = rect.contains(mapFromGlobal(QCursor::pos())) && isEnabled();
    const QColor ground = palette().color(QPalette::Base);
    const QColor line = mixed(ground, palette().color(QPalette::Text), 0.15);
    painter->fillRect(rect, isHovered ? mixed(ground, palette().color(QPalette::Text), 0.05) : ground);
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), line);
    const auto placed = [&](const QRect &place) { return QStyle::visualRect(layoutDirection(), rect, place); };
    if (visualIndex(section) < count() - 1)
        painter->fillRect(placed({rect.right(), rect.top() + 7, 1, rect.height() - 14}), line);

    const bool isSorted = isSortIndicatorShown() && sortIndicatorSection() == section;
    const auto alignment = model()->headerData(section, orientation(), Qt::TextAlignmentRole).value<Qt::Alignment>();
    const bool isRight = alignment.testFlag(Qt::AlignRight);
    const QString title = model()->headerData(section, orientation(), Qt::DisplayRole).toString();
    const QRect room = rect.adjusted(padding(section), 0, -padding(section), 0);
    const QRect textRoom = isRight || !isSorted ? room : room.adjusted(0, 0, -arrowRoom, 0);
    painter->setPen(isSorted ? palette().color(QPalette::Text) : quietColour(palette()));
    const QString shown = fontMetrics().elidedText(title, Qt::ElideRight, textRoom.width());
    const Qt::Alignment written = Qt::AlignVCenter | (isRight ? Qt::AlignRight : Qt::AlignLeft);
    painter->drawText(placed(textRoom), int(QStyle::visualAlignment(layoutDirection(), written)), shown);

    if (isSorted) {
        const int width = fontMetrics().horizontalAdvance(shown);
        const double fromLeft =
            isRight ? room.right() - width - arrowRoom / 2.0 : room.left() + width + arrowRoom / 2.0 + 1;
        const double x = layoutDirection() == Qt::RightToLeft ? rect.left() + rect.right() - fromLeft : fromLeft;
        const double y = rect.center().y() + 0.5;
        const double rise = sortIndicatorOrder() == Qt::AscendingOrder ? -2.0 : 2.0;
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(painter->pen().color(), 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->drawPolyline(QPolygonF({{x - 3.5, y - rise}, {x, y + rise}, {x + 3.5, y - rise}}));
    }
    painter->restore();
}

QSize Header::sizeHint() const
{
    return {QHeaderView::sizeHint().width(), fontMetrics().height() + 14};
}

} // namespace depotscope
