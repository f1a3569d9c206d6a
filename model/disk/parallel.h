// SPDX-License-Identifier: MIT
#pragma once

#include "model/disk/job.h"

#include <algorithm>
#include <thread>
#include <vector>

namespace depotscope {

/// How many threads are to ask the disk at once. More than the machine can run: where it has to be waited for, disks
/// answer several at once almost as soon as one.
inline int diskThreads()
{
    return std::clamp(4 * int(std::thread::hardware_concurrency()), 8, 16);
}

/// Calls body(i) for every i below `count`, on `threads` threads (0: diskThreads()); the caller is one of them. Counts
/// steps in job.done. Stops: between calls. `body` is called concurrently and must not throw.
template <typename Body> void forEachIndex(size_t count, Job &job, Body &&body, int threads = 0)
{
    std::atomic<size_t> next = 0;
    auto work = [&] {
        for (size_t i = next++; i < count && !job.isStopped(); i = next++) {
            body(i);
            job.done.fetch_add(1, std::memory_order_relaxed);
        }
    };
    const size_t hands = std::min(size_t(threads > 0 ? threads : diskThreads()), count);
    std::vector<std::jthread> others;
    for (size_t i = 1; i < hands; ++i)
        others.emplace_back(work);
    work();
}

} // namespace depotscope
