// SPDX-License-Identifier: MIT
#pragma once

#include "model/disk/disk.h"

#include <memory>

namespace depotscope {

/// A lock that Julia's programs honour: a file with the process in it, touched while it is held, and removed when this
/// object ends unless somebody took it for stale meanwhile. Source: Julia stdlib/FileWatching/src/pidfile.jl.
class PidLock {
public:
    /// Waits for the lock file `inside` the fence. One that was not touched for `staleAge` is taken from a process of
    /// this machine that is gone; whoever it belongs to, after 25 times that. Errors: Busy (held by another for longer
    /// than `patience`), Stopped, NotFound (no directory for it), Denied, Unsafe, Io. Stops: while waiting.
    static Result<PidLock> take(const Fence &fence, const QByteArray &inside, std::chrono::milliseconds staleAge,
                                std::chrono::milliseconds patience, Job &job);
    PidLock(PidLock &&) noexcept;
    PidLock &operator=(PidLock &&) noexcept;
    ~PidLock();

private:
    struct Held;
    explicit PidLock(std::unique_ptr<Held> held);
    std::unique_ptr<Held> m_held;
};

} // namespace depotscope
