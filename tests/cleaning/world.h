// SPDX-License-Identifier: MIT
#pragma once

#include "model/text/quantity.h"

#include <QByteArray>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <vector>

namespace depotscope {

/// What Pkg finds in a manifest.
struct ManifestFacts {
    struct Entry {
        QByteArray name;
        QByteArray uuid;
        QByteArray hash; ///< lower case; empty if it has none
        QByteArray url;
    };
    bool isFlat = true; ///< the format before 2.0, the only one that Julia 1.5 reads
    bool isValid = true; ///< Pkg reads it
    bool isToml = true;
    std::vector<Entry> entries; ///< all that are written down undamaged
};

/// What Pkg finds in an Artifacts.toml.
struct ArtifactsFacts {
    bool isToml = true;
    bool lacksHash = false; ///< a name without git-tree-sha1: Pkg throws
    std::vector<QByteArray> hashes; ///< lower case
};

struct LogFacts {
    struct Use {
        QByteArray path; ///< as the log spells it
        Time time;
        std::vector<QByteArray> parents;
    };
    bool exists = true;
    bool isBroken = false;
    std::vector<Use> uses; ///< in the order of the file, paths may repeat
};

struct DepotFacts {
    QByteArray spelled; ///< as Julia is given it
    QByteArray path; ///< the same, cleaned
    LogFacts manifests;
    LogFacts artifacts;
    LogFacts scratch;
    std::map<QByteArray, Time> orphans;
    bool areOrphansBroken = false;
    std::vector<std::pair<QByteArray, QByteArray>> overrides;
    bool areOverridesBroken = false;
};

/// Depots and projects made by chance, in all the states that rules of collections tell apart: both what lies on the
/// disk and, for an oracle to work on, what it means.
struct World {
    QByteArray base;
    std::vector<DepotFacts> depots;
    std::vector<ManifestFacts::Entry> versions; ///< package versions that may be installed
    std::map<QByteArray, QByteArray> files; ///< path -> text
    std::set<QByteArray> folders; ///< those without which their parents would not have them
    std::map<QByteArray, QByteArray> links; ///< path -> path of a folder
    std::map<QByteArray, ManifestFacts> manifests; ///< by path of the file
    std::map<QByteArray, ArtifactsFacts> artifacts; ///< by path of the file

    bool isFile(const QByteArray &path) const { return files.contains(path); }
    bool isFolder(const QByteArray &path) const;
    bool exists(const QByteArray &path) const { return isFile(path) || isFolder(path); }
    std::set<QByteArray> entriesOf(const QByteArray &folder) const; ///< names
    void remove(const QByteArray &path); ///< with everything below

    /// Writes it all below `base`, which must be empty or not exist. False if the disk refuses.
    bool write() const;
    /// Writes the logs alone, as they are now.
    bool writeLogs() const;
};

struct WorldOptions {
    bool forJulia15 = false; ///< without what its parsers know otherwise, and without scratch spaces
    bool isHealthy = false; ///< without what makes a collection give up
    Time now = {};
    int depots = 0; ///< how many; 0: one or two, by chance
    std::optional<bool> isFlat = {}; ///< the format of the manifests; none: by chance
    bool hasCaches = false; ///< with compiled caches, which no collection of Pkg knows
};

/// The same seed and options give the same world.
World randomWorld(const QByteArray &base, unsigned seed, const WorldOptions &options);

} // namespace depotscope
