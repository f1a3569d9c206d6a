// SPDX-License-Identifier: MIT
#include "model/cleaning/externalremoval.h"

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

class TestExternalRemoval : public QObject {
    Q_OBJECT

private slots:
    void seesWhatOthersTook_data();
    void seesWhatOthersTook();
    void isSilentWhereItCannotBeTold();
    void knowsOurOwn();
    void keeps();
};

void TestExternalRemoval::seesWhatOthersTook_data()
{
    QTest::addColumn<bool>("isCollection");
    QTest::newRow("a collection of Pkg") << true;
    QTest::newRow("by hand") << false;
}

void TestExternalRemoval::seesWhatOthersTook()
{
    QFETCH(bool, isCollection);
    const CleanedDepot d;
    const QByteArray log = d.depot.path() + "/logs/orphaned.toml";
    const timespec old[2] = {{1'600'000'000, 0}, {1'600'000'000, 0}};
    d.must(::utimensat(AT_FDCWD, log.constData(), old, 0) == 0);
    const auto before = d.inventory();
    waitForNextMillisecond();
    QVERIFY(!removalBetween(*before, *d.inventory(), 0, {})); // nothing went
    for (const QByteArray &path : {d.foo.path, parentFolder(d.space), d.artifact.path, d.depot.path() + "/compiled"})
        removeAll(path);
    if (isCollection)
        d.must(::utimensat(AT_FDCWD, log.constData(), nullptr, 0) == 0);
    const auto after = d.inventory();
    const auto removal = removalBetween(*before, *after, 0, {});
    QVERIFY(removal);
    QCOMPARE(removal->depot, d.depot.path());
    QCOMPARE(removal->after, before->taken);
    QCOMPARE(removal->before, after->taken);
    QCOMPARE(removal->isCollection, isCollection);
    std::set<QByteArray> paths;
    qint64 bytes = 0;
    for (const GoneItem &item : removal->items) {
        paths.insert(item.path);
        const Item *was = itemAt(*before, item.path);
        QVERIFY(was && was->kind == item.kind && was->name == item.name && was->totals.allocated == item.bytes);
        bytes += item.bytes;
    }
    QCOMPARE(paths, std::set<QByteArray>({d.foo.path, d.space, d.artifact.path})); // compiled caches come and go
    QCOMPARE(removal->bytes(), bytes);
    QVERIFY(!removalBetween(*after, *before, 0, {})); // the wrong way round
}

void TestExternalRemoval::isSilentWhereItCannotBeTold()
{
    const CleanedDepot d;
    const auto before = d.inventory();
    waitForNextMillisecond();
    d.must(::rename((d.depot.path() + "/artifacts").constData(), (d.root + "/away").constData()) == 0);
    d.must(::symlink("/nowhere", (d.depot.path() + "/artifacts").constData()) == 0); // its disk is not mounted
    QVERIFY(!removalBetween(*before, *d.inventory(), 0, {}));
    d.must(::unlink((d.depot.path() + "/artifacts").constData()) == 0);
    QCOMPARE(removalBetween(*before, *d.inventory(), 0, {})->items.size(), size_t(1));
    const CleanedDepot other;
    QVERIFY(!removalBetween(*before, *other.inventory(), 0, {}));
    Job job;
    const auto missing = takeInventory(depotsAt({d.root + "/missing"}, Disk::real()), {}, Disk::real(), job);
    QVERIFY(!removalBetween(*before, *missing, 0, {}));
}

void TestExternalRemoval::knowsOurOwn()
{
    const CleanedDepot d;
    Job job;
    const auto before = d.inventory();
    waitForNextMillisecond();
    const Report report = clean(d.order({d.foo.path, d.space}), {RemovalMode::Trash, currentTime()}, Disk::real(), job);
    QCOMPARE(report.count(Outcome::Trashed), size_t(2));
    QVERIFY(!removalBetween(*before, *d.inventory(), 0, d.journal()));
    QCOMPARE(removalBetween(*before, *d.inventory(), 0, {})->items.size(), size_t(2));

    // What came back and is taken by somebody else is theirs.
    QVERIFY(undo(d.depot.path(), report.ids.front().id, {}, Disk::real(), job));
    waitForNextMillisecond();
    const auto again = d.inventory();
    waitForNextMillisecond();
    removeAll(d.foo.path);
    QCOMPARE(removalBetween(*again, *d.inventory(), 0, d.journal())->items.front().path, d.foo.path);
}

void TestExternalRemoval::keeps()
{
    const CleanedDepot d;
    const QByteArray file = d.root + "/cache/sightings";
    QVERIFY(loadRemovals(file).empty());
    std::vector<ExternalRemoval> removals;
    for (int i = 0; i < 120; ++i)
        removals.push_back({"/depot\xff",
                            Time(std::chrono::seconds(i)),
                            Time(std::chrono::seconds(i + 1)),
                            i % 2 == 0,
                            {{Kind::Space, "a\n\xfe", "/p", i}, {Kind::Package, "b", "/q", 1}}});
    QVERIFY(saveRemovals(file, removals));
    std::ranges::reverse(removals);
    removals.resize(100);
    QCOMPARE(loadRemovals(file), removals);
    for (const QByteArray &damaged :
         {QByteArray(), QByteArray("{"), QByteArray("[1]"), QByteArray("{\"sightings\":[3]}")}) {
        QVERIFY(Disk::real().write({d.root + "/cache", {}}, "sightings", damaged));
        QVERIFY(loadRemovals(file).empty());
    }
    QVERIFY(!saveRemovals(d.depot.path() + "/logs/orphaned.toml/x", removals));
}

DEPOTSCOPE_TEST(TestExternalRemoval)
#include "tst_externalremoval.moc"
