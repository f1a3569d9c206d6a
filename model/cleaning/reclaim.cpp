// SPDX-License-Identifier: MIT
#include "model/cleaning/reclaim.h"

#include "model/cleaning/gc.h"
#include "model/inventory/verdicts.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace depotscope {

namespace {

constexpr std::chrono::milliseconds longUnused = std::chrono::days(182);

bool isDownloadable(const Inventory &inventory, const Item &artifact)
{
    const auto &files = inventory.facts.artifactsTomls;
    return std::ranges::any_of(artifact.boundBy, [&](const QByteArray &path) {
        const auto file = std::ranges::lower_bound(files, path, {}, &KnownArtifactsToml::path);
        return std::ranges::any_of(file->content.bindings, [&](const ArtifactBinding &binding) {
            return binding.hash == artifact.hash && binding.isDownloadable;
        });
    });
}

void finish(const Inventory &inventory, Reclaim &reclaim)
{
    Plan &plan = reclaim.plan;
    std::ranges::stable_sort(plan.steps, [&](const Step &a, const Step &b) {
        return inventory.item(a.item).totals.allocated > inventory.item(b.item).totals.allocated;
    });
    for (const Step &step : plan.steps) {
        const Totals &totals = inventory.item(step.item).totals;
        plan.frees += totals;
        reclaim.byRecovery[size_t(recoveryOf(inventory, step.item))] += totals.allocated;
    }
}

} // namespace

Recovery recoveryOf(const Inventory &inventory, ItemId id)
{
    const Item &item = inventory.item(id);
    switch (item.kind) {
    case Kind::Compiled:
        return Recovery::Itself;
    case Kind::Package:
        return item.uuid ? Recovery::Download : Recovery::Never;
    case Kind::Registry:
        return Recovery::Download;
    case Kind::Clone:
        return item.url.isEmpty() && !item.uuid ? Recovery::Never : Recovery::Download;
    case Kind::Artifact:
        return isDownloadable(inventory, item) ? Recovery::Download : Recovery::Never;
    case Kind::Space:
        return Recovery::Package;
    case Kind::Environment:
    case Kind::Dev:
    case Kind::Log:
        return Recovery::Never;
    case Kind::Other:
        return item.isLeftover() ? Recovery::Download : Recovery::Never;
    }
    Q_UNREACHABLE();
}

std::vector<Reclaim> reclaimable(const Inventory &inventory, Time now)
{
    std::vector<Reclaim> all(safetyCount);
    for (int i = 0; i < safetyCount; ++i)
        all[size_t(i)].safety = Safety(i);
    const auto stepsOf = [&all](Safety safety) -> std::vector<Step> & { return all[size_t(safety)].plan.steps; };

    std::vector<char> isTaken(inventory.items.size());
    const Plan plan = planGc(inventory, {}, now);
    for (const Step &step : plan.steps) {
        const bool isCache = inventory.item(step.item).kind == Kind::Compiled;
        stepsOf(isCache ? Safety::StaleCompiled : Safety::Unneeded).push_back(step);
        isTaken[size_t(step.item.value)] = 1;
    }
    for (const Waiting &waiting : plan.waiting) {
        stepsOf(Safety::Waiting).push_back({waiting.item, 1, waiting.since, waiting.reason});
        isTaken[size_t(waiting.item.value)] = 1;
    }
    for (size_t i = 0; i < inventory.items.size(); ++i) {
        const Item &item = inventory.items[i];
        if (isTaken[i] || !isCollected(item))
            continue;
        const Verdict &verdict = item.verdict;
        const bool isUndecided = verdict.status == Status::Unavailable || verdict.status == Status::Unknown;
        if (isUndecided)
            stepsOf(Safety::Undecided).push_back({{int(i)}, 1, {}, verdict.reason});
        else if (verdict.status == Status::Idle && item.lastUse && *item.lastUse < now - longUnused)
            stepsOf(Safety::Unused).push_back({{int(i)}, 1, item.lastUse, verdict.reason});
    }
    for (Reclaim &reclaim : all)
        finish(inventory, reclaim);
    all[size_t(Safety::Unneeded)].plan.troubles = plan.troubles;
    return all;
}

} // namespace depotscope
