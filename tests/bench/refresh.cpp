// SPDX-License-Identifier: MIT
// refresh DIR [ROUNDS]: scans the depot DIR whole, then again building on that and trusting what lies inside
// content-addressed folders, then without trusting, in turns; prints the times and their ratios. That is what looking
// again costs where nothing has changed: the window does the one at once and the other behind it.
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
    std::vector<double> trusting;
    std::vector<double> doubting;
    const auto timed = [&](Scan &result) {
        const auto begin = std::chrono::steady_clock::now();
        result = scan(roots, options, job);
        return seconds(std::chrono::steady_clock::now() - begin);
    };
    for (int round = 0; round < rounds; ++round) {
        options.before = nullptr;
        const auto whole = std::make_shared<SavedScan>();
        whole->taken = currentTime();
        const double all = timed(whole->scan);
        options.before = whole;
        for (const bool trusts : {true, false}) {
            options.trustsSteady = trusts;
            Scan again;
            const double time = timed(again);
            (trusts ? trusting : doubting).push_back(time / all);
            const bool isSame = again.tree->totals(again.tree->roots().front())
                == whole->scan.tree->totals(whole->scan.tree->roots().front());
            std::printf("whole %.3f s, again %.3f s %s, ratio %.3f, %s\n", all, time, trusts ? "trusting" : "doubting",
                        time / all, isSame ? "same totals" : "OTHER TOTALS");
        }
    }
    std::ranges::sort(trusting);
    std::ranges::sort(doubting);
    std::printf("median ratio %.3f trusting, %.3f doubting\n", trusting[trusting.size() / 2],
                doubting[doubting.size() / 2]);
    return 0;
}
