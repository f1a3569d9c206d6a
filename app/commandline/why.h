// SPDX-License-Identifier: MIT
#pragma once

#include "app/commandline/json.h"
#include "model/inventory/inventory.h"

namespace depotscope {

/// The items that somebody calls `word`: what is at `path` (what `word` means as a path, spelled as in the inventory)
/// or has it inside, or else lies below it; the versions of a package of that name or UUID, and its checkouts; the
/// scratch spaces of Package/key; what has a hash that begins with `word`, if that is 7 digits or more. Pure.
std::vector<ItemId> itemsCalled(const Inventory &inventory, const QByteArray &word, const QByteArray &path);

/// What the items are, the chains that keep them (of many, the shortest) or the rule that lets them go, what each Julia
/// would do with them, what uses them and what they keep.
void writeKeepers(Output &output, const Inventory &inventory, const std::vector<ItemId> &items, Time now);

/// The same as the member "items" of an object that is begun, with every chain.
void writeKeepers(JsonWriter &json, const Inventory &inventory, const std::vector<ItemId> &items, Time now);

} // namespace depotscope
