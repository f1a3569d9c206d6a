// SPDX-License-Identifier: MIT
#pragma once

#include "model/depot/depotpath.h"
#include "model/disk/job.h"

class QIODevice;

namespace depotscope {

/// What depotctl ends with.
enum class ExitCode {
    Done = 0,
    Failed = 1,
    NotUnderstood = 2, ///< nothing was done
    Incomplete = 3, ///< done, but something could not be read
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
};

/// Does what the arguments (without the program's name) ask for: data to `out`, words to `err`.
/// Stops: says so and returns Stopped; nothing is printed of what was found until then. Thread: any.
ExitCode runCommand(const std::vector<QByteArray> &arguments, const Surroundings &surroundings, Disk &disk,
                    QIODevice &out, QIODevice &err, Job &job);

} // namespace depotscope
