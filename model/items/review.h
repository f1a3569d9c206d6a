// SPDX-License-Identifier: MIT
#pragma once

#include "model/items/overview.h"

#include <set>

namespace depotscope {

/// Some items that somebody looks at before they go.
struct ReviewSet {
    QString title;
    QString sentence;
    std::vector<Step> steps;
    std::set<ItemId> spared; ///< of these, until the user says otherwise
    std::optional<GcRules> collection = {}; ///< the rules of which it is a collection, if it is one
};

/// All that is shown, each with who keeps it, or why nothing does.
std::vector<Step> allItems(const Shown &shown);

/// What can be freed for one reason. Of what something keeps, or nobody can judge, the user is to choose.
ReviewSet reviewOf(const Reclaimable &reclaimable);

/// All of `reclaimables` that is safe, in one.
ReviewSet safeReview(const std::vector<Reclaimable> &reclaimables);

/// What is marked. What another package needs is spared.
ReviewSet reviewOf(const Inventory &inventory, const MarkSum &sum);

/// What the collections of Pkg in Julia `version` would delete; what they would not delete yet is spared.
ReviewSet pkgReview(const Shown &shown, const QByteArray &version);

/// The scratch spaces that nothing keeps, of what is shown, biggest first.
ReviewSet orphanedSpaces(const Shown &shown);

/// The items of `steps` as text to be put into a table or a script: a line each, tabs between, in English.
QString listText(const Inventory &inventory, const std::vector<Step> &steps);

} // namespace depotscope
