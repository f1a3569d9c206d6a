// SPDX-License-Identifier: MIT
#include "model/depot/logediting.h"

#include "model/depot/tomltext.h"
#include "model/disk/pidlock.h"
#include "model/text/names.h"

#include <QCryptographicHash>
#include <QDateTime>

#include <algorithm>
#include <limits>
#include <utility>

using namespace Qt::StringLiterals;

namespace depotscope {

namespace {

QByteArray digestOf(QByteArrayView text)
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    hash.addData(text);
    return hash.result();
}

Result<std::vector<LogEntry>> entriesOf(QByteArrayView text, const QByteArray &path, LogForm form)
{
    switch (form) {
    case LogForm::Usages:
        return entriesOfUsageLog(text, path);
    case LogForm::Orphans:
        return entriesOfOrphanLog(text, path);
    }
    Q_UNREACHABLE();
}

/// Where a new entry goes: orphans in the order of their paths, usages at the end.
qsizetype placeFor(const QByteArray &path, const std::vector<LogEntry> &entries, LogForm form, qsizetype end)
{
    if (form == LogForm::Usages)
        return end;
    const auto next = std::ranges::find_if(entries, [&](const LogEntry &entry) { return entry.path > path; });
    return next == entries.end() ? end : next->begin;
}

QByteArray asLines(QByteArrayView before, QByteArray entry)
{
    const bool isCutOff = !before.isEmpty() && !before.endsWith('\n');
    return isCutOff ? '\n' + entry : entry;
}

/// Local wall-clock time with a "Z", which is how all of Julia's logs have it.
QByteArray stampOf(Time time)
{
    const auto local = QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count());
    return local.toString(u"yyyy-MM-dd'T'HH:mm:ss.zzz'Z'").toLatin1();
}

Result<std::optional<PidLock>> lockOf(const Fence &fence, const QByteArray &inside, LogForm form, Job &job)
{
    using namespace std::chrono_literals;
    if (form == LogForm::Orphans)
        return std::nullopt; // Pkg has no lock for it
    constexpr auto staleAge = 3s; // Pkg's, for usage logs
    constexpr auto patience = 15s; // enough for one that its dead holder touched just now
    return PidLock::take(fence, inside + ".pid", staleAge, patience, job).map([](PidLock &&lock) {
        return std::optional(std::move(lock));
    });
}

} // namespace

Result<LogChange> planChange(const std::optional<QByteArray> &text, const QByteArray &path, const LogWish &wish)
{
    const QByteArray before = text.value_or(QByteArray());
    const auto entries = entriesOf(before, path, wish.form);
    if (!entries)
        return Failure(entries.error());
    LogChange change;
    for (const LogEntry &entry : *entries) {
        if (wish.takesOut && wish.takesOut(entry.path))
            change.hunks.push_back({entry.begin, before.sliced(entry.begin, entry.end - entry.begin), {}});
    }
    bool hasEnd = before.isEmpty() || before.endsWith('\n');
    for (const auto &[entryPath, entryText] : wish.puts) {
        const auto isSame = [&](const LogEntry &entry) {
            return entry.path == entryPath && !(wish.takesOut && wish.takesOut(entry.path));
        };
        if (wish.form == LogForm::Orphans && std::ranges::any_of(*entries, isSame))
            continue;
        const qsizetype at = placeFor(entryPath, *entries, wish.form, before.size());
        const bool needsEnd = at == before.size() && !std::exchange(hasEnd, hasEnd || at == before.size());
        change.hunks.push_back({at, {}, needsEnd ? '\n' + entryText : entryText});
    }
    // What comes at a place stands before what goes there, and in the order of the wish.
    std::ranges::stable_sort(change.hunks, [](const LogChange::Hunk &a, const LogChange::Hunk &b) {
        return a.at != b.at ? a.at < b.at : a.out.isEmpty() && !b.out.isEmpty();
    });
    if (change.isEmpty())
        return change;
    change.isNew = !text;
    const QByteArray after = changed(before, change);
    change.size = after.size();
    change.digest = digestOf(after);
    return change;
}

QByteArray changed(QByteArrayView text, const LogChange &change)
{
    QByteArray result;
    result.reserve(text.size());
    qsizetype done = 0;
    for (const LogChange::Hunk &hunk : change.hunks) {
        result.append(text.sliced(done, hunk.at - done)).append(hunk.in);
        done = hunk.at + hunk.out.size();
    }
    return result.append(text.sliced(done));
}

Result<TakenBack> takenBack(QByteArrayView text, const QByteArray &path, LogForm form, const LogChange &change,
                            const ChosenEntries &chosen)
{
    const Failure wrong({Fault::Malformed, path, u"its change is recorded wrongly"_s});
    TakenBack result;
    result.rest.isNew = change.isNew;
    std::vector<LogChange::Hunk> meant;
    for (const LogChange::Hunk &hunk : change.hunks) {
        const auto entries = entriesOf(hunk.out.isEmpty() ? hunk.in : hunk.out, path, form);
        if (!entries || entries->size() != 1)
            return wrong;
        (!chosen || chosen(entries->front().path) ? meant : result.rest.hunks).push_back(hunk);
    }

    // Unless it was never made: then what went from the end seems to have been added since.
    const auto isAddedAgain = [&](const LogChange::Hunk &hunk) {
        return !hunk.out.isEmpty() && text.indexOf(hunk.out.trimmed(), change.size) >= 0;
    };
    if (text.size() >= change.size && digestOf(text.first(change.size)) == change.digest
        && std::ranges::none_of(change.hunks, isAddedAgain)) {
        qsizetype done = 0;
        qsizetype shift = 0; // of the text after against the text before
        for (const LogChange::Hunk &hunk : change.hunks) {
            const qsizetype at = hunk.at + shift;
            if (at < done || at + hunk.in.size() > change.size)
                return wrong;
            const bool isMeant = std::ranges::find(meant, hunk) != meant.end();
            result.text.append(text.sliced(done, at - done)).append(isMeant ? hunk.out : hunk.in);
            done = at + hunk.in.size();
            shift += hunk.in.size() - hunk.out.size();
        }
        result.text.append(text.sliced(done, change.size - done));
        result.rest.size = result.text.size();
        result.rest.digest = digestOf(result.text);
        result.text.append(text.sliced(change.size));
        return result;
    }

    result.text = text.toByteArray();
    result.rest.size = std::numeric_limits<qsizetype>::max(); // it leads to no text that there is
    for (const LogChange::Hunk &hunk : meant) {
        const auto entries = entriesOf(result.text, path, form);
        if (!entries)
            return Failure(entries.error());
        const auto textOf = [&](const LogEntry &entry) {
            return QByteArrayView(result.text).sliced(entry.begin, entry.end - entry.begin).trimmed();
        };
        const auto came = std::ranges::find_if(
            *entries, [&](const LogEntry &entry) { return textOf(entry) == QByteArrayView(hunk.in).trimmed(); });
        if (hunk.out.isEmpty()) {
            if (came != entries->end())
                result.text.remove(came->begin, came->end - came->begin);
            continue;
        }
        const QByteArray went = entriesOf(hunk.out, path, form)->front().path;
        const bool isThere = std::ranges::any_of(*entries, [&](const LogEntry &entry) {
            return form == LogForm::Orphans ? entry.path == went : textOf(entry) == QByteArrayView(hunk.out).trimmed();
        });
        if (isThere)
            continue;
        const qsizetype at = placeFor(went, *entries, form, result.text.size());
        result.text.insert(at, at == result.text.size() ? asLines(result.text, hunk.out) : hunk.out);
    }
    return result;
}

Result<void> editLog(Disk &disk, const Fence &fence, const QByteArray &inside, const LogWish &wish,
                     const std::function<Result<void>(const LogChange &)> &record, Job &job)
{
    const auto lock = lockOf(fence, inside, wish.form, job);
    if (!lock)
        return Failure(lock.error());
    const QByteArray path = joined(fence.root, inside);
    const auto edit = [&](const std::optional<QByteArray> &text) -> Result<std::optional<QByteArray>> {
        const auto change = planChange(text, path, wish);
        if (!change)
            return Failure(change.error());
        if (change->isEmpty())
            return std::nullopt;
        return record(*change).map([&] { return std::optional(changed(text.value_or(QByteArray()), *change)); });
    };
    return disk.rewrite(fence, inside, edit, wish.form == LogForm::Orphans);
}

Result<LogChange> takeBack(Disk &disk, const Fence &fence, const QByteArray &inside, LogForm form,
                           const LogChange &change, Job &job, const ChosenEntries &chosen)
{
    const auto lock = lockOf(fence, inside, form, job);
    if (!lock)
        return Failure(lock.error());
    bool isEmptied = false;
    LogChange rest;
    const auto edit = [&](const std::optional<QByteArray> &text) -> Result<std::optional<QByteArray>> {
        const QByteArray now = text.value_or(QByteArray());
        const auto before = takenBack(now, joined(fence.root, inside), form, change, chosen);
        if (!before)
            return Failure(before.error());
        rest = before->rest;
        isEmptied = change.isNew && before->text.isEmpty() && text;
        return before->text == now ? std::nullopt : std::optional(before->text);
    };
    if (const auto done = disk.rewrite(fence, inside, edit, form == LogForm::Orphans); !done)
        return Failure(done.error());
    const auto left = isEmptied ? disk.statInside(fence, inside) : Failure(Error());
    if (!left || left->size != 0)
        return rest;
    return disk.removeTree(fence, inside, left->id(), job).map([&](const Removal &) { return rest; });
}

Result<QByteArray> manifestEntry(const QByteArray &path, Time time)
{
    return quotedToml(path).map(
        [&](const QByteArray &key) { return "[[" + key + "]]\ntime = " + stampOf(time) + '\n'; });
}

Result<QByteArray> spaceEntry(const QByteArray &path, Time time, const std::vector<QByteArray> &parentProjects)
{
    QByteArrayList parents;
    for (const QByteArray &parent : parentProjects) {
        const auto text = quotedToml(parent);
        if (!text)
            return text;
        parents += *text;
    }
    return manifestEntry(path, time).map([&](const QByteArray &entry) {
        return entry + "parent_projects = [" + parents.join(", ") + "]\n";
    });
}

Result<QByteArray> orphanEntry(const QByteArray &path, Time since)
{
    return quotedToml(path).map([&](const QByteArray &key) { return key + " = " + stampOf(since) + '\n'; });
}

} // namespace depotscope
