// SPDX-License-Identifier: MIT
#include "model/disk/disk.h"

#include "model/disk/fenced.h"

#include <algorithm>
#include <cerrno>
#include <dirent.h>
#include <fcntl.h>
#include <memory>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

namespace depotscope {

namespace {

class PosixDisk final : public Disk {
public:
    Result<FileStatus> stat(const QByteArray &path) const override;
    Result<std::vector<DirectoryEntry>> list(const QByteArray &path) const override;
    Result<QByteArray> read(const QByteArray &path, qint64 limit) const override;
    Result<QByteArray> readStart(const QByteArray &path, qint64 count) const override;
    bool isWritable(const QByteArray &path) const override;
    Result<DiskRoom> room(const QByteArray &path) const override;

    Result<FileStatus> statInside(const Fence &fence, const QByteArray &inside) const override
    {
        return lookFenced(fence, inside);
    }
    Result<void> makeDirectory(const Fence &fence, const QByteArray &inside) override
    {
        return makeDirectoryFenced(fence, inside);
    }
    Result<void> write(const Fence &fence, const QByteArray &inside, QByteArrayView content) override
    {
        return writeFenced(fence, inside, content);
    }
    Result<void> append(const Fence &fence, const QByteArray &inside, QByteArrayView content) override
    {
        return appendFenced(fence, inside, content);
    }
    Result<void> rewrite(const Fence &fence, const QByteArray &inside, const Edit &edit, bool keepsTime) override
    {
        return rewriteFenced(fence, inside, edit, keepsTime);
    }
    Result<void> move(const Fence &fence, const QByteArray &from, FileId expected, const QByteArray &to) override
    {
        return moveFenced(fence, from, expected, to);
    }
    Result<void> setMode(const Fence &fence, const QByteArray &inside, FileId expected, quint32 mode) override
    {
        return setModeFenced(fence, inside, expected, mode);
    }
    Result<void> setModified(const Fence &fence, const QByteArray &inside, FileId expected, ExactTime time) override
    {
        return setModifiedFenced(fence, inside, expected, time);
    }
    Result<void> removeEmpty(const Fence &fence, const QByteArray &inside) override
    {
        return removeEmptyFenced(fence, inside);
    }
    Result<Removal> removeTree(const Fence &fence, const QByteArray &inside, FileId expected, Job &job) override
    {
        return removeTreeFenced(fence, inside, expected, job);
    }
};

Result<FileStatus> PosixDisk::stat(const QByteArray &path) const
{
    struct stat status { };
    // What has a NUL in it is no path, and what is too long for the system is opened piece by piece.
    const bool isPlain = !path.contains('\0');
    if (!isPlain || ::stat(path.constData(), &status) != 0) {
        const Descriptor file = !isPlain || errno == ENAMETOOLONG ? openPath(path, O_PATH) : Descriptor();
        if (!file || ::fstat(file.number(), &status) != 0)
            return systemFailure(path, "look at");
    }
    return statusOf(status);
}

Result<std::vector<DirectoryEntry>> PosixDisk::list(const QByteArray &path) const
{
    Descriptor directory = openPath(path, O_RDONLY | O_DIRECTORY);
    if (!directory)
        return systemFailure(path, "open");
    struct Close {
        void operator()(DIR *stream) const { ::closedir(stream); }
    };
    const std::unique_ptr<DIR, Close> stream(::fdopendir(directory.number()));
    if (!stream)
        return systemFailure(path, "open");
    directory.release();

    std::vector<DirectoryEntry> entries;
    for (;;) {
        errno = 0;
        const dirent *entry = ::readdir(stream.get());
        if (!entry)
            break;
        const QByteArray name(entry->d_name);
        if (name == "." || name == "..")
            continue;
        FileType type = typeOfMode(DTTOIF(entry->d_type));
        if (type == FileType::Unknown) { // some file systems do not tell
            struct stat status { };
            if (::fstatat(::dirfd(stream.get()), entry->d_name, &status, AT_SYMLINK_NOFOLLOW) != 0)
                continue;
            type = typeOfMode(status.st_mode);
        }
        entries.push_back({name, type});
    }
    if (errno != 0)
        return systemFailure(path, "list");
    std::sort(entries.begin(), entries.end(), [](const auto &a, const auto &b) { return a.name < b.name; });
    return entries;
}

/// A regular file opened for reading; what it says of itself goes to `status`.
Result<Descriptor> openFile(const QByteArray &path, struct stat &status)
{
    const Error notRegular{Fault::Malformed, path, QStringLiteral("is not a regular file")};
    // Opening a device can have effects and opening a fifo wakes its writer, so look before.
    if (const Descriptor place = openPath(path, O_PATH); !place || ::fstat(place.number(), &status) != 0)
        return systemFailure(path, "open");
    if (!S_ISREG(status.st_mode))
        return Failure(notRegular);
    Descriptor file = openPath(path, O_RDONLY | O_NONBLOCK | O_NOCTTY);
    if (!file || ::fstat(file.number(), &status) != 0)
        return systemFailure(path, "open");
    if (!S_ISREG(status.st_mode))
        return Failure(notRegular);
    return file;
}

/// Reads until the buffer is full or the file ends. Returns how much, or -1 and errno.
qint64 fill(const Descriptor &file, char *buffer, qint64 size)
{
    qint64 filled = 0;
    while (filled < size) {
        const ssize_t count = ::read(file.number(), buffer + filled, std::size_t(size - filled));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return -1;
        if (count == 0)
            break;
        filled += count;
    }
    return filled;
}

Result<QByteArray> PosixDisk::readStart(const QByteArray &path, qint64 count) const
{
    struct stat status { };
    const Result<Descriptor> file = openFile(path, status);
    if (!file)
        return Failure(file.error());
    QByteArray content(count, Qt::Uninitialized);
    const qint64 size = fill(*file, content.data(), count);
    if (size < 0)
        return systemFailure(path, "read");
    content.resize(size);
    return content;
}

Result<QByteArray> PosixDisk::read(const QByteArray &path, qint64 limit) const
{
    const Error tooBig{Fault::TooBig, path, {}};
    struct stat status { };
    const Result<Descriptor> file = openFile(path, status);
    if (!file)
        return Failure(file.error());
    if (status.st_size > limit)
        return Failure(tooBig);

    // The size is a hint only: logs grow, and files below /proc say 0.
    QByteArray content(std::max<qint64>(status.st_size + 1, 4096), Qt::Uninitialized);
    qint64 size = 0;
    for (;;) {
        const qint64 count = fill(*file, content.data() + size, content.size() - size);
        if (count < 0)
            return systemFailure(path, "read");
        size += count;
        if (size > limit)
            return Failure(tooBig);
        if (size < content.size())
            break;
        content.resize(2 * size);
    }
    content.resize(size);
    return content;
}

Result<DiskRoom> PosixDisk::room(const QByteArray &path) const
{
    const Descriptor place = openPath(path, O_PATH);
    struct statvfs status;
    if (!place || ::fstatvfs(place.number(), &status) != 0)
        return systemFailure(path, "look at the file system of");
    if (status.f_blocks == 0)
        return Failure(Error{Fault::Malformed, path, QStringLiteral("is on a file system without a size")});
    const auto bytes = [&](fsblkcnt_t blocks) { return qint64(blocks) * qint64(status.f_frsize); };
    return DiskRoom{bytes(status.f_blocks), bytes(status.f_bavail)};
}

bool PosixDisk::isWritable(const QByteArray &path) const
{
    const Descriptor directory = openPath(path, O_PATH | O_DIRECTORY);
    return directory && ::faccessat(directory.number(), ".", W_OK | X_OK, AT_EACCESS) == 0;
}

} // namespace

Disk &Disk::real()
{
    static PosixDisk disk;
    return disk;
}

} // namespace depotscope
