// SPDX-License-Identifier: MIT
#include "model/session/watch.h"

#include <array>
#include <deque>

namespace depotscope {

namespace {

constexpr int wholly = 1000;

struct Depth {
    QByteArrayView folder; ///< of a depot
    int levels; ///< below it
};

/// What lies deeper is put there as a whole, and is not changed afterwards.
constexpr std::array depths{
    Depth{"packages", 1},     Depth{"compiled", 2},           Depth{"registries", 1},
    Depth{"environments", 1}, Depth{"scratchspaces", wholly}, Depth{".depotscope", 1},
};

int levelsOf(QByteArrayView folder)
{
    const auto found = std::ranges::find(depths, folder, &Depth::folder);
    return found == depths.end() ? 0 : found->levels;
}

} // namespace

std::vector<QByteArray> busyDirectories(const Inventory &inventory)
{
    constexpr size_t most = 6000; // of the 8192 that some systems grant a user at least
    struct Place {
        NodeId node;
        int levels;
    };
    std::deque<Place> places;
    std::vector<QByteArray> directories;
    if (!inventory.tree)
        return directories;
    const FileTree &tree = *inventory.tree;
    const auto add = [&](NodeId node, int levels) {
        if (!tree.isDirectory(node) || tree.isMountPoint(node) || directories.size() >= most)
            return;
        directories.push_back(tree.path(node));
        if (levels > 0)
            places.push_back({node, levels - 1});
    };
    for (const NodeId depot : inventory.depotNodes) {
        if (depot)
            add(depot, 0);
    }
    for (const NodeId depot : inventory.depotNodes) {
        for (const NodeId folder : depot ? tree.children(depot) : NodeRange({}, 0))
            add(folder, levelsOf(tree.name(folder)));
    }
    for (; !places.empty(); places.pop_front()) {
        const Place place = places.front();
        for (const NodeId node : tree.children(place.node))
            add(node, place.levels);
    }
    return directories;
}

} // namespace depotscope
