// SPDX-License-Identifier: MIT
#pragma once

#include "model/cleaning/plan.h"

#include <map>
#include <memory>

namespace depotscope {

/// What the collections of some Julias in a row would do with an item.
struct GcPrediction {
    QByteArray from; ///< the first of them, "1.6"
    QByteArray to; ///< the last of them, "1.12"
    bool goes = false;
    int round = 1; ///< by which of repeated collections at the earliest
    std::optional<Time> until; ///< not before then; none: as soon as that collection runs
    friend bool operator==(const GcPrediction &, const GcPrediction &) = default;
};

/// What Pkg's own collection in each version of Julia would do with the items of an inventory. Immutable. Thread: any.
class GcForecast {
public:
    /// Foretells the collections of each of them.
    GcForecast(const Inventory &inventory, Time now);

    /// The Julias that are known, oldest first: "1.6", …
    static std::vector<QByteArray> versions();

    /// What goes by the collections of one of them.
    const std::map<ItemId, GcPrediction> &deletedBy(const QByteArray &version) const;

    /// Oldest Julia first, those that agree taken together; empty if Pkg never collects such items.
    std::vector<GcPrediction> of(ItemId item) const;

private:
    struct Collection {
        QByteArray version;
        std::shared_ptr<const std::map<ItemId, GcPrediction>>
            forecast; ///< of what goes; one for those that do the same
    };
    std::vector<Collection> m_collections;
    std::vector<char> m_isCandidate; ///< by item
};

} // namespace depotscope
