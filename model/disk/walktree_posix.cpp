// SPDX-License-Identifier: MIT
#include "model/disk/walktree.h"

#include "model/disk/posix.h"
#include "model/text/names.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace depotscope {

namespace {

constexpr size_t blockSize = 256 * 1024;

/// A directory on the way down. The names stand one after the other, since there may be very many.
struct Frame {
    WalkedEntry entry;
    QByteArray names;
    std::vector<quint32> order; // where in `names`
    size_t next = 0;
};

Failure changed(const QByteArray &path)
{
    return Failure({Fault::Io, path, u"changed while it was read"_s});
}

Result<void> list(Frame &frame)
{
    struct Close {
        void operator()(DIR *stream) const { ::closedir(stream); }
    };
    const std::unique_ptr<DIR, Close> stream(::opendir(frame.entry.path.constData()));
    if (!stream)
        return systemFailure(frame.entry.path, "list");
    errno = 0;
    while (const dirent *entry = ::readdir(stream.get())) {
        if (std::strcmp(entry->d_name, ".") == 0 || std::strcmp(entry->d_name, "..") == 0)
            continue;
        frame.order.push_back(quint32(frame.names.size()));
        frame.names.append(entry->d_name).append('\0');
    }
    if (errno != 0)
        return systemFailure(frame.entry.path, "list");
    const char *names = frame.names.constData();
    std::ranges::sort(frame.order, [names](quint32 a, quint32 b) { return std::strcmp(names + a, names + b) < 0; });
    return {};
}

Result<QByteArray> targetOf(const QByteArray &path, qint64 size)
{
    // Some file systems do not tell how long a link is.
    QByteArray target(std::max<qint64>(size + 1, 256), Qt::Uninitialized);
    while (true) {
        const ssize_t count = ::readlink(path.constData(), target.data(), size_t(target.size()));
        if (count < 0)
            return systemFailure(path, "read the link");
        if (count < target.size())
            return target.first(count);
        target.resize(2 * target.size());
    }
}

Result<void> readFile(const WalkedEntry &entry, const struct stat &met, TreeVisitor &visitor, Job &job,
                      std::vector<char> &block)
{
    // Neither a fifo nor a link that has taken its place is waited for or followed.
    const Descriptor file(::open(entry.path.constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    if (!file)
        return systemFailure(entry.path, "open");
    const auto isSame = [&] {
        struct stat now { };
        return ::fstat(file.number(), &now) == 0 && now.st_dev == met.st_dev && now.st_ino == met.st_ino
            && now.st_size == met.st_size && now.st_mode == met.st_mode && now.st_mtim.tv_sec == met.st_mtim.tv_sec
            && now.st_mtim.tv_nsec == met.st_mtim.tv_nsec;
    };
    if (!isSame())
        return changed(entry.path);
    for (qint64 left = entry.size; left > 0;) {
        if (job.isStopped())
            return Failure({Fault::Stopped, {}, {}});
        const ssize_t count = ::read(file.number(), block.data(), std::min(block.size(), size_t(left)));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return systemFailure(entry.path, "read");
        if (count == 0)
            return changed(entry.path);
        left -= count;
        job.bytes += count;
        if (const auto taken = visitor.read({block.data(), qsizetype(count)}); !taken)
            return taken;
    }
    return isSame() ? Result<void>() : changed(entry.path);
}

} // namespace

Result<void> walkTree(const QByteArray &path, TreeVisitor &visitor, Job &job)
{
    std::vector<char> block(blockSize);
    std::vector<Frame> stack;
    const auto enter = [&stack](WalkedEntry entry) {
        stack.push_back({std::move(entry), {}, {}, 0});
        return list(stack.back());
    };
    WalkedEntry root;
    root.type = FileType::Directory;
    root.path = path;
    if (const auto entered = enter(std::move(root)); !entered)
        return entered;

    while (true) {
        if (job.isStopped())
            return Failure({Fault::Stopped, {}, {}});
        Frame &frame = stack.back();
        if (frame.next == frame.order.size()) {
            if (stack.size() == 1)
                return {};
            const WalkedEntry done = std::move(frame.entry);
            stack.pop_back();
            if (const auto left = visitor.leave(done); !left)
                return left;
            continue;
        }
        const char *name = frame.names.constData() + frame.order[frame.next++];
        WalkedEntry entry;
        entry.inside = frame.entry.inside.isEmpty() ? QByteArray(name) : frame.entry.inside + '/' + name;
        entry.path = joined(frame.entry.path, name);
        struct stat status { };
        if (::lstat(entry.path.constData(), &status) != 0)
            return systemFailure(entry.path, "look at");
        entry.type = typeOfMode(status.st_mode);
        entry.isExecutable = (status.st_mode & S_IXUSR) != 0;
        if (entry.type == FileType::File)
            entry.size = status.st_size;
        if (entry.type == FileType::Symlink) {
            auto target = targetOf(entry.path, status.st_size);
            if (!target)
                return Failure(target.error());
            entry.target = std::move(*target);
        }
        ++job.files;
        const auto goesOn = visitor.meet(entry);
        if (!goesOn)
            return Failure(goesOn.error());
        if (!*goesOn)
            continue;
        if (entry.type == FileType::Directory) {
            if (const auto entered = enter(std::move(entry)); !entered)
                return entered;
        } else if (entry.type == FileType::File) {
            const auto done =
                readFile(entry, status, visitor, job, block).and_then([&] { return visitor.leave(entry); });
            if (!done)
                return done;
        }
    }
}

} // namespace depotscope
