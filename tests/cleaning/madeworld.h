// SPDX-License-Identifier: MIT
#pragma once

#include "model/inventory/inventory.h"
#include "tests/cleaning/world.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace depotscope {

/// A world on the disk, once its write() was called.
struct MadeWorld {
    unsigned seed;
    QTemporaryDir folder;
    Time now = std::chrono::floor<std::chrono::milliseconds>(currentTime());
    World world;

    MadeWorld(unsigned number, WorldOptions options)
        : seed(number)
    {
        options.now = now;
        const QByteArray base = QFile::encodeName(QDir(folder.path()).canonicalPath()) + "/w";
        world = randomWorld(base, seed, options);
    }

    std::shared_ptr<const Inventory> inventory(std::optional<Time> time = {}) const
    {
        InventoryOptions options;
        options.now = time;
        std::vector<Depot> depots;
        for (const DepotFacts &depot : world.depots)
            depots.push_back({depot.spelled, depots.empty() ? DepotRole::User : DepotRole::Shared, true, true});
        Job job;
        return takeInventory(depots, options, Disk::real(), job);
    }
};

} // namespace depotscope
