// SPDX-License-Identifier: MIT
#include "model/items/overview.h"

#include <algorithm>

namespace depotscope {

std::vector<KindSum> kindSums(const Shown &shown)
{
    std::vector<KindSum> sums(size_t{kindCount});
    for (int kind = 0; kind < kindCount; ++kind)
        sums[size_t(kind)].kind = Kind(kind);
    if (!shown.inventory)
        return {};
    for (const Item &item : shown.inventory->items) {
        if (!shown.includes(item))
            continue;
        KindSum &sum = sums[size_t(item.kind)];
        ++sum.items;
        sum.totals += item.totals;
    }
    std::erase_if(sums, [](const KindSum &sum) { return sum.items == 0; });
    std::ranges::stable_sort(sums, std::greater(), [](const KindSum &sum) { return sum.totals.allocated; });
    return sums;
}

} // namespace depotscope
