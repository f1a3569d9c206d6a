// SPDX-License-Identifier: MIT
#pragma once

#include "model/inventory/reachabilitygraph.h"

namespace depotscope {

/// A set of items that tells at once whether one is in it.
class ItemSet {
public:
    explicit ItemSet(const Inventory &inventory, const std::vector<ItemId> &items = {});

    bool has(ItemId id) const { return m_has[size_t(id.value)]; }
    bool add(ItemId id); ///< true if it was not in it

private:
    std::vector<char> m_has;
};

/// Allocated bytes of the items, each by itself.
qint64 bytesOf(const Inventory &inventory, const std::vector<ItemId> &items);

/// How much some items and roots are together. Units: allocated bytes.
struct Weight {
    qint64 withAll = 0; ///< of them and of everything that they need
    qint64 frees = 0; ///< of them, and of what nothing else keeps
    friend bool operator==(const Weight &, const Weight &) = default;
};

/// Pure. Time: linear in the inventory at worst.
Weight weightOf(const Inventory &inventory, const std::vector<ItemId> &items, const std::vector<RootId> &roots = {});

} // namespace depotscope
