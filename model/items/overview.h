// SPDX-License-Identifier: MIT
#pragma once

#include "model/cleaning/autogc.h"
#include "model/cleaning/growth.h"
#include "model/cleaning/reclaim.h"
#include "model/items/inventorymodel.h"

namespace depotscope {

/// What is shown of one kind, or is held.
struct KindSum {
    Kind kind = Kind::Other;
    bool isTrashed = false; ///< set aside by cleans, of whatever kind
    int items = 0;
    Totals totals;
};

QString nameOf(const KindSum &sum); ///< "Artifacts", …, "Held"
QString countOf(const KindSum &sum); ///< "12 artifacts", …

/// The kinds that there are, biggest first. Their totals add up to those of all that is shown. Pure.
std::vector<KindSum> kindSums(const Shown &shown);

/// What can be freed for one reason, in words, and the items that it consists of.
struct Reclaimable {
    Safety safety = Safety::Unneeded;
    QString icon;
    QString title;
    QString sentence; ///< what it is, and why it may go
    QString recovery; ///< what it costs to have it again
    std::vector<Step> steps; ///< biggest first
    qint64 bytes = 0; ///< allocated, of all steps
    bool isSafe = false; ///< nobody has to think about it
};

/// What there is of `reclaim` in what is shown, surest first. Pure.
std::vector<Reclaimable> reclaimables(const Shown &shown, const std::vector<Reclaim> &reclaim);

/// One thing to know about the depots, in words.
struct Notice {
    QString icon;
    QString title;
    QString sentence;
    QByteArray julia; ///< whose collection can be previewed; empty: there is nothing to see
};

/// What Pkg will collect by itself, Julias that agree taken together; none where that is about a depot that is not
/// shown. Pure.
std::vector<Notice> autoGcNotices(const Shown &shown, const std::vector<AutoGc> &gcs);

/// What has grown of what is shown since about a week; none where that is not known. Pure.
std::vector<Notice> growthNotices(const Shown &shown, const std::vector<Result<Growth>> &growths);

} // namespace depotscope
