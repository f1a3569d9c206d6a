// SPDX-License-Identifier: MIT
#include "model/cleaning/autogc.h"

#include <algorithm>

namespace depotscope {

namespace {

constexpr JuliaVersion firstAutomatic{1, 7};
constexpr JuliaVersion firstToBeSwitchedOff{1, 12};
constexpr std::chrono::days period(7); // from the last collection that was noted

QByteArray wordOf(const JuliaVersion &julia)
{
    return QByteArray::number(julia.major) + '.' + QByteArray::number(julia.minor);
}

/// When Pkg may collect in the depot at `path` by itself; none: now.
std::optional<Time> dueIn(const Inventory &inventory, const QByteArray &path, Time now)
{
    const NodeId log = inventory.tree->find(path + "/logs/orphaned.toml");
    const Time due = log ? Time(inventory.tree->modified(log)) + period : Time();
    return due > now ? std::optional(due) : std::nullopt;
}

void add(AutoGc &gc, const Item &item, const GcPrediction &prediction)
{
    AutoGc::Amount &amount = prediction.until ? gc.afterGrace : prediction.round > 1 ? gc.inRounds : gc.atOnce;
    ++amount.items;
    amount.bytes += item.totals.allocated;
    if (prediction.until)
        gc.graceEnds = std::max(gc.graceEnds, prediction.until);
}

} // namespace

bool switchesAutoGcOff(const std::optional<QByteArray> &variable)
{
    constexpr QByteArrayView falseWords[] = {"f", "false", "n", "no", "0"};
    return variable && std::ranges::any_of(falseWords, [&](QByteArrayView view) {
               const QByteArray word = view.toByteArray();
               return *variable == word || *variable == word.toUpper()
                   || *variable == word.first(1).toUpper() + word.sliced(1);
           });
}

std::vector<AutoGc> autoGcs(const Inventory &inventory, const GcForecast &forecast, bool isOff, Time now)
{
    std::vector<AutoGc> gcs;
    const auto depot = std::ranges::find(inventory.depots, DepotRole::User, &Depot::role);
    if (depot == inventory.depots.end() || !inventory.depotNodes[size_t(depot - inventory.depots.begin())])
        return gcs;
    const std::vector<QByteArray> known = GcForecast::versions();
    for (const JuliaVersion &julia : inventory.installedJulias) {
        if (julia < firstAutomatic)
            continue;
        const auto same = std::ranges::find(known, wordOf(julia));
        AutoGc gc{.julia = julia,
                  .rules = same == known.end() ? known.back() : *same,
                  .isOff = isOff && julia >= firstToBeSwitchedOff,
                  .from = dueIn(inventory, depot->path, now)};
        for (const auto &[id, prediction] : forecast.deletedBy(gc.rules))
            add(gc, inventory.item(id), prediction);
        gcs.push_back(gc);
    }
    return gcs;
}

} // namespace depotscope
