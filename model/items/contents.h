// SPDX-License-Identifier: MIT
#pragma once

#include "model/items/details.h"

namespace depotscope {

/// What an entry in the folder of a package is for.
enum class Purpose { Sources, Tests, Docs, Data };
inline constexpr int purposeCount = int(Purpose::Data) + 1;

/// By the layout that Julia packages share; what that does not know is data. Pure.
/// Source: the Pkg manual ("Creating Packages"), and the templates that most packages are made from.
Purpose purposeOf(QByteArrayView name, bool isFolder);

QString purposeText(Purpose purpose); ///< "Sources", …

/// What an entry of a package's own folder is for, of a version or a checkout; none for anything else.
/// Time: proportional to the depth of `node`.
std::optional<Purpose> purposeOf(const Inventory &inventory, NodeId node);

/// What is in the folder of a package, biggest first; empty if it is all for one purpose, or not in a folder.
/// Time: linear in the entries of that folder alone.
std::vector<Details::Part> contentsOf(const FileTree &tree, NodeId folder);

} // namespace depotscope
