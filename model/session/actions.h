// SPDX-License-Identifier: MIT
#pragma once

#include "model/cleaning/clean.h"
#include "model/inventory/inventory.h"

#include <functional>

namespace depotscope {

/// A path that a depot remembers something of.
struct DepotPath {
    QByteArray depot;
    QByteArray path; ///< absolute
    friend bool operator==(const DepotPath &, const DepotPath &) = default;
};

/// What was done to the depots at the user's wish, and what came of it.
struct ActionResult {
    enum class Kind {
        Trashed, ///< set items aside
        Deleted, ///< deleted items for good
        Returned, ///< brought back what was set aside
        Kept, ///< put items on the keep list
        Released, ///< took them off
        Forgotten, ///< took manifests out of the logs
        Remembered, ///< put them back
        Made, ///< made or found a scratch space
    };
    Kind kind = Kind::Trashed;
    size_t items = 0; ///< that it was done to
    qint64 bytes = 0; ///< allocated, of these
    std::vector<depotscope::Kind> kinds = {}; ///< that these are of, each once
    size_t left = 0; ///< items that it was not done to, since somebody stopped it
    qint64 freed = 0; ///< on the disk, measured; also of what had been held for long enough
    std::vector<CleanId> cleans = {}; ///< Trashed: to be undone
    std::vector<CleanId> conflicts = {}; ///< Returned: what stays held, since something new is in its place
    std::vector<DepotPath> paths = {}; ///< Kept, Released, Forgotten, Remembered, Made: what it was done to
    std::vector<Error> failures = {}; ///< of other items, and of logs
};

/// Changes depots. Blocks. Stops: as the function of model/cleaning that it calls.
using Task = std::function<ActionResult(Disk &, Job &)>;

/// Removes items of `inventory` in this manner. What has changed since, or is open in a running Julia, stays and is
/// said. Deletes also what earlier cleans have held for long enough. `collection`: the rules of which this is a
/// collection, if it is one; then what they know to be orphaned is written down.
Task removing(std::shared_ptr<const Inventory> inventory, std::vector<Choice> choices, RemovalMode mode,
              std::optional<GcRules> collection = {});

/// Brings back what these hold.
Task returning(std::vector<CleanId> cleans, ConflictPolicy conflict);

/// Deletes what these hold, all of it.
Task freeing(std::vector<CleanId> cleans);

/// Puts paths on the keep lists of their depots, or takes them off.
Task keeping(std::vector<DepotPath> paths);
Task releasing(std::vector<DepotPath> paths);

/// Takes manifests out of the logs of their depots, or puts them back.
Task forgetting(std::vector<DepotPath> manifests);
Task remembering(std::vector<DepotPath> manifests);

/// Makes or finds the space `key` of `owner` in the first depot, and logs the access as Scratch.jl would.
Task makingSpace(std::shared_ptr<const Inventory> inventory, const QByteArray &key, const QUuid &owner);

/// Takes back what `actionResult` did; none if that cannot be.
Task undoing(const ActionResult &actionResult);

} // namespace depotscope
