// SPDX-License-Identifier: MIT
#pragma once

#include "model/inventory/item.h"

namespace depotscope {

/// Names of the folders of a depot that people put on other disks by a link: artifacts, packages, …
const std::vector<QByteArray> &depotFolders();

/// Sorts everything below the directory `depot` of `tree` into items by where it lies, as Pkg, Scratch and Julia lay it
/// out. Fills kind, name, path, nodes, totals, and what folder names say: hash, UUID, Julia version. Every entry is in
/// exactly one item; the last one, of kind Other and named "folders and loose files", has the depot's own folders.
/// Pure. Source: Julia and Pkg manuals, Pkg.jl src/API.jl gc.
std::vector<Item> itemsOf(const FileTree &tree, NodeId depot, int depotIndex, const QByteArray &depotPath);

/// Whether `inside`, relative to a depot, is or lies in an installed artifact or package version: Pkg puts these in
/// place whole and never changes their files again.
bool isContentAddressed(QByteArrayView inside);

} // namespace depotscope
