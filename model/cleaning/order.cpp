// SPDX-License-Identifier: MIT
#include "model/cleaning/order.h"

#include "model/cleaning/jsontext.h"
#include "model/disk/names.h"
#include "model/disk/place.h"
#include "model/inventory/layout.h"

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;

namespace depotscope {

namespace {

/// The entries that an item consists of, or why it cannot be ordered.
Result<std::vector<OrderedPath>> pathsOf(const Inventory &inventory, const Item &item, const Disk &disk)
{
    const FileTree &tree = *inventory.tree;
    const QByteArray &depot = inventory.depots[size_t(item.depot)].path;
    const NodeId top = inventory.depotNodes[size_t(item.depot)];
    std::vector<OrderedPath> paths;
    for (const NodeId node : item.nodes) {
        QByteArray inside;
        NodeId at = node;
        for (; at && at != top; at = tree.parent(at))
            inside = inside.isEmpty() ? tree.name(at).toByteArray() : joined(tree.name(at), inside);
        if (!at || !isRemovable(inside))
            return Failure({Fault::Unsafe, item.path, u"%1 is never removed"_s.arg(forPeople(inside))});
        const auto status = disk.lookInside({depot, depotFolders()}, inside);
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
        paths.push_back({inside, status->id(), status->modified, status->changed, status->mode});
    }
    if (paths.empty())
        return Failure({Fault::Unsafe, item.path, u"it is never removed"_s});
    // Not as the disk happens to list them: the same depot has the same plan.
    std::ranges::sort(paths, {}, &OrderedPath::inside);
    return paths;
}

Time newestOf(const FileTree &tree, const std::vector<NodeId> &nodes)
{
    Time newest = Time::min();
    for (const NodeId node : nodes)
        newest = std::max(newest, tree.newest(node));
    return newest;
}

} // namespace

bool isRemovable(QByteArrayView inside)
{
    const QList<QByteArray> names = inside.toByteArray().split('/');
    for (const QByteArray &name : names) {
        if (name.isEmpty() || name == "." || name == ".." || name.contains('\0'))
            return false;
    }
    const QByteArray &last = names.back();
    if (last == "CACHEDIR.TAG" || last == "Overrides.toml" || last.endsWith(".pid") || last.endsWith(".pidfile"))
        return false;
    const QByteArray &place = names.front();
    if (place == "artifacts" || place == "clones" || place == "registries")
        return names.size() == 2;
    if (place == "packages" || place == "scratchspaces")
        return names.size() == 3;
    return place == "compiled" && names.size() >= 2 && names.size() <= 4;
}

Order orderFor(const Inventory &inventory, const std::vector<Choice> &choices, const QByteArray &command, Time now,
               const Disk &disk, std::vector<Error> &troubles)
{
    Order order{command, now, {}, {}};
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
        order.items.push_back({item.kind, item.name, inventory.depots[size_t(item.depot)].path, std::move(*paths),
                               choice.reason.english(), item.totals.allocated,
                               item.totals.files + item.totals.directories, newestOf(*inventory.tree, item.nodes)});
    }
    std::ranges::stable_sort(order.items, std::greater(), &OrderedItem::bytes);
    return order;
}

Order orderFor(const Inventory &inventory, const Plan &plan, const GcRules &rules, Time now, const Disk &disk,
               std::vector<Error> &troubles)
{
    std::vector<Choice> choices;
    for (const Step &step : plan.steps) {
        // What goes in later rounds is needed by what goes in this one.
        if (step.round == 1)
            choices.push_back({step.item, step.reason});
    }
    Order order = orderFor(inventory, choices, "gc --like " + rules.word(), now, disk, troubles);
    if (rules.like != GcLike::Safe)
        return order;
    for (const Waiting &waiting : plan.waiting) {
        const Item &item = inventory.item(waiting.item);
        order.dates.push_back({inventory.depots[size_t(item.depot)].path, item.path, waiting.since});
    }
    return order;
}

Result<void> saveOrder(const Order &order, const QByteArray &path, Disk &disk)
{
    return checkPlace(disk, path).and_then([&] {
        return disk.write({parentFolder(path), {}}, lastComponent(path).toByteArray(), savedOrder(order));
    });
}

QByteArray savedOrder(const Order &order)
{
    QJsonObject object;
    object[u"schema"_s] = QString::fromLatin1(jsonSchema);
    object[u"plan"_s] = QString::fromUtf8(order.command);
    putTime(object, u"made"_s, order.made);
    QJsonArray items;
    qint64 frees = 0;
    for (const OrderedItem &item : order.items) {
        items.append(jsonOf(item));
        frees += item.bytes;
    }
    object[u"items"_s] = items;
    object[u"frees"_s] = frees;
    QJsonArray dates;
    for (const OrderedDate &date : order.dates) {
        QJsonObject entry;
        putBytes(entry, u"depot"_s, date.depot);
        putBytes(entry, u"path"_s, date.path);
        putTime(entry, u"since"_s, date.since);
        dates.append(entry);
    }
    object[u"waiting"_s] = dates;
    return QJsonDocument(object).toJson();
}

Result<Order> loadOrder(const QByteArray &json, const QByteArray &path)
{
    const auto object = objectIn(json, path);
    if (!object)
        return Failure(object.error());
    if (!(*object)[u"plan"_s].isString() || !(*object)[u"items"_s].isArray())
        return Failure({Fault::Malformed, path, u"is no plan"_s});
    Order order{(*object)[u"plan"_s].toString().toUtf8(), timeAt(*object, u"made"_s), {}, {}};
    for (const QJsonValue &value : (*object)[u"items"_s].toArray()) {
        const auto item = orderedItemOf(value.toObject());
        if (!item)
            return Failure(
                {Fault::Malformed, path, u"its item %1 is damaged, or is never removed"_s.arg(order.items.size() + 1)});
        order.items.push_back(*item);
    }
    for (const QJsonValue &value : (*object)[u"waiting"_s].toArray()) {
        const QJsonObject entry = value.toObject();
        OrderedDate date{bytesAt(entry, u"depot"_s), bytesAt(entry, u"path"_s), timeAt(entry, u"since"_s)};
        if (!date.depot.startsWith('/') || !isInside(date.path, date.depot))
            return Failure({Fault::Malformed, path, u"what waits is damaged in it"_s});
        order.dates.push_back(date);
    }
    return order;
}

} // namespace depotscope
