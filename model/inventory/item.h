// SPDX-License-Identifier: MIT
#pragma once

#include "model/depot/depotpath.h"
#include "model/depot/treehash.h"
#include "model/disk/filetree.h"
#include "model/text/sentence.h"

#include <QUuid>
#include <optional>
#include <vector>

namespace depotscope {

enum class Kind { Package, Artifact, Space, Compiled, Clone, Registry, Environment, Dev, Log, Other };
inline constexpr int kindCount = int(Kind::Other) + 1;

/// The word for `kind` in JSON and options: "package", "artifact", "space", … (English, fixed).
QByteArray kindWord(Kind kind);

/// Whether what is of `kind` is a tree that could be an artifact for others.
bool canBeExported(Kind kind);

/// What an item of Kind::Other is.
enum class OtherKind {
    Unknown, ///< nothing that Pkg manages
    Leftover, ///< what a download or an installation that did not come to its end left behind
    Trashed, ///< set aside by a clean
};

/// Where a last use is known from. It is never guessed from access times.
enum class LastUseSource {
    None,
    UsageLog, ///< a usage log of Pkg or Scratch, directly or by the manifest that names the item
    FileTime, ///< compiled caches, which Julia touches when it loads them
};
QByteArray lastUseSourceWord(LastUseSource source); ///< "none", "usage_log", "file_time"

enum class Status {
    InUse, ///< kept by a root that was used within the cleanup period
    Idle, ///< kept, but neither it nor what keeps it was used within the period
    Orphaned, ///< nothing keeps it
    Trashed, ///< set aside by a clean, until it is freed
    Kept, ///< kept by the user's wish
    Unavailable, ///< what would decide is on a path that cannot be reached
    Unknown, ///< it cannot be told
};
QByteArray statusWord(Status status); ///< "in_use", "idle", "orphaned", "trashed", "kept", "unavailable", "unknown"

/// Why Julia will never load a compiled cache again.
enum class Staleness {
    None, ///< it may
    SourceGone, ///< what it was compiled from is not there any more
    JuliaGone, ///< the Julia that made it is not installed
    Replaced, ///< there is a newer build, and this one was not loaded within the cleanup period
};

/// What is known about whether an item is needed.
struct Verdict {
    Status status = Status::Unknown;
    std::optional<Time> since; ///< Orphaned: since when Pkg has known it
    Sentence reason;
    friend bool operator==(const Verdict &, const Verdict &) = default;
};

struct ItemId {
    int value = -1;
    explicit operator bool() const { return value >= 0; }
    friend auto operator<=>(ItemId, ItemId) = default;
};

struct RootId {
    int value = -1;
    explicit operator bool() const { return value >= 0; }
    friend auto operator<=>(RootId, RootId) = default;
};

struct PackageId {
    int value = -1;
    explicit operator bool() const { return value >= 0; }
    friend auto operator<=>(PackageId, PackageId) = default;
};

/// One thing in a depot that is kept or goes as a whole.
struct Item {
    Kind kind = Kind::Other;
    QByteArray name; ///< package, artifact binding, space key, registry, environment, file or folder name
    QByteArray path; ///< absolute; of a compiled cache its .ji file, of a packed registry its .toml
    int depot = 0; ///< index into Inventory::depots
    std::vector<NodeId> nodes; ///< the subtrees it consists of, disjoint from those of all other items
    Totals totals; ///< of `nodes`
    std::vector<PackageId> owners; ///< sorted by name; its bytes count with the first, the others share it
    std::optional<Time> lastUse;
    LastUseSource lastUseSource = LastUseSource::None;

    Verdict verdict;
    RootId keeper; ///< of those that keep it the one that was used last; none if nothing does
    qint64 frees = 0; ///< allocated bytes that would go if it alone went: its own and of what nothing else keeps

    QByteArray version; ///< Package: version; Compiled: the Julia version, "1.10"
    std::optional<QUuid> uuid; ///< Package, Space, Registry, Dev: its UUID or UUID folder, if known
    std::optional<TreeHash> hash; ///< Artifact: by its folder name; Package: from the manifest that names it
    QByteArray url; ///< Clone, Registry: where it comes from
    std::vector<QByteArray> boundBy; ///< Artifact: the Artifacts.toml files that bind it, sorted
    std::vector<QByteArray> ownerProjects; ///< Space: Project.toml files logged as its parents, sorted
    QByteArray source; ///< Compiled: first file that it was compiled from, absolute; empty if it cannot be told
    Staleness staleness = Staleness::None; ///< of a compiled cache
    OtherKind other = OtherKind::Unknown; ///< of Kind::Other
    bool isOnKeepList = false; ///< the user wants it to stay

    bool isTrashed() const { return kind == Kind::Other && other == OtherKind::Trashed; }
    bool isLeftover() const { return kind == Kind::Other && other == OtherKind::Leftover; }
};

/// All items of one package (one UUID, or one folder name where no UUID is known).
struct Package {
    QByteArray name;
    std::optional<QUuid> uuid;
    std::vector<ItemId> items; ///< items whose bytes count here, biggest first
    std::vector<ItemId> shared; ///< items that it owns too, but whose bytes count with another package
    Totals totals; ///< of `items`
    std::optional<Time> lastUse; ///< latest of all its items
};

} // namespace depotscope
