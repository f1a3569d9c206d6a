// SPDX-License-Identifier: MIT
#include "model/session/background.h"

#include <algorithm>
#include <cstdint>
#include <linux/sched/types.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace depotscope {

void goToBackground()
{
    constexpr int niceness = 10;
    // From Linux 6.12 on, who works in long slices stands behind who wakes up for a short while, as an event loop does.
    constexpr std::uint64_t slice = 20'000'000; // ns
    sched_attr how{};
    // Where it is not allowed, the window answers a little later while something is done, no more.
    if (::syscall(SYS_sched_getattr, 0, &how, sizeof how, 0) != 0)
        return;
    how.sched_nice = std::max(how.sched_nice, niceness);
    how.sched_runtime = slice;
    (void)::syscall(SYS_sched_setattr, 0, &how, 0);
}

} // namespace depotscope
