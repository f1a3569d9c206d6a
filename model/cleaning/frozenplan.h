// SPDX-License-Identifier: MIT
#pragma once

#include "model/cleaning/plan.h"

#include <map>

namespace depotscope {

/// One entry of the disk that a planned item consists of, as it was when the frozen plan was made.
struct PlannedPath {
    QByteArray inside; ///< relative to the depot
    FileId id;
    Time modified;
    Time changed;
    quint32 mode = 0;
    friend bool operator==(const PlannedPath &, const PlannedPath &) = default;
};

/// One item that is to go, standing alone: whatever becomes of the inventory it came from.
struct PlannedItem {
    Kind kind = Kind::Other;
    QByteArray name;
    QByteArray depot; ///< its path
    std::vector<PlannedPath> paths; ///< all go, or none
    QString reason; ///< in English
    qint64 bytes = 0; ///< allocated
    qint64 entries = 0; ///< files and directories
    Time newest = {}; ///< when anything in it was written last, to the second
    friend bool operator==(const PlannedItem &, const PlannedItem &) = default;
};

/// Where it is written down since when something is orphaned.
enum class Ledger {
    Safe, ///< our own, by our rules
    Spaces, ///< our own, by the scratchspaces design
    Pkg, ///< logs/orphaned.toml, by Pkg of Julia 1.5 to 1.12
};

/// All that is orphaned in a depot when a collection is carried out: what its ledger says then, so that waiting counts.
struct OrphanList {
    QByteArray depot; ///< its path
    Ledger ledger = Ledger::Safe;
    std::map<QByteArray, Time> since; ///< by path, relative to the depot
    friend bool operator==(const OrphanList &, const OrphanList &) = default;
};

/// What is to be removed: data to be shown, spared from, saved, loaded and then carried out.
struct FrozenPlan {
    QByteArray command; ///< what asked for it, such as "gc --like safe", or "window"
    Time made;
    std::vector<PlannedItem> items; ///< biggest first
    std::vector<OrphanList> orphans; ///< what is to be written down; none unless it is a collection
    friend bool operator==(const FrozenPlan &, const FrozenPlan &) = default;
};

/// Stands before the command of a frozen plan that was saved and loaded again.
inline constexpr char appliedPlan[] = "apply ";

/// An item to go, and why.
struct Choice {
    ItemId item;
    Sentence reason;
};

/// A frozen plan for `choices`, each item once. What may not be removed, or has changed since `inventory` was taken, is
/// left out and said in `troubles`.
FrozenPlan freeze(const Inventory &inventory, const std::vector<Choice> &choices, const QByteArray &command, Time now,
                  const Disk &disk, std::vector<Error> &troubles);

/// The same where the choice is that of a collection under `collection`, whatever the user spared of it: what it knows
/// to be orphaned is written down.
FrozenPlan freeze(const Inventory &inventory, const std::vector<Choice> &choices,
                  const std::optional<GcRules> &collection, const QByteArray &command, Time now, const Disk &disk,
                  std::vector<Error> &troubles);

/// A frozen plan for all of `plan`, with what it knows to be orphaned.
FrozenPlan freeze(const Inventory &inventory, const Plan &plan, const GcRules &rules, Time now, const Disk &disk,
                  std::vector<Error> &troubles);

/// Keeps the frozen plan at `path` for `depotctl apply`, at once or not at all.
/// Errors: those of checkPlace() and Disk::write().
Result<void> savePlan(const FrozenPlan &frozen, const QByteArray &path, Disk &disk);

/// The frozen plan as JSON, and back. Errors: Malformed with one sentence, for what is damaged, of another program, or
/// names a place where nothing may be removed; `path` is for that sentence.
QByteArray planText(const FrozenPlan &frozen);
Result<FrozenPlan> loadPlan(const QByteArray &json, const QByteArray &path);

} // namespace depotscope
