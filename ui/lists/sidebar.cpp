// SPDX-License-Identifier: MIT
#include "ui/lists/sidebar.h"

#include "ui/parts/theme.h"

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
constexpr int unfoldedWidth = 200;
constexpr int textIndent = 34;
constexpr int topMargin = 6;

class PageDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const bool isSelected = option.state.testFlag(QStyle::State_Selected);
        const bool isFolded = option.rect.width() <= foldedWidth;
        const QPalette &palette = option.palette;
        const QRect room = option.rect.adjusted(5, 2, -5, -2);
        if (!index.flags().testFlag(Qt::ItemIsSelectable)) {
            paintHeading(painter, option, index.data().toString());
            return;
        }
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (isSelected || option.state.testFlag(QStyle::State_MouseOver)) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(
                isSelected ? palette.brush(QPalette::Highlight)
                           : QBrush(mixed(palette.color(QPalette::Window), palette.color(QPalette::Text), 0.07)));
            painter->drawRoundedRect(room, 5, 5);
        }
        if (option.state.testFlag(QStyle::State_HasFocus)) {
            painter->setPen(QPen(palette.color(QPalette::Text), 1.5));
            painter->setBrush(Qt::NoBrush);
            painter->drawRoundedRect(QRectF(room).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
        }
        const auto placed = [&](const QRect &place) {
            return QStyle::visualRect(option.direction, option.rect, place);
        };
        const QRect iconRoom =
            placed({room.left() + (isFolded ? (room.width() - 16) / 2 : 9), room.center().y() - 7, 16, 16});
        index.data(Qt::DecorationRole)
            .value<QIcon>()
            .paint(painter, iconRoom, Qt::AlignCenter, isSelected ? QIcon::Selected : QIcon::Normal);
        if (!isFolded) {
            painter->setPen(palette.color(isSelected ? QPalette::HighlightedText : QPalette::WindowText));
            QRect textRoom = room.adjusted(textIndent, 0, -9, 0);
            const QVariant count = index.data(countRole);
            const QString number = count.isValid() ? QLocale().toString(count.toInt()) : QString();
            const int numberWidth = number.isEmpty() ? 0 : option.fontMetrics.horizontalAdvance(number) + 8;
            const QRect nameRoom = textRoom.adjusted(0, 0, -numberWidth, 0);
            painter->drawText(placed(nameRoom), int(QStyle::visualAlignment(option.direction, leading)),
                              option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, nameRoom.width()));
            if (!isSelected)
                painter->setPen(quietColour(palette));
            painter->drawText(placed(textRoom), int(QStyle::visualAlignment(option.direction, trailing)), number);
        }
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {foldedWidth, rowHeight};
    }

    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        const QRect room = option.rect.adjusted(5 + textIndent - 6, 4, -7, -4);
        editor->setGeometry(QStyle::visualRect(option.direction, option.rect, room));
    }

private:
    static constexpr Qt::Alignment leading = Qt::AlignVCenter | Qt::AlignLeft;
    static constexpr Qt::Alignment trailing = Qt::AlignVCenter | Qt::AlignRight;

    static void paintHeading(QPainter *painter, const QStyleOptionViewItem &option, const QString &text)
    {
        const bool isFolded = option.rect.width() <= foldedWidth;
        painter->save();
        QPalette palette = option.palette;
        palette.setCurrentColorGroup(QPalette::Active); // it cannot be chosen, but read
        painter->setPen(mixed(palette.color(QPalette::Window), palette.color(QPalette::Text), 0.15));
        painter->drawLine(option.rect.left() + 12, option.rect.top() + 5, option.rect.right() - 12,
                          option.rect.top() + 5);
        painter->setPen(quietColour(palette));
        if (!isFolded)
            painter->drawText(option.rect.adjusted(14, 8, -14, 0),
                              int(QStyle::visualAlignment(option.direction, leading)), text);
        painter->restore();
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
    setViewportMargins(0, topMargin, 0, 0);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    setFolded(false);
}

void Sidebar::addHeading(const QString &text)
{
    (new QListWidgetItem(text, this))->setFlags(Qt::NoItemFlags);
}

void Sidebar::addPage(const QString &text, const QString &symbolName, const QString &toolTip)
{
    auto *item = new QListWidgetItem(symbol(symbolName), text, this);
    item->setToolTip(toolTip);
}

void Sidebar::setCount(int page, int count)
{
    QListWidgetItem *entry = item(page);
    if (entry->isHidden() != (count < 0)) {
        entry->setHidden(count < 0);
        updateGeometry();
    }
    entry->setData(countRole, count);
    entry->setData(Qt::AccessibleTextRole, u"%1, %2"_s.arg(entry->text(), QLocale().toString(count)));
}

QSize Sidebar::sizeHint() const
{
    int shown = 0;
    for (int row = 0; row < count(); ++row)
        shown += !item(row)->isHidden();
    return {width(), topMargin + shown * rowHeight};
}

void Sidebar::setFolded(bool folded)
{
    setFixedWidth(folded ? foldedWidth : unfoldedWidth);
}

} // namespace depotscope
