// SPDX-License-Identifier: MIT
#pragma once

#include "model/cleaning/plan.h"

#include <array>

namespace depotscope {

/// How sure it is that something may go, surest first.
enum class Safety {
    Unneeded, ///< our own rules let it go now
    StaleCompiled, ///< a compiled cache that no Julia will load again
    Waiting, ///< our own rules let it go later
    Unused, ///< something keeps it, but nobody has used it for half a year
    Undecided, ///< it cannot be told whether anything needs it
};
inline constexpr int safetyCount = int(Safety::Undecided) + 1;

/// What it takes to have something back, cheapest first.
enum class Recovery {
    Itself, ///< Julia makes it again when it is needed, without a network
    Download, ///< Pkg downloads it again when it is needed
    Package, ///< its package fills it again, if it is made so
    Never, ///< where it came from is not known
};
inline constexpr int recoveryCount = int(Recovery::Never) + 1;

/// What it takes to have `item` back once it went.
Recovery recoveryOf(const Inventory &inventory, ItemId item);

/// Items that may be freed for one reason.
struct Reclaim {
    Safety safety = Safety::Unneeded;
    Plan plan; ///< what would go, and `plan.frees` is how much that is
    std::array<qint64, recoveryCount> byRecovery{}; ///< allocated bytes of it; they add up to plan.frees.allocated
};

/// What can be freed, one for each Safety in that order. No item is in two of them. Pure.
std::vector<Reclaim> reclaimable(const Inventory &inventory, Time now);

} // namespace depotscope
