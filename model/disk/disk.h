// SPDX-License-Identifier: MIT
#pragma once

#include "model/disk/job.h"
#include "model/text/error.h"
#include "model/text/quantity.h"

#include <functional>
#include <optional>
#include <vector>

namespace depotscope {

enum class FileType : quint8 { File, Directory, Symlink, Fifo, Socket, Device, Unknown };

/// (device, inode): the identity of a file while it exists.
struct FileId {
    quint64 device = 0;
    quint64 inode = 0;
    friend auto operator<=>(const FileId &, const FileId &) = default;
};

/// What the file system says about one path.
struct FileStatus {
    FileType type = FileType::Unknown;
    qint64 size = 0; ///< bytes, as `ls` shows them
    Time modified;
    quint64 device = 0;
    quint64 inode = 0;
    qint64 allocated = 0; ///< bytes on disk
    Time changed; ///< content, name or mode
    quint32 mode = 0; ///< permission bits, 07777
    quint32 owner = 0; ///< user ID
    quint64 links = 1; ///< names of this file
    ExactTime exactlyModified;

    FileId id() const { return {device, inode}; }
    friend bool operator==(const FileStatus &, const FileStatus &) = default;
};

/// What the file system that something lies on holds. Units: bytes.
struct DiskRoom {
    qint64 size = 0;
    qint64 free = 0; ///< what a user who is not root can still write
    friend bool operator==(const DiskRoom &, const DiskRoom &) = default;
};

struct DirectoryEntry {
    QByteArray name;
    FileType type = FileType::Unknown;
};

/// A directory that changes are confined to. It may itself be a link, and so may those entries of it that are named
/// here; below them no link is followed and no file system that is mounted inside is entered.
struct Fence {
    QByteArray root;
    std::vector<QByteArray> followedNames;
};

/// What removing a tree came to.
struct Removal {
    qint64 freed = 0; ///< allocated bytes that are free now; a file that has names elsewhere frees nothing
    qint64 entries = 0; ///< that are gone
    bool isGone = false; ///< nothing is left of the tree
    std::vector<Error> failures; ///< what could not be removed, the first 100
};

/// The seam to the file system for everything but the bulk scan (which is scan.h). A test breaks verbs of it.
///
/// What changes something takes a fence and a path `inside` it (relative, without "." and ".."), and walks there
/// directory by directory with descriptors. All of it fails with Unsafe if there is a link or another file system on
/// the way, or if the entry is not the one that was `expected`; nothing is done then.
/// Thread: any; concurrent calls are fine.
class Disk {
public:
    virtual ~Disk() = default;

    /// Status of what `path` leads to, links followed. Errors: NotFound, Denied, Io.
    virtual Result<FileStatus> stat(const QByteArray &path) const = 0;

    /// Entries of a directory, sorted by name, without "." and "..". Errors: NotFound, NotDirectory, Denied, Io.
    virtual Result<std::vector<DirectoryEntry>> list(const QByteArray &path) const = 0;

    /// Whole content of a regular file; never blocks on a fifo or device. Errors: NotFound, Denied, Io, Malformed
    /// (not a regular file), TooBig (more than `limit` bytes).
    virtual Result<QByteArray> read(const QByteArray &path, qint64 limit = 512 * 1024 * 1024) const = 0;

    /// The first bytes of a regular file, at most `count`. Errors: as read().
    virtual Result<QByteArray> readStart(const QByteArray &path, qint64 count) const = 0;

    /// True if a new entry could be made in the directory `path` by this process.
    virtual bool isWritable(const QByteArray &path) const = 0;

    /// Room of the file system that `path` lies on. May block as long as that file system does not answer. Errors:
    /// NotFound, Denied, Io; Malformed if it has no size (such as /proc).
    virtual Result<DiskRoom> room(const QByteArray &path) const = 0;

    /// Status of the entry itself, links not followed. Errors: NotFound, Denied, Unsafe, Io.
    virtual Result<FileStatus> statInside(const Fence &fence, const QByteArray &inside) const = 0;

    /// Makes one directory. Errors: Exists (whatever it is), NotFound (no directory to make it in), Denied, Unsafe, Io.
    virtual Result<void> makeDirectory(const Fence &fence, const QByteArray &inside) = 0;

    /// Puts a whole file in place at once, or leaves what was there: a reader sees the old content or the new one, also
    /// after a crash. The mode of a file that was there is kept. Errors: Unsafe (something else than a file is there),
    /// Denied, Io (such as a full disk).
    virtual Result<void> write(const Fence &fence, const QByteArray &inside, QByteArrayView content) = 0;

    /// Adds `content` at the end of a file with a single system call, and makes the file if there is none.
    virtual Result<void> append(const Fence &fence, const QByteArray &inside, QByteArrayView content) = 0;

    /// Makes the new content of a file from the old one. Nothing, if it shall stay as it is; it is called again if
    /// somebody else rewrote the file meanwhile.
    using Edit = std::function<Result<std::optional<QByteArray>>(const std::optional<QByteArray> &content)>;

    /// Like write(), for a file that others append to without any lock: what they add while this runs is added to the
    /// new content, also if they opened the file before it was replaced. `edit` gets nothing if there is no file. With
    /// `keepsTime` a file keeps its time, and a new one seems to be from 1970. Errors: those of write() and of `edit`.
    virtual Result<void> rewrite(const Fence &fence, const QByteArray &inside, const Edit &edit,
                                 bool keepsTime = false) = 0;

    /// Moves an entry, whatever it is, to a path where nothing is. A directory of ours that may not be written is made
    /// writable for the move, and gets its mode back. Errors: Exists (at `to`), NotFound, OtherFileSystem, Denied,
    /// Busy, Unsafe, Io.
    virtual Result<void> move(const Fence &fence, const QByteArray &from, FileId expected, const QByteArray &to) = 0;

    /// Sets the permission bits of a file or directory. Errors: NotFound, Denied, Unsafe (or a link), Io.
    virtual Result<void> setMode(const Fence &fence, const QByteArray &inside, FileId expected, quint32 mode) = 0;

    /// Sets when a file or directory was last modified. Errors: as setMode().
    virtual Result<void> setModified(const Fence &fence, const QByteArray &inside, FileId expected, ExactTime time) = 0;

    /// Removes a directory if nothing is in it. Errors: Exists (something is), NotFound, NotDirectory, Denied, Busy,
    /// Unsafe, Io.
    virtual Result<void> removeEmpty(const Fence &fence, const QByteArray &inside) = 0;

    /// Removes an entry and everything in it, read-only directories too; links are removed, never followed. What is
    /// missing is no failure. Errors: NotFound, Denied, Unsafe, Io; what is wrong further down is in
    /// Removal::failures. Stops: between entries.
    virtual Result<Removal> removeTree(const Fence &fence, const QByteArray &inside, FileId expected, Job &job) = 0;

    /// The file system of this machine; lives as long as the program.
    static Disk &real();
};

} // namespace depotscope
