// SPDX-License-Identifier: MIT
#include "model/cleaning/gc.h"

#include "model/cleaning/pkggc.h"
#include "model/cleaning/safegc.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace depotscope {

Plan planGc(const Inventory &inventory, const GcRules &rules, Time now)
{
    Plan plan;
    if (!inventory.isComplete) {
        plan.troubles.push_back(
            {Fault::Stopped, {}, u"what is needed cannot be told before everything has been read"_s, 0});
        return plan;
    }
    plan = rules.like == GcLike::Safe ? planSafely(inventory, rules, now) : planLikePkg(inventory, rules, now);
    const auto isBigger = [&inventory](const auto &a, const auto &b) {
        const qint64 left = inventory.item(a.item).totals.allocated;
        const qint64 right = inventory.item(b.item).totals.allocated;
        return left != right ? left > right : a.item < b.item;
    };
    std::ranges::sort(plan.steps, isBigger);
    std::ranges::sort(plan.waiting, isBigger);
    for (const Step &step : plan.steps)
        plan.frees += inventory.item(step.item).totals;
    return plan;
}

} // namespace depotscope
