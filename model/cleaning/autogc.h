// SPDX-License-Identifier: MIT
#pragma once

#include "model/cleaning/gcforecast.h"

namespace depotscope {

/// The collection that Pkg of an installed Julia begins by itself, after one of `up`, `pin`, `free` and `rm`.
struct AutoGc {
    /// Items that go together. Units: bytes, allocated.
    struct Amount {
        int items = 0;
        qint64 bytes = 0;
        friend bool operator==(const Amount &, const Amount &) = default;
    };

    JuliaVersion julia;
    QByteArray
        rules; ///< the one of GcForecast::versions() that it is like: the newest, if it is newer than all of them
    bool isOff = false; ///< JULIA_PKG_GC_AUTO keeps it from doing so
    std::optional<Time> from = {}; ///< not before then; none: after the next of those commands
    Amount atOnce = {}; ///< what the first collection deletes
    Amount inRounds = {}; ///< what the collections after it delete
    Amount afterGrace = {}; ///< what is deleted once its time of grace is over
    std::optional<Time> graceEnds = {}; ///< the last of those times
};

/// Whether JULIA_PKG_GC_AUTO with this content (none: unset) switches automatic collections off.
/// Source: Julia base/env.jl get_bool_env.
bool switchesAutoGcOff(const std::optional<QByteArray> &variable);

/// Of each of the inventory's Julias that collects by itself at all, oldest first; empty without a depot of the user's.
/// `isOff`: the environment switches it off, which Julia 1.12 and newer heed. Pure.
/// Source: Pkg.jl src/API.jl _auto_gc of Julia 1.7 to 1.13.
std::vector<AutoGc> autoGcs(const Inventory &inventory, const GcForecast &forecast, bool isOff, Time now);

} // namespace depotscope
