// SPDX-License-Identifier: MIT
#include "model/items/overview.h"

#include "model/items/wording.h"

#include <QCoreApplication>
#include <algorithm>

namespace depotscope {

using namespace Qt::StringLiterals;

namespace {

class OverviewText {
    Q_DECLARE_TR_FUNCTIONS(Overview)
};

/// The words for `safety`; the numbers are still to be filled in.
Reclaimable worded(Safety safety)
{
    Reclaimable row;
    row.safety = safety;
    switch (safety) {
    case Safety::Unneeded:
        row.isSafe = true;
        row.icon = u"ok"_s;
        row.title = OverviewText::tr("Nothing needs it");
        row.sentence = OverviewText::tr("No environment that still exists leads to it.");
        break;
    case Safety::StaleCompiled:
        row.isSafe = true;
        row.icon = u"compiled"_s;
        row.title = OverviewText::tr("Compiled for what is gone");
        row.sentence = OverviewText::tr("Caches that no Julia here will load again.");
        break;
    case Safety::Waiting:
        row.icon = u"clock"_s;
        row.title = OverviewText::tr("Not needed any more, but only lately");
        row.sentence = OverviewText::tr("It becomes safe once its time of grace is over.");
        break;
    case Safety::Unused:
        row.icon = u"idle"_s;
        row.title = OverviewText::tr("Not used for half a year");
        row.sentence = OverviewText::tr("Something still keeps it. Look before you let it go.");
        break;
    case Safety::Undecided:
        row.icon = u"other"_s;
        row.title = OverviewText::tr("Cannot be judged");
        row.sentence = OverviewText::tr("What would tell whether it is needed cannot be read, or was never noted.");
        break;
    }
    return row;
}

/// One line for each way, cheapest first, with its part of the whole if there are several.
QString recoveriesText(const std::array<qint64, recoveryCount> &bytes)
{
    QStringList lines;
    for (int i = 0; i < recoveryCount; ++i) {
        if (bytes[size_t(i)] > 0)
            lines += u"%1 %2"_s.arg(formatBytes(bytes[size_t(i)]), recoveryText(Recovery(i)));
    }
    return lines.join(u'\n');
}

} // namespace

QString nameOf(const KindSum &sum)
{
    return sum.isHeld ? OverviewText::tr("Held") : kindsText(sum.kind);
}

QString countOf(const KindSum &sum)
{
    return sum.isHeld ? OverviewText::tr("%Ln held", nullptr, sum.items) : countText(sum.kind, sum.items);
}

std::vector<KindSum> kindSums(const Shown &shown)
{
    std::vector<KindSum> sums(size_t{kindCount} + 1);
    for (int kind = 0; kind < kindCount; ++kind)
        sums[size_t(kind)].kind = Kind(kind);
    sums.back().isHeld = true;
    if (!shown.inventory)
        return {};
    for (const Item &item : shown.inventory->items) {
        if (!shown.includes(item))
            continue;
        KindSum &sum = item.isHeld ? sums.back() : sums[size_t(item.kind)];
        ++sum.items;
        sum.totals += item.totals;
    }
    std::erase_if(sums, [](const KindSum &sum) { return sum.items == 0; });
    std::ranges::stable_sort(sums, std::greater(), [](const KindSum &sum) { return sum.totals.allocated; });
    return sums;
}

std::vector<Reclaimable> reclaimables(const Shown &shown, const std::vector<Reclaim> &reclaim)
{
    std::vector<Reclaimable> rows;
    for (const Reclaim &one : reclaim) {
        Reclaimable row = worded(one.safety);
        std::array<qint64, recoveryCount> byRecovery{};
        for (const Step &step : one.plan.steps) {
            const Item &item = shown.inventory->item(step.item);
            if (!shown.includes(item))
                continue;
            row.steps.push_back(step);
            row.bytes += item.totals.allocated;
            byRecovery[size_t(recoveryOf(*shown.inventory, step.item))] += item.totals.allocated;
        }
        row.recovery = recoveriesText(byRecovery);
        if (!row.steps.empty())
            rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace depotscope
