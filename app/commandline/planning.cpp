// SPDX-License-Identifier: MIT
#include "app/commandline/planning.h"

#include "app/commandline/listing.h"
#include "app/commandline/table.h"
#include "app/commandline/words.h"
#include "model/cleaning/candidates.h"
#include "model/text/names.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace depotscope {

namespace {

/// What one collection takes; under the rules of Julia 1.13 others may then take more.
std::vector<ItemId> firstRound(const Plan &plan)
{
    std::vector<ItemId> items;
    for (const Step &step : plan.steps) {
        if (step.round == 1)
            items.push_back(step.item);
    }
    return items;
}

} // namespace

QString formatWaiting(const std::vector<Waiting> &waiting)
{
    const auto [first, last] = std::ranges::minmax_element(waiting, {}, &Waiting::until);
    const QString earliest = formatDate(first->until);
    const QString latest = formatDate(last->until);
    const QString wait = counted(waiting.size()) + (waiting.size() == 1 ? u" waits"_s : u" wait"_s);
    return earliest == latest ? wait + u" until "_s + earliest
                              : wait + u", the first until %1, the last until %2"_s.arg(earliest, latest);
}

void writePlan(Output &output, const Inventory &inventory, const Plan &plan, Time now, int columns)
{
    const bool hasRounds = std::ranges::any_of(plan.steps, [](const Step &step) { return step.round > 1; });
    std::vector<QStringList> rows;
    if (!plan.steps.empty()) {
        rows.push_back({u"SIZE"_s, u"SINCE"_s, u"KIND"_s, u"NAME"_s, u"REASON"_s, u"PATH"_s});
        if (hasRounds)
            rows.back().insert(1, u"ROUND"_s);
    }
    for (const Step &step : plan.steps) {
        const Item &item = inventory.item(step.item);
        const QString title = titleOf(item);
        rows.push_back({sizeOf(item.totals), step.since ? formatAge(*step.since, now) : u"-"_s,
                        QString::fromLatin1(kindWord(item.kind)), columns > 0 ? shortened(title, 24) : title,
                        step.reason.english(), forPeople(item.path)});
        if (hasRounds)
            rows.back().insert(1, QString::number(step.round));
    }
    writeRows(output, rows, columns);
    const QString all = u"%1 in %2"_s.arg(sizeOf(plan.frees), counted(plan.steps.size()));
    if (hasRounds) {
        const std::vector<ItemId> first = firstRound(plan);
        output.writeLine(u"Would free %1 in %2 now, and %3 if it were repeated until nothing is left"_s.arg(
            sizeOf(totalsOf(inventory, first)), counted(first.size()), all));
    } else {
        output.writeLine(u"Would free "_s + all);
    }
    if (!plan.waiting.empty())
        output.writeLine(formatWaiting(plan.waiting));
}

void writePlan(JsonWriter &json, const Inventory &inventory, const Plan &plan)
{
    const auto statusOf = [&inventory](ItemId id) { return inventory.item(id).verdict.status; };
    json.key("items").beginArray();
    for (const Step &step : plan.steps) {
        json.beginObject();
        writeMembers(json, inventory, step.item, {statusOf(step.item), step.since, step.reason});
        json.key("round").number(step.round);
        json.endObject();
    }
    json.endArray();
    json.key("frees").number(plan.frees.allocated);
    json.key("frees_now").number(totalsOf(inventory, firstRound(plan)).allocated);
    writeWaiting(json, inventory, plan.waiting);
}

void writeWaiting(JsonWriter &json, const Inventory &inventory, const std::vector<Waiting> &waiting)
{
    json.key("waiting").beginArray();
    for (const Waiting &one : waiting) {
        json.beginObject();
        writeMembers(json, inventory, one.item, {inventory.item(one.item).verdict.status, one.since, one.reason});
        json.key("until").timeOrNull(one.until);
        json.endObject();
    }
    json.endArray();
}

std::vector<Error> troublesOf(const Inventory &inventory, const Plan &plan)
{
    std::vector<Error> troubles = inventory.troubles;
    // The plan says of the same place what follows from it.
    std::erase_if(troubles, [&plan](const Error &trouble) {
        return std::ranges::any_of(plan.troubles, [&trouble](const Error &consequence) {
            return !trouble.path.isEmpty() && consequence.path == trouble.path && consequence.line == trouble.line;
        });
    });
    troubles.insert(troubles.end(), plan.troubles.begin(), plan.troubles.end());
    return troubles;
}

} // namespace depotscope
