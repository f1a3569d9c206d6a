// SPDX-License-Identifier: MIT
#include "model/items/foldermodel.h"

#include "model/items/wording.h"
#include "model/text/names.h"

#include <algorithm>

namespace depotscope {

using namespace Qt::StringLiterals;

FolderModel::FolderModel(QObject *parent)
    : InventoryModel(int(Column::Size), Qt::DescendingOrder, parent)
{
}

void FolderModel::prepare()
{
    m_top.clear();
    m_totals = {};
    m_above.reset();
    if (!shown().inventory)
        return;
    for (size_t i = 0; i < inventory().depotNodes.size(); ++i) {
        const NodeId node = inventory().depotNodes[i];
        if (node && (!shown().depot || *shown().depot == int(i)))
            m_top.push_back(node);
    }
    for (NodeId node : m_top)
        m_totals += tree().totals(node);
}

const FolderModel::FoldersAbove &FolderModel::foldersAbove() const
{
    if (m_above)
        return *m_above;
    m_above.emplace();
    std::vector<NodeId> above; // as often as there are nodes of the item below
    for (int i = 0; i < int(inventory().items.size()); ++i) {
        const Item &item = inventory().item(ItemId{i});
        above.clear();
        for (NodeId node : item.nodes) {
            for (NodeId folder = tree().parent(node); folder; folder = tree().parent(folder))
                above.push_back(folder);
        }
        if (item.nodes.size() > 1)
            std::ranges::sort(above);
        for (auto folder = above.begin(); folder != above.end();) {
            const auto next = std::find_if(folder, above.end(), [&](NodeId other) { return other != *folder; });
            Content &content = (*m_above)[folder->value];
            content.states.add(item.verdict.status);
            if (size_t(next - folder) == item.nodes.size())
                content.items.push_back(ItemId{i});
            folder = next;
        }
        // What lies between the items of a depot has no entry of its own where no file lies loose.
        if (const NodeId depot = inventory().depotNodes[size_t(item.depot)]; depot && item.nodes.empty()) {
            Content &content = (*m_above)[depot.value];
            content.items.push_back(ItemId{i});
            content.states.add(item.verdict.status);
        }
    }
    return *m_above;
}

NodeId FolderModel::nodeAt(const QModelIndex &index) const
{
    return index.isValid() ? nodeOf(row(index)) : NodeId();
}

QModelIndex FolderModel::indexOf(NodeId wanted)
{
    if (!wanted || !shown().inventory)
        return {};
    std::vector<NodeId> way;
    for (NodeId at = wanted; at; at = tree().parent(at)) {
        way.push_back(at);
        if (std::ranges::find(m_top, at) != m_top.end())
            break;
    }
    QModelIndex index;
    for (auto step = way.rbegin(); step != way.rend(); ++step) {
        index = indexBelow(index, {NodeRow, 0, step->value});
        if (!index.isValid())
            return {};
    }
    return index;
}

ItemId FolderModel::itemOf(NodeId node) const
{
    return foldersAbove().contains(node.value) ? ItemId() : inventory().itemAt(node);
}

ItemId FolderModel::wholeItem(NodeId node) const
{
    const ItemId id = itemOf(node);
    return id && inventory().item(id).nodes == std::vector<NodeId>{node} ? id : ItemId();
}

std::vector<ItemId> FolderModel::itemsIn(NodeId node) const
{
    if (const auto found = foldersAbove().find(node.value); found != foldersAbove().end())
        return found->second.items;
    const ItemId item = itemOf(node);
    return item ? std::vector<ItemId>{item} : std::vector<ItemId>();
}

bool FolderModel::isMarked(NodeId node) const
{
    const ItemId item = hasMarks() ? itemOf(node) : ItemId();
    return item && markOf({item});
}

QString FolderModel::marksIn(NodeId node) const
{
    return hasMarks() ? markWords(itemsIn(node)) : QString();
}

std::vector<ItemId> FolderModel::itemsLeftIn(NodeId node) const
{
    std::vector<ItemId> items = itemsIn(node);
    if (isFiltered() && foldersAbove().contains(node.value))
        std::erase_if(items, [this](ItemId id) { return !matches(id); });
    return items;
}

Totals FolderModel::totalsOf(NodeId node) const
{
    const auto found = m_passing.find(node.value);
    return found != m_passing.end() && !found->second.isOwn ? found->second.totals : tree().totals(node);
}

States FolderModel::statesOf(NodeId node) const
{
    if (const auto found = m_passing.find(node.value); found != m_passing.end() && !found->second.isOwn)
        return found->second.states;
    if (const auto found = foldersAbove().find(node.value); found != foldersAbove().end())
        return found->second.states;
    States states;
    if (const ItemId item = inventory().itemAt(node))
        states.add(inventory().item(item).verdict.status);
    return states;
}

bool FolderModel::passes(NodeId node) const
{
    if (!isFiltered() || m_passing.contains(node.value))
        return true;
    for (; node; node = tree().parent(node)) {
        if (const auto found = m_passing.find(node.value); found != m_passing.end())
            return found->second.isOwn;
    }
    return false;
}

Details FolderModel::detailsAt(Row row) const
{
    const NodeId at = nodeOf(row);
    if (wholeItem(at))
        return InventoryModel::detailsAt(row);
    Details details = detailsOf(inventory(), at);
    const auto above = foldersAbove().find(at.value);
    if (above == foldersAbove().end())
        return details;
    // What is between the items of a depot is counted with one of them, which would say nothing here.
    std::erase_if(details.facts, [](const Details::Fact &fact) { return bool(fact.target.item); });
    const std::vector<ItemId> items = itemsLeftIn(at);
    details.parts = partsOf(inventory(), items, totalsOf(at));
    if (isFiltered())
        details.sentence =
            QStringList{
                details.sentence,
                tr("The filter leaves %Ln item(s) in it, %1.", nullptr, int(items.size())).arg(sizeText(totalsOf(at)))}
                .join(u' ')
                .trimmed();
    else if (details.sentence.isEmpty())
        details.sentence = tr("A folder of the depot, with %Ln item(s) in it.", nullptr, int(items.size()));
    return details;
}

RowItems FolderModel::rowItems(const QModelIndex &index) const
{
    const NodeId at = nodeAt(index);
    if (!at || !shown().inventory)
        return {};
    if (foldersAbove().contains(at.value))
        return {itemsLeftIn(at)};
    const ItemId item = wholeItem(at);
    return item ? RowItems{{item}} : RowItems();
}

Kept FolderModel::kept()
{
    return keptOf([this](const Item &item) { return shown().includes(item); });
}

Heading FolderModel::headingOf(int column) const
{
    switch (Column(column)) {
    case Column::Name:
        return {tr("Name"), tr("Folders and files as they are on disk."), Heading::Emphatic};
    case Column::Size:
        return {tr("Size"), tr("Space on disk. A file with several names counts once."),
                Heading::Number | Heading::Emphatic};
    case Column::Share:
        return {tr("Share"), tr("Part of the folder that it is in."), Heading::Share};
    case Column::Files:
        return {tr("Files"), tr("Number of files; folders are not counted."), Heading::Number};
    case Column::Changed:
        return {tr("Changed"), tr("When anything in it was written last.")};
    case Column::Status:
        return {tr("Status"), tr("Whether what it is part of is needed.")};
    }
    return {};
}

std::vector<LazyTree::Row> FolderModel::rowsBelow(Row row)
{
    std::vector<Row> rows;
    if (row.type == Root)
        m_passing.clear();
    if (!shown().inventory)
        return rows;
    if (row.type == Root) {
        for (int i = 0; isFiltered() && i < int(inventory().items.size()); ++i) {
            if (!shown().includes(inventory().item(ItemId{i})) || !matches(ItemId{i}))
                continue;
            const Item &item = inventory().item(ItemId{i});
            for (NodeId own : item.nodes) {
                m_passing[own.value].isOwn = true;
                for (NodeId above = tree().parent(own); above; above = tree().parent(above)) {
                    Passing &passing = m_passing[above.value];
                    passing.totals += tree().totals(own);
                    passing.states.add(item.verdict.status);
                }
            }
        }
        for (NodeId top : m_top) {
            if (passes(top))
                rows.push_back({NodeRow, 0, top.value});
        }
        return rows;
    }
    rows.reserve(tree().childCount(nodeOf(row)));
    const auto passing = m_passing.find(row.value);
    const bool isSieved = passing != m_passing.end() && !passing->second.isOwn;
    for (NodeId child : tree().children(nodeOf(row))) {
        if (!isSieved || m_passing.contains(child.value))
            rows.push_back({NodeRow, 0, child.value});
    }
    return rows;
}

bool FolderModel::hasRowsBelow(Row row) const
{
    return row.type == Root || tree().childCount(nodeOf(row)) > 0;
}

QString FolderModel::description(Row row, Row parent) const
{
    return u"%1, %2, %3"_s.arg(typeText(tree(), nodeOf(row)), text(row, parent, int(Column::Size)),
                               text(row, parent, int(Column::Status)));
}

QString FolderModel::icon(Row row, int column) const
{
    const NodeId at = nodeOf(row);
    if (column == int(Column::Status) && !statesOf(at).isEmpty())
        return statesOf(at).icon();
    if (column != int(Column::Name))
        return {};
    if (isTrouble(at))
        return u"trouble"_s;
    if (const ItemId item = wholeItem(at))
        return kindIcon(inventory().item(item).kind);
    return tree().isDirectory(at) ? u"folder"_s : u"file"_s;
}

QByteArray FolderModel::pathOf(Row row) const
{
    return tree().path(nodeOf(row));
}

QByteArray FolderModel::keyOf(Row row) const
{
    return tree().name(nodeOf(row)).toByteArray();
}

SortKey FolderModel::sortKey(Row row, int column) const
{
    switch (Column(column)) {
    case Column::Name:
        return nameOf(row);
    case Column::Size:
    case Column::Share: // of one parent, so the order is the same
        return totalsOf(nodeOf(row)).allocated;
    case Column::Files:
        return totalsOf(nodeOf(row)).files;
    case Column::Changed:
        return std::optional(tree().newest(nodeOf(row)));
    case Column::Status:
        return statesOf(nodeOf(row)).text();
    }
    return 0;
}

QString FolderModel::nameOf(Row row) const
{
    const NodeId at = nodeOf(row);
    return tree().parent(at) ? forPeople(tree().name(at)) : homeText(tree().path(at));
}

QString FolderModel::meaningOf(NodeId node) const
{
    if (const ItemId id = wholeItem(node)) {
        const Item &item = inventory().item(id);
        const bool isNamedByHash =
            item.kind == Kind::Package || item.kind == Kind::Artifact || item.kind == Kind::Clone;
        const bool saysHash = item.hash && item.name == item.hash->hex();
        return isNamedByHash && !saysHash ? titleText(item) : QString();
    }
    const auto above = foldersAbove().find(node.value);
    if (above == foldersAbove().end() || above->second.items.empty())
        return {};
    // Folders of UUIDs are right above spaces.
    const Item &first = inventory().item(above->second.items.front());
    const bool isFolderOfSpaces = first.kind == Kind::Space && tree().parent(first.nodes.front()) == node;
    return isFolderOfSpaces && !first.owners.empty() ? forPeople(inventory().package(first.owners.front()).name)
                                                     : QString();
}

double FolderModel::shareOf(Row row, Row parent) const
{
    qint64 whole = parent.type == Root ? 0 : totalsOf(nodeOf(parent)).allocated;
    for (size_t i = 0; parent.type == Root && i < m_top.size(); ++i)
        whole += passes(m_top[i]) ? totalsOf(m_top[i]).allocated : 0;
    return whole > 0 ? double(totalsOf(nodeOf(row)).allocated) / double(whole) : -1;
}

QString FolderModel::text(Row row, Row parent, int column) const
{
    const NodeId at = nodeOf(row);
    switch (Column(column)) {
    case Column::Name: {
        const QString meaning = meaningOf(at);
        return meaning.isEmpty() ? nameOf(row) : tr("%1 (%2)", "name on disk, what it is").arg(nameOf(row), meaning);
    }
    case Column::Size:
        return sizeText(totalsOf(at));
    case Column::Share: {
        const double share = shareOf(row, parent);
        return share < 0 ? QString() : shareText(share);
    }
    case Column::Files:
        return QLocale().toString(totalsOf(at).files);
    case Column::Changed:
        return lastUseText(tree().newest(at), inventory().taken);
    case Column::Status:
        return statesOf(at).text();
    }
    return {};
}

QString FolderModel::toolTip(Row row, Row parent, int column) const
{
    const NodeId at = nodeOf(row);
    switch (Column(column)) {
    case Column::Name:
        return forPeople(tree().path(at));
    case Column::Size:
    case Column::Files:
        return exactSizeText(totalsOf(at));
    case Column::Share: {
        const double ofParent = shareOf(row, parent);
        const double ofAll = shareOf(row, Row());
        return ofParent < 0
            ? QString()
            : tr("%1 of what it is in, %2 of all that is shown.").arg(shareText(ofParent), shareText(ofAll));
    }
    case Column::Changed:
        return isoText(tree().newest(at));
    case Column::Status:
        if (const ItemId item = itemOf(at))
            return sentenceText(inventory().item(item).verdict.reason);
        return text(row, parent, column);
    }
    return {};
}

} // namespace depotscope
