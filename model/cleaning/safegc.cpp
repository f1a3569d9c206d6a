// SPDX-License-Identifier: MIT
#include "model/cleaning/safegc.h"

#include "model/cleaning/candidates.h"
#include "model/inventory/verdicts.h"

#include <algorithm>
#include <map>

namespace depotscope {

Plan planSafely(const Inventory &inventory, const GcRules &rules, Time now)
{
    Verdicts verdicts = judge(inventory, {now, rules.spacesCleanupPeriod, rules.allDepots});
    Plan plan;
    plan.troubles = std::move(verdicts.doubts);

    std::map<ItemId, Time> dates; // when each could go by itself
    for (const Orphan &orphan : verdicts.orphans) {
        const auto delay =
            orphan.waits ? std::max(rules.collectDelay, orphan.leastDelay) : std::chrono::milliseconds(0);
        dates.emplace(orphan.item, after(orphan.since.value_or(now), delay));
    }
    for (const Orphan &orphan : verdicts.orphans) {
        Time until = dates.at(orphan.item);
        for (const ItemId holder : inventory.graph->dependents(orphan.item)) { // packages, which no item needs
            if (const auto date = dates.find(holder); date != dates.end())
                until = std::max(until, date->second);
        }
        const auto &since = orphan.since;
        if (until > now)
            plan.waiting.push_back({orphan.item, since.value_or(now), until,
                                    Sentence(QT_TRANSLATE_NOOP("Sentence", "It may go from %1 on: %2."),
                                             Sentence::on(until), orphan.cause)});
        else
            plan.steps.push_back(
                {orphan.item, 1, since,
                 since ? Sentence(QT_TRANSLATE_NOOP("Sentence", "It goes: %1, and it has been orphaned since %2."),
                                  orphan.cause, Sentence::on(*since))
                       : Sentence(QT_TRANSLATE_NOOP("Sentence", "It goes without delay: %1."), orphan.cause)});
    }
    return plan;
}

} // namespace depotscope
