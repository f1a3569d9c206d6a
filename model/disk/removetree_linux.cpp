// SPDX-License-Identifier: MIT
#include "model/disk/fenced.h"

#include "model/disk/parallel.h"
#include "model/text/names.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <condition_variable>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <mutex>
#include <sys/syscall.h>
#include <thread>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace depotscope {

namespace {

constexpr int maxDepth = 64; // directories are kept open on the way down, up to here
constexpr size_t chunkSize = 512; // files that one worker removes at a time
constexpr size_t maxFailures = 100;

struct Names {
    std::vector<QByteArray> files; // whatever is no directory
    std::vector<QByteArray> folders;
};

/// A directory on its way out: open, and with what it must still get rid of.
struct Opened {
    Descriptor descriptor;
    FileId id;
    qint64 allocated = 0;
};

class Remover {
public:
    Remover(const Spot &top, Job &job)
        : m_top(top)
        , m_job(job)
    {
    }

    Result<Removal> remove(FileId expected)
    {
        struct stat status { };
        if (::fstatat(m_top.folder.number(), m_top.name.constData(), &status, AT_SYMLINK_NOFOLLOW) != 0)
            return systemFailure(m_top.path, "look at");
        const Failure changed({Fault::Unsafe, m_top.path, u"something else is there now"_s});
        if (statusOf(status).id() != expected)
            return changed;
        if (!S_ISDIR(status.st_mode)) {
            removeFile(m_top.folder.number(), m_top.name, [&] { return m_top.path; });
        } else {
            auto opened = open(m_top.folder.number(), m_top.name);
            if (!opened)
                return Failure(refusalOf(errno, m_top.folder.number(), m_top.name.constData(), m_top.path, "open"));
            if (opened->id != expected)
                return changed;
            const auto on = mountOf(opened->descriptor, m_top.path);
            if (!on)
                return Failure(on.error());
            if (*on != m_top.on)
                return Failure({Fault::Unsafe, m_top.path, u"another file system is mounted there"_s});
            auto folder = std::make_unique<Folder>();
            folder->name = m_top.name;
            folder->opened = std::move(*opened);
            m_tasks.push_back({folder.release(), {}, true});
            work();
            m_helpers.clear();
        }
        m_removal.freed = m_freed;
        m_removal.entries = m_entries;
        m_removal.isGone = ::fstatat(m_top.folder.number(), m_top.name.constData(), &status, AT_SYMLINK_NOFOLLOW) != 0
            && errno == ENOENT;
        return std::move(m_removal);
    }

private:
    struct Folder {
        Folder *parent = nullptr;
        QByteArray name;
        Opened opened;
        int depth = 0;
        std::atomic<int> pending = 1; // tasks in it, and folders in it that are still there
    };
    struct Task {
        Folder *folder = nullptr;
        std::vector<QByteArray> files; // to be removed ...
        bool isListed = false; // ... or the folder is to be opened and listed
    };

    // Every hand, the caller's included, takes the newest task: that keeps few directories open.
    void work()
    {
        std::unique_lock lock(m_mutex);
        for (;;) {
            m_changed.wait(lock, [this] { return !m_tasks.empty() || m_running == 0; });
            if (m_tasks.empty())
                break;
            Task task = std::move(m_tasks.back());
            m_tasks.pop_back();
            ++m_running;
            lock.unlock();
            run(task);
            lock.lock();
            --m_running;
            if (m_running == 0 || !m_tasks.empty())
                m_changed.notify_all();
        }
    }

    void add(std::vector<Task> tasks)
    {
        constexpr size_t worthAThread = 8;
        const std::lock_guard lock(m_mutex);
        for (Task &task : tasks)
            m_tasks.push_back(std::move(task));
        if (m_tasks.size() >= worthAThread && m_helpers.empty()) {
            for (int i = 1; i < diskThreads(); ++i)
                m_helpers.emplace_back([this] { work(); });
        }
        m_changed.notify_all();
    }

    void run(Task &task)
    {
        if (task.isListed)
            openAndList(*task.folder);
        else
            removeFiles(*task.folder, task.files);
        release(task.folder);
    }

    void openAndList(Folder &folder)
    {
        if (m_job.isStopped())
            return;
        if (folder.parent) {
            const int parent = folder.parent->opened.descriptor.number();
            if (folder.depth > maxDepth) {
                removeDeep(parent, folder);
                return;
            }
            auto opened = open(parent, folder.name);
            if (!opened) {
                failedToOpen(parent, folder.name, pathOf(*folder.parent));
                return;
            }
            if (!isSameMount(opened->descriptor, [&] { return pathOf(folder); }))
                return;
            folder.opened = std::move(*opened);
        }
        Names names = list(folder.opened.descriptor, [&] { return pathOf(folder); });
        std::vector<Task> tasks;
        for (QByteArray &name : names.folders) {
            auto *child = new Folder;
            child->parent = &folder;
            child->name = std::move(name);
            child->depth = folder.depth + 1;
            tasks.push_back({child, {}, true});
        }
        for (size_t from = chunkSize; from < names.files.size(); from += chunkSize) {
            const size_t end = std::min(from + chunkSize, names.files.size());
            tasks.push_back(
                {&folder, {names.files.begin() + qsizetype(from), names.files.begin() + qsizetype(end)}, false});
        }
        folder.pending += int(tasks.size());
        if (!tasks.empty())
            add(std::move(tasks));
        names.files.resize(std::min(names.files.size(), chunkSize));
        removeFiles(folder, names.files);
    }

    void removeFiles(const Folder &folder, const std::vector<QByteArray> &names)
    {
        for (const QByteArray &name : names) {
            if (m_job.isStopped())
                return;
            removeFile(folder.opened.descriptor.number(), name, [&] { return joined(pathOf(folder), name); });
        }
    }

    // The last one out shuts the door.
    void release(Folder *folder)
    {
        while (folder && --folder->pending == 0) {
            Folder *const parent = folder->parent;
            if (folder->opened.descriptor && !m_job.isStopped()) {
                folder->opened.descriptor = {};
                const int above = parent ? parent->opened.descriptor.number() : m_top.folder.number();
                removeFolder(above, folder->name, folder->opened.allocated, [&] { return pathOf(*folder); });
            }
            delete folder;
            folder = parent;
        }
    }

    /// A directory far down, alone and with few descriptors: those far above are closed, and found again by "..",
    /// which must then be what they were.
    void removeDeep(int base, const Folder &top)
    {
        constexpr size_t maxOpen = 32;
        struct Level {
            QByteArray name;
            Opened opened;
            std::vector<QByteArray> folders; // still to enter
        };
        std::vector<Level> levels;
        const auto pathOfLevel = [&](QByteArrayView name) {
            QByteArray path = pathOf(*top.parent);
            for (const Level &level : levels)
                path = joined(path, level.name);
            return joined(path, name);
        };
        const auto enter = [&](int parent, const QByteArray &name) {
            auto opened = open(parent, name);
            if (!opened) {
                failedToOpen(parent, name, pathOfLevel({}));
                return;
            }
            const auto path = [&] { return pathOfLevel(name); };
            if (!isSameMount(opened->descriptor, path))
                return;
            Names names = list(opened->descriptor, path);
            for (const QByteArray &file : names.files) {
                if (m_job.isStopped())
                    return;
                removeFile(opened->descriptor.number(), file, [&] { return joined(pathOfLevel(name), file); });
            }
            levels.push_back({name, std::move(*opened), std::move(names.folders)});
            if (levels.size() > maxOpen)
                levels[levels.size() - 1 - maxOpen].opened.descriptor = {};
        };

        enter(base, top.name);
        while (!levels.empty() && !m_job.isStopped()) {
            Level &level = levels.back();
            if (!level.folders.empty()) {
                const QByteArray name = std::move(level.folders.back());
                level.folders.pop_back();
                enter(level.opened.descriptor.number(), name);
                continue;
            }
            const Level done = std::move(level);
            levels.pop_back();
            if (levels.empty()) {
                removeFolder(base, done.name, done.opened.allocated, [&] { return pathOfLevel(done.name); });
                return;
            }
            Opened &parent = levels.back().opened;
            if (!parent.descriptor) {
                parent.descriptor = Descriptor(
                    ::openat(done.opened.descriptor.number(), "..", O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
                struct stat status { };
                if (!parent.descriptor || ::fstat(parent.descriptor.number(), &status) != 0
                    || statusOf(status).id() != parent.id) {
                    fail({Fault::Unsafe, pathOfLevel({}), u"something else is there now"_s});
                    return;
                }
            }
            removeFolder(parent.descriptor.number(), done.name, done.opened.allocated,
                         [&] { return pathOfLevel(done.name); });
        }
    }

    /// Opens a directory so that its entries can be removed. Errors: none, and errno.
    static std::optional<Opened> open(int parent, const QByteArray &name)
    {
        constexpr int flags = O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
        Opened opened{Descriptor(::openat(parent, name.constData(), O_RDONLY | flags)), {}, 0};
        struct stat status { };
        if (!opened.descriptor && errno == EACCES) {
            const Descriptor place(::openat(parent, name.constData(), O_PATH | flags));
            if (place && ::fstat(place.number(), &status) == 0 && setModeOf(place, status.st_mode | 0700))
                opened.descriptor = Descriptor(::openat(parent, name.constData(), O_RDONLY | flags));
            else
                errno = EACCES;
        }
        if (!opened.descriptor || ::fstat(opened.descriptor.number(), &status) != 0)
            return std::nullopt;
        if ((status.st_mode & 0700) != 0700)
            ::fchmod(opened.descriptor.number(), (status.st_mode | 0700) & 07777); // if it is not ours, removing fails
        opened.id = statusOf(status).id();
        opened.allocated = statusOf(status).allocated;
        return opened;
    }

    // What was a directory when it was listed: gone, swapped for something else, or not to be opened.
    void failedToOpen(int parent, const QByteArray &name, const QByteArray &parentPath)
    {
        const int code = errno;
        if (code == ENOENT)
            return;
        const QByteArray path = joined(parentPath, name);
        if (code == ENOTDIR || code == ELOOP)
            removeFile(parent, name, [&] { return path; });
        else
            fail(refusalOf(code, parent, name.constData(), path, "open"));
    }

    template <typename Path> bool isSameMount(const Descriptor &directory, Path path)
    {
        const auto on = mountOf(directory, {});
        if (on && *on == m_top.on)
            return true;
        fail({Fault::Unsafe, path(), u"another file system is mounted there"_s});
        return false;
    }

    template <typename Path> Names list(const Descriptor &directory, Path path)
    {
        struct Entry { // as the kernel writes it
            quint64 inode;
            qint64 offset;
            quint16 length;
            quint8 type;
            char name[1];
        };
        Names names;
        alignas(Entry) thread_local char buffer[1 << 16];
        for (;;) {
            const long count = ::syscall(SYS_getdents64, directory.number(), buffer, sizeof buffer);
            if (count < 0)
                fail(errorFromErrno(errno, path(), "list"));
            if (count <= 0)
                return names;
            for (long at = 0; at < count;) {
                const auto *entry = reinterpret_cast<const Entry *>(buffer + at);
                at += entry->length;
                const char *name = entry->name;
                if (std::strcmp(name, ".") == 0 || std::strcmp(name, "..") == 0)
                    continue;
                FileType type = typeOfMode(DTTOIF(entry->type));
                struct stat status { };
                if (type == FileType::Unknown && ::fstatat(directory.number(), name, &status, AT_SYMLINK_NOFOLLOW) == 0)
                    type = typeOfMode(status.st_mode);
                (type == FileType::Directory ? names.folders : names.files).emplace_back(name);
            }
        }
    }

    template <typename Path> void removeFile(int folder, const QByteArray &name, Path path)
    {
        struct stat status { };
        if (::fstatat(folder, name.constData(), &status, AT_SYMLINK_NOFOLLOW) != 0) {
            if (errno != ENOENT)
                fail(errorFromErrno(errno, path(), "look at"));
            return;
        }
        // Of a file's names the last one that goes frees it, so those go one at a time.
        std::unique_lock lock(m_links, std::defer_lock);
        if (status.st_nlink > 1 && !S_ISDIR(status.st_mode)) {
            lock.lock();
            if (::fstatat(folder, name.constData(), &status, AT_SYMLINK_NOFOLLOW) != 0)
                return;
        }
        if (::unlinkat(folder, name.constData(), 0) != 0) {
            if (errno != ENOENT)
                fail(refusalOf(errno, folder, name.constData(), path(), "remove"));
            return;
        }
        count(status.st_nlink == 1 ? qint64(status.st_blocks) * 512 : 0);
    }

    template <typename Path> void removeFolder(int parent, const QByteArray &name, qint64 allocated, Path path)
    {
        if (::unlinkat(parent, name.constData(), AT_REMOVEDIR) == 0)
            count(allocated);
        // What could not be removed in it has been said, or somebody is still writing there.
        else if (errno != ENOENT && !((errno == ENOTEMPTY || errno == EEXIST) && hasFailures()))
            fail(refusalOf(errno, parent, name.constData(), path(), "remove"));
    }

    void count(qint64 bytes)
    {
        m_freed.fetch_add(bytes, std::memory_order_relaxed);
        m_entries.fetch_add(1, std::memory_order_relaxed);
        m_job.bytes.fetch_add(bytes, std::memory_order_relaxed);
        m_job.files.fetch_add(1, std::memory_order_relaxed);
    }

    void fail(Error error)
    {
        const std::lock_guard lock(m_failing);
        if (m_removal.failures.size() < maxFailures)
            m_removal.failures.push_back(std::move(error));
    }

    bool hasFailures()
    {
        const std::lock_guard lock(m_failing);
        return !m_removal.failures.empty();
    }

    QByteArray pathOf(const Folder &folder) const
    {
        std::vector<QByteArrayView> names;
        for (const Folder *at = &folder; at->parent; at = at->parent)
            names.push_back(at->name);
        QByteArray path = m_top.path;
        for (auto name = names.rbegin(); name != names.rend(); ++name)
            path = joined(path, *name);
        return path;
    }

    const Spot &m_top;
    Job &m_job;
    std::mutex m_mutex; // for what follows
    std::condition_variable m_changed;
    std::vector<Task> m_tasks;
    int m_running = 0;
    std::mutex m_links;
    std::mutex m_failing; // for the failures
    Removal m_removal;
    std::atomic<qint64> m_freed = 0;
    std::atomic<qint64> m_entries = 0;
    std::vector<std::jthread> m_helpers;
};

} // namespace

Result<Removal> removeTreeFenced(const Fence &fence, const QByteArray &inside, FileId expected, Job &job)
{
    const auto spot = spotOf(fence, inside);
    if (!spot)
        return Failure(spot.error());
    return Remover(*spot, job).remove(expected);
}

} // namespace depotscope
