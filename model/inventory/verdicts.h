// SPDX-License-Identifier: MIT
#pragma once

#include "model/inventory/reachabilitygraph.h"

namespace depotscope {

/// What our own rules let go, and what they know of it besides the verdict.
struct Orphan {
    ItemId item;
    Sentence cause; ///< a part of a sentence: "no manifest … names it"
    std::optional<Time> since; ///< orphaned since, if that was written down and the item was not used or changed after
    std::chrono::milliseconds leastDelay{0}; ///< how long it is left alone at least, whatever the rules' delay
    bool waits = true; ///< false: nobody needs a delay, for Julia makes it again or cannot use it
};

struct Verdicts {
    std::vector<Verdict> items; ///< parallel to the inventory's
    std::vector<RootId> keepers; ///< parallel to them: the live root that keeps each, the one that was used last
    std::vector<Orphan> orphans; ///< the items with Status::Orphaned, in their order
    std::vector<Error> doubts; ///< what keeps more than is known to be needed, and how much that is
};

struct VerdictOptions {
    Time now;
    std::chrono::milliseconds cleanupPeriod = std::chrono::days(21);
    bool allDepots = false; ///< also depots that are not the user's: what nothing needs here is not left to others
};

/// Whether such items are ever let go.
bool isCollected(const Item &item);

/// Whether each item is needed, and why: the one judge of what may go. What a list shows, a plan takes and an action
/// offers is told by it.
///
/// - Every manifest in a usage log of any depot or in environments/ keeps what it names: all copies of a version (both
///   slugs, all depots), and clones by their remote or either name. One that is out of reach, or that cannot be read as
///   a whole, keeps all packages, artifacts and clones.
/// - An artifact stays while any Artifacts.toml binds it that is logged or lies in a package or dev checkout;
///   overrides keep what they lead to.
/// - A space is orphaned if it was neither logged nor written for the cleanup period, or if all its owning projects are
///   gone or in orphaned packages and no package of its UUID is left. Unlogged spaces of known packages stay.
/// - A compiled cache is orphaned if no Julia will load it again, or with the package that it was compiled from.
/// - What is on the keep list or open in a running Julia stays, and what that needs.
/// - Unfinished downloads are orphaned from when something was last written to them. Links, and what is unknown, stay.
/// - What somebody keeps or nobody can judge keeps what it needs. A depot that is not the user's may have other users.
/// - In a depot with packages but without a readable log of manifests nothing is orphaned.
///
/// Status::Orphaned exactly for what is in `orphans`. Pure. Time: linear in the inventory.
Verdicts judge(const Inventory &inventory, const VerdictOptions &options);

} // namespace depotscope
