// SPDX-License-Identifier: MIT
#pragma once

#include "model/disk/filetree.h"

namespace depotscope {

/// An entry of a tree that is made in memory.
struct MadeEntry {
    QByteArray name;
    qint64 bytes = 0; ///< of its own, in whole blocks of 512
    std::vector<MadeEntry> entries;
    bool isFolder = !entries.empty();
};

/// What a scan of a disk with `root` on it would find.
FileTree madeTree(const MadeEntry &root);

} // namespace depotscope
