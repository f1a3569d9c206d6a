// SPDX-License-Identifier: MIT
#pragma once

#include "model/depot/orphandates.h"
#include "model/inventory/inventoryoptions.h"
#include "model/inventory/item.h"
#include "model/inventory/memory.h"
#include "model/inventory/pathcanonicalizer.h"
#include "model/inventory/pathprobe.h"

#include <array>
#include <map>

namespace depotscope {

/// What the logs of one depot say, every path spelled as the log spells it: Pkg compares paths as text.
struct DepotLogs {
    UsageLog manifests;
    UsageLog artifacts;
    UsageLog scratch;
    OrphanLog orphans;
    std::array<OrphanDates, orphanRulesCount> dates; ///< our own, by OrphanRules
    Overrides overrides;
    std::optional<Error> keepListTrouble; ///< why what the user keeps here is not known as a whole
};

/// A path as a log spells it, and what it leads to.
struct NamedPath {
    QByteArray spelled; ///< as the inventory spells it
    PathState state = PathState::Gone;
};

/// A manifest that a usage log or an environments folder names, and what it says.
struct KnownManifest {
    QByteArray path;
    PathState state = PathState::Gone;
    std::optional<Time> lastUse; ///< latest use in the logs
    Manifest content; ///< empty unless it is a file that could be read
};

/// An Artifacts.toml that a usage log names or that lies in a package or dev checkout.
struct KnownArtifactsToml {
    QByteArray path;
    PathState state = PathState::Gone;
    std::optional<Time> lastUse; ///< latest use in the logs
    ArtifactsToml content; ///< empty unless it is a file that could be read
};

/// What a compiled cache was compiled from.
struct KnownCache {
    QByteArray julia; ///< version of the Julia that made it; empty if it cannot be told
    QByteArray source; ///< first file, absolute; empty if it cannot be told
    PathState state = PathState::Gone; ///< of `source`
};

/// What the logs of all depots say of one scratch space.
struct SpaceUse {
    Time lastUse;
    std::vector<QByteArray> parentProjects; ///< sorted, unique
};

/// Everything that the text files of some depots say; but for `logs`, paths are spelled as the inventory spells them.
struct Facts {
    std::vector<DepotLogs> logs; ///< parallel to the depots
    std::map<QByteArray, NamedPath> named; ///< every path and parent project that the usage logs name, as they spell it
    std::map<QByteArray, SpaceUse> spaceUses; ///< by path of the space
    std::vector<KnownManifest> manifests; ///< sorted by path
    std::vector<KnownArtifactsToml> artifactsTomls; ///< sorted by path
    std::map<QByteArray, Project>
        projects; ///< by folder: of packages, dev checkouts, and owners of spaces or artifacts
    std::map<QByteArray, Registry> registries; ///< by path of the registry item
    std::map<QByteArray, QByteArray> cloneUrls; ///< by path of the clone item
    std::map<QByteArray, KnownCache> caches; ///< by path of the compiled item
    std::vector<QByteArray> keepList; ///< absolute paths of what the user wants to stay, sorted
    std::vector<RunningJulia> runningJulias; ///< with the files that they have open
    std::vector<Error> troubles;
};

/// Reads what concerns `items` (as itemsOf() sorted them), but for what `memory` has of files that stayed as they were.
/// Files are read and parsed on several threads. Errors: in Facts::troubles. Stops: between files.
Facts readFacts(const std::vector<Depot> &depots, const std::vector<Item> &items, const FileTree &tree,
                const InventoryOptions &options, Memory &memory, PathCanonicalizer &canonicalizer, const Disk &disk,
                Job &job);

} // namespace depotscope
