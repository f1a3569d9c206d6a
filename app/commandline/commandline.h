// SPDX-License-Identifier: MIT
#pragma once

#include "app/commandline/surroundings.h"
#include "model/disk/job.h"

class QIODevice;

namespace depotscope {

/// Does what the arguments (without the program's name) ask for: data to `out`, words to `err`.
/// Stops: says so and returns Stopped; nothing is printed of what was found until then. Thread: any.
ExitCode runCommand(const std::vector<QByteArray> &arguments, const Surroundings &surroundings, Disk &disk,
                    QIODevice &out, QIODevice &err, Job &job);

} // namespace depotscope
