// SPDX-License-Identifier: MIT
#pragma once

#include "model/cleaning/frozenplan.h"
#include "model/depot/logediting.h"

namespace depotscope {

/// Where a removed item is. The words with "ing" stand in a journal only while something is done, or after it was
/// interrupted.
enum class ItemState {
    Trashing, ///< being set aside: in its place, or held
    Trashed,
    Returning, ///< being put back: held, or in its place
    Back, ///< in its place again
    Deleting, ///< being deleted
    Deleted,
};
inline constexpr int itemStateCount = int(ItemState::Deleted) + 1;
QByteArray stateWord(ItemState state); ///< "trashing", "trashed", …

/// A removed item, and where it is.
struct JournalItem {
    PlannedItem item;
    std::vector<QByteArray> trashedAs; ///< for each of its paths: where it is held, relative to the depot
    bool isInPlace = false; ///< not held but freed where it was, on another file system
    ItemState state = ItemState::Trashing;
};

/// What was done to a log.
struct JournalChange {
    QByteArray inside; ///< the log, relative to the depot
    LogForm form = LogForm::Usages;
    LogChange change;
};

/// The time of something that is in no item but changes when items come and go: a folder, or a log.
struct JournalTime {
    QByteArray inside; ///< relative to the depot
    ExactTime was; ///< when it was modified, before
    ExactTime left; ///< ... and after what we did; another time now means that somebody else has changed it since
};

/// One clean, or one forgotten manifest: a page of a depot's journal.
struct JournalEntry {
    QByteArray id;
    QByteArray
        command; ///< what asked for it: "window", a command such as "gc --like safe", or appliedPlan and whose plan
    Time when;
    QByteArray folder; ///< where its items are in the trash, relative to the depot
    bool isDamaged = false; ///< its page is there but cannot be read: it is made up from the names in the trash
    std::vector<JournalItem> items; ///< none if it forgot a manifest
    std::vector<JournalChange> changes; ///< in the order they were made; one may be here that was never made
    std::vector<JournalTime> times;
    QByteArray manifest; ///< that was forgotten
    bool isForgotten = false; ///< ... and still is
    qint64 freed = 0; ///< bytes, measured

    bool has(ItemState state) const;
    qint64 bytes(ItemState state) const; ///< of its items in that state
};

/// Who did it: "the window", "depotctl gc --like safe", "depotctl apply, of a plan by the window"; empty if no page
/// tells.
Sentence askedBy(const JournalEntry &record);

/// Where everything of ours is in a depot: held things and the journal.
Fence fenceOf(const QByteArray &depot);
inline constexpr char ourFolder[] = ".depotscope";
QByteArray trashFolder(const QByteArray &id); ///< relative to the depot

/// Makes our folders in the depot, with a CACHEDIR.TAG for backup programs.
Result<void> makeOurFolders(Disk &disk, const Fence &fence);

/// The journal of a depot, oldest first. A page that cannot be read is a trouble; what is held without a page is found
/// by the names it is held as.
std::vector<JournalEntry> loadJournal(const Disk &disk, const QByteArray &depot, std::vector<Error> &troubles);

/// Writes a page at once, or leaves the one that was there.
Result<void> saveEntry(Disk &disk, const QByteArray &depot, const JournalEntry &record);
Result<void> removeEntry(Disk &disk, const QByteArray &depot, const QByteArray &id, Job &job);

/// The name that `inside` is held as: it tells the path, unless that is too long for a name.
QByteArray trashName(const QByteArray &inside, size_t number);

} // namespace depotscope
