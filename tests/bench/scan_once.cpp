// SPDX-License-Identifier: MIT
// scan_once DIR [THREADS]: one scan and nothing else; prints what `depotctl scan` would.
#include "model/disk/scan.h"

#include <cstdio>
#include <cstdlib>

int main(int argc, char **argv)
{
    using namespace depotscope;
    if (argc < 2) {
        std::fprintf(stderr, "usage: scan_once DIR [THREADS]\n");
        return 2;
    }
    Job job;
    const Scan found = scan({QByteArray(argv[1])}, {.threads = argc > 2 ? std::atoi(argv[2]) : 0}, job);
    for (const Error &trouble : found.troubles)
        std::fprintf(stderr, "%s\n", qPrintable(trouble.sentence()));
    if (!found.tree->roots().front())
        return 1;
    const Totals totals = found.tree->totals(found.tree->roots().front());
    std::printf("%lld files, %lld directories, %lld bytes, %lld apparent\n", static_cast<long long>(totals.files),
                static_cast<long long>(totals.directories), static_cast<long long>(totals.allocated),
                static_cast<long long>(totals.apparent));
    return found.troubles.empty() ? 0 : 3;
}
