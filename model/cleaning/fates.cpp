// SPDX-License-Identifier: MIT
#include "model/cleaning/fates.h"

#include "model/cleaning/candidates.h"
#include "model/cleaning/gc.h"

#include <algorithm>

namespace depotscope {

namespace {

constexpr int firstMinor = 6; // what came before had no scratch spaces and is hardly in use
constexpr int lastMinor = 13;

} // namespace

Fates::Fates(const Inventory &inventory, Time now)
    : m_isCandidate(inventory.items.size())
{
    for (const Candidate &candidate : candidatesOf(inventory))
        m_isCandidate[size_t(candidate.item.value)] = 1;
    for (const QByteArray &version : versions()) {
        const Plan plan = planGc(inventory, *GcRules::fromWord(QString::fromLatin1(version)), now);
        Collection collection{version, {}};
        for (const Step &step : plan.steps)
            collection.fates.emplace(step.item, Fate{{}, {}, true, step.round, {}});
        for (const Waiting &waiting : plan.waiting)
            collection.fates.emplace(waiting.item, Fate{{}, {}, true, 1, waiting.until});
        m_collections.push_back(std::move(collection));
    }
}

std::vector<QByteArray> Fates::versions()
{
    std::vector<QByteArray> versions;
    for (int minor = firstMinor; minor <= lastMinor; ++minor)
        versions.push_back("1." + QByteArray::number(minor));
    return versions;
}

const std::map<ItemId, Fate> &Fates::goneBy(const QByteArray &version) const
{
    static const std::map<ItemId, Fate> nothing;
    const auto found = std::ranges::find(m_collections, version, &Collection::version);
    return found == m_collections.end() ? nothing : found->fates;
}

std::vector<Fate> Fates::of(ItemId item) const
{
    std::vector<Fate> fates;
    if (!m_isCandidate[size_t(item.value)])
        return fates;
    for (const Collection &collection : m_collections) {
        const auto found = collection.fates.find(item);
        Fate fate = found == collection.fates.end() ? Fate() : found->second;
        const bool isAsBefore = !fates.empty() && fates.back().goes == fate.goes && fates.back().round == fate.round
            && fates.back().until == fate.until;
        if (!isAsBefore) {
            fate.from = collection.version;
            fates.push_back(fate);
        }
        fates.back().to = collection.version;
    }
    return fates;
}

} // namespace depotscope
