// SPDX-License-Identifier: MIT
#pragma once

#include "model/disk/disk.h"

#include <vector>

namespace depotscope {

/// Puts paths on the keep list of a depot, or takes them off (paths relative to the depot). Lines that cannot be read
/// stay as they are. Returns how many were not there before, or were. Errors: those of writing; nothing is changed
/// then.
Result<int> addToKeepList(const QByteArray &depot, const std::vector<QByteArray> &paths, Disk &disk);
Result<int> removeFromKeepList(const QByteArray &depot, const std::vector<QByteArray> &paths, Disk &disk);

} // namespace depotscope
