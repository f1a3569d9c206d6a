// SPDX-License-Identifier: MIT
#include "model/session/background.h"

#include <algorithm>
#include <sys/resource.h>

namespace depotscope {

void goToBackground()
{
    constexpr int niceness = 10;
    // Of 0, on Linux, that is the thread alone.
    ::setpriority(PRIO_PROCESS, 0, std::max(::getpriority(PRIO_PROCESS, 0), niceness));
}

} // namespace depotscope
