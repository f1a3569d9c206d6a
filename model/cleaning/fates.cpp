// SPDX-License-Identifier: MIT
#include "model/cleaning/fates.h"

#include "model/cleaning/candidates.h"
#include "model/cleaning/pkggc.h"
#include "model/disk/parallel.h"

#include <algorithm>

namespace depotscope {

namespace {

constexpr int firstMinor = 6; // what came before had no scratch spaces and is hardly in use
constexpr int lastMinor = 13;

std::map<ItemId, Fate> fatesBy(const Forecast &forecast)
{
    std::map<ItemId, Fate> fates;
    for (const auto &[item, deletion] : forecast)
        fates.emplace(item, Fate{{}, {}, true, deletion.collection, deletion.until});
    return fates;
}

} // namespace

Fates::Fates(const Inventory &inventory, Time now)
    : m_isCandidate(inventory.items.size())
{
    for (const Candidate &candidate : candidatesOf(inventory))
        m_isCandidate[size_t(candidate.item.value)] = 1;
    for (const QByteArray &version : versions())
        m_collections.push_back({version, {}});
    std::vector<size_t> planned;
    for (size_t i = 0; i < m_collections.size(); ++i) {
        if (i == 0 || collectsAnew(firstMinor + int(i)))
            planned.push_back(i);
    }
    Job job;
    forEachIndex(planned.size(), job, [&](size_t i) {
        Collection &collection = m_collections[planned[i]];
        const auto rules = GcRules::fromWord(QString::fromLatin1(collection.version));
        collection.fates = std::make_shared<const std::map<ItemId, Fate>>(
            fatesBy(inventory.isComplete ? forecastLikePkg(inventory, *rules, now) : Forecast()));
    });
    for (size_t i = 1; i < m_collections.size(); ++i) {
        if (!m_collections[i].fates)
            m_collections[i].fates = m_collections[i - 1].fates;
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
    return found == m_collections.end() ? nothing : *found->fates;
}

std::vector<Fate> Fates::of(ItemId item) const
{
    std::vector<Fate> fates;
    if (!m_isCandidate[size_t(item.value)])
        return fates;
    for (const Collection &collection : m_collections) {
        const auto found = collection.fates->find(item);
        Fate fate = found == collection.fates->end() ? Fate() : found->second;
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
