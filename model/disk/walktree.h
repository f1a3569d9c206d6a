// SPDX-License-Identifier: MIT
#pragma once

#include "model/disk/disk.h"

namespace depotscope {

/// What walkTree() meets.
struct WalkedEntry {
    QByteArray inside; ///< path relative to the tree
    FileType type = FileType::Unknown;
    bool isExecutable = false; ///< by its owner
    qint64 size = 0; ///< of a file
    QByteArray target; ///< of a link
    QByteArray path; ///< absolute or relative as the tree's is

    QByteArrayView name() const { return QByteArrayView(inside).sliced(inside.lastIndexOf('/') + 1); }
};

/// Is led through a tree. An error of any of its functions ends the walk, and is its result.
class TreeVisitor {
public:
    virtual ~TreeVisitor() = default;

    /// Each entry, a directory before what is in it. Says whether to go into the directory or to read the file.
    virtual Result<bool> meet(const WalkedEntry &entry) = 0;

    /// The content of the file met last, piece by piece.
    virtual Result<void> read(QByteArrayView content) = 0;

    /// After a directory that was gone into, or a file that was read.
    virtual Result<void> leave(const WalkedEntry &entry) = 0;
};

/// Leads `visitor` through the directory `path` (which may be a link) in the order of names, byte by byte; links inside
/// are met, not followed. Needs memory for the names in the folders on the way, not for the tree.
/// Errors: NotFound, NotDirectory, Denied, Io (also of a file that changes while it is read, or a path that is too long
/// for the system), Stopped. Stops: between blocks of a file. Thread: any.
Result<void> walkTree(const QByteArray &path, TreeVisitor &visitor, Job &job);

} // namespace depotscope
