// SPDX-License-Identifier: MIT
#pragma once

#include "model/items/inventorymodel.h"

namespace depotscope {

/// What is shown of one kind.
struct KindSum {
    Kind kind = Kind::Other;
    int items = 0;
    Totals totals;
};

/// The kinds that there are, biggest first. Their totals add up to those of all that is shown. Pure.
std::vector<KindSum> kindSums(const Shown &shown);

} // namespace depotscope
