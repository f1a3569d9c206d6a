// SPDX-License-Identifier: MIT
#pragma once

#include "model/disk/posix.h"

#include <sys/stat.h>

namespace depotscope {

// The verbs of Disk that change something; private to this folder.

/// What a directory belongs to: a bind mount has the device of what it shows, but another mount.
struct MountedOn {
    quint64 device = 0;
    quint64 mount = 0;
    friend bool operator==(const MountedOn &, const MountedOn &) = default;
};

/// The file system that an open file is on.
Result<MountedOn> mountOf(const Descriptor &file, const QByteArray &path);

/// A place for an entry: the open directory, and the name in it.
struct Spot {
    Descriptor folder;
    QByteArray name;
    QByteArray path; ///< absolute, for people
    MountedOn on;
};

/// Walks to where `inside` is or would be.
Result<Spot> spotOf(const Fence &fence, const QByteArray &inside);

/// What `status`, of the entry itself, says.
FileStatus statusOf(const struct stat &status);

/// The error for `code`, with why it was denied as far as the entry `name` of `folder` tells.
Error refusalOf(int code, int folder, const char *name, const QByteArray &path, const char *doing);

/// Sets the mode of what is open, also if it was opened with O_PATH.
bool setModeOf(const Descriptor &file, mode_t mode);

Result<FileStatus> lookFenced(const Fence &fence, const QByteArray &inside);
Result<void> makeDirectoryFenced(const Fence &fence, const QByteArray &inside);
Result<void> writeFenced(const Fence &fence, const QByteArray &inside, QByteArrayView content);
Result<void> appendFenced(const Fence &fence, const QByteArray &inside, QByteArrayView content);
Result<void> rewriteFenced(const Fence &fence, const QByteArray &inside, const Disk::Edit &edit, bool keepsTime);
Result<void> moveFenced(const Fence &fence, const QByteArray &from, FileId expected, const QByteArray &to);
Result<void> setModeFenced(const Fence &fence, const QByteArray &inside, FileId expected, quint32 mode);
Result<void> setModifiedFenced(const Fence &fence, const QByteArray &inside, FileId expected, ExactTime time);
Result<void> removeEmptyFenced(const Fence &fence, const QByteArray &inside);
Result<Removal> removeTreeFenced(const Fence &fence, const QByteArray &inside, FileId expected, Job &job);

} // namespace depotscope
