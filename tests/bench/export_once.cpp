// SPDX-License-Identifier: MIT
// export_once DIR FILE [LEVEL]: packs DIR as `depotctl export` would, and nothing else; prints its sums.
#include "model/artifact/exporttree.h"
#include "model/text/names.h"

#include <cstdio>
#include <cstdlib>

int main(int argc, char **argv)
{
    using namespace depotscope;
    ExportOptions options;
    const auto compression = argc > 2 ? compressionOf(argv[2]) : std::nullopt;
    if (!compression) {
        std::fprintf(stderr, "usage: export_once DIR FILE.tar[.gz|.zst|.xz] [LEVEL]\n");
        return 2;
    }
    options.output = cleanAbsolute(argv[2]);
    options.compression = *compression;
    options.level = argc > 3 ? std::atoi(argv[3]) : 0;
    options.replaces = true;
    Job job;
    const auto done = exportTree(cleanAbsolute(argv[1]), options, job);
    if (!done) {
        std::fprintf(stderr, "%s\n", qPrintable(done.error().sentence()));
        return 1;
    }
    std::printf("%s %s %lld\n", done->hash.hex().constData(), done->sha256.constData(),
                static_cast<long long>(done->size));
}
