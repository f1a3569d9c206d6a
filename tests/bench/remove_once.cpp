// SPDX-License-Identifier: MIT
// remove_once DIR: removes the tree DIR and nothing else; to be compared with `rm -rf` of the same tree.
#include "model/disk/disk.h"
#include "model/disk/names.h"

#include <cstdio>

int main(int argc, char **argv)
{
    using namespace depotscope;
    if (argc != 2) {
        std::fprintf(stderr, "usage: remove_once DIR\n");
        return 2;
    }
    const QByteArray path = cleanAbsolute(argv[1]);
    const Fence fence{parentFolder(path), {}};
    const QByteArray name = lastComponent(path).toByteArray();
    Job job;
    const auto removal = Disk::real().lookInside(fence, name).and_then([&](const FileStatus &status) {
        return Disk::real().removeTree(fence, name, status.id(), job);
    });
    if (!removal) {
        std::fprintf(stderr, "%s\n", qPrintable(removal.error().sentence()));
        return 1;
    }
    for (const Error &failure : removal->failures)
        std::fprintf(stderr, "%s\n", qPrintable(failure.sentence()));
    std::printf("%lld entries, %lld bytes\n", static_cast<long long>(removal->entries),
                static_cast<long long>(removal->freed));
    return removal->isGone ? 0 : 3;
}
