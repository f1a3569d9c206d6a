// SPDX-License-Identifier: MIT
#pragma once

#include "model/disk/filetree.h"

#include <algorithm>

namespace depotscope {

/// The first thing that contradicts itself in `tree`, or empty: sums that are not those of the parts, children that do
/// not name their parent, a path that does not lead back.
inline QByteArray contradiction(const FileTree &tree)
{
    for (quint32 i = 0; i < quint32(tree.nodeCount()); ++i) {
        const NodeId node{i};
        Totals sum = tree.own(node);
        for (NodeId child : tree.children(node)) {
            if (tree.parent(child) != node)
                return tree.path(child) + ": has another parent";
            sum += tree.totals(child);
        }
        if (sum != tree.totals(node))
            return tree.path(node) + ": totals are not those of the parts";
        if (!tree.isDirectory(node) && tree.childCount(node) != 0)
            return tree.path(node) + ": a file with children";
        if (!tree.parent(node) && std::find(tree.roots().begin(), tree.roots().end(), node) == tree.roots().end())
            return tree.path(node) + ": belongs to no root";
    }
    return {};
}

} // namespace depotscope
