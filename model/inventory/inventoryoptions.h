// SPDX-License-Identifier: MIT
#pragma once

#include "model/depot/depotpath.h"
#include "model/depot/runningjulias.h"
#include "model/disk/scan.h"

#include <chrono>
#include <memory>
#include <optional>

namespace depotscope {

struct Inventory;
struct Memory;

/// Is given incomplete inventories now and then while a whole one is taken. Thread: that of takeInventory().
using PartialResult = std::function<void(std::shared_ptr<const Inventory>)>;

/// What an inventory is to know besides the depots.
struct InventoryOptions {
    ScanOptions scan; ///< `followedNames` is set by takeInventory()
    std::optional<Time> now = {}; ///< by what clock it is taken; none: that of the machine
    std::chrono::milliseconds cleanupPeriod = std::chrono::days(21); ///< used within it: in use; before: idle
    bool looksForJulias = false; ///< takeInventory() fills the next two from this machine, at that moment
    std::vector<JuliaVersion> installedJulias; ///< sorted; empty: not known, so no cache is stale for want of its Julia
    std::vector<RunningJulia> runningJulias; ///< keep what they have open, and what their projects need
    std::shared_ptr<Memory> memory; ///< of what earlier inventories read; none: everything is read
    QByteArray cacheDirectory; ///< for what the files of depots said, and scans; empty: not kept
    bool keepsScan = false; ///< for lastInventory()
    PartialResult partialResult; ///< of the scan, which may take long; may be empty
};

} // namespace depotscope
