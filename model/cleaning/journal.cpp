// SPDX-License-Identifier: MIT
#include "model/cleaning/journal.h"

#include "model/cleaning/jsontext.h"
#include "model/cleaning/removable.h"
#include "model/inventory/layout.h"
#include "model/text/names.h"

#include <QCoreApplication>

#include <algorithm>
#include <numeric>
#include <set>

using namespace Qt::StringLiterals;

namespace depotscope {

namespace {

constexpr char tag[] = "Signature: 8a477f597d28d172789f06886806bc55\n"
                       "# This file is a cache directory tag created by Depotscope.\n"
                       "# See https://bford.info/cachedir/\n";

const QByteArray journalFolder = QByteArray(ourFolder) + "/journal";
const QByteArray trashRoot = QByteArray(ourFolder) + "/trash";
const QByteArray earlierTrashRoot = QByteArray(ourFolder) + "/held"; // before it was called trash

QByteArray pageOf(const QByteArray &id)
{
    return journalFolder + '/' + id + ".json";
}

bool isId(QByteArrayView id)
{
    return !id.isEmpty() && id.size() < 64
        && std::ranges::all_of(id, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '-'; });
}

QJsonObject jsonOf(const JournalChange &recorded)
{
    QJsonObject object;
    putBytes(object, u"log"_s, recorded.inside);
    object[u"orphans"_s] = recorded.form == LogForm::Orphans;
    object[u"new"_s] = recorded.change.isNew;
    object[u"size"_s] = qint64(recorded.change.size);
    object[u"sha1"_s] = QString::fromLatin1(recorded.change.digest.toHex());
    QJsonArray hunks;
    for (const LogChange::Hunk &hunk : recorded.change.hunks) {
        QJsonObject entry;
        entry[u"at"_s] = qint64(hunk.at);
        putBytes(entry, u"out"_s, hunk.out);
        putBytes(entry, u"in"_s, hunk.in);
        hunks.append(entry);
    }
    object[u"hunks"_s] = hunks;
    return object;
}

JournalChange changeOf(const QJsonObject &object)
{
    JournalChange recorded;
    recorded.inside = bytesAt(object, u"log"_s);
    recorded.form = object[u"orphans"_s].toBool() ? LogForm::Orphans : LogForm::Usages;
    recorded.change.isNew = object[u"new"_s].toBool();
    recorded.change.size = qsizetype(object[u"size"_s].toInteger());
    recorded.change.digest = QByteArray::fromHex(object[u"sha1"_s].toString().toLatin1());
    for (const QJsonValue &value : object[u"hunks"_s].toArray()) {
        const QJsonObject entry = value.toObject();
        recorded.change.hunks.push_back(
            {qsizetype(entry[u"at"_s].toInteger()), bytesAt(entry, u"out"_s), bytesAt(entry, u"in"_s)});
    }
    return recorded;
}

/// Also by the words of earlier versions.
std::optional<ItemState> stateOf(const QByteArray &word)
{
    static const std::pair<const char *, ItemState> earlier[] = {{"holding", ItemState::Trashing},
                                                                 {"held", ItemState::Trashed},
                                                                 {"freeing", ItemState::Deleting},
                                                                 {"freed", ItemState::Deleted}};
    for (int state = 0; state < itemStateCount; ++state) {
        if (stateWord(ItemState(state)) == word)
            return ItemState(state);
    }
    const auto known = std::ranges::find(earlier, word, [](const auto &one) { return QByteArray(one.first); });
    return known == std::end(earlier) ? std::nullopt : std::optional(known->second);
}

QJsonObject jsonOf(const JournalTime &recorded)
{
    QJsonObject object;
    putBytes(object, u"path"_s, recorded.inside);
    object[u"was"_s] = qint64(recorded.was.time_since_epoch().count());
    object[u"left"_s] = qint64(recorded.left.time_since_epoch().count());
    return object;
}

JournalTime timeOf(const QJsonObject &object)
{
    const auto timeAt = [&](const QString &name) {
        return ExactTime(std::chrono::nanoseconds(object[name].toInteger()));
    };
    return {bytesAt(object, u"path"_s), timeAt(u"was"_s), timeAt(u"left"_s)};
}

QByteArray jsonOf(const JournalEntry &record)
{
    QJsonObject object;
    object[u"schema"_s] = QString::fromLatin1(jsonSchema);
    object[u"id"_s] = QString::fromLatin1(record.id);
    putBytes(object, u"command"_s, record.command);
    putTime(object, u"when"_s, record.when);
    QJsonArray items;
    for (const JournalItem &recorded : record.items) {
        QJsonObject item = jsonOf(recorded.item);
        item[u"state"_s] = QString::fromLatin1(stateWord(recorded.state));
        item[u"in_place"_s] = recorded.isInPlace;
        QJsonArray trashedAs;
        for (const QByteArray &path : recorded.trashedAs) {
            QJsonObject entry;
            putBytes(entry, u"path"_s, path);
            trashedAs.append(entry);
        }
        item[u"trashed_as"_s] = trashedAs;
        items.append(item);
    }
    object[u"items"_s] = items;
    QJsonArray changes;
    for (const JournalChange &change : record.changes)
        changes.append(jsonOf(change));
    object[u"changes"_s] = changes;
    QJsonArray times;
    for (const JournalTime &time : record.times)
        times.append(jsonOf(time));
    object[u"times"_s] = times;
    putBytes(object, u"manifest"_s, record.manifest);
    object[u"forgotten"_s] = record.isForgotten;
    object[u"freed"_s] = record.freed;
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Result<JournalEntry> recordOf(const QByteArray &json, const QByteArray &path, const QByteArray &depot,
                              const QByteArray &id)
{
    const auto object = objectIn(json, path);
    if (!object)
        return Failure(object.error());
    const Failure damaged({Fault::Malformed, path, u"is a damaged page of the journal"_s});
    JournalEntry record;
    record.id = id;
    record.folder = trashFolder(id);
    record.command = bytesAt(*object, u"command"_s);
    record.when = timeAt(*object, u"when"_s);
    record.manifest = bytesAt(*object, u"manifest"_s);
    record.isForgotten = (*object)[u"forgotten"_s].toBool();
    record.freed = (*object)[u"freed"_s].toInteger();
    for (const QJsonValue &value : (*object)[u"items"_s].toArray()) {
        auto item = plannedItemOf(value.toObject());
        if (!item)
            return damaged;
        JournalItem recorded;
        recorded.item = std::move(*item);
        recorded.item.depot = depot; // which may have been moved as a whole
        recorded.isInPlace = value[u"in_place"_s].toBool();
        const QByteArray word = value[u"state"_s].toString().toLatin1();
        const auto state = stateOf(word);
        const QJsonValue names = value[u"trashed_as"_s];
        for (const QJsonValue &name : (names.isArray() ? names : value[u"held_as"_s]).toArray()) {
            recorded.trashedAs.push_back(bytesAt(name.toObject(), u"path"_s));
            const QByteArray &trashed = recorded.trashedAs.back();
            record.folder = parentFolder(trashed);
            if ((record.folder != trashFolder(id) && record.folder != earlierTrashRoot + '/' + id)
                || lastComponent(trashed).startsWith(QByteArrayView(".")))
                return damaged;
        }
        if (!state || recorded.trashedAs.size() != recorded.item.paths.size())
            return damaged;
        recorded.state = *state;
        record.items.push_back(std::move(recorded));
    }
    for (const QJsonValue &value : (*object)[u"changes"_s].toArray()) {
        record.changes.push_back(changeOf(value.toObject()));
        if (parentFolder(record.changes.back().inside) != "logs")
            return damaged;
    }
    for (const QJsonValue &value : (*object)[u"times"_s].toArray())
        record.times.push_back(timeOf(value.toObject()));
    return record;
}

Kind kindOf(const QByteArray &inside)
{
    static const std::pair<const char *, Kind> places[] = {
        {"packages/", Kind::Package},  {"artifacts/", Kind::Artifact},  {"clones/", Kind::Clone},
        {"compiled/", Kind::Compiled}, {"registries/", Kind::Registry}, {"scratchspaces/", Kind::Space},
    };
    for (const auto &[folder, kind] : places) {
        if (inside.startsWith(folder))
            return kind;
    }
    return Kind::Other;
}

/// What is in the trash as `id` without a page, which a full disk does not take.
JournalEntry entryWithoutPage(const Disk &disk, const QByteArray &depot, const QByteArray &root, const QByteArray &id)
{
    JournalEntry record;
    record.id = id;
    record.folder = root + '/' + id;
    const Fence fence = fenceOf(depot);
    if (const auto folder = disk.statInside(fence, record.folder))
        record.when = folder->modified;
    const auto entries = disk.list(joined(depot, record.folder));
    for (const DirectoryEntry &entry : entries.value_or(std::vector<DirectoryEntry>())) {
        const QByteArray inside = QByteArray::fromPercentEncoding(entry.name);
        const QByteArray trashed = record.folder + '/' + entry.name;
        const auto status = disk.statInside(fence, trashed);
        if (!isRemovable(inside) || !status)
            continue;
        JournalItem recorded;
        recorded.item = {kindOf(inside), lastComponent(inside).toByteArray(), depot, {}, {}, status->allocated, 1};
        recorded.item.paths = {{inside, status->id(), status->modified, status->changed, status->mode}};
        recorded.trashedAs = {trashed};
        recorded.state = ItemState::Trashed;
        record.items.push_back(std::move(recorded));
    }
    return record;
}

} // namespace

QByteArray stateWord(ItemState state)
{
    switch (state) {
    case ItemState::Trashing:
        return "trashing";
    case ItemState::Trashed:
        return "trashed";
    case ItemState::Returning:
        return "returning";
    case ItemState::Back:
        return "back";
    case ItemState::Deleting:
        return "deleting";
    case ItemState::Deleted:
        return "deleted";
    }
    Q_UNREACHABLE();
}

Sentence askedBy(const JournalEntry &record)
{
    const auto nameOf = [](const QByteArray &command) {
        return command == "window" ? Sentence(QT_TRANSLATE_NOOP("Sentence", "the window")) : Sentence(command);
    };
    const QByteArray &command = record.command;
    if (command.isEmpty())
        return {};
    if (command.startsWith(appliedPlan))
        return Sentence(QT_TRANSLATE_NOOP("Sentence", "depotctl apply, of a plan by %1"),
                        nameOf(command.sliced(qsizetype(qstrlen(appliedPlan)))));
    return command == "window" ? nameOf(command) : Sentence("depotctl " + command);
}

bool JournalEntry::has(ItemState state) const
{
    return std::ranges::find(items, state, &JournalItem::state) != items.end();
}

qint64 JournalEntry::bytes(ItemState state) const
{
    return std::accumulate(items.begin(), items.end(), qint64(0), [state](qint64 sum, const JournalItem &item) {
        return item.state == state ? sum + item.item.bytes : sum;
    });
}

Fence fenceOf(const QByteArray &depot)
{
    return {depot, depotFolders()};
}

QByteArray trashFolder(const QByteArray &id)
{
    return trashRoot + '/' + id;
}

Result<void> makeOurFolders(Disk &disk, const Fence &fence)
{
    for (const QByteArray &folder : {QByteArray(ourFolder), journalFolder, trashRoot}) {
        const auto made = disk.makeDirectory(fence, folder);
        if (!made && made.error().fault != Fault::Exists)
            return made;
        if (const QByteArray file = folder + "/CACHEDIR.TAG"; folder == ourFolder && !disk.statInside(fence, file))
            (void)disk.write(fence, file, tag); // a help, not a need
    }
    return {};
}

std::vector<JournalEntry> loadJournal(const Disk &disk, const QByteArray &depot, std::vector<Error> &troubles)
{
    std::vector<JournalEntry> journal;
    std::set<QByteArray> known;
    std::set<QByteArray> damaged;
    const auto folderOf = [&](const QByteArray &inside) {
        const auto entries = disk.list(joined(depot, inside));
        if (!entries && entries.error().fault != Fault::NotFound)
            troubles.push_back(entries.error());
        return entries.value_or(std::vector<DirectoryEntry>());
    };
    for (const DirectoryEntry &entry : folderOf(journalFolder)) {
        if (!entry.name.endsWith(".json") || !isId(QByteArrayView(entry.name).chopped(5)))
            continue;
        const QByteArray id = entry.name.chopped(5);
        const QByteArray path = joined(depot, pageOf(id));
        auto record = disk.read(path).and_then([&](const QByteArray &json) { return recordOf(json, path, depot, id); });
        if (record) {
            known.insert(id);
            journal.push_back(std::move(*record));
        } else {
            troubles.push_back(record.error());
            (record.error().fault == Fault::Malformed ? damaged : known).insert(id);
        }
    }
    for (const QByteArray &root : {trashRoot, earlierTrashRoot}) {
        for (const DirectoryEntry &entry : folderOf(root)) {
            if (entry.type != FileType::Directory || !isId(entry.name) || !known.insert(entry.name).second)
                continue;
            journal.push_back(entryWithoutPage(disk, depot, root, entry.name));
            journal.back().isDamaged = damaged.contains(entry.name);
        }
    }
    std::ranges::stable_sort(journal, {}, &JournalEntry::when);
    return journal;
}

Result<void> saveEntry(Disk &disk, const QByteArray &depot, const JournalEntry &record)
{
    return disk.write(fenceOf(depot), pageOf(record.id), jsonOf(record));
}

Result<void> removeEntry(Disk &disk, const QByteArray &depot, const QByteArray &id, Job &job)
{
    const Fence fence = fenceOf(depot);
    const auto status = disk.statInside(fence, pageOf(id));
    if (!status)
        return status.error().fault == Fault::NotFound ? Result<void>() : Failure(status.error());
    return disk.removeTree(fence, pageOf(id), status->id(), job).map([](const Removal &) {});
}

QByteArray trashName(const QByteArray &inside, size_t number)
{
    constexpr qsizetype maxName = 255;
    const QByteArray name = inside.toPercentEncoding();
    return name.size() <= maxName ? name : QByteArray::number(qulonglong(number));
}

} // namespace depotscope
