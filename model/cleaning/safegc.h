// SPDX-License-Identifier: MIT
#pragma once

#include "model/cleaning/plan.h"

namespace depotscope {

/// The steps and waiting items of our own rules, in no order, without `frees`; what makes them keep things that they
/// might let go is a trouble.
///
/// - Every manifest in a usage log of any depot or in environments/ keeps what it names: all copies of a package
/// version
///   (both slugs, all depots), and clones by their remote or either name. One that is out of reach, or that cannot be
///   read as a whole, keeps all packages, artifacts and clones.
/// - An artifact stays while any Artifacts.toml binds it that is logged or lies in a package or dev checkout that
/// stays;
///   overrides keep what they lead to. One without a known download stays for the cleanup period of spaces at least.
/// - A space is let go if it was neither logged nor written for the cleanup period, or if all its owning projects are
///   gone or in orphaned packages and no package of its UUID is left. Unlogged spaces of known packages stay.
/// - A compiled cache that no Julia will load again goes at once.
/// - What is on the keep list or open in a running Julia stays, and what that needs.
/// - Unfinished downloads go once nothing was written to them for a day. Links, and what is unknown, stay.
/// - What is let go goes after `collectDelay` from when Pkg found it orphaned or it was last used or written, whichever
///   is later; from now if Pkg has not found it yet.
/// - In a depot with packages but without a readable log of manifests nothing goes.
///
/// Pure.
Plan planSafely(const Inventory &inventory, const GcRules &rules, Time now);

} // namespace depotscope
