// SPDX-License-Identifier: MIT
#pragma once

#include "model/depot/depotpath.h"

#include <functional>

namespace depotscope {

/// What depotctl ends with.
enum class ExitCode {
    Done = 0,
    Failed = 1,
    NotUnderstood = 2, ///< nothing was done
    Incomplete = 3, ///< done, but something could not be read
    Refused = 4, ///< for safety; nothing was done
    Stale = 5, ///< some or all of what was planned has changed, and was left alone
    Stopped = 130,
};

/// What depotctl is given by its process and machine.
struct Surroundings {
    DepotSurroundings depots;
    QByteArray cacheDirectory; ///< see InventoryOptions
    bool looksForJulias = false; ///< see InventoryOptions
    Time now;
    int columns = 0; ///< width of the terminal that the output goes to; 0 if it is none
    bool showsProgress = false; ///< the words go to a terminal
    std::function<bool(const QString &question)> ask; ///< asks a person yes or no; none if there is none to ask
    bool tracksAccess = true; ///< whether Scratch.jl would log the use of a space
};

} // namespace depotscope
