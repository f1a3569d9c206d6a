// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>
#include <atomic>
#include <stop_token>

namespace depotscope {

/// What a piece of long work is doing now.
enum class Stage { Starting, Scanning, Reading, Sorting, Packing };

/// Handed to long blocking work: counters that it bumps and a wish to stop that it watches.
/// Thread: any; all members may be used from several threads at once.
class Job {
public:
    Job() = default;
    explicit Job(std::stop_token token)
        : m_token(std::move(token))
    {
    }

    bool isStopped() const { return m_token.stop_requested(); }
    std::stop_token token() const { return m_token; } ///< for a part of the work that counts for itself

    std::atomic<Stage> stage = Stage::Starting;
    std::atomic<qint64> files = 0; ///< entries seen so far, folders included
    std::atomic<qint64> bytes = 0; ///< allocated bytes seen so far
    std::atomic<qint64> done = 0; ///< steps of the stage that are done ...
    std::atomic<qint64> total = 0; ///< ... of so many; 0 while unknown

private:
    std::stop_token m_token;
};

} // namespace depotscope
