// SPDX-License-Identifier: MIT
#include "model/cleaning/externalremoval.h"

#include "model/cleaning/jsontext.h"
#include "model/disk/keptfile.h"
#include "model/text/names.h"

#include <QFile>

#include <algorithm>
#include <numeric>
#include <set>

using namespace Qt::StringLiterals;

namespace depotscope {

namespace {

constexpr size_t mostKept = 100;

bool isCollected(Kind kind)
{
    return kind == Kind::Package || kind == Kind::Artifact || kind == Kind::Clone || kind == Kind::Space;
}

/// Whether `path` is in no folder that could not be read, so that its absence means something.
bool isSurelyGone(const FileTree &tree, NodeId depot, QByteArray path, const QByteArray &depotPath)
{
    while (path.size() > depotPath.size()) {
        path = parentFolder(path);
        const NodeId folder = path == depotPath ? depot : tree.find(path);
        if (folder)
            return !tree.isUnreadable(folder) && !tree.isMountPoint(folder) && tree.isDirectory(folder);
    }
    return false;
}

QJsonObject jsonOf(const ExternalRemoval &removal)
{
    QJsonObject object;
    putBytes(object, u"depot"_s, removal.depot);
    putTime(object, u"after"_s, removal.after);
    putTime(object, u"before"_s, removal.before);
    object[u"collection"_s] = removal.isCollection;
    QJsonArray items;
    for (const GoneItem &item : removal.items) {
        QJsonObject entry;
        entry[u"kind"_s] = QString::fromLatin1(kindWord(item.kind));
        putBytes(entry, u"name"_s, item.name);
        putBytes(entry, u"path"_s, item.path);
        entry[u"size"_s] = item.bytes;
        items.append(entry);
    }
    object[u"items"_s] = items;
    return object;
}

ExternalRemoval removalOf(const QJsonObject &object)
{
    ExternalRemoval removal;
    removal.depot = bytesAt(object, u"depot"_s);
    removal.after = timeAt(object, u"after"_s);
    removal.before = timeAt(object, u"before"_s);
    removal.isCollection = object[u"collection"_s].toBool();
    for (const QJsonValue &value : object[u"items"_s].toArray()) {
        const QJsonObject entry = value.toObject();
        const QByteArray word = entry[u"kind"_s].toString().toLatin1();
        int kind = 0;
        while (kind < kindCount - 1 && kindWord(Kind(kind)) != word)
            ++kind;
        removal.items.push_back(
            {Kind(kind), bytesAt(entry, u"name"_s), bytesAt(entry, u"path"_s), entry[u"size"_s].toInteger()});
    }
    return removal;
}

} // namespace

qint64 ExternalRemoval::bytes() const
{
    return std::accumulate(items.begin(), items.end(), qint64(0),
                           [](qint64 sum, const GoneItem &item) { return sum + item.bytes; });
}

std::optional<ExternalRemoval> removalBetween(const Inventory &before, const Inventory &after, int depot,
                                              const std::vector<JournalEntry> &journal)
{
    const QByteArray &path = after.depots[size_t(depot)].path;
    const auto same = std::ranges::find(before.depots, path, &Depot::path);
    const NodeId node = after.depotNodes[size_t(depot)];
    if (same == before.depots.end() || !node || !before.isComplete || !after.isComplete || after.taken <= before.taken)
        return std::nullopt;
    std::set<QByteArray> there;
    for (const Item &item : after.items) {
        if (item.depot == depot)
            there.insert(item.path);
    }
    for (const JournalEntry &record : journal) {
        if (record.when < before.taken)
            continue;
        for (const JournalItem &recorded : record.items) {
            for (const PlannedPath &ordered : recorded.item.paths)
                there.insert(joined(path, ordered.inside));
        }
    }
    ExternalRemoval removal{path, before.taken, after.taken, false, {}};
    for (const Item &item : before.items) {
        if (item.depot == int(same - before.depots.begin()) && isCollected(item.kind) && !there.contains(item.path)
            && isSurelyGone(*after.tree, node, item.path, path))
            removal.items.push_back({item.kind, item.name, item.path, item.totals.allocated});
    }
    if (removal.items.empty())
        return std::nullopt;
    std::ranges::stable_sort(removal.items, std::ranges::greater(), &GoneItem::bytes);
    const NodeId log = after.tree->find(path + "/logs/orphaned.toml");
    // The tree has times to the second only.
    removal.isCollection = log && after.tree->modified(log) >= std::chrono::floor<std::chrono::seconds>(before.taken)
        && after.tree->modified(log) <= after.taken;
    return removal;
}

QByteArray removalsFile(const QByteArray &cacheDirectory)
{
    return joined(cacheDirectory, "sightings.json");
}

std::vector<ExternalRemoval> loadRemovals(const QByteArray &file)
{
    std::vector<ExternalRemoval> removals;
    if (const auto object =
            Disk::real().read(file).and_then([&](const QByteArray &json) { return objectIn(json, file); })) {
        for (const QJsonValue &value : (*object)[u"sightings"_s].toArray())
            removals.push_back(removalOf(value.toObject()));
    }
    std::ranges::stable_sort(removals, std::ranges::greater(), &ExternalRemoval::before);
    return removals;
}

Result<void> saveRemovals(const QByteArray &file, const std::vector<ExternalRemoval> &removals)
{
    std::vector<const ExternalRemoval *> kept;
    for (const ExternalRemoval &removal : removals)
        kept.push_back(&removal);
    std::ranges::stable_sort(kept, std::ranges::greater(), &ExternalRemoval::before);
    kept.resize(std::min(kept.size(), mostKept));
    QJsonArray array;
    for (const ExternalRemoval *removal : kept)
        array.append(jsonOf(*removal));
    QJsonObject object;
    object[u"schema"_s] = QString::fromLatin1(jsonSchema);
    object[u"sightings"_s] = array;
    const QByteArray json = QJsonDocument(object).toJson(QJsonDocument::Compact);
    return keepFile(file, [&json](QIODevice &out) { return out.write(json) == json.size(); });
}

} // namespace depotscope
