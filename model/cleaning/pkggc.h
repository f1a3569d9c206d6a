// SPDX-License-Identifier: MIT
#pragma once

#include "model/cleaning/plan.h"

#include <map>

namespace depotscope {

/// The steps and waiting items that Pkg's own collection has under `rules` (any but Safe), in no order, without
/// `frees`. What Pkg would throw about is a trouble, and then there are no steps: it has deleted nothing by then.
///
/// The collection is one that is started without an active manifest. Paths are compared as text, as Pkg does; a link
/// in a candidate's place is taken to lead to a directory, and since Julia 1.12 a repo-url that is a path is not
/// followed through links, because a plan asks the disk nothing. Files of Pkg's own scratch space are no items: that
/// Julia 1.9 and later delete suspend_cache_* and pending_cache_* after a day is left out.
/// Pure. Source: Pkg.jl src/API.jl gc, src/Operations.jl find_installed, src/Types.jl add_repo_cache_path.
Plan planLikePkg(const Inventory &inventory, const GcRules &rules, Time now);

/// When repeated collections delete an item.
struct Deletion {
    int collection = 1; ///< by which of them at the earliest
    std::optional<Time> until; ///< not before then; none: at once
    friend bool operator==(const Deletion &, const Deletion &) = default;
};
using Deletions = std::map<ItemId, Deletion>; ///< what is not in it stays

/// What collections under `rules` (any but Safe) delete from `now` on if they run as soon as they can do anything:
/// those that start the clock of an orphan, those that delete it, and those that do so with what it kept. Nothing
/// where Pkg would throw. Pure.
Deletions deletionsLikePkg(const Inventory &inventory, const GcRules &rules, Time now);

/// Whether that of Julia 1.`minor` differs from that of the minor version before it in more than its words.
bool collectsAnew(int minor);

} // namespace depotscope
