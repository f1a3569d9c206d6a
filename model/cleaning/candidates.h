// SPDX-License-Identifier: MIT
#pragma once

#include "model/inventory/inventory.h"

namespace depotscope {

/// The folders of a depot whose entries a collection looks at.
enum class Place {
    Packages, ///< packages/*/*
    Clones, ///< clones/*
    Artifacts, ///< artifacts/*
    Spaces, ///< scratchspaces/*/*
};

/// A directory that a collection of Pkg looks at.
struct Candidate {
    ItemId item;
    Place place = Place::Packages;
    NodeId node;
    QByteArray path; ///< cleaned as text, without regard to links: as Pkg spells what it finds
};

/// All of them, in the order of the items. A link counts: Pkg asks what it leads to, which a scan does not know.
/// Source: Pkg.jl src/API.jl gc.
std::vector<Candidate> candidatesOf(const Inventory &inventory);

/// `time` + `delay`, or the last time there is.
Time after(Time time, std::chrono::milliseconds delay);

} // namespace depotscope
