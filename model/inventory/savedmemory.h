// SPDX-License-Identifier: MIT
#pragma once

#include "model/inventory/memory.h"

namespace depotscope {

// What files said as a file, so that the next process needs to read again only those that have changed since. What had
// troubles is not saved: it is read, and its troubles are named, by each process anew.

/// Keeps at `file` (folders above it are made), at once or not at all, what was asked of `memory`.
/// Errors: Io, Denied. Thread: any.
Result<void> saveMemory(const QByteArray &file, const Memory &memory);

/// Adds to `memory` what was kept at `file`. Of a file that is damaged, or that was saved by other readers or in
/// another time zone (logs name local time), nothing is taken. Errors: NotFound, Denied, Io, Malformed. Thread: any.
Result<void> recallMemory(const QByteArray &file, Memory &memory);

} // namespace depotscope
