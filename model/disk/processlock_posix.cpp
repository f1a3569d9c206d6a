// SPDX-License-Identifier: MIT
#include "model/disk/processlock.h"

#include "model/disk/fenced.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <thread>

using namespace Qt::StringLiterals;

namespace depotscope {

struct ProcessLock::Held {
    Descriptor file;
};

ProcessLock::ProcessLock(std::unique_ptr<Held> held)
    : m_held(std::move(held))
{
}

ProcessLock::ProcessLock(ProcessLock &&) noexcept = default;
ProcessLock &ProcessLock::operator=(ProcessLock &&) noexcept = default;
ProcessLock::~ProcessLock() = default;

Result<ProcessLock> ProcessLock::take(const Fence &fence, const QByteArray &inside, std::chrono::milliseconds patience,
                                      Job &job)
{
    using std::chrono::steady_clock;
    const auto spot = spotOf(fence, inside);
    if (!spot)
        return Failure(spot.error());
    auto held = std::make_unique<Held>();
    held->file = Descriptor(
        ::openat(spot->folder.number(), spot->name.constData(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666));
    if (!held->file)
        return Failure(refusalOf(errno, spot->folder.number(), spot->name.constData(), spot->path, "open"));
    const auto end = steady_clock::now() + patience;
    while (::flock(held->file.number(), LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK && errno != EINTR)
            return systemFailure(spot->path, "lock");
        if (steady_clock::now() >= end)
            return Failure({Fault::Busy, spot->path, u"another depotctl or Depotscope is cleaning this depot"_s});
        if (job.isStopped())
            return Failure({Fault::Stopped, spot->path, {}});
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return ProcessLock(std::move(held));
}

} // namespace depotscope
