// SPDX-License-Identifier: MIT
#pragma once

#include "model/disk/disk.h"

#include <optional>
#include <vector>

namespace depotscope {

enum class DepotRole {
    User, ///< the first of the depot path: Pkg writes here
    Shared, ///< a further depot, read by Pkg
    Bundled, ///< ships with Julia
};

struct Depot {
    QByteArray path; ///< as Julia spells it, made absolute
    DepotRole role = DepotRole::User;
    bool isWritable = false;
    bool exists = false;

    friend bool operator==(const Depot &, const Depot &) = default;
};

/// The version of Julia whose rules are asked for. Units: major and minor.
struct JuliaVersion {
    int major = 1;
    int minor = 12;
    friend auto operator<=>(const JuliaVersion &, const JuliaVersion &) = default;
};

/// What of the process and machine decides the depot path.
struct DepotSurroundings {
    std::optional<QByteArray> variable; ///< JULIA_DEPOT_PATH; nothing if unset (an empty one means no depots)
    QByteArray home; ///< home directory
    QByteArray binaryDirectory; ///< folder of the julia executable, links resolved; empty if no Julia was found
    JuliaVersion version; ///< of that julia
    QByteArray currentDirectory; ///< relative entries are relative to it

    /// From the environment, and from the `julia` found on PATH (its version is read from the files beside it; no
    /// program is started).
    static DepotSurroundings ofProcess();
};

/// DEPOT_PATH as Julia `version` would set it, entries spelled as Julia spells them.
/// Errors: Malformed if an entry starts with "~user", where Julia refuses to start.
/// Source: Julia base/initdefs.jl, init_depot_path.
Result<std::vector<QByteArray>> expandDepotPath(const DepotSurroundings &surroundings);

/// The depots of expandDepotPath() with role and writability; an entry that leads to the same directory as an earlier
/// one is left out. Entries that are no directory are listed with exists == false.
Result<std::vector<Depot>> findDepots(const DepotSurroundings &surroundings, const Disk &disk);

/// The depots for `--depot DIR` given once or several times: the first is the user's, the others shared.
std::vector<Depot> depotsAt(const std::vector<QByteArray> &paths, const Disk &disk);

} // namespace depotscope
