// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace depotscope {

/// Which of Julia's string hashes names a clone's folder.
enum class CloneNaming {
    Murmur, ///< Julia before 1.13
    Rapid, ///< Julia 1.13 and later
};

/// The folder below clones/ that Pkg keeps the clone of `source` (a manifest's repo-url, byte for byte) in.
/// Source: Pkg.jl src/Types.jl add_repo_cache_path; Julia base/hashing.jl (64-bit).
QByteArray cloneName(QByteArrayView source, CloneNaming naming);

/// The url of remote "origin" in the text of a git `config` file, or empty.
QByteArray originUrl(QByteArrayView config);

} // namespace depotscope
