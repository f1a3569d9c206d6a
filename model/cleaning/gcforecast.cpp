// SPDX-License-Identifier: MIT
#include "model/cleaning/gcforecast.h"

#include "model/cleaning/candidates.h"
#include "model/cleaning/pkggc.h"
#include "model/disk/parallel.h"

#include <algorithm>

namespace depotscope {

namespace {

constexpr int firstMinor = 6; // what came before had no scratch spaces and is hardly in use
constexpr int lastMinor = 13;

std::map<ItemId, GcPrediction> predictionsBy(const Deletions &deletions)
{
    std::map<ItemId, GcPrediction> forecast;
    for (const auto &[item, deletion] : deletions)
        forecast.emplace(item, GcPrediction{{}, {}, true, deletion.collection, deletion.until});
    return forecast;
}

} // namespace

GcForecast::GcForecast(const Inventory &inventory, Time now)
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
        collection.forecast = std::make_shared<const std::map<ItemId, GcPrediction>>(
            predictionsBy(inventory.isComplete ? deletionsLikePkg(inventory, *rules, now) : Deletions()));
    });
    for (size_t i = 1; i < m_collections.size(); ++i) {
        if (!m_collections[i].forecast)
            m_collections[i].forecast = m_collections[i - 1].forecast;
    }
}

std::vector<QByteArray> GcForecast::versions()
{
    std::vector<QByteArray> versions;
    for (int minor = firstMinor; minor <= lastMinor; ++minor)
        versions.push_back("1." + QByteArray::number(minor));
    return versions;
}

const std::map<ItemId, GcPrediction> &GcForecast::deletedBy(const QByteArray &version) const
{
    static const std::map<ItemId, GcPrediction> nothing;
    const auto found = std::ranges::find(m_collections, version, &Collection::version);
    return found == m_collections.end() ? nothing : *found->forecast;
}

std::vector<GcPrediction> GcForecast::of(ItemId item) const
{
    std::vector<GcPrediction> forecast;
    if (!m_isCandidate[size_t(item.value)])
        return forecast;
    for (const Collection &collection : m_collections) {
        const auto found = collection.forecast->find(item);
        GcPrediction prediction = found == collection.forecast->end() ? GcPrediction() : found->second;
        const bool isAsBefore = !forecast.empty() && forecast.back().goes == prediction.goes
            && forecast.back().round == prediction.round && forecast.back().until == prediction.until;
        if (!isAsBefore) {
            prediction.from = collection.version;
            forecast.push_back(prediction);
        }
        forecast.back().to = collection.version;
    }
    return forecast;
}

} // namespace depotscope
