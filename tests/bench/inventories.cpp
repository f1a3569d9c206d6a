// SPDX-License-Identifier: MIT
// inventories DIR [TIMES]: takes the inventory of the depot DIR several times over, as a window does that stays open,
// and plans a collection by each; prints how long each took.
#include "model/cleaning/gc.h"
#include "model/inventory/memory.h"

#include <cstdlib>
#include <iostream>

using namespace depotscope;

namespace {

double milliseconds(std::chrono::steady_clock::duration duration)
{
    return std::chrono::duration<double, std::milli>(duration).count();
}

} // namespace

int main(int count, char **words)
{
    if (count < 2) {
        std::cerr << "inventories DIR [TIMES]\n";
        return 2;
    }
    InventoryOptions options;
    options.memory = std::make_shared<Memory>();
    const int times = count > 2 ? std::atoi(words[2]) : 3;
    for (int i = 0; i < times; ++i) {
        Job job;
        const auto before = std::chrono::steady_clock::now();
        scan({words[1]}, {}, job);
        const auto start = std::chrono::steady_clock::now();
        const auto inventory = takeInventory(depotsAt({words[1]}, Disk::real()), options, Disk::real(), job);
        const auto taken = std::chrono::steady_clock::now();
        const Plan plan = planGc(*inventory, {}, currentTime());
        const auto planned = std::chrono::steady_clock::now();
        std::cout << "scan alone " << milliseconds(start - before) << " ms, inventory with it "
                  << milliseconds(taken - start) << " ms, plan " << milliseconds(planned - taken) << " ms, items "
                  << inventory->items.size() << ", steps " << plan.steps.size() << '\n';
    }
    return 0;
}
