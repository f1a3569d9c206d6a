// SPDX-License-Identifier: MIT
#pragma once

#include "app/commandline/json.h"
#include "app/commandline/options.h"
#include "model/inventory/inventory.h"

namespace depotscope {

/// The items that `choice` leaves, in its order. Pure.
std::vector<ItemId> chosenItems(const Inventory &inventory, const ListChoice &choice, Time now);

/// The items as a table with a line of totals. `columns` is the width to fit paths into, 0 for any.
void writeTable(Output &output, const Inventory &inventory, const std::vector<ItemId> &items, Time now, int columns);

/// The items as the members "items" and "totals" of an object that is begun.
void writeItems(JsonWriter &json, const Inventory &inventory, const std::vector<ItemId> &items);

/// The members of the object that is begun for an item, with what `verdict` says of it.
void writeMembers(JsonWriter &json, const Inventory &inventory, ItemId id, const Verdict &verdict);

/// The name with what tells it from others of that name.
QString titleOf(const Item &item);

/// The size on disk, marked if something in it could not be read.
QString sizeOf(const Totals &totals);

/// Whether `owner` is the name or the UUID of `package`.
bool isCalled(const Package &package, const QByteArray &owner);

/// Sums over `items`.
Totals totalsOf(const Inventory &inventory, const std::vector<ItemId> &items);

/// If no package is called or identified by `owner`: a sentence that says so.
std::optional<QString> unknownOwner(const Inventory &inventory, const QByteArray &owner);

} // namespace depotscope
