// SPDX-License-Identifier: MIT
#include "model/disk/fenced.h"

#include "model/text/names.h"

#include <QScopeGuard>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <sys/syscall.h>
#include <thread>
#include <unistd.h>

#ifndef RENAME_NOREPLACE
#define RENAME_NOREPLACE (1 << 0)
#endif

using namespace Qt::StringLiterals;

namespace depotscope {

namespace {

Time timeOf(const timespec &time)
{
    using namespace std::chrono;
    return Time(duration_cast<milliseconds>(seconds(time.tv_sec))
                + duration_cast<milliseconds>(nanoseconds(time.tv_nsec)));
}

Failure unsafe(const QByteArray &path, const QString &why)
{
    return Failure({Fault::Unsafe, path, why});
}

Result<FileStatus> statusAt(const Spot &spot)
{
    struct stat status { };
    if (::fstatat(spot.folder.number(), spot.name.constData(), &status, AT_SYMLINK_NOFOLLOW) != 0)
        return systemFailure(spot.path, "look at");
    return statusOf(status);
}

/// Opens the entry itself without a right to read or write it, if it is the expected one.
Result<Descriptor> openExpected(const Spot &spot, FileId expected)
{
    Descriptor entry(::openat(spot.folder.number(), spot.name.constData(), O_PATH | O_NOFOLLOW | O_CLOEXEC));
    struct stat status { };
    if (!entry || ::fstat(entry.number(), &status) != 0)
        return systemFailure(spot.path, "open");
    if (statusOf(status).id() != expected)
        return unsafe(spot.path, u"something else is there now"_s);
    return entry;
}

/// A path of what is open, for calls that take no descriptor that was opened with O_PATH.
std::array<char, 40> pathOf(const Descriptor &file)
{
    std::array<char, 40> path{};
    std::snprintf(path.data(), path.size(), "/proc/self/fd/%d", file.number());
    return path;
}

/// Gives the entry to `act`, which returns false with errno, if it is the expected one and no link.
template <typename Act>
Result<void> withExpected(const Fence &fence, const QByteArray &inside, FileId expected, const char *doing, Act act)
{
    const auto spot = spotOf(fence, inside);
    if (!spot)
        return Failure(spot.error());
    const auto entry = openExpected(*spot, expected);
    if (!entry)
        return Failure(entry.error());
    struct stat status { };
    if (::fstat(entry->number(), &status) == 0 && S_ISLNK(status.st_mode))
        return unsafe(spot->path, u"is a link, and links are not followed"_s);
    if (!act(*entry))
        return Failure(refusalOf(errno, spot->folder.number(), spot->name.constData(), spot->path, doing));
    return {};
}

int renameToNothing(const Spot &from, const Spot &to)
{
    const auto rename = [&](unsigned flags) {
        return ::syscall(SYS_renameat2, from.folder.number(), from.name.constData(), to.folder.number(),
                         to.name.constData(), flags);
    };
    if (rename(RENAME_NOREPLACE) == 0)
        return 0;
    if (errno != EINVAL && errno != ENOSYS)
        return -1;
    // Some network file systems cannot promise it.
    struct stat status { };
    if (::fstatat(to.folder.number(), to.name.constData(), &status, AT_SYMLINK_NOFOLLOW) == 0) {
        errno = EEXIST;
        return -1;
    }
    return ::renameat(from.folder.number(), from.name.constData(), to.folder.number(), to.name.constData());
}

Result<void> writeAll(const Descriptor &file, QByteArrayView content, const QByteArray &path)
{
    while (!content.isEmpty()) {
        const ssize_t count = ::write(file.number(), content.data(), size_t(content.size()));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return systemFailure(path, "write");
        content = content.sliced(count);
    }
    return {};
}

/// What is in `file` from `from` on.
Result<QByteArray> readFrom(const Descriptor &file, qint64 from, const QByteArray &path)
{
    QByteArray content;
    QByteArray piece(1 << 16, Qt::Uninitialized);
    for (;;) {
        const ssize_t count = ::pread(file.number(), piece.data(), size_t(piece.size()), off_t(from + content.size()));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return systemFailure(path, "read");
        if (count == 0)
            return content;
        content.append(piece.constData(), count);
    }
}

/// A new file beside its destination, which goes away unless it is put in place.
class NewFile {
public:
    static Result<NewFile> beside(const Spot &spot)
    {
        static std::atomic<unsigned> count = 0;
        NewFile file;
        // Not by O_TMPFILE, which many file systems lack; the process in the name keeps two programs apart.
        file.m_name = '.' + spot.name.first(std::min<qsizetype>(spot.name.size(), 200)) + '.'
            + QByteArray::number(::getpid()) + '-' + QByteArray::number(++count) + ".depotscope";
        file.m_folder = Descriptor(::dup(spot.folder.number()));
        file.m_file = Descriptor(::openat(spot.folder.number(), file.m_name.constData(),
                                          O_RDWR | O_CREAT | O_EXCL | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0666));
        if (!file.m_file)
            return systemFailure(spot.path, "make a new file beside");
        return file;
    }
    NewFile(NewFile &&) = default;
    ~NewFile()
    {
        if (m_file && !m_isInPlace)
            ::unlinkat(m_folder.number(), m_name.constData(), 0);
    }

    const Descriptor &file() const { return m_file; }

    Result<void> becomeLike(const struct stat &old, const QByteArray &path) const
    {
        if (old.st_gid != ::getegid() && ::fchown(m_file.number(), uid_t(-1), old.st_gid) != 0)
            errno = 0; // somebody else's group is kept where that is allowed
        if (::fchmod(m_file.number(), old.st_mode & 07777) != 0)
            return systemFailure(path, "set the mode of");
        return {};
    }

    /// `replaces` tells whether there is a file to be replaced; else nothing may be there.
    Result<void> putInPlace(const Spot &spot, bool replaces)
    {
        const int done = replaces
            ? ::renameat(spot.folder.number(), m_name.constData(), spot.folder.number(), spot.name.constData())
            : renameToNothing({Descriptor(::dup(spot.folder.number())), m_name, {}, {}}, spot);
        if (done != 0)
            return systemFailure(spot.path, "put a new file in place of");
        m_isInPlace = true;
        return {};
    }

private:
    NewFile() = default;
    Descriptor m_folder;
    Descriptor m_file;
    QByteArray m_name;
    bool m_isInPlace = false;
};

/// The names of a directory reach the disk too.
void syncFolder(const Spot &spot)
{
    const Descriptor folder(::openat(spot.folder.number(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder)
        ::fsync(folder.number());
}

Result<void> syncFile(const Descriptor &file, const QByteArray &path)
{
    if (::fsync(file.number()) != 0)
        return systemFailure(path, "write");
    return {};
}

/// The regular file at `spot`, opened; none if nothing is there.
Result<Descriptor> openRegular(const Spot &spot, struct stat &status)
{
    Descriptor place(::openat(spot.folder.number(), spot.name.constData(), O_PATH | O_NOFOLLOW | O_CLOEXEC));
    if (!place && errno == ENOENT)
        return Descriptor();
    if (!place || ::fstat(place.number(), &status) != 0)
        return systemFailure(spot.path, "open");
    if (!S_ISREG(status.st_mode))
        return unsafe(spot.path, u"is no regular file"_s);
    Descriptor file(
        ::openat(spot.folder.number(), spot.name.constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    if (!file || ::fstat(file.number(), &status) != 0)
        return systemFailure(spot.path, "open");
    if (!S_ISREG(status.st_mode))
        return unsafe(spot.path, u"is no regular file"_s);
    return file;
}

/// Nobody has a file open for writing, and who wants to waits, as long as this lives. A write that is under way shows
/// in pieces otherwise.
class Quiet {
public:
    Quiet(const Descriptor &file, std::chrono::milliseconds patience)
        : m_file(file.number())
    {
        using std::chrono::steady_clock;
        const auto end = steady_clock::now() + patience;
        // Who asks for the lease back does so by a signal; this one nobody dies of.
        ::fcntl(m_file, F_SETSIG, SIGURG);
        while (!(m_isGranted = ::fcntl(m_file, F_SETLEASE, F_RDLCK) == 0) && errno == EAGAIN
               && steady_clock::now() < end)
            std::this_thread::sleep_for(std::chrono::microseconds(100));
        if (!m_isGranted && errno != EAGAIN) // no leases here: give those who are at it the time that it takes
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    ~Quiet()
    {
        if (m_isGranted)
            ::fcntl(m_file, F_SETLEASE, F_UNLCK);
    }
    Q_DISABLE_COPY_MOVE(Quiet)

private:
    int m_file;
    bool m_isGranted = false;
};

} // namespace

FileStatus statusOf(const struct stat &status)
{
    return {typeOfMode(status.st_mode),
            status.st_size,
            timeOf(status.st_mtim),
            status.st_dev,
            status.st_ino,
            qint64(status.st_blocks) * 512,
            timeOf(status.st_ctim),
            status.st_mode & 07777,
            status.st_uid,
            status.st_nlink,
            ExactTime(std::chrono::seconds(status.st_mtim.tv_sec) + std::chrono::nanoseconds(status.st_mtim.tv_nsec))};
}

Result<MountedOn> mountOf(const Descriptor &file, const QByteArray &path)
{
    struct statx status { };
    if (::statx(file.number(), "", AT_EMPTY_PATH | AT_NO_AUTOMOUNT, STATX_MNT_ID, &status) != 0)
        return systemFailure(path, "look at");
    const bool hasMount = (status.stx_mask & STATX_MNT_ID) != 0; // since Linux 5.8
    return MountedOn{quint64(status.stx_dev_major) << 32 | status.stx_dev_minor, hasMount ? status.stx_mnt_id : 0};
}

Result<Spot> spotOf(const Fence &fence, const QByteArray &inside)
{
    const QList<QByteArray> names = inside.split('/');
    for (const QByteArray &name : names) {
        if (name.isEmpty() || name == "." || name == ".." || name.contains('\0'))
            return unsafe(joined(fence.root, inside),
                          u"it does not lie strictly inside %1"_s.arg(forPeople(fence.root)));
    }
    Spot spot{openPath(fence.root, O_PATH | O_DIRECTORY), names.back(), fence.root, {}};
    if (!spot.folder)
        return systemFailure(fence.root, "open");
    auto on = mountOf(spot.folder, spot.path);
    for (qsizetype i = 0; on && i + 1 < names.size(); ++i) {
        spot.on = *on;
        spot.path = joined(spot.path, names[i]);
        const bool isFollowed = i == 0 && std::ranges::find(fence.followedNames, names[0]) != fence.followedNames.end();
        const int flags = O_PATH | O_DIRECTORY | O_CLOEXEC | (isFollowed ? 0 : O_NOFOLLOW);
        Descriptor next(::openat(spot.folder.number(), names[i].constData(), flags));
        if (!next) {
            const int code = errno;
            struct stat status { };
            if (::fstatat(spot.folder.number(), names[i].constData(), &status, AT_SYMLINK_NOFOLLOW) == 0
                && S_ISLNK(status.st_mode) && !isFollowed)
                return unsafe(spot.path, u"is a link, and links are not followed"_s);
            return Failure(errorFromErrno(code, spot.path, "open"));
        }
        on = mountOf(next, spot.path);
        if (on && *on != spot.on && !isFollowed)
            return unsafe(spot.path, u"another file system is mounted there"_s);
        spot.folder = std::move(next);
    }
    if (!on)
        return Failure(on.error());
    spot.on = *on;
    spot.path = joined(spot.path, spot.name);
    return spot;
}

Error refusalOf(int code, int folder, const char *name, const QByteArray &path, const char *doing)
{
    Error error = errorFromErrno(code, path, doing);
    if (error.fault != Fault::Denied)
        return error;
    struct statx status { };
    const auto ask = [&](const char *entry) {
        return ::statx(folder, entry, AT_SYMLINK_NOFOLLOW | AT_NO_AUTOMOUNT | (*entry ? 0 : AT_EMPTY_PATH),
                       STATX_UID | STATX_MODE, &status)
            == 0;
    };
    if (ask(name) && (status.stx_attributes & STATX_ATTR_IMMUTABLE) != 0)
        error.detail = u"it is marked immutable"_s;
    else if (ask("") && status.stx_uid != ::geteuid())
        error.detail = u"its folder belongs to another user"_s;
    else if (ask(name) && status.stx_uid != ::geteuid())
        error.detail = u"it belongs to another user"_s;
    else if (ask("") && (status.stx_mode & 0200) == 0)
        error.detail = u"its folder is read-only"_s;
    return error;
}

bool setModeOf(const Descriptor &file, mode_t mode)
{
    return ::chmod(pathOf(file).data(), mode & 07777) == 0;
}

Result<FileStatus> lookFenced(const Fence &fence, const QByteArray &inside)
{
    const auto spot = spotOf(fence, inside);
    if (!spot)
        return Failure(spot.error());
    return statusAt(*spot);
}

Result<void> makeDirectoryFenced(const Fence &fence, const QByteArray &inside)
{
    const auto spot = spotOf(fence, inside);
    if (!spot)
        return Failure(spot.error());
    if (::mkdirat(spot->folder.number(), spot->name.constData(), 0777) != 0)
        return Failure(refusalOf(errno, spot->folder.number(), spot->name.constData(), spot->path, "make"));
    return {};
}

Result<void> writeFenced(const Fence &fence, const QByteArray &inside, QByteArrayView content)
{
    const auto spot = spotOf(fence, inside);
    if (!spot)
        return Failure(spot.error());
    struct stat old { };
    const bool exists = ::fstatat(spot->folder.number(), spot->name.constData(), &old, AT_SYMLINK_NOFOLLOW) == 0;
    if (exists && !S_ISREG(old.st_mode))
        return unsafe(spot->path, u"is no regular file"_s);
    auto file = NewFile::beside(*spot);
    if (!file)
        return Failure(file.error());
    return writeAll(file->file(), content, spot->path)
        .and_then([&] { return exists ? file->becomeLike(old, spot->path) : Result<void>(); })
        .and_then([&] { return syncFile(file->file(), spot->path); })
        .and_then([&] { return file->putInPlace(*spot, true); })
        .map([&] { syncFolder(*spot); });
}

Result<void> appendFenced(const Fence &fence, const QByteArray &inside, QByteArrayView content)
{
    const auto spot = spotOf(fence, inside);
    if (!spot)
        return Failure(spot.error());
    struct stat old { };
    if (::fstatat(spot->folder.number(), spot->name.constData(), &old, AT_SYMLINK_NOFOLLOW) == 0
        && !S_ISREG(old.st_mode))
        return unsafe(spot->path, u"is no regular file"_s);
    const Descriptor file(::openat(spot->folder.number(), spot->name.constData(),
                                   O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0666));
    if (!file)
        return Failure(refusalOf(errno, spot->folder.number(), spot->name.constData(), spot->path, "open"));
    return writeAll(file, content, spot->path);
}

Result<void> rewriteFenced(const Fence &fence, const QByteArray &inside, const Disk::Edit &edit, bool keepsTime)
{
    const auto spot = spotOf(fence, inside);
    if (!spot)
        return Failure(spot.error());
    constexpr auto patience = std::chrono::milliseconds(2000); // an append takes microseconds
    constexpr int maxTries = 20; // each time somebody else has replaced the file between two system calls of ours
    for (int tries = 0; tries < maxTries; ++tries) {
        struct stat before { };
        const auto old = openRegular(*spot, before);
        if (!old)
            return Failure(old.error());
        QByteArray content;
        if (*old) {
            const Quiet quiet(*old, patience);
            const auto read = readFrom(*old, 0, spot->path);
            if (!read)
                return Failure(read.error());
            content = *read;
        }
        const auto edited = edit(*old ? std::optional(content) : std::nullopt);
        if (!edited)
            return Failure(edited.error());
        if (!*edited)
            return {};

        auto file = NewFile::beside(*spot);
        if (!file)
            return Failure(file.error());
        const auto written = writeAll(file->file(), **edited, spot->path)
                                 .and_then([&] { return *old ? file->becomeLike(before, spot->path) : Result<void>(); })
                                 .and_then([&] { return syncFile(file->file(), spot->path); });
        if (!written)
            return written;

        qint64 carried = content.size();
        std::optional<Quiet> quiet;
        if (*old) {
            quiet.emplace(*old, patience);
            struct stat now { };
            const bool isSame = ::fstatat(spot->folder.number(), spot->name.constData(), &now, AT_SYMLINK_NOFOLLOW) == 0
                && statusOf(now).id() == statusOf(before).id();
            const auto again = readFrom(*old, 0, spot->path);
            if (!isSame || !again || !again->startsWith(content))
                continue;
            const auto added = writeAll(file->file(), QByteArrayView(*again).sliced(carried), spot->path);
            if (!added)
                return added;
            carried = again->size();
        }
        const auto keepTime = [&] {
            const timespec times[2] = {{0, UTIME_OMIT}, *old ? before.st_mtim : timespec{0, 0}};
            if (keepsTime)
                ::futimens(file->file().number(), times);
        };
        keepTime();
        if (const auto placed = file->putInPlace(*spot, bool(*old)); !placed) {
            if (placed.error().fault == Fault::Exists)
                continue;
            return placed;
        }
        quiet.reset(); // who had opened the old file by its name goes on now
        if (*old) {
            const Quiet last(*old, patience);
            const auto late = readFrom(*old, carried, spot->path);
            if (late && !late->isEmpty()) {
                if (const auto added = writeAll(file->file(), *late, spot->path); !added)
                    return added;
                keepTime();
                ::fsync(file->file().number());
            }
        }
        syncFolder(*spot);
        return {};
    }
    return Failure({Fault::Busy, spot->path, u"somebody else keeps rewriting it"_s});
}

Result<void> moveFenced(const Fence &fence, const QByteArray &from, FileId expected, const QByteArray &to)
{
    const auto source = spotOf(fence, from);
    if (!source)
        return Failure(source.error());
    const auto target = spotOf(fence, to);
    if (!target)
        return Failure(target.error());
    const auto entry = openExpected(*source, expected);
    if (!entry)
        return Failure(entry.error());
    const auto on = mountOf(*entry, source->path);
    if (!on)
        return Failure(on.error());
    if (*on != source->on)
        return unsafe(source->path, u"another file system is mounted there"_s);

    struct stat status { };
    ::fstat(entry->number(), &status);
    int code = renameToNothing(*source, *target) == 0 ? 0 : errno;
    if ((code == EACCES || code == EPERM) && S_ISDIR(status.st_mode) && (status.st_mode & 0200) == 0) {
        // A directory has an entry for its parent, which changes.
        if (setModeOf(*entry, status.st_mode | 0200)) {
            code = renameToNothing(*source, *target) == 0 ? 0 : errno;
            setModeOf(*entry, status.st_mode);
        }
    }
    if (code == EEXIST || code == ENOTEMPTY)
        return Failure({Fault::Exists, target->path, {}});
    if (code != 0)
        return Failure(refusalOf(code, source->folder.number(), source->name.constData(), source->path, "move"));
    if (const auto moved = statusAt(*target); moved && moved->id() != expected) {
        renameToNothing(*target, *source); // it was swapped for something else at the last moment
        return unsafe(source->path, u"something else is there now"_s);
    }
    return {};
}

Result<void> setModeFenced(const Fence &fence, const QByteArray &inside, FileId expected, quint32 mode)
{
    return withExpected(fence, inside, expected, "set the mode of",
                        [mode](const Descriptor &entry) { return setModeOf(entry, mode); });
}

Result<void> setModifiedFenced(const Fence &fence, const QByteArray &inside, FileId expected, ExactTime time)
{
    const auto second = std::chrono::floor<std::chrono::seconds>(time);
    const timespec times[2] = {{0, UTIME_OMIT},
                               {time_t(second.time_since_epoch().count()), long((time - second).count())}};
    return withExpected(fence, inside, expected, "set the time of", [&times](const Descriptor &entry) {
        return ::utimensat(AT_FDCWD, pathOf(entry).data(), times, 0) == 0;
    });
}

Result<void> removeEmptyFenced(const Fence &fence, const QByteArray &inside)
{
    const auto spot = spotOf(fence, inside);
    if (!spot)
        return Failure(spot.error());
    if (::unlinkat(spot->folder.number(), spot->name.constData(), AT_REMOVEDIR) == 0)
        return {};
    if (errno == EEXIST || errno == ENOTEMPTY)
        return Failure({Fault::Exists, spot->path, u"something is in it"_s});
    return Failure(refusalOf(errno, spot->folder.number(), spot->name.constData(), spot->path, "remove"));
}

} // namespace depotscope
