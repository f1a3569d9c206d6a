// SPDX-License-Identifier: MIT
#pragma once

#include "app/commandline/json.h"
#include "model/inventory/reachabilitygraph.h"

namespace depotscope {

/// The manifests that somebody means by `path` (spelled as in the inventory): the file itself, those beside that
/// project file, or those in that folder.
std::vector<RootId> manifestsAt(const Inventory &inventory, const QByteArray &path);

/// What would go if `manifests` were forgotten: a table of the items, and how much that is. `columns` is the width to
/// fit paths into, 0 for any.
void writeForgetting(Output &output, const Inventory &inventory, const std::vector<RootId> &manifests, Time now,
                     int columns);

/// The same as the members "forgets", "items", "frees", "alone" and "together" of an object that is begun.
void writeForgetting(JsonWriter &json, const Inventory &inventory, const std::vector<RootId> &manifests);

} // namespace depotscope
