// SPDX-License-Identifier: MIT
#pragma once

#include "model/depot/treehash.h"
#include "model/disk/error.h"
#include "model/disk/job.h"

namespace depotscope {

/// The git-tree-sha1 of the directory `path` as Julia computes it for artifacts, quirks included: the owner's execute
/// bit alone decides the mode, empty directories do not count, `.git` is left out, a link's length is its characters.
/// Unlike Julia it refuses what it cannot read, where Julia would make up a hash.
/// Errors: NotFound, NotDirectory, Denied, Io (also of a file that changes meanwhile, or a path that is too long for
/// the system), Malformed (a fifo, socket or device is inside). Stops: between blocks of a file. Thread: any. Source:
/// Pkg.jl src/GitTools.jl tree_hash.
Result<TreeHash> hashTree(const QByteArray &path, Job &job);

} // namespace depotscope
