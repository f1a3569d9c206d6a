// SPDX-License-Identifier: MIT
#include "model/disk/partfile.h"

#include "model/text/names.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace depotscope {

namespace {

bool isStillAt(const Descriptor &file, const QByteArray &path, struct stat &status)
{
    struct stat there { };
    return ::fstat(file.number(), &status) == 0 && ::lstat(path.constData(), &there) == 0
        && status.st_dev == there.st_dev && status.st_ino == there.st_ino;
}

// Not every file system has hard links; there the check and the rename are two steps.
int renameToNothing(const char *from, const char *to)
{
    if (::link(from, to) == 0)
        return ::unlink(from);
    if (errno == EEXIST)
        return -1;
    struct stat status { };
    if (::lstat(to, &status) == 0) {
        errno = EEXIST;
        return -1;
    }
    return ::rename(from, to);
}

} // namespace

Result<PartFile> PartFile::create(const QByteArray &path)
{
    PartFile result;
    result.m_path = path;
    result.m_partPath = path + ".part";
    const char *name = result.m_partPath.constData();
    while (true) {
        Descriptor file(::open(name, O_WRONLY | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0666));
        if (!file && errno == ELOOP)
            return Failure({Fault::Unsafe, result.m_partPath, u"is a link"_s});
        if (!file) {
            const int code = errno;
            struct stat status { };
            const bool isThere = ::lstat(name, &status) == 0; // or else nobody knows it by this name
            return Failure(errorFromErrno(code, isThere ? result.m_partPath : path, "make"));
        }
        if (::flock(file.number(), LOCK_EX | LOCK_NB) != 0)
            return Failure({Fault::Busy, result.m_partPath, u"somebody else is writing it"_s});
        struct stat status { };
        // Who held the lock until now may have given it its name.
        if (!isStillAt(file, result.m_partPath, status))
            continue;
        if (!S_ISREG(status.st_mode))
            return Failure({Fault::Unsafe, result.m_partPath, u"is no regular file"_s});
        if (::ftruncate(file.number(), 0) != 0)
            return systemFailure(result.m_partPath, "empty");
        result.m_file = std::move(file);
        return result;
    }
}

PartFile::~PartFile()
{
    if (m_file)
        ::unlink(m_partPath.constData());
}

Result<void> PartFile::write(QByteArrayView content)
{
    while (!content.isEmpty()) {
        const ssize_t count = ::write(m_file.number(), content.data(), size_t(content.size()));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return systemFailure(m_path, "write");
        content = content.sliced(count);
    }
    return {};
}

Result<void> PartFile::commit(bool replaces)
{
    if (::fsync(m_file.number()) != 0)
        return systemFailure(m_path, "write");
    const char *from = m_partPath.constData();
    const char *to = m_path.constData();
    if ((replaces ? ::rename(from, to) : renameToNothing(from, to)) != 0)
        return systemFailure(m_path, "put in place");
    m_file = Descriptor();
    const Descriptor folder = openPath(parentFolder(cleanAbsolute(m_path)), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder)
        ::fsync(folder.number());
    return {};
}

} // namespace depotscope
