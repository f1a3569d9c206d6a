// SPDX-License-Identifier: MIT
#pragma once

#include "app/commandline/json.h"
#include "model/inventory/inventory.h"

namespace depotscope {

/// What the keep lists of the depots name, and what became of it.
void writeKeepLists(Output &output, const Inventory &inventory);

/// The same as the member "keeps" of an object that is begun.
void writeKeepLists(JsonWriter &json, const Inventory &inventory);

} // namespace depotscope
