// SPDX-License-Identifier: MIT
#include "app/commandline/cleaning.h"

#include "app/commandline/hints.h"
#include "app/commandline/listing.h"
#include "app/commandline/planning.h"
#include "app/commandline/table.h"
#include "app/commandline/words.h"
#include "model/cleaning/externalremoval.h"
#include "model/cleaning/spaces.h"
#include "model/disk/names.h"

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace depotscope {

namespace {

qint64 bytesOf(const FrozenPlan &frozen)
{
    qint64 bytes = 0;
    for (const PlannedItem &item : frozen.items)
        bytes += item.bytes;
    return bytes;
}

QByteArray pathOf(const PlannedItem &item)
{
    return joined(item.depot, item.paths.front().inside);
}

QByteArray word(Outcome::What what)
{
    switch (what) {
    case Outcome::Trashed:
        return "trashed";
    case Outcome::Deleted:
        return "deleted";
    case Outcome::Returned:
        return "returned";
    case Outcome::Missing:
        return "missing";
    case Outcome::Changed:
        return "changed";
    case Outcome::Failed:
        return "failed";
    case Outcome::Stopped:
        return "stopped";
    }
    Q_UNREACHABLE();
}

void writeErrors(Cleaning &c, QByteArrayView key, const std::vector<Error> &errors)
{
    c.json.key(key).beginArray();
    for (const Error &error : errors) {
        c.json.beginObject();
        c.json.path("path", error.path);
        c.json.key("error").text(error.sentence().toUtf8());
        c.json.endObject();
    }
    c.json.endArray();
}

ExitCode failed(Cleaning &c, const Error &error)
{
    c.say(error.sentence());
    switch (error.fault) {
    case Fault::Unsafe:
        return ExitCode::Refused;
    case Fault::Stopped:
        return ExitCode::Stopped;
    case Fault::NotFound:
    case Fault::NotDirectory:
    case Fault::Denied:
    case Fault::Malformed:
    case Fault::TooBig:
    case Fault::Exists:
    case Fault::OtherFileSystem:
    case Fault::Busy:
    case Fault::Io:
        return ExitCode::Failed;
    }
    Q_UNREACHABLE();
}

void beginItem(Cleaning &c, const PlannedItem &item)
{
    c.json.beginObject();
    c.json.key("kind").text(kindWord(item.kind));
    c.json.key("name").text(item.name);
    c.json.path("path", pathOf(item));
    c.json.key("size").number(item.bytes);
}

/// Nothing, if it may be done.
std::optional<ExitCode> notAllowed(Cleaning &c, const QString &question)
{
    if (c.request.isSure)
        return std::nullopt;
    if (!c.surroundings.ask) {
        c.say(u"'--yes' is needed where nobody can be asked; '--dry-run' shows what would go."_s);
        return ExitCode::NotUnderstood;
    }
    if (c.surroundings.ask(question))
        return std::nullopt;
    c.say(u"nothing was changed."_s);
    return ExitCode::Stopped;
}

ExitCode codeOf(const Report &report, const std::vector<Error> &troubles)
{
    const size_t done =
        report.count(Outcome::Trashed) + report.count(Outcome::Deleted) + report.count(Outcome::Returned);
    if (report.count(Outcome::Stopped) > 0)
        return ExitCode::Stopped;
    if (report.count(Outcome::Changed) > 0)
        return ExitCode::Stale;
    if (report.count(Outcome::Failed) > 0)
        return done > 0 ? ExitCode::Incomplete : ExitCode::Failed;
    return report.failures.empty() && troubles.empty() ? ExitCode::Done : ExitCode::Incomplete;
}

ExitCode writeReport(Cleaning &c, const QByteArray &depot, const Report &report, const std::vector<Error> &troubles,
                     const Remaining *remaining = nullptr)
{
    if (c.request.isJson) {
        c.begin(depot);
        c.json.key("ids").beginArray();
        for (const CleanId &clean : report.ids)
            c.json.text(clean.id);
        c.json.endArray();
        c.json.key("items").beginArray();
        for (const Outcome &outcome : report.outcomes) {
            beginItem(c, outcome.item);
            c.json.key("outcome").text(word(outcome.what));
            c.json.endObject();
        }
        c.json.endArray();
        c.json.key("trashed").number(report.trashed);
        c.json.key("freed").number(report.freed);
        std::vector<Error> failures = report.failures;
        for (const Outcome &outcome : report.outcomes) {
            if (outcome.what == Outcome::Changed || outcome.what == Outcome::Failed)
                failures.push_back(outcome.error);
        }
        writeErrors(c, "failures", failures);
        writeErrors(c, "troubles", troubles);
        if (remaining)
            writeWaiting(c.json, remaining->inventory, remaining->waiting);
        c.end();
        return codeOf(report, troubles);
    }
    for (const Outcome &outcome : report.outcomes) {
        if (outcome.what == Outcome::Changed || outcome.what == Outcome::Failed)
            c.say(outcome.error.sentence());
    }
    for (const Error &failure : report.failures)
        c.say(failure.sentence());
    for (const Error &trouble : troubles)
        c.say(trouble.sentence());
    QByteArrayList ids;
    for (const CleanId &clean : report.ids)
        ids += clean.id;
    if (const size_t trashed = report.count(Outcome::Trashed); trashed > 0)
        c.out.writeLine(u"Moved %1 in %2 to the trash as %3; 'depotctl undo' restores it"_s.arg(
            sizeWords(report.trashed), counted(trashed), QString::fromLatin1(ids.join(' '))));
    if (const size_t freed = report.count(Outcome::Deleted); freed > 0 || report.freed > 0)
        c.out.writeLine(u"Freed %1 in %2"_s.arg(sizeWords(report.freed), counted(freed)));
    if (const size_t back = report.count(Outcome::Returned); back > 0)
        c.out.writeLine(u"Restored %1"_s.arg(counted(back)));
    const size_t missing = report.count(Outcome::Missing);
    if (missing == report.outcomes.size())
        c.out.writeLine(u"Nothing to do"_s);
    if (remaining && !remaining->waiting.empty())
        c.out.writeLine(waitingWords(remaining->waiting));
    if (missing > 0)
        c.say(u"%1 went already."_s.arg(counted(missing)));
    if (const size_t left = report.count(Outcome::Stopped); left > 0)
        c.say(u"stopped; %1 stay as they were."_s.arg(counted(left)));
    return codeOf(report, troubles);
}

void writeFrozenPlan(Cleaning &c, const QByteArray &depot, const FrozenPlan &frozen, const std::vector<Error> &troubles)
{
    if (c.request.isJson) {
        c.begin(depot);
        c.json.key("items").beginArray();
        for (const PlannedItem &item : frozen.items) {
            beginItem(c, item);
            c.json.key("reason").text(item.reason.toUtf8());
            c.json.endObject();
        }
        c.json.endArray();
        c.json.key("frees").number(bytesOf(frozen));
        writeErrors(c, "troubles", troubles);
        c.end();
        return;
    }
    std::vector<QStringList> rows;
    if (!frozen.items.empty())
        rows.push_back({u"SIZE"_s, u"KIND"_s, u"NAME"_s, u"REASON"_s, u"PATH"_s});
    for (const PlannedItem &item : frozen.items)
        rows.push_back({sizeWords(item.bytes), QString::fromLatin1(kindWord(item.kind)), forPeople(item.name),
                        item.reason, forPeople(pathOf(item))});
    writeRows(c.out, rows, c.surroundings.columns);
    c.out.writeLine(u"Would free %1 in %2"_s.arg(sizeWords(bytesOf(frozen)), counted(frozen.items.size())));
    for (const Error &trouble : troubles)
        c.say(trouble.sentence());
}

} // namespace

void Cleaning::begin(const QByteArray &depot)
{
    json.beginObject();
    json.key("schema").text("depotctl/1");
    if (depot.isEmpty())
        json.key("depot").null();
    else
        json.path("depot", depot);
}

void Cleaning::end()
{
    json.endObject();
    out.write("\n");
}

Result<std::vector<Choice>> spacesToDelete(const Inventory &inventory, const Request &request)
{
    std::optional<QUuid> uuid;
    const bool isDelete = request.command == Command::Delete;
    if (const qsizetype slash = request.item.indexOf('/'); isDelete && slash >= 0)
        return Failure({Fault::Malformed, request.item,
                        u"is no name of a space; that of a package is 'delete %1 --package %2'"_s.arg(
                            forPeople(request.item.sliced(slash + 1)), forPeople(request.item.first(slash))),
                        0});
    if (isDelete || request.package) {
        const auto owner = ownerMeant(inventory, request.package);
        if (!owner)
            return Failure(owner.error());
        uuid = *owner;
    }
    return chosenSpaces(inventory,
                        {.key = isDelete ? std::optional(request.item) : std::nullopt,
                         .owner = uuid,
                         .isOrphaned = request.isOrphaned});
}

ExitCode carryOut(Cleaning &c, const FrozenPlan &frozen, const std::vector<Error> &troubles, const Remaining *remaining)
{
    const QByteArray depot = !frozen.items.empty() ? frozen.items.front().depot
        : !frozen.orphans.empty()                  ? frozen.orphans.front().depot
                                                   : QByteArray();
    if (!c.request.output.isEmpty()) {
        const auto saved = savePlan(frozen, cleanAbsolute(c.request.output), c.disk);
        if (!saved)
            return failed(c, saved.error());
        for (const Error &trouble : troubles)
            c.say(trouble.sentence());
        c.say(u"'depotctl apply %1' would free %2 in %3."_s.arg(forPeople(c.request.output), sizeWords(bytesOf(frozen)),
                                                                counted(frozen.items.size())));
        return troubles.empty() ? ExitCode::Done : ExitCode::Incomplete;
    }
    if (c.request.isDryRun) {
        writeFrozenPlan(c, depot, frozen, troubles);
        return troubles.empty() ? ExitCode::Done : ExitCode::Incomplete;
    }
    if (frozen.items.empty() && frozen.orphans.empty()) {
        const bool isRefused = std::ranges::find(troubles, Fault::Unsafe, &Error::fault) != troubles.end();
        const ExitCode code = writeReport(c, depot, {}, troubles, remaining);
        return isRefused ? ExitCode::Refused : code;
    }
    const QString question = c.request.isFreedNow ? u"Delete %1, %2, permanently?"_s : u"Move %1, %2, to the trash?"_s;
    if (!frozen.items.empty()) {
        if (!c.request.isSure && c.surroundings.ask && !c.request.isJson)
            writeFrozenPlan(c, depot, frozen, {});
        c.out.flush();
        const auto code = notAllowed(c, question.arg(counted(frozen.items.size()), sizeWords(bytesOf(frozen))));
        if (code)
            return *code;
    }
    const ApplyOptions options{c.request.isFreedNow ? RemovalMode::DeletePermanently : RemovalMode::Trash,
                               c.surroundings.now,
                               c.surroundings.looksForJulias ? runningJulias() : std::vector<RunningJulia>()};
    return writeReport(c, depot, clean(frozen, options, c.disk, c.job), troubles, remaining);
}

/// Shows what of a saved plan would be done now, and what would not.
ExitCode rehearse(Cleaning &c, FrozenPlan frozen)
{
    const auto julias = c.surroundings.looksForJulias ? runningJulias() : std::vector<RunningJulia>();
    Report report;
    for (auto &obstacle : obstacles(frozen.items, julias, c.disk, c.job)) {
        if (obstacle)
            report.outcomes.push_back(std::move(*obstacle));
    }
    if (c.job.isStopped())
        return failed(c, {Fault::Stopped, c.request.item, {}});
    const QByteArray depot = frozen.items.empty() ? QByteArray() : frozen.items.front().depot;
    std::vector<Error> troubles;
    for (const Outcome &outcome : report.outcomes) {
        std::erase_if(frozen.items, [&](const PlannedItem &item) { return pathOf(item) == pathOf(outcome.item); });
        if (outcome.what != Outcome::Missing)
            troubles.push_back(outcome.error);
    }
    writeFrozenPlan(c, depot, frozen, troubles);
    if (const size_t missing = report.count(Outcome::Missing); missing > 0)
        c.say(u"%1 went already."_s.arg(counted(missing)));
    for (const PlannedItem &item : frozen.items)
        report.outcomes.push_back({item, Outcome::Trashed, {}});
    return codeOf(report, {});
}

ExitCode applyFile(Cleaning &c)
{
    const QByteArray path = cleanAbsolute(c.request.item);
    auto frozen = c.disk.read(path).and_then([&](const QByteArray &json) { return loadPlan(json, path); });
    if (!frozen)
        return failed(c, frozen.error());
    frozen->command.prepend(appliedPlan);
    for (const PlannedItem &item : frozen->items) {
        const bool isMeant = std::ranges::any_of(
            c.request.depots, [&](const QByteArray &depot) { return cleanAbsolute(depot) == item.depot; });
        if (!c.request.depots.empty() && !isMeant)
            return failed(c, {Fault::Unsafe, path, u"it is a plan for %1"_s.arg(forPeople(item.depot))});
    }
    return c.request.isDryRun ? rehearse(c, *frozen) : carryOut(c, *frozen, {});
}

ExitCode getSpace(Cleaning &c, const Inventory &inventory)
{
    if (const QString fault = faultOfSpaceKey(c.request.item).english(); !fault.isEmpty()) {
        c.say(fault);
        return ExitCode::NotUnderstood;
    }
    const auto uuid = ownerMeant(inventory, c.request.package);
    if (!uuid)
        return failed(c, uuid.error());
    const auto space = getSpace(inventory,
                                {.key = c.request.item,
                                 .owner = *uuid,
                                 .julia = c.surroundings.depots.version,
                                 .isTracked = c.surroundings.tracksAccess,
                                 .now = c.surroundings.now},
                                c.disk);
    if (!space)
        return failed(c, space.error());
    if (space->failure)
        c.say(space->failure->sentence());
    else if (!space->hasProject && c.surroundings.tracksAccess)
        c.say(u"no project of its owner is here, so the access is not logged, and collections will take the space."_s);
    if (c.request.isJson) {
        c.begin(inventory.depots.front().path);
        c.json.path("path", space->path);
        c.json.key("logged").flag(space->isLogged);
        c.end();
    } else {
        c.out.write(space->path + '\n');
    }
    return space->failure ? ExitCode::Incomplete : ExitCode::Done;
}

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
QString contentWords(const Cleaning &c, const Items &items, qint64 bytes, NameOf nameOf)
{
    constexpr size_t mostNames = 3;
    QStringList names;
    for (size_t i = 0; i < std::min(items.size(), mostNames); ++i) {
        const QString name = forPeople(nameOf(items[i]));
        names += c.surroundings.columns > 0 ? shortened(name, 24) : name;
    }
    const QString more = items.size() > mostNames ? u" and %1 more"_s.arg(items.size() - mostNames) : QString();
    return u"%1, %2: "_s.arg(counted(items.size()), sizeWords(bytes)) + names.join(u", "_s) + more;
}

/// "3 in trash until 2026-12-23, 1 restored", without numbers where all are in one state.
QString stateWords(const JournalEntry &record, Time now)
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
    c.out.writeLine(
        u"  "_s + contentWords(c, record.items, bytes, [](const JournalItem &recorded) { return recorded.item.name; }));
    c.out.writeLine(u"  "_s + stateWords(record, c.surroundings.now));
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
            c.out.writeLine(u"  "_s + contentWords(c, removal.items, removal.bytes(), [](const GoneItem &item) {
                                return item.name;
                            }));
            c.out.writeLine(u"  gone"_s);
        }
        if (!isTrashed && isEmpty && removals.empty() && troubles.empty())
            c.out.writeLine(u"Nothing was cleaned here yet"_s);
        c.out.writeLine(u"In trash %1"_s.arg(sizeWords(sum)));
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
                notAllowed(c, u"Delete %1, %2, permanently?"_s.arg(counted(frozen.items.size()), sizeWords(bytes))))
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
