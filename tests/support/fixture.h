// SPDX-License-Identifier: MIT
#pragma once

#include "model/inventory/inventory.h"
#include "model/sample/depotbuilder.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace depotscope {

constexpr qint64 kiB = 1024;

/// A depot in a temporary folder, made in words, and what takeInventory() makes of it.
struct Fixture {
    QTemporaryDir folder;
    QByteArray root = QFile::encodeName(QDir(folder.path()).canonicalPath());
    DepotBuilder depot{root + "/depot", root + "/projects", currentTime()};

    Time daysAgo(int days) const { return depot.now() - std::chrono::days(days); }

    std::shared_ptr<const Inventory> inventory() const { return inventoryOf({depot.path()}); }

    static std::shared_ptr<const Inventory> inventoryOf(const std::vector<QByteArray> &paths)
    {
        Job job;
        return takeInventory(depotsAt(paths, Disk::real()), {}, Disk::real(), job);
    }
};

/// The item at `path`, or none.
inline ItemId idAt(const Inventory &inventory, const QByteArray &path)
{
    for (size_t i = 0; i < inventory.items.size(); ++i) {
        if (inventory.items[i].path == path)
            return {int(i)};
    }
    return {};
}

inline const Item *itemAt(const Inventory &inventory, const QByteArray &path)
{
    const ItemId id = idAt(inventory, path);
    return id ? &inventory.item(id) : nullptr;
}

} // namespace depotscope
