// SPDX-License-Identifier: MIT
#include "model/session/actions.h"

#include "model/cleaning/keeping.h"
#include "model/cleaning/spaces.h"
#include "model/text/names.h"

#include <algorithm>
#include <map>

namespace depotscope {

namespace {

void add(std::vector<Error> &to, const std::vector<Error> &errors)
{
    to.insert(to.end(), errors.begin(), errors.end());
}

/// Counts what `report` says was done.
void count(ActionResult &actionResult, const Report &report, Outcome::What done)
{
    for (const Outcome &outcome : report.outcomes) {
        if (outcome.what == done) {
            ++actionResult.items;
            actionResult.bytes += outcome.item.bytes;
            if (std::ranges::find(actionResult.kinds, outcome.item.kind) == actionResult.kinds.end())
                actionResult.kinds.push_back(outcome.item.kind);
        } else if (outcome.what == Outcome::Changed || outcome.what == Outcome::Failed) {
            actionResult.failures.push_back(outcome.error);
        } else if (outcome.what == Outcome::Stopped) {
            ++actionResult.left;
        }
    }
    actionResult.freed += report.freed;
    add(actionResult.failures, report.failures);
}

/// A task that calls `act` with each depot's paths, relative to it, and says how many it changed.
template <typename Act> Task onKeepLists(ActionResult::Kind kind, std::vector<DepotPath> paths, Act act)
{
    return [kind, paths = std::move(paths), act](Disk &disk, Job &) {
        ActionResult actionResult{.kind = kind};
        std::map<QByteArray, std::vector<DepotPath>> byDepot;
        for (const DepotPath &path : paths)
            byDepot[path.depot].push_back(path);
        for (const auto &[depot, some] : byDepot) {
            std::vector<QByteArray> inside;
            for (const DepotPath &path : some)
                inside.push_back(insideOf(path.path, depot));
            if (const auto changed = act(depot, inside, disk)) {
                actionResult.items += size_t(*changed);
                actionResult.paths.insert(actionResult.paths.end(), some.begin(), some.end());
            } else {
                actionResult.failures.push_back(changed.error());
            }
        }
        return actionResult;
    };
}

/// A task that calls `act` with each manifest. Another depot than the one it is asked of may know it as well, so that
/// only what none knows is a failure.
template <typename Act> Task onManifests(ActionResult::Kind kind, std::vector<DepotPath> manifests, Act act)
{
    return [kind, manifests = std::move(manifests), act](Disk &disk, Job &job) {
        ActionResult actionResult{.kind = kind};
        std::map<QByteArray, std::optional<Error>> byPath;
        for (const DepotPath &manifest : manifests) {
            const auto done = act(manifest, disk, job);
            const auto [known, isNew] = byPath.try_emplace(manifest.path);
            if (done) {
                actionResult.paths.push_back(manifest);
                known->second.reset();
            } else if (isNew || (known->second && known->second->fault == Fault::NotFound)) {
                known->second = done.error();
            }
        }
        for (const auto &[path, error] : byPath) {
            if (error)
                actionResult.failures.push_back(*error);
            else
                ++actionResult.items;
        }
        return actionResult;
    };
}

} // namespace

Task removing(std::shared_ptr<const Inventory> inventory, std::vector<Choice> choices, RemovalMode mode,
              std::optional<GcRules> collection)
{
    return [inventory = std::move(inventory), choices = std::move(choices), mode, collection](Disk &disk, Job &job) {
        const bool isTrashed = mode == RemovalMode::Trash;
        const Time now = currentTime();
        ActionResult actionResult{.kind = isTrashed ? ActionResult::Kind::Trashed : ActionResult::Kind::Deleted};
        const FrozenPlan frozen = freeze(*inventory, choices, collection, "window", now, disk, actionResult.failures);
        Report report = clean(frozen, {mode, now, runningJulias()}, disk, job);
        count(actionResult, report, isTrashed ? Outcome::Trashed : Outcome::Deleted);
        if (isTrashed)
            actionResult.cleans = std::move(report.ids);
        return actionResult;
    };
}

Task returning(std::vector<CleanId> cleans, ConflictPolicy conflict)
{
    return [cleans = std::move(cleans), conflict](Disk &disk, Job &job) {
        ActionResult actionResult{.kind = ActionResult::Kind::Returned};
        for (const CleanId &clean : cleans) {
            const auto report =
                undo(clean.depot, clean.id, {conflict, clean.paths, currentTime(), "window"}, disk, job);
            if (!report) {
                actionResult.failures.push_back(report.error());
                continue;
            }
            count(actionResult, *report, Outcome::Returned);
            CleanId left{clean.depot, clean.id};
            for (const Outcome &outcome : report->outcomes) {
                if (outcome.what == Outcome::Failed && outcome.error.fault == Fault::Exists)
                    left.paths.push_back(outcome.item.paths.front().inside);
            }
            if (!left.paths.empty())
                actionResult.conflicts.push_back(left);
        }
        return actionResult;
    };
}

Task freeing(std::vector<CleanId> cleans)
{
    return [cleans = std::move(cleans)](Disk &disk, Job &job) {
        ActionResult actionResult{.kind = ActionResult::Kind::Deleted};
        for (const CleanId &clean : cleans) {
            if (const auto report = emptyTrash(clean.depot, clean.id, disk, job))
                count(actionResult, *report, Outcome::Deleted);
            else
                actionResult.failures.push_back(report.error());
        }
        return actionResult;
    };
}

Task keeping(std::vector<DepotPath> paths)
{
    return onKeepLists(ActionResult::Kind::Kept, std::move(paths), addToKeepList);
}

Task releasing(std::vector<DepotPath> paths)
{
    return onKeepLists(ActionResult::Kind::Released, std::move(paths), removeFromKeepList);
}

Task forgetting(std::vector<DepotPath> manifests)
{
    return onManifests(ActionResult::Kind::Forgotten, std::move(manifests),
                       [](const DepotPath &manifest, Disk &disk, Job &job) {
                           return forget(manifest.depot, manifest.path, "window", currentTime(), disk, job);
                       });
}

Task remembering(std::vector<DepotPath> manifests)
{
    return onManifests(ActionResult::Kind::Remembered, std::move(manifests),
                       [](const DepotPath &manifest, Disk &disk, Job &job) {
                           return remember(manifest.depot, manifest.path, disk, job);
                       });
}

Task makingSpace(std::shared_ptr<const Inventory> inventory, const QByteArray &key, const QUuid &owner)
{
    return [inventory = std::move(inventory), key, owner](Disk &disk, Job &) {
        ActionResult actionResult{.kind = ActionResult::Kind::Made};
        const auto space = getSpace(*inventory,
                                    {.key = key,
                                     .owner = owner,
                                     .julia = DepotSurroundings::ofProcess().version,
                                     .isTracked = tracksSpaces(),
                                     .now = currentTime()},
                                    disk);
        if (!space) {
            actionResult.failures.push_back(space.error());
            return actionResult;
        }
        actionResult.items = 1;
        actionResult.paths = {{inventory->depots.front().path, space->path}};
        if (space->failure)
            actionResult.failures.push_back(*space->failure);
        return actionResult;
    };
}

Task undoing(const ActionResult &actionResult)
{
    switch (actionResult.kind) {
    case ActionResult::Kind::Trashed:
        return actionResult.cleans.empty() ? Task() : returning(actionResult.cleans, ConflictPolicy::Refuse);
    case ActionResult::Kind::Kept:
        return actionResult.paths.empty() ? Task() : releasing(actionResult.paths);
    case ActionResult::Kind::Released:
        return actionResult.paths.empty() ? Task() : keeping(actionResult.paths);
    case ActionResult::Kind::Forgotten:
        return actionResult.paths.empty() ? Task() : remembering(actionResult.paths);
    case ActionResult::Kind::Remembered:
        return actionResult.paths.empty() ? Task() : forgetting(actionResult.paths);
    case ActionResult::Kind::Deleted:
    case ActionResult::Kind::Returned:
    case ActionResult::Kind::Made:
        return {};
    }
    Q_UNREACHABLE();
}

} // namespace depotscope
