// SPDX-License-Identifier: MIT
#include "model/cleaning/frozenplan.h"

#include "model/cleaning/gc.h"
#include "model/cleaning/jsontext.h"
#include "model/cleaning/removable.h"
#include "model/disk/place.h"
#include "model/inventory/layout.h"
#include "model/text/names.h"

#include <algorithm>
#include <array>
#include <set>

using namespace Qt::StringLiterals;

namespace depotscope {

namespace {

/// The entries that an item consists of, or why it cannot be removed.
Result<std::vector<PlannedPath>> pathsOf(const Inventory &inventory, const Item &item, const Disk &disk)
{
    const FileTree &tree = *inventory.tree;
    const QByteArray &depot = inventory.depots[size_t(item.depot)].path;
    std::vector<PlannedPath> paths;
    for (const NodeId node : item.nodes) {
        const auto inside = pathInDepot(inventory, item.depot, node);
        if (!inside || !isRemovable(*inside))
            return Failure(
                {Fault::Unsafe, item.path, u"%1 is never removed"_s.arg(forPeople(inside.value_or(QByteArray())))});
        const auto status = disk.statInside({depot, depotFolders()}, *inside);
        if (!status)
            return Failure(status.error());
        const bool isDirectory = status->type == FileType::Directory;
        const bool isSame = status->type == tree.type(node)
            && (isDirectory ? status->changed == tree.changed(node) : status->changed <= inventory.taken)
            && std::chrono::floor<std::chrono::seconds>(status->modified)
                == std::chrono::floor<std::chrono::seconds>(tree.modified(node))
            && (!isDirectory || status->id() == tree.id(node));
        if (!isSame)
            return Failure({Fault::Unsafe, item.path, u"it has changed since it was looked at"_s});
        paths.push_back({*inside, status->id(), status->modified, status->changed, status->mode});
    }
    if (paths.empty())
        return Failure({Fault::Unsafe, item.path, u"it is never removed"_s});
    // Not as the disk happens to list them: the same depot has the same plan.
    std::ranges::sort(paths, {}, &PlannedPath::inside);
    return paths;
}

Time newestOf(const FileTree &tree, const std::vector<NodeId> &nodes)
{
    Time newest = Time::min();
    for (const NodeId node : nodes)
        newest = std::max(newest, tree.newest(node));
    return newest;
}

/// What a ledger of the depot says now.
std::map<QByteArray, Time> knownOrphans(const Inventory &inventory, size_t depot, Ledger ledger)
{
    const DepotLogs &logs = inventory.facts.logs[depot];
    switch (ledger) {
    case Ledger::Safe:
        return logs.dates[size_t(OrphanRules::Safe)].since;
    case Ledger::Spaces:
        return logs.dates[size_t(OrphanRules::Spaces)].since;
    case Ledger::Pkg:
        break;
    }
    const QByteArray path = cleanAbsolute(inventory.depots[depot].path);
    std::map<QByteArray, Time> known;
    for (const OrphanLog::Orphan &orphan : logs.orphans.orphans)
        known.emplace(isInside(orphan.path, path) && orphan.path != path ? insideOf(orphan.path, path) : orphan.path,
                      orphan.since);
    return known;
}

constexpr std::array ledgerWords = {"safe"_L1, "spaces"_L1, "pkg"_L1};

std::optional<OrphanList> orphanListOf(const QJsonObject &object)
{
    const QString word = object[u"ledger"_s].toString();
    const auto ledger = std::ranges::find(ledgerWords, word);
    OrphanList list{bytesAt(object, u"depot"_s), Ledger(ledger - ledgerWords.begin()), {}};
    if (ledger == ledgerWords.end() || !list.depot.startsWith('/'))
        return std::nullopt;
    for (const QJsonValue &value : object[u"paths"_s].toArray()) {
        const QByteArray inside = bytesAt(value.toObject(), u"path"_s);
        if (!isRemovable(inside))
            return std::nullopt;
        list.since.emplace(inside, timeAt(value.toObject(), u"since"_s));
    }
    return list;
}

/// Has a collection write down what it knows to be orphaned: in our own ledger whatever the rules, and in that of the
/// rules.
void noteOrphans(FrozenPlan &frozen, const Inventory &inventory, const Plan &plan, const GcRules &rules)
{
    const size_t depots = inventory.depots.size();
    const auto note = [&](Ledger ledger, const std::vector<std::map<QByteArray, Time>> &lists) {
        for (size_t depot = 0; depot < depots; ++depot) {
            // Without a ledger of its own the scratchspaces design goes by Pkg's.
            const DepotLogs &logs = inventory.facts.logs[depot];
            const bool isFirst = ledger == Ledger::Spaces && !logs.dates[size_t(OrphanRules::Spaces)].exists
                && !logs.orphans.orphans.empty();
            const bool isCollected = ledger == Ledger::Safe ? depot == 0 || rules.allDepots : rules.collects(depot);
            if (isCollected && (isFirst || lists[depot] != knownOrphans(inventory, depot, ledger)))
                frozen.orphans.push_back({inventory.depots[depot].path, ledger, lists[depot]});
        }
    };
    const auto listsOf = [&](const Plan &of) {
        std::vector<std::map<QByteArray, Time>> lists(depots);
        const auto add = [&](ItemId id, Time since) {
            const Item &item = inventory.item(id);
            const QByteArray &depot = inventory.depots[size_t(item.depot)].path;
            lists[size_t(item.depot)].emplace(insideOf(item.path, depot), since);
        };
        for (const Step &step : of.steps)
            add(step.item, step.since.value_or(frozen.made));
        for (const Waiting &waiting : of.waiting)
            add(waiting.item, waiting.since);
        return lists;
    };

    GcRules safe = rules;
    safe.like = GcLike::Safe;
    note(Ledger::Safe, listsOf(rules.like == GcLike::Safe ? plan : planGc(inventory, safe, frozen.made)));
    if (rules.like == GcLike::Safe || rules.like == GcLike::Immediate || !plan.troubles.empty())
        return; // Julia 1.13 writes nothing down, and a Pkg that throws comes to nothing
    note(rules.like == GcLike::Spaces ? Ledger::Spaces : Ledger::Pkg, listsOf(plan));
}

} // namespace

FrozenPlan freeze(const Inventory &inventory, const std::vector<Choice> &choices, const QByteArray &command, Time now,
                  const Disk &disk, std::vector<Error> &troubles)
{
    FrozenPlan frozen{command, now, {}, {}};
    std::set<ItemId> seen;
    for (const Choice &choice : choices) {
        if (!seen.insert(choice.item).second)
            continue;
        const Item &item = inventory.item(choice.item);
        auto paths = pathsOf(inventory, item, disk);
        if (!paths) {
            troubles.push_back(paths.error());
            continue;
        }
        frozen.items.push_back({item.kind, item.name, inventory.depots[size_t(item.depot)].path, std::move(*paths),
                                choice.reason.english(), item.totals.allocated,
                                item.totals.files + item.totals.directories, newestOf(*inventory.tree, item.nodes)});
    }
    std::ranges::stable_sort(frozen.items, std::greater(), &PlannedItem::bytes);
    return frozen;
}

FrozenPlan freeze(const Inventory &inventory, const std::vector<Choice> &choices,
                  const std::optional<GcRules> &collection, const QByteArray &command, Time now, const Disk &disk,
                  std::vector<Error> &troubles)
{
    FrozenPlan frozen = freeze(inventory, choices, command, now, disk, troubles);
    if (collection)
        noteOrphans(frozen, inventory, planGc(inventory, *collection, now), *collection);
    return frozen;
}

FrozenPlan freeze(const Inventory &inventory, const Plan &plan, const GcRules &rules, Time now, const Disk &disk,
                  std::vector<Error> &troubles)
{
    std::vector<Choice> choices;
    for (const Step &step : plan.steps) {
        // What goes in later rounds is needed by what goes in this one.
        if (step.round == 1)
            choices.push_back({step.item, step.reason});
    }
    FrozenPlan frozen = freeze(inventory, choices, "gc --like " + rules.word(), now, disk, troubles);
    noteOrphans(frozen, inventory, plan, rules);
    return frozen;
}

Result<void> savePlan(const FrozenPlan &frozen, const QByteArray &path, Disk &disk)
{
    return checkPlace(disk, path).and_then([&] {
        return disk.write({parentFolder(path), {}}, lastComponent(path).toByteArray(), planText(frozen));
    });
}

QByteArray planText(const FrozenPlan &frozen)
{
    QJsonObject object;
    object[u"schema"_s] = QString::fromLatin1(planSchema);
    object[u"plan"_s] = QString::fromUtf8(frozen.command);
    putTime(object, u"made"_s, frozen.made);
    QJsonArray items;
    qint64 frees = 0;
    for (const PlannedItem &item : frozen.items) {
        items.append(jsonOf(item));
        frees += item.bytes;
    }
    object[u"items"_s] = items;
    object[u"frees"_s] = frees;
    QJsonArray lists;
    for (const OrphanList &list : frozen.orphans) {
        QJsonObject entry;
        putBytes(entry, u"depot"_s, list.depot);
        entry[u"ledger"_s] = ledgerWords[size_t(list.ledger)];
        QJsonArray paths;
        for (const auto &[inside, since] : list.since) {
            QJsonObject path;
            putBytes(path, u"path"_s, inside);
            putTime(path, u"since"_s, since);
            paths.append(path);
        }
        entry[u"paths"_s] = paths;
        lists.append(entry);
    }
    object[u"orphaned"_s] = lists;
    return QJsonDocument(object).toJson();
}

Result<FrozenPlan> loadPlan(const QByteArray &json, const QByteArray &path)
{
    const auto object = objectIn(json, path, planSchema);
    if (!object)
        return Failure(object.error());
    if (!(*object)[u"plan"_s].isString() || !(*object)[u"items"_s].isArray())
        return Failure({Fault::Malformed, path, u"is no plan"_s});
    FrozenPlan frozen{(*object)[u"plan"_s].toString().toUtf8(), timeAt(*object, u"made"_s), {}, {}};
    for (const QJsonValue &value : (*object)[u"items"_s].toArray()) {
        const auto item = plannedItemOf(value.toObject());
        if (!item)
            return Failure({Fault::Malformed, path,
                            u"its item %1 is damaged, or is never removed"_s.arg(frozen.items.size() + 1)});
        frozen.items.push_back(*item);
    }
    for (const QJsonValue &value : (*object)[u"orphaned"_s].toArray()) {
        const auto list = orphanListOf(value.toObject());
        if (!list)
            return Failure({Fault::Malformed, path, u"what is orphaned is damaged in it"_s});
        frozen.orphans.push_back(*list);
    }
    return frozen;
}

} // namespace depotscope
