// SPDX-License-Identifier: MIT
#pragma once

#include "model/disk/disk.h"

#include <set>

namespace depotscope {

/// What became of a path that a log names.
enum class PathState {
    File,
    Directory,
    Gone, ///< not there, though the place where it was is
    Unavailable, ///< cannot be told: its disk is not mounted, its share not reachable, or its folder not permitted
};

/// Tells what is gone from what is only out of reach, which Pkg does not: it forgets both.
class PathProbe {
public:
    /// Reads which places /etc/fstab mounts.
    explicit PathProbe(const Disk &disk);

    /// Thread: any; concurrent calls are fine.
    PathState of(const QByteArray &path) const;

private:
    bool isUnmounted(const QByteArray &folder) const;

    const Disk &m_disk;
    std::set<QByteArray> m_mountPlaces;
};

} // namespace depotscope
