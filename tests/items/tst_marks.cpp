// SPDX-License-Identifier: MIT
#include "model/items/marks.h"

#include "model/cleaning/removable.h"
#include "model/items/packagemodel.h"
#include "model/items/spacemodel.h"
#include "model/text/names.h"
#include "tests/items/printedrows.h"
#include "tests/support/fixture.h"
#include "tests/support/registered.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>
#include <unistd.h>

using namespace depotscope;
using namespace Qt::StringLiterals;

namespace {

/// Sea and Land share an artifact; an environment keeps Land; Sea has a space that nothing else needs.
struct SharedDepot : Fixture {
    DepotBuilder::PackageVersion sea = depot.package("Sea", "1.9.0", 140 * kiB);
    DepotBuilder::PackageVersion land = depot.package("Land", "0.3.1", 20 * kiB);
    DepotBuilder::Artifact lib = depot.artifact("libsea", 400 * kiB, {sea, land}, daysAgo(2));
    DepotBuilder::Artifact own = depot.artifact("seaonly", 100 * kiB, {sea}, daysAgo(2));
    QByteArray tides = depot.space(sea, "tides", 300 * kiB, 3, daysAgo(5));
    DepotBuilder::Environment named = depot.environment("v1.12", {land}, daysAgo(2), true);
};

PackageId packageNamed(const Inventory &inventory, const QByteArray &name)
{
    const auto found = std::ranges::find(inventory.packages, name, &Package::name);
    return {int(found - inventory.packages.begin())};
}

RowItems packageItems(const Inventory &inventory, const QByteArray &name)
{
    const Package &package = inventory.package(packageNamed(inventory, name));
    RowItems items{package.items, true};
    items.ids.insert(items.ids.end(), package.shared.begin(), package.shared.end());
    return items;
}

RowItems itemsAt(const Inventory &inventory, const std::vector<QByteArray> &paths)
{
    RowItems items;
    for (const QByteArray &path : paths)
        items.ids.push_back(idAt(inventory, path));
    return items;
}

qint64 bytesAt(const Inventory &inventory, const std::vector<QByteArray> &paths)
{
    qint64 bytes = 0;
    for (const QByteArray &path : paths)
        bytes += itemAt(inventory, path)->totals.allocated;
    return bytes;
}

} // namespace

class TestMarks : public QObject {
    Q_OBJECT

private slots:
    void whatIsMarkedTwiceCountsOnce();
    void whatAnotherPackageNeedsIsShared();
    void whatTheUserMarkedItselfGoesEvenIfShared();
    void saysWhoStillNeedsIt();
    void saysWhatNothingNeedsThen();
    void filesWithFurtherNamesMayStay();
    void marksFollowTheirPaths();
    void someThingsStay_data();
    void someThingsStay();
    void rowsShowTheirMarks();
};

void TestMarks::whatIsMarkedTwiceCountsOnce()
{
    const SharedDepot f;
    const auto inventory = f.inventory();
    Marks marks;
    QVERIFY(marks.isEmpty());
    QVERIFY(sumOf(*inventory, marks).items.empty());
    marks.add(*inventory, itemsAt(*inventory, {f.tides}));
    marks.add(*inventory, packageItems(*inventory, "Sea"));
    marks.add(*inventory, itemsAt(*inventory, {f.tides, f.tides}));
    const MarkSum sum = sumOf(*inventory, marks);
    const std::vector<QByteArray> paths = {f.lib.path, f.tides, f.sea.path, f.own.path};
    QCOMPARE(sum.items.size(), paths.size());
    QCOMPARE(sum.bytes, bytesAt(*inventory, paths));
    for (size_t i = 1; i < sum.items.size(); ++i)
        QVERIFY(inventory->item(sum.items[i - 1]).totals.allocated >= inventory->item(sum.items[i]).totals.allocated);
    marks.remove(*inventory, itemsAt(*inventory, {f.tides}));
    QCOMPARE(sumOf(*inventory, marks).bytes, bytesAt(*inventory, {f.lib.path, f.sea.path, f.own.path}));
    marks.clear();
    QVERIFY(marks.isEmpty());
}

void TestMarks::whatAnotherPackageNeedsIsShared()
{
    const SharedDepot f;
    const auto inventory = f.inventory();
    QCOMPARE(inventory->package(itemAt(*inventory, f.lib.path)->owners.front()).name, "Land"); // counts with it
    Marks marks;
    marks.add(*inventory, packageItems(*inventory, "Land"));
    MarkSum sum = sumOf(*inventory, marks);
    QCOMPARE(sum.bytes, bytesAt(*inventory, {f.lib.path, f.land.path}));
    QCOMPARE(sum.shared.size(), size_t(1));
    QCOMPARE(sum.shared.front().item, idAt(*inventory, f.lib.path));
    QCOMPARE(sum.shared.front().packages, std::vector<QByteArray>{"Sea"});
    QCOMPARE(sum.frees(), bytesAt(*inventory, {f.land.path}));
    QCOMPARE(formatted(*inventory, sum).sum,
             u"Marked %1 item(s) · %2 · frees %3 (%4 stays for Sea)"_s.arg(2).arg(
                 formatBytes(sum.bytes), formatBytes(sum.frees()), formatBytes(sum.sharedBytes)));

    marks.add(*inventory, packageItems(*inventory, "Sea")); // then nobody is left to need it
    sum = sumOf(*inventory, marks);
    QVERIFY(sum.shared.empty());
    QCOMPARE(sum.frees(), sum.bytes);
    QCOMPARE(sum.bytes, bytesAt(*inventory, {f.lib.path, f.land.path, f.sea.path, f.own.path, f.tides}));
}

void TestMarks::whatTheUserMarkedItselfGoesEvenIfShared()
{
    const SharedDepot f;
    const auto inventory = f.inventory();
    Marks marks;
    marks.add(*inventory, packageItems(*inventory, "Land"));
    marks.add(*inventory, itemsAt(*inventory, {f.lib.path}));
    QVERIFY(sumOf(*inventory, marks).shared.empty());
    marks.add(*inventory, packageItems(*inventory, "Land")); // which takes nothing back
    QVERIFY(sumOf(*inventory, marks).shared.empty());
}

void TestMarks::saysWhoStillNeedsIt()
{
    const SharedDepot f;
    const auto inventory = f.inventory();
    Marks marks;
    marks.add(*inventory, itemsAt(*inventory, {f.tides}));
    MarkSum sum = sumOf(*inventory, marks);
    QCOMPARE(sum.used, 0);
    QVERIFY(sum.users.empty());
    marks.add(*inventory, itemsAt(*inventory, {f.lib.path}));
    sum = sumOf(*inventory, marks);
    QCOMPARE(sum.used, bytesAt(*inventory, {f.lib.path}));
    QCOMPARE(sum.users.size(), size_t(1));
    QCOMPARE(inventory->graph->root(sum.users.front()).path, f.named.manifest);
    QCOMPARE(formatted(*inventory, sum).remark, formatBytes(sum.used) + u" of it is needed by @v1.12."_s);
}

void TestMarks::saysWhatNothingNeedsThen()
{
    const SharedDepot f;
    const auto inventory = f.inventory();
    Marks marks;
    marks.add(*inventory, itemsAt(*inventory, {f.sea.path}));
    const MarkSum sum = sumOf(*inventory, marks);
    QCOMPARE(sum.more, bytesAt(*inventory, {f.own.path, f.tides})); // but not what Land needs
    QVERIFY2(formatted(*inventory, sum).remark.contains(formatBytes(sum.more)),
             qPrintable(formatted(*inventory, sum).remark));
}

void TestMarks::filesWithFurtherNamesMayStay()
{
    SharedDepot f;
    f.depot.file("scratchspaces/" + f.sea.uuid.toByteArray(QUuid::WithoutBraces) + "/tides/big",
                 QByteArray(64 * kiB, 'x'));
    const QByteArray elsewhere = f.depot.path() + "/dev";
    QVERIFY(QDir().mkpath(QFile::decodeName(elsewhere)));
    QCOMPARE(::link((f.tides + "/big").constData(), (elsewhere + "/big").constData()), 0);
    const auto inventory = f.inventory();
    Marks marks;
    marks.add(*inventory, itemsAt(*inventory, {f.tides}));
    const MarkSum sum = sumOf(*inventory, marks);
    const NodeId file = inventory->tree->find(f.tides + "/big");
    QVERIFY(inventory->tree->isHardLinked(file));
    const qint64 counted = inventory->tree->own(file).allocated; // nothing, if it counts under its other name
    QCOMPARE(sum.linked, counted);
    QCOMPARE(sum.frees(), sum.bytes - counted);
}

void TestMarks::marksFollowTheirPaths()
{
    const SharedDepot f;
    const auto before = f.inventory();
    Marks marks;
    marks.add(*before, itemsAt(*before, {f.tides, f.own.path}));
    QVERIFY(QDir(QFile::decodeName(f.own.path)).removeRecursively());
    const auto after = f.inventory();
    QSignalSpy changed(&marks, &Marks::changed);
    QCOMPARE(sumOf(*after, marks).bytes, bytesAt(*after, {f.tides}));
    marks.follow(*after);
    QCOMPARE(changed.size(), 1);
    QVERIFY(marks.has(f.tides) && !marks.has(f.own.path));
    marks.follow(*after);
    QCOMPARE(changed.size(), 1);
}

void TestMarks::someThingsStay_data()
{
    QTest::addColumn<QByteArray>("inside");
    QTest::addColumn<QString>("reason");
    QTest::newRow("a package version") << QByteArray("packages/Sea") << QString();
    QTest::newRow("an environment") << QByteArray("environments/v1.12") << u"never removed"_s;
    QTest::newRow("a checkout") << QByteArray("dev/Mine") << u"never removed"_s;
    QTest::newRow("a log") << QByteArray("logs/manifest_usage.toml") << u"records"_s;
    QTest::newRow("what nobody knows") << QByteArray("stray") << u"Pkg manages"_s;
    QTest::newRow("what is held") << QByteArray(".depotscope/trash") << u"held already"_s;
    QTest::newRow("what the user keeps") << QByteArray("packages/Kept") << u"your list"_s;
}

void TestMarks::someThingsStay()
{
    QFETCH(QByteArray, inside);
    QFETCH(QString, reason);
    SharedDepot f;
    f.depot.devCheckout("Mine", 10 * kiB);
    const auto kept = f.depot.package("Kept", "1.0.0", 10 * kiB);
    f.depot.file("stray", "?");
    f.depot.file(".depotscope/keep", kept.path.sliced(f.depot.path().size() + 1) + '\n');
    f.depot.file(".depotscope/trash/20261122-1/artifacts%2Fabc/x", "x");
    const auto inventory = f.inventory();
    bool isFound = false;
    for (int i = 0; i < int(inventory->items.size()); ++i) {
        if (!isInside(inventory->items[size_t(i)].path, f.depot.path() + '/' + inside))
            continue;
        isFound = true;
        const QString why = whyNotRemovable(*inventory, ItemId{i}).english();
        QVERIFY2(reason.isEmpty() ? why.isEmpty() : why.contains(reason), qPrintable(why));
        Marks marks;
        marks.add(*inventory, {{ItemId{i}}});
        QCOMPARE(marks.isEmpty(), !reason.isEmpty());
        QCOMPARE(marks.stateOf(*inventory, {ItemId{i}}).has_value(), reason.isEmpty());
    }
    QVERIFY(isFound);
}

void TestMarks::rowsShowTheirMarks()
{
    const SharedDepot f;
    const auto inventory = f.inventory();
    Marks marks;
    PackageModel packages;
    packages.setMarks(&marks);
    packages.setShown({inventory, {}, std::nullopt});
    const QAbstractItemModelTester tester(&packages, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QModelIndex sea = rowNamed(packages, {u"Sea"_s});
    const QModelIndex tides = rowNamed(packages, {u"Sea"_s, u"tides"_s});
    const auto mark = [](const QModelIndex &index) { return index.data(LazyTree::MarkRole); };
    QVERIFY(!mark(sea).isValid() && !mark(tides).isValid());
    QSignalSpy changed(&packages, &QAbstractItemModel::dataChanged);
    marks.add(*inventory, packages.rowItems(tides));
    QVERIFY(changed.size() > 0);
    QCOMPARE(mark(tides).value<Qt::CheckState>(), Qt::Checked);
    QCOMPARE(mark(sea).value<Qt::CheckState>(), Qt::PartiallyChecked);
    QVERIFY(tides.data(Qt::AccessibleDescriptionRole).toString().endsWith(u", marked"));
    QVERIFY(sea.data(Qt::AccessibleDescriptionRole).toString().endsWith(u", partly marked"));
    QCOMPARE(packages.rowItems(sea).ids.size(), size_t(4)); // what counts with Land, too
    QVERIFY(packages.rowItems(sea).isPackage);
    marks.add(*inventory, packages.rowItems(sea));
    QCOMPARE(mark(sea).value<Qt::CheckState>(), Qt::Checked);

    SpaceModel spaces;
    spaces.setMarks(&marks);
    spaces.setShown({inventory, {}, std::nullopt});
    QCOMPARE(mark(spaces.index(0, 0)).value<Qt::CheckState>(), Qt::Checked);
    marks.remove(*inventory, spaces.rowItems(spaces.index(0, 0)));
    QVERIFY(!mark(spaces.index(0, 0)).isValid());
    // A row that refers to what counts elsewhere consists of it, too.
    const QModelIndex reference = rowNamed(packages, {u"Sea"_s, u"libsea"_s});
    QVERIFY(reference.data(LazyTree::ReferenceRole).toBool());
    QCOMPARE(packages.rowItems(reference).ids, std::vector<ItemId>{idAt(*inventory, f.lib.path)});
}

DEPOTSCOPE_TEST(TestMarks)
#include "tst_marks.moc"
