// SPDX-License-Identifier: MIT
#pragma once

#include "model/cleaning/journal.h"
#include "model/inventory/inventory.h"

namespace depotscope {

/// Something that is not there any more.
struct GoneItem {
    Kind kind = Kind::Other;
    QByteArray name;
    QByteArray path; ///< absolute
    qint64 bytes = 0; ///< allocated, when it was seen last
    friend bool operator==(const GoneItem &, const GoneItem &) = default;
};

/// Items that went without us: a collection of Pkg's, or somebody's own hand.
struct ExternalRemoval {
    QByteArray depot; ///< its path
    Time after; ///< when they were seen last
    Time before; ///< when they were seen to be gone
    bool isCollection = false; ///< Pkg wrote down a collection in that time; Julia 1.13 and newer write down none
    std::vector<GoneItem> items; ///< biggest first
    friend bool operator==(const ExternalRemoval &, const ExternalRemoval &) = default;

    qint64 bytes() const;
};

/// The package versions, artifacts, clones and spaces of `depot` (an index into `after.depots`) that were in `before`
/// and are not in `after`, but for those that `journal`, of that depot, has taken since. Nothing if there are none, or
/// if it cannot be told. Pure.
std::optional<ExternalRemoval> removalBetween(const Inventory &before, const Inventory &after, int depot,
                                              const std::vector<JournalEntry> &journal);

/// Where external removals are kept in a folder for such things.
QByteArray removalsFile(const QByteArray &cacheDirectory);

/// The external removals that are kept at `file`, latest first; none if it is damaged. Errors: none.
std::vector<ExternalRemoval> loadRemovals(const QByteArray &file);

/// Keeps the latest hundred of `removals` at `file`. Errors: Io.
Result<void> saveRemovals(const QByteArray &file, const std::vector<ExternalRemoval> &removals);

} // namespace depotscope
