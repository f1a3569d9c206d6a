// SPDX-License-Identifier: MIT
#pragma once

#include "model/depot/treehash.h"
#include "model/disk/disk.h"

#include <QUuid>
#include <optional>
#include <utility>
#include <vector>

namespace depotscope {

/// One binding of a name to an artifact, for one platform or for all.
struct ArtifactBinding {
    QByteArray name;
    TreeHash hash;
    bool isLazy = false;
    bool isDownloadable = false; ///< has at least one [[download]] with a URL
    std::vector<std::pair<QByteArray, QByteArray>> platform; ///< tags such as os, arch; empty if for all

    friend bool operator==(const ArtifactBinding &, const ArtifactBinding &) = default;
};

struct ArtifactsToml {
    std::vector<ArtifactBinding> bindings; ///< in the order of names, then of the file
    std::vector<Error> troubles;
    std::optional<Error>
        withoutHash; ///< the first of the troubles about a binding that has no tree hash: Pkg throws there
    bool isReadable = true; ///< false if it is no TOML at all
};

/// Reads an Artifacts.toml or JuliaArtifacts.toml leniently: each binding with a hash is kept.
/// Pure. Source: Julia stdlib Artifacts, Pkg.jl src/Artifacts.jl.
ArtifactsToml readArtifactsToml(QByteArrayView text, const QByteArray &path);

/// artifacts/Overrides.toml: where Julia looks instead. An empty target cancels an override of a later depot.
struct Overrides {
    std::vector<std::pair<TreeHash, QByteArray>> byHash; ///< hash -> absolute path or another hash
    struct ByName {
        QUuid package;
        QByteArray name;
        QByteArray target;
        friend bool operator==(const ByName &, const ByName &) = default;
    };
    std::vector<ByName> byName;
    std::vector<Error> troubles;
};
Overrides readOverrides(QByteArrayView text, const QByteArray &path);

} // namespace depotscope
