// SPDX-License-Identifier: MIT
#include "model/cleaning/growth.h"

#include "model/text/names.h"
#include "tests/support/fixture.h"
#include "tests/support/registered.h"

#include <QTest>

using namespace depotscope;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 miB = 1024 * kiB;

struct GrowingDepot : Fixture {
    DepotBuilder::PackageVersion sea = depot.package("Sea", "1.9.0", 2 * miB);
    DepotBuilder::PackageVersion land = depot.package("Land", "0.3.1", 20 * kiB);
    DepotBuilder::Artifact lib = depot.artifact("libsea", 3 * miB, {sea}, daysAgo(2));
    QByteArray kept = root + "/kept";

    GrowingDepot() { depot.compiled(sea, "1.10", 5 * miB, daysAgo(1)); }

    /// What there is, as if it were `days` later.
    std::shared_ptr<Inventory> after(std::chrono::hours later) const
    {
        auto copy = std::make_shared<Inventory>(*inventory());
        copy->taken = depot.now() + later;
        return copy;
    }
    Result<Growth> note(std::chrono::hours later) const { return noteGrowth(*after(later), kept).front(); }
    QByteArray file() const
    {
        const auto files = Disk::real().list(kept);
        return files && files->size() == 1 ? joined(kept, files->front().name) : QByteArray();
    }
};

/// "artifact Sea 3145728; …", what is not held.
QByteArray printed(const std::vector<std::pair<Sizes::Part, qint64>> &parts)
{
    QByteArrayList words;
    for (const auto &[part, bytes] : parts)
        words += (part.isTrashed ? QByteArray("held") : kindWord(part.kind)) + ' ' + part.name + ' '
            + QByteArray::number(bytes / miB);
    return words.join("; ");
}

} // namespace

class TestGrowth : public QObject {
    Q_OBJECT

private slots:
    void saysNothingAtFirst();
    void comparesWithAboutAWeekBefore();
    void sumsUpWhatIsSmall();
    void keepsOnceADay();
    void thinsOldDays();
    void dropsWhatIsDamaged_data();
    void dropsWhatIsDamaged();
    void saysWhereItCannotBeKept();
};

void TestGrowth::saysNothingAtFirst()
{
    const GrowingDepot f;
    QCOMPARE(f.note(0h).error().fault, Fault::NotFound);
    QVERIFY(!f.file().isEmpty());
    QCOMPARE(f.note(1h).error().fault, Fault::NotFound); // nobody asks yet
    QCOMPARE(f.note(13h)->bytes, 0);
}

void TestGrowth::comparesWithAboutAWeekBefore()
{
    GrowingDepot f;
    (void)f.note(0h);
    const qint64 before = f.inventory()->totals.allocated;
    f.depot.artifact("libmore", 4 * miB, {f.sea}, f.daysAgo(1));
    f.depot.compiled(f.land, "1.12", 2 * miB, f.daysAgo(1));
    f.depot.file("datadeps/big", QByteArray(qsizetype(miB) * 3 / 2, 'x'));
    auto growth = f.note(48h);
    QVERIFY(growth);
    QCOMPARE(growth->since, f.depot.now());
    QCOMPARE(growth->bytes, f.inventory()->totals.allocated - before);
    QVERIFY2(printed(growth->parts).startsWith("artifact Sea 4; compiled 1.12 2; other datadeps 1"),
             printed(growth->parts).constData());
    growth = f.note(48h + 24h * 8); // now what was 8 days ago is nearer to a week than what was 10 days ago
    QCOMPARE(growth->since, f.depot.now() + 48h);
    QCOMPARE(growth->bytes, 0);
    QVERIFY(growth->parts.empty());
    QVERIFY(!f.note(-24h)); // the clock was wrong: nothing is from before
}

void TestGrowth::sumsUpWhatIsSmall()
{
    const GrowingDepot f;
    const auto inventory = f.inventory();
    const Sizes sizes = sizesOf(*inventory, 0);
    QVERIFY(!sizes.parts.contains({Kind::Package, false, "Land"}));
    QVERIFY(sizes.parts.contains({Kind::Package, false, "Sea"}));
    QVERIFY(sizes.parts.at({Kind::Package, false, {}}) >= 20 * kiB);
    qint64 sum = 0;
    for (const auto &[part, bytes] : sizes.parts)
        sum += bytes;
    QCOMPARE(sum, inventory->totals.allocated);
    QCOMPARE(growthBetween({}, sizes, "/d").bytes, sum);
    QCOMPARE(growthBetween(sizes, {}, "/d").bytes, -sum);
}

void TestGrowth::keepsOnceADay()
{
    GrowingDepot f;
    (void)f.note(0h);
    const QByteArray first = *Disk::real().read(f.file());
    (void)f.note(19h);
    QCOMPARE(*Disk::real().read(f.file()), first);
    (void)f.note(21h);
    QVERIFY(*Disk::real().read(f.file()) != first);
}

void TestGrowth::thinsOldDays()
{
    std::vector<Sizes> kept;
    const Time start{std::chrono::days(20'000)};
    Time now = start;
    for (int day = 0; day < 200; ++day) {
        now = start + std::chrono::days(day);
        kept.push_back({now, {}});
        kept = thinned(kept, now);
        QCOMPARE(kept.back().taken, now);
    }
    QVERIFY2(kept.size() >= 16 && kept.size() <= 20, QByteArray::number(kept.size()).constData());
    for (int day = 0; day < 8; ++day)
        QCOMPARE(kept[kept.size() - 1 - size_t(day)].taken, now - std::chrono::days(day));
    for (size_t i = 1; i < kept.size(); ++i)
        QVERIFY(kept[i].taken - kept[i - 1].taken <= std::chrono::days(14));
    QVERIFY(kept.front().taken >= now - std::chrono::weeks(10));
}

void TestGrowth::dropsWhatIsDamaged_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("{");
    QTest::newRow("of another program") << QByteArray("{\"sizes\":[]}");
    QTest::newRow("of another depot") << QByteArray(R"({"schema":"depotctl/1","depot":"/other","sizes":[]})");
    QTest::newRow("no sizes") << QByteArray(R"({"schema":"depotctl/1","depot":"DEPOT"})");
    QTest::newRow("an unknown kind") << QByteArray(
        R"({"schema":"depotctl/1","depot":"DEPOT","sizes":[{"taken":1,"parts":[{"kind":"x","size":1}]}]})");
    QTest::newRow("no size") << QByteArray(
        R"({"schema":"depotctl/1","depot":"DEPOT","sizes":[{"taken":1,"parts":[{"kind":"log"}]}]})");
    QTest::newRow("no parts") << QByteArray(R"({"schema":"depotctl/1","depot":"DEPOT","sizes":[7]})");
}

void TestGrowth::dropsWhatIsDamaged()
{
    QFETCH(QByteArray, content);
    const GrowingDepot f;
    (void)f.note(0h);
    const QByteArray file = f.file();
    QVERIFY(Disk::real().write({f.kept, {}}, file.sliced(f.kept.size() + 1), content.replace("DEPOT", f.depot.path())));
    const auto growth = f.note(48h);
    QCOMPARE(growth.error().fault, Fault::Malformed);
    QCOMPARE(growth.error().path, file);
    QCOMPARE(f.note(72h)->since, f.depot.now() + 48h); // it begins anew
}

void TestGrowth::saysWhereItCannotBeKept()
{
    const GrowingDepot f;
    const auto growth = noteGrowth(*f.inventory(), f.sea.path + "/Project.toml").front();
    QVERIFY(!growth && growth.error().fault != Fault::NotFound);
}

DEPOTSCOPE_TEST(TestGrowth)
#include "tst_growth.moc"
