// SPDX-License-Identifier: MIT
#include "model/cleaning/candidates.h"

#include "model/text/names.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace depotscope {

namespace {

/// The names on the way from the depot down to `node`; empty if it does not lie below the depot.
std::vector<QByteArrayView> namesBelow(const FileTree &tree, NodeId depot, NodeId node)
{
    std::vector<QByteArrayView> names;
    for (; node != depot; node = tree.parent(node)) {
        if (!node)
            return {};
        names.push_back(tree.name(node));
    }
    std::ranges::reverse(names);
    return names;
}

std::optional<Place> placeOf(const std::vector<QByteArrayView> &names)
{
    if (names.size() == 2 && names[0] == "clones")
        return Place::Clones;
    if (names.size() == 2 && names[0] == "artifacts")
        return Place::Artifacts;
    if (names.size() == 3 && names[0] == "packages")
        return Place::Packages;
    if (names.size() == 3 && names[0] == "scratchspaces")
        return Place::Spaces;
    return std::nullopt;
}

} // namespace

std::vector<Candidate> candidatesOf(const Inventory &inventory)
{
    const FileTree &tree = *inventory.tree;
    std::vector<QByteArray> depots;
    for (const Depot &depot : inventory.depots)
        depots.push_back(cleanAbsolute(depot.path));

    std::vector<Candidate> candidates;
    for (size_t i = 0; i < inventory.items.size(); ++i) {
        const Item &item = inventory.items[i];
        if (item.nodes.size() != 1)
            continue;
        const NodeId node = item.nodes.front();
        if (tree.type(node) != FileType::Directory && tree.type(node) != FileType::Symlink)
            continue;
        const auto names = namesBelow(tree, inventory.depotNodes[size_t(item.depot)], node);
        const std::optional<Place> place = placeOf(names);
        if (!place)
            continue;
        QByteArray path = depots[size_t(item.depot)];
        for (QByteArrayView name : names)
            path = joined(path, name);
        candidates.push_back({{int(i)}, *place, node, path});
    }
    return candidates;
}

Time after(Time time, std::chrono::milliseconds delay)
{
    return delay > Time::max() - std::max(time, Time()) ? Time::max() : time + delay;
}

} // namespace depotscope
