// SPDX-License-Identifier: MIT
#pragma once

#include <sys/wait.h>
#include <unistd.h>

namespace depotscope {

/// ThreadSanitizer cannot follow the threads of a forked process.
#ifdef __SANITIZE_THREAD__
inline constexpr bool followsForkedThreads = false;
#else
inline constexpr bool followsForkedThreads = true;
#endif

/// Exit code of `check`, run by a user who is not root.
template <typename Check> int asNobody(Check check)
{
    const pid_t child = ::fork();
    if (child == 0) {
        const bool isDemoted = ::getuid() != 0 || (::setgid(65534) == 0 && ::setuid(65534) == 0);
        ::_exit(isDemoted ? check() : 99);
    }
    int status = 0;
    return ::waitpid(child, &status, 0) == child && WIFEXITED(status) ? WEXITSTATUS(status) : 98;
}

} // namespace depotscope
