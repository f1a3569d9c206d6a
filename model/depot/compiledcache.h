// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace depotscope {

/// What the head of a compiled cache file says, as far as all versions of Julia write it alike.
struct CompiledCache {
    QByteArray julia; ///< version of the Julia that made it, such as "1.10.4"; empty if it cannot be told
    QByteArray source; ///< first file that it was compiled from; may begin with "@depot/"; empty if it cannot be told
    friend bool operator==(const CompiledCache &, const CompiledCache &) = default;
};

/// How much of a file readCompiledCache() needs. Unit: bytes.
inline constexpr qint64 compiledCacheHead = 4096;

/// Reads the beginning of a .ji file, leniently. Pure. Source: Julia src/staticdata_utils.c (before 1.9 src/dump.c),
/// write_header, write_worklist_for_header, write_dependency_list.
CompiledCache readCompiledCache(QByteArrayView head);

} // namespace depotscope
