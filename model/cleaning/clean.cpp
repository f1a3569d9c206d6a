// SPDX-License-Identifier: MIT
#include "model/cleaning/clean.h"

#include "model/depot/orphandates.h"
#include "model/disk/names.h"
#include "model/disk/processlock.h"
#include "model/inventory/spelling.h"

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

    void apply(const Order &order, const ApplyOptions &options, Report &report);
    void putBack(Record &record, const UndoOptions &options, Report &report);
    void free(Record &record, Report &report);
    void finish(Record &record, Report &report);
    void sweep();
    Result<int> forget(const QByteArray &path, const QByteArray &command, Time now);
    Result<int> remember(const QByteArray &path, std::vector<Record> journal);

private:
    void noteOrphans(const Order &order, Report &report);
    Record prepare(const Order &order, const ApplyOptions &options, Report &report);
    Result<void> holdAll(Record &record, const Result<void> &saved, const ApplyOptions &options, Report &report);
    void settle(Record &record, bool isSaved, const ApplyOptions &options, Report &report);
    Result<void> hold(RecordedItem &recorded);
    Result<void> returnItem(RecordedItem &recorded, const UndoOptions &options, Report &report);
    Result<void> returnPath(const OrderedPath &path, const QByteArray &held, const UndoOptions &options,
                            Report &report);
    Result<void> merge(const QByteArray &held, const QByteArray &inside);
    Result<void> setAside(const QByteArray &inside, const UndoOptions &options, Report &report);
    Result<void> makeParents(const QByteArray &inside);
    void editLogs(Record &record, const OrphanList *orphans, Report &report);
    void takeBackLogs(Record &record, const std::set<size_t> &returned, Report &report);
    void noteTimes(Record &record) const;
    std::set<QByteArray> untouched(const Record &record) const;
    void settleTimes(Record &record, const std::set<QByteArray> &paths);
    void dropEmptyFolder(const QByteArray &id);
    void dropEmptyParents(const OrderedItem &item);
    bool save(const Record &record, Report &report);
    bool isHeld(const RecordedItem &recorded) const
    {
        return std::ranges::any_of(recorded.heldAs, [this](const QByteArray &path) { return look(path).has_value(); });
    }
    Result<FileStatus> look(const QByteArray &inside) const { return m_disk.lookInside(m_fence, inside); }
    Spelling spelling() const { return Spelling({m_depots}, m_disk); }

    QByteArray m_depot;
    Fence m_fence;
    Disk &m_disk;
    Job &m_job;
    std::vector<Depot> m_depots{{m_depot, DepotRole::User, true, true}};
};

bool Cleaner::save(const Record &record, Report &report)
{
    const auto saved = saveRecord(m_disk, m_depot, record);
    if (!saved)
        report.failures.push_back(saved.error());
    return saved.has_value();
}

Result<void> Cleaner::hold(RecordedItem &recorded)
{
    for (size_t i = 0; i < recorded.heldAs.size(); ++i) {
        const OrderedPath &path = recorded.item.paths[i];
        const auto moved = m_disk.move(m_fence, path.inside, path.id, recorded.heldAs[i]);
        if (moved)
            continue;
        while (i-- > 0) // an item is whole wherever it is
            (void)m_disk.move(m_fence, recorded.heldAs[i], recorded.item.paths[i].id, recorded.item.paths[i].inside);
        return moved;
    }
    return {};
}

/// The times of the logs and of the folders that items lie in, before something is done.
void Cleaner::noteTimes(Record &record) const
{
    std::set<QByteArray> paths = {"logs"};
    for (const NamedLog &log : logs)
        paths.insert(log.inside);
    for (const RecordedItem &recorded : record.items) {
        for (const OrderedPath &path : recorded.item.paths) {
            for (qsizetype at = path.inside.indexOf('/'); at >= 0; at = path.inside.indexOf('/', at + 1))
                paths.insert(path.inside.first(at));
        }
    }
    for (const QByteArray &path : paths) {
        if (const auto status = look(path); status && status->type != FileType::Symlink)
            record.times.push_back({path, status->exactlyModified, status->exactlyModified});
    }
}

/// What nobody but us has changed since.
std::set<QByteArray> Cleaner::untouched(const Record &record) const
{
    std::set<QByteArray> paths;
    for (const RecordedTime &time : record.times) {
        if (const auto status = look(time.inside); status && status->exactlyModified == time.left)
            paths.insert(time.inside);
    }
    return paths;
}

/// Those of `paths` get the times back that they had, if all that went is there again; else the record knows the new
/// ones.
void Cleaner::settleTimes(Record &record, const std::set<QByteArray> &paths)
{
    const bool isUndone = !record.isForgotten && std::ranges::all_of(record.items, [](const RecordedItem &recorded) {
        return recorded.state == ItemState::Back;
    });
    for (RecordedTime &time : record.times) {
        const auto status = paths.contains(time.inside) ? look(time.inside) : Failure(Error());
        if (status && isUndone && status->exactlyModified != time.was)
            (void)m_disk.setModified(m_fence, time.inside, status->id(), time.was); // nothing depends on it
        else if (status)
            time.left = status->exactlyModified;
    }
    if (isUndone)
        record.times.clear();
}

/// Our own ledgers. What somebody wrote down after the order was made is newer.
void Cleaner::noteOrphans(const Order &order, Report &report)
{
    for (const OrphanList &list : order.orphans) {
        if (list.depot != m_depot || list.ledger == Ledger::Pkg)
            continue;
        const QByteArray file = orphanDatesFile(list.ledger == Ledger::Safe ? OrphanRules::Safe : OrphanRules::Spaces);
        const auto edit = [&](const std::optional<QByteArray> &text) -> Result<std::optional<QByteArray>> {
            std::map<QByteArray, Time> since = list.since;
            const auto known = readOrphanDates(text.value_or(QByteArray()), joined(m_depot, file)).since;
            for (const auto &[inside, time] : known) {
                if (time > order.made)
                    since.insert_or_assign(inside, time);
            }
            return since == known ? std::nullopt : std::optional(orphanDatesText(since));
        };
        if (const auto noted = m_disk.rewrite(m_fence, file, edit, false); !noted)
            report.failures.push_back(noted.error());
    }
}

/// A page with those items of the order that may go now; the others are reported.
Record Cleaner::prepare(const Order &order, const ApplyOptions &options, Report &report)
{
    Record record;
    record.id = newId(options.now);
    record.command = order.command;
    record.when = options.now;
    std::vector<OrderedItem> items;
    std::ranges::copy_if(order.items, std::back_inserter(items),
                         [&](const OrderedItem &item) { return item.depot == m_depot; });
    auto found = obstacles(items, options.runningJulias, m_disk, m_job);
    for (size_t i = 0; i < items.size(); ++i) {
        if (found[i]) {
            report.outcomes.push_back(std::move(*found[i]));
            continue;
        }
        RecordedItem recorded{items[i], {}, false, ItemState::Holding};
        for (const OrderedPath &path : items[i].paths)
            recorded.heldAs.push_back(heldFolder(record.id) + '/' + heldName(path.inside, m_job.total++));
        record.items.push_back(std::move(recorded));
    }
    return record;
}

/// Holds the items of the page, as far as that can be; those that stay leave it and are reported. `saved`: whether the
/// page is on the disk. Returns whether there is a place to hold them.
Result<void> Cleaner::holdAll(Record &record, const Result<void> &saved, const ApplyOptions &options, Report &report)
{
    auto ready = saved || options.manner == Manner::Hold ? Result<void>() : saved;
    if (ready && !record.items.empty())
        ready = m_disk.makeDirectory(m_fence, heldFolder(record.id));
    const auto isFoundByName = [](const RecordedItem &recorded) {
        return std::ranges::all_of(recorded.heldAs, [](const QByteArray &held) { return held.contains('%'); });
    };
    std::vector<RecordedItem> done;
    for (RecordedItem &recorded : record.items) {
        if (m_job.isStopped()) {
            report.outcomes.push_back({recorded.item, Outcome::Stopped, {}});
            continue;
        }
        // Without a page an item is still found by the name it is held as, but deleting would leave no trace.
        auto held = !ready || saved || isFoundByName(recorded) ? ready : saved;
        if (held)
            held = hold(recorded);
        if (!held && ready && held.error().fault == Fault::OtherFileSystem && options.manner == Manner::FreeNow) {
            recorded.isInPlace = true;
            held = {};
        } else if (!held && held.error().fault == Fault::OtherFileSystem) {
            held.error().detail = u"it cannot be held, only freed at once"_s;
        }
        if (held || isHeld(recorded)) // also if a part of it could not be moved back
            done.push_back(recorded);
        if (!held)
            report.outcomes.push_back({recorded.item, Outcome::Failed, held.error()});
        ++m_job.done;
    }
    record.items = std::move(done);
    return ready;
}

/// Writes down what was held, or deletes it.
void Cleaner::settle(Record &record, bool isSaved, const ApplyOptions &options, Report &report)
{
    if (!record.items.empty())
        report.ids.push_back({m_depot, record.id});
    for (RecordedItem &recorded : record.items)
        recorded.state = options.manner == Manner::Hold ? ItemState::Held : ItemState::Freeing;
    isSaved = isSaved && save(record, report);
    if (options.manner == Manner::Hold) {
        report.held += record.bytes(ItemState::Held);
        for (const RecordedItem &recorded : record.items)
            report.outcomes.push_back({recorded.item, Outcome::Held, {}});
    } else if (isSaved) {
        free(record, report);
    } else {
        for (const RecordedItem &recorded : record.items)
            report.outcomes.push_back({recorded.item, Outcome::Failed, report.failures.back()});
    }
}

void Cleaner::apply(const Order &order, const ApplyOptions &options, Report &report)
{
    noteOrphans(order, report);
    Record record = prepare(order, options, report);
    const auto orphans = std::ranges::find_if(
        order.orphans, [&](const OrphanList &list) { return list.depot == m_depot && list.ledger == Ledger::Pkg; });
    const OrphanList *pkgs = orphans == order.orphans.end() ? nullptr : &*orphans;
    if (record.items.empty() && !pkgs)
        return;

    noteTimes(record);
    const auto paths = untouched(record);
    const auto saved = saveRecord(m_disk, m_depot, record);
    if (!saved)
        report.failures.push_back(saved.error());
    if (holdAll(record, saved, options, report))
        editLogs(record, pkgs, report);
    settleTimes(record, paths);
    if (record.items.empty() && record.changes.empty()) {
        (void)removeRecord(m_disk, m_depot, record.id, m_job);
        dropEmptyFolder(record.id);
        return;
    }
    settle(record, saved.has_value(), options, report);
}

/// Takes out what went, and brings Pkg's list of orphans to what it would be after a collection of Pkg's: `orphans`, if
/// there was one.
void Cleaner::editLogs(Record &record, const OrphanList *orphans, Report &report)
{
    std::vector<QByteArray> gone;
    for (const RecordedItem &recorded : record.items) {
        for (const OrderedPath &path : recorded.item.paths)
            gone.push_back(joined(m_depot, path.inside));
    }
    Spelling spelled = spelling();
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
        if (wish.puts.empty() && !look(log.inside))
            continue;
        const size_t before = record.changes.size();
        const auto note = [&](const LogChange &change) -> Result<void> {
            record.changes.resize(before);
            record.changes.push_back({log.inside, log.form, change});
            return saveRecord(m_disk, m_depot, record);
        };
        if (const auto edited = editLog(m_disk, m_fence, log.inside, wish, note, m_job); !edited)
            report.failures.push_back(edited.error());
    }
}

/// The log entries of the items that are back; all of them if nothing stays away.
void Cleaner::takeBackLogs(Record &record, const std::set<size_t> &returned, Report &report)
{
    const bool isAll = !record.has(ItemState::Held) && !record.has(ItemState::Freed);
    std::vector<QByteArray> back;
    for (const size_t index : returned) {
        for (const OrderedPath &path : record.items[index].item.paths)
            back.push_back(joined(m_depot, path.inside));
    }
    Spelling spelled = spelling();
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
    std::erase_if(record.changes, [](const RecordedChange &change) { return change.change.isEmpty(); });
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
    const auto status = look(inside);
    if (!status)
        return Failure(status.error());
    Record record;
    record.id = newId(options.now);
    record.command = options.command;
    record.when = options.now;
    RecordedItem recorded;
    recorded.item = {Kind::Other,
                     lastComponent(inside).toByteArray(),
                     m_depot,
                     {},
                     u"was in the place of what came back"_s,
                     status->allocated,
                     1};
    recorded.item.paths = {{inside, status->id(), status->modified, status->changed, status->mode}};
    recorded.heldAs = {heldFolder(record.id) + '/' + heldName(inside, 0)};
    record.items = {recorded};
    return saveRecord(m_disk, m_depot, record)
        .and_then([&] { return m_disk.makeDirectory(m_fence, heldFolder(record.id)); })
        .and_then([&] { return hold(record.items.front()); })
        .and_then([&] {
            record.items.front().state = ItemState::Held;
            report.ids.push_back({m_depot, record.id});
            return saveRecord(m_disk, m_depot, record);
        });
}

/// Moves what is in the directory `held` and not in `inside` there. Errors: Exists if something stays held.
Result<void> Cleaner::merge(const QByteArray &held, const QByteArray &inside)
{
    std::vector<std::pair<QByteArray, QByteArray>> pairs = {{held, inside}};
    bool isWhole = true;
    for (size_t i = 0; i < pairs.size(); ++i) {
        const auto [from, to] = pairs[i];
        const auto entries = m_disk.list(joined(m_depot, from));
        if (!entries)
            return Failure(entries.error());
        for (const DirectoryEntry &entry : *entries) {
            const QByteArray source = from + '/' + entry.name;
            const QByteArray target = to + '/' + entry.name;
            const auto here = look(source);
            const auto there = look(target);
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
    const auto left = look(held);
    if (!left)
        return {};
    return m_disk.removeTree(m_fence, held, left->id(), m_job).map([](const Removal &) {}); // empty folders
}

Result<void> Cleaner::returnPath(const OrderedPath &path, const QByteArray &held, const UndoOptions &options,
                                 Report &report)
{
    const auto there = look(path.inside);
    const auto here = look(held);
    if (!here) {
        const bool isBack = there && there->id() == path.id;
        return isBack ? Result<void>() : Failure(here.error());
    }
    QByteArray target = path.inside;
    if (there) {
        switch (options.clash) {
        case Clash::Refuse:
            return Failure({Fault::Exists, joined(m_depot, target), u"something new is in its place"_s});
        case Clash::Merge:
            if (there->type == FileType::Directory && here->type == FileType::Directory)
                return merge(held, target);
            return Failure({Fault::Exists, joined(m_depot, target), u"only folders can be merged"_s});
        case Clash::Replace:
            if (const auto aside = setAside(target, options, report); !aside)
                return aside;
            break;
        case Clash::KeepBoth:
            for (int number = 1; look(target); ++number)
                target = path.inside + ".restored" + (number > 1 ? QByteArray::number(number) : QByteArray());
            break;
        }
    }
    return makeParents(target).and_then([&] { return m_disk.move(m_fence, held, here->id(), target); }).and_then([&] {
        // A kill between the steps of a move leaves the mode that the move needed.
        const bool isChanged = here->type != FileType::Symlink && here->mode != path.mode;
        return isChanged ? m_disk.setMode(m_fence, target, here->id(), path.mode) : Result<void>();
    });
}

Result<void> Cleaner::returnItem(RecordedItem &recorded, const UndoOptions &options, Report &report)
{
    for (size_t i = 0; i < recorded.heldAs.size(); ++i) {
        if (const auto returned = returnPath(recorded.item.paths[i], recorded.heldAs[i], options, report); !returned)
            return returned;
    }
    return {};
}

void Cleaner::putBack(Record &record, const UndoOptions &options, Report &report)
{
    const auto paths = untouched(record);
    std::set<size_t> returned;
    for (size_t i = 0; i < record.items.size(); ++i) {
        RecordedItem &recorded = record.items[i];
        if (recorded.state != ItemState::Returning)
            continue;
        if (m_job.isStopped()) {
            recorded.state = isHeld(recorded) ? ItemState::Held : ItemState::Back;
            report.outcomes.push_back({recorded.item, Outcome::Stopped, {}});
            continue;
        }
        const auto done = returnItem(recorded, options, report);
        recorded.state = done ? ItemState::Back : ItemState::Held;
        if (done)
            returned.insert(i);
        report.outcomes.push_back(done ? Outcome{recorded.item, Outcome::Returned, {}}
                                       : Outcome{recorded.item, Outcome::Failed, done.error()});
        ++m_job.done;
    }
    takeBackLogs(record, returned, report);
    settleTimes(record, paths);
    save(record, report);
    dropEmptyFolder(record.id);
}

/// Folders that nothing is left in, as Pkg's collection drops them: packages/NAME, scratchspaces/UUID and the like.
void Cleaner::dropEmptyParents(const OrderedItem &item)
{
    for (const OrderedPath &path : item.paths) {
        const QByteArray parent = path.inside.first(std::max<qsizetype>(0, path.inside.lastIndexOf('/')));
        if (parent.contains('/'))
            (void)m_disk.removeEmpty(m_fence, parent); // it stays if something is in it
    }
}

void Cleaner::dropEmptyFolder(const QByteArray &id)
{
    const QByteArray folder = heldFolder(id);
    const auto status = look(folder);
    if (!status)
        return;
    const auto entries = m_disk.list(joined(m_depot, folder));
    if (entries && entries->empty())
        (void)m_disk.removeTree(m_fence, folder, status->id(), m_job);
}

void Cleaner::free(Record &record, Report &report)
{
    const auto remove = [&](const QByteArray &inside, const FileId *expected) -> Result<void> {
        const auto status = look(inside);
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
    const bool isAll = std::ranges::none_of(record.items, [](const RecordedItem &recorded) {
        return recorded.state == ItemState::Held || recorded.state == ItemState::Returning || recorded.isInPlace;
    });
    if (isAll && look(heldFolder(record.id)))
        (void)remove(heldFolder(record.id), nullptr);
    for (RecordedItem &recorded : record.items) {
        if (recorded.state != ItemState::Freeing)
            continue;
        Result<void> gone;
        for (size_t i = 0; gone && i < recorded.heldAs.size(); ++i) {
            if (!recorded.isInPlace)
                gone = look(recorded.heldAs[i]) && m_job.isStopped()
                    ? Failure({Fault::Stopped, joined(m_depot, recorded.heldAs[i]), {}})
                    : remove(recorded.heldAs[i], nullptr);
            else
                gone = remove(recorded.item.paths[i].inside, &recorded.item.paths[i].id);
        }
        if (gone) {
            recorded.state = ItemState::Freed;
            dropEmptyParents(recorded.item);
        }
        const auto what = gone                     ? Outcome::Freed
            : gone.error().fault == Fault::Stopped ? Outcome::Stopped
                                                   : Outcome::Failed;
        report.outcomes.push_back({recorded.item, what, gone ? Error() : gone.error()});
        ++m_job.done;
    }
    if (!record.has(ItemState::Freeing) && !record.has(ItemState::Held)) {
        (void)remove(heldFolder(record.id), nullptr);
        record.changes.clear(); // nothing can be undone any more
        record.times.clear();
    }
    save(record, report);
}

/// Puts back what was not finished, or goes on deleting.
void Cleaner::finish(Record &record, Report &report)
{
    if (record.has(ItemState::Holding) || record.has(ItemState::Returning)) {
        for (RecordedItem &recorded : record.items) {
            if (recorded.state == ItemState::Holding)
                recorded.state = ItemState::Returning;
        }
        putBack(record, {}, report);
    }
    if (record.has(ItemState::Freeing))
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
    dropEmptyFolder(record.id);
}

/// Removes new files of ours that were never put in place. Nobody else makes any while the depot is locked.
void Cleaner::sweep()
{
    for (const QByteArray &folder : {QByteArray("logs"), QByteArray(ourFolder) + "/journal"}) {
        const auto entries = m_disk.list(joined(m_depot, folder));
        for (const DirectoryEntry &entry : entries.value_or(std::vector<DirectoryEntry>())) {
            const QByteArray inside = folder + '/' + entry.name;
            const bool isOurs = entry.name.startsWith('.') && entry.name.endsWith(".depotscope");
            if (const auto status = look(inside); isOurs && status && status->type == FileType::File)
                (void)m_disk.removeTree(m_fence, inside, status->id(), m_job);
        }
    }
}

Result<int> Cleaner::forget(const QByteArray &path, const QByteArray &command, Time now)
{
    Spelling spelled = spelling();
    const QByteArray manifest = spelled.of(path, m_depot);
    if (isInside(manifest, joined(m_depot, "environments")))
        return Failure({Fault::Unsafe, manifest, u"an environment of the depot keeps what it names without any log"_s});
    Record record;
    record.id = newId(now);
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
        return saveRecord(m_disk, m_depot, record);
    };
    const auto edited = editLog(m_disk, m_fence, logs[0].inside, wish, note, m_job);
    record.isForgotten = edited && !record.changes.empty();
    settleTimes(record, paths);
    if (!edited) {
        (void)removeRecord(m_disk, m_depot, record.id, m_job);
        return Failure(edited.error());
    }
    if (!record.isForgotten)
        return Failure({Fault::NotFound, manifest, u"no log names it"_s});
    (void)saveRecord(m_disk, m_depot, record); // times are a nicety
    return int(record.changes.front().change.hunks.size());
}

Result<int> Cleaner::remember(const QByteArray &path, std::vector<Record> journal)
{
    Spelling spelled = spelling();
    const QByteArray manifest = spelled.of(path, m_depot);
    int count = 0;
    for (auto record = journal.rbegin(); record != journal.rend(); ++record) {
        if (!record->isForgotten || record->manifest != manifest)
            continue;
        const auto paths = untouched(*record);
        for (const RecordedChange &recorded : record->changes) {
            const auto back = takeBack(m_disk, m_fence, recorded.inside, recorded.form, recorded.change, m_job);
            if (!back)
                return Failure(back.error());
        }
        record->isForgotten = false;
        record->changes.clear();
        settleTimes(*record, paths);
        if (const auto saved = saveRecord(m_disk, m_depot, *record); !saved)
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
    std::vector<Record> journal = loadJournal(disk, depot, report.failures);
    for (Record &record : journal) {
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

Report clean(const Order &order, const ApplyOptions &options, Disk &disk, Job &job)
{
    Report report;
    std::vector<QByteArray> depots;
    for (const OrderedItem &item : order.items)
        depots.push_back(item.depot);
    for (const OrphanList &list : order.orphans)
        depots.push_back(list.depot);
    std::ranges::sort(depots);
    depots.erase(std::ranges::unique(depots).begin(), depots.end());
    for (const QByteArray &depot : depots) {
        const auto done =
            inDepot(depot, disk, job, report, [&](Cleaner &cleaner, std::vector<Record> &) -> Result<void> {
                cleaner.apply(order, options, report);
                return {};
            });
        if (done)
            continue;
        report.failures.push_back(done.error());
        for (const OrderedItem &item : order.items) {
            if (item.depot == depot)
                report.outcomes.push_back({item, Outcome::Failed, done.error()});
        }
    }
    for (const QByteArray &depot : depots)
        report.freed += tidy(depot, options.now, holdingPeriod, disk, job).freed;
    return report;
}

Result<Report> undo(const QByteArray &depot, const QByteArray &id, const UndoOptions &options, Disk &disk, Job &job)
{
    Report report;
    const auto act = [&](Cleaner &cleaner, std::vector<Record> &journal) -> Result<void> {
        const auto record = std::ranges::find(journal, id, &Record::id);
        bool isAny = false;
        if (record != journal.end()) {
            for (RecordedItem &recorded : record->items) {
                const bool isMeant =
                    options.paths.empty() || std::ranges::any_of(recorded.item.paths, [&](const OrderedPath &path) {
                        return std::ranges::find(options.paths, path.inside) != options.paths.end();
                    });
                if (recorded.state == ItemState::Held && isMeant) {
                    recorded.state = ItemState::Returning;
                    isAny = true;
                }
            }
        }
        if (!isAny)
            return Failure({Fault::NotFound, depot, u"there is nothing held of %1"_s.arg(forPeople(id))});
        // On a full disk the page is not written; then an interruption leaves what is held to be undone once more.
        if (const auto saved = saveRecord(disk, depot, *record); !saved)
            report.failures.push_back(saved.error());
        cleaner.putBack(*record, options, report);
        return {};
    };
    return inDepot(depot, disk, job, report, act).map([&] { return std::move(report); });
}

Result<Report> freeHeld(const QByteArray &depot, const QByteArray &id, Disk &disk, Job &job)
{
    Report report;
    const auto act = [&](Cleaner &cleaner, std::vector<Record> &journal) -> Result<void> {
        const auto record = std::ranges::find(journal, id, &Record::id);
        if (record == journal.end() || !record->has(ItemState::Held))
            return Failure({Fault::NotFound, depot, u"there is nothing held of %1"_s.arg(forPeople(id))});
        for (RecordedItem &recorded : record->items) {
            if (recorded.state == ItemState::Held)
                recorded.state = ItemState::Freeing;
        }
        // Freeing is what helps a full disk, so it does not wait for the page.
        (void)saveRecord(disk, depot, *record);
        cleaner.free(*record, report);
        return {};
    };
    return inDepot(depot, disk, job, report, act).map([&] { return std::move(report); });
}

Report tidy(const QByteArray &depot, Time now, std::chrono::milliseconds period, Disk &disk, Job &job)
{
    Report report;
    if (!disk.lookInside(fenceOf(depot), heldFolder({}).chopped(1)))
        return report;
    const auto act = [&](Cleaner &cleaner, std::vector<Record> &journal) -> Result<void> {
        for (Record &record : journal) {
            if (now - record.when < period || !record.has(ItemState::Held))
                continue;
            for (RecordedItem &recorded : record.items) {
                if (recorded.state == ItemState::Held)
                    recorded.state = ItemState::Freeing;
            }
            if (saveRecord(disk, depot, record))
                cleaner.free(record, report);
        }
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
                   [&](Cleaner &cleaner, std::vector<Record> &) {
                       return cleaner.forget(path, command, now).map([&](int entries) { count = entries; });
                   })
        .map([&] { return count; });
}

Result<int> remember(const QByteArray &depot, const QByteArray &path, Disk &disk, Job &job)
{
    Report report;
    int count = 0;
    return inDepot(depot, disk, job, report,
                   [&](Cleaner &cleaner, std::vector<Record> &journal) {
                       return cleaner.remember(path, std::move(journal)).map([&](int times) { count = times; });
                   })
        .map([&] { return count; });
}

} // namespace depotscope
