// SPDX-License-Identifier: MIT
#include "ui/sidebar.h"

#include "ui/look.h"

#include <QApplication>
#include <QLocale>
#include <QPainter>
#include <QStyledItemDelegate>

namespace depotscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int countRole = Qt::UserRole;
constexpr int rowHeight = 34;
constexpr int foldedWidth = 46;
constexpr int unfoldedWidth = 184;

class PageDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const bool isSelected = option.state.testFlag(QStyle::State_Selected);
        const bool isFolded = option.rect.width() <= foldedWidth;
        const QPalette &palette = option.palette;
        const QRect room = option.rect.adjusted(5, 2, -5, -2);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (isSelected || option.state.testFlag(QStyle::State_MouseOver)) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(
                isSelected ? palette.brush(QPalette::Highlight)
                           : QBrush(mixed(palette.color(QPalette::Window), palette.color(QPalette::Text), 0.07)));
            painter->drawRoundedRect(room, 5, 5);
        }
        if (isSelected && option.state.testFlag(QStyle::State_HasFocus)) {
            painter->setPen(QPen(palette.color(QPalette::Text), 1.5));
            painter->setBrush(Qt::NoBrush);
            painter->drawRoundedRect(QRectF(room).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
        }
        const QRect iconRoom(room.left() + (isFolded ? (room.width() - 16) / 2 : 9), room.center().y() - 7, 16, 16);
        index.data(Qt::DecorationRole)
            .value<QIcon>()
            .paint(painter, iconRoom, Qt::AlignCenter, isSelected ? QIcon::Selected : QIcon::Normal);
        if (!isFolded) {
            painter->setPen(palette.color(isSelected ? QPalette::HighlightedText : QPalette::WindowText));
            painter->drawText(room.adjusted(34, 0, -8, 0), Qt::AlignVCenter | Qt::AlignLeft,
                              index.data(Qt::DisplayRole).toString());
            if (!isSelected)
                painter->setPen(quietColour(palette));
            if (const QVariant count = index.data(countRole); count.isValid())
                painter->drawText(room.adjusted(34, 0, -9, 0), Qt::AlignVCenter | Qt::AlignRight,
                                  QLocale().toString(count.toInt()));
        }
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {foldedWidth, rowHeight};
    }
};

} // namespace

Sidebar::Sidebar(QWidget *parent)
    : QListWidget(parent)
{
    setObjectName(u"sidebar"_s);
    setAccessibleName(tr("Pages"));
    setFrameShape(QFrame::NoFrame);
    setItemDelegate(new PageDelegate(this));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    viewport()->setBackgroundRole(QPalette::Window);
    viewport()->setAutoFillBackground(true);
    setViewportMargins(0, 6, 0, 0);
    setFolded(false);
}

void Sidebar::addPage(const QString &text, const QString &symbolName, const QString &toolTip)
{
    auto *item = new QListWidgetItem(symbol(symbolName), text, this);
    item->setToolTip(toolTip);
}

void Sidebar::setCount(int page, int count)
{
    QListWidgetItem *entry = item(page);
    entry->setHidden(count < 0);
    entry->setData(countRole, count);
    entry->setData(Qt::AccessibleTextRole, u"%1, %2"_s.arg(entry->text(), QLocale().toString(count)));
}

void Sidebar::setFolded(bool folded)
{
    setFixedWidth(folded ? foldedWidth : unfoldedWidth);
}

} // namespace depotscope
