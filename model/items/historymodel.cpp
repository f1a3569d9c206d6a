// SPDX-License-Identifier: MIT
#include "model/items/historymodel.h"

#include "model/items/wording.h"
#include "model/text/names.h"

#include <algorithm>

namespace depotscope {

using namespace Qt::StringLiterals;

namespace {

QString dayText(Time time)
{
    return isoText(time).left(10);
}

qint64 bytesOf(const JournalEntry &record)
{
    qint64 bytes = 0;
    for (const JournalItem &item : record.items)
        bytes += item.item.bytes;
    return bytes;
}

int countOf(const JournalEntry &record, ItemState state)
{
    return int(std::ranges::count(record.items, state, &JournalItem::state));
}

/// "12 scratch spaces", or "12 items" of several kinds.
template <typename Items, typename KindOf> QString countText(const Items &items, KindOf kindOf)
{
    const bool isOneKind = !items.empty()
        && std::ranges::all_of(items, [&](const auto &item) { return kindOf(item) == kindOf(items.front()); });
    return isOneKind ? countText(kindOf(items.front()), int(items.size()))
                     : HistoryModel::tr("%Ln item(s)", nullptr, int(items.size()));
}

/// " – tides, waves, ebb, …": the biggest few, which come first.
template <typename Items, typename NameOf> QString namesText(const Items &items, NameOf nameOf)
{
    constexpr size_t mostNames = 3;
    QStringList names;
    for (size_t i = 0; i < std::min(items.size(), mostNames); ++i)
        names += forPeople(nameOf(items[i]));
    if (items.size() > mostNames)
        names += u"…"_s;
    return names.isEmpty() ? QString() : u" – "_s + names.join(u", "_s);
}

QString untilText(const JournalEntry &record)
{
    const Time until = record.when + trashPeriod;
    return until < currentTime() ? HistoryModel::tr("Held until the next clean")
                                 : HistoryModel::tr("Held until %1").arg(dayText(until));
}

} // namespace

HistoryModel::HistoryModel(QObject *parent)
    : InventoryModel(int(Column::When), Qt::DescendingOrder, parent)
{
}

void HistoryModel::prepare()
{
    m_events.clear();
    m_items.clear();
    m_gone.clear();
    m_held = 0;
    const History *history = shown().history.get();
    if (!history || !shown().inventory)
        return;
    const auto isShown = [this](const QByteArray &depot) {
        return !shown().depot || inventory().depots[size_t(*shown().depot)].path == depot;
    };
    for (const JournalPage &page : history->pages) {
        const bool isEmpty = page.record.items.empty() && page.record.manifest.isEmpty(); // it only noted what waits
        if (isEmpty || !isShown(page.depot))
            continue;
        m_events.push_back({.page = &page});
        m_held += page.record.bytes(ItemState::Trashed);
    }
    for (const ExternalRemoval &removal : history->removals) {
        if (isShown(removal.depot))
            m_events.push_back({.removal = &removal});
    }
}

Details HistoryModel::detailsAt(Row at) const
{
    Details details;
    details.icon = iconOf(at);
    details.title = nameOf(at);
    const auto add = [&](const QString &label, const QString &text, bool isPath = false) {
        details.facts.push_back({label, text, isPath, {}});
    };
    add(tr("State"), stateOf(at));
    add(tr("When"), isoText(timeOf(at)));
    if (sizeOf(at) > 0)
        add(tr("Size"), tr("%1, %2 bytes on disk").arg(formatBytes(sizeOf(at)), QLocale().toString(sizeOf(at))));
    switch (Type(at.type)) {
    case CleanRow: {
        const JournalEntry &page = record(at);
        if (freedOf(at) > 0)
            add(tr("Freed"), tr("%1, measured").arg(formatBytes(freedOf(at))));
        if (!page.manifest.isEmpty()) {
            details.sentence = tr("Julia's logs do not name it any more, so it keeps nothing. Its files were not "
                                  "touched.");
            details.path = page.manifest;
            details.folder = parentFolder(page.manifest);
        } else {
            details.sentence = page.has(ItemState::Trashed)
                ? tr("What is held lies in the depot and takes its room there until it is freed or brought back.")
                : tr("Nothing of it is held any more.");
            if (!doerOf(at).isEmpty())
                details.particulars.push_back({tr("Done by"), doerOf(at), false, {}});
        }
        details.particulars.push_back({tr("Number"), QString::fromLatin1(page.id), true, {}});
        break;
    }
    case ItemRow:
        details.sentence = item(at).item.reason;
        details.path = pathOf(at);
        details.folder = parentFolder(details.path);
        break;
    case RemovalRow:
        details.sentence =
            tr("This was there at the scan before and is not there any more. Depotscope did not take it.");
        details.particulars.push_back({tr("Done by"), doerOf(at), false, {}});
        add(tr("Seen last"), isoText(removal(at).after));
        break;
    case GoneRow:
        details.path = pathOf(at);
        details.folder = parentFolder(details.path);
        break;
    case Top:
        break;
    }
    return details;
}

std::optional<CleanId> HistoryModel::heldAt(const QModelIndex &index) const
{
    if (!index.isValid())
        return std::nullopt;
    const Row at = row(index);
    if (at.type == CleanRow && record(at).has(ItemState::Trashed))
        return CleanId{m_events[at.value].page->depot, record(at).id};
    if (at.type == ItemRow && item(at).state == ItemState::Trashed) {
        const JournalPage &page = *m_items[at.value].first;
        return CleanId{page.depot, page.record.id, {item(at).item.paths.front().inside}};
    }
    return std::nullopt;
}

bool HistoryModel::isOneItem(const QModelIndex &index) const
{
    return index.isValid() && row(index).type == ItemRow;
}

qint64 HistoryModel::trashedBytesAt(const QModelIndex &index) const
{
    if (!heldAt(index))
        return 0;
    return isOneItem(index) ? item(row(index)).item.bytes : record(row(index)).bytes(ItemState::Trashed);
}

std::optional<DepotPath> HistoryModel::forgottenAt(const QModelIndex &index) const
{
    if (!index.isValid() || row(index).type != CleanRow || !record(row(index)).isForgotten)
        return std::nullopt;
    return DepotPath{m_events[row(index).value].page->depot, record(row(index)).manifest};
}

Heading HistoryModel::headingOf(int column) const
{
    switch (Column(column)) {
    case Column::When:
        return {tr("When"), tr("When it was done, or seen.")};
    case Column::What:
        return {tr("What"), tr("What was done, and to what.")};
    case Column::Size:
        return {tr("Size"), tr("Space on disk of what it was done to."), Heading::Number};
    case Column::Deleted:
        return {tr("Freed"), tr("What became free of it on the disk, measured."), Heading::Number};
    case Column::State:
        return {tr("Now"), tr("Where it is now, and until when it can be brought back.")};
    }
    return {};
}

std::vector<LazyTree::Row> HistoryModel::rowsBelow(Row row)
{
    std::vector<Row> rows;
    switch (Type(row.type)) {
    case Top:
        for (size_t i = 0; i < m_events.size(); ++i) {
            const Row event{m_events[i].page ? CleanRow : RemovalRow, 0, quint32(i)};
            const auto text = [&] {
                QString words = nameOf(event) + u' ' + stateOf(event);
                if (const JournalPage *page = m_events[i].page) {
                    for (const auto &one : page->record.items)
                        words += u' ' + forPeople(one.item.name);
                }
                return words.toLower();
            };
            const Filterable facts{.size = sizeOf(event), .lastUse = {}, .status = {}, .kind = {}, .isStale = false};
            if (filter().keeps(facts, inventory().taken, text))
                rows.push_back(event);
        }
        break;
    case CleanRow:
        for (size_t i = 0; i < record(row).items.size(); ++i) {
            m_items.emplace_back(m_events[row.value].page, i);
            rows.push_back({ItemRow, 0, quint32(m_items.size() - 1)});
        }
        break;
    case RemovalRow:
        for (size_t i = 0; i < removal(row).items.size(); ++i) {
            m_gone.emplace_back(m_events[row.value].removal, i);
            rows.push_back({GoneRow, 0, quint32(m_gone.size() - 1)});
        }
        break;
    case ItemRow:
    case GoneRow:
        break;
    }
    return rows;
}

bool HistoryModel::hasRowsBelow(Row row) const
{
    switch (Type(row.type)) {
    case Top:
        return true;
    case CleanRow:
        return !record(row).items.empty();
    case RemovalRow:
        return !removal(row).items.empty();
    case ItemRow:
    case GoneRow:
        break;
    }
    return false;
}

QString HistoryModel::toolTip(Row row, Row parent, int column) const
{
    if (column == int(Column::When) && parent.type != Top)
        return forPeople(pathOf(row));
    return column == int(Column::What) ? whatOf(row) : text(row, parent, column);
}

QString HistoryModel::description(Row row, Row) const
{
    return u"%1, %2, %3"_s.arg(whatOf(row), formatBytes(sizeOf(row)), stateOf(row));
}

QString HistoryModel::icon(Row row, int column) const
{
    return column == int(Column::When) ? iconOf(row) : QString();
}

bool HistoryModel::showsPath(Row parent, int column) const
{
    return column == int(Column::What) && parent.type != Top;
}

QByteArray HistoryModel::keyOf(Row row) const
{
    switch (Type(row.type)) {
    case CleanRow:
        return m_events[row.value].page->depot + ' ' + record(row).id;
    case ItemRow:
    case GoneRow:
        return pathOf(row);
    case RemovalRow:
        return removal(row).depot + ' ' + QByteArray::number(qint64(removal(row).before.time_since_epoch().count()));
    case Top:
        break;
    }
    return {};
}

SortKey HistoryModel::sortKey(Row row, int column) const
{
    switch (Column(column)) {
    case Column::When:
        return std::optional(timeOf(row));
    case Column::Size:
        return sizeOf(row);
    case Column::Deleted:
        return freedOf(row);
    case Column::What:
    case Column::State:
        break;
    }
    return column == int(Column::What) ? nameOf(row) : stateOf(row);
}

QString HistoryModel::nameOf(Row row) const
{
    switch (Type(row.type)) {
    case CleanRow: {
        const JournalEntry &page = record(row);
        if (!page.manifest.isEmpty())
            return tr("Forgot %1").arg(homeText(page.manifest));
        return countText(page.items, [](const JournalItem &one) { return one.item.kind; });
    }
    case ItemRow:
        return forPeople(item(row).item.name);
    case RemovalRow: {
        return countText(removal(row).items, [](const GoneItem &one) { return one.kind; });
    }
    case GoneRow:
        return forPeople(gone(row).name);
    case Top:
        break;
    }
    return {};
}

QString HistoryModel::whatOf(Row row) const
{
    const QString doer = row.type == RemovalRow || row.type == CleanRow ? doerOf(row) : QString();
    const QString by = doer.isEmpty() ? QString() : u" · "_s + doer;
    if (row.type == CleanRow && record(row).manifest.isEmpty())
        return nameOf(row) + namesText(record(row).items, [](const JournalItem &one) { return one.item.name; }) + by;
    if (row.type == RemovalRow)
        return nameOf(row) + namesText(removal(row).items, [](const GoneItem &one) { return one.name; }) + by;
    return nameOf(row);
}

QString HistoryModel::doerOf(Row row) const
{
    if (row.type == RemovalRow)
        return removal(row).isCollection ? tr("a collection of Pkg") : tr("not Depotscope");
    return sentenceText(askedBy(record(row)));
}

Time HistoryModel::timeOf(Row row) const
{
    switch (Type(row.type)) {
    case CleanRow:
        return record(row).when;
    case ItemRow:
        return m_items[row.value].first->record.when;
    case RemovalRow:
        return removal(row).before;
    case GoneRow:
        return m_gone[row.value].first->before;
    case Top:
        break;
    }
    return {};
}

QString HistoryModel::iconOf(Row row) const
{
    switch (Type(row.type)) {
    case CleanRow:
        if (!record(row).manifest.isEmpty())
            return u"environment"_s;
        return record(row).has(ItemState::Trashed) ? u"held"_s
            : record(row).has(ItemState::Back)     ? u"back"_s
                                                   : u"gone"_s;
    case ItemRow:
        return kindIcon(item(row).item.kind);
    case RemovalRow:
        return u"gone"_s;
    case GoneRow:
        return kindIcon(gone(row).kind);
    case Top:
        break;
    }
    return {};
}

QString HistoryModel::stateOf(Row row) const
{
    switch (Type(row.type)) {
    case CleanRow: {
        const JournalEntry &page = record(row);
        if (!page.manifest.isEmpty())
            return page.isForgotten ? tr("Forgotten") : tr("Remembered again");
        const int trashed = countOf(page, ItemState::Trashed);
        const int back = countOf(page, ItemState::Back);
        const int freed = countOf(page, ItemState::Deleted);
        const int all = int(page.items.size());
        if (trashed == all)
            return untilText(page);
        if (back == all)
            return tr("Brought back");
        if (freed == all)
            return tr("Freed");
        QStringList parts;
        if (trashed > 0)
            parts += tr("%Ln held until %1", nullptr, trashed).arg(dayText(page.when + trashPeriod));
        if (back > 0)
            parts += tr("%Ln brought back", nullptr, back);
        if (freed > 0)
            parts += tr("%Ln freed", nullptr, freed);
        if (trashed + back + freed < all)
            parts += tr("%Ln interrupted", nullptr, all - trashed - back - freed);
        return parts.join(u", "_s);
    }
    case ItemRow:
        switch (item(row).state) {
        case ItemState::Trashed:
            return untilText(m_items[row.value].first->record);
        case ItemState::Back:
            return tr("Brought back");
        case ItemState::Deleted:
            return tr("Freed");
        case ItemState::Trashing:
        case ItemState::Returning:
        case ItemState::Deleting:
            return tr("Interrupted; the next clean finishes it");
        }
        break;
    case RemovalRow:
    case GoneRow:
        return tr("Gone");
    case Top:
        break;
    }
    return {};
}

QByteArray HistoryModel::pathOf(Row row) const
{
    switch (Type(row.type)) {
    case CleanRow:
        return record(row).manifest;
    case ItemRow:
        return joined(m_items[row.value].first->depot, item(row).item.paths.front().inside);
    case GoneRow:
        return gone(row).path;
    case RemovalRow:
    case Top:
        break;
    }
    return {};
}

qint64 HistoryModel::sizeOf(Row row) const
{
    switch (Type(row.type)) {
    case CleanRow:
        return bytesOf(record(row));
    case ItemRow:
        return item(row).item.bytes;
    case RemovalRow:
        return removal(row).bytes();
    case GoneRow:
        return gone(row).bytes;
    case Top:
        break;
    }
    return 0;
}

qint64 HistoryModel::freedOf(Row row) const
{
    return row.type == CleanRow ? record(row).freed : 0;
}

QString HistoryModel::text(Row row, Row parent, int column) const
{
    const auto amount = [](qint64 bytes) { return bytes > 0 ? formatBytes(bytes) : u"–"_s; };
    switch (Column(column)) {
    case Column::When:
        // Below an event stand names where it has its time, so that the tree can be read from the left.
        return parent.type == Top ? isoText(timeOf(row)) : nameOf(row);
    case Column::What:
        if (row.type == ItemRow)
            return kindText(item(row).item.kind) + u" · "_s + forPeople(item(row).item.paths.front().inside);
        return row.type == GoneRow ? kindText(gone(row).kind) + u" · "_s + forPeople(gone(row).path) : whatOf(row);
    case Column::Size:
        return amount(sizeOf(row));
    case Column::Deleted:
        return amount(freedOf(row));
    case Column::State:
        return stateOf(row);
    }
    return {};
}

} // namespace depotscope
