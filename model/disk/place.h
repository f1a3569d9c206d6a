// SPDX-License-Identifier: MIT
#pragma once

#include "model/disk/disk.h"

namespace depotscope {

/// Whether a file can be made at `path`, as far as its folder tells.
/// Errors, all of the folder: NotFound, NotDirectory, Denied, those of Disk::stat().
Result<void> checkPlace(const Disk &disk, const QByteArray &path);

} // namespace depotscope
