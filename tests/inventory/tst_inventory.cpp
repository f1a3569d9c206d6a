// SPDX-License-Identifier: MIT
#include "model/depot/clonename.h"
#include "model/depot/slug.h"
#include "model/depot/uuid.h"
#include "model/text/names.h"
#include "tests/support/fixture.h"
#include "tests/support/printed.h"
#include "tests/support/registered.h"

#include <QTest>
#include <sys/stat.h>

using namespace depotscope;
using namespace std::chrono_literals;

namespace {

void replaceIn(const QByteArray &path, const QByteArray &before, const QByteArray &after)
{
    QFile file(QFile::decodeName(path));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QByteArray text = file.readAll();
    QVERIFY2(text.contains(before), text.constData());
    text.replace(before, after);
    file.resize(0);
    file.seek(0);
    QCOMPARE(file.write(text), text.size());
}

/// Every entry of the tree belongs to exactly one item, and each item's totals are the sum of its entries.
void checkEveryByte(const Inventory &inventory)
{
    const FileTree &tree = *inventory.tree;
    std::vector<Totals> sums(inventory.items.size());
    std::vector<NodeId> todo(inventory.depotNodes);
    Totals all;
    while (!todo.empty()) {
        const NodeId node = todo.back();
        todo.pop_back();
        if (!node)
            continue;
        const ItemId item = inventory.itemAt(node);
        QVERIFY2(item, tree.path(node).constData());
        sums[size_t(item.value)] += tree.own(node);
        all += tree.own(node);
        if (tree.isDirectory(node)) {
            for (NodeId child : tree.children(node))
                todo.push_back(child);
        }
    }
    Totals items;
    for (size_t i = 0; i < sums.size(); ++i) {
        sums[i].isLowerBound = inventory.items[i].totals.isLowerBound;
        QVERIFY2(sums[i] == inventory.items[i].totals, inventory.items[i].path.constData());
        items += inventory.items[i].totals;
    }
    QCOMPARE(items.allocated, inventory.totals.allocated);
    QCOMPARE(items.apparent, inventory.totals.apparent);
    QCOMPARE(items.files, inventory.totals.files);
    QCOMPARE(items.directories, inventory.totals.directories);
    QCOMPARE(all.allocated, inventory.totals.allocated);

    Totals packages;
    for (const Package &package : inventory.packages)
        packages += package.totals;
    Totals unowned;
    for (const Item &item : inventory.items) {
        if (item.owners.empty())
            unowned += item.totals;
    }
    QCOMPARE(packages.allocated + unowned.allocated, inventory.totals.allocated);
}

} // namespace

class TestInventory : public QObject {
    Q_OBJECT

private slots:
    void everyKindHasOwnerAndLastUse();
    void artifactOfTwoPackagesCountsOnce();
    void compiledFolderOfTwoPackages();
    void spaceOfGlobalAndUnknownUuid();
    void spellingOfLogsThroughALink();
    void linkedTopFolderIsFollowed();
    void strayFilesBelongToTheDepot();
    void whatCleansSetAsideIsHeld();
    void packedRegistryGivesNames();
    void missingDepotIsATrouble();
    void depotInsideADepotCountsOnce();
    void sameDepotTwiceCountsOnce();
    void emptyDepot();
    void damagedLogKeepsTheRest();
    void unreadableManifestIsATrouble();
    void manifestThatCannotBeOpenedIsNotGone();
    void logThatIsADirectory();
    void uuidFolderThatIsNoUuid();
    void stoppedAtOnce();
    void partialResults();
    void installedTwiceOnlyTheFirstIsUsed();
    void whatStayedAsItWasIsRemembered();
    void whatChangedIsReadAgain();
    void lastInventoryIsOfTheLastScan();
};

void TestInventory::everyKindHasOwnerAndLastUse()
{
    Fixture f;
    DepotBuilder &depot = f.depot;
    const auto foo = depot.package("Foo", "1.2.0", 300 * kiB);
    const auto old = depot.package("Foo", "1.0.0", 200 * kiB);
    const auto bar = depot.package("Bar", "0.3.1", 20 * kiB);
    depot.artifact("libfoo", 400 * kiB, {foo}, f.daysAgo(40));
    depot.space(foo, "cache", 100 * kiB, 7, f.daysAgo(90));
    depot.environment("work", {foo, bar}, f.daysAgo(3), false);
    depot.environment("v1.10", {old}, f.daysAgo(30), true);
    depot.compiled(foo, "1.10", 50 * kiB, f.daysAgo(2));
    depot.registry("General");
    depot.devCheckout("Mine", 10 * kiB);
    depot.file("logs/repl_history.jl", "1 + 1\n");
    depot.file("prefs/settings.toml", "a = 1\n");
    QVERIFY(!depot.error());

    const auto inventory = f.inventory();
    QCOMPARE(printedTroubles(*inventory, f.root), QByteArray());
    QVERIFY(inventory->isComplete);
    checkEveryByte(*inventory);
    QByteArray packages = printed(*inventory, Kind::Package);
    QVERIFY2(packages.contains("Foo 1.2.0 Foo 3d usage_log\n"), packages.constData());
    QVERIFY2(packages.contains("Foo 1.0.0 Foo 30d usage_log\n"), packages.constData());
    QVERIFY2(packages.contains("Bar 0.3.1 Bar 3d usage_log\n"), packages.constData());
    // Its Artifacts.toml was last logged 40 days ago, but the package that has it was used 3 days ago.
    QCOMPARE(printed(*inventory, Kind::Artifact), QByteArray("libfoo - Foo 3d usage_log\n"));
    QCOMPARE(printed(*inventory, Kind::Space), QByteArray("cache - Foo 90d usage_log\n"));
    QCOMPARE(printed(*inventory, Kind::Compiled), QByteArray("Foo 1.10 Foo 2d file_time\n"));
    QCOMPARE(printed(*inventory, Kind::Environment), QByteArray("v1.10 - - 30d usage_log\n"));
    QCOMPARE(printed(*inventory, Kind::Registry), QByteArray("General - - - none\n"));
    QVERIFY(printed(*inventory, Kind::Dev).startsWith("Mine "));
    QVERIFY(printed(*inventory, Kind::Log).contains("repl_history.jl - - - none\n"));
    QVERIFY(printed(*inventory, Kind::Other).contains("prefs - - - none\n"));

    const Item *space = itemAt(*inventory, depot.path() + "/scratchspaces/" + uuidText(foo.uuid) + "/cache");
    QVERIFY(space);
    QCOMPARE(space->totals.files, 7);
    QCOMPARE(space->ownerProjects, std::vector<QByteArray>{foo.path + "/Project.toml"});
    QVERIFY(space->totals.apparent >= 100 * kiB);
    const Item *version = itemAt(*inventory, foo.path);
    QVERIFY(version && version->hash == foo.hash && version->uuid == foo.uuid);
}

void TestInventory::artifactOfTwoPackagesCountsOnce()
{
    Fixture f;
    const auto foo = f.depot.package("Foo", "1.2.0", kiB);
    const auto bar = f.depot.package("Bar", "0.3.1", kiB);
    const auto shared = f.depot.artifact("libboth", 700 * kiB, {foo, bar}, f.daysAgo(1));
    f.depot.artifact("libfoo", 100 * kiB, {foo}, f.daysAgo(1));
    QVERIFY(!f.depot.error());
    const auto inventory = f.inventory();
    checkEveryByte(*inventory);
    const Item *item = itemAt(*inventory, shared.path);
    QVERIFY(item);
    QCOMPARE(item->owners.size(), 2U);
    QCOMPARE(inventory->package(item->owners[0]).name, QByteArray("Bar"));
    QCOMPARE(inventory->package(item->owners[1]).name, QByteArray("Foo"));
    QCOMPARE(inventory->package(item->owners[0]).shared.size(), 0U);
    QCOMPARE(inventory->package(item->owners[1]).shared.size(), 1U);
    QVERIFY(inventory->package(item->owners[0]).totals.allocated > 700 * kiB);
    QVERIFY(inventory->package(item->owners[1]).totals.allocated < 400 * kiB);
    QCOMPARE(item->boundBy.size(), 2U);
}

void TestInventory::compiledFolderOfTwoPackages()
{
    Fixture f;
    const auto foo = f.depot.package("Foo", "1.0.0", kiB);
    f.depot.compiled(foo, "1.10", 10 * kiB, f.daysAgo(5));
    const QUuid other = QUuid::fromString(QStringLiteral("01234567-89ab-cdef-0123-456789abcdef"));
    f.depot.file("environments/v1.10/Manifest.toml",
                 "manifest_format = \"2.0\"\n\n[[deps.Foo]]\nuuid = \"01234567-89ab-cdef-0123-456789abcdef\"\n"
                 "version = \"9.0.0\"\n");
    f.depot.file("compiled/v1.10/Foo/" + packageSlug(other) + "_AAAAA.ji", QByteArray(3000, 'x'), f.daysAgo(8));
    QVERIFY(!f.depot.error());
    const auto inventory = f.inventory();
    checkEveryByte(*inventory);
    QVERIFY2(printed(*inventory, Kind::Compiled).contains("Foo 1.10 Foo 5d file_time\n"),
             printed(*inventory, Kind::Compiled).constData());
    QVERIFY(printed(*inventory, Kind::Compiled).contains("Foo 1.10 Foo 8d file_time\n"));
    std::vector<std::optional<QUuid>> owners;
    for (const Item &item : inventory->items) {
        if (item.kind == Kind::Compiled)
            owners.push_back(inventory->package(item.owners.front()).uuid);
    }
    QCOMPARE(owners.size(), 2U);
    QVERIFY(owners[0] != owners[1]);
    QVERIFY(std::ranges::find(owners, std::optional(other)) != owners.end());
}

void TestInventory::spaceOfGlobalAndUnknownUuid()
{
    Fixture f;
    f.depot.space(QUuid(), "shared", kiB, 1, f.daysAgo(1), {});
    f.depot.space(QUuid::fromString(QStringLiteral("c863536a-3901-11e9-33e7-d5cd0df7b904")), "gap", kiB, 1,
                  std::nullopt, {});
    f.depot.space(*uuidFromText("44cfe95a-1eb2-52ea-b672-e2afdf69b78f"), "build", kiB, 1, f.daysAgo(2),
                  {"/gone/Project.toml"});
    QVERIFY(!f.depot.error());
    const auto inventory = f.inventory();
    checkEveryByte(*inventory);
    QCOMPARE(printed(*inventory, Kind::Space),
             QByteArray("shared - global 1d usage_log\n"
                        "build - Pkg 2d usage_log\n"
                        "gap - c863536a-3901-11e9-33e7-d5cd0df7b904 - none\n"));
}

void TestInventory::spellingOfLogsThroughALink()
{
    Fixture f;
    const auto foo = f.depot.package("Foo", "1.2.0", kiB);
    const QByteArray space = f.depot.space(foo, "cache", kiB, 1, f.daysAgo(9));
    f.depot.environment("v1.10", {foo}, f.daysAgo(4), true);
    QVERIFY(!f.depot.error());
    QVERIFY(QFile::link(QFile::decodeName(f.depot.path()), QFile::decodeName(f.root + "/alias")));
    replaceIn(f.depot.path() + "/logs/scratch_usage.toml", space,
              f.root + "/alias/" + space.sliced(f.depot.path().size()));
    replaceIn(f.depot.path() + "/logs/manifest_usage.toml", f.depot.path() + "/environments",
              f.root + "/alias/../alias/environments");
    const auto inventory = f.inventory();
    QCOMPARE(printed(*inventory, Kind::Space), QByteArray("cache - Foo 9d usage_log\n"));
    QCOMPARE(printed(*inventory, Kind::Environment), QByteArray("v1.10 - - 4d usage_log\n"));
}

void TestInventory::linkedTopFolderIsFollowed()
{
    Fixture f;
    const auto foo = f.depot.package("Foo", "1.2.0", kiB);
    const auto lib = f.depot.artifact("lib", 300 * kiB, {foo}, f.daysAgo(1));
    QVERIFY(!f.depot.error());
    QVERIFY(QFile::rename(QFile::decodeName(f.depot.path() + "/artifacts"), QFile::decodeName(f.root + "/elsewhere")));
    QVERIFY(QFile::link(QFile::decodeName(f.root + "/elsewhere"), QFile::decodeName(f.depot.path() + "/artifacts")));
    const auto inventory = f.inventory();
    checkEveryByte(*inventory);
    const Item *item = itemAt(*inventory, lib.path);
    QVERIFY(item);
    QVERIFY(item->totals.allocated >= 300 * kiB);
}

void TestInventory::strayFilesBelongToTheDepot()
{
    Fixture f;
    const auto foo = f.depot.package("Foo", "1.2.0", kiB);
    f.depot.space(foo, "cache", kiB, 1, f.daysAgo(1));
    for (const char *path :
         {"packages/.DS_Store", "packages/Foo/.directory", "artifacts/jl_AbCdEf/half", "artifacts/CACHEDIR.TAG",
          "clones/loose", "compiled/readme", "compiled/odd/file", "compiled/v1.10/loose", "compiled/v1.10/NoUuid.ji",
          "registries/.pid", "environments/loose", "dev/loose", "packages/temp/jl_x/f", "scratchspaces/loose",
          "juliaup.json"})
        f.depot.file(path, "x");
    f.depot.file("scratchspaces/" + uuidText(foo.uuid) + "/loose", "x");
    QVERIFY(!f.depot.error());
    const auto inventory = f.inventory();
    checkEveryByte(*inventory);
    QCOMPARE(printed(*inventory, Kind::Other),
             QByteArray("folders and loose files - - - none\n"
                        "artifacts/jl_AbCdEf - - - none\n"
                        "compiled/odd - - - none\n"
                        "juliaup.json - - - none\n"
                        "packages/temp/jl_x - - - none\n"
                        "files beside the spaces - Foo - none\n"));
    QVERIFY(printed(*inventory, Kind::Compiled).contains("NoUuid 1.10 NoUuid 0d file_time\n"));
}

void TestInventory::whatCleansSetAsideIsHeld()
{
    Fixture f;
    f.depot.file(".depotscope/trash/20260101/packages%2FFoo/file", QByteArray(5000, 'x'));
    f.depot.file(".depotscope/journal/20260101.json", "{}");
    f.depot.file(".depotscope/keep", "# nothing\n");
    QVERIFY(!f.depot.error());
    const auto inventory = f.inventory();
    checkEveryByte(*inventory);
    QCOMPARE(printed(*inventory, Kind::Other),
             QByteArray("folders and loose files - - - none\ntrash of clean 20260101 - - - none\n"));
    const Item *trashed = itemAt(*inventory, f.depot.path() + "/.depotscope/trash/20260101");
    QVERIFY(trashed);
    QCOMPARE(trashed->verdict.status, Status::Trashed);
    QVERIFY(trashed->totals.apparent >= 5000);
}

void TestInventory::packedRegistryGivesNames()
{
    Fixture f;
    const auto foo = f.depot.package("Foo", "1.2.0", kiB);
    const QByteArray space = f.depot.space(foo.uuid, "left", kiB, 1, std::nullopt, {});
    f.depot.packedRegistry("General");
    QVERIFY(!f.depot.error());
    QVERIFY(QDir(QFile::decodeName(f.depot.path() + "/packages")).removeRecursively());
    const auto inventory = f.inventory();
    QCOMPARE(printedTroubles(*inventory, f.root), QByteArray());
    checkEveryByte(*inventory);
    QCOMPARE(printed(*inventory, Kind::Space), QByteArray("left - Foo - none\n"));
    QCOMPARE(printed(*inventory, Kind::Registry), QByteArray("General - - - none\n"));
}

void TestInventory::missingDepotIsATrouble()
{
    Fixture f;
    f.depot.package("Foo", "1.2.0", kiB);
    const auto inventory = Fixture::inventoryOf({f.root + "/nowhere", f.depot.path()});
    QCOMPARE(inventory->troubles.size(), 1U);
    QVERIFY(inventory->troubles.front().sentence().contains(QStringLiteral("/nowhere")));
    QVERIFY(!inventory->depotNodes[0]);
    checkEveryByte(*inventory);
}

void TestInventory::depotInsideADepotCountsOnce()
{
    Fixture f;
    f.depot.package("Foo", "1.2.0", 100 * kiB);
    f.depot.file("inner/packages/Bar/AAAAA/f", QByteArray(5000, 'x'));
    QVERIFY(!f.depot.error());
    const auto inventory = Fixture::inventoryOf({f.depot.path(), f.depot.path() + "/inner"});
    QCOMPARE(inventory->totals.allocated, f.inventory()->totals.allocated);
    QVERIFY(printedTroubles(*inventory, f.root).contains("inside another depot"));
    checkEveryByte(*inventory);
}

void TestInventory::sameDepotTwiceCountsOnce()
{
    Fixture f;
    f.depot.package("Foo", "1.2.0", 100 * kiB);
    const auto inventory = Fixture::inventoryOf({f.depot.path(), f.depot.path() + "/"});
    QCOMPARE(inventory->totals.allocated, f.inventory()->totals.allocated);
    checkEveryByte(*inventory);
}

void TestInventory::emptyDepot()
{
    Fixture f;
    QVERIFY(QDir().mkpath(QFile::decodeName(f.depot.path())));
    const auto inventory = f.inventory();
    QVERIFY(inventory->isComplete);
    QCOMPARE(inventory->items.size(), 1U);
    checkEveryByte(*inventory);
}

void TestInventory::damagedLogKeepsTheRest()
{
    Fixture f;
    const auto foo = f.depot.package("Foo", "1.2.0", kiB);
    f.depot.environment("v1.10", {foo}, f.daysAgo(4), true);
    QVERIFY(!f.depot.error());
    QFile log(QFile::decodeName(f.depot.path() + "/logs/manifest_usage.toml"));
    QVERIFY(log.open(QIODevice::Append));
    log.write("[[\"/torn/Manifest.toml\"]]\ntime = 2026-1");
    log.close();
    const auto inventory = f.inventory();
    QVERIFY2(printed(*inventory, Kind::Package).contains("Foo 1.2.0 Foo 4d usage_log\n"),
             printed(*inventory, Kind::Package).constData());
    QVERIFY2(printedTroubles(*inventory, f.root).contains("…/depot/logs/manifest_usage.toml"),
             printedTroubles(*inventory, f.root).constData());
}

void TestInventory::unreadableManifestIsATrouble()
{
    Fixture f;
    f.depot.file("environments/v1.10/Manifest.toml", "[[deps.Foo\nuuid = 3");
    const auto inventory = f.inventory();
    QVERIFY(printedTroubles(*inventory, f.root).contains("…/depot/environments/v1.10/Manifest.toml"));
    QCOMPARE(inventory->facts.manifests.size(), 1U);
    QVERIFY(!inventory->facts.manifests.front().content.isReadable);
}

void TestInventory::manifestThatCannotBeOpenedIsNotGone()
{
    Fixture f;
    f.depot.file("environments/v1.10/Project.toml", "");
    QVERIFY(QFile::link(QStringLiteral("Manifest.toml"),
                        QFile::decodeName(f.depot.path() + "/environments/v1.10/Manifest.toml")));
    const auto inventory = f.inventory();
    QVERIFY(printedTroubles(*inventory, f.root).contains("…/depot/environments/v1.10/Manifest.toml"));
    QCOMPARE(inventory->facts.manifests.size(), 1U);
    QVERIFY(inventory->facts.manifests.front().state == PathState::Unavailable);
    QVERIFY(!inventory->facts.manifests.front().content.isReadable);
}

void TestInventory::logThatIsADirectory()
{
    Fixture f;
    f.depot.file("logs/manifest_usage.toml/inside", "x");
    f.depot.file("logs/orphaned.toml/inside", "x");
    QVERIFY(!f.depot.error());
    const auto inventory = f.inventory();
    QVERIFY(printedTroubles(*inventory, f.root).contains("…/depot/logs/manifest_usage.toml"));
    QVERIFY(printedTroubles(*inventory, f.root).contains("…/depot/logs/orphaned.toml"));
    checkEveryByte(*inventory);
}

void TestInventory::uuidFolderThatIsNoUuid()
{
    Fixture f;
    f.depot.file("scratchspaces/not-a-uuid/thing/file", "x");
    const auto inventory = f.inventory();
    QCOMPARE(printed(*inventory, Kind::Space), QByteArray("thing - not-a-uuid - none\n"));
    checkEveryByte(*inventory);
}

void TestInventory::stoppedAtOnce()
{
    Fixture f;
    f.depot.package("Foo", "1.2.0", kiB);
    std::stop_source stop;
    stop.request_stop();
    Job job(stop.get_token());
    const auto inventory = takeInventory(depotsAt({f.depot.path()}, Disk::real()), {}, Disk::real(), job);
    QVERIFY(!inventory->isComplete);
}

void TestInventory::partialResults()
{
    Fixture f;
    const auto foo = f.depot.package("Foo", "1.2.0", kiB);
    f.depot.environment("v1.10", {foo}, f.daysAgo(4), true);
    QVERIFY(!f.depot.error());
    InventoryOptions options;
    options.scan.glimpseAfter = {};
    int seen = 0;
    options.partialResult = [&](const std::shared_ptr<const Inventory> &partialResult) {
        ++seen;
        QVERIFY(!partialResult->isComplete);
        QCOMPARE(partialResult->facts.logs.size(), 1u);
        checkEveryByte(*partialResult);
        // Nothing is called an orphan for want of a manifest that was not read.
        for (const Item &item : partialResult->items) {
            QCOMPARE(item.verdict.status, Status::Unknown);
            QCOMPARE(item.frees, 0);
        }
    };
    Job job;
    const auto inventory = takeInventory(depotsAt({f.depot.path()}, Disk::real()), options, Disk::real(), job);
    QVERIFY(seen > 0);
    QVERIFY(inventory->isComplete);
    QCOMPARE(itemAt(*inventory, foo.path)->verdict.status, Status::InUse);
}

void TestInventory::installedTwiceOnlyTheFirstIsUsed()
{
    Fixture f;
    const auto foo = f.depot.package("Foo", "1.2.0", kiB);
    f.depot.environment("v1.10", {foo}, f.daysAgo(4), true);
    DepotBuilder second(f.root + "/second", f.root + "/projects", f.depot.now());
    const auto copy = second.package("Foo", "1.2.0", kiB);
    QVERIFY(!f.depot.error() && !second.error());
    const auto inventory = Fixture::inventoryOf({f.depot.path(), second.path()});
    QVERIFY(itemAt(*inventory, foo.path)->lastUse);
    QVERIFY(!itemAt(*inventory, copy.path)->lastUse);
    checkEveryByte(*inventory);
}

void TestInventory::whatStayedAsItWasIsRemembered()
{
    Fixture f;
    f.depot.file("file", "one");
    const QByteArray path = f.depot.path() + "/file";
    int reads = 0;
    const auto ask = [&](MemoryOf<QByteArray> &memory) {
        const auto text =
            memory.of(path, Disk::real(), [&](const FileStatus &) -> Result<std::shared_ptr<const QByteArray>> {
                ++reads;
                return std::make_shared<const QByteArray>(Disk::real().read(path).value_or(QByteArray("none")));
            });
        return text ? **text : QByteArray("gone");
    };
    MemoryOf<QByteArray> memory(0ms);
    QCOMPARE(ask(memory), QByteArray("one"));
    QCOMPARE(ask(memory), QByteArray("one"));
    QCOMPARE(reads, 1);
    replaceIn(path, "one", "three");
    QCOMPARE(ask(memory), QByteArray("three"));
    QCOMPARE(reads, 2);
    QVERIFY(QFile::remove(QFile::decodeName(path)));
    QCOMPARE(ask(memory), QByteArray("gone"));
    QCOMPARE(reads, 2);

    // What was written just now may be written again without its time telling.
    f.depot.file("file", "two");
    MemoryOf<QByteArray> careful(1h);
    QCOMPARE(ask(careful), QByteArray("two"));
    QCOMPARE(ask(careful), QByteArray("two"));
    QCOMPARE(reads, 4);
}

void TestInventory::whatChangedIsReadAgain()
{
    Fixture f;
    const auto foo = f.depot.package("Foo", "1.2.0", kiB);
    const auto bar = f.depot.package("Bar", "2.0.0", kiB);
    const auto work = f.depot.environment("work", {foo}, f.daysAgo(4), false);
    f.depot.registry("Registry");
    QVERIFY(!f.depot.error());
    InventoryOptions options;
    options.memory = std::make_shared<Memory>();
    const auto statusOfFoo = [&] {
        Job job;
        const auto inventory = takeInventory(depotsAt({f.depot.path()}, Disk::real()), options, Disk::real(), job);
        checkEveryByte(*inventory);
        return itemAt(*inventory, foo.path)->verdict.status;
    };
    QCOMPARE(statusOfFoo(), Status::InUse);
    QCOMPARE(statusOfFoo(), Status::InUse);
    replaceIn(work.manifest, foo.hash->hex(), bar.hash->hex());
    QCOMPARE(statusOfFoo(), Status::Orphaned);
    replaceIn(work.manifest, bar.hash->hex(), foo.hash->hex());
    QCOMPARE(statusOfFoo(), Status::InUse);
    QVERIFY(QFile::remove(QFile::decodeName(work.manifest)));
    QCOMPARE(statusOfFoo(), Status::Orphaned);
}

void TestInventory::lastInventoryIsOfTheLastScan()
{
    Fixture f;
    const auto foo = f.depot.package("Foo", "1.0.0", 10 * kiB);
    f.depot.environment("work", {foo}, f.daysAgo(1), false);
    const auto depots = depotsAt({f.depot.path(), f.root + "/missing"}, Disk::real());
    InventoryOptions options;
    Job job;
    QCOMPARE(lastInventory(depots, options, Disk::real(), job).error().fault, Fault::NotFound);
    options.cacheDirectory = f.root + "/cache";
    (void)takeInventory(depots, options, Disk::real(), job);
    QCOMPARE(lastInventory(depots, options, Disk::real(), job).error().fault, Fault::NotFound); // it was not asked to
    options.keepsScan = true;
    const auto taken = takeInventory(depots, options, Disk::real(), job);
    const auto last = lastInventory(depots, options, Disk::real(), job);
    QVERIFY(last);
    for (const Kind kind : {Kind::Package, Kind::Log, Kind::Other})
        QCOMPARE(printed(**last, kind), printed(*taken, kind));
    QCOMPARE((*last)->taken, taken->taken);
    QCOMPARE((*last)->troubles, taken->troubles);
    QVERIFY((*last)->isComplete);
    checkEveryByte(**last);

    const auto bar = f.depot.package("Bar", "1.0.0", 10 * kiB); // seen only once it is scanned
    QVERIFY(QDir(QFile::decodeName(foo.path)).removeRecursively());
    QVERIFY(!itemAt(**lastInventory(depots, options, Disk::real(), job), bar.path));
    QVERIFY(itemAt(**lastInventory(depots, options, Disk::real(), job), foo.path));
    std::stop_source stop;
    stop.request_stop();
    Job stopped(stop.get_token());
    QVERIFY(!takeInventory(depots, options, Disk::real(), stopped)->isComplete);
    QVERIFY(!itemAt(**lastInventory(depots, options, Disk::real(), job), bar.path)); // half a scan is not kept
    (void)takeInventory(depots, options, Disk::real(), job);
    QVERIFY(itemAt(**lastInventory(depots, options, Disk::real(), job), bar.path));
    QCOMPARE(
        lastInventory(depotsAt({f.depot.path() + "/packages"}, Disk::real()), options, Disk::real(), job).error().fault,
        Fault::NotFound); // of other depots
}

DEPOTSCOPE_TEST(TestInventory)
#include "tst_inventory.moc"
