// SPDX-License-Identifier: MIT
#include "app/commandline/reporting.h"

#include "app/commandline/planning.h"
#include "app/commandline/table.h"
#include "app/commandline/words.h"
#include "model/text/names.h"

using namespace Qt::StringLiterals;

namespace depotscope {

namespace {

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

void beginItem(Cleaning &c, const PlannedItem &item)
{
    c.json.beginObject();
    c.json.key("kind").text(kindWord(item.kind));
    c.json.key("name").text(item.name);
    c.json.path("path", pathOf(item));
    c.json.key("size").number(item.bytes);
}

ExitCode writeReport(Cleaning &c, const QByteArray &depot, const Report &report, const std::vector<Error> &troubles,
                     const Remaining *remaining)
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
            formatSize(report.trashed), counted(trashed), QString::fromLatin1(ids.join(' '))));
    if (const size_t freed = report.count(Outcome::Deleted); freed > 0 || report.freed > 0)
        c.out.writeLine(u"Freed %1 in %2"_s.arg(formatSize(report.freed), counted(freed)));
    if (const size_t back = report.count(Outcome::Returned); back > 0)
        c.out.writeLine(u"Restored %1"_s.arg(counted(back)));
    const size_t missing = report.count(Outcome::Missing);
    if (missing == report.outcomes.size())
        c.out.writeLine(u"Nothing to do"_s);
    if (remaining && !remaining->waiting.empty())
        c.out.writeLine(formatWaiting(remaining->waiting));
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
        rows.push_back({formatSize(item.bytes), QString::fromLatin1(kindWord(item.kind)), forPeople(item.name),
                        item.reason, forPeople(pathOf(item))});
    writeRows(c.out, rows, c.surroundings.columns);
    c.out.writeLine(u"Would free %1 in %2"_s.arg(formatSize(bytesOf(frozen)), counted(frozen.items.size())));
    for (const Error &trouble : troubles)
        c.say(trouble.sentence());
}

} // namespace depotscope
