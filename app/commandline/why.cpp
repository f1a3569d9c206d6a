// SPDX-License-Identifier: MIT
#include "app/commandline/why.h"

#include "app/commandline/listing.h"
#include "app/commandline/words.h"
#include "model/cleaning/candidates.h"
#include "model/cleaning/gcforecast.h"
#include "model/inventory/weights.h"
#include "model/text/names.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace depotscope {

namespace {

constexpr size_t mostChains = 10;

bool isOfPackage(const Inventory &inventory, const Item &item, const QByteArray &package)
{
    return std::ranges::any_of(item.owners, [&](PackageId id) { return isCalled(inventory.package(id), package); });
}

bool isCalledByName(const Inventory &inventory, const Item &item, const QByteArray &word)
{
    if (item.kind == Kind::Package || item.kind == Kind::Dev)
        return item.name == word || isOfPackage(inventory, item, word);
    const qsizetype slash = word.indexOf('/');
    return item.kind == Kind::Space && slash > 0 && item.name == QByteArrayView(word).sliced(slash + 1)
        && isOfPackage(inventory, item, word.first(slash));
}

QByteArray rootWord(Root::Kind kind)
{
    switch (kind) {
    case Root::Kind::Manifest:
        return "manifest";
    case Root::Kind::Project:
        return "project";
    case Root::Kind::ArtifactsToml:
        return "artifacts_toml";
    case Root::Kind::Checkout:
        return "checkout";
    case Root::Kind::KeepList:
        return "keep_list";
    case Root::Kind::Process:
        return "process";
    }
    Q_UNREACHABLE();
}

QString statusSentence(const Item &item, Time now)
{
    const QString status = QString::fromLatin1(statusWord(item.verdict.status).replace('_', '-'));
    const QString sentence = status + u": "_s + item.verdict.reason.english();
    if (item.verdict.status != Status::Orphaned)
        return sentence;
    if (!item.verdict.since) // of compiled caches it records nothing
        return item.kind == Kind::Compiled ? sentence : sentence + u" No collection has noted that yet."_s;
    return sentence
        + u" Known since %1 (%2)."_s.arg(formatDate(*item.verdict.since), formatAge(*item.verdict.since, now));
}

QString chainWords(const Inventory &inventory, const Chain &chain, Time now)
{
    const Root &root = inventory.graph->root(chain.root);
    const QString use = root.kind == Root::Kind::Process ? u"process %1"_s.arg(root.pid)
        : root.lastUse                                   ? u"used "_s + formatAge(*root.lastUse, now)
                                                         : u"no known use"_s;
    QString words = u"%1 (%2)"_s.arg(forPeople(root.path), use);
    for (const ItemId id : chain.items)
        words += u" > "_s + titleOf(inventory.item(id));
    return words;
}

QString formatPrediction(const GcPrediction &prediction)
{
    const QString julias = prediction.from == prediction.to
        ? u"Julia %1"_s.arg(QString::fromLatin1(prediction.from))
        : u"Julia %1 to %2"_s.arg(QString::fromLatin1(prediction.from), QString::fromLatin1(prediction.to));
    if (!prediction.goes)
        return julias + u": kept"_s;
    if (prediction.until)
        return julias
            + (prediction.round == 1 ? u": deleted by the next gc from %1 on"_s.arg(formatDate(*prediction.until))
                                     : u": deleted by gc %1 from now, not before %2"_s.arg(prediction.round)
                                           .arg(formatDate(*prediction.until)));
    return prediction.round == 1 ? julias + u": deleted by the next gc"_s
                                 : julias + u": deleted by gc %1 from now"_s.arg(prediction.round);
}

/// "Used by Foo 1.2.0, Bar 0.1 and 3 more", or nothing.
QString named(const QString &how, const Inventory &inventory, std::span<const ItemId> items)
{
    QStringList names;
    for (const ItemId id : items.first(std::min(items.size(), mostChains)))
        names += titleOf(inventory.item(id));
    if (names.isEmpty())
        return {};
    const QString more = items.size() > mostChains ? u" and %1 more"_s.arg(items.size() - mostChains) : QString();
    return how + u' ' + names.join(u", "_s) + more;
}

void writeReferences(JsonWriter &json, const Inventory &inventory, std::span<const ItemId> items)
{
    json.beginArray();
    for (const ItemId id : items) {
        const Item &item = inventory.item(id);
        json.beginObject();
        json.key("kind").text(kindWord(item.kind));
        json.key("name").text(item.name);
        json.path("path", item.path);
        json.endObject();
    }
    json.endArray();
}

} // namespace

std::vector<ItemId> itemsCalled(const Inventory &inventory, const QByteArray &word, const QByteArray &path)
{
    const bool isHash = word.size() >= TreeHash::fewestDigits;
    const QByteArray digits = word.toLower();
    const bool isDepot = std::ranges::find(inventory.depots, path, &Depot::path) != inventory.depots.end();
    const NodeId node = inventory.tree->find(path);
    std::vector<ItemId> items;
    std::vector<ItemId> artifacts; // what a package is called comes first
    bool isPlaced = false;
    for (size_t i = 0; i < inventory.items.size(); ++i) {
        const Item &item = inventory.items[i];
        // A depot has everything below it, and its own bytes are an item too.
        const bool isBelow = node && (isDepot ? item.path == path : isInside(item.path, path));
        isPlaced = isPlaced || isBelow;
        if (isBelow || isCalledByName(inventory, item, word)
            || (isHash && item.hash && item.hash->hex().startsWith(digits)))
            items.push_back(ItemId{int(i)});
        else if (item.kind == Kind::Artifact && item.name == word)
            artifacts.push_back(ItemId{int(i)});
    }
    if (items.empty())
        items = std::move(artifacts);
    const ItemId around = isPlaced ? ItemId() : inventory.itemAt(node);
    if (around && std::ranges::find(items, around) == items.end())
        items.push_back(around);
    return items;
}

void writeKeepers(Output &output, const Inventory &inventory, const std::vector<ItemId> &items, Time now)
{
    const GcForecast forecast(inventory, now);
    for (size_t i = 0; i < items.size(); ++i) {
        const Item &item = inventory.item(items[i]);
        if (i > 0)
            output.write("\n");
        output.writeLine(u"%1 (%2): %3 on disk, frees %4"_s.arg(titleOf(item), QString::fromLatin1(kindWord(item.kind)),
                                                                sizeOf(item.totals), formatSize(item.frees)));
        output.writeLine(u"  "_s + forPeople(item.path));
        output.writeLine(u"  "_s + statusSentence(item, now));
        const auto chains = inventory.graph->why({items[i]}, std::numeric_limits<size_t>::max()).listed;
        for (size_t c = 0; c < std::min(chains.size(), mostChains); ++c)
            output.writeLine(u"  "_s + chainWords(inventory, chains[c], now));
        if (chains.size() > mostChains)
            output.writeLine(u"  and %1 more"_s.arg(chains.size() - mostChains));
        for (const QString &line : {named(u"Used by"_s, inventory, inventory.graph->dependents(items[i])),
                                    named(u"Keeps"_s, inventory, inventory.graph->dependencies(items[i]))}) {
            if (!line.isEmpty())
                output.writeLine(u"  "_s + line);
        }
        for (const GcPrediction &prediction : forecast.of(items[i])) {
            if (prediction.goes || chains.empty())
                output.writeLine(u"  "_s + formatPrediction(prediction));
        }
    }
}

void writeKeepers(JsonWriter &json, const Inventory &inventory, const std::vector<ItemId> &items, Time now)
{
    const ReachabilityGraph &graph = *inventory.graph;
    const GcForecast forecast(inventory, now);
    json.key("items").beginArray();
    for (const ItemId id : items) {
        json.beginObject();
        writeMembers(json, inventory, id, inventory.item(id).verdict);
        json.key("chains").beginArray();
        for (const Chain &chain : graph.why({id}, std::numeric_limits<size_t>::max()).listed) {
            const Root &root = graph.root(chain.root);
            json.beginObject();
            json.path("root", root.path);
            json.key("root_kind").text(rootWord(root.kind));
            json.key("last_use").timeOrNull(root.lastUse);
            if (root.kind == Root::Kind::Process)
                json.key("pid").number(root.pid);
            json.key("items");
            writeReferences(json, inventory, chain.items);
            json.endObject();
        }
        json.endArray();
        json.key("used_by");
        writeReferences(json, inventory, graph.dependents(id));
        json.key("holds");
        writeReferences(json, inventory, graph.dependencies(id));
        json.key("julias").beginArray();
        for (const GcPrediction &prediction : forecast.of(id)) {
            json.beginObject();
            json.key("from").text(prediction.from);
            json.key("to").text(prediction.to);
            json.key("goes").flag(prediction.goes);
            if (prediction.goes) {
                json.key("round").number(prediction.round);
                json.key("until").timeOrNull(prediction.until);
            }
            json.endObject();
        }
        json.endArray();
        json.key("with_all").number(weightOf(inventory, {id}).withAll);
        json.endObject();
    }
    json.endArray();
}

} // namespace depotscope
