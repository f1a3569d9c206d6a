// SPDX-License-Identifier: MIT
#include "model/items/filter.h"

#include "model/items/packagemodel.h"
#include "tests/support/largeinventory.h"
#include "tests/support/registered.h"

#include <QTest>

using namespace depotscope;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Rows of every sort, each under the name that the tests expect it by.
struct Named {
    QString name;
    Filterable row;
    QString text;
};

constexpr Time now{1'700'000'000s};

const std::vector<Named> &rows()
{
    static const std::vector<Named> all = {
        {u"big"_s, {60'000'000, now - 24h * 400, Status::Orphaned, Kind::Artifact, false}, u"artifact libsea sea"_s},
        {u"new"_s, {50'000'000, now - 1h, Status::InUse, Kind::Package, false}, u"package sea v1.9.0"_s},
        {u"old"_s, {4096, now - 24h * 200, Status::Idle, Kind::Compiled, true}, u"compiled land for julia 1.9"_s},
        {u"mute"_s, {0, {}, Status::Unknown, Kind::Other, false}, u"other held stale>5"_s},
        {u"bare"_s, {}, u"something held by nobody"_s},
    };
    return all;
}

QString kept(const QString &text)
{
    const auto filter = Filter::parse(text);
    if (!filter)
        return filter.error();
    QStringList names;
    for (const Named &one : rows()) {
        if (filter->keeps(one.row, now, [&one] { return one.text; }))
            names += one.name;
    }
    return names.join(u' ');
}

} // namespace

class TestFilter : public QObject {
    Q_OBJECT

private slots:
    void keeps_data();
    void keeps();
    void refuses_data();
    void refuses();
    void isEqualIfItAsksForTheSame();
    void keepsTheListWhereItIsNotUnderstood();
    void isQuickOnALargeInventory_data();
    void isQuickOnALargeInventory();
};

void TestFilter::keeps_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("names");
    const auto add = [](const char *text, const char *names) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromLatin1(names);
    };
    add("", "big new old mute bare");
    add("   ", "big new old mute bare");
    add("sea", "big new");
    add("SEA lib", "big");
    add("-sea", "old mute bare");
    add("sea -artifact", "new");
    add("\"sea v1\"", "new");
    add("\"sea", "big new");
    add("-\"sea v1\"", "big old mute bare");
    add("\"\"", "big new old mute bare");
    add("-", "");
    add(">50MB", "big");
    add(">=50MB", "big new");
    add(">= 50mb", "big new");
    add("<4097", "old mute");
    add("<=4KiB", "old mute");
    add("<=4kib", "old mute");
    add(">0,05GB", "big");
    add("->50MB", "new old mute bare");
    add("\"stale>5\"", "mute");
    add("unused:6mo", "big old");
    add("unused:1y", "big");
    add("unused:0", "big new old");
    add("used:10d", "new");
    add("-used:10d", "big old mute bare");
    add("orphan", "big");
    add("Orphaned", "big");
    add("orphans", "big");
    add("inuse", "new");
    add("in_use", "new");
    add("status:idle", "old");
    add("unknown", "mute");
    add("held", "bare"); // what has no status is looked through
    add("\"held\"", "mute bare");
    add("-orphan", "new old mute bare");
    add("stale", "old");
    add("status:stale", "old");
    add("kind:artifact", "big");
    add("kind:package -orphan", "new");
    add("-kind:artifact", "new old mute bare");
    add("orphan >50MB unused:6mo", "big");
    add("julia 1.9", "old");
}

void TestFilter::keeps()
{
    QFETCH(QString, text);
    QTEST(kept(text), "names");
}

void TestFilter::refuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("sentence");
    const auto add = [](const char *text, const char *sentence) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(sentence);
    };
    add(">", "“” is no size; sizes are written like 50MB or 1GiB.");
    add(">sea", "“sea” is no size; sizes are written like 50MB or 1GiB.");
    add("<-5", "“-5” is no size; sizes are written like 50MB or 1GiB.");
    add("sea >99999999999999GB", "“99999999999999gb” is no size; sizes are written like 50MB or 1GiB.");
    add("unused:", "“” is no age; ages are written like 10d, 2w, 6mo or 1y.");
    add("unused:1 year", "“1” is no age; ages are written like 10d, 2w, 6mo or 1y.");
    add("used:soon", "“soon” is no age; ages are written like 10d, 2w, 6mo or 1y.");
    add("kind:thing",
        "There is no kind “thing”; the kinds are package, artifact, space, compiled, clone, registry, environment, "
        "dev, log, other.");
    add("status:fine",
        "There is no status “fine”; it is one of orphan, idle, inuse, held, kept, unavailable, unknown or stale.");
}

void TestFilter::refuses()
{
    QFETCH(QString, text);
    QTEST(kept(text), "sentence");
}

void TestFilter::isEqualIfItAsksForTheSame()
{
    QVERIFY(Filter::parse(u" sea   >50MB"_s) == Filter::parse(u"SEA >50mb "_s));
    QVERIFY(Filter::parse(u"held"_s) != Filter::parse(u"\"held\""_s));
    QVERIFY(Filter::parse(u"sea"_s) != Filter::parse(u"-sea"_s));
    QVERIFY(Filter::parse({})->isEmpty());
}

void TestFilter::keepsTheListWhereItIsNotUnderstood()
{
    const auto inventory = largeInventory({.versions = 30, .artifacts = 30, .manifests = 10, .namedByEach = 3});
    PackageModel model;
    model.setShown({.inventory = inventory, .missingProjects = {}, .depot = {}});
    model.setFilter(u"kind:artifact"_s);
    const int rows = model.rowCount();
    QVERIFY(rows > 0);
    model.setFilter(u"kind:artifact >"_s);
    QCOMPARE(model.rowCount(), rows);
    model.setFilter(u"kind:artifact >1000000TB"_s);
    QCOMPARE(model.rowCount(), 0);
}

void TestFilter::isQuickOnALargeInventory_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("a word") << u"package1"_s;
    QTest::newRow("conditions") << u"orphan >1kB unused:6mo"_s;
    QTest::newRow("all of it") << u"-held >1kB kind:artifact -zebra"_s;
}

void TestFilter::isQuickOnALargeInventory()
{
    QFETCH(QString, text);
    PackageModel model;
    model.setShown({.inventory = largeInventory(), .missingProjects = {}, .depot = {}});
    const double took = processorTime([&] { model.setFilter(text); });
    qInfo("%.0f ms", took);
    // Ten times what it takes here: this is to find what became quadratic.
    QVERIFY2(took < 1500, QByteArray::number(took).constData());
}

DEPOTSCOPE_TEST(TestFilter)
#include "tst_filter.moc"
