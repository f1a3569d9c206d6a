// SPDX-License-Identifier: MIT
#pragma once

#include "model/inventory/inventory.h"

namespace depotscope {

/// Whether `inside`, relative to a depot, names something that may be removed: an entry in packages, artifacts, clones,
/// compiled, registries or scratchspaces as deep as those have their items; never one of environments, dev, config,
/// prefs, logs, servers or of folders that nobody knows.
bool isRemovable(QByteArrayView inside);

/// Where `node` lies in the depot `depot` of the inventory, relative to it, whatever links lead there; none if it does
/// not lie below it.
std::optional<QByteArray> pathInDepot(const Inventory &inventory, int depot, NodeId node);

/// Whether there is anything of `kind` that may be removed.
bool isRemovable(Kind kind);

/// Why nobody may remove the item, in one sentence; empty if the user may.
Sentence whyNotRemovable(const Inventory &inventory, ItemId item);

} // namespace depotscope
