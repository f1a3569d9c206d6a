// SPDX-License-Identifier: MIT
#pragma once

#include "model/depot/depotpath.h"

namespace depotscope {

/// Where Julias may be installed.
struct JuliaPlaces {
    std::vector<QByteArray> programFolders; ///< may have programs julia, julia-1.10, … or links to them
    std::vector<QByteArray> prefixes; ///< may be an installation: with bin/ and share/julia/
    std::vector<QByteArray> collections; ///< each folder in them may be an installation

    /// PATH, the versions of juliaup, asdf, mise and jill, and where people unpack them by hand.
    static JuliaPlaces ofProcess();
};

/// The versions of Julia in these places, sorted, each once. They are told by the folders that an installation has; no
/// program is started. Thread: any.
std::vector<JuliaVersion> installedJulias(const JuliaPlaces &places, const Disk &disk);

} // namespace depotscope
