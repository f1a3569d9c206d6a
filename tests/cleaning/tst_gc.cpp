// SPDX-License-Identifier: MIT
#include "tests/cleaning/bench.h"
#include "tests/support/registered.h"

#include <QDateTime>
#include <QTest>

using namespace depotscope;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestGc : public QObject {
    Q_OBJECT

private slots:
    void words();
    void scenario_data();
    void scenario();
    void reasons();
    void incompleteInventory();
    void biggestFirst();
};

void TestGc::words()
{
    for (const QByteArray &word : everyone)
        QCOMPARE(GcRules::fromWord(QString::fromLatin1(word))->word(), word);
    QCOMPARE(GcRules::fromWord(u"safe")->like, GcLike::Safe);
    QCOMPARE(GcRules::fromWord(u"spaces")->like, GcLike::Spaces);
    QCOMPARE(GcRules::fromWord(u"1.12")->like, GcLike::Orphanage);
    QCOMPARE(GcRules::fromWord(u"1.12")->minor, 12);
    QCOMPARE(GcRules::fromWord(u"1.13")->like, GcLike::Immediate);
    for (const QStringView word : {u"", u"1", u"1.4", u"1.14", u"1.60", u"Safe", u"1.6 ", u"2.6"}) {
        const auto rules = GcRules::fromWord(word);
        QVERIFY2(!rules && rules.error().fault == Fault::Malformed, qPrintable(word.toString()));
    }
}

void TestGc::scenario_data()
{
    QTest::addColumn<QByteArray>("word");
    QTest::addColumn<int>("days");
    QTest::addColumn<QByteArray>("expected");
    const QByteArray rest = "E aa-other"; // clones that no Julia takes for used
    const QByteArray spaces = "k3 k4 k5 k7 thing";
    QTest::newRow("design") << "spaces"_ba << 7
                            << "aqsx3 dddd | E J-2 Foo MoaKv aa-other clone-2 jl k3 k4 k5 k6 k7 thing"_ba;
    QTest::newRow("design without delay")
        << "spaces"_ba << 0 << "E Foo J-2 MoaKv aa-other aqsx3 cccc clone-2 dddd ffff jl k2 k3 k4 k5 k6 k7 thing"_ba;
    QTest::newRow("1.6") << "1.6"_ba << 7 << "dddd | E Foo J-2 MoaKv aa-other aqsx clone-2 jl k3 k4 k5 k7 thing"_ba;
    QTest::newRow("1.6 without delay")
        << "1.6"_ba << 0 << "E Foo J-2 MoaKv aa-other aqsx cccc clone-2 dddd ffff jl k2 k3 k4 k5 k7 thing"_ba;
    for (const char *word : {"1.7", "1.8", "1.9", "1.10", "1.11", "1.12"}) {
        QTest::newRow(word) << QByteArray(word) << 7 << "dddd | E Foo MoaKv aa-other aqsx jl k3 k4 k5 k7 thing"_ba;
        QTest::newRow((QByteArray(word) + " without delay").constData())
            << QByteArray(word) << 0 << "E Foo MoaKv aa-other aqsx cccc dddd ffff jl k2 k3 k4 k5 k7 thing"_ba;
    }
    QTest::newRow("1.13") << "1.13"_ba << 7
                          << "E Foo MoaKv aa-other aqsx cccc[2] clone dddd jl k2[2] k3 k4 k5 k7 thing"_ba;
}

/// Everything at once, as it was collected by real Pkg once.
void TestGc::scenario()
{
    QFETCH(const QByteArray, word);
    QFETCH(const int, days);
    QFETCH(const QByteArray, expected);
    Bench b;
    const QByteArray example = "7876af07-990d-54b4-ab0e-23690620f79a";
    const QByteArray space = b.in(0, "scratchspaces/33333333-3333-3333-3333-333333333333/");
    const auto repeated = [](const char *text) { return QByteArray(text).repeated(40 / qsizetype(strlen(text))); };
    const auto folder = [&](int depot, const QByteArray &rest, const QByteArray &name) {
        const QByteArray path = b.in(depot, rest);
        b.world.files[path + "/file"] = "x";
        b.names[path] = name;
        return path;
    };
    for (const char *slug : {"aqsx3", "aqsx", "MoaKv"})
        b.world.files[folder(0, "packages/Example/" + QByteArray(slug), slug) + "/Project.toml"] = "";
    folder(0, "packages/JSON/3rsiS", "J");
    folder(0, "packages/Foo/zzzzz", "Foo");
    b.world.folders.insert(b.in(0, "packages/Empty"));
    b.world.files[b.in(0, "packages/.DS_Store")] = b.world.files[b.in(0, "packages/Example/.DS_Store")] = "";
    folder(1, "packages/JSON/3rsiS", "J-2");

    const QByteArray proj = b.base + "/proj/";
    b.world.files[proj + "Project.toml"] = b.world.files[b.base + "/proj2/Project.toml"] = "";
    b.world.files[proj + "Manifest.toml"] =
        "[[Dates]]\nuuid = \"ade2ca70-3891-5945-98fb-dc099432e06a\"\n\n"
        "[[Printf]]\nuuid = \"de0858da-6303-5e67-8744-51eddeeeb8d7\"\n\n"
        "[[Example]]\ngit-tree-sha1 = \"46e44e869b4d90b96bd8ed1fdcf32244fddfb6cc\"\nrepo-rev = \"master\"\nrepo-url = "
        "\""
        + url + "\"\nuuid = \"" + example
        + "\"\nversion = \"0.5.3\"\n\n"
          "[[JSON]]\ngit-tree-sha1 = \"81690084b6198a2e1da36fcfda16eeca9f9f24e4\"\n"
          "uuid = \"682c06a0-de6a-54ab-a142-c8b1cf79cde6\"\nversion = \"0.21.1\"\n\n"
          "[[Loc]]\npath = \"../Loc\"\nuuid = \"22222222-2222-2222-2222-222222222222\"\n";
    b.world.files[b.base + "/proj3/Manifest.toml"] = "[[Broken\n";
    for (const QByteArray &path :
         {proj + "Manifest.toml", b.base + "/proj3/Manifest.toml", b.base + "/gone/Manifest.toml"})
        b.d1().manifests.uses.push_back({path, b.now, {}});

    for (const char *hash : {"a", "b", "b2", "c", "d", "f", "ab"})
        folder(0, "artifacts/" + repeated(hash), repeated(hash).first(4));
    folder(0, "artifacts/jl_Ab12Cd", "jl");
    b.world.files[b.in(0, "artifacts/" + repeated("d") + ".pid")] = "";
    folder(1, "artifacts/" + repeated("a"), "aaaa-2");
    const auto bind = [&](const QByteArray &path, const QByteArray &text) {
        b.world.files[path] = text;
        b.d1().artifacts.uses.push_back({path, b.now, {}});
    };
    bind(proj + "Artifacts.toml",
         "[one]\ngit-tree-sha1 = \"" + repeated("a") + "\"\nlazy = true\n[upper]\ngit-tree-sha1 = \"" + repeated("AB")
             + "\"\n[[plat]]\nos = \"linux\"\narch = \"x86_64\"\ngit-tree-sha1 = \"" + repeated("b")
             + "\"\n[[plat]]\nos = \"macos\"\narch = \"x86_64\"\ngit-tree-sha1 = \"" + repeated("b2") + "\"\n");
    bind(b.in(0, "packages/Foo/zzzzz/Artifacts.toml"), "[c]\ngit-tree-sha1 = \"" + repeated("c") + "\"\n");
    bind(b.in(0, "packages/Example/aqsx3/Artifacts.toml"), "[f]\ngit-tree-sha1 = \"" + repeated("f") + "\"\n");

    b.cloneAt("4643033083726148914", url, "clone");
    b.cloneAt(example, url, "E");
    b.cloneAt("other", url, "aa-other");
    b.cloneAt("4643033083726148914", url, "clone-2", 1);

    for (const char *key : {"k1", "k2", "k3", "k4", "k5", "k6", "k7"}) {
        b.world.files[space + key + "/x"] = "";
        b.names[space + key] = key;
    }
    const auto log = [&](const char *key, std::chrono::hours age, const std::vector<QByteArray> &parents) {
        b.d1().scratch.uses.push_back({space + key, b.now - age, parents});
    };
    log("k1", 40 * day, {proj + "Project.toml"});
    log("k1", 0h, {b.base + "/proj2/Project.toml"});
    log("k2", 0h, {b.in(0, "packages/Example/MoaKv/Project.toml")});
    log("k3", 0h, {b.base + "/gone/Project.toml"});
    log("k5", 0h, {});
    log("k6", 40 * day, {proj + "Project.toml"});
    log("k7", 0h, {b.base + "/proj"});
    b.world.files[space + "loosefile"] = "";
    b.world.folders.insert(b.in(0, "scratchspaces/44444444-4444-4444-4444-444444444444"));
    folder(0, "scratchspaces/not-a-uuid/thing", "thing");

    for (const QByteArray &path :
         {b.in(0, "artifacts/" + repeated("d")), b.in(0, "packages/Example/aqsx3"), b.in(0, "packages/nonexistent")})
        b.orphan(path, 8 * day);

    QVERIFY(b.write());
    GcRules rules = *GcRules::fromWord(QString::fromLatin1(word));
    rules.collectDelay = std::chrono::days(days);
    const auto inventory = b.inventory();
    // Sorted here, so that the table can be in the order of a person.
    const auto sorted = [](const QByteArray &text) {
        QByteArray result;
        for (const QByteArray &part : text.split('|')) {
            QList<QByteArray> names = part.simplified().split(' ');
            std::ranges::sort(names);
            result += (result.isEmpty() ? "" : " | ") + names.join(' ');
        }
        return result;
    };
    QCOMPARE(sorted(b.print(*inventory, planGc(*inventory, rules, b.now))), sorted(expected));
}

void TestGc::reasons()
{
    Bench b;
    keepOne(b);
    b.orphan(b.package("Old", {"lib"}), 8 * day);
    b.written(b.packagePath("Old"), 30 * day);
    b.artifact("lib");
    b.package("Kept", {}, 4);
    b.space("gone", 1h, {b.base + "/nowhere/Project.toml"});
    b.written(b.space("idle", 22 * day, {b.base + "/mine/Project.toml"}), 22 * day);
    QVERIFY(b.write());
    const auto inventory = b.inventory();
    const auto reasons = [&](QStringView word, std::chrono::hours delay) {
        GcRules rules = *GcRules::fromWord(word);
        rules.collectDelay = delay;
        const Plan plan = planGc(*inventory, rules, b.now);
        QStringList lines;
        for (const Step &step : plan.steps)
            lines += step.reason.english();
        for (const Waiting &waiting : plan.waiting)
            lines += waiting.reason.english();
        QString text = lines.join(u'\n');
        for (const auto &[path, name] : b.names)
            text.replace(QString::fromUtf8(path) + u' ', u"<%1> "_s.arg(QString::fromUtf8(name)));
        return text.replace(QString::fromUtf8(b.base), u"…"_s);
    };
    const auto date = [&](std::chrono::hours age) {
        return QDateTime::fromMSecsSinceEpoch((b.now - age).time_since_epoch().count()).date().toString(Qt::ISODate);
    };
    const QString orphanage = reasons(u"1.10", 168h);
    QVERIFY2(orphanage.contains(u"has been orphaned since %1, longer than the delay of 7 days."_s.arg(date(8 * day))),
             qPrintable(orphanage));
    QVERIFY2(orphanage.contains(u"no manifest that the usage logs name and that Pkg can read names it"),
             qPrintable(orphanage));
    QVERIFY2(orphanage.contains(u"its owning project …/nowhere/Project.toml is gone"), qPrintable(orphanage));
    QVERIFY2(orphanage.contains(u"where Pkg looks first"), qPrintable(orphanage));
    const QString immediate = reasons(u"1.13", 0h);
    QVERIFY2(immediate.contains(u"in collection 2: it was bound in …/d1/packages/Old/"), qPrintable(immediate));
    const QString design = reasons(u"spaces", 168h);
    QVERIFY2(design.contains(u"it was last used on %1, longer ago than 21 days"_s.arg(date(22 * day))),
             qPrintable(design));
    const QString safe = reasons(u"safe", 168h);
    QVERIFY2(safe.contains(
                 u"no manifest that is logged or in an environment names it, and it has been orphaned since %1."_s.arg(
                     date(8 * day))),
             qPrintable(safe));
    QVERIFY2(safe.contains(u"may go from %1 on"_s.arg(date(-7 * day))), qPrintable(safe));
    QVERIFY2(safe.contains(u"only packages that nothing needs bind it, such as …/d1/packages/Old/"), qPrintable(safe));
}

void TestGc::incompleteInventory()
{
    Bench b;
    keepOne(b);
    b.package("Old");
    QVERIFY(b.write());
    Inventory inventory = *b.inventory();
    inventory.isComplete = false;
    for (const QByteArray &word : everyone) {
        const Plan plan = planGc(inventory, *GcRules::fromWord(QString::fromLatin1(word)), b.now);
        QVERIFY(plan.steps.empty() && plan.waiting.empty());
        QCOMPARE(plan.troubles.size(), 1U);
        QCOMPARE(plan.troubles.front().fault, Fault::Stopped);
    }
}

void TestGc::biggestFirst()
{
    Bench b;
    keepOne(b);
    for (const auto &[name, size] : {std::pair("Small", 10), std::pair("Big", 90'000), std::pair("Middle", 30'000)})
        b.world.files[b.package(name) + "/data"] = QByteArray(size, 'x');
    QVERIFY(b.write());
    const auto inventory = b.inventory();
    GcRules rules;
    rules.collectDelay = 0ms;
    const Plan plan = planGc(*inventory, rules, b.now);
    QByteArray order;
    Totals sum;
    for (const Step &step : plan.steps) {
        order += inventory->item(step.item).name + ' ';
        sum += inventory->item(step.item).totals;
    }
    QCOMPARE(order, "Big Middle Small "_ba);
    QCOMPARE(plan.frees, sum);
    QVERIFY(plan.frees.apparent > 120'000);
}

DEPOTSCOPE_TEST(TestGc)
#include "tst_gc.moc"
