// SPDX-License-Identifier: MIT
#include "ui/lists/filterlist.h"

#include "ui/parts/namedaction.h"
#include "ui/parts/theme.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QSettings>
#include <algorithm>

namespace depotscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int headings = 1;

} // namespace

FilterList::FilterList(QSettings *settings, QWidget *parent)
    : Sidebar(parent)
    , m_settings(settings)
{
    setObjectName(u"filterList"_s);
    setAccessibleName(tr("Filters"));
    setEditTriggers(EditKeyPressed);
    m_save = namedAction(this, "saveFilter", tr("Save &Filter…"),
                         tr("Put the filter into the list at the side, under a name of your choice (Ctrl+D)."),
                         symbol(u"kept"_s));
    m_save->setShortcut(Qt::CTRL | Qt::Key_D);
    connect(m_save, &QAction::triggered, this, &FilterList::save);
    m_rename = namedAction(this, "renameFilter", tr("&Rename"), tr("Give the saved filter another name (F2)."));
    connect(m_rename, &QAction::triggered, this, [this] { editItem(currentItem()); });
    m_remove = namedAction(this, "removeFilter", tr("R&emove"), tr("Take the saved filter off the list (Del)."),
                           symbol(u"remove"_s));
    m_remove->setShortcut(QKeySequence::Delete);
    m_remove->setShortcutContext(Qt::WidgetShortcut);
    addAction(m_remove);
    connect(m_remove, &QAction::triggered, this, &FilterList::remove);

    addHeading(tr("Filters"));
    using Column = ItemListModel::Column;
    add({tr("Biggest"), {}, u"review"_s, tr("All items, the biggest first.")});
    add({tr("Longest unused"), u"unused:0"_s, u"clock"_s, tr("What was not used for longest, as far as is known."),
         Column::LastUse, Qt::AscendingOrder});
    add({tr("Orphans"), u"orphan"_s, u"orphaned"_s, tr("What nothing keeps.")});
    add({tr("Unused 6 months"), u"unused:6mo"_s, u"idle"_s, tr("What was last used longer than six months ago.")});
    add({tr("Stale caches"), u"stale"_s, u"compiled"_s,
         tr("Compiled for a Julia or for sources that are gone, or by an older build.")});
    add({tr("Bigger than 1 GB"), u">1GB"_s, u"space"_s, tr("Single items that take more than 1 GB.")});
    if (m_settings) {
        const int saved = m_settings->beginReadArray(u"filters"_s);
        for (int i = 0; i < saved; ++i) {
            m_settings->setArrayIndex(i);
            add({m_settings->value(u"name"_s).toString(),
                 m_settings->value(u"filter"_s).toString(),
                 u"search"_s,
                 {},
                 ItemListModel::Column::Size,
                 Qt::DescendingOrder,
                 true});
        }
        m_settings->endArray();
    }
    setCurrentRow(-1);
    enableActions();
    connect(this, &QListWidget::itemClicked, this, &FilterList::choose);
    connect(this, &QListWidget::itemActivated, this, &FilterList::choose);
    connect(this, &QListWidget::currentRowChanged, this, &FilterList::enableActions);
    connect(this, &QListWidget::itemChanged, this, [this](QListWidgetItem *changed) {
        Entry *entry = entryAt(row(changed));
        if (!entry || !entry->isSaved || entry->name == changed->text())
            return;
        entry->name = changed->text().trimmed();
        if (entry->name.isEmpty())
            entry->name = entry->filter;
        changed->setText(entry->name);
        keep();
        if (m_items)
            countItems(*m_items);
    });
}

FilterList::Entry *FilterList::entryAt(int row)
{
    return row >= headings ? &m_entries[size_t(row - headings)] : nullptr;
}

void FilterList::add(const Entry &entry)
{
    m_entries.push_back(entry);
    addPage(entry.name, entry.symbolName, entry.isSaved ? entry.filter : entry.toolTip);
    if (!entry.isSaved)
        return;
    QListWidgetItem *added = item(count() - 1);
    added->setFlags(added->flags() | Qt::ItemIsEditable);
}

void FilterList::setCurrent(const QString &filter, bool isUsed)
{
    m_filter = filter;
    const auto found = std::ranges::find(m_entries, filter, &Entry::filter);
    // Of all items, the page itself is the one that says so.
    const bool isKnown = isUsed && !filter.isEmpty() && found != m_entries.end();
    setCurrentRow(isKnown ? int(found - m_entries.begin()) + headings : -1);
}

void FilterList::countItems(ItemListModel &items)
{
    m_items = &items;
    for (int row = headings; row < count(); ++row) {
        const auto filter = Filter::parse(entryAt(row)->filter);
        setCount(row, filter ? items.countOf(*filter) : 0);
    }
}

void FilterList::choose()
{
    if (const Entry *entry = entryAt(currentRow()))
        emit chosen(entry->filter, entry->column, entry->order);
}

void FilterList::save()
{
    auto found = std::ranges::find_if(m_entries,
                                      [this](const Entry &entry) { return entry.isSaved && entry.filter == m_filter; });
    if (found == m_entries.end()) {
        add({m_filter, m_filter, u"search"_s, {}, ItemListModel::Column::Size, Qt::DescendingOrder, true});
        found = m_entries.end() - 1;
        keep();
        if (m_items)
            countItems(*m_items);
    }
    setCurrentRow(int(found - m_entries.begin()) + headings);
    setFocus();
    editItem(currentItem());
}

void FilterList::remove()
{
    const int at = currentRow();
    const Entry *entry = entryAt(at);
    if (!entry || !entry->isSaved)
        return;
    m_entries.erase(m_entries.begin() + (at - headings));
    delete takeItem(at);
    keep();
}

void FilterList::enableActions()
{
    const Entry *entry = entryAt(currentRow());
    for (QAction *action : {m_rename, m_remove})
        action->setEnabled(entry && entry->isSaved);
}

void FilterList::keep() const
{
    if (!m_settings)
        return;
    m_settings->remove(u"filters"_s);
    m_settings->beginWriteArray(u"filters"_s);
    int i = 0;
    for (const Entry &entry : m_entries) {
        if (!entry.isSaved)
            continue;
        m_settings->setArrayIndex(i++);
        m_settings->setValue(u"name"_s, entry.name);
        m_settings->setValue(u"filter"_s, entry.filter);
    }
    m_settings->endArray();
}

void FilterList::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"filterMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions({m_save, m_rename, m_remove});
    menu->popup(event->globalPos());
}

} // namespace depotscope
