// SPDX-License-Identifier: MIT
#pragma once

#include "model/inventory/inventory.h"

namespace depotscope {

/// The items of `inventory` of one kind as text, a line each: "name version owner[,owner] last-use source", in the
/// inventory's order. A last use is given in whole days before the inventory was taken, "-" if there is none.
QByteArray printed(const Inventory &inventory, Kind kind);

/// The troubles, a sentence a line, with `folder` written as "…".
QByteArray printedTroubles(const Inventory &inventory, const QByteArray &folder);

} // namespace depotscope
