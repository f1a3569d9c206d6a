// SPDX-License-Identifier: MIT
#include "model/depot/orphandates.h"

#include "tests/support/registered.h"

#include <QTest>

using namespace depotscope;
using namespace std::chrono_literals;

namespace {

const Time noon = Time(std::chrono::days(20'000)) + 12h + 345ms;

} // namespace

class TestOrphanDates : public QObject {
    Q_OBJECT

private slots:
    void written();
    void readBack();
    void damaged_data();
    void damaged();
};

void TestOrphanDates::written()
{
    QCOMPARE(orphanDatesText({{"packages/Foo/a b", noon}, {"artifacts/\xff\n", noon - 24h}}),
             QByteArray("# Since when Depotscope's collections have known what nothing needs.\n"
                        "2024-10-03T12:00:00.345Z artifacts/%FF%0A\n"
                        "2024-10-04T12:00:00.345Z packages/Foo/a%20b\n"));
}

void TestOrphanDates::readBack()
{
    const std::map<QByteArray, Time> since = {
        {"packages/Foo/a b", noon}, {"artifacts/\xff\n", noon - 24h}, {"clones/\xc3\xbc%41", Time()}};
    const OrphanDates dates = readOrphanDates(orphanDatesText(since), "/d");
    QCOMPARE(dates.since, since);
    QVERIFY(dates.troubles.empty());
    QVERIFY(readOrphanDates({}, "/d").since.empty());
}

void TestOrphanDates::damaged_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("no path") << QByteArray("2024-10-03T12:00:00.345Z\n");
    QTest::newRow("no time") << QByteArray("artifacts/a b\n");
    QTest::newRow("no such day") << QByteArray("2024-10-32T12:00:00.345Z artifacts/a\n");
    QTest::newRow("of no zone") << QByteArray("2024-10-03T12:00:00.345 artifacts/a\n");
    QTest::newRow("absolute") << QByteArray("2024-10-03T12:00:00.345Z /etc\n");
    QTest::newRow("out of the depot") << QByteArray("2024-10-03T12:00:00.345Z ../x\n");
    QTest::newRow("not clean") << QByteArray("2024-10-03T12:00:00.345Z artifacts//a\n");
    QTest::newRow("torn") << QByteArray("2024-10-03T12:00:00.345Z artifac");
    QTest::newRow("bytes") << QByteArray("\0\xff\n", 3);
}

void TestOrphanDates::damaged()
{
    QFETCH(QByteArray, line);
    const OrphanDates dates = readOrphanDates("2024-10-04T12:00:00.345Z artifacts/b\n" + line, "/d/orphaned");
    QCOMPARE(dates.since, (std::map<QByteArray, Time>{{"artifacts/b", noon}})); // the rest stays
    QCOMPARE(dates.troubles.size(), size_t(1));
    QCOMPARE(dates.troubles.front().sentence(),
             QStringLiteral("/d/orphaned, line 2: is no time and path inside the depot."));
}

DEPOTSCOPE_TEST(TestOrphanDates)
#include "tst_orphandates.moc"
