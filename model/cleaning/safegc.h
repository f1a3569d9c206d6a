// SPDX-License-Identifier: MIT
#pragma once

#include "model/cleaning/plan.h"

namespace depotscope {

/// The steps and waiting items of our own rules, in no order, without `frees`; what makes them keep things that they
/// might let go is a trouble.
///
/// What goes at all is the judge's word. It goes after `collectDelay` from when it was first known to be orphaned (from
/// now if it was not); an artifact without a known download waits for the cleanup period of spaces at least, and an
/// unfinished download for a day after something was last written to it. Nothing goes before all that needs it does. A
/// compiled cache need not wait by itself.
///
/// Pure.
Plan planSafely(const Inventory &inventory, const GcRules &rules, Time now);

} // namespace depotscope
