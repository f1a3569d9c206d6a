// SPDX-License-Identifier: MIT
#include "model/items/inventorymodel.h"

#include "model/depot/uuid.h"
#include "model/items/wording.h"
#include "model/text/names.h"

#include <QCoreApplication>

namespace depotscope {

using namespace Qt::StringLiterals;

namespace {

QString haystackOf(const Inventory &inventory, const Item &item)
{
    QString text = QString::fromLatin1(kindWord(item.kind)) + u' ' + kindText(item.kind) + u' ' + forPeople(item.name)
        + u' ' + itemText(item) + u' ' + forPeople(lastComponent(item.path)) + u' ' + forPeople(item.url);
    if (item.uuid)
        text += u' ' + QString::fromLatin1(uuidText(*item.uuid));
    if (item.hash)
        text += u' ' + QString::fromLatin1(item.hash->hex());
    for (PackageId id : item.owners) {
        const Package &owner = inventory.package(id);
        text += u' ' + forPeople(owner.name);
        if (owner.uuid)
            text += u' ' + QString::fromLatin1(uuidText(*owner.uuid));
    }
    return text.toLower();
}

class KeptText {
    Q_DECLARE_TR_FUNCTIONS(InventoryModel)
};

} // namespace

QString keptText(const Kept &kept)
{
    if (!kept.totals)
        return KeptText::tr("%Ln row(s)", nullptr, kept.count);
    if (kept.count == kept.whole)
        return KeptText::tr("%Ln item(s), %1", nullptr, kept.count).arg(sizeText(*kept.totals));
    return KeptText::tr("%1 of %Ln item(s), %2", nullptr, kept.whole)
        .arg(QLocale().toString(kept.count), sizeText(*kept.totals));
}

InventoryModel::InventoryModel(int sortColumn, Qt::SortOrder order, QObject *parent)
    : LazyTree(sortColumn, order, parent)
{
}

void InventoryModel::setShown(const Shown &shown)
{
    rebuild([&] {
        m_shown = shown;
        if (!m_shown.haystacks)
            m_shown.haystacks = std::make_shared<std::vector<QString>>();
        m_matching.clear();
        prepare();
    });
}

void InventoryModel::setMarks(const Marks *marks)
{
    m_marks = marks;
    connect(marks, &Marks::changed, this, [this] { touch({MarkRole}); });
}

RowItems InventoryModel::rowItems(const QModelIndex &index) const
{
    return index.isValid() && m_shown.inventory ? RowItems{itemsAt(row(index))} : RowItems();
}

Details InventoryModel::details(const QModelIndex &index) const
{
    return index.isValid() && m_shown.inventory ? detailsAt(row(index)) : Details();
}

Details InventoryModel::details(const QModelIndexList &rows) const
{
    if (rows.size() <= 1)
        return rows.isEmpty() ? Details() : details(rows.front());
    Chosen chosen{size_t(rows.size()), {}, {}};
    for (const QModelIndex &row : rows) {
        const QVariant node = row.data(NodeRole);
        if (RowItems items = rowItems(row); !items.ids.empty())
            chosen.items.push_back(std::move(items));
        else if (node.isValid())
            chosen.nodes.push_back({node.toUInt()});
    }
    return detailsOf(inventory(), chosen);
}

QString InventoryModel::lastUseToolTip(const Item &item)
{
    const QString how = lastUseSourceText(item.lastUseSource);
    return item.lastUse ? isoText(*item.lastUse) + u'\n' + how : how;
}

const Heading &InventoryModel::headingAt(int column) const
{
    while (int(m_headings.size()) <= column)
        m_headings.push_back(headingOf(int(m_headings.size())));
    return m_headings[size_t(column)];
}

QVariant InventoryModel::heading(int column, int role) const
{
    const Heading &heading = headingAt(column);
    switch (role) {
    case Qt::DisplayRole:
        return heading.title;
    case Qt::ToolTipRole:
        return heading.toolTip;
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (heading.traits & Heading::Number ? Qt::AlignRight : Qt::AlignLeft)));
    case Qt::InitialSortOrderRole: // of numbers one looks for the biggest
        return heading.traits & (Heading::Number | Heading::Share) ? Qt::DescendingOrder : Qt::AscendingOrder;
    default:
        return {};
    }
}

QVariant InventoryModel::cell(Row row, Row parent, int siblings, int column, int role) const
{
    const auto unlessEmpty = [](const QString &text) { return text.isEmpty() ? QVariant() : QVariant(text); };
    switch (role) {
    case Qt::DisplayRole:
        return unlessEmpty(text(row, parent, column));
    case Qt::ToolTipRole:
        return unlessEmpty(toolTip(row, parent, column));
    case Qt::TextAlignmentRole:
        return heading(column, role);
    case Qt::CheckStateRole:
        if (const auto tick = tickOf(row); tick && column == 0)
            return *tick ? Qt::Checked : Qt::Unchecked;
        return {};
    case Qt::AccessibleDescriptionRole:
        return description(row, parent) + (hasMarks() ? markWords(itemsAt(row)) : QString());
    case SortRole: {
        const SortKey key = sortKey(row, column);
        return key.text.isNull() ? QVariant(key.number) : QVariant(key.text);
    }
    case KeyRole:
        return keyOf(row);
    case IconRole:
        return unlessEmpty(icon(row, column));
    case ShareRole: {
        const double share = headingAt(column).traits & Heading::Share ? shareOf(row, parent) : -1;
        return share >= 0 ? QVariant(share) : QVariant();
    }
    case DominantRole:
        return headingAt(column).traits & Heading::Emphatic && siblings >= dominantSiblings
            && shareOf(row, parent) >= dominantShare;
    case PathRole:
        return pathOf(row);
    case ItemRole: {
        const ItemId item = itemOf(row);
        return item ? QVariant(item.value) : QVariant();
    }
    case NodeRole: {
        const NodeId node = nodeOf(row);
        return node ? QVariant(node.value) : QVariant();
    }
    case ReferenceRole:
        return isReference(row);
    case PathTextRole:
        return showsPath(parent, column);
    case MarkRole: {
        const auto mark = hasMarks() ? markOf(itemsAt(row)) : std::nullopt;
        return mark ? QVariant::fromValue(*mark) : QVariant();
    }
    default:
        return {};
    }
}

std::optional<Qt::CheckState> InventoryModel::markOf(const std::vector<ItemId> &items) const
{
    const auto state = hasMarks() ? m_marks->stateOf(inventory(), items) : std::nullopt;
    return state && *state != Qt::Unchecked ? state : std::nullopt;
}

QString InventoryModel::markWords(const std::vector<ItemId> &items) const
{
    const auto mark = markOf(items);
    return mark ? u", "_s + (*mark == Qt::Checked ? tr("marked") : tr("partly marked")) : QString();
}

bool InventoryModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || role != Qt::CheckStateRole || !flags(index).testFlag(Qt::ItemIsUserCheckable))
        return false;
    tick({index}, value.value<Qt::CheckState>() == Qt::Checked);
    return true;
}

void InventoryModel::tick(const QModelIndexList &rows, bool isTicked)
{
    for (const QModelIndex &chosen : rows) {
        const QModelIndex box = chosen.siblingAtColumn(0);
        if (!flags(box).testFlag(Qt::ItemIsUserCheckable))
            continue;
        setTick(row(box), isTicked);
        emit dataChanged(box, box, {Qt::CheckStateRole});
    }
    emit ticksChanged();
}

Details InventoryModel::detailsAt(Row row) const
{
    return detailsOf(inventory(), itemOf(row), m_shown.missingProjects, m_shown.forecast.get());
}

QString InventoryModel::icon(Row row, int column) const
{
    const ItemId item = itemOf(row);
    return item && column == 0 ? itemIcon(inventory().item(item)) : QString();
}

QByteArray InventoryModel::pathOf(Row row) const
{
    const ItemId item = itemOf(row);
    return item ? inventory().item(item).path : QByteArray();
}

std::optional<bool> InventoryModel::tickOf(Row) const
{
    return std::nullopt;
}

void InventoryModel::setTick(Row, bool) { }

bool InventoryModel::showsPath(Row, int) const
{
    return false;
}

bool InventoryModel::isReference(Row) const
{
    return false;
}

double InventoryModel::shareOf(Row, Row) const
{
    return -1;
}

ItemId InventoryModel::itemOf(Row) const
{
    return {};
}

NodeId InventoryModel::nodeOf(Row row) const
{
    const ItemId item = itemOf(row);
    const bool isOne = item && inventory().item(item).nodes.size() == 1;
    return isOne ? inventory().item(item).nodes.front() : NodeId();
}

std::vector<ItemId> InventoryModel::itemsAt(Row row) const
{
    const ItemId item = itemOf(row);
    return item ? std::vector<ItemId>{item} : std::vector<ItemId>();
}

Kept InventoryModel::kept()
{
    return {rowCount(), 0, {}};
}

Kept InventoryModel::keptOf(const std::function<bool(const Item &)> &isListed)
{
    Kept kept{0, 0, Totals()};
    for (int i = 0; m_shown.inventory && i < int(inventory().items.size()); ++i) {
        const Item &item = inventory().item(ItemId{i});
        if (!isListed(item))
            continue;
        ++kept.whole;
        if (!matches(ItemId{i}))
            continue;
        ++kept.count;
        *kept.totals += item.totals;
    }
    return kept;
}

bool InventoryModel::matches(ItemId id) const
{
    if (filter().isEmpty())
        return true;
    if (m_matching.empty())
        m_matching.resize(inventory().items.size());
    Match &match = m_matching[size_t(id.value)];
    if (match == Match::Unknown)
        match = matches(id, filter()) ? Match::Yes : Match::No;
    return match == Match::Yes;
}

bool InventoryModel::matches(ItemId id, const Filter &filter) const
{
    if (filter.isEmpty())
        return true;
    const Item &item = inventory().item(id);
    const Filterable row{.size = item.totals.allocated,
                         .lastUse = item.lastUse,
                         .status = item.verdict.status,
                         .kind = item.kind,
                         .isStale = item.staleness != Staleness::None};
    return filter.keeps(row, inventory().taken, [&] {
        if (m_shown.haystacks->empty())
            m_shown.haystacks->resize(inventory().items.size());
        QString &haystack = (*m_shown.haystacks)[size_t(id.value)];
        if (haystack.isNull())
            haystack = haystackOf(inventory(), item);
        return haystack;
    });
}

} // namespace depotscope
