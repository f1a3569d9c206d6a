// SPDX-License-Identifier: MIT
#include "model/inventory/inventory.h"

#include "model/depot/installedjulias.h"
#include "model/disk/savedscan.h"
#include "model/inventory/assembly.h"
#include "model/inventory/layout.h"
#include "model/inventory/reachabilitygraph.h"
#include "model/inventory/savedmemory.h"
#include "model/inventory/verdicts.h"
#include "model/text/names.h"

#include <QCryptographicHash>
#include <algorithm>
#include <thread>

namespace depotscope {

namespace {

std::vector<QByteArray> pathsOf(const std::vector<Depot> &depots)
{
    std::vector<QByteArray> paths;
    for (const Depot &depot : depots) {
        if (depot.exists)
            paths.push_back(depot.path);
    }
    return paths;
}

/// Where what is known of `roots` is kept; empty if it is not.
QByteArray cacheFile(const std::vector<QByteArray> &roots, const char *suffix, const InventoryOptions &options)
{
    if (options.cacheDirectory.isEmpty())
        return {};
    QCryptographicHash hash(QCryptographicHash::Sha1);
    for (const QByteArray &root : roots)
        hash.addData(QByteArray(root + '\0'));
    return joined(options.cacheDirectory, hash.result().toHex().left(16) + suffix);
}

QByteArray scanFile(const std::vector<QByteArray> &roots, const InventoryOptions &options)
{
    return cacheFile(roots, ".scan", options);
}

/// As takeInventory() scans; with options.memory it builds on the last scan.
ScanOptions scanOptionsOf(const InventoryOptions &options)
{
    ScanOptions scanOptions = options.scan;
    scanOptions.followedNames = depotFolders();
    scanOptions.isSteady = isContentAddressed;
    scanOptions.before = options.memory ? options.memory->scan() : nullptr;
    return scanOptions;
}

/// The inventory of `depots`, whose paths were scanned. If not to the end, it is one of sizes and names only.
std::shared_ptr<const Inventory> inventoryOf(const std::vector<Depot> &depots, const Scan &scanned, Time taken,
                                             InventoryOptions options, const Disk &disk, Job &job)
{
    Memory none;
    Memory &memory = options.memory ? *options.memory : none;
    const QByteArray file = scanned.isComplete ? cacheFile(pathsOf(depots), ".memory", options) : QByteArray();
    // Without these files it takes longer, no more.
    std::jthread recalling;
    if (!file.isEmpty())
        recalling = std::jthread([&] { std::call_once(memory.recalled, [&] { (void)recallMemory(file, memory); }); });
    if (options.looksForJulias && scanned.isComplete) {
        options.installedJulias = installedJulias(JuliaPlaces::ofProcess(), disk);
        options.runningJulias = runningJulias();
    }
    auto inventory = std::make_shared<Inventory>();
    inventory->depots = depots;
    inventory->taken = options.now.value_or(taken);
    inventory->tree = scanned.tree;
    inventory->troubles = scanned.troubles;
    inventory->installedJulias = options.installedJulias;

    job.stage = Stage::Sorting;
    const FileTree &tree = *inventory->tree;
    inventory->depotNodes.resize(depots.size());
    size_t root = 0;
    for (size_t i = 0; i < depots.size(); ++i) {
        const Depot &depot = depots[i];
        if (!depot.exists) {
            if (depot.role != DepotRole::Bundled)
                inventory->troubles.push_back({Fault::NotFound, depot.path, {}, 0});
            continue;
        }
        const NodeId node = tree.roots()[root++];
        if (!node)
            continue; // the scan has listed why
        if (tree.parent(node) || std::ranges::find(inventory->depotNodes, node) != inventory->depotNodes.end()) {
            inventory->troubles.push_back(
                {Fault::Malformed, depot.path, QStringLiteral("lies inside another depot and is counted there"), 0});
            continue;
        }
        inventory->depotNodes[i] = node;
        inventory->totals += tree.totals(node);
        std::vector<Item> items = itemsOf(tree, node, int(i), depot.path);
        inventory->items.insert(inventory->items.end(), std::move_iterator(items.begin()),
                                std::move_iterator(items.end()));
    }

    job.stage = Stage::Reading;
    PathCanonicalizer canonicalizer(inventory->depots, disk);
    inventory->facts.logs.resize(depots.size());
    std::jthread keeping;
    if (scanned.isComplete) {
        if (recalling.joinable())
            recalling.join();
        inventory->facts =
            readFacts(inventory->depots, inventory->items, tree, options, memory, canonicalizer, disk, job);
        if (!file.isEmpty() && memory.takeNews())
            keeping = std::jthread([&] { (void)saveMemory(file, memory); });
    }
    inventory->troubles.insert(inventory->troubles.end(), inventory->facts.troubles.begin(),
                               inventory->facts.troubles.end());

    job.stage = Stage::Sorting;
    std::ranges::sort(inventory->items, [](const Item &a, const Item &b) {
        return std::tie(a.depot, a.kind, a.path) < std::tie(b.depot, b.kind, b.path);
    });
    assemble(*inventory, options, canonicalizer);
    for (size_t i = 0; i < inventory->items.size(); ++i) {
        for (NodeId node : inventory->items[i].nodes)
            inventory->itemsByNode.emplace_back(node, ItemId{int(i)});
    }
    for (size_t i = 0; i < depots.size(); ++i) {
        const auto rest = std::ranges::find_if(inventory->items, [&](const Item &item) {
            return item.depot == int(i) && item.kind == Kind::Other && item.path == depots[i].path;
        });
        if (inventory->depotNodes[i] && rest != inventory->items.end())
            inventory->itemsByNode.emplace_back(inventory->depotNodes[i], ItemId{int(rest - inventory->items.begin())});
    }
    std::ranges::sort(inventory->itemsByNode);
    std::ranges::stable_sort(inventory->troubles, {}, &Error::path);
    inventory->graph = std::make_shared<ReachabilityGraph>(*inventory);
    inventory->isComplete = scanned.isComplete && !job.isStopped();
    const Verdicts verdicts =
        inventory->isComplete ? judge(*inventory, {inventory->taken, options.cleanupPeriod}) : Verdicts();
    for (size_t i = 0; i < inventory->items.size(); ++i) {
        Item &item = inventory->items[i];
        item.verdict = inventory->isComplete
            ? verdicts.items[i]
            : Verdict{Status::Unknown,
                      {},
                      Sentence(QT_TRANSLATE_NOOP("Sentence", "Not everything that may need it has been looked at."))};
        if (inventory->isComplete)
            item.keeper = verdicts.keepers[i];
        item.frees = inventory->isComplete ? inventory->graph->frees(ItemId{int(i)}) : 0;
    }
    return inventory;
}

} // namespace

std::shared_ptr<const Inventory> takeInventory(const std::vector<Depot> &depots, const InventoryOptions &options,
                                               const Disk &disk, Job &job)
{
    job.stage = Stage::Scanning;
    ScanOptions scanOptions = scanOptionsOf(options);
    scanOptions.trustsSteady = true;
    const std::vector<QByteArray> paths = pathsOf(depots);
    const auto scanned = std::make_shared<SavedScan>();
    scanned->taken = currentTime();
    if (options.partialResult) {
        scanOptions.partialResult = [&](const Scan &seen) {
            options.partialResult(inventoryOf(depots, seen, scanned->taken, options, disk, job));
            job.stage = Stage::Scanning;
        };
    }
    scanned->scan = scan(paths, scanOptions, job);
    if (options.memory && scanned->scan.isComplete)
        options.memory->setScan(scanned);
    const QByteArray file = scanFile(paths, options);
    std::jthread keeping;
    if (options.keepsScan && scanned->scan.isComplete && !file.isEmpty()) {
        keeping = std::jthread([&] {
            (void)saveScan(file, paths, *scanned); // without it the next start is slower, no more
        });
    }
    return inventoryOf(depots, scanned->scan, scanned->taken, options, disk, job);
}

std::shared_ptr<const Inventory> followInventory(const std::vector<Depot> &depots, const InventoryOptions &options,
                                                 const std::optional<std::vector<QByteArray>> &changed,
                                                 const Disk &disk, Job &job)
{
    const std::shared_ptr<const SavedScan> before = options.memory ? options.memory->scan() : nullptr;
    if (!before)
        return takeInventory(depots, options, disk, job);
    job.stage = Stage::Scanning;
    ScanOptions scanOptions = scanOptionsOf(options);
    scanOptions.changed = changed;
    const Time now = currentTime();
    // Where only some directories were looked at, the others were last looked at before.
    const auto scanned =
        std::make_shared<SavedScan>(SavedScan{scan(pathsOf(depots), scanOptions, job), changed ? before->taken : now});
    if (scanned->scan.tree == before->scan.tree)
        return nullptr;
    if (scanned->scan.isComplete)
        options.memory->setScan(scanned);
    return inventoryOf(depots, scanned->scan, now, options, disk, job);
}

Result<std::shared_ptr<const Inventory>> lastInventory(const std::vector<Depot> &depots,
                                                       const InventoryOptions &options, const Disk &disk, Job &job)
{
    const std::vector<QByteArray> paths = pathsOf(depots);
    const QByteArray file = scanFile(paths, options);
    if (file.isEmpty())
        return Failure({Fault::NotFound, {}, QStringLiteral("no inventory is kept")});
    return loadScan(file, paths).map([&](SavedScan &&loaded) {
        const auto scanned = std::make_shared<const SavedScan>(std::move(loaded));
        if (options.memory)
            options.memory->setScan(scanned);
        return inventoryOf(depots, scanned->scan, scanned->taken, options, disk, job);
    });
}

} // namespace depotscope
