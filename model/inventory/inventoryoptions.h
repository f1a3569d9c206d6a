// SPDX-License-Identifier: MIT
#pragma once

#include "model/depot/depotpath.h"
#include "model/depot/runningjulias.h"
#include "model/disk/scan.h"

#include <chrono>
#include <memory>

namespace depotscope {

struct Memory;

/// What an inventory is to know besides the depots.
struct InventoryOptions {
    ScanOptions scan; ///< `followedNames` is set by takeInventory()
    std::chrono::milliseconds cleanupPeriod = std::chrono::days(21); ///< used within it: in use; before: idle
    bool looksForJulias = false; ///< takeInventory() fills the next two from this machine, at that moment
    std::vector<JuliaVersion> installedJulias; ///< sorted; empty: not known, so no cache is stale for want of its Julia
    std::vector<RunningJulia> runningJulias; ///< keep what they have open, and what their projects need
    std::shared_ptr<Memory> memory; ///< of what earlier inventories read; none: everything is read
    QByteArray cacheDirectory; ///< for names read from packed registries, and scans; empty: not kept
    bool keepsScan = false; ///< for lastInventory()
};

} // namespace depotscope
