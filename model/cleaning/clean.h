// SPDX-License-Identifier: MIT
#pragma once

#include "model/cleaning/journal.h"
#include "model/cleaning/obstacles.h"

namespace depotscope {

enum class RemovalMode {
    Trash, ///< set aside in the depot, so that it can be undone
    DeletePermanently, ///< deleted
};

struct ApplyOptions {
    RemovalMode mode = RemovalMode::Trash;
    Time now;
    std::vector<RunningJulia> runningJulias = {}; ///< what one of them has open stays
};

/// A clean of a depot, or some of what it holds.
struct CleanId {
    QByteArray depot;
    QByteArray id;
    std::vector<QByteArray> paths = {}; ///< of items, relative to the depot; none: of all
    friend bool operator==(const CleanId &, const CleanId &) = default;
};

/// What was done.
struct Report {
    std::vector<CleanId> ids; ///< one for each depot that something was taken in
    std::vector<Outcome> outcomes;
    qint64 freed = 0; ///< bytes that are free on the disk now, measured
    qint64 trashed = 0; ///< bytes that freeing would give
    std::vector<Error> failures; ///< everything else that went wrong, such as a log that cannot be edited

    size_t count(Outcome::What what) const;
};

/// Carries out a frozen plan: each item ends in the trash, deleted, or in its place with the reason in the report. The
/// entries of what went are taken out of the depot's logs, what is orphaned is written down, and what earlier cleans
/// have had in the trash for long enough is deleted. A kill at any moment leaves every item whole; the next call of a
/// function here puts back what was not finished, or finishes deleting. Stops: between items; those that were done stay
/// done. Thread: any; one clean of a depot at a time.
Report clean(const FrozenPlan &frozen, const ApplyOptions &options, Disk &disk, Job &job);

/// What to do where something new is in an item's place.
enum class ConflictPolicy {
    Refuse,
    Merge, ///< what is missing there is put back, what is there stays; the rest stays held
    Replace, ///< what is there is set aside, as a clean of its own
    KeepBoth, ///< the item comes back with ".restored" behind its name
};

struct UndoOptions {
    ConflictPolicy conflict = ConflictPolicy::Refuse;
    std::vector<QByteArray> paths; ///< only items with one of these, relative to the depot; none: all
    Time now;
    QByteArray command = {}; ///< what asks for it, as in JournalEntry, for what ConflictPolicy::Replace sets aside
};

/// Puts back what the clean `id` of `depot` holds: files, modes, times, and the log entries.
/// Errors: NotFound (no such clean, or nothing held of it), those of locks.
Result<Report> undo(const QByteArray &depot, const QByteArray &id, const UndoOptions &options, Disk &disk, Job &job);

/// Deletes what is held by the clean `id` of `depot`.
Result<Report> emptyTrash(const QByteArray &depot, const QByteArray &id, Disk &disk, Job &job);

/// Finishes what was interrupted, and deletes what has been held for `period`; does nothing in a depot that was never
/// cleaned. Errors: in Report::failures.
Report tidy(const QByteArray &depot, Time now, std::chrono::milliseconds period, Disk &disk, Job &job);
inline constexpr std::chrono::days trashPeriod(30);

/// Takes the entries of the manifest at `path` out of the depot's log, so that it keeps nothing any more; its files are
/// not touched. `command` asked for it, as in JournalEntry. Returns how many there were. Errors: Unsafe (in the depot's
/// environments, which keep what they name without a log), NotFound (no log names it), those of editLog().
Result<int> forget(const QByteArray &depot, const QByteArray &path, const QByteArray &command, Time now, Disk &disk,
                   Job &job);

/// Puts back all entries of a forgotten manifest with their times. Returns how many times it had been forgotten.
/// Errors: NotFound (it was never forgotten), those of editLog().
Result<int> remember(const QByteArray &depot, const QByteArray &path, Disk &disk, Job &job);

} // namespace depotscope
