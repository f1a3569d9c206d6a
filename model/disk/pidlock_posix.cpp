// SPDX-License-Identifier: MIT
#include "model/disk/pidlock.h"

#include "model/disk/fenced.h"
#include "model/text/names.h"

#include <algorithm>
#include <cerrno>
#include <climits>
#include <condition_variable>
#include <csignal>
#include <fcntl.h>
#include <mutex>
#include <thread>
#include <unistd.h>

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace depotscope {

namespace {

QByteArray hostName()
{
    char name[256] = {};
    return ::gethostname(name, sizeof name - 1) == 0 ? QByteArray(name) : QByteArray();
}

/// What a lock file says of its holder.
struct Holder {
    FileId id;
    quint32 process = 0; // 0 if it cannot be told
    QByteArray host;
    milliseconds age{0};

    bool isAlive() const
    {
        if (!host.isEmpty() && host != hostName())
            return true; // nobody can ask another machine
        return process != 0 && process <= quint32(INT_MAX) && (::kill(pid_t(process), 0) == 0 || errno != ESRCH);
    }

    bool isStale(milliseconds staleAge) const
    {
        constexpr int whoeverItIs = 25;
        return age > staleAge && (age > whoeverItIs * staleAge || !isAlive());
    }

    QString words() const
    {
        return process != 0 ? u"process %1 on %2"_s.arg(process).arg(forPeople(host)) : u"somebody"_s;
    }
};

/// None if there is no lock file.
std::optional<Holder> holderOf(const Spot &spot)
{
    const Descriptor file(
        ::openat(spot.folder.number(), spot.name.constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    if (!file)
        return errno == ENOENT ? std::nullopt : std::optional(Holder());
    Holder holder;
    struct stat status { };
    char text[512];
    const ssize_t size = ::read(file.number(), text, sizeof text);
    if (size < 0 || ::fstat(file.number(), &status) != 0)
        return holder; // one that cannot be read is as fresh as can be
    const QByteArray content(text, size);
    const qsizetype space = content.indexOf(' ');
    bool isNumber = false;
    const quint32 process = content.first(space < 0 ? content.size() : space).toUInt(&isNumber);
    holder.process = isNumber ? process : 0;
    holder.host = space < 0 ? QByteArray() : content.sliced(space + 1);
    holder.id = statusOf(status).id();
    holder.age = currentTime() - statusOf(status).modified;
    return holder;
}

} // namespace

struct PidLock::Held {
    Spot spot;
    Descriptor file;
    std::mutex mutex;
    std::condition_variable_any ended;
    std::jthread toucher;

    ~Held()
    {
        toucher = {};
        struct stat here { };
        struct stat ours { };
        if (::fstat(file.number(), &ours) == 0
            && ::fstatat(spot.folder.number(), spot.name.constData(), &here, AT_SYMLINK_NOFOLLOW) == 0
            && statusOf(here).id() == statusOf(ours).id())
            ::unlinkat(spot.folder.number(), spot.name.constData(), 0);
    }

    void keepFresh(milliseconds staleAge)
    {
        toucher = std::jthread([this, staleAge](const std::stop_token &stop) {
            std::unique_lock lock(mutex);
            while (!ended.wait_for(lock, stop, staleAge / 2, [&] { return stop.stop_requested(); }))
                ::futimens(file.number(), nullptr);
        });
    }
};

PidLock::PidLock(std::unique_ptr<Held> held)
    : m_held(std::move(held))
{
}

PidLock::PidLock(PidLock &&) noexcept = default;
PidLock &PidLock::operator=(PidLock &&) noexcept = default;
PidLock::~PidLock() = default;

Result<PidLock> PidLock::take(const Fence &fence, const QByteArray &inside, milliseconds staleAge,
                              milliseconds patience, Job &job)
{
    using std::chrono::steady_clock;
    auto spot = spotOf(fence, inside);
    if (!spot)
        return Failure(spot.error());
    const auto end = steady_clock::now() + patience;
    bool hasRemoved = false;
    for (milliseconds pause(1);; pause = std::min(2 * pause, milliseconds(100))) {
        Descriptor file(::openat(spot->folder.number(), spot->name.constData(),
                                 O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0444));
        if (file) {
            const QByteArray content = QByteArray::number(::getpid()) + ' ' + hostName();
            auto held = std::make_unique<Held>();
            held->spot = std::move(*spot);
            held->file = std::move(file);
            if (::write(held->file.number(), content.constData(), size_t(content.size())) != content.size())
                return systemFailure(held->spot.path, "write");
            held->keepFresh(staleAge);
            return PidLock(std::move(held));
        }
        if (errno != EEXIST)
            return Failure(refusalOf(errno, spot->folder.number(), spot->name.constData(), spot->path, "make"));
        const auto holder = holderOf(*spot);
        if (!holder)
            continue;
        struct stat now { };
        if (!hasRemoved && holder->isStale(staleAge)
            && ::fstatat(spot->folder.number(), spot->name.constData(), &now, AT_SYMLINK_NOFOLLOW) == 0
            && statusOf(now).id() == holder->id) {
            hasRemoved = true; // once: whoever makes it again is alive
            ::unlinkat(spot->folder.number(), spot->name.constData(), 0);
            continue;
        }
        if (steady_clock::now() >= end)
            return Failure({Fault::Busy, spot->path, u"held by %1"_s.arg(holder->words())});
        if (job.isStopped())
            return Failure({Fault::Stopped, spot->path, {}});
        std::this_thread::sleep_for(pause);
    }
}

} // namespace depotscope
