// SPDX-License-Identifier: MIT
#pragma once

#include "model/cleaning/plan.h"

namespace depotscope {

/// What a collection under `rules` at `now` would delete, with a reason for every step, biggest first.
/// Under Spaces, Orphanage and Immediate what that Pkg deletes, quirks included, but for files that are no items (under
/// Immediate also what later rounds would, until nothing is left). Under Safe an item is kept if any doubt exists about
/// it. Nothing is planned while the inventory is incomplete.
/// Pure: same inputs, same plan. Source: Pkg.jl src/API.jl gc of each release.
Plan planGc(const Inventory &inventory, const GcRules &rules, Time now);

} // namespace depotscope
