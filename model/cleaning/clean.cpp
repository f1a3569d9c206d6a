// SPDX-License-Identifier: MIT
#include "model/cleaning/clean.h"

#include "model/depot/orphandates.h"
#include "model/disk/processlock.h"
#include "model/inventory/pathcanonicalizer.h"
#include "model/text/names.h"

#include <QDateTime>
#include <QRandomGenerator>

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;

namespace depotscope {

namespace {

struct NamedLog {
    const char *inside;
    LogForm form;
};
constexpr NamedLog logs[] = {{"logs/manifest_usage.toml", LogForm::Usages},
                             {"logs/artifact_usage.toml", LogForm::Usages},
                             {"logs/scratch_usage.toml", LogForm::Usages},
                             {"logs/orphaned.toml", LogForm::Orphans}};

QByteArray newId(Time now)
{
    const auto when = QDateTime::fromMSecsSinceEpoch(now.time_since_epoch().count()).toUTC();
    const QByteArray chance = QByteArray::number(QRandomGenerator::system()->bounded(0x10000), 16);
    return when.toString(u"yyyyMMdd-hhmmss").toLatin1() + '-' + chance.rightJustified(4, '0');
}

Result<ProcessLock> lockOf(Disk &disk, const Fence &fence, Job &job)
{
    using namespace std::chrono_literals;
    return makeOurFolders(disk, fence).and_then([&] {
        return ProcessLock::take(fence, QByteArray(ourFolder) + "/lock", 10s, job);
    });
}

/// The work in one depot, which is locked.
class Cleaner {
public:
    Cleaner(const QByteArray &depot, Disk &disk, Job &job)
        : m_depot(depot)
        , m_fence(fenceOf(depot))
        , m_disk(disk)
        , m_job(job)
    {
    }

    void apply(const FrozenPlan &frozen, const ApplyOptions &options, Report &report);
    void putBack(JournalEntry &record, const UndoOptions &options, Report &report);
    void free(JournalEntry &record, Report &report);
    void finish(JournalEntry &record, Report &report);
    void sweep();
    void expire(std::vector<JournalEntry> &journal, Time now, std::chrono::milliseconds period, Report &report);
    Result<int> forget(const QByteArray &path, const QByteArray &command, Time now);
    Result<int> remember(const QByteArray &path, std::vector<JournalEntry> journal);

private:
    void noteOrphans(const FrozenPlan &frozen, Time now, Report &report);
    static bool isLate(const FrozenPlan &frozen, Time now) { return now - frozen.made > std::chrono::hours(1); }
    JournalEntry prepare(const FrozenPlan &frozen, const ApplyOptions &options, Report &report);
    Result<void> trashAll(JournalEntry &record, const Result<void> &saved, const ApplyOptions &options, Report &report);
    void settle(JournalEntry &record, bool isSaved, const ApplyOptions &options, Report &report);
    Result<void> hold(JournalItem &recorded);
    Result<void> returnItem(JournalItem &recorded, const UndoOptions &options, Report &report);
    Result<void> returnPath(const PlannedPath &path, const QByteArray &trashed, const UndoOptions &options,
                            Report &report);
    Result<void> merge(const QByteArray &trashed, const QByteArray &inside);
    Result<void> setAside(const QByteArray &inside, const UndoOptions &options, Report &report);
    Result<void> makeParents(const QByteArray &inside);
    void editLogs(JournalEntry &record, const OrphanList *orphans, Report &report);
    void takeBackLogs(JournalEntry &record, const std::set<size_t> &returned, Report &report);
    void noteTimes(JournalEntry &record) const;
    std::set<QByteArray> untouched(const JournalEntry &record) const;
    void settleTimes(JournalEntry &record, const std::set<QByteArray> &paths);
    void dropEmptyFolder(const QByteArray &folder);
    void dropEmptyParents(const PlannedItem &item);
    bool save(const JournalEntry &record, Report &report);
    bool isTrashed(const JournalItem &recorded) const
    {
        return std::ranges::any_of(recorded.trashedAs,
                                   [this](const QByteArray &path) { return stat(path).has_value(); });
    }
    Result<FileStatus> stat(const QByteArray &inside) const { return m_disk.statInside(m_fence, inside); }
    PathCanonicalizer canonicalizer() const { return PathCanonicalizer({m_depots}, m_disk); }

    QByteArray m_depot;
    Fence m_fence;
    Disk &m_disk;
    Job &m_job;
    std::vector<Depot> m_depots{{m_depot, DepotRole::User, true, true}};
};

bool Cleaner::save(const JournalEntry &record, Report &report)
{
    const auto saved = saveEntry(m_disk, m_depot, record);
    if (!saved)
        report.failures.push_back(saved.error());
    return saved.has_value();
}

Result<void> Cleaner::hold(JournalItem &recorded)
{
    for (size_t i = 0; i < recorded.trashedAs.size(); ++i) {
        const PlannedPath &path = recorded.item.paths[i];
        const auto moved = m_disk.move(m_fence, path.inside, path.id, recorded.trashedAs[i]);
        if (moved)
            continue;
        while (i-- > 0) // an item is whole wherever it is
            (void)m_disk.move(m_fence, recorded.trashedAs[i], recorded.item.paths[i].id, recorded.item.paths[i].inside);
        return moved;
    }
    return {};
}

/// The times of the logs and of the folders that items lie in, before something is done.
void Cleaner::noteTimes(JournalEntry &record) const
{
    std::set<QByteArray> paths = {"logs"};
    for (const NamedLog &log : logs)
        paths.insert(log.inside);
    for (const JournalItem &recorded : record.items) {
        for (const PlannedPath &path : recorded.item.paths) {
            for (qsizetype at = path.inside.indexOf('/'); at >= 0; at = path.inside.indexOf('/', at + 1))
                paths.insert(path.inside.first(at));
        }
    }
    for (const QByteArray &path : paths) {
        if (const auto status = stat(path); status && status->type != FileType::Symlink)
            record.times.push_back({path, status->exactlyModified, status->exactlyModified});
    }
}

/// What nobody but us has changed since.
std::set<QByteArray> Cleaner::untouched(const JournalEntry &record) const
{
    std::set<QByteArray> paths;
    for (const JournalTime &time : record.times) {
        if (const auto status = stat(time.inside); status && status->exactlyModified == time.left)
            paths.insert(time.inside);
    }
    return paths;
}

/// Those of `paths` get the times back that they had, if all that went is there again; else the record knows the new
/// ones.
void Cleaner::settleTimes(JournalEntry &record, const std::set<QByteArray> &paths)
{
    const bool isUndone = !record.isForgotten && std::ranges::all_of(record.items, [](const JournalItem &recorded) {
        return recorded.state == ItemState::Back;
    });
    for (JournalTime &time : record.times) {
        const auto status = paths.contains(time.inside) ? stat(time.inside) : Failure(Error());
        if (status && isUndone && status->exactlyModified != time.was)
            (void)m_disk.setModified(m_fence, time.inside, status->id(), time.was); // nothing depends on it
        else if (status)
            time.left = status->exactlyModified;
    }
    if (isUndone)
        record.times.clear();
}

/// Our own ledgers. What was written down after the plan was made is newer; and where that is long ago, nothing is
/// known of the time between, so that clocks start now.
void Cleaner::noteOrphans(const FrozenPlan &frozen, Time now, Report &report)
{
    for (const OrphanList &list : frozen.orphans) {
        if (list.depot != m_depot || list.ledger == Ledger::Pkg)
            continue;
        const QByteArray file = orphanDatesFile(list.ledger == Ledger::Safe ? OrphanRules::Safe : OrphanRules::Spaces);
        const auto edit = [&](const std::optional<QByteArray> &text) -> Result<std::optional<QByteArray>> {
            const auto known = readOrphanDates(text.value_or(QByteArray()), joined(m_depot, file)).since;
            std::map<QByteArray, Time> since = list.since;
            for (auto &[inside, time] : since) {
                if (isLate(frozen, now) && !known.contains(inside))
                    time = now;
            }
            for (const auto &[inside, time] : known) {
                if (time > frozen.made)
                    since.insert_or_assign(inside, time);
            }
            return since == known ? std::nullopt : std::optional(orphanDatesText(since));
        };
        if (const auto noted = m_disk.rewrite(m_fence, file, edit, false); !noted)
            report.failures.push_back(noted.error());
    }
}

/// A page with those items of the frozen plan that may go now; the others are reported.
JournalEntry Cleaner::prepare(const FrozenPlan &frozen, const ApplyOptions &options, Report &report)
{
    JournalEntry record;
    record.id = newId(options.now);
    record.folder = trashFolder(record.id);
    record.command = frozen.command;
    record.when = options.now;
    std::vector<PlannedItem> items;
    std::ranges::copy_if(frozen.items, std::back_inserter(items),
                         [&](const PlannedItem &item) { return item.depot == m_depot; });
    auto found = obstacles(items, options.runningJulias, m_disk, m_job);
    for (size_t i = 0; i < items.size(); ++i) {
        if (found[i]) {
            report.outcomes.push_back(std::move(*found[i]));
            continue;
        }
        JournalItem recorded{items[i], {}, false, ItemState::Trashing};
        for (const PlannedPath &path : items[i].paths)
            recorded.trashedAs.push_back(record.folder + '/' + trashName(path.inside, m_job.total++));
        record.items.push_back(std::move(recorded));
    }
    return record;
}

/// Holds the items of the page, as far as that can be; those that stay leave it and are reported. `saved`: whether the
/// page is on the disk. Returns whether there is a place to hold them.
Result<void> Cleaner::trashAll(JournalEntry &record, const Result<void> &saved, const ApplyOptions &options,
                               Report &report)
{
    auto ready = saved || options.mode == RemovalMode::Trash ? Result<void>() : saved;
    if (ready && !record.items.empty())
        ready = m_disk.makeDirectory(m_fence, record.folder);
    const auto isFoundByName = [](const JournalItem &recorded) {
        return std::ranges::all_of(recorded.trashedAs, [](const QByteArray &trashed) { return trashed.contains('%'); });
    };
    std::vector<JournalItem> done;
    for (JournalItem &recorded : record.items) {
        if (m_job.isStopped()) {
            report.outcomes.push_back({recorded.item, Outcome::Stopped, {}});
            continue;
        }
        // Without a page an item is still found by the name it is held as, but deleting would leave no trace.
        auto trashed = !ready || saved || isFoundByName(recorded) ? ready : saved;
        if (trashed)
            trashed = hold(recorded);
        if (!trashed && ready && trashed.error().fault == Fault::OtherFileSystem
            && options.mode == RemovalMode::DeletePermanently) {
            recorded.isInPlace = true;
            trashed = {};
        } else if (!trashed && trashed.error().fault == Fault::OtherFileSystem) {
            trashed.error().detail = u"it cannot be held, only freed at once"_s;
        }
        if (trashed || isTrashed(recorded)) // also if a part of it could not be moved back
            done.push_back(recorded);
        if (!trashed)
            report.outcomes.push_back({recorded.item, Outcome::Failed, trashed.error()});
        ++m_job.done;
    }
    record.items = std::move(done);
    return ready;
}

/// Writes down what was held, or deletes it.
void Cleaner::settle(JournalEntry &record, bool isSaved, const ApplyOptions &options, Report &report)
{
    if (!record.items.empty())
        report.ids.push_back({m_depot, record.id});
    for (JournalItem &recorded : record.items)
        recorded.state = options.mode == RemovalMode::Trash ? ItemState::Trashed : ItemState::Deleting;
    isSaved = isSaved && save(record, report);
    if (options.mode == RemovalMode::Trash) {
        report.trashed += record.bytes(ItemState::Trashed);
        for (const JournalItem &recorded : record.items)
            report.outcomes.push_back({recorded.item, Outcome::Trashed, {}});
    } else if (isSaved) {
        free(record, report);
    } else {
        for (const JournalItem &recorded : record.items)
            report.outcomes.push_back({recorded.item, Outcome::Failed, report.failures.back()});
    }
}

void Cleaner::apply(const FrozenPlan &frozen, const ApplyOptions &options, Report &report)
{
    noteOrphans(frozen, options.now, report);
    JournalEntry record = prepare(frozen, options, report);
    const auto orphans = std::ranges::find_if(
        frozen.orphans, [&](const OrphanList &list) { return list.depot == m_depot && list.ledger == Ledger::Pkg; });
    // A later collection of Pkg's may have written its list since.
    const OrphanList *pkgs = orphans == frozen.orphans.end() || isLate(frozen, options.now) ? nullptr : &*orphans;
    if (record.items.empty() && !pkgs)
        return;

    noteTimes(record);
    const auto paths = untouched(record);
    const auto saved = saveEntry(m_disk, m_depot, record);
    if (!saved)
        report.failures.push_back(saved.error());
    if (trashAll(record, saved, options, report))
        editLogs(record, pkgs, report);
    settleTimes(record, paths);
    if (record.items.empty() && record.changes.empty()) {
        (void)removeEntry(m_disk, m_depot, record.id, m_job);
        dropEmptyFolder(record.folder);
        return;
    }
    settle(record, saved.has_value(), options, report);
}

/// Takes out what went, and brings Pkg's list of orphans to what it would be after a collection of Pkg's: `orphans`, if
/// there was one.
void Cleaner::editLogs(JournalEntry &record, const OrphanList *orphans, Report &report)
{
    std::vector<QByteArray> gone;
    for (const JournalItem &recorded : record.items) {
        for (const PlannedPath &path : recorded.item.paths)
            gone.push_back(joined(m_depot, path.inside));
    }
    PathCanonicalizer spelled = canonicalizer();
    for (const NamedLog &log : logs) {
        LogWish wish{log.form, {}, {}};
        const bool isList = orphans && log.form == LogForm::Orphans;
        const auto isGone = [&](const QByteArray &path) {
            return std::ranges::any_of(gone, [&](const QByteArray &item) { return isInside(path, item); });
        };
        const QByteArray depot = cleanAbsolute(m_depot); // as Pkg spells what it finds
        wish.takesOut = [&](const QByteArray &entry) {
            const bool isOurs = isInside(entry, depot) && entry != depot;
            return isGone(spelled.of(entry, m_depot))
                || (isList && !(isOurs && orphans->since.contains(insideOf(entry, depot))));
        };
        for (const auto &[inside, since] : isList ? orphans->since : std::map<QByteArray, Time>()) {
            const QByteArray path = joined(depot, inside);
            const auto entry = orphanEntry(path, since);
            if (entry && !isGone(joined(m_depot, inside)))
                wish.puts.emplace_back(path, *entry);
        }
        if (wish.puts.empty() && !stat(log.inside))
            continue;
        const size_t before = record.changes.size();
        const auto note = [&](const LogChange &change) -> Result<void> {
            record.changes.resize(before);
            record.changes.push_back({log.inside, log.form, change});
            return saveEntry(m_disk, m_depot, record);
        };
        if (const auto edited = editLog(m_disk, m_fence, log.inside, wish, note, m_job); !edited)
            report.failures.push_back(edited.error());
    }
}

/// The log entries of the items that are back; all of them if nothing stays away.
void Cleaner::takeBackLogs(JournalEntry &record, const std::set<size_t> &returned, Report &report)
{
    const bool isAll = !record.has(ItemState::Trashed) && !record.has(ItemState::Deleted);
    std::vector<QByteArray> back;
    for (const size_t index : returned) {
        for (const PlannedPath &path : record.items[index].item.paths)
            back.push_back(joined(m_depot, path.inside));
    }
    PathCanonicalizer spelled = canonicalizer();
    const auto isBack = [&](const QByteArray &entry) {
        const QByteArray path = spelled.of(entry, m_depot);
        return isAll || std::ranges::any_of(back, [&](const QByteArray &item) { return isInside(path, item); });
    };
    for (auto recorded = record.changes.rbegin(); recorded != record.changes.rend(); ++recorded) {
        auto rest = takeBack(m_disk, m_fence, recorded->inside, recorded->form, recorded->change, m_job, isBack);
        if (rest)
            recorded->change = std::move(*rest);
        else
            report.failures.push_back(rest.error());
    }
    std::erase_if(record.changes, [](const JournalChange &change) { return change.change.isEmpty(); });
}

Result<void> Cleaner::makeParents(const QByteArray &inside)
{
    for (qsizetype at = inside.indexOf('/'); at >= 0; at = inside.indexOf('/', at + 1)) {
        const auto made = m_disk.makeDirectory(m_fence, inside.first(at));
        if (!made && made.error().fault != Fault::Exists)
            return made;
    }
    return {};
}

/// What is at `inside` becomes a clean of its own.
Result<void> Cleaner::setAside(const QByteArray &inside, const UndoOptions &options, Report &report)
{
    const auto status = stat(inside);
    if (!status)
        return Failure(status.error());
    JournalEntry record;
    record.id = newId(options.now);
    record.folder = trashFolder(record.id);
    record.command = options.command;
    record.when = options.now;
    JournalItem recorded;
    recorded.item = {Kind::Other,
                     lastComponent(inside).toByteArray(),
                     m_depot,
                     {},
                     u"was in the place of what came back"_s,
                     status->allocated,
                     1};
    recorded.item.paths = {{inside, status->id(), status->modified, status->changed, status->mode}};
    recorded.trashedAs = {record.folder + '/' + trashName(inside, 0)};
    record.items = {recorded};
    return saveEntry(m_disk, m_depot, record)
        .and_then([&] { return m_disk.makeDirectory(m_fence, record.folder); })
        .and_then([&] { return hold(record.items.front()); })
        .and_then([&] {
            record.items.front().state = ItemState::Trashed;
            report.ids.push_back({m_depot, record.id});
            return saveEntry(m_disk, m_depot, record);
        });
}

/// Moves what is in the directory `held` and not in `inside` there. Errors: Exists if something stays held.
Result<void> Cleaner::merge(const QByteArray &trashed, const QByteArray &inside)
{
    std::vector<std::pair<QByteArray, QByteArray>> pairs = {{trashed, inside}};
    bool isWhole = true;
    for (size_t i = 0; i < pairs.size(); ++i) {
        const auto [from, to] = pairs[i];
        const auto entries = m_disk.list(joined(m_depot, from));
        if (!entries)
            return Failure(entries.error());
        for (const DirectoryEntry &entry : *entries) {
            const QByteArray source = from + '/' + entry.name;
            const QByteArray target = to + '/' + entry.name;
            const auto here = stat(source);
            const auto there = stat(target);
            if (!here)
                return Failure(here.error());
            if (there && here->type == FileType::Directory && there->type == FileType::Directory) {
                pairs.emplace_back(source, target);
            } else if (there) {
                isWhole = false;
            } else if (const auto moved = m_disk.move(m_fence, source, here->id(), target); !moved) {
                return moved;
            }
        }
    }
    if (!isWhole)
        return Failure({Fault::Exists, joined(m_depot, inside), u"what differs from it stays held"_s});
    const auto left = stat(trashed);
    if (!left)
        return {};
    return m_disk.removeTree(m_fence, trashed, left->id(), m_job).map([](const Removal &) {}); // empty folders
}

Result<void> Cleaner::returnPath(const PlannedPath &path, const QByteArray &trashed, const UndoOptions &options,
                                 Report &report)
{
    const auto there = stat(path.inside);
    const auto here = stat(trashed);
    if (!here) {
        const bool isBack = there && there->id() == path.id;
        return isBack ? Result<void>() : Failure(here.error());
    }
    QByteArray target = path.inside;
    if (there) {
        switch (options.conflict) {
        case ConflictPolicy::Refuse:
            return Failure({Fault::Exists, joined(m_depot, target), u"something new is in its place"_s});
        case ConflictPolicy::Merge:
            if (there->type == FileType::Directory && here->type == FileType::Directory)
                return merge(trashed, target);
            return Failure({Fault::Exists, joined(m_depot, target), u"only folders can be merged"_s});
        case ConflictPolicy::Replace:
            if (const auto aside = setAside(target, options, report); !aside)
                return aside;
            break;
        case ConflictPolicy::KeepBoth:
            for (int number = 1; stat(target); ++number)
                target = path.inside + ".restored" + (number > 1 ? QByteArray::number(number) : QByteArray());
            break;
        }
    }
    return makeParents(target)
        .and_then([&] { return m_disk.move(m_fence, trashed, here->id(), target); })
        .and_then([&] {
            // A kill between the steps of a move leaves the mode that the move needed.
            const bool isChanged = here->type != FileType::Symlink && here->mode != path.mode;
            return isChanged ? m_disk.setMode(m_fence, target, here->id(), path.mode) : Result<void>();
        });
}

Result<void> Cleaner::returnItem(JournalItem &recorded, const UndoOptions &options, Report &report)
{
    for (size_t i = 0; i < recorded.trashedAs.size(); ++i) {
        if (const auto returned = returnPath(recorded.item.paths[i], recorded.trashedAs[i], options, report); !returned)
            return returned;
    }
    return {};
}

void Cleaner::putBack(JournalEntry &record, const UndoOptions &options, Report &report)
{
    const auto paths = untouched(record);
    std::set<size_t> returned;
    for (size_t i = 0; i < record.items.size(); ++i) {
        JournalItem &recorded = record.items[i];
        if (recorded.state != ItemState::Returning)
            continue;
        if (m_job.isStopped()) {
            recorded.state = isTrashed(recorded) ? ItemState::Trashed : ItemState::Back;
            report.outcomes.push_back({recorded.item, Outcome::Stopped, {}});
            continue;
        }
        const auto done = returnItem(recorded, options, report);
        recorded.state = done ? ItemState::Back : ItemState::Trashed;
        if (done)
            returned.insert(i);
        report.outcomes.push_back(done ? Outcome{recorded.item, Outcome::Returned, {}}
                                       : Outcome{recorded.item, Outcome::Failed, done.error()});
        ++m_job.done;
    }
    takeBackLogs(record, returned, report);
    settleTimes(record, paths);
    save(record, report);
    dropEmptyFolder(record.folder);
}

/// Folders that nothing is left in, as Pkg's collection drops them: packages/NAME, scratchspaces/UUID and the like.
void Cleaner::dropEmptyParents(const PlannedItem &item)
{
    for (const PlannedPath &path : item.paths) {
        const QByteArray parent = path.inside.first(std::max<qsizetype>(0, path.inside.lastIndexOf('/')));
        if (parent.contains('/'))
            (void)m_disk.removeEmpty(m_fence, parent); // it stays if something is in it
    }
}

void Cleaner::dropEmptyFolder(const QByteArray &folder)
{
    const auto status = stat(folder);
    if (!status)
        return;
    const auto entries = m_disk.list(joined(m_depot, folder));
    if (entries && entries->empty())
        (void)m_disk.removeTree(m_fence, folder, status->id(), m_job);
}

void Cleaner::free(JournalEntry &record, Report &report)
{
    const auto remove = [&](const QByteArray &inside, const FileId *expected) -> Result<void> {
        const auto status = stat(inside);
        if (!status)
            return status.error().fault == Fault::NotFound ? Result<void>() : Failure(status.error());
        const auto removal = m_disk.removeTree(m_fence, inside, expected ? *expected : status->id(), m_job);
        if (!removal)
            return Failure(removal.error());
        record.freed += removal->freed;
        report.freed += removal->freed;
        if (removal->isGone)
            return {};
        if (!removal->failures.empty())
            return Failure(removal->failures.front());
        return Failure({Fault::Stopped, joined(m_depot, inside), {}});
    };
    // All at once where everything goes, which is how several threads help with many small items.
    const bool isAll = std::ranges::none_of(record.items, [](const JournalItem &recorded) {
        return recorded.state == ItemState::Trashed || recorded.state == ItemState::Returning || recorded.isInPlace;
    });
    if (isAll && stat(record.folder))
        (void)remove(record.folder, nullptr);
    for (JournalItem &recorded : record.items) {
        if (recorded.state != ItemState::Deleting)
            continue;
        Result<void> gone;
        for (size_t i = 0; gone && i < recorded.trashedAs.size(); ++i) {
            if (!recorded.isInPlace)
                gone = stat(recorded.trashedAs[i]) && m_job.isStopped()
                    ? Failure({Fault::Stopped, joined(m_depot, recorded.trashedAs[i]), {}})
                    : remove(recorded.trashedAs[i], nullptr);
            else
                gone = remove(recorded.item.paths[i].inside, &recorded.item.paths[i].id);
        }
        if (gone) {
            recorded.state = ItemState::Deleted;
            dropEmptyParents(recorded.item);
        }
        const auto what = gone                     ? Outcome::Deleted
            : gone.error().fault == Fault::Stopped ? Outcome::Stopped
                                                   : Outcome::Failed;
        report.outcomes.push_back({recorded.item, what, gone ? Error() : gone.error()});
        ++m_job.done;
    }
    if (!record.has(ItemState::Deleting) && !record.has(ItemState::Trashed)) {
        (void)remove(record.folder, nullptr);
        record.changes.clear(); // nothing can be undone any more
        record.times.clear();
    }
    save(record, report);
}

/// Puts back what was not finished, or goes on deleting.
void Cleaner::finish(JournalEntry &record, Report &report)
{
    if (record.has(ItemState::Trashing) || record.has(ItemState::Returning)) {
        for (JournalItem &recorded : record.items) {
            if (recorded.state == ItemState::Trashing)
                recorded.state = ItemState::Returning;
        }
        putBack(record, {}, report);
    }
    if (record.has(ItemState::Deleting))
        free(record, report);
    if (record.has(ItemState::Back) && !record.changes.empty()) { // a log could not be edited then
        std::set<size_t> back;
        for (size_t i = 0; i < record.items.size(); ++i) {
            if (record.items[i].state == ItemState::Back)
                back.insert(i);
        }
        takeBackLogs(record, back, report);
        save(record, report);
    }
    dropEmptyFolder(record.folder);
}

/// Removes new files of ours that were never put in place. Nobody else makes any while the depot is locked.
void Cleaner::sweep()
{
    for (const QByteArray &folder : {QByteArray("logs"), QByteArray(ourFolder), QByteArray(ourFolder) + "/journal"}) {
        const auto entries = m_disk.list(joined(m_depot, folder));
        for (const DirectoryEntry &entry : entries.value_or(std::vector<DirectoryEntry>())) {
            const QByteArray inside = folder + '/' + entry.name;
            const bool isOurs = entry.name.startsWith('.') && entry.name.endsWith(".depotscope");
            if (const auto status = stat(inside); isOurs && status && status->type == FileType::File)
                (void)m_disk.removeTree(m_fence, inside, status->id(), m_job);
        }
    }
}

/// Deletes what has been in the trash for `period`.
void Cleaner::expire(std::vector<JournalEntry> &journal, Time now, std::chrono::milliseconds period, Report &report)
{
    for (JournalEntry &record : journal) {
        // What a page that cannot be read said besides is not known, so it is left to the user.
        if (now - record.when < period || !record.has(ItemState::Trashed) || record.isDamaged)
            continue;
        for (JournalItem &recorded : record.items) {
            if (recorded.state == ItemState::Trashed)
                recorded.state = ItemState::Deleting;
        }
        if (saveEntry(m_disk, m_depot, record))
            free(record, report);
    }
}

Result<int> Cleaner::forget(const QByteArray &path, const QByteArray &command, Time now)
{
    PathCanonicalizer spelled = canonicalizer();
    const QByteArray manifest = spelled.of(path, m_depot);
    if (isInside(manifest, joined(m_depot, "environments")))
        return Failure({Fault::Unsafe, manifest, u"an environment of the depot keeps what it names without any log"_s});
    JournalEntry record;
    record.id = newId(now);
    record.folder = trashFolder(record.id);
    record.command = command;
    record.when = now;
    record.manifest = manifest;
    noteTimes(record);
    const auto paths = untouched(record);
    record.isForgotten = true;
    LogWish wish;
    wish.takesOut = [&](const QByteArray &entry) { return spelled.of(entry, m_depot) == manifest; };
    const auto note = [&](const LogChange &change) -> Result<void> {
        record.changes = {{logs[0].inside, logs[0].form, change}};
        return saveEntry(m_disk, m_depot, record);
    };
    const auto edited = editLog(m_disk, m_fence, logs[0].inside, wish, note, m_job);
    record.isForgotten = edited && !record.changes.empty();
    settleTimes(record, paths);
    if (!edited) {
        (void)removeEntry(m_disk, m_depot, record.id, m_job);
        return Failure(edited.error());
    }
    if (!record.isForgotten)
        return Failure({Fault::NotFound, manifest, u"no log names it"_s});
    (void)saveEntry(m_disk, m_depot, record); // times are a nicety
    return int(record.changes.front().change.hunks.size());
}

Result<int> Cleaner::remember(const QByteArray &path, std::vector<JournalEntry> journal)
{
    PathCanonicalizer spelled = canonicalizer();
    const QByteArray manifest = spelled.of(path, m_depot);
    int count = 0;
    for (auto record = journal.rbegin(); record != journal.rend(); ++record) {
        if (!record->isForgotten || record->manifest != manifest)
            continue;
        const auto paths = untouched(*record);
        for (const JournalChange &recorded : record->changes) {
            const auto back = takeBack(m_disk, m_fence, recorded.inside, recorded.form, recorded.change, m_job);
            if (!back)
                return Failure(back.error());
        }
        record->isForgotten = false;
        record->changes.clear();
        settleTimes(*record, paths);
        if (const auto saved = saveEntry(m_disk, m_depot, *record); !saved)
            return Failure(saved.error());
        ++count;
    }
    if (count == 0)
        return Failure({Fault::NotFound, manifest, u"it was not forgotten here"_s});
    return count;
}

/// Locks the depot, finishes what was interrupted, and gives the cleaner and the journal to `act`.
template <typename Act> Result<void> inDepot(const QByteArray &depot, Disk &disk, Job &job, Report &report, Act act)
{
    const auto lock = lockOf(disk, fenceOf(depot), job);
    if (!lock)
        return Failure(lock.error());
    Cleaner cleaner(depot, disk, job);
    cleaner.sweep();
    std::vector<JournalEntry> journal = loadJournal(disk, depot, report.failures);
    for (JournalEntry &record : journal) {
        Report unfinished;
        cleaner.finish(record, unfinished);
        report.freed += unfinished.freed;
    }
    return act(cleaner, journal);
}

} // namespace

size_t Report::count(Outcome::What what) const
{
    return size_t(std::ranges::count(outcomes, what, &Outcome::what));
}

Report clean(const FrozenPlan &frozen, const ApplyOptions &options, Disk &disk, Job &job)
{
    Report report;
    std::vector<QByteArray> depots;
    for (const PlannedItem &item : frozen.items)
        depots.push_back(item.depot);
    for (const OrphanList &list : frozen.orphans)
        depots.push_back(list.depot);
    std::ranges::sort(depots);
    depots.erase(std::ranges::unique(depots).begin(), depots.end());
    for (const QByteArray &depot : depots) {
        const auto done = inDepot(
            depot, disk, job, report, [&](Cleaner &cleaner, std::vector<JournalEntry> &journal) -> Result<void> {
                cleaner.apply(frozen, options, report);
                Report expired;
                cleaner.expire(journal, options.now, trashPeriod, expired);
                report.freed += expired.freed;
                report.failures.insert(report.failures.end(), expired.failures.begin(), expired.failures.end());
                return {};
            });
        if (done)
            continue;
        report.failures.push_back(done.error());
        for (const PlannedItem &item : frozen.items) {
            if (item.depot == depot)
                report.outcomes.push_back({item, Outcome::Failed, done.error()});
        }
    }
    return report;
}

Result<Report> undo(const QByteArray &depot, const QByteArray &id, const UndoOptions &options, Disk &disk, Job &job)
{
    Report report;
    const auto act = [&](Cleaner &cleaner, std::vector<JournalEntry> &journal) -> Result<void> {
        const auto record = std::ranges::find(journal, id, &JournalEntry::id);
        bool isAny = false;
        if (record != journal.end()) {
            for (JournalItem &recorded : record->items) {
                const bool isMeant =
                    options.paths.empty() || std::ranges::any_of(recorded.item.paths, [&](const PlannedPath &path) {
                        return std::ranges::find(options.paths, path.inside) != options.paths.end();
                    });
                if (recorded.state == ItemState::Trashed && isMeant) {
                    recorded.state = ItemState::Returning;
                    isAny = true;
                }
            }
        }
        if (!isAny)
            return Failure({Fault::NotFound, depot, u"there is nothing held of %1"_s.arg(forPeople(id))});
        // On a full disk the page is not written; then an interruption leaves what is held to be undone once more.
        if (const auto saved = saveEntry(disk, depot, *record); !saved)
            report.failures.push_back(saved.error());
        cleaner.putBack(*record, options, report);
        return {};
    };
    return inDepot(depot, disk, job, report, act).map([&] { return std::move(report); });
}

Result<Report> emptyTrash(const QByteArray &depot, const QByteArray &id, Disk &disk, Job &job)
{
    Report report;
    const auto act = [&](Cleaner &cleaner, std::vector<JournalEntry> &journal) -> Result<void> {
        const auto record = std::ranges::find(journal, id, &JournalEntry::id);
        if (record == journal.end() || !record->has(ItemState::Trashed))
            return Failure({Fault::NotFound, depot, u"there is nothing held of %1"_s.arg(forPeople(id))});
        for (JournalItem &recorded : record->items) {
            if (recorded.state == ItemState::Trashed)
                recorded.state = ItemState::Deleting;
        }
        // Freeing is what helps a full disk, so it does not wait for the page.
        (void)saveEntry(disk, depot, *record);
        cleaner.free(*record, report);
        return {};
    };
    return inDepot(depot, disk, job, report, act).map([&] { return std::move(report); });
}

Report tidy(const QByteArray &depot, Time now, std::chrono::milliseconds period, Disk &disk, Job &job)
{
    Report report;
    if (!disk.statInside(fenceOf(depot), ourFolder))
        return report;
    const auto act = [&](Cleaner &cleaner, std::vector<JournalEntry> &journal) -> Result<void> {
        cleaner.expire(journal, now, period, report);
        return {};
    };
    if (const auto done = inDepot(depot, disk, job, report, act); !done)
        report.failures.push_back(done.error());
    return report;
}

Result<int> forget(const QByteArray &depot, const QByteArray &path, const QByteArray &command, Time now, Disk &disk,
                   Job &job)
{
    Report report;
    int count = 0;
    return inDepot(depot, disk, job, report,
                   [&](Cleaner &cleaner, std::vector<JournalEntry> &) {
                       return cleaner.forget(path, command, now).map([&](int entries) { count = entries; });
                   })
        .map([&] { return count; });
}

Result<int> remember(const QByteArray &depot, const QByteArray &path, Disk &disk, Job &job)
{
    Report report;
    int count = 0;
    return inDepot(depot, disk, job, report,
                   [&](Cleaner &cleaner, std::vector<JournalEntry> &journal) {
                       return cleaner.remember(path, std::move(journal)).map([&](int times) { count = times; });
                   })
        .map([&] { return count; });
}

} // namespace depotscope
