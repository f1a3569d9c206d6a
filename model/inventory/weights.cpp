// SPDX-License-Identifier: MIT
#include "model/inventory/weights.h"

#include <algorithm>
#include <utility>

namespace depotscope {

namespace {

/// What would go with all of `items`: of `all` that they need, what nothing else keeps.
qint64 freesTogether(const Inventory &inventory, const std::vector<ItemId> &items, const std::vector<ItemId> &all)
{
    const ReachabilityGraph &graph = *inventory.graph;
    const ItemSet pulled(inventory, all);
    const ItemSet goes(inventory, items);
    ItemSet stays(inventory);
    std::vector<ItemId> todo;
    for (ItemId id : all) {
        const auto isElsewhere = [&](ItemId holder) { return !pulled.has(holder); };
        if (!goes.has(id) && (!graph.rootsOf(id).empty() || std::ranges::any_of(graph.dependents(id), isElsewhere))
            && stays.add(id))
            todo.push_back(id);
    }
    while (!todo.empty()) {
        const ItemId id = todo.back();
        todo.pop_back();
        for (ItemId needed : graph.dependencies(id)) {
            if (!goes.has(needed) && stays.add(needed))
                todo.push_back(needed);
        }
    }
    qint64 bytes = 0;
    for (ItemId id : all)
        bytes += stays.has(id) ? 0 : inventory.item(id).totals.allocated;
    return bytes;
}

} // namespace

ItemSet::ItemSet(const Inventory &inventory, const std::vector<ItemId> &items)
    : m_has(inventory.items.size())
{
    for (ItemId id : items)
        add(id);
}

bool ItemSet::add(ItemId id)
{
    return !std::exchange(m_has[size_t(id.value)], char(1));
}

qint64 bytesOf(const Inventory &inventory, const std::vector<ItemId> &items)
{
    qint64 bytes = 0;
    for (ItemId id : items)
        bytes += inventory.item(id).totals.allocated;
    return bytes;
}

Weight weightOf(const Inventory &inventory, const std::vector<ItemId> &items, const std::vector<RootId> &roots)
{
    if (!inventory.graph)
        return {bytesOf(inventory, items), bytesOf(inventory, items)};
    const ReachabilityGraph &graph = *inventory.graph;
    const std::vector<ItemId> all = graph.closure(items, roots);
    Weight weight{bytesOf(inventory, all), 0};
    weight.frees = items.size() == 1 ? graph.frees(items.front()) : freesTogether(inventory, items, all);
    if (roots.size() == 1)
        weight.frees += graph.frees(roots.front());
    else if (!roots.empty())
        weight.frees += graph.forget(roots).freed;
    return weight;
}

} // namespace depotscope
