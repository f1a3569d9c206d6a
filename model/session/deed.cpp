// SPDX-License-Identifier: MIT
#include "model/session/deed.h"

#include "model/cleaning/keeping.h"
#include "model/cleaning/spaces.h"
#include "model/disk/names.h"

#include <algorithm>
#include <map>

namespace depotscope {

namespace {

void add(std::vector<Error> &to, const std::vector<Error> &errors)
{
    to.insert(to.end(), errors.begin(), errors.end());
}

/// Counts what `report` says was done.
void count(Deed &deed, const Report &report, Outcome::What done)
{
    for (const Outcome &outcome : report.outcomes) {
        if (outcome.what == done) {
            ++deed.items;
            deed.bytes += outcome.item.bytes;
            if (std::ranges::find(deed.kinds, outcome.item.kind) == deed.kinds.end())
                deed.kinds.push_back(outcome.item.kind);
        } else if (outcome.what == Outcome::Changed || outcome.what == Outcome::Failed) {
            deed.failures.push_back(outcome.error);
        } else if (outcome.what == Outcome::Stopped) {
            ++deed.left;
        }
    }
    deed.freed += report.freed;
    add(deed.failures, report.failures);
}

/// A task that calls `act` with each depot's paths, relative to it, and says how many it changed.
template <typename Act> Task onKeepLists(Deed::Kind kind, std::vector<DepotPath> paths, Act act)
{
    return [kind, paths = std::move(paths), act](Disk &disk, Job &) {
        Deed deed{.kind = kind};
        std::map<QByteArray, std::vector<DepotPath>> byDepot;
        for (const DepotPath &path : paths)
            byDepot[path.depot].push_back(path);
        for (const auto &[depot, some] : byDepot) {
            std::vector<QByteArray> inside;
            for (const DepotPath &path : some)
                inside.push_back(insideOf(path.path, depot));
            if (const auto changed = act(depot, inside, disk)) {
                deed.items += size_t(*changed);
                deed.paths.insert(deed.paths.end(), some.begin(), some.end());
            } else {
                deed.failures.push_back(changed.error());
            }
        }
        return deed;
    };
}

/// A task that calls `act` with each manifest. Another depot than the one it is asked of may know it as well, so that
/// only what none knows is a failure.
template <typename Act> Task onManifests(Deed::Kind kind, std::vector<DepotPath> manifests, Act act)
{
    return [kind, manifests = std::move(manifests), act](Disk &disk, Job &job) {
        Deed deed{.kind = kind};
        std::map<QByteArray, std::optional<Error>> byPath;
        for (const DepotPath &manifest : manifests) {
            const auto done = act(manifest, disk, job);
            const auto [known, isNew] = byPath.try_emplace(manifest.path);
            if (done) {
                deed.paths.push_back(manifest);
                known->second.reset();
            } else if (isNew || (known->second && known->second->fault == Fault::NotFound)) {
                known->second = done.error();
            }
        }
        for (const auto &[path, error] : byPath) {
            if (error)
                deed.failures.push_back(*error);
            else
                ++deed.items;
        }
        return deed;
    };
}

} // namespace

Task removing(std::shared_ptr<const Inventory> inventory, std::vector<Choice> choices, Manner manner,
              std::optional<GcRules> collection)
{
    return [inventory = std::move(inventory), choices = std::move(choices), manner, collection](Disk &disk, Job &job) {
        const bool isHeld = manner == Manner::Hold;
        const Time now = currentTime();
        Deed deed{.kind = isHeld ? Deed::Kind::Held : Deed::Kind::Freed};
        const Order order = orderFor(*inventory, choices, collection, "window", now, disk, deed.failures);
        Report report = clean(order, {manner, now, runningJulias()}, disk, job);
        count(deed, report, isHeld ? Outcome::Held : Outcome::Freed);
        if (isHeld)
            deed.cleans = std::move(report.ids);
        return deed;
    };
}

Task returning(std::vector<CleanId> cleans, Clash clash)
{
    return [cleans = std::move(cleans), clash](Disk &disk, Job &job) {
        Deed deed{.kind = Deed::Kind::Returned};
        for (const CleanId &clean : cleans) {
            const auto report = undo(clean.depot, clean.id, {clash, clean.paths, currentTime(), "window"}, disk, job);
            if (!report) {
                deed.failures.push_back(report.error());
                continue;
            }
            count(deed, *report, Outcome::Returned);
            CleanId left{clean.depot, clean.id};
            for (const Outcome &outcome : report->outcomes) {
                if (outcome.what == Outcome::Failed && outcome.error.fault == Fault::Exists)
                    left.paths.push_back(outcome.item.paths.front().inside);
            }
            if (!left.paths.empty())
                deed.clashes.push_back(left);
        }
        return deed;
    };
}

Task freeing(std::vector<CleanId> cleans)
{
    return [cleans = std::move(cleans)](Disk &disk, Job &job) {
        Deed deed{.kind = Deed::Kind::Freed};
        for (const CleanId &clean : cleans) {
            if (const auto report = freeHeld(clean.depot, clean.id, disk, job))
                count(deed, *report, Outcome::Freed);
            else
                deed.failures.push_back(report.error());
        }
        return deed;
    };
}

Task keeping(std::vector<DepotPath> paths)
{
    return onKeepLists(Deed::Kind::Kept, std::move(paths), addToKeepList);
}

Task releasing(std::vector<DepotPath> paths)
{
    return onKeepLists(Deed::Kind::Released, std::move(paths), removeFromKeepList);
}

Task forgetting(std::vector<DepotPath> manifests)
{
    return onManifests(Deed::Kind::Forgotten, std::move(manifests),
                       [](const DepotPath &manifest, Disk &disk, Job &job) {
                           return forget(manifest.depot, manifest.path, "window", currentTime(), disk, job);
                       });
}

Task remembering(std::vector<DepotPath> manifests)
{
    return onManifests(Deed::Kind::Remembered, std::move(manifests),
                       [](const DepotPath &manifest, Disk &disk, Job &job) {
                           return remember(manifest.depot, manifest.path, disk, job);
                       });
}

Task makingSpace(std::shared_ptr<const Inventory> inventory, const QByteArray &key, const QUuid &owner)
{
    return [inventory = std::move(inventory), key, owner](Disk &disk, Job &) {
        Deed deed{.kind = Deed::Kind::Made};
        const auto space = getSpace(*inventory,
                                    {.key = key,
                                     .owner = owner,
                                     .julia = DepotSurroundings::ofProcess().version,
                                     .isTracked = tracksSpaces(),
                                     .now = currentTime()},
                                    disk);
        if (!space) {
            deed.failures.push_back(space.error());
            return deed;
        }
        deed.items = 1;
        deed.paths = {{inventory->depots.front().path, space->path}};
        if (space->failure)
            deed.failures.push_back(*space->failure);
        return deed;
    };
}

Task undoing(const Deed &deed)
{
    switch (deed.kind) {
    case Deed::Kind::Held:
        return deed.cleans.empty() ? Task() : returning(deed.cleans, Clash::Refuse);
    case Deed::Kind::Kept:
        return deed.paths.empty() ? Task() : releasing(deed.paths);
    case Deed::Kind::Released:
        return deed.paths.empty() ? Task() : keeping(deed.paths);
    case Deed::Kind::Forgotten:
        return deed.paths.empty() ? Task() : remembering(deed.paths);
    case Deed::Kind::Remembered:
        return deed.paths.empty() ? Task() : forgetting(deed.paths);
    case Deed::Kind::Freed:
    case Deed::Kind::Returned:
    case Deed::Kind::Made:
        return {};
    }
    Q_UNREACHABLE();
}

} // namespace depotscope
