// SPDX-License-Identifier: MIT
#include "model/disk/treecopy.h"

#include "model/text/names.h"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

namespace depotscope {

Result<TreeCopy> TreeCopy::in(const QByteArray &folder, const QByteArray &prefix)
{
    QByteArray pattern = joined(folder, prefix + "XXXXXX");
    if (!::mkdtemp(pattern.data()))
        return systemFailure(folder, "make a folder in");
    TreeCopy copy;
    copy.m_folder = folder;
    copy.m_path = pattern;
    return copy;
}

TreeCopy::~TreeCopy()
{
    if (m_path.isEmpty())
        return;
    Disk &disk = Disk::real();
    const Fence fence{m_folder, {}};
    const QByteArray name = lastComponent(m_path).toByteArray();
    Job job;
    if (const auto status = disk.statInside(fence, name))
        disk.removeTree(fence, name, status->id(), job);
}

Result<bool> TreeCopy::meet(const WalkedEntry &entry)
{
    const QByteArray path = joined(m_path, entry.inside);
    if (entry.type == FileType::Directory && ::mkdir(path.constData(), 0777) != 0)
        return systemFailure(path, "make");
    if (entry.type == FileType::Symlink && ::symlink(entry.target.constData(), path.constData()) != 0)
        return systemFailure(path, "make");
    if (entry.type == FileType::File) {
        const int mode = entry.isExecutable ? 0555 : 0444; // who made it may write to it until it is closed
        m_file = Descriptor(::open(path.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode));
        m_filePath = path;
        if (!m_file)
            return systemFailure(path, "make");
    }
    return entry.type == FileType::Directory || entry.type == FileType::File;
}

Result<void> TreeCopy::read(QByteArrayView content)
{
    while (!content.isEmpty()) {
        const ssize_t count = ::write(m_file.number(), content.data(), size_t(content.size()));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return systemFailure(m_filePath, "write");
        content = content.sliced(count);
    }
    return {};
}

Result<void> TreeCopy::leave(const WalkedEntry & /*entry*/)
{
    m_file = Descriptor();
    return {};
}

Result<bool> TreeCopy::commit(const QByteArray &name)
{
    struct stat above { };
    const QByteArray path = joined(m_folder, name);
    if (::stat(m_folder.constData(), &above) != 0)
        return systemFailure(m_folder, "look at");
    if (::chmod(m_path.constData(), above.st_mode & 0777) != 0)
        return systemFailure(m_path, "set the mode of");
    struct stat there { };
    if (::lstat(path.constData(), &there) == 0)
        return false;
    if (::rename(m_path.constData(), path.constData()) != 0) {
        if (errno == EEXIST || errno == ENOTEMPTY)
            return false;
        return systemFailure(path, "put in place");
    }
    m_path.clear();
    return true;
}

} // namespace depotscope
