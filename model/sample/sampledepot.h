// SPDX-License-Identifier: MIT
#pragma once

#include "model/text/error.h"
#include "model/text/quantity.h"

namespace depotscope {

/// Writes a small sample depot (about 60 MB: packages, artifacts, spaces, environments and caches of every state) as
/// `directory` itself; nothing is written outside it. Returns its absolute path. Times are relative to `now`.
/// Refuses a directory that exists and is not empty. Errors: Denied, Io, Malformed (not empty).
Result<QByteArray> writeSampleDepot(const QByteArray &directory, Time now);

} // namespace depotscope
