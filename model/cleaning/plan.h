// SPDX-License-Identifier: MIT
#pragma once

#include "model/cleaning/gcrules.h"
#include "model/inventory/inventory.h"

namespace depotscope {

/// One item that would go, and why.
struct Step {
    ItemId item;
    int round = 1; ///< in which of repeated collections it goes; above 1 only under Immediate
    std::optional<Time> since; ///< orphaned since, as far as orphaned.toml knows
    Sentence reason;
    friend bool operator==(const Step &, const Step &) = default;
};

/// An item that the rules let go, but not yet.
struct Waiting {
    ItemId item;
    Time since; ///< orphaned since: from orphaned.toml, or now
    Time until; ///< when a collection would take it
    Sentence reason;
    friend bool operator==(const Waiting &, const Waiting &) = default;
};

/// What a collection would do: data to be shown, spared from, saved, and only then applied.
struct Plan {
    std::vector<Step> steps; ///< biggest first
    std::vector<Waiting> waiting;
    Totals frees; ///< of all steps
    std::vector<Error> troubles; ///< what made the rules give up, such as a log that Pkg would refuse
    friend bool operator==(const Plan &, const Plan &) = default;
};

} // namespace depotscope
