// SPDX-License-Identifier: MIT
#pragma once

#include "model/inventory/inventory.h"

namespace depotscope {

struct LargeInventorySize {
    int versions = 3000;
    int artifacts = 3000; ///< a third of them bound by several versions
    int manifests = 1000; ///< every tenth of them is gone
    int namedByEach = 300;
};

/// An inventory such as a busy server has, made in memory: versions, artifacts and manifests that name them, alike at
/// each call. It has no files, so its items have sizes but nothing below them.
std::shared_ptr<const Inventory> largeInventory(const LargeInventorySize &size = {});

} // namespace depotscope
