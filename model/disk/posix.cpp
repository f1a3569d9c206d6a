// SPDX-License-Identifier: MIT
#include "model/disk/posix.h"

#include <cerrno>
#include <climits>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace depotscope {

Descriptor::~Descriptor()
{
    if (m_number >= 0)
        ::close(m_number);
}

Failure systemFailure(const QByteArray &path, const char *doing)
{
    return Failure(errorFromErrno(errno, path, doing));
}

FileType typeOfMode(mode_t mode)
{
    switch (mode & S_IFMT) {
    case S_IFREG:
        return FileType::File;
    case S_IFDIR:
        return FileType::Directory;
    case S_IFLNK:
        return FileType::Symlink;
    case S_IFIFO:
        return FileType::Fifo;
    case S_IFSOCK:
        return FileType::Socket;
    case S_IFBLK:
    case S_IFCHR:
        return FileType::Device;
    default:
        return FileType::Unknown;
    }
}

Descriptor openPath(const QByteArray &path, int flags)
{
    if (path.contains('\0')) { // the system would see only what is before it
        errno = ENOENT;
        return {};
    }
    Descriptor base;
    const char *rest = path.constData();
    const char *end = rest + path.size();
    while (end - rest >= PATH_MAX) {
        const QByteArrayView window(rest, PATH_MAX - 1);
        const qsizetype cut = window.lastIndexOf('/');
        if (cut <= 0) {
            errno = ENAMETOOLONG;
            return {};
        }
        const QByteArray part = window.first(cut).toByteArray();
        base =
            Descriptor(::openat(base ? base.number() : AT_FDCWD, part.constData(), O_PATH | O_DIRECTORY | O_CLOEXEC));
        if (!base)
            return {};
        for (rest += cut; *rest == '/'; ++rest) { }
    }
    // "a/" cut at its separator leaves nothing, which means the directory itself.
    return Descriptor(::openat(base ? base.number() : AT_FDCWD, base && rest == end ? "." : rest, flags | O_CLOEXEC));
}

} // namespace depotscope
