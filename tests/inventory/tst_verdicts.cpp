// SPDX-License-Identifier: MIT
#include "model/inventory/weights.h"
#include "model/text/names.h"
#include "tests/support/fixture.h"
#include "tests/support/places.h"
#include "tests/support/printed.h"
#include "tests/support/registered.h"

#include <QDirIterator>
#include <QProcess>
#include <QTest>
#include <fcntl.h>
#include <random>
#include <sys/stat.h>

using namespace depotscope;

namespace {

/// "status reason" of the item at `path`, with the fixture's folder written as "…".
QByteArray verdictAt(const Inventory &inventory, const Fixture &f, const QByteArray &path)
{
    const Item *item = itemAt(inventory, path);
    if (!item)
        return "no item at " + path;
    return statusWord(item->verdict.status) + " " + item->verdict.reason.english().toUtf8().replace(f.root, "…");
}

/// The chains that keep the item at `path`, a line each: "root > item > item".
QByteArray chainsTo(const Inventory &inventory, const Fixture &f, const QByteArray &path)
{
    QByteArray text;
    for (const Chain &chain : inventory.graph->why({idAt(inventory, path)}, 100).listed) {
        text += QByteArray(inventory.graph->root(chain.root).path).replace(f.root, "…");
        for (ItemId id : chain.items)
            text += " > " + inventory.item(id).name;
        text += '\n';
    }
    return text;
}

RootId rootAt(const Inventory &inventory, const QByteArray &path)
{
    for (size_t i = 0; i < inventory.graph->roots().size(); ++i) {
        if (inventory.graph->roots()[i].path == path)
            return {int(i)};
    }
    return {};
}

qint64 sizeOf(const Inventory &inventory, const QByteArray &path)
{
    const Item *item = itemAt(inventory, path);
    return item ? item->totals.allocated : -1;
}

/// The path of the compiled cache for a version of Julia.
QByteArray cacheFor(const Inventory &inventory, const QByteArray &julia)
{
    const auto item = std::ranges::find_if(inventory.items, [&](const Item &candidate) {
        return candidate.kind == Kind::Compiled && candidate.version == julia;
    });
    return item == inventory.items.end() ? QByteArray() : item->path;
}

} // namespace

class TestVerdicts : public QObject {
    Q_OBJECT

private slots:
    void chainFromManifestToArtifact();
    void forgottenProjectOrphansWhatOnlyItKept();
    void idleAfterThePeriod();
    void spaceOfAGoneProject();
    void spaceWithoutRecordIsUnknown();
    void manifestOutOfReachProtects();
    void unreadableManifestProtects();
    void missingManifestLogProtects();
    void devCheckoutKeepsItsArtifact();
    void artifactsTomlOutsideKeepsItsArtifact();
    void freesIsWhatGoesAlone();
    void togetherOnlyAmount();
    void orphanFreesItsParts();
    void compiledOfStdlibIsNoOrphan();
    void compiledWithoutItsSourceIsAnOrphan();
    void compiledByAJuliaThatIsGoneIsAnOrphan();
    void compiledAnewReplacesWhatIsNotLoaded();
    void compiledExtensionBelongsToItsPackage();
    void compiledFromOutsideTheDepotStaysWithItsSource();
    void keepListKeepsWithAllThatIsNeeded();
    void damagedKeepListKeepsAll();
    void overridesKeepWhatTheyLeadTo();
    void aPackageMayBeCalledTemp();
    void aRunningJuliaKeepsWhatItNeeds();
    void absurdLogsAreRead();
    void randomGraphsAgreeWithANaiveSearch();
};

void TestVerdicts::chainFromManifestToArtifact()
{
    Fixture f;
    const auto foo = f.depot.package("Foo", "1.2.0", kiB);
    const auto lib = f.depot.artifact("libfoo", 4 * kiB, {foo}, f.daysAgo(40));
    const auto work = f.depot.environment("work", {foo}, f.daysAgo(3), false);
    const auto shared = f.depot.environment("v1.10", {foo}, f.daysAgo(9), true);
    QVERIFY(!f.depot.error());
    const auto inventory = f.inventory();
    QCOMPARE(chainsTo(*inventory, f, lib.path),
             QByteArray(work.manifest).replace(f.root, "…") + " > Foo > libfoo\n"
                 + QByteArray(shared.manifest).replace(f.root, "…") + " > Foo > libfoo\n");
    QCOMPARE(verdictAt(*inventory, f, lib.path),
             "in_use Kept by " + QByteArray(work.manifest).replace(f.root, "…") + " (used 3 days ago).");
    QCOMPARE(weightOf(*inventory, {idAt(*inventory, foo.path)}).withAll,
             sizeOf(*inventory, foo.path) + sizeOf(*inventory, lib.path));
}

void TestVerdicts::forgottenProjectOrphansWhatOnlyItKept()
{
    Fixture f;
    const auto foo = f.depot.package("Foo", "1.2.0", kiB);
    const auto lib = f.depot.artifact("libfoo", 4 * kiB, {foo}, f.daysAgo(40));
    const auto work = f.depot.environment("work", {foo}, f.daysAgo(3), false);
    QVERIFY(!f.depot.error());
    QVERIFY(QFile::remove(QFile::decodeName(work.manifest)));
    const auto inventory = f.inventory();
    QCOMPARE(verdictAt(*inventory, f, foo.path),
             QByteArray("orphaned Nothing needs it: no manifest that is logged or in an environment names it."));
    QCOMPARE(verdictAt(*inventory, f, lib.path),
             "orphaned Nothing needs it: only packages that nothing needs bind it, such as "
                 + QByteArray(foo.path).replace(f.root, "…") + '.');
    QCOMPARE(chainsTo(*inventory, f, lib.path), QByteArray());
    QCOMPARE(inventory->graph->root(rootAt(*inventory, work.manifest)).state, PathState::Gone);
}

void TestVerdicts::idleAfterThePeriod()
{
    Fixture f;
    const auto foo = f.depot.package("Foo", "1.2.0", kiB);
    const auto bar = f.depot.package("Bar", "1.0.0", kiB);
    f.depot.environment("old", {foo}, f.daysAgo(22), true);
    f.depot.environment("new", {bar}, f.daysAgo(20), true);
    QVERIFY(!f.depot.error());
    const auto inventory = f.inventory();
    QVERIFY(verdictAt(*inventory, f, foo.path).startsWith("idle Kept by …/depot/environments/old/"));
    QVERIFY(verdictAt(*inventory, f, bar.path).startsWith("in_use Kept by …/depot/environments/new/"));
    QVERIFY(verdictAt(*inventory, f, f.depot.path() + "/environments/old").startsWith("idle "));
}

void TestVerdicts::spaceOfAGoneProject()
{
    Fixture f;
    const auto foo = f.depot.package("Foo", "1.2.0", kiB);
    const auto work = f.depot.environment("work", {foo}, f.daysAgo(3), false);
    const QByteArray gone = f.depot.space(foo.uuid, "gone", kiB, 1, f.daysAgo(2), {f.root + "/gone/Project.toml"});
    const QByteArray lost =
        f.depot.space(DepotBuilder::uuidOf("Lost"), "lost", kiB, 1, f.daysAgo(2), {f.root + "/gone/Project.toml"});
    const QByteArray kept = f.depot.space(foo.uuid, "kept", kiB, 1, f.daysAgo(2), {work.directory + "/Project.toml"});
    const QByteArray both = f.depot.space(foo.uuid, "both", kiB, 1, f.daysAgo(2),
                                          {f.root + "/gone/Project.toml", foo.path + "/Project.toml"});
    const QByteArray away =
        f.depot.space(foo.uuid, "away", kiB, 1, f.daysAgo(2), {"/mnt/not-mounted/here/Project.toml"});
    QVERIFY(!f.depot.error());
    const auto inventory = f.inventory();
    // Its package may use it again, as after every update: the project was that of the version before.
    QCOMPARE(verdictAt(*inventory, f, gone),
             QByteArray("in_use The projects that used it are gone, but its package is there and may use it."));
    QCOMPARE(verdictAt(*inventory, f, lost),
             QByteArray("orphaned Nothing needs it: its owning projects, such as …/gone/Project.toml, are gone or in "
                        "orphaned packages, and no other package of its UUID is left."));
    QVERIFY(verdictAt(*inventory, f, kept).startsWith("in_use Kept by …/projects/work/"));
    QVERIFY(verdictAt(*inventory, f, both).startsWith("in_use Kept by …/projects/work/"));
    QCOMPARE(
        verdictAt(*inventory, f, away),
        QByteArray("unavailable It may be needed by /mnt/not-mounted/here/Project.toml, which cannot be reached."));
}

void TestVerdicts::spaceWithoutRecordIsUnknown()
{
    Fixture f;
    const auto foo = f.depot.package("Foo", "1.2.0", kiB);
    const QByteArray space = f.depot.space(foo.uuid, "silent", kiB, 1, std::nullopt, {});
    QVERIFY(!f.depot.error());
    QCOMPARE(verdictAt(*f.inventory(), f, space),
             QByteArray("unknown No log names it, so nothing is known about its use."));
}

void TestVerdicts::manifestOutOfReachProtects()
{
    Fixture f;
    const auto foo = f.depot.package("Foo", "1.2.0", kiB);
    const auto lib = f.depot.artifact("libfoo", 4 * kiB, {foo}, f.daysAgo(40));
    f.depot.environment("v1.10", {}, f.daysAgo(9), true);
    f.depot.file("logs/manifest_usage.toml", "[[\"/mnt/lab/share/Manifest.toml\"]]\ntime = 2026-01-01T00:00:00.000Z\n");
    QVERIFY(!f.depot.error());
    const auto inventory = f.inventory();
    const QByteArray expected =
        "unavailable It may be needed by /mnt/lab/share/Manifest.toml, which cannot be reached.";
    QCOMPARE(verdictAt(*inventory, f, foo.path), expected);
    QCOMPARE(verdictAt(*inventory, f, lib.path), expected);
}

void TestVerdicts::unreadableManifestProtects()
{
    Fixture f;
    const auto foo = f.depot.package("Foo", "1.2.0", kiB);
    const auto lib = f.depot.artifact("libfoo", 4 * kiB, {foo}, f.daysAgo(40));
    f.depot.environment("v1.10", {}, f.daysAgo(9), true);
    f.depot.file("environments/broken/Manifest.toml", "[[deps.Foo\n");
    QVERIFY(!f.depot.error());
    const auto inventory = f.inventory();
    const QByteArray expected =
        "unknown It may be needed by …/depot/environments/broken/Manifest.toml, which cannot be read.";
    QCOMPARE(verdictAt(*inventory, f, foo.path), expected);
    QCOMPARE(verdictAt(*inventory, f, lib.path), expected);
}

void TestVerdicts::missingManifestLogProtects()
{
    Fixture f;
    const auto foo = f.depot.package("Foo", "1.2.0", kiB);
    QVERIFY(!f.depot.error());
    QCOMPARE(verdictAt(*f.inventory(), f, foo.path),
             QByteArray("unknown Nothing is known about its use: …/depot/logs/manifest_usage.toml is missing."));
}

void TestVerdicts::devCheckoutKeepsItsArtifact()
{
    Fixture f;
    const QByteArray mine = f.depot.devCheckout("Mine", kiB).path;
    const QByteArray hash(40, 'a');
    f.depot.file("artifacts/" + hash + "/data", "x");
    f.depot.file("dev/Mine/Artifacts.toml", "[data]\ngit-tree-sha1 = \"" + hash + "\"\n");
    QVERIFY(!f.depot.error());
    const auto inventory = f.inventory();
    QCOMPARE(chainsTo(*inventory, f, f.depot.path() + "/artifacts/" + hash),
             QByteArray("…/depot/dev/Mine > Mine > data\n"));
    QVERIFY(
        verdictAt(*inventory, f, f.depot.path() + "/artifacts/" + hash).startsWith("idle Kept by …/depot/dev/Mine"));
    QCOMPARE(mine, f.depot.path() + "/dev/Mine");
}

void TestVerdicts::artifactsTomlOutsideKeepsItsArtifact()
{
    Fixture f;
    const QByteArray hash(40, 'b');
    f.depot.file("artifacts/" + hash + "/data", "x");
    QDir(QFile::decodeName(f.root)).mkpath(QStringLiteral("lone"));
    QFile toml(QFile::decodeName(f.root + "/lone/Artifacts.toml"));
    QVERIFY(toml.open(QIODevice::WriteOnly));
    toml.write("[data]\ngit-tree-sha1 = \"" + hash + "\"\n");
    toml.close();
    f.depot.file("logs/artifact_usage.toml",
                 "[[\"" + f.root + "/lone/Artifacts.toml\"]]\ntime = 2020-01-01T00:00:00.000Z\n");
    QVERIFY(!f.depot.error());
    const auto inventory = f.inventory();
    QCOMPARE(chainsTo(*inventory, f, f.depot.path() + "/artifacts/" + hash),
             QByteArray("…/lone/Artifacts.toml > data\n"));
    QVERIFY(verdictAt(*inventory, f, f.depot.path() + "/artifacts/" + hash).startsWith("idle Kept by …/lone"));
}

void TestVerdicts::freesIsWhatGoesAlone()
{
    Fixture f;
    const auto foo = f.depot.package("Foo", "1.2.0", kiB);
    const auto bar = f.depot.package("Bar", "1.0.0", kiB);
    const auto own = f.depot.artifact("own", 40 * kiB, {foo}, f.daysAgo(1));
    const auto both = f.depot.artifact("both", 80 * kiB, {foo, bar}, f.daysAgo(1));
    f.depot.environment("v1.10", {foo, bar}, f.daysAgo(1), true);
    QVERIFY(!f.depot.error());
    const auto inventory = f.inventory();
    QCOMPARE(itemAt(*inventory, foo.path)->frees, sizeOf(*inventory, foo.path) + sizeOf(*inventory, own.path));
    QCOMPARE(itemAt(*inventory, bar.path)->frees, sizeOf(*inventory, bar.path));
    QCOMPARE(itemAt(*inventory, both.path)->frees, sizeOf(*inventory, both.path));
}

void TestVerdicts::togetherOnlyAmount()
{
    Fixture f;
    const auto foo = f.depot.package("Foo", "1.2.0", 10 * kiB);
    const auto bar = f.depot.package("Bar", "1.0.0", 20 * kiB);
    const auto both = f.depot.package("Both", "1.0.0", 40 * kiB);
    const auto one = f.depot.environment("one", {foo, both}, f.daysAgo(1), false);
    const auto two = f.depot.environment("two", {bar, both}, f.daysAgo(2), false);
    QVERIFY(!f.depot.error());
    const auto inventory = f.inventory();
    const RootId first = rootAt(*inventory, one.manifest);
    const RootId second = rootAt(*inventory, two.manifest);
    QVERIFY(first && second);
    QCOMPARE(inventory->graph->forget({first}).freed, sizeOf(*inventory, foo.path));
    QCOMPARE(inventory->graph->frees(first), sizeOf(*inventory, foo.path));
    const Forgetting all = inventory->graph->forget({first, second});
    QCOMPARE(all.alone, sizeOf(*inventory, foo.path) + sizeOf(*inventory, bar.path));
    QCOMPARE(all.freed, all.alone + sizeOf(*inventory, both.path));
    QCOMPARE(all.items.size(), 3U);
    QCOMPARE(inventory->item(all.items.front()).name, QByteArray("Both"));
}

void TestVerdicts::orphanFreesItsParts()
{
    Fixture f;
    const auto foo = f.depot.package("Foo", "1.2.0", kiB);
    const auto lib = f.depot.artifact("libfoo", 40 * kiB, {foo}, f.daysAgo(1));
    f.depot.environment("v1.10", {}, f.daysAgo(1), true);
    QVERIFY(!f.depot.error());
    const auto inventory = f.inventory();
    QVERIFY(verdictAt(*inventory, f, foo.path).startsWith("orphaned "));
    QCOMPARE(itemAt(*inventory, foo.path)->frees, sizeOf(*inventory, foo.path) + sizeOf(*inventory, lib.path));
}

void TestVerdicts::compiledOfStdlibIsNoOrphan()
{
    Fixture f;
    f.depot.environment("v1.10", {}, f.daysAgo(1), true);
    f.depot.file("compiled/v1.10/Pkg/tUTdb_AbCdE.ji", "x");
    QVERIFY(!f.depot.error());
    QCOMPARE(verdictAt(*f.inventory(), f, f.depot.path() + "/compiled/v1.10/Pkg/tUTdb_AbCdE.ji"),
             QByteArray("in_use Compiled from a standard library of Julia 1.10."));
}

/// The verdict of each compiled cache, a line each, by Julia version and package.
static QByteArray cacheVerdicts(const Inventory &inventory, const Fixture &f)
{
    QByteArray text;
    for (const Item &item : inventory.items) {
        if (item.kind == Kind::Compiled)
            text += item.version + ' ' + item.name + ": " + verdictAt(inventory, f, item.path) + '\n';
    }
    return text;
}

void TestVerdicts::compiledWithoutItsSourceIsAnOrphan()
{
    Fixture f;
    const auto foo = f.depot.package("Foo", "1.0.0", kiB);
    const auto newer = f.depot.package("Foo", "2.0.0", kiB);
    f.depot.compiled(foo, "1.10", 4 * kiB, f.daysAgo(1));
    f.depot.compiled(newer, "1.11", 4 * kiB, f.daysAgo(1));
    f.depot.environment("work", {newer}, f.daysAgo(2), false);
    f.depot.file("compiled/v1.10/Lost/AAAAA_AbCdE.ji", "x");
    f.depot.file("compiled/v1.10/Half/AAAAA_AbCdE.so", "x");
    QVERIFY(QDir(QFile::decodeName(foo.path)).removeRecursively());
    QVERIFY(!f.depot.error());
    const auto inventory = f.inventory();
    QCOMPARE(cacheVerdicts(*inventory, f),
             "1.10 Foo: orphaned Nothing needs it: what it was compiled from is gone, "
                 + QByteArray(foo.path).replace(f.root, "…")
                 + "/src/Foo.jl.\n"
                   "1.10 Half: unknown It cannot be told what it was compiled from.\n"
                   "1.10 Lost: unknown It cannot be told what it was compiled from.\n"
                   "1.11 Foo: in_use Kept by …/projects/work/Manifest.toml (used 2 days ago).\n");
}

void TestVerdicts::compiledByAJuliaThatIsGoneIsAnOrphan()
{
    Fixture f;
    const auto foo = f.depot.package("Foo", "1.0.0", kiB);
    f.depot.compiled(foo, "1.9", 4 * kiB, f.daysAgo(40));
    f.depot.compiled(foo, "1.10", 4 * kiB, f.daysAgo(40));
    f.depot.compiled(foo, "1.8", 4 * kiB, f.daysAgo(1)); // so there is one that was not found
    f.depot.environment("work", {foo}, f.daysAgo(2), false);
    QVERIFY(!f.depot.error());
    const QByteArray kept = "in_use Kept by …/projects/work/Manifest.toml (used 2 days ago).\n";
    QCOMPARE(cacheVerdicts(*f.inventory(), f), "1.10 Foo: " + kept + "1.8 Foo: " + kept + "1.9 Foo: " + kept);

    InventoryOptions options;
    options.installedJulias = {{1, 10}, {1, 12}};
    Job job;
    const auto inventory = takeInventory(depotsAt({f.depot.path()}, Disk::real()), options, Disk::real(), job);
    QCOMPARE(cacheVerdicts(*inventory, f),
             "1.10 Foo: " + kept + "1.8 Foo: " + kept
                 + "1.9 Foo: orphaned Nothing needs it: Julia 1.9, which it was compiled by, is not installed.\n");
    // What nothing will load is not held by the version: it goes, or stays, by itself.
    QCOMPARE(itemAt(*inventory, foo.path)->frees,
             sizeOf(*inventory, foo.path) + sizeOf(*inventory, cacheFor(*inventory, "1.10"))
                 + sizeOf(*inventory, cacheFor(*inventory, "1.8")));
}

void TestVerdicts::compiledAnewReplacesWhatIsNotLoaded()
{
    Fixture f;
    const auto foo = f.depot.package("Foo", "1.0.0", kiB);
    f.depot.compiled(foo, "1.10", 4 * kiB, f.daysAgo(1));
    f.depot.environment("work", {foo}, f.daysAgo(2), false);
    QVERIFY(!f.depot.error());
    const QByteArray built = cacheFor(*f.inventory(), "1.10");
    QVERIFY(built.endsWith(".ji"));
    const auto copy = [&](const char *settings, int days) {
        const QByteArray path = built.chopped(8) + settings + ".ji";
        QVERIFY(QFile::copy(QFile::decodeName(built), QFile::decodeName(path)));
        const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(f.daysAgo(days).time_since_epoch());
        const timespec times[] = {{seconds.count(), 0}, {seconds.count(), 0}};
        QCOMPARE(::utimensat(AT_FDCWD, path.constData(), times, 0), 0);
    };
    copy("AAAAA", 60); // not loaded for long
    copy("BBBBB", 5); // another project's
    const auto inventory = f.inventory();
    const QByteArray folder = parentFolder(built) + '/' + lastComponent(built).first(6).toByteArray();
    const QByteArray kept = "in_use Kept by …/projects/work/Manifest.toml (used 2 days ago).";
    QCOMPARE(verdictAt(*inventory, f, folder + "AAAAA.ji"),
             QByteArray("orphaned Nothing needs it: a newer build replaced it, and it was not loaded since."));
    QCOMPARE(verdictAt(*inventory, f, folder + "BBBBB.ji"), kept);
    QCOMPARE(verdictAt(*inventory, f, built), kept);
}

void TestVerdicts::compiledExtensionBelongsToItsPackage()
{
    Fixture f;
    auto foo = f.depot.package("Foo", "1.0.0", kiB);
    f.depot.environment("work", {foo}, f.daysAgo(2), false);
    f.depot.file("packages/Foo/" + lastComponent(foo.path).toByteArray() + "/src/FooBarExt.jl", "x");
    DepotBuilder::PackageVersion extension = foo;
    extension.name = "FooBarExt";
    extension.uuid = DepotBuilder::uuidOf("FooBarExt");
    f.depot.compiled(extension, "1.10", 4 * kiB, f.daysAgo(1));
    QVERIFY(!f.depot.error());
    const auto inventory = f.inventory();
    const QByteArray path = cacheFor(*inventory, "1.10");
    QCOMPARE(inventory->package(itemAt(*inventory, path)->owners.front()).name, QByteArray("Foo"));
    QCOMPARE(chainsTo(*inventory, f, path), QByteArray("…/projects/work/Manifest.toml > Foo > FooBarExt\n"));
}

void TestVerdicts::compiledFromOutsideTheDepotStaysWithItsSource()
{
    Fixture f;
    DepotBuilder::PackageVersion mine{"Mine", DepotBuilder::uuidOf("Mine"), "0.1.0", {}, f.root + "/work/Mine", {}, {},
                                      {}};
    f.depot.environment("v1.10", {}, f.daysAgo(1), true);
    f.depot.compiled(mine, "1.10", 4 * kiB, f.daysAgo(40));
    DepotBuilder(f.root + "/work", f.root, f.depot.now()).file("Mine/src/Mine.jl", "x");
    QVERIFY(!f.depot.error());
    QCOMPARE(cacheVerdicts(*f.inventory(), f),
             QByteArray("1.10 Mine: idle Compiled from …/work/Mine/src/Mine.jl, outside the depot.\n"));
    QVERIFY(QFile::remove(QFile::decodeName(f.root + "/work/Mine/src/Mine.jl")));
    QCOMPARE(
        cacheVerdicts(*f.inventory(), f),
        QByteArray(
            "1.10 Mine: orphaned Nothing needs it: what it was compiled from is gone, …/work/Mine/src/Mine.jl.\n"));
}

/// What the user wants to stay cannot be told from what not.
void TestVerdicts::damagedKeepListKeepsAll()
{
    Fixture f;
    const auto old = f.depot.package("Old", "1.0.0", kiB);
    const auto lib = f.depot.artifact("lib", kiB, {old}, f.daysAgo(40));
    f.depot.environment("v1.10", {}, f.daysAgo(1), true);
    QVERIFY(!f.depot.error());
    QVERIFY(verdictAt(*f.inventory(), f, old.path).startsWith("orphaned "));
    f.depot.file(".depotscope/keep", "artifacts/x\n/etc\n");
    const auto inventory = f.inventory();
    for (const QByteArray &path : {old.path, lib.path})
        QVERIFY2(!verdictAt(*inventory, f, path).startsWith("orphaned "), path.constData());
    QCOMPARE(verdictAt(*inventory, f, old.path),
             QByteArray("unknown It may be needed by …/depot/.depotscope/keep, which is damaged."));
    QVERIFY(
        printedTroubles(*inventory, f.root).contains("…/depot/.depotscope/keep, line 2: is no path inside the depot"));
}

/// Also a space that nobody has asked for as such for long.
void TestVerdicts::overridesKeepWhatTheyLeadTo()
{
    Fixture f;
    const auto foo = f.depot.package("Foo", "1.0.0", kiB);
    f.depot.environment("v1.10", {foo}, f.daysAgo(1), true);
    const QByteArray used = f.depot.space(foo, "used", kiB, 1, f.daysAgo(60));
    const QByteArray idle = f.depot.space(foo, "idle", kiB, 1, f.daysAgo(60));
    for (const QByteArray &space : {used, idle})
        f.depot.age(space, f.daysAgo(60));
    f.depot.file("artifacts/Overrides.toml", QByteArray(40, 'a') + " = \"" + used + "\"\n");
    QVERIFY(!f.depot.error());
    const auto inventory = f.inventory();
    QVERIFY2(verdictAt(*inventory, f, used).startsWith("idle "), verdictAt(*inventory, f, used).constData());
    QVERIFY2(verdictAt(*inventory, f, idle).startsWith("orphaned Nobody uses it any more: it was last used on "),
             verdictAt(*inventory, f, idle).constData());
}

/// Julia 1.13 unpacks in packages/temp, which does not make all that lies there a leftover.
void TestVerdicts::aPackageMayBeCalledTemp()
{
    Fixture f;
    const auto temp = f.depot.package("temp", "1.0.0", kiB);
    f.depot.environment("v1.10", {temp}, f.daysAgo(1), true);
    f.depot.file("packages/temp/jl_aBcDeF/src/x.jl", "x");
    f.depot.age(f.depot.path() + "/packages/temp", f.daysAgo(9));
    QVERIFY(!f.depot.error());
    const auto inventory = f.inventory();
    QVERIFY2(verdictAt(*inventory, f, temp.path).startsWith("in_use Kept by "),
             verdictAt(*inventory, f, temp.path).constData());
    QVERIFY(verdictAt(*inventory, f, f.depot.path() + "/packages/temp/jl_aBcDeF").startsWith("orphaned "));
}

void TestVerdicts::keepListKeepsWithAllThatIsNeeded()
{
    Fixture f;
    const auto foo = f.depot.package("Foo", "1.0.0", kiB);
    const auto lib = f.depot.artifact("libfoo", 10 * kiB, {foo}, f.daysAgo(50));
    const auto bar = f.depot.package("Bar", "1.0.0", kiB);
    f.depot.environment("v1.10", {}, f.daysAgo(1), true);
    f.depot.file(".depotscope/keep", "# mine\n" + foo.path.sliced(f.depot.path().size() + 1) + "\n");
    QVERIFY(!f.depot.error());
    const auto inventory = f.inventory();
    QCOMPARE(verdictAt(*inventory, f, foo.path), QByteArray("kept You keep it."));
    QCOMPARE(verdictAt(*inventory, f, lib.path),
             QByteArray("idle Kept by …/depot/.depotscope/keep (no record of use)."));
    QVERIFY(verdictAt(*inventory, f, bar.path).startsWith("orphaned "));
    QCOMPARE(chainsTo(*inventory, f, lib.path), QByteArray("…/depot/.depotscope/keep > Foo > libfoo\n"));
}

void TestVerdicts::aRunningJuliaKeepsWhatItNeeds()
{
    Fixture f;
    const auto foo = f.depot.package("Foo", "1.0.0", kiB);
    const auto bar = f.depot.package("Bar", "1.0.0", kiB);
    const auto lib = f.depot.artifact("libfoo", 10 * kiB, {}, f.daysAgo(50));
    const auto work = f.depot.environment("work", {bar}, std::nullopt, false); // that no log names
    f.depot.environment("v1.10", {}, f.daysAgo(1), true);
    QVERIFY(!f.depot.error());
    QDirIterator files(QFile::decodeName(lib.path), QDir::Files, QDirIterator::Subdirectories);
    QVERIFY(files.hasNext());
    QProcess julia;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("STANDIN_OPENS"), files.next());
    julia.setProcessEnvironment(environment);
    julia.start(QString::fromUtf8(places::standin), {QStringLiteral("--project=") + QFile::decodeName(work.directory)});
    QVERIFY(julia.waitForReadyRead(patience));
    const auto verdicts = [&] {
        InventoryOptions options;
        options.looksForJulias = true;
        Job job;
        const auto inventory = takeInventory(depotsAt({f.depot.path()}, Disk::real()), options, Disk::real(), job);
        return verdictAt(*inventory, f, foo.path).split(' ').front() + ' '
            + verdictAt(*inventory, f, bar.path).split(' ').front() + ' ' + verdictAt(*inventory, f, lib.path);
    };
    QCOMPARE(verdicts(),
             "orphaned idle in_use A Julia that runs has it open (process " + QByteArray::number(julia.processId())
                 + ").");
    julia.closeWriteChannel();
    QVERIFY(julia.waitForFinished(patience));
    QVERIFY2(verdicts().startsWith("orphaned orphaned unknown "), verdicts().constData());
}

void TestVerdicts::absurdLogsAreRead()
{
    Fixture f;
    const auto foo = f.depot.package("Foo", "1.0.0", kiB);
    const QByteArray space = f.depot.space(DepotBuilder::uuidOf("Foo"), "cache", kiB, 1, std::nullopt, {});
    const QByteArray artifact = f.depot.artifact("lib", kiB, {}, f.daysAgo(1)).path;
    const QByteArray hash = lastComponent(artifact).toByteArray();
    DepotBuilder outside(f.root + "/outside", f.root, f.depot.now());
    outside.file("Manifest.toml",
                 "[[Foo]]\nuuid = \"" + foo.uuid.toByteArray(QUuid::WithoutBraces) + "\"\ngit-tree-sha1 = \""
                     + foo.hash->hex() + "\"\n");
    // A name that binds itself, one that is a number, one that nests, and one that is right.
    outside.file(
        "Artifacts.toml",
        "[self]\ngit-tree-sha1 = \"self\"\n[self.self]\nself = 1\n[[many]]\n[many.download]\n[[many.download.x]]\n"
        "[lib]\ngit-tree-sha1 = \""
            + hash + "\"\n[other]\ngit-tree-sha1 = 7\n");
    QByteArray parents;
    for (int i = 0; i < 10'000; ++i)
        parents += '"' + f.root + "/gone/" + QByteArray::number(i) + "/Project.toml\", ";
    outside.file("Project.toml", "name = \"Mine\"\n");
    f.depot.file("logs/scratch_usage.toml",
                 "[[\"" + space + "\"]]\ntime = 2999-01-01T00:00:00Z\nparent_projects = [" + parents + '"' + f.root
                     + "/outside/Project.toml\"]\n[[\"/\"]]\ntime = 2020-01-01T00:00:00\nparent_projects = [\"/\"]\n");
    f.depot.file("logs/manifest_usage.toml",
                 "[[\"" + f.root + "/outside/Manifest.toml\"]]\ntime = 2020-01-01T00:00:00\n[[\"" + f.root
                     + "\"]]\ntime = 2020-01-01T00:00:00.5Z\n[[\"relative\"]]\ntime = 2020-01-01T00:00:00Z\n");
    f.depot.file("logs/artifact_usage.toml",
                 "[[\"" + f.root
                     + "/outside/Artifacts.toml\"]]\ntime = 2999-12-31T23:59:59Z\n[[\"\"]]\n"
                       "time = 0000-01-01T00:00:00Z\n");
    QVERIFY(!f.depot.error() && !outside.error());
    const auto inventory = f.inventory();
    QCOMPARE(itemAt(*inventory, space)->ownerProjects.size(), size_t(10'001));
    QCOMPARE(verdictAt(*inventory, f, space).split(' ').front(), QByteArray("in_use"));
    QCOMPARE(chainsTo(*inventory, f, foo.path), QByteArray("…/outside/Manifest.toml > Foo\n"));
    QCOMPARE(chainsTo(*inventory, f, artifact), QByteArray("…/outside/Manifest.toml > lib\n"));
    QVERIFY(verdictAt(*inventory, f, foo.path).startsWith("idle "));
}

/// Seeded depots of packages, artifacts and environments: what is kept, and what an item or a root frees, must be what
/// a search finds that takes the thing away and looks what nothing reaches any more.
void TestVerdicts::randomGraphsAgreeWithANaiveSearch()
{
    for (unsigned seed = 1; seed <= 15; ++seed) {
        std::mt19937 chance(seed);
        auto below = [&](int limit) { return int(chance() % unsigned(limit)); };
        Fixture f;
        std::vector<DepotBuilder::PackageVersion> packages;
        for (int i = 0; i < 8; ++i)
            packages.push_back(f.depot.package("P" + QByteArray::number(i), "1.0.0", (1 + below(9)) * 4 * kiB));
        std::vector<std::pair<QByteArray, std::vector<int>>> artifacts;
        for (int i = 0; i < 8; ++i) {
            std::vector<int> owners;
            std::vector<DepotBuilder::PackageVersion> boundBy;
            for (int p = 0; p < 8; ++p) {
                if (below(4) == 0) {
                    owners.push_back(p);
                    boundBy.push_back(packages[size_t(p)]);
                }
            }
            const QByteArray name = "a" + QByteArray::number(i);
            artifacts.emplace_back(f.depot.artifact(name, (1 + below(9)) * 4 * kiB, boundBy, f.daysAgo(1)).path,
                                   owners);
        }
        std::vector<std::pair<QByteArray, std::vector<int>>> environments;
        for (int i = 0; i < 4; ++i) {
            std::vector<int> named;
            std::vector<DepotBuilder::PackageVersion> uses;
            for (int p = 0; p < 8; ++p) {
                if (below(4) == 0) {
                    named.push_back(p);
                    uses.push_back(packages[size_t(p)]);
                }
            }
            environments.emplace_back(
                f.depot.environment("e" + QByteArray::number(i), uses, f.daysAgo(i + 1), false).manifest, named);
        }
        QVERIFY(!f.depot.error());
        const auto inventory = f.inventory();

        // What is left, in bytes by path, without one environment, package or artifact; unnamed ones hold themselves.
        auto left = [&](int environment, int package, int artifact, bool orphansStay) {
            std::set<int> keptPackages;
            for (int e = 0; e < 4; ++e) {
                if (e != environment)
                    keptPackages.insert(environments[size_t(e)].second.begin(), environments[size_t(e)].second.end());
            }
            std::set<int> named;
            for (const auto &each : environments)
                named.insert(each.second.begin(), each.second.end());
            for (int p = 0; p < 8 && orphansStay; ++p) {
                if (!named.contains(p))
                    keptPackages.insert(p);
            }
            keptPackages.erase(package);
            qint64 bytes = 0;
            for (int p : keptPackages)
                bytes += sizeOf(*inventory, packages[size_t(p)].path);
            for (int a = 0; a < 8; ++a) {
                const auto &owners = artifacts[size_t(a)].second;
                const bool isKept = (owners.empty() && orphansStay)
                    || std::ranges::any_of(owners, [&](int p) { return keptPackages.contains(p); });
                if (isKept && a != artifact)
                    bytes += sizeOf(*inventory, artifacts[size_t(a)].first);
            }
            return bytes;
        };
        for (int e = 0; e < 4; ++e) {
            const RootId root = rootAt(*inventory, environments[size_t(e)].first);
            QCOMPARE(inventory->graph->frees(root), left(-1, -1, -1, true) - left(e, -1, -1, true));
            QCOMPARE(inventory->graph->forget({root}).freed, left(-1, -1, -1, false) - left(e, -1, -1, false));
        }
        for (int p = 0; p < 8; ++p)
            QCOMPARE(itemAt(*inventory, packages[size_t(p)].path)->frees,
                     left(-1, -1, -1, true) - left(-1, p, -1, true));
        for (int a = 0; a < 8; ++a) {
            const Item *item = itemAt(*inventory, artifacts[size_t(a)].first);
            QCOMPARE(item->frees, left(-1, -1, -1, true) - left(-1, -1, a, true));
            const bool isKept = left(-1, -1, -1, false) != left(-1, -1, a, false);
            QCOMPARE(item->verdict.status == Status::InUse, isKept);
            QCOMPARE(inventory->graph->why({idAt(*inventory, item->path)}, 100).listed.empty(), !isKept);
        }
    }
}

DEPOTSCOPE_TEST(TestVerdicts)
#include "tst_verdicts.moc"
