// SPDX-License-Identifier: MIT
#include "model/inventory/inventory.h"

#include <algorithm>

namespace depotscope {

ItemId Inventory::itemAt(NodeId node) const
{
    for (; node; node = tree->parent(node)) {
        const auto found = std::ranges::lower_bound(itemsByNode, node, {}, &std::pair<NodeId, ItemId>::first);
        if (found != itemsByNode.end() && found->first == node)
            return found->second;
    }
    return {};
}

} // namespace depotscope
