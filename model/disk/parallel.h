// SPDX-License-Identifier: MIT
#pragma once

#include "model/disk/job.h"

#include <algorithm>
#include <thread>
#include <vector>

namespace depotscope {

/// Calls body(i) for every i below `count`, on `threads` threads (0: as many as the machine has, at most 8); the caller is
/// one of them. Counts steps in job.done. Stops: between calls. `body` is called concurrently and must not throw.
template <typename Body> void forEachIndex(size_t count, Job &job, Body &&body, int threads = 0)
{
    std::atomic<size_t> next = 0;
    auto work = [&] {
        for (size_t i = next++; i < count && !job.isStopped(); i = next++) {
            body(i);
            job.done.fetch_add(1, std::memory_order_relaxed);
        }
    };
    const size_t usual = std::clamp(std::thread::hardware_concurrency(), 1U, 8U);
    const size_t hands = std::min(threads > 0 ? size_t(threads) : usual, count);
    std::vector<std::jthread> others;
    for (size_t i = 1; i < hands; ++i)
        others.emplace_back(work);
    work();
}

} // namespace depotscope
