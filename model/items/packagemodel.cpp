// SPDX-License-Identifier: MIT
#include "model/items/packagemodel.h"

#include "model/depot/uuid.h"
#include "model/items/contents.h"
#include "model/items/reasons.h"
#include "model/items/wording.h"
#include "model/text/names.h"

#include <algorithm>
#include <array>

namespace depotscope {

using namespace Qt::StringLiterals;

namespace {

/// Up to so many items of a kind stand directly below their package; more are gathered under one row.
constexpr size_t ungrouped = 3;

/// Kinds that belong to packages, but not these: no file says to which.
bool isOfPackages(Kind kind)
{
    switch (kind) {
    case Kind::Package:
    case Kind::Artifact:
    case Kind::Space:
    case Kind::Compiled:
    case Kind::Clone:
    case Kind::Dev:
        return true;
    case Kind::Registry:
    case Kind::Environment:
    case Kind::Log:
    case Kind::Other:
        return false;
    }
    return false;
}

} // namespace

PackageModel::PackageModel(QObject *parent)
    : InventoryModel(int(Column::Size), Qt::DescendingOrder, parent)
{
}

void PackageModel::prepare()
{
    m_unowned.assign(kindCount + 1, {});
    m_totals = {};
    m_packageCount = 0;
    if (!shown().inventory)
        return;
    std::vector<bool> isCounted(inventory().packages.size());
    for (int i = 0; i < int(inventory().items.size()); ++i) {
        const Item &item = inventory().item(ItemId{i});
        if (!shown().includes(item))
            continue;
        m_totals += item.totals;
        if (item.owners.empty())
            m_unowned[item.isTrashed() ? size_t{kindCount} : size_t(item.kind)].push_back(ItemId{i});
        for (PackageId owner : item.owners) {
            m_packageCount += !isCounted[size_t(owner.value)];
            isCounted[size_t(owner.value)] = true;
        }
    }
    // A lower bound belongs to the whole even where no item has it, as for a depot that cannot be listed.
    m_totals.isLowerBound |= !shown().depot && inventory().totals.isLowerBound;
}

/// Of what is shown; those of packages without any have no status.
void PackageModel::sumUp()
{
    m_sum = {};
    m_sums.assign(inventory().packages.size(), {});
    std::vector<Sum> shared(m_sums.size());
    for (int i = 0; i < int(inventory().items.size()); ++i) {
        if (!isShown(ItemId{i}))
            continue;
        const Item &item = inventory().item(ItemId{i});
        m_sum += item.totals;
        if (!item.owners.empty())
            m_sums[size_t(item.owners.front().value)].totals += item.totals;
        for (PackageId owner : item.owners) {
            // What counts with another package is said there.
            Sum &part = (owner == item.owners.front() ? m_sums : shared)[size_t(owner.value)];
            part.lastUse = std::max(part.lastUse, item.lastUse);
            part.states.add(item.verdict.status);
        }
    }
    for (size_t i = 0; i < m_sums.size(); ++i) {
        if (m_sums[i].states.isEmpty()) {
            m_sums[i].lastUse = shared[i].lastUse;
            m_sums[i].states = shared[i].states;
        }
    }
}

Details PackageModel::detailsAt(Row at) const
{
    switch (Type(at.type)) {
    case PackageRow:
    case GroupRow: {
        Details details = detailsOf(inventory(), itemsOf(at), *totalsOf(at));
        details.icon = iconOf(at);
        details.title = nameOf(at);
        details.path = pathOf(at);
        details.folder = details.path;
        if (at.type == PackageRow) {
            const Package &package = inventory().package(PackageId{int(at.value)});
            details.sentence = isFiltered() ? tr("A package. Only what the filter leaves of it counts here.")
                                            : tr("A package, with everything in the depot that belongs to it.");
            if (package.uuid)
                details.particulars.push_back({tr("UUID"), QString::fromLatin1(uuidText(*package.uuid)), true, {}});
        } else {
            const Group &group = m_groups[at.value];
            details.sentence = group.isTrashed ? trashedSentence() : kindSentence(group.kind);
            if (!group.package && isOfPackages(group.kind))
                details.sentence += u' ' + tr("Nothing says to which package these belong.");
        }
        return details;
    }
    case ItemRow:
    case ReferenceRow:
        return InventoryModel::detailsAt(at);
    case NodeRow:
        return detailsOf(inventory(), NodeId{at.value});
    case Root:
        break;
    }
    return {};
}

QModelIndex PackageModel::indexOf(PackageId package) const
{
    for (int i = 0; i < rowCount(); ++i) {
        const QModelIndex found = index(i, 0);
        if (row(found) == Row{PackageRow, 0, quint32(package.value)})
            return found;
    }
    return {};
}

QModelIndex PackageModel::indexOf(ItemId id)
{
    const Item &item = inventory().item(id);
    const auto rowIn = [&](const QModelIndex &parent, const auto &isIt) {
        fetchMore(parent);
        for (int i = 0; i < rowCount(parent); ++i) {
            if (isIt(row(index(i, 0, parent))))
                return index(i, 0, parent);
        }
        return QModelIndex();
    };
    const auto isItem = [&](Row at) { return at == Row{ItemRow, 0, quint32(id.value)}; };
    const auto isGroup = [&](Row at) {
        return at.type == GroupRow && m_groups[at.value].kind == item.kind
            && m_groups[at.value].isTrashed == item.isTrashed();
    };
    const QModelIndex package = item.owners.empty() ? QModelIndex() : indexOf(item.owners.front());
    if (!item.owners.empty() && !package.isValid())
        return {};
    const QModelIndex alone = rowIn(package, isItem);
    if (alone.isValid())
        return alone;
    const QModelIndex group = rowIn(package, isGroup);
    return group.isValid() ? rowIn(group, isItem) : QModelIndex();
}

Heading PackageModel::headingOf(int column) const
{
    switch (Column(column)) {
    case Column::Name:
        return {tr("Name"), tr("The package, what it has in the depot, and the files of that."), Heading::Emphatic};
    case Column::Size:
        return {tr("Size"),
                tr("Space on disk. A file with several names, and an artifact with several owners, counts once."),
                Heading::Number | Heading::Emphatic};
    case Column::Frees:
        return {tr("Frees"),
                tr("What would become free if it went: it, and what nothing else keeps. Not less than its size."),
                Heading::Number};
    case Column::Share:
        return {tr("Share"), tr("Part of the size of the row above it, or of all that is shown."), Heading::Share};
    case Column::Files:
        return {tr("Files"), tr("Number of files; folders are not counted."), Heading::Number};
    case Column::LastUse:
        return {tr("Last use"),
                tr("Last use that Pkg noted in its logs, or, for compiled caches, when Julia last loaded them.")};
    case Column::Status:
        return {tr("Status"), tr("Whether anything keeps it; the details say what, and why.")};
    case Column::Kind:
        return {tr("Kind"), tr("What it is to Pkg and Julia.")};
    }
    return {};
}

std::vector<LazyTree::Row> PackageModel::rowsBelow(Row row)
{
    if (!shown().inventory)
        return {};
    switch (Type(row.type)) {
    case Root:
        return topRows();
    case PackageRow:
        return rowsOfPackage(PackageId{int(row.value)});
    case GroupRow:
        return rowsOfGroup(m_groups[row.value]);
    case ItemRow: {
        const std::vector<NodeId> &nodes = inventory().item(ItemId{int(row.value)}).nodes;
        return nodes.size() == 1 ? rowsOfFolder(nodes.front()) : rowsOfNodes(nodes);
    }
    case NodeRow:
        return rowsOfFolder(NodeId{row.value});
    case ReferenceRow:
        break;
    }
    return {};
}

bool PackageModel::hasRowsBelow(Row row) const
{
    switch (Type(row.type)) {
    case Root:
    case PackageRow:
    case GroupRow:
        return true;
    case ItemRow: {
        const std::vector<NodeId> &nodes = inventory().item(ItemId{int(row.value)}).nodes;
        return nodes.size() > 1 || (nodes.size() == 1 && tree().childCount(nodes.front()) > 0);
    }
    case NodeRow:
        return tree().childCount(NodeId{row.value}) > 0;
    case ReferenceRow:
        break;
    }
    return false;
}

std::vector<LazyTree::Row> PackageModel::topRows()
{
    m_groups.clear();
    sumUp();
    std::vector<Row> rows;
    for (size_t i = 0; i < m_sums.size(); ++i) {
        if (!m_sums[i].states.isEmpty())
            rows.push_back({PackageRow, 0, quint32(i)});
    }
    for (int kind = 0; kind <= kindCount; ++kind) {
        const bool isTrashed = kind == kindCount;
        Group group{.package = {},
                    .kind = isTrashed ? Kind::Other : Kind(kind),
                    .isTrashed = isTrashed,
                    .items = {},
                    .references = {},
                    .totals = {},
                    .lastUse = {},
                    .states = {}};
        std::ranges::copy_if(m_unowned[size_t(kind)], std::back_inserter(group.items),
                             [this](ItemId id) { return isShown(id); });
        if (!group.items.empty())
            rows.push_back(addGroup(std::move(group)));
    }
    return rows;
}

std::vector<LazyTree::Row> PackageModel::rowsOfPackage(PackageId id)
{
    const Package &package = inventory().package(id);
    std::array<Group, size_t(kindCount)> groups;
    for (ItemId item : package.items) {
        if (isShown(item))
            groups[size_t(inventory().item(item).kind)].items.push_back(item);
    }
    for (ItemId item : package.shared) {
        if (isShown(item))
            groups[size_t(inventory().item(item).kind)].references.push_back(item);
    }
    const auto isUsed = [](const Group &group) { return !group.items.empty() || !group.references.empty(); };
    const bool isOneKind = std::ranges::count_if(groups, isUsed) == 1;
    std::vector<Row> rows;
    for (int kind = 0; kind < kindCount; ++kind) {
        Group &group = groups[size_t(kind)];
        group.package = id;
        group.kind = Kind(kind);
        if (isOneKind || group.items.size() + group.references.size() <= ungrouped) {
            const std::vector<Row> below = rowsOfGroup(group);
            rows.insert(rows.end(), below.begin(), below.end());
        } else {
            rows.push_back(addGroup(std::move(group)));
        }
    }
    return rows;
}

LazyTree::Row PackageModel::addGroup(Group group)
{
    for (ItemId id : group.items) {
        const Item &item = inventory().item(id);
        group.totals += item.totals;
        group.lastUse = std::max(group.lastUse, item.lastUse);
        group.states.add(item.verdict.status);
    }
    m_groups.push_back(std::move(group));
    return {GroupRow, 0, quint32(m_groups.size() - 1)};
}

std::vector<LazyTree::Row> PackageModel::rowsOfGroup(const Group &group) const
{
    std::vector<Row> rows;
    for (ItemId id : group.items)
        rows.push_back({ItemRow, 0, quint32(id.value)});
    for (ItemId id : group.references)
        rows.push_back({ReferenceRow, 0, quint32(id.value)});
    return rows;
}

std::vector<LazyTree::Row> PackageModel::rowsOfNodes(const std::vector<NodeId> &nodes) const
{
    std::vector<Row> rows;
    for (NodeId node : nodes)
        rows.push_back({NodeRow, 0, node.value});
    return rows;
}

std::vector<LazyTree::Row> PackageModel::rowsOfFolder(NodeId folder) const
{
    std::vector<Row> rows;
    rows.reserve(tree().childCount(folder));
    for (NodeId node : tree().children(folder))
        rows.push_back({NodeRow, 0, node.value});
    return rows;
}

QString PackageModel::description(Row row, Row parent) const
{
    return u"%1, %2, %3, %4"_s.arg(kindOf(row), text(row, parent, int(Column::Size)),
                                   text(row, parent, int(Column::LastUse)), statesOf(row).text());
}

QString PackageModel::icon(Row row, int column) const
{
    if (column == int(Column::Status) && !statesOf(row).isEmpty())
        return statesOf(row).icon();
    return column == int(Column::Name) ? iconOf(row) : QString();
}

ItemId PackageModel::itemOf(Row row) const
{
    return row.type == ItemRow || row.type == ReferenceRow ? ItemId{int(row.value)} : ItemId();
}

RowItems PackageModel::rowItems(const QModelIndex &index) const
{
    if (!index.isValid() || !shown().inventory)
        return {};
    return {itemsAt(row(index)), row(index).type == PackageRow};
}

Kept PackageModel::kept()
{
    return keptOf([this](const Item &item) { return shown().includes(item); });
}

std::vector<ItemId> PackageModel::itemsAt(Row row) const
{
    switch (Type(row.type)) {
    case PackageRow: {
        std::vector<ItemId> items = itemsOf(row);
        std::ranges::copy_if(inventory().package(PackageId{int(row.value)}).shared, std::back_inserter(items),
                             [this](ItemId id) { return isShown(id); });
        return items;
    }
    case GroupRow: {
        std::vector<ItemId> items = m_groups[row.value].items;
        const std::vector<ItemId> &references = m_groups[row.value].references;
        items.insert(items.end(), references.begin(), references.end());
        return items;
    }
    case ItemRow:
    case ReferenceRow:
        return {ItemId{int(row.value)}};
    case Root:
    case NodeRow:
        break;
    }
    return {};
}

std::vector<ItemId> PackageModel::itemsOf(Row row) const
{
    if (row.type == GroupRow)
        return m_groups[row.value].items;
    std::vector<ItemId> items;
    std::ranges::copy_if(inventory().package(PackageId{int(row.value)}).items, std::back_inserter(items),
                         [this](ItemId id) { return isShown(id); });
    return items;
}

std::optional<Totals> PackageModel::totalsOf(Row row) const
{
    switch (Type(row.type)) {
    case Root:
        return m_sum;
    case PackageRow:
        return m_sums[row.value].totals;
    case GroupRow:
        return m_groups[row.value].totals;
    case ItemRow:
        return inventory().item(ItemId{int(row.value)}).totals;
    case NodeRow:
        return tree().totals(NodeId{row.value});
    case ReferenceRow:
        break;
    }
    return std::nullopt;
}

std::optional<Time> PackageModel::lastUseOf(Row row) const
{
    switch (Type(row.type)) {
    case PackageRow:
        return m_sums[row.value].lastUse;
    case GroupRow:
        return m_groups[row.value].lastUse;
    case ItemRow:
    case ReferenceRow:
        return inventory().item(ItemId{int(row.value)}).lastUse;
    case Root:
    case NodeRow:
        break;
    }
    return std::nullopt;
}

std::optional<qint64> PackageModel::freesOf(Row row) const
{
    if (row.type == ItemRow) {
        const ItemId id{int(row.value)};
        const Item &item = inventory().item(id);
        if (!isWeighed(inventory(), item))
            return std::nullopt;
        return item.kind == Kind::Environment ? weightOf(inventory(), subjectOf(inventory(), id)).frees : item.frees;
    }
    if (row.type != PackageRow && row.type != GroupRow)
        return std::nullopt;
    const std::vector<ItemId> items = itemsOf(row);
    if (std::ranges::none_of(items, [this](ItemId id) { return isWeighed(inventory(), inventory().item(id)); }))
        return std::nullopt;
    std::optional<qint64> &frees = row.type == PackageRow ? m_sums[row.value].frees : m_groups[row.value].frees;
    if (!frees)
        frees = weightOf(inventory(), items).frees;
    return frees;
}

States PackageModel::statesOf(Row row) const
{
    switch (Type(row.type)) {
    case PackageRow:
        return m_sums[row.value].states;
    case GroupRow:
        return m_groups[row.value].states;
    case ItemRow:
    case ReferenceRow: {
        States states;
        states.add(inventory().item(ItemId{int(row.value)}).verdict.status);
        return states;
    }
    case Root:
    case NodeRow:
        break;
    }
    return {};
}

double PackageModel::shareOf(Row row, Row parent) const
{
    const std::optional<Totals> part = totalsOf(row);
    const std::optional<Totals> whole = totalsOf(parent);
    if (!part || !whole || whole->allocated <= 0)
        return -1;
    return double(part->allocated) / double(whole->allocated);
}

QString PackageModel::nameOf(Row row) const
{
    switch (Type(row.type)) {
    case PackageRow:
        return forPeople(inventory().package(PackageId{int(row.value)}).name);
    case GroupRow: {
        const Group &group = m_groups[row.value];
        const qsizetype count = qsizetype(group.items.size() + group.references.size());
        if (group.package)
            return u"%1 (%2)"_s.arg(kindsText(group.kind)).arg(count);
        if (group.isTrashed)
            return statusText(Status::Trashed);
        switch (group.kind) {
        case Kind::Package:
            return tr("Unowned versions");
        case Kind::Artifact:
            return tr("Unowned artifacts");
        case Kind::Space:
            return tr("Unowned scratch spaces");
        case Kind::Compiled:
            return tr("Unowned compiled caches");
        case Kind::Clone:
            return tr("Unowned Git clones");
        case Kind::Dev:
            return tr("Unowned checkouts");
        case Kind::Registry:
        case Kind::Environment:
        case Kind::Log:
        case Kind::Other:
            return kindsText(group.kind);
        }
        return {};
    }
    case ItemRow:
    case ReferenceRow:
        return itemText(inventory().item(ItemId{int(row.value)}));
    case NodeRow:
        return forPeople(tree().name(NodeId{row.value}));
    case Root:
        break;
    }
    return {};
}

QString PackageModel::kindOf(Row row) const
{
    switch (Type(row.type)) {
    case PackageRow:
        return tr("Package");
    case GroupRow:
        return m_groups[row.value].isTrashed ? statusText(Status::Trashed) : kindsText(m_groups[row.value].kind);
    case ItemRow: {
        const Item &item = inventory().item(ItemId{int(row.value)});
        return item.owners.size() > 1 ? tr("%1, shared").arg(kindText(item.kind)) : kindText(item.kind);
    }
    case ReferenceRow: {
        const Item &item = inventory().item(ItemId{int(row.value)});
        return tr("%1, counted with %2")
            .arg(kindText(item.kind), forPeople(inventory().package(item.owners.front()).name));
    }
    case NodeRow: {
        const NodeId node{row.value};
        const auto purpose = purposeOf(inventory(), node);
        return purpose ? typeText(tree(), node) + u" · "_s + purposeText(*purpose) : typeText(tree(), node);
    }
    case Root:
        break;
    }
    return {};
}

QString PackageModel::iconOf(Row row) const
{
    switch (Type(row.type)) {
    case PackageRow:
        return u"package"_s;
    case GroupRow:
        return m_groups[row.value].isTrashed ? statusIcon(Status::Trashed) : kindIcon(m_groups[row.value].kind);
    case ItemRow:
        return itemIcon(inventory().item(ItemId{int(row.value)}));
    case ReferenceRow:
        return u"reference"_s;
    case NodeRow:
        if (isTrouble(NodeId{row.value}))
            return u"trouble"_s;
        return tree().isDirectory(NodeId{row.value}) ? u"folder"_s : u"file"_s;
    case Root:
        break;
    }
    return {};
}

QByteArray PackageModel::keyOf(Row row) const
{
    switch (Type(row.type)) {
    case PackageRow: {
        const Package &package = inventory().package(PackageId{int(row.value)});
        return "package " + (package.uuid ? uuidText(*package.uuid) : package.name);
    }
    case GroupRow:
        return "group " + (m_groups[row.value].isTrashed ? "held" : kindWord(m_groups[row.value].kind));
    case ItemRow:
        return "item " + inventory().item(ItemId{int(row.value)}).path;
    case ReferenceRow:
        return "reference " + inventory().item(ItemId{int(row.value)}).path;
    case NodeRow:
        return "entry " + tree().name(NodeId{row.value}).toByteArray();
    case Root:
        break;
    }
    return {};
}

QByteArray PackageModel::pathOf(Row row) const
{
    switch (Type(row.type)) {
    case PackageRow: {
        for (ItemId id : inventory().package(PackageId{int(row.value)}).items) {
            const Item &item = inventory().item(id);
            if (item.kind == Kind::Package && shown().includes(item))
                return parentFolder(item.path);
        }
        return {};
    }
    case GroupRow: {
        const std::vector<ItemId> &items = m_groups[row.value].items;
        if (items.empty())
            return {};
        const auto folderOf = [&](ItemId id) { // what lies loose in a depot is an item of the depot's own path
            const Item &item = inventory().item(id);
            return item.path == inventory().depots[size_t(item.depot)].path ? item.path : parentFolder(item.path);
        };
        const QByteArray folder = folderOf(items.front());
        const bool isOne = std::ranges::all_of(items, [&](ItemId id) { return folderOf(id) == folder; });
        return isOne ? folder : QByteArray();
    }
    case ItemRow:
    case ReferenceRow:
        return inventory().item(ItemId{int(row.value)}).path;
    case NodeRow:
        return tree().path(NodeId{row.value});
    case Root:
        break;
    }
    return {};
}

QString PackageModel::text(Row row, Row parent, int column) const
{
    const std::optional<Totals> totals = totalsOf(row);
    switch (Column(column)) {
    case Column::Name:
        return nameOf(row);
    case Column::Size:
        return totals ? sizeText(*totals) : u"–"_s;
    case Column::Frees: {
        const std::optional<qint64> frees = freesOf(row);
        return frees ? formatBytes(*frees) : QString();
    }
    case Column::Share: {
        const double share = shareOf(row, parent);
        return share < 0 ? QString() : shareText(share);
    }
    case Column::Files:
        return totals ? QLocale().toString(totals->files) : u"–"_s;
    case Column::LastUse:
        if (row.type == NodeRow)
            return {};
        return lastUseText(lastUseOf(row), inventory().taken);
    case Column::Status:
        return statesOf(row).text();
    case Column::Kind:
        return kindOf(row);
    }
    return {};
}

SortKey PackageModel::sortKey(Row row, int column) const
{
    const std::optional<Totals> totals = totalsOf(row);
    switch (Column(column)) {
    case Column::Name:
        return nameOf(row);
    case Column::Size:
    case Column::Share: // of one parent, so the order is the same
        return totals ? totals->allocated : qint64(-1);
    case Column::Frees:
        return freesOf(row).value_or(-1);
    case Column::Files:
        return totals ? totals->files : qint64(-1);
    case Column::LastUse:
        return lastUseOf(row);
    case Column::Status:
        return statesOf(row).text();
    case Column::Kind:
        return kindOf(row);
    }
    return 0;
}

QString PackageModel::toolTip(Row row, Row parent, int column) const
{
    const std::optional<Totals> totals = totalsOf(row);
    switch (Column(column)) {
    case Column::Name: {
        const QByteArray path = pathOf(row);
        return path.isEmpty() ? nameOf(row) : forPeople(path);
    }
    case Column::Size:
    case Column::Files:
        if (totals)
            return exactSizeText(*totals);
        break;
    case Column::Frees:
        if (const std::optional<qint64> frees = freesOf(row); frees && totals)
            return tr("%1 of its own, and %2 that nothing else keeps.")
                .arg(formatBytes(totals->allocated), formatBytes(*frees - totals->allocated));
        return {};
    case Column::Share:
        if (totals) {
            const double ofParent = shareOf(row, parent);
            const double ofAll = shareOf(row, Row());
            return ofParent < 0
                ? QString()
                : tr("%1 of what it is part of, %2 of all that is shown.").arg(shareText(ofParent), shareText(ofAll));
        }
        break;
    case Column::LastUse: {
        if (row.type == NodeRow)
            return {};
        if (const ItemId item = itemOf(row))
            return lastUseToolTip(inventory().item(item));
        const std::optional<Time> lastUse = lastUseOf(row);
        return lastUse ? isoText(*lastUse) : QString();
    }
    case Column::Status:
        if (const ItemId item = itemOf(row))
            return sentenceText(inventory().item(item).verdict.reason);
        return statesOf(row).text();
    case Column::Kind:
        if (row.type == GroupRow)
            return m_groups[row.value].isTrashed ? trashedSentence() : kindSentence(m_groups[row.value].kind);
        if (row.type == ItemRow)
            return kindSentence(inventory().item(ItemId{int(row.value)}).kind);
        return kindOf(row);
    }
    return tr("Its bytes count with %1, which owns it too.")
        .arg(forPeople(inventory().package(inventory().item(ItemId{int(row.value)}).owners.front()).name));
}

} // namespace depotscope
