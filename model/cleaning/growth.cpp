// SPDX-License-Identifier: MIT
#include "model/cleaning/growth.h"

#include "model/cleaning/jsontext.h"
#include "model/disk/keptfile.h"
#include "model/text/names.h"

#include <QCryptographicHash>
#include <QFile>
#include <algorithm>

namespace depotscope {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 small = 1 << 20; // smaller parts would fill the file and tell nobody anything
constexpr auto aDay = 20h; // people start in the morning, sometimes earlier than the day before
constexpr auto aWhile = 12h; // before that nobody asks what has grown
constexpr auto aWeek = std::chrono::weeks(1);
constexpr auto keptDaily = aWeek + 24h;
constexpr auto keptWeekly = std::chrono::weeks(10);

QByteArray nameOf(const Inventory &inventory, const Item &item)
{
    if (item.isTrashed())
        return {};
    if (item.kind == Kind::Compiled)
        return item.version;
    return item.owners.empty() ? item.name : inventory.package(item.owners.front()).name;
}

QJsonObject jsonOf(const Sizes &sizes)
{
    QJsonArray parts;
    for (const auto &[part, bytes] : sizes.parts) {
        QJsonObject object;
        object[u"kind"_s] = part.isTrashed ? u"held"_s : QString::fromLatin1(kindWord(part.kind));
        putBytes(object, u"name"_s, part.name);
        object[u"size"_s] = bytes;
        parts.append(object);
    }
    QJsonObject object;
    putTime(object, u"taken"_s, sizes.taken);
    object[u"parts"_s] = parts;
    return object;
}

/// Nothing if it is not what jsonOf() writes.
std::optional<Sizes> sizesIn(const QJsonObject &object)
{
    if (!object[u"parts"_s].isArray() || !object[u"taken"_s].isDouble())
        return std::nullopt;
    Sizes sizes;
    sizes.taken = timeAt(object, u"taken"_s);
    for (const QJsonValue &value : object[u"parts"_s].toArray()) {
        const QJsonObject entry = value.toObject();
        const QByteArray word = entry[u"kind"_s].toString().toLatin1();
        Sizes::Part part{Kind::Other, word == "held", bytesAt(entry, u"name"_s)};
        int kind = 0;
        while (kind < kindCount && kindWord(Kind(kind)) != word)
            ++kind;
        if ((kind == kindCount && !part.isTrashed) || !entry[u"size"_s].isDouble())
            return std::nullopt;
        part.kind = part.isTrashed ? Kind::Other : Kind(kind);
        sizes.parts[part] = entry[u"size"_s].toInteger();
    }
    return sizes;
}

/// Errors: NotFound, Malformed, those of reading.
Result<std::vector<Sizes>> load(const QByteArray &file, const QByteArray &depot)
{
    const auto object = Disk::real().read(file).and_then([&](const QByteArray &json) { return objectIn(json, file); });
    if (!object)
        return Failure(object.error());
    const Error damaged{Fault::Malformed, file, u"is damaged: what has grown will be told anew from today on"_s, 0};
    if (bytesAt(*object, u"depot"_s) != depot || !(*object)[u"sizes"_s].isArray())
        return Failure(damaged);
    std::vector<Sizes> all;
    for (const QJsonValue &value : (*object)[u"sizes"_s].toArray()) {
        const auto sizes = sizesIn(value.toObject());
        if (!sizes)
            return Failure(damaged);
        all.push_back(*sizes);
    }
    std::ranges::stable_sort(all, {}, &Sizes::taken);
    return all;
}

/// Errors: Io.
Result<void> save(const QByteArray &file, const QByteArray &depot, const std::vector<Sizes> &all)
{
    QJsonArray array;
    for (const Sizes &sizes : all)
        array.append(jsonOf(sizes));
    QJsonObject object;
    object[u"schema"_s] = QString::fromLatin1(jsonSchema);
    putBytes(object, u"depot"_s, depot);
    object[u"sizes"_s] = array;
    const QByteArray json = QJsonDocument(object).toJson(QJsonDocument::Compact);
    return keepFile(file, [&json](QIODevice &out) { return out.write(json) == json.size(); });
}

/// What it is to be compared with: of what is old enough the one from about a week before, else none.
const Sizes *before(const std::vector<Sizes> &all, Time now)
{
    const Sizes *best = nullptr;
    const auto distance = [&](const Sizes &sizes) { return std::chrono::abs(now - sizes.taken - aWeek); };
    for (const Sizes &sizes : all) {
        if (now - sizes.taken >= aWhile && (!best || distance(sizes) < distance(*best)))
            best = &sizes;
    }
    return best;
}

Result<Growth> noteGrowth(const Inventory &inventory, int depot, const QByteArray &folder)
{
    const QByteArray &path = inventory.depots[size_t(depot)].path;
    const QByteArray file =
        joined(folder, QCryptographicHash::hash(path, QCryptographicHash::Sha1).toHex().left(16) + ".sizes.json");
    auto kept = load(file, path);
    if (!kept && kept.error().fault != Fault::NotFound && kept.error().fault != Fault::Malformed)
        return Failure(kept.error());
    std::vector<Sizes> all = kept ? std::move(*kept) : std::vector<Sizes>();
    const Sizes now = sizesOf(inventory, depot);
    std::erase_if(all, [&](const Sizes &sizes) { return sizes.taken > now.taken; }); // of a clock that was wrong
    Result<Growth> growth = Failure({Fault::NotFound, file, {}, 0});
    if (!kept)
        growth = Failure(kept.error());
    else if (const Sizes *then = before(all, now.taken))
        growth = growthBetween(*then, now, path);
    if (all.empty() || now.taken - all.back().taken >= aDay) {
        all.push_back(now);
        if (const auto saved = save(file, path, thinned(std::move(all), now.taken)); !saved)
            return Failure(saved.error());
    }
    return growth;
}

} // namespace

Sizes sizesOf(const Inventory &inventory, int depot)
{
    Sizes sizes{inventory.taken, {}};
    for (const Item &item : inventory.items) {
        if (item.depot == depot)
            sizes.parts[{item.isTrashed() ? Kind::Other : item.kind, item.isTrashed(), nameOf(inventory, item)}] +=
                item.totals.allocated;
    }
    std::map<Sizes::Part, qint64> rest;
    std::erase_if(sizes.parts, [&](const auto &entry) {
        if (entry.second >= small)
            return false;
        rest[{entry.first.kind, entry.first.isTrashed, {}}] += entry.second;
        return true;
    });
    for (const auto &[part, bytes] : rest)
        sizes.parts[part] += bytes;
    return sizes;
}

Growth growthBetween(const Sizes &before, const Sizes &now, const QByteArray &depot)
{
    std::map<Sizes::Part, qint64> differences = now.parts;
    for (const auto &[part, bytes] : before.parts)
        differences[part] -= bytes;
    Growth growth{depot, before.taken, 0, {}};
    for (const auto &[part, bytes] : differences) {
        growth.bytes += bytes;
        if (bytes != 0)
            growth.parts.emplace_back(part, bytes);
    }
    std::ranges::stable_sort(growth.parts, std::greater(), [](const auto &part) { return std::abs(part.second); });
    return growth;
}

std::vector<Sizes> thinned(std::vector<Sizes> sizes, Time now)
{
    using Week = std::chrono::sys_time<std::chrono::weeks>;
    std::optional<Week> last;
    std::erase_if(sizes, [&](const Sizes &one) {
        if (now - one.taken <= keptDaily)
            return false;
        const Week week = std::chrono::floor<std::chrono::weeks>(one.taken);
        return std::exchange(last, week) == week || now - one.taken > keptWeekly;
    });
    return sizes;
}

std::vector<Result<Growth>> noteGrowth(const Inventory &inventory, const QByteArray &folder)
{
    std::vector<Result<Growth>> growths;
    for (int depot = 0; depot < int(inventory.depots.size()); ++depot) {
        if (inventory.depotNodes[size_t(depot)])
            growths.push_back(noteGrowth(inventory, depot, folder));
    }
    return growths;
}

} // namespace depotscope
