// SPDX-License-Identifier: MIT
#include "model/items/inventorymodel.h"

#include "model/depot/uuid.h"
#include "model/disk/names.h"
#include "model/items/wording.h"

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

} // namespace

InventoryModel::InventoryModel(int sortColumn, Qt::SortOrder order, QObject *parent)
    : LazyTree(sortColumn, order, parent)
{
}

void InventoryModel::show(const Shown &shown)
{
    rebuild([&] {
        m_shown = shown;
        m_haystacks.clear();
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
    const QVariant item = index.data(ItemRole);
    return item.isValid() ? RowItems{{ItemId{item.toInt()}}} : RowItems();
}

QVariant InventoryModel::markOf(const std::vector<ItemId> &items) const
{
    if (!hasMarks())
        return {};
    const auto state = m_marks->stateOf(inventory(), items);
    return state && *state != Qt::Unchecked ? QVariant::fromValue(*state) : QVariant();
}

QString InventoryModel::markText(const std::vector<ItemId> &items) const
{
    const QVariant mark = markOf(items);
    if (!mark.isValid())
        return {};
    return u", "_s + (mark.value<Qt::CheckState>() == Qt::Checked ? tr("marked") : tr("partly marked"));
}

bool InventoryModel::matches(ItemId id, const Filter &filter)
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
        if (m_haystacks.empty())
            m_haystacks.resize(inventory().items.size());
        QString &haystack = m_haystacks[size_t(id.value)];
        if (haystack.isNull())
            haystack = haystackOf(inventory(), item);
        return haystack;
    });
}

} // namespace depotscope
