// SPDX-License-Identifier: MIT
#pragma once

#include "model/inventory/inventory.h"

namespace depotscope {

/// Gives the items of `inventory` their owners, names, versions and last uses, from what its text files say, and sorts
/// its packages. Items, tree, facts and the time are there already.
void assemble(Inventory &inventory, const InventoryOptions &options, PathCanonicalizer &canonicalizer);

} // namespace depotscope
