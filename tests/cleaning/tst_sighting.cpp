// SPDX-License-Identifier: MIT
#include "model/cleaning/sighting.h"

#include "tests/cleaning/cleaned.h"
#include "tests/support/registered.h"

using namespace depotscope;
using namespace Qt::StringLiterals;

namespace {

void removeAll(const QByteArray &path)
{
    QCOMPARE(QProcess::execute(u"rm"_s, {u"-rf"_s, QFile::decodeName(path)}), 0);
}

/// Two inventories of one millisecond could not be told apart.
void waitForNextMillisecond()
{
    for (const Time start = currentTime(); currentTime() <= start;) { }
}

} // namespace

class TestSighting : public QObject {
    Q_OBJECT

private slots:
    void seesWhatOthersTook_data();
    void seesWhatOthersTook();
    void isSilentWhereItCannotBeTold();
    void knowsOurOwn();
    void keeps();
};

void TestSighting::seesWhatOthersTook_data()
{
    QTest::addColumn<bool>("isCollection");
    QTest::newRow("a collection of Pkg") << true;
    QTest::newRow("by hand") << false;
}

void TestSighting::seesWhatOthersTook()
{
    QFETCH(bool, isCollection);
    const CleanedDepot d;
    const QByteArray log = d.depot.path() + "/logs/orphaned.toml";
    const timespec old[2] = {{1'600'000'000, 0}, {1'600'000'000, 0}};
    d.must(::utimensat(AT_FDCWD, log.constData(), old, 0) == 0);
    const auto before = d.inventory();
    waitForNextMillisecond();
    QVERIFY(!sightingBetween(*before, *d.inventory(), 0, {})); // nothing went
    for (const QByteArray &path : {d.foo.path, parentFolder(d.space), d.artifact.path, d.depot.path() + "/compiled"})
        removeAll(path);
    if (isCollection)
        d.must(::utimensat(AT_FDCWD, log.constData(), nullptr, 0) == 0);
    const auto after = d.inventory();
    const auto sighting = sightingBetween(*before, *after, 0, {});
    QVERIFY(sighting);
    QCOMPARE(sighting->depot, d.depot.path());
    QCOMPARE(sighting->after, before->taken);
    QCOMPARE(sighting->before, after->taken);
    QCOMPARE(sighting->isCollection, isCollection);
    std::set<QByteArray> paths;
    qint64 bytes = 0;
    for (const GoneItem &item : sighting->items) {
        paths.insert(item.path);
        const Item *was = itemAt(*before, item.path);
        QVERIFY(was && was->kind == item.kind && was->name == item.name && was->totals.allocated == item.bytes);
        bytes += item.bytes;
    }
    QCOMPARE(paths, std::set<QByteArray>({d.foo.path, d.space, d.artifact.path})); // compiled caches come and go
    QCOMPARE(sighting->bytes(), bytes);
    QVERIFY(!sightingBetween(*after, *before, 0, {})); // the wrong way round
}

void TestSighting::isSilentWhereItCannotBeTold()
{
    const CleanedDepot d;
    const auto before = d.inventory();
    waitForNextMillisecond();
    d.must(::rename((d.depot.path() + "/artifacts").constData(), (d.root + "/away").constData()) == 0);
    d.must(::symlink("/nowhere", (d.depot.path() + "/artifacts").constData()) == 0); // its disk is not mounted
    QVERIFY(!sightingBetween(*before, *d.inventory(), 0, {}));
    d.must(::unlink((d.depot.path() + "/artifacts").constData()) == 0);
    QCOMPARE(sightingBetween(*before, *d.inventory(), 0, {})->items.size(), size_t(1));
    const CleanedDepot other;
    QVERIFY(!sightingBetween(*before, *other.inventory(), 0, {}));
    Job job;
    const auto missing = takeInventory(depotsAt({d.root + "/missing"}, Disk::real()), {}, Disk::real(), job);
    QVERIFY(!sightingBetween(*before, *missing, 0, {}));
}

void TestSighting::knowsOurOwn()
{
    const CleanedDepot d;
    Job job;
    const auto before = d.inventory();
    waitForNextMillisecond();
    const Report report = clean(d.order({d.foo.path, d.space}), {Manner::Hold, currentTime()}, Disk::real(), job);
    QCOMPARE(report.count(Outcome::Held), size_t(2));
    QVERIFY(!sightingBetween(*before, *d.inventory(), 0, d.journal()));
    QCOMPARE(sightingBetween(*before, *d.inventory(), 0, {})->items.size(), size_t(2));

    // What came back and is taken by somebody else is theirs.
    QVERIFY(undo(d.depot.path(), report.ids.front().id, {}, Disk::real(), job));
    waitForNextMillisecond();
    const auto again = d.inventory();
    waitForNextMillisecond();
    removeAll(d.foo.path);
    QCOMPARE(sightingBetween(*again, *d.inventory(), 0, d.journal())->items.front().path, d.foo.path);
}

void TestSighting::keeps()
{
    const CleanedDepot d;
    const QByteArray file = d.root + "/cache/sightings";
    QVERIFY(loadSightings(file).empty());
    std::vector<Sighting> sightings;
    for (int i = 0; i < 120; ++i)
        sightings.push_back({"/depot\xff",
                             Time(std::chrono::seconds(i)),
                             Time(std::chrono::seconds(i + 1)),
                             i % 2 == 0,
                             {{Kind::Space, "a\n\xfe", "/p", i}, {Kind::Package, "b", "/q", 1}}});
    QVERIFY(saveSightings(file, sightings));
    std::ranges::reverse(sightings);
    sightings.resize(100);
    QCOMPARE(loadSightings(file), sightings);
    for (const QByteArray &damaged :
         {QByteArray(), QByteArray("{"), QByteArray("[1]"), QByteArray("{\"sightings\":[3]}")}) {
        QVERIFY(Disk::real().write({d.root + "/cache", {}}, "sightings", damaged));
        QVERIFY(loadSightings(file).empty());
    }
    QVERIFY(!saveSightings(d.depot.path() + "/logs/orphaned.toml/x", sightings));
}

DEPOTSCOPE_TEST(TestSighting)
#include "tst_sighting.moc"
