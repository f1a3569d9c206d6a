// SPDX-License-Identifier: MIT
// peak COMMAND…: runs it with its output thrown away; prints seconds, peak memory in kB, CPU seconds and exit code.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    if (argc < 2)
        return 2;
    const auto begin = std::chrono::steady_clock::now();
    const pid_t child = fork();
    if (child == 0) {
        const int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
        dup2(nowhere, 1);
        dup2(nowhere, 2);
        execvp(argv[1], argv + 1);
        _exit(127);
    }
    int status = 0;
    rusage used{};
    if (child < 0 || wait4(child, &status, 0, &used) < 0)
        return 1;
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
    const auto cpu = [](const timeval &time) { return double(time.tv_sec) + double(time.tv_usec) / 1e6; };
    std::printf("%.4f %ld %.4f %d\n", seconds.count(), used.ru_maxrss, cpu(used.ru_utime) + cpu(used.ru_stime),
                WIFEXITED(status) ? WEXITSTATUS(status) : 128);
}
