// SPDX-License-Identifier: MIT
#include "model/cleaning/autogc.h"

#include "model/cleaning/gc.h"
#include "tests/support/fixture.h"
#include "tests/support/registered.h"

#include <QDateTime>
#include <QTest>

using namespace depotscope;
using namespace Qt::StringLiterals;

namespace {

/// Some of it Pkg deletes at once, some later.
struct GcDepot : Fixture {
    DepotBuilder::PackageVersion used = depot.package("Used", "1.0.0", 40 * kiB);
    DepotBuilder::PackageVersion gone = depot.package("Gone", "1.0.0", 60 * kiB);
    DepotBuilder::PackageVersion waiting = depot.package("Waiting", "1.0.0", 20 * kiB);
    DepotBuilder::Artifact lib = depot.artifact("libgone", 30 * kiB, {gone}, daysAgo(60));
    DepotBuilder::Environment named = depot.environment("v1.12", {used}, daysAgo(2), true);

    explicit GcDepot(int collected) // days ago
    {
        depot.logOrphan(gone.path, daysAgo(20));
        QFile log(QFile::decodeName(depot.path() + "/logs/orphaned.toml"));
        const auto time = QDateTime::fromMSecsSinceEpoch(daysAgo(collected).time_since_epoch().count());
        if (!log.open(QIODevice::ReadWrite) || !log.setFileTime(time, QFileDevice::FileModificationTime))
            qFatal("cannot make the depot: %s", qPrintable(log.errorString()));
    }

    std::shared_ptr<const Inventory> inventory(const std::vector<JuliaVersion> &julias, int shared = 0) const
    {
        std::vector<QByteArray> depots = {depot.path()};
        for (int i = 0; i < shared; ++i)
            depots.push_back(root + "/shared");
        InventoryOptions options;
        options.installedJulias = julias;
        Job job;
        return takeInventory(depotsAt(depots, Disk::real()), options, Disk::real(), job);
    }
};

std::vector<AutoGc> gcsOf(const Inventory &inventory, bool isOff = false)
{
    const Time now = currentTime();
    return autoGcs(inventory, GcForecast(inventory, now), isOff, now);
}

} // namespace

class TestAutoGc : public QObject {
    Q_OBJECT

private slots:
    void isWhatGcPlans_data();
    void isWhatGcPlans();
    void knowsWhoCollectsAndWhen();
    void readsTheVariableAsJuliaDoes_data();
    void readsTheVariableAsJuliaDoes();
};

void TestAutoGc::isWhatGcPlans_data()
{
    QTest::addColumn<int>("minor");
    QTest::addColumn<QString>("rules");
    QTest::newRow("1.7") << 7 << u"1.7"_s;
    QTest::newRow("1.12") << 12 << u"1.12"_s;
    QTest::newRow("1.13") << 13 << u"1.13"_s;
    QTest::newRow("newer than is known") << 19 << u"1.13"_s;
}

void TestAutoGc::isWhatGcPlans()
{
    QFETCH(int, minor);
    QFETCH(QString, rules);
    const GcDepot f(30);
    const auto inventory = f.inventory({{1, minor}});
    const std::vector<AutoGc> gcs = gcsOf(*inventory);
    QCOMPARE(gcs.size(), size_t(1));
    const AutoGc &gc = gcs.front();
    QCOMPARE(gc.rules, rules.toLatin1());
    const Plan plan = planGc(*inventory, *GcRules::fromWord(rules), currentTime());
    QVERIFY(!plan.steps.empty());
    qint64 first = 0;
    for (const Step &step : plan.steps)
        first += step.round == 1 ? inventory->item(step.item).totals.allocated : 0;
    QCOMPARE(gc.atOnce.bytes, first);
    QCOMPARE(gc.atOnce.bytes + gc.inRounds.bytes, plan.frees.allocated);
    QCOMPARE(size_t(gc.atOnce.items + gc.inRounds.items), plan.steps.size());
    // What waits now, and what loses its last keeper with that.
    QCOMPARE(size_t(gc.afterGrace.items), plan.waiting.empty() ? size_t(0) : plan.waiting.size() + 1);
    QCOMPARE(gc.graceEnds.has_value(), !plan.waiting.empty());
    QCOMPARE(gc.inRounds.items > 0, minor >= 13); // the artifact of what goes first
}

void TestAutoGc::knowsWhoCollectsAndWhen()
{
    const std::vector<JuliaVersion> julias = {{1, 6}, {1, 10}, {1, 12}};
    const GcDepot long_(30);
    std::vector<AutoGc> gcs = gcsOf(*long_.inventory(julias), true);
    QCOMPARE(gcs.size(), size_t(2)); // 1.6 never does by itself
    QCOMPARE(gcs[0].julia, julias[1]);
    QVERIFY(!gcs[0].isOff); // it does not know the variable
    QVERIFY(gcs[1].isOff);
    QVERIFY(!gcs[0].from);
    QVERIFY(gcsOf(*long_.inventory({})).empty());
    Job job;
    InventoryOptions options;
    options.installedJulias = julias;
    QVERIFY(gcsOf(*takeInventory(depotsAt({long_.root + "/none"}, Disk::real()), options, Disk::real(), job)).empty());

    const GcDepot lately(3);
    gcs = gcsOf(*lately.inventory(julias, 1));
    QCOMPARE(gcs.size(), size_t(2));
    const auto left = *gcs[0].from - lately.depot.now();
    QVERIFY(left > std::chrono::hours(95) && left <= std::chrono::hours(96));
}

void TestAutoGc::readsTheVariableAsJuliaDoes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isOff");
    for (const char *off : {"false", "False", "FALSE", "f", "F", "no", "No", "NO", "n", "N", "0"})
        QTest::newRow(off) << QByteArray(off) << true;
    for (const char *on : {"", "true", "1", "yes", "off", "fALSE", "false ", "00"})
        QTest::newRow(*on ? on : "empty") << QByteArray(on) << false;
}

void TestAutoGc::readsTheVariableAsJuliaDoes()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, isOff);
    QCOMPARE(switchesAutoGcOff(text), isOff);
    QVERIFY(!switchesAutoGcOff(std::nullopt));
}

DEPOTSCOPE_TEST(TestAutoGc)
#include "tst_autogc.moc"
