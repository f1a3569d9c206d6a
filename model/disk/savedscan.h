// SPDX-License-Identifier: MIT
#pragma once

#include "model/disk/scan.h"

namespace depotscope {

// A scan as a file, to have something to show before the next one is done, and that one sooner.

/// Keeps a complete scan of `roots` at `file` (folders above it are made), at once or not at all.
/// Errors: Io, Denied. Thread: any.
Result<void> saveScan(const QByteArray &file, const std::vector<QByteArray> &roots, const SavedScan &saved);

/// The scan of `roots` that was kept at `file`. Its tree reads the file's pages where they lie; a file that is replaced
/// meanwhile does not matter.
/// Errors: NotFound, Denied, Io, Malformed (damaged, of other roots, or of another version or machine). Thread: any.
Result<SavedScan> loadScan(const QByteArray &file, const std::vector<QByteArray> &roots);

} // namespace depotscope
