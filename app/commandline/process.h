// SPDX-License-Identifier: MIT
#pragma once

#include "app/commandline/commandline.h"

#include <stop_token>
#include <thread>

namespace depotscope {

/// What this process is surrounded by: environment, machine, terminals.
Surroundings surroundingsOfProcess();

/// While it lives, an interrupt (SIGINT) or a request to end (SIGTERM) stops the work that watches token(); a second
/// one ends the process at once. One that the parent process ignores stays ignored. Thread: make it before any other
/// thread, so that the signals reach no other.
class Interruption {
public:
    Interruption();
    ~Interruption();
    Q_DISABLE_COPY_MOVE(Interruption)

    std::stop_token token() const { return m_stop.get_token(); }

private:
    std::stop_source m_stop;
    std::thread m_watcher;
};

} // namespace depotscope
