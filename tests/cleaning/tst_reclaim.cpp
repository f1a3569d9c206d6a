// SPDX-License-Identifier: MIT
#include "model/cleaning/reclaim.h"

#include "model/cleaning/gc.h"
#include "model/text/names.h"
#include "tests/support/fixture.h"
#include "tests/support/registered.h"

#include <QTest>
#include <numeric>

using namespace depotscope;

namespace {

constexpr std::array safetyWords = {"unneeded", "stale", "waiting", "unused", "undecided"};
constexpr std::array recoveryWords = {"itself", "download", "package", "never"};

/// A line for each class that has something: its items, by name, and what it takes to have them again.
QByteArray printed(const Inventory &inventory, const std::vector<Reclaim> &all)
{
    QByteArray text;
    for (const Reclaim &reclaim : all) {
        std::vector<QByteArray> names;
        for (const Step &step : reclaim.plan.steps) {
            const Item &item = inventory.item(step.item);
            names.push_back(' ' + kindWord(item.kind) + ':' + item.name);
        }
        std::ranges::sort(names);
        if (names.empty())
            continue;
        text += QByteArray(safetyWords[size_t(reclaim.safety)]) + ':';
        for (const QByteArray &name : names)
            text += name;
        for (size_t i = 0; i < recoveryCount; ++i) {
            if (reclaim.byRecovery[i] > 0)
                text += QByteArray(" (") + recoveryWords[i] + ')';
        }
        text += '\n';
    }
    return text;
}

} // namespace

class TestReclaim : public QObject {
    Q_OBJECT

private slots:
    void classes()
    {
        Fixture f;
        const auto used = f.depot.package("Used", "1.0.0", 20 * kiB);
        const auto old = f.depot.package("Old", "1.0.0", 30 * kiB);
        const auto recent = f.depot.package("Recent", "1.0.0", 30 * kiB);
        const auto forgotten = f.depot.package("Forgotten", "1.0.0", 30 * kiB);
        f.depot.artifact("lib", 100 * kiB, {old}, f.daysAgo(40));
        f.depot.compiled(used, "1.9", 50 * kiB, f.daysAgo(40));
        f.depot.compiled(used, "1.10", 50 * kiB, f.daysAgo(40));
        f.depot.environment("work", {used}, f.daysAgo(1), false);
        f.depot.environment("thesis", {forgotten}, f.daysAgo(300), false);
        f.depot.space(QUuid(), "unlogged", 10 * kiB, 1, std::nullopt, {});
        f.depot.space(used, "cache", 10 * kiB, 1, f.daysAgo(2));
        f.depot.logOrphan(old.path, f.daysAgo(30));
        f.depot.logOrphan(recent.path, f.daysAgo(2));
        f.depot.age(old.path, f.daysAgo(30));
        QVERIFY(!f.depot.error());

        InventoryOptions options;
        options.installedJulias = {{1, 10}};
        Job job;
        const auto inventory = takeInventory(depotsAt({f.depot.path()}, Disk::real()), options, Disk::real(), job);
        const auto all = reclaimable(*inventory, f.depot.now());
        QCOMPARE(printed(*inventory, all),
                 QByteArray("unneeded: package:Old (download)\n"
                            "stale: compiled:Used (itself)\n"
                            "waiting: artifact:lib package:Recent (download)\n"
                            "unused: package:Forgotten (download)\n"
                            "undecided: space:unlogged (package)\n"));
        checkSums(*inventory, all, f.depot.now());
    }

    void whatIsTheUsersOwnIsNotHadAgain()
    {
        Fixture f;
        f.depot.file("config/startup.jl", "1");
        f.depot.file("artifacts/jl_aBcDeF/file", "1");
        f.depot.file("packages/temp/jl_gHiJkL/file", "1");
        const auto inventory = f.inventory();
        const auto of = [&](const QByteArray &inside) {
            const NodeId node = inventory->tree->find(f.depot.path() + '/' + inside);
            return recoveryOf(*inventory, inventory->itemAt(node));
        };
        QCOMPARE(of("config/startup.jl"), Recovery::Never);
        QCOMPARE(of("artifacts/jl_aBcDeF/file"), Recovery::Download);
        QCOMPARE(of("packages/temp/jl_gHiJkL/file"), Recovery::Download);
    }

    void whatIsWantedOrInUseIsInNone()
    {
        Fixture f;
        const auto wanted = f.depot.package("Wanted", "1.0.0", 20 * kiB);
        const auto old = f.depot.package("Old", "1.0.0", 20 * kiB);
        const auto open = f.depot.package("Open", "1.0.0", 20 * kiB);
        f.depot.compiled(old, "1.9", 50 * kiB, f.daysAgo(40));
        f.depot.environment("v1.10", {}, f.daysAgo(1), true);
        for (const auto &package : {wanted, old, open}) {
            f.depot.logOrphan(package.path, f.daysAgo(30));
            f.depot.age(package.path, f.daysAgo(30));
        }
        f.depot.file(".depotscope/keep",
                     "packages/Wanted/" + lastComponent(wanted.path).toByteArray() + "\ncompiled/v1.9\n");
        QVERIFY(!f.depot.error());
        RunningJulia julia;
        julia.pid = 4211;
        julia.program = "/usr/bin/julia";
        julia.openFiles = {open.path + "/src/Open.jl"};
        InventoryOptions options;
        options.installedJulias = {{1, 10}};
        options.runningJulias = {julia};
        Job job;
        const auto inventory = takeInventory(depotsAt({f.depot.path()}, Disk::real()), options, Disk::real(), job);
        const auto all = reclaimable(*inventory, f.depot.now());
        QCOMPARE(printed(*inventory, all), QByteArray("unneeded: package:Old (download)\n"));
        checkSums(*inventory, all, f.depot.now());
        // Pkg knows nothing of that.
        QCOMPARE(planGc(*inventory, *GcRules::fromWord(u"1.12"), f.depot.now()).steps.size(), size_t(3));
    }

private:
    /// Every number is that of the plan that it stands for, to the byte, and no item is in two.
    static void checkSums(const Inventory &inventory, const std::vector<Reclaim> &all, Time now)
    {
        QCOMPARE(all.size(), size_t(safetyCount));
        std::vector<int> seen(inventory.items.size());
        Totals collected;
        for (const Reclaim &reclaim : all) {
            Totals sum;
            for (const Step &step : reclaim.plan.steps) {
                sum += inventory.item(step.item).totals;
                ++seen[size_t(step.item.value)];
                QVERIFY(!step.reason.isEmpty());
            }
            QCOMPARE(reclaim.plan.frees, sum);
            QCOMPARE(std::accumulate(reclaim.byRecovery.begin(), reclaim.byRecovery.end(), qint64(0)), sum.allocated);
            if (reclaim.safety == Safety::Unneeded || reclaim.safety == Safety::StaleCompiled)
                collected += sum;
        }
        QVERIFY(std::ranges::all_of(seen, [](int times) { return times < 2; }));
        QCOMPARE(planGc(inventory, {}, now).frees, collected);
    }
};

DEPOTSCOPE_TEST(TestReclaim)
#include "tst_reclaim.moc"
