// SPDX-License-Identifier: MIT
#pragma once

#include "app/commandline/json.h"
#include "model/cleaning/plan.h"

namespace depotscope {

/// What would go as a table, what that frees, and how much waits until when. `columns` is the width to fit paths into,
/// 0 for any.
void writePlan(Output &output, const Inventory &inventory, const Plan &plan, Time now, int columns);

/// The same as the members "items", "frees" and "waiting" of an object that is begun.
void writePlan(JsonWriter &json, const Inventory &inventory, const Plan &plan);

/// What could not be read, and what of it made the rules give up, each once.
std::vector<Error> troublesOf(const Inventory &inventory, const Plan &plan);

/// "3 items wait until 2026-12-06"; there are some.
QString formatWaiting(const std::vector<Waiting> &waiting);

/// The member "waiting" of the object that is begun.
void writeWaiting(JsonWriter &json, const Inventory &inventory, const std::vector<Waiting> &waiting);

} // namespace depotscope
