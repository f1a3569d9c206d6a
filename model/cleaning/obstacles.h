// SPDX-License-Identifier: MIT
#pragma once

#include "model/cleaning/frozenplan.h"
#include "model/depot/runningjulias.h"

#include <span>

namespace depotscope {

/// What came of one item.
struct Outcome {
    enum What {
        Trashed,
        Deleted,
        Returned,
        Missing, ///< it was gone already
        Changed, ///< not what the plan was made for, so it stays
        Failed, ///< it stays, or as much of it as `error` tells
        Stopped, ///< it stays, since somebody stopped this
    };
    PlannedItem item;
    What what = Failed;
    Error error; ///< of Changed and Failed
};

/// For each of `items` why it must stay as things are, if it must: it has changed, is open in one of `julias`, or is
/// gone already. Everything in the items is looked at. Changes nothing. Stops: between entries; then items are Stopped.
/// Thread: any; starts workers of its own and joins them.
std::vector<std::optional<Outcome>> obstacles(std::span<const PlannedItem> items,
                                              const std::vector<RunningJulia> &julias, const Disk &disk, Job &job);

} // namespace depotscope
