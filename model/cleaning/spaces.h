// SPDX-License-Identifier: MIT
#pragma once

#include "model/cleaning/frozenplan.h"

namespace depotscope {

/// What is wrong with `key` as the name of a scratch space, in one sentence; empty if nothing is.
/// Source: Scratch.jl src/Scratch.jl get_scratch!.
Sentence faultOfSpaceKey(const QByteArray &key);

/// The UUID folder of a package, given as its UUID or as a name that the inventory knows; of the global namespace if no
/// package is given. Errors: Malformed with a sentence.
Result<QUuid> spaceOwner(const Inventory &inventory, const std::optional<QByteArray> &package);

/// Which spaces are to go.
struct SpaceChoice {
    std::optional<QByteArray> key = {}; ///< none: all
    std::optional<QUuid> owner = {}; ///< none: of whatever package
    bool isOrphaned = false; ///< only those that nothing needs
};

/// The spaces of the user's depot that are meant, but for those that the user keeps; biggest first. Errors: Unsafe if
/// the one that `key` and `owner` name is kept. Pure.
Result<std::vector<Choice>> chosenSpaces(const Inventory &inventory, const SpaceChoice &choice);

/// Whether Scratch.jl would log accesses in this process. Source: Scratch.jl src/Scratch.jl track_scratch_access.
bool tracksSpaces();

/// A space that is to be there.
struct SpaceWish {
    QByteArray key; ///< without fault
    QUuid owner;
    JuliaVersion julia; ///< whose default environment keeps a space of the global namespace
    bool isTracked = true; ///< whether Scratch.jl would log the access
    Time now;
};

struct FoundSpace {
    QByteArray path;
    bool hasProject = false; ///< its owner has a project here; without one nothing is logged, and collections take it
    bool isLogged = false;
    std::optional<Error> failure; ///< why the access could not be logged
};

/// Makes or finds the space in the first depot, and logs the access as Scratch.jl does.
/// Errors: those of making folders; NotDirectory if something else is in its place.
Result<FoundSpace> getSpace(const Inventory &inventory, const SpaceWish &wish, Disk &disk);

} // namespace depotscope
