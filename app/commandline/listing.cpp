// SPDX-License-Identifier: MIT
#include "app/commandline/listing.h"

#include "app/commandline/hints.h"
#include "app/commandline/table.h"
#include "app/commandline/words.h"
#include "model/depot/uuid.h"
#include "model/inventory/reachabilitygraph.h"
#include "model/text/names.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace depotscope {

namespace {

QString ownerOf(const Inventory &inventory, const Item &item)
{
    if (item.owners.empty())
        return u"-"_s;
    const QString name = forPeople(inventory.package(item.owners.front()).name);
    return item.owners.size() == 1 ? name : name + u" +"_s + QString::number(item.owners.size() - 1);
}

void writeOwner(JsonWriter &json, const Package &package)
{
    json.beginObject();
    json.key("name").text(package.name);
    json.key("uuid").textOrNull(package.uuid ? uuidText(*package.uuid) : QByteArray());
    json.endObject();
}

} // namespace

bool isCalled(const Package &package, const QByteArray &owner)
{
    return package.name == owner || (package.uuid && package.uuid == uuidFromText(owner));
}

QString titleOf(const Item &item)
{
    const QString name = forPeople(item.name);
    if (item.version.isEmpty())
        return name;
    if (item.kind == Kind::Compiled)
        return name + u" (Julia "_s + forPeople(item.version) + u')';
    return name + u' ' + forPeople(item.version);
}

QString sizeOf(const Totals &totals)
{
    const QString size = formatSize(totals.allocated);
    return totals.isLowerBound ? u"≥ "_s + size : size;
}

std::vector<ItemId> chosenItems(const Inventory &inventory, const ListChoice &choice, Time now)
{
    std::vector<ItemId> items;
    for (size_t i = 0; i < inventory.items.size(); ++i) {
        const Item &item = inventory.items[i];
        const bool isOwned = !choice.owner || std::ranges::any_of(item.owners, [&](PackageId id) {
            return isCalled(inventory.package(id), *choice.owner);
        });
        if (isOwned && (!choice.kind || item.kind == *choice.kind)
            && (!choice.status || item.verdict.status == *choice.status)
            && (!choice.olderThan || (item.lastUse && *item.lastUse < now - *choice.olderThan))
            && (!choice.largerThan || item.totals.allocated > *choice.largerThan))
            items.push_back(ItemId{int(i)});
    }
    std::ranges::stable_sort(items, [&](ItemId left, ItemId right) {
        const Item &a = inventory.item(left);
        const Item &b = inventory.item(right);
        switch (choice.order) {
        case SortOrder::Size:
            return a.totals.allocated > b.totals.allocated;
        case SortOrder::LastUse:
            return a.lastUse.value_or(Time::max()) < b.lastUse.value_or(Time::max());
        case SortOrder::Name:
            return a.name < b.name;
        }
        Q_UNREACHABLE();
    });
    return items;
}

Totals totalsOf(const Inventory &inventory, const std::vector<ItemId> &items)
{
    Totals sum;
    for (const ItemId id : items)
        sum += inventory.item(id).totals;
    return sum;
}

void writeTable(Output &output, const Inventory &inventory, const std::vector<ItemId> &items, Time now, int columns)
{
    std::vector<QStringList> rows;
    rows.reserve(items.size() + 1);
    rows.push_back({u"SIZE"_s, u"LAST USE"_s, u"STATUS"_s, u"KIND"_s, u"OWNER"_s, u"NAME"_s, u"PATH"_s});
    const auto fitted = [columns](const QString &text) { return columns > 0 ? shortened(text, 24) : text; };
    for (const ItemId id : items) {
        const Item &item = inventory.item(id);
        rows.push_back({sizeOf(item.totals), item.lastUse ? formatAge(*item.lastUse, now) : u"-"_s,
                        QString::fromLatin1(statusWord(item.verdict.status).replace('_', '-')),
                        QString::fromLatin1(kindWord(item.kind)), fitted(ownerOf(inventory, item)),
                        fitted(titleOf(item)), forPeople(item.path)});
    }
    writeRows(output, rows, columns);
    const Totals sum = totalsOf(inventory, items);
    QString count = QString::number(items.size());
    if (items.size() < inventory.items.size())
        count += u" of "_s + QString::number(inventory.items.size());
    const QString bound = sum.isLowerBound ? u"at least "_s : QString();
    output.writeLine(u"Total: %1 on disk, items: %2, files: %3"_s.arg(bound + formatSize(sum.allocated), count,
                                                                      QString::number(sum.files)));
}

void writeMembers(JsonWriter &json, const Inventory &inventory, ItemId id, const Verdict &verdict)
{
    const Item &item = inventory.item(id);
    json.key("kind").text(kindWord(item.kind));
    json.key("name").text(item.name);
    json.path("path", item.path);
    json.key("owner");
    if (item.owners.empty())
        json.null();
    else
        writeOwner(json, inventory.package(item.owners.front()));
    json.key("size").number(item.totals.allocated);
    json.key("apparent").number(item.totals.apparent);
    json.key("files").number(item.totals.files);
    json.key("status").text(statusWord(verdict.status));
    json.key("since").timeOrNull(verdict.since);
    json.key("last_use").timeOrNull(item.lastUse);
    json.key("last_use_source").text(lastUseSourceWord(item.lastUseSource));
    json.key("frees").number(item.frees);
    json.key("kept_by").beginArray();
    for (const Chain &chain : inventory.graph->why({id}, std::numeric_limits<size_t>::max()).listed)
        json.text(inventory.graph->root(chain.root).path);
    json.endArray();
    json.key("reason").text(verdict.reason.english().toUtf8());

    if (item.totals.isLowerBound)
        json.key("lower_bound").flag(true);
    if (!item.version.isEmpty())
        json.key("version").text(item.version);
    if (item.uuid)
        json.key("uuid").text(uuidText(*item.uuid));
    if (item.hash)
        json.key("hash").text(item.hash->hex());
    if (!item.url.isEmpty())
        json.key("url").text(item.url);
    if (!item.source.isEmpty())
        json.path("source", item.source);
    if (item.owners.size() > 1) {
        json.key("owners").beginArray();
        for (const PackageId owner : item.owners)
            writeOwner(json, inventory.package(owner));
        json.endArray();
        json.key("shared").flag(true);
    }
    const auto writePaths = [&json](QByteArrayView name, const std::vector<QByteArray> &paths) {
        if (paths.empty())
            return;
        json.key(name).beginArray();
        for (const QByteArray &path : paths)
            json.text(path);
        json.endArray();
    };
    writePaths("bound_by", item.boundBy);
    writePaths("owner_projects", item.ownerProjects);
    if (inventory.depots.size() > 1)
        json.path("depot", inventory.depots[size_t(item.depot)].path);
}

void writeItems(JsonWriter &json, const Inventory &inventory, const std::vector<ItemId> &items)
{
    json.key("items").beginArray();
    for (const ItemId id : items) {
        json.beginObject();
        writeMembers(json, inventory, id, inventory.item(id).verdict);
        json.endObject();
    }
    json.endArray();
    const Totals sum = totalsOf(inventory, items);
    json.key("totals").beginObject();
    json.key("items").number(qint64(items.size()));
    json.key("size").number(sum.allocated);
    json.key("apparent").number(sum.apparent);
    json.key("files").number(sum.files);
    json.key("lower_bound").flag(sum.isLowerBound);
    json.endObject();
}

std::optional<QString> unknownOwner(const Inventory &inventory, const QByteArray &owner)
{
    const bool isKnown =
        std::ranges::any_of(inventory.packages, [&](const Package &package) { return isCalled(package, owner); });
    if (isKnown)
        return std::nullopt;
    const QString hint = packageHint(inventory, owner);
    return u"no package '%1' owns anything here"_s.arg(forPeople(owner)) + (hint.isEmpty() ? u"."_s : hint);
}

} // namespace depotscope
