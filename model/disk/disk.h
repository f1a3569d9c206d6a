// SPDX-License-Identifier: MIT
#pragma once

#include "model/disk/error.h"
#include "model/disk/quantity.h"

#include <vector>

namespace depotscope {

enum class FileType : quint8 { File, Directory, Symlink, Fifo, Socket, Device, Unknown };

/// What the file system says about one path.
struct FileStatus {
    FileType type = FileType::Unknown;
    qint64 size = 0; ///< bytes, as `ls` shows them
    Time modified;
    quint64 device = 0;
    quint64 inode = 0;
    friend bool operator==(const FileStatus &, const FileStatus &) = default;
};

struct DirectoryEntry {
    QByteArray name;
    FileType type = FileType::Unknown;
};

/// The seam to the file system for everything but the bulk scan (which is scan.h). A test breaks verbs of it.
/// Thread: any; concurrent calls are fine.
class Disk {
public:
    virtual ~Disk() = default;

    /// Status of what `path` leads to, links followed. Errors: NotFound, Denied, Io.
    virtual Result<FileStatus> look(const QByteArray &path) const = 0;

    /// Entries of a directory, sorted by name, without "." and "..". Errors: NotFound, NotDirectory, Denied, Io.
    virtual Result<std::vector<DirectoryEntry>> list(const QByteArray &path) const = 0;

    /// Whole content of a regular file; never blocks on a fifo or device. Errors: NotFound, Denied, Io, Malformed
    /// (not a regular file), TooBig (more than `limit` bytes).
    virtual Result<QByteArray> read(const QByteArray &path, qint64 limit = 512 * 1024 * 1024) const = 0;

    /// The first bytes of a regular file, at most `count`. Errors: as read().
    virtual Result<QByteArray> readStart(const QByteArray &path, qint64 count) const = 0;

    /// True if a new entry could be made in the directory `path` by this process.
    virtual bool isWritable(const QByteArray &path) const = 0;

    /// The file system of this machine; lives as long as the program.
    static const Disk &real();
};

} // namespace depotscope
