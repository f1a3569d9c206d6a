// SPDX-License-Identifier: MIT
// A program that is called julia: opens the file that the variable STANDIN_OPENS names, says "ready", and ends when its
// input does.
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <unistd.h>

int main()
{
    if (const char *path = std::getenv("STANDIN_OPENS"); path && ::open(path, O_RDONLY) < 0)
        return 1;
    std::puts("ready");
    std::fflush(stdout);
    char byte = 0;
    while (::read(STDIN_FILENO, &byte, 1) > 0) { }
    return 0;
}
