// SPDX-License-Identifier: MIT
#include "app/commandline/journal.h"

#include "app/commandline/hints.h"
#include "app/commandline/removing.h"
#include "app/commandline/table.h"
#include "app/commandline/words.h"
#include "model/cleaning/externalremoval.h"
#include "model/text/names.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace depotscope {

namespace {

/// What went without us, as a window has noticed it.
void writeRemovals(Cleaning &c, const std::vector<ExternalRemoval> &removals)
{
    c.json.key("others").beginArray();
    for (const ExternalRemoval &removal : removals) {
        c.json.beginObject();
        c.json.path("depot", removal.depot);
        c.json.key("after").timeOrNull(removal.after);
        c.json.key("before").timeOrNull(removal.before);
        c.json.key("collection").flag(removal.isCollection);
        c.json.key("size").number(removal.bytes());
        c.json.key("items").beginArray();
        for (const GoneItem &item : removal.items) {
            c.json.beginObject();
            c.json.key("kind").text(kindWord(item.kind));
            c.json.path("name", item.name);
            c.json.path("path", item.path);
            c.json.key("size").number(item.bytes);
            c.json.endObject();
        }
        c.json.endArray();
        c.json.endObject();
    }
    c.json.endArray();
}

/// "12 items, 3.4 MB: libfoo, tides, waves and 9 more"; the items are biggest first.
template <typename Items, typename NameOf>
QString formatContent(const Cleaning &c, const Items &items, qint64 bytes, NameOf nameOf)
{
    constexpr size_t mostNames = 3;
    QStringList names;
    for (size_t i = 0; i < std::min(items.size(), mostNames); ++i) {
        const QString name = forPeople(nameOf(items[i]));
        names += c.surroundings.columns > 0 ? shortened(name, 24) : name;
    }
    const QString more = items.size() > mostNames ? u" and %1 more"_s.arg(items.size() - mostNames) : QString();
    return u"%1, %2: "_s.arg(counted(items.size()), formatSize(bytes)) + names.join(u", "_s) + more;
}

/// "3 in trash until 2026-12-23, 1 restored", without numbers where all are in one state.
QString formatState(const JournalEntry &record, Time now)
{
    const auto count = [&](ItemState state) { return std::ranges::count(record.items, state, &JournalItem::state); };
    const Time until = record.when + trashPeriod;
    QStringList parts;
    const auto add = [&](qsizetype items, const QString &words) {
        if (items > 0)
            parts += items == qsizetype(record.items.size()) ? words : u"%1 %2"_s.arg(items).arg(words);
    };
    const auto trashed = count(ItemState::Trashed);
    const auto back = count(ItemState::Back);
    const auto deleted = count(ItemState::Deleted);
    add(trashed, until < now ? u"in trash until the next clean"_s : u"in trash until "_s + formatDate(until));
    add(back, u"restored"_s);
    add(deleted, u"deleted"_s);
    add(qsizetype(record.items.size()) - trashed - back - deleted, u"interrupted; the next clean finishes it"_s);
    return parts.join(u", "_s);
}

void writeEntry(Cleaning &c, const JournalEntry &record)
{
    const QString doer = askedBy(record).english();
    c.out.writeLine(u"%1  %2"_s.arg(QString::fromLatin1(record.id), formatAge(record.when, c.surroundings.now))
                    + (doer.isEmpty() ? QString() : u", by "_s + doer));
    if (!record.manifest.isEmpty()) {
        c.out.writeLine(u"  forgot "_s + forPeople(record.manifest));
        if (!record.isForgotten)
            c.out.writeLine(u"  remembered again"_s);
        return;
    }
    qint64 bytes = 0;
    for (const JournalItem &recorded : record.items)
        bytes += recorded.item.bytes;
    c.out.writeLine(u"  "_s + formatContent(c, record.items, bytes, [](const JournalItem &recorded) {
                        return recorded.item.name;
                    }));
    c.out.writeLine(u"  "_s + formatState(record, c.surroundings.now));
}

void writeEntry(JsonWriter &json, Cleaning &c, const QByteArray &depot, const JournalEntry &record)
{
    json.beginObject();
    json.key("id").text(record.id);
    json.key("command").text(record.command);
    json.key("when").timeOrNull(record.when);
    json.path("depot", depot);
    json.key("trashed").number(record.bytes(ItemState::Trashed));
    json.key("trashed_until")
        .timeOrNull(record.has(ItemState::Trashed) ? std::optional<Time>(record.when + trashPeriod) : std::nullopt);
    json.key("freed").number(record.freed);
    if (!record.manifest.isEmpty()) {
        json.path("manifest", record.manifest);
        json.key("forgotten").flag(record.isForgotten);
    }
    json.key("items").beginArray();
    for (const JournalItem &recorded : record.items) {
        beginItem(c, recorded.item);
        json.key("state").text(stateWord(recorded.state));
        json.endObject();
    }
    json.endArray();
    json.endObject();
}

} // namespace

ExitCode showJournal(Cleaning &c, const std::vector<Depot> &depots)
{
    const bool isTrashed = c.request.command == Command::Trash;
    std::vector<Error> troubles;
    qint64 sum = 0;
    bool isEmpty = true;
    if (c.request.isJson) {
        c.begin(depots.front().path);
        c.json.key("cleans").beginArray();
    }
    for (const Depot &depot : depots) {
        for (JournalEntry &record : loadJournal(c.disk, depot.path, troubles)) {
            const bool isNothing = record.items.empty() && record.manifest.isEmpty(); // only what waits was noted
            if (isNothing || (isTrashed && !record.has(ItemState::Trashed)))
                continue;
            sum += record.bytes(ItemState::Trashed);
            isEmpty = false;
            if (c.request.isJson) {
                writeEntry(c.json, c, depot.path, record);
                continue;
            }
            if (isTrashed)
                std::erase_if(record.items, [](const JournalItem &one) { return one.state != ItemState::Trashed; });
            writeEntry(c, record);
        }
    }
    std::vector<ExternalRemoval> removals;
    if (!isTrashed && !c.surroundings.cacheDirectory.isEmpty())
        removals = loadRemovals(removalsFile(c.surroundings.cacheDirectory));
    std::erase_if(removals, [&](const ExternalRemoval &removal) {
        return std::ranges::find(depots, removal.depot, &Depot::path) == depots.end();
    });
    if (c.request.isJson) {
        c.json.endArray();
        c.json.key("trashed").number(sum);
        if (!isTrashed)
            writeRemovals(c, removals);
        writeErrors(c, "troubles", troubles);
        c.end();
    } else {
        for (const ExternalRemoval &removal : removals) {
            c.out.writeLine(
                u"-  %1, %2"_s.arg(formatAge(removal.before, c.surroundings.now),
                                   removal.isCollection ? u"by a collection of Pkg"_s : u"not by Depotscope"_s));
            c.out.writeLine(u"  "_s + formatContent(c, removal.items, removal.bytes(), [](const GoneItem &item) {
                                return item.name;
                            }));
            c.out.writeLine(u"  gone"_s);
        }
        if (!isTrashed && isEmpty && removals.empty() && troubles.empty())
            c.out.writeLine(u"Nothing was cleaned here yet"_s);
        c.out.writeLine(u"In trash %1"_s.arg(formatSize(sum)));
        for (const Error &trouble : troubles)
            c.say(trouble.sentence());
    }
    return troubles.empty() ? ExitCode::Done : ExitCode::Incomplete;
}

ExitCode undoOrEmpty(Cleaning &c, const std::vector<Depot> &depots)
{
    struct Found {
        QByteArray depot;
        JournalEntry record;
    };
    const bool isUndo = c.request.command == Command::Undo;
    std::vector<Found> found;
    std::vector<Error> troubles;
    for (const Depot &depot : depots) {
        for (JournalEntry &record : loadJournal(c.disk, depot.path, troubles)) {
            if (record.has(ItemState::Trashed) && (c.request.item.isEmpty() || record.id == c.request.item))
                found.push_back({depot.path, std::move(record)});
        }
    }
    std::ranges::stable_sort(found, {}, [](const Found &one) { return one.record.when; });
    if (isUndo && c.request.item.isEmpty() && found.size() > 1)
        found.erase(found.begin(), found.end() - 1);
    if (found.empty() && !c.request.item.isEmpty()) {
        c.say(u"nothing is in the trash as '%1'; 'depotctl trash' lists what is."_s.arg(forPeople(c.request.item)));
        return ExitCode::Failed;
    }
    qint64 bytes = 0;
    FrozenPlan frozen;
    for (const Found &one : found) {
        bytes += one.record.bytes(ItemState::Trashed);
        for (const JournalItem &recorded : one.record.items) {
            if (recorded.state == ItemState::Trashed)
                frozen.items.push_back(recorded.item);
        }
    }
    if (!isUndo && c.request.isDryRun) {
        writeFrozenPlan(c, depots.front().path, frozen, troubles);
        return ExitCode::Done;
    }
    if (!isUndo && !found.empty()) {
        if (const auto code =
                notAllowed(c, u"Delete %1, %2, permanently?"_s.arg(counted(frozen.items.size()), formatSize(bytes))))
            return *code;
    }
    Report sum;
    for (const Found &one : found) {
        UndoOptions options;
        options.conflict = c.request.conflict;
        options.now = c.surroundings.now;
        options.command = "undo";
        const auto report = isUndo ? undo(one.depot, one.record.id, options, c.disk, c.job)
                                   : emptyTrash(one.depot, one.record.id, c.disk, c.job);
        if (!report)
            return failed(c, report.error());
        sum.ids.push_back({one.depot, one.record.id});
        sum.ids.insert(sum.ids.end(), report->ids.begin(), report->ids.end()); // of what was in its place
        sum.freed += report->freed;
        sum.outcomes.insert(sum.outcomes.end(), report->outcomes.begin(), report->outcomes.end());
        sum.failures.insert(sum.failures.end(), report->failures.begin(), report->failures.end());
    }
    return writeReport(c, depots.front().path, sum, troubles);
}

ExitCode forgetOrRemember(Cleaning &c, const std::vector<Depot> &depots)
{
    const bool isForget = c.request.command == Command::Forget;
    ExitCode code = ExitCode::Done;
    std::vector<QByteArray> done;
    for (const QByteArray &name : c.request.manifests) {
        const QByteArray base = c.surroundings.depots.currentDirectory;
        const QByteArray meant = environmentMeant(name, depots, c.disk);
        QByteArray path = cleanAbsolute(meant.startsWith('/') || base.isEmpty() ? meant : joined(base, meant));
        if (const auto status = c.disk.stat(path); status && status->type == FileType::Directory)
            path = joined(path, "Manifest.toml");
        std::optional<Error> error;
        int times = 0;
        for (const Depot &depot : depots) {
            if (!depot.exists)
                continue;
            const auto changed = isForget ? forget(depot.path, path, "forget", c.surroundings.now, c.disk, c.job)
                                          : remember(depot.path, path, c.disk, c.job);
            if (changed)
                times += *changed;
            else if (!error || error->fault == Fault::NotFound)
                error = changed.error();
        }
        if (times > 0 && (!error || error->fault == Fault::NotFound || error->fault == Fault::Denied)) {
            done.push_back(path);
            continue;
        }
        if (!error)
            continue;
        code = std::max(code, failed(c, *error));
        const QByteArray named = '@' + name;
        if (error->fault == Fault::Unsafe)
            c.say(u"'depotctl whatif --forget %1' shows what it keeps."_s.arg(forPeople(name)));
        else if (isForget && meant == name && environmentMeant(named, depots, c.disk) != named)
            c.say(u"'%1' is an environment of the depot, which keeps what it names without any log; "
                  "'depotctl whatif --forget %1' shows what it keeps."_s.arg(forPeople(named)));
    }
    if (c.request.isJson) {
        c.begin(depots.front().path);
        c.json.key(isForget ? "forgotten" : "remembered").beginArray();
        for (const QByteArray &path : done) {
            c.json.beginObject();
            c.json.path("path", path);
            c.json.endObject();
        }
        c.json.endArray();
        c.end();
    } else {
        for (const QByteArray &path : done)
            c.out.writeLine((isForget ? u"Forgot "_s : u"Remembered "_s) + forPeople(path));
    }
    return code;
}

} // namespace depotscope
