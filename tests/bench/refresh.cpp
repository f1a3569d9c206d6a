// SPDX-License-Identifier: MIT
// refresh DIR [ROUNDS]: scans the depot DIR whole, and again building on that, in turns; prints the times and their
// ratio. That is what looking again costs where nothing has changed.
#include "model/disk/savedscan.h"
#include "model/inventory/layout.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

using namespace depotscope;

namespace {

double seconds(std::chrono::steady_clock::duration duration)
{
    return std::chrono::duration<double>(duration).count();
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 2) {
        std::fprintf(stderr, "usage: refresh DIR [ROUNDS]\n");
        return 2;
    }
    const std::vector<QByteArray> roots{argv[1]};
    const int rounds = argc > 2 ? std::atoi(argv[2]) : 5;
    ScanOptions options;
    options.followedNames = depotFolders();
    options.isSteady = isContentAddressed;
    Job job;
    std::vector<double> ratios;
    for (int round = 0; round < rounds; ++round) {
        options.before = nullptr;
        const auto whole = std::make_shared<SavedScan>();
        whole->taken = currentTime();
        const auto begin = std::chrono::steady_clock::now();
        whole->scan = scan(roots, options, job);
        const auto middle = std::chrono::steady_clock::now();
        options.before = whole;
        const Scan again = scan(roots, options, job);
        const auto end = std::chrono::steady_clock::now();
        const bool isSame = again.tree->totals(again.tree->roots().front())
            == whole->scan.tree->totals(whole->scan.tree->roots().front());
        ratios.push_back(seconds(end - middle) / seconds(middle - begin));
        std::printf("whole %.3f s, again %.3f s, ratio %.3f, %s\n", seconds(middle - begin), seconds(end - middle),
                    ratios.back(), isSame ? "same totals" : "OTHER TOTALS");
    }
    std::ranges::sort(ratios);
    std::printf("median ratio %.3f\n", ratios[ratios.size() / 2]);
    return 0;
}
