// SPDX-License-Identifier: MIT
#pragma once

#include "model/disk/posix.h"
#include "model/disk/treebuilder.h"

#include <algorithm>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

namespace depotscope {

// What the sources of this folder that scan share; private to them.

using Status = struct statx;

/// Looks at `name` in `directory`; false with errno if that fails.
inline bool stat(int directory, const char *name, int flags, Status &status)
{
    constexpr unsigned used =
        STATX_TYPE | STATX_NLINK | STATX_INO | STATX_SIZE | STATX_BLOCKS | STATX_MTIME | STATX_CTIME;
    return ::statx(directory, name, flags | AT_NO_AUTOMOUNT | AT_STATX_DONT_SYNC, used, &status) == 0;
}

inline FileId idOf(const Status &status)
{
    return {makedev(status.stx_dev_major, status.stx_dev_minor), status.stx_ino};
}

/// When its entries, name or mode changed last, in nanoseconds since 1970.
inline qint64 changeOf(const Status &status)
{
    return status.stx_ctime.tv_sec * 1'000'000'000 + status.stx_ctime.tv_nsec;
}

/// A node with what can be seen of it, and neither name nor place.
inline TreeBuilder::Node nodeOf(const Status &status)
{
    TreeBuilder::Node node{};
    node.apparent = status.stx_size;
    node.blocks = std::min<quint64>(status.stx_blocks, (quint64(1) << 48) - 1);
    node.type = quint64(typeOfMode(status.stx_mode));
    node.modified = quint32(std::clamp<qint64>(status.stx_mtime.tv_sec, 0, std::numeric_limits<quint32>::max()));
    return node;
}

} // namespace depotscope
