// SPDX-License-Identifier: MIT
#include "model/cleaning/gc.h"
#include "model/cleaning/removable.h"
#include "tests/cleaning/cleaned.h"
#include "tests/support/registered.h"

using namespace depotscope;
using namespace Qt::StringLiterals;

class TestFrozenPlan : public QObject {
    Q_OBJECT

private slots:
    void removable_data();
    void removable();
    void ofItems();
    void inOneSequence();
    void neverOrdered();
    void ofAPlan();
    void savedAndLoaded();
    void savedNowhere();
    void refused_data();
    void refused();
};

void TestFrozenPlan::removable_data()
{
    QTest::addColumn<bool>("expected");
    for (const char *path : {"packages/Foo/abcde", "artifacts/0123", "artifacts/jl_abc", "clones/1", "compiled/v1.10",
                             "compiled/v1.10/Foo", "compiled/v1.10/Foo/a_b.ji", "registries/General",
                             "registries/General.tar.gz", "scratchspaces/uuid/key"})
        QTest::newRow(path) << true;
    for (const char *path : {"",
                             "packages",
                             "packages/Foo",
                             "packages/Foo/abcde/src",
                             "artifacts",
                             "artifacts/a/b",
                             "artifacts/Overrides.toml",
                             "artifacts/CACHEDIR.TAG",
                             "registries/.pid",
                             "scratchspaces/uuid",
                             "environments/v1.10",
                             "dev/Foo",
                             "config/startup.jl",
                             "prefs/x",
                             "logs/manifest_usage.toml",
                             "servers/x",
                             "juliaup/julia",
                             "conda/3",
                             ".depotscope/held",
                             ".depotscope/trash",
                             "packages/../logs",
                             "scratchspaces/../../x",
                             "scratchspaces/u/..",
                             "artifacts//a",
                             "/artifacts/a",
                             "artifacts/a/"})
        QTest::newRow(path) << false;
}

void TestFrozenPlan::removable()
{
    QFETCH(bool, expected);
    QCOMPARE(isRemovable(QTest::currentDataTag()), expected);
}

void TestFrozenPlan::ofItems()
{
    const CleanedDepot d;
    const FrozenPlan order = d.order({d.otherSpace, d.space, d.space});
    QCOMPARE(order.items.size(), size_t(2));
    const PlannedItem &item = order.items.front();
    QCOMPARE(item.kind, Kind::Space);
    QCOMPARE(item.name, QByteArray("cache"));
    QCOMPARE(item.depot, d.depot.path());
    QCOMPARE(joined(item.depot, item.paths.front().inside), d.space);
    QCOMPARE(item.paths.front().id, Disk::real().stat(d.space)->id());
    QCOMPARE(item.entries, 7);
}

/// Some file systems list first what was made last, others not: of two caches one would come the wrong way round.
void TestFrozenPlan::inOneSequence()
{
    const CleanedDepot d;
    const QByteArray folder = d.depot.path() + "/compiled/v1.10/Foo/";
    for (const char *name : {"b_1.ji", "b_1.so", "a_1.so", "a_1.ji"}) {
        QFile file(QFile::decodeName(folder + name));
        d.must(file.open(QIODevice::WriteOnly) && file.write("x") == 1);
    }
    const auto inventory = d.inventory();
    int several = 0;
    for (size_t i = 0; i < inventory->items.size(); ++i) {
        std::vector<Error> troubles;
        const FrozenPlan order = freeze(*inventory, {{{int(i)}, {}}}, "x", d.depot.now(), Disk::real(), troubles);
        for (const PlannedItem &item : order.items) {
            QVERIFY(std::ranges::is_sorted(item.paths, {}, &PlannedPath::inside));
            several += item.paths.size() > 1;
        }
    }
    QVERIFY(several >= 2);
}

void TestFrozenPlan::neverOrdered()
{
    const CleanedDepot d;
    const auto inventory = d.inventory();
    std::vector<Choice> choices;
    for (size_t i = 0; i < inventory->items.size(); ++i)
        choices.push_back({{int(i)}, {}});
    std::vector<Error> troubles;
    // File systems' clocks are coarse: in the same tick nothing would be seen of it.
    const Time before = Disk::real().stat(d.otherSpace)->changed;
    do {
        d.must(::mkdir((d.otherSpace + "/new").constData(), 0755) == 0);
        d.must(::rmdir((d.otherSpace + "/new").constData()) == 0);
    } while (Disk::real().stat(d.otherSpace)->changed == before);
    const FrozenPlan order = freeze(*inventory, choices, "x", d.depot.now(), Disk::real(), troubles);
    for (const PlannedItem &item : order.items) {
        QVERIFY(item.kind != Kind::Environment && item.kind != Kind::Dev && item.kind != Kind::Log);
        QVERIFY(joined(item.depot, item.paths.front().inside) != d.otherSpace); // changed since
    }
    QCOMPARE(order.items.size() + troubles.size(), inventory->items.size());
}

void TestFrozenPlan::ofAPlan()
{
    const CleanedDepot d;
    const auto inventory = d.inventory();
    const GcRules rules;
    const Plan plan = planGc(*inventory, rules, d.depot.now());
    std::vector<Error> troubles;
    const FrozenPlan order = freeze(*inventory, plan, rules, d.depot.now(), Disk::real(), troubles);
    QCOMPARE(order.command, QByteArray("gc --like safe"));
    QCOMPARE(order.items.size(), plan.steps.size());
    QVERIFY(!plan.steps.empty() || !plan.waiting.empty());
    QCOMPARE(order.orphans.size(), size_t(1));
    QCOMPARE(order.orphans.front().ledger, Ledger::Safe);
    QCOMPARE(order.orphans.front().since.size(), plan.steps.size() + plan.waiting.size());
}

void TestFrozenPlan::savedAndLoaded()
{
    const CleanedDepot d;
    FrozenPlan order = d.order(d.all());
    order.items.front().name = "odd\xff\n";
    order.items.front().paths.front().inside = "artifacts/\xff";
    order.orphans = {{d.depot.path(), Ledger::Safe, {{"clones/\xff", d.depot.now()}}},
                     {d.depot.path(), Ledger::Pkg, {}}};
    const auto loaded = loadPlan(planText(order), "/plan");
    QVERIFY2(loaded, loaded ? "" : qPrintable(loaded.error().sentence()));
    QCOMPARE(*loaded, order);
}

void TestFrozenPlan::savedNowhere()
{
    const CleanedDepot d;
    const auto saved = savePlan(d.order(d.all()), d.root + "/no/plan.json", Disk::real());
    QVERIFY(!saved);
    QCOMPARE(saved.error().sentence(), QString::fromUtf8(d.root + "/no: does not exist (the folder for plan.json)."));
}

void TestFrozenPlan::refused_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("why");
    const QByteArray item =
        R"({"schema":"depotscope-plan/1","plan":"x","items":[{"kind":"space","depot":"/d","paths":[{"path":"%"}]}]})";
    QTest::newRow("empty") << QByteArray() << u"is no JSON"_s;
    QTest::newRow("torn") << QByteArray(item).chopped(5) << u"is no JSON"_s;
    QTest::newRow("foreign") << QByteArray("{}") << u"was not written by this version"_s;
    QTest::newRow("array") << QByteArray("[1]") << u"was not written by this version"_s;
    QTest::newRow("later schema") << QByteArray(R"({"schema":"depotctl/2"})") << u"was not written by this version"_s;
    QTest::newRow("no plan") << QByteArray(R"({"schema":"depotscope-plan/1","items":[]})") << u"is no plan"_s;
    QTest::newRow("climbs") << QByteArray(item).replace("%", "scratchspaces/../..") << u"its item 1 is damaged"_s;
    QTest::newRow("not ours") << QByteArray(item).replace("%", "environments/v1.10") << u"its item 1 is damaged"_s;
    QTest::newRow("no path") << QByteArray(item).replace("{\"path\":\"%\"}", "") << u"its item 1 is damaged"_s;
    QTest::newRow("no kind") << QByteArray(item).replace("space", "spice").replace("%", "artifacts/a")
                             << u"its item 1"_s;
}

void TestFrozenPlan::refused()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, why);
    const auto loaded = loadPlan(json, "/plan.json");
    QVERIFY(!loaded);
    QVERIFY2(loaded.error().sentence().startsWith(u"/plan.json: "_s + why), qPrintable(loaded.error().sentence()));
}

DEPOTSCOPE_TEST(TestFrozenPlan)
#include "tst_frozenplan.moc"
