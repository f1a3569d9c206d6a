// SPDX-License-Identifier: MIT
#pragma once

#include "model/disk/disk.h"

#include <memory>

namespace depotscope {

/// A lock among our own programs, which the system gives back when the process ends, however it ends. The file stays.
class ProcessLock {
public:
    /// Errors: Busy (held by another for longer than `patience`), Stopped, Denied, Unsafe, Io. Stops: while waiting.
    static Result<ProcessLock> take(const Fence &fence, const QByteArray &inside, std::chrono::milliseconds patience,
                                    Job &job);
    ProcessLock(ProcessLock &&) noexcept;
    ProcessLock &operator=(ProcessLock &&) noexcept;
    ~ProcessLock();

private:
    struct Held;
    explicit ProcessLock(std::unique_ptr<Held> held);
    std::unique_ptr<Held> m_held;
};

} // namespace depotscope
