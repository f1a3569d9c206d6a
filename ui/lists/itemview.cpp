// SPDX-License-Identifier: MIT
#include "ui/lists/itemview.h"

#include "ui/lists/header.h"
#include "ui/lists/rowdelegate.h"
#include "ui/parts/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QSettings>

namespace depotscope {

using namespace Qt::StringLiterals;

ItemView::ItemView(InventoryModel *model, const QString &name, QWidget *parent)
    : QTreeView(parent)
    , m_items(model)
{
    setObjectName(name);
    setItemDelegate(new RowDelegate(this));
    setUniformRowHeights(true);
    setSelectionMode(ExtendedSelection);
    setAllColumnsShowFocus(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollMode(ScrollPerPixel);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setExpandsOnDoubleClick(true);
    setHeader(new Header(this));
    setModel(model);
    header()->setSortIndicator(model->sortColumn(), model->sortOrder());
    setSortingEnabled(true);

    connect(this, &QTreeView::expanded, this, [this](const QModelIndex &index) { m_open.insert(keyPath(index)); });
    connect(this, &QTreeView::collapsed, this, [this](const QModelIndex &index) { m_open.remove(keyPath(index)); });
    connect(model, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        m_isResetting = true;
        m_scrolled = verticalScrollBar()->value();
        for (const QModelIndex &row : chosen())
            m_chosen.insert(keyPath(row));
    });
    connect(model, &QAbstractItemModel::modelReset, this, &ItemView::restoreAfterReset);
}

void ItemView::setColumns(const std::vector<int> &widths, int stretched, const std::vector<int> &dispensable)
{
    for (size_t column = 0; column < widths.size(); ++column)
        header()->resizeSection(int(column), widths[column]);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(stretched, QHeaderView::Stretch);
    m_stretched = stretched;
    m_readable = widths[size_t(stretched)];
    m_dispensable = dispensable;
}

void ItemView::resizeEvent(QResizeEvent *event)
{
    fitColumns();
    QTreeView::resizeEvent(event);
}

void ItemView::paintEvent(QPaintEvent *event)
{
    QTreeView::paintEvent(event);
    if (m_items->rowCount() > 0 || !m_items->isFiltered())
        return;
    QPainter painter(viewport());
    painter.setPen(quietColour(palette()));
    painter.drawText(viewport()->rect().adjusted(16, 32, -16, -16), Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap,
                     tr("Nothing here matches the filter."));
}

/// Also while another window is the active one, so that one comes back to what one left.
bool ItemView::hasWindowFocus() const
{
    return window()->focusWidget() == this;
}

void ItemView::initViewItemOption(QStyleOptionViewItem *option) const
{
    QTreeView::initViewItemOption(option);
    option->state.setFlag(QStyle::State_Active, hasWindowFocus());
    if (hasWindowFocus())
        return;
    option->palette.setColor(QPalette::Highlight, unfocusedGroundColour(palette()));
    option->palette.setColor(QPalette::HighlightedText, palette().color(QPalette::Text));
}

void ItemView::drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QTreeView::drawRow(painter, option, index);
    const bool isSelected = selectionModel()->isSelected(index);
    const bool isCurrent = index.siblingAtColumn(0) == currentIndex().siblingAtColumn(0);
    const QRect row(0, option.rect.y(), viewport()->width(), option.rect.height());
    if (isCurrent && hasWindowFocus()) {
        painter->save();
        painter->setPen(QPen(focusColour(palette(), isSelected), 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(row.adjusted(1, 1, -1, -1));
        painter->restore();
    } else if (isSelected && !hasWindowFocus()) {
        const QRect edge(0, row.y(), 3, row.height());
        painter->fillRect(QStyle::visualRect(layoutDirection(), row, edge), barColour(palette(), false));
    }
}

void ItemView::focusInEvent(QFocusEvent *event)
{
    // It makes a row current that nobody has chosen, and that is nothing to come back to.
    const QByteArray chosen = m_current;
    QTreeView::focusInEvent(event);
    if (!selectionModel()->hasSelection())
        m_current = chosen;
}

void ItemView::fitColumns()
{
    for (int column : m_dispensable)
        setColumnHidden(column, false);
    int rest = viewport()->width();
    for (int column = 0; column < header()->count(); ++column)
        rest -= column == m_stretched ? 0 : header()->sectionSize(column);
    for (int column : m_dispensable) {
        if (rest >= m_readable)
            break;
        rest += header()->sectionSize(column);
        setColumnHidden(column, true);
    }
    // Where the one that takes what is left had to go, another does.
    header()->setStretchLastSection(isColumnHidden(m_stretched));
}

void ItemView::goTo(const QByteArray &place)
{
    QModelIndex at;
    for (const QByteArray &key : place.split('\0')) {
        const QModelIndex below = key.isEmpty() ? QModelIndex() : m_items->childByKey(at, key);
        if (!below.isValid())
            break;
        at = below;
    }
    if (at.isValid())
        setCurrentIndex(at);
}

void ItemView::keyPressEvent(QKeyEvent *event)
{
    // In whatever cell of its row the cursor is.
    const QModelIndex ticked = currentIndex().siblingAtColumn(0);
    const bool isPlainSpace = event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier;
    if (!isPlainSpace || !m_items->flags(ticked).testFlag(Qt::ItemIsUserCheckable)) {
        const QScopedValueRollback handling(m_isHandlingKey, true);
        QTreeView::keyPressEvent(event);
        return;
    }
    const bool isTicked = ticked.data(Qt::CheckStateRole).value<Qt::CheckState>() == Qt::Checked;
    m_items->tick(selectionModel()->isSelected(ticked) ? chosen() : QModelIndexList{ticked}, !isTicked);
}

/// What was kept by a version with fewer columns is of others.
QString ItemView::headerKey() const
{
    return u"%1/header%2"_s.arg(objectName()).arg(header()->count());
}

void ItemView::restore(const QSettings &settings)
{
    header()->restoreState(settings.value(headerKey()).toByteArray());
    m_items->sort(header()->sortIndicatorSection(), header()->sortIndicatorOrder());
}

void ItemView::save(QSettings &settings) const
{
    settings.setValue(headerKey(), header()->saveState());
}

QModelIndexList ItemView::chosen() const
{
    return selectionModel()->selectedRows();
}

void ItemView::startAtFirst()
{
    // Not currentIndex(): a view that gets the focus makes its first row current without selecting it.
    if (selectionModel()->hasSelection() || m_items->rowCount() == 0)
        return;
    const QModelIndex first = m_items->index(0, 0);
    setCurrentIndex(first);
    m_current = keyPath(first); // also if the focus had made it current before
    expand(first);
}

void ItemView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTreeView::currentChanged(current, previous);
    if (m_isResetting)
        return;
    if (current.isValid())
        m_current = keyPath(current);
    emit currentRowChanged();
}

QItemSelectionModel::SelectionFlags ItemView::selectionCommand(const QModelIndex &index, const QEvent *event) const
{
    // A row that a link or a shortcut leads to is chosen alone, whatever keys are still held.
    // That Qt asks without an event while it handles a key is no such case.
    return event || m_isHandlingKey ? QTreeView::selectionCommand(index, event)
                                    : QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows;
}

void ItemView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTreeView::selectionChanged(selected, deselected);
    if (m_isResetting)
        return;
    m_chosen.clear(); // what a filter has hidden of it is not chosen any more
    emit chosenChanged();
}

QByteArray ItemView::keyPath(const QModelIndex &index) const
{
    QByteArray path;
    for (QModelIndex at = index.siblingAtColumn(0); at.isValid(); at = at.parent())
        path.prepend(at.data(LazyTree::KeyRole).toByteArray() + '\0');
    return path;
}

void ItemView::restoreBelow(const QModelIndex &parent, const QByteArray &path, QItemSelection &chosen)
{
    QModelIndex firstChosen; // neighbours are one range: the selection asks each of its ranges about each row
    const int rows = m_items->rowCount(parent);
    for (int row = 0; row < rows; ++row) {
        const QModelIndex child = m_items->index(row, 0, parent);
        const QByteArray childPath = path + child.data(LazyTree::KeyRole).toByteArray() + '\0';
        if (childPath == m_current)
            selectionModel()->setCurrentIndex(child, QItemSelectionModel::NoUpdate);
        const bool isChosen = m_chosen.contains(childPath);
        if (isChosen && !firstChosen.isValid())
            firstChosen = child;
        if (firstChosen.isValid() && (!isChosen || row + 1 == rows))
            chosen.select(std::exchange(firstChosen, {}), isChosen ? child : m_items->index(row - 1, 0, parent));
        if (!m_open.contains(childPath) || !m_items->hasChildren(child))
            continue;
        // The view only notes what to open until it is laid out again, and makes no rows for it.
        m_items->fetchMore(child);
        expand(child);
        restoreBelow(child, childPath, chosen);
    }
}

void ItemView::restoreAfterReset()
{
    // Rows are made and sorted for those who look; a view that was never looked at has nothing to come back to.
    QItemSelection chosen;
    if (!m_current.isEmpty() || !m_open.isEmpty() || !m_chosen.isEmpty())
        restoreBelow({}, {}, chosen);
    if (chosen.isEmpty() && !m_chosen.isEmpty() && currentIndex().isValid())
        chosen.select(currentIndex(), currentIndex());
    selectionModel()->select(chosen, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_isResetting = false;
    if (isVisible() || m_scrolled > 0) {
        executeDelayedItemsLayout();
        verticalScrollBar()->setValue(m_scrolled);
    }
    emit currentRowChanged();
    emit chosenChanged();
}

} // namespace depotscope
