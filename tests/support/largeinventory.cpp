// SPDX-License-Identifier: MIT
#include "tests/support/largeinventory.h"

#include "model/inventory/verdicts.h"

#include <QFile>
#include <QTemporaryDir>
#include <algorithm>
#include <random>

namespace depotscope {

namespace {

TreeHash hashOf(std::mt19937 &random)
{
    TreeHash hash;
    for (quint8 &byte : hash.bytes)
        byte = quint8(random());
    return hash;
}

} // namespace

std::shared_ptr<const Inventory> largeInventory(const LargeInventorySize &size)
{
    std::mt19937 random(1);
    const auto below = [&](int n) { return int(random() % unsigned(n)); };
    auto inventory = std::make_shared<Inventory>();
    inventory->depots.push_back({"/depot", DepotRole::User, true, true});
    // A tree of one empty folder, which all items say they are, for those who look something up in it.
    const QTemporaryDir folder;
    Job job;
    inventory->tree = scan({QFile::encodeName(folder.path())}, {}, job).tree;
    inventory->depotNodes = inventory->tree->roots();
    inventory->taken = currentTime();
    inventory->isComplete = true;
    inventory->facts.logs.resize(1);
    inventory->facts.logs.front().manifests.exists = true;

    std::vector<std::shared_ptr<const ManifestEntry>> entries;
    for (int i = 0; i < size.versions; ++i) {
        // Three versions of each package.
        const QByteArray name = "Package" + QByteArray::number(i / 3);
        const QUuid uuid(uint(i / 3 + 1), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        const QByteArray version = "1." + QByteArray::number(i % 3) + ".0";
        Item item;
        item.kind = Kind::Package;
        item.name = name;
        item.path = "/depot/packages/" + name + "/slug" + QByteArray::number(i % 3);
        item.totals = {.allocated = (1 + below(400)) * 4096};
        item.version = version;
        item.uuid = uuid;
        item.hash = hashOf(random);
        item.owners = {PackageId{i / 3}};
        ManifestEntry entry;
        entry.name = name;
        entry.uuid = uuid;
        entry.version = version;
        entry.treeHash = item.hash;
        entries.push_back(std::make_shared<const ManifestEntry>(std::move(entry)));
        if (i % 3 == 0)
            inventory->packages.push_back(
                {.name = name, .uuid = uuid, .items = {}, .shared = {}, .totals = {}, .lastUse = {}});
        inventory->packages.back().items.push_back({int(inventory->items.size())});
        inventory->items.push_back(std::move(item));
    }
    for (int i = 0; i < size.versions; ++i) {
        KnownArtifactsToml file;
        file.path = inventory->items[size_t(i)].path + "/Artifacts.toml";
        file.state = PathState::File;
        inventory->facts.artifactsTomls.push_back(std::move(file));
    }
    for (int i = 0; i < size.artifacts; ++i) {
        Item item;
        item.kind = Kind::Artifact;
        item.name = "library" + QByteArray::number(i);
        item.hash = hashOf(random);
        item.path = "/depot/artifacts/" + item.hash->hex();
        item.totals = {.allocated = (1 + below(9000)) * 4096};
        const int binders = i % 3 == 0 ? 2 + below(6) : 1;
        for (int k = 0; k < binders; ++k) {
            const Item &binder = inventory->items[size_t(below(size.versions))];
            item.boundBy.push_back(binder.path + "/Artifacts.toml");
            if (k == 0)
                item.owners = binder.owners;
        }
        std::ranges::sort(item.boundBy);
        item.boundBy.erase(std::ranges::unique(item.boundBy).begin(), item.boundBy.end());
        inventory->packages[size_t(item.owners.front().value)].items.push_back({int(inventory->items.size())});
        inventory->items.push_back(std::move(item));
    }
    for (Item &item : inventory->items) {
        item.nodes = inventory->depotNodes;
        inventory->totals += item.totals;
        inventory->packages[size_t(item.owners.front().value)].totals += item.totals;
    }
    for (int i = 0; i < size.manifests; ++i) {
        KnownManifest manifest;
        manifest.path = "/projects/project" + QByteArray::number(10'000 + i) + "/Manifest.toml";
        manifest.lastUse = inventory->taken - std::chrono::hours(below(20'000));
        manifest.state = i % 10 == 9 ? PathState::Gone : PathState::File;
        for (int k = 0; k < size.namedByEach && manifest.state == PathState::File; ++k)
            manifest.content.entries.push_back(entries[size_t(below(size.versions))]);
        inventory->facts.manifests.push_back(std::move(manifest));
    }
    std::ranges::sort(inventory->facts.artifactsTomls, {}, &KnownArtifactsToml::path);

    inventory->graph = std::make_shared<const ReachabilityGraph>(*inventory);
    const Verdicts verdicts = judge(*inventory, {.now = inventory->taken});
    for (int i = 0; i < int(inventory->items.size()); ++i) {
        inventory->items[size_t(i)].verdict = verdicts.items[size_t(i)];
        inventory->items[size_t(i)].keeper = verdicts.keepers[size_t(i)];
        inventory->items[size_t(i)].frees = inventory->graph->frees(ItemId{i});
    }
    return inventory;
}

} // namespace depotscope
