// SPDX-License-Identifier: MIT
#pragma once

#include "model/cleaning/plan.h"
#include "model/inventory/reachabilitygraph.h"

namespace depotscope {

/// What would become free if some roots were forgotten, in words.
struct WhatIf {
    QString sentence; ///< how much, and how much of it only because several go
    QString counts; ///< how many of each kind, with their sizes
    QString advice; ///< what stays, and how to come back
    std::vector<Step> steps; ///< what would go, biggest first
};

/// Pure. Time: linear in the inventory.
WhatIf whatIfForgotten(const Inventory &inventory, const std::vector<RootId> &roots);

} // namespace depotscope
