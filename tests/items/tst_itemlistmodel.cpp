// SPDX-License-Identifier: MIT
#include "model/items/itemlistmodel.h"

#include "model/items/overview.h"
#include "tests/items/printedrows.h"
#include "tests/support/fixture.h"
#include "tests/support/registered.h"

#include <QTest>

using namespace depotscope;
using namespace Qt::StringLiterals;

namespace {

using Column = ItemListModel::Column;

struct ListDepot : Fixture {
    DepotBuilder::PackageVersion sea = depot.package("Sea", "1.9.0", 140 * kiB);
    DepotBuilder::PackageVersion land = depot.package("Land", "0.3.1", 20 * kiB);
    DepotBuilder::Artifact lib = depot.artifact("libsea", 400 * kiB, {sea}, daysAgo(2));
    QByteArray tides = depot.space(sea, "tides", 300 * kiB, 3, daysAgo(5));

    std::vector<Step> steps(const Inventory &inventory) const
    {
        return {{idAt(inventory, land.path), 1, daysAgo(3), u"Nobody wants it."_s},
                {idAt(inventory, lib.path), 1, std::nullopt, u"It goes: it is big."_s},
                {idAt(inventory, tides), 1, daysAgo(30), u"It is old."_s}};
    }
};

} // namespace

class TestItemListModel : public QObject {
    Q_OBJECT

private slots:
    void rows();
    void keepsItsRowsUntilViewsHaveSeenThem();
    void filtersAndSorts();
    void passesTheTesterInEveryState();
    void everyColumnExplainsItself();
    void kindsAddUp();
    void reclaimablesAreThePlans();
};

void TestItemListModel::rows()
{
    const ListDepot fixture;
    const auto inventory = fixture.inventory();
    ItemListModel model;
    model.list({inventory, {}, std::nullopt}, fixture.steps(*inventory));
    QCOMPARE(printedRows(model, {int(Column::Name), int(Column::Kind), int(Column::Since), int(Column::Reason)}, 1),
             "libsea | Artifact | – | It goes: it is big.\n"
             "tides | Scratch space | 30 day(s) ago | It is old.\n"
             "Land v0.3.1 | Package version | 3 day(s) ago | Nobody wants it.\n");
    QCOMPARE(model.itemCount(), 3);
    qint64 bytes = 0;
    for (int row = 0; row < model.rowCount(); ++row) {
        bytes += model.index(row, int(Column::Size)).data(LazyTree::SortRole).toLongLong();
        const ItemId item{model.index(row, 0).data(LazyTree::ItemRole).toInt()};
        QCOMPARE(inventory->item(item).path, model.index(row, 0).data(LazyTree::PathRole).toByteArray());
    }
    QCOMPARE(model.totals().allocated, bytes);
    QCOMPARE(model.details(model.index(1, 0)).title, u"tides"_s);
}

/// Views note which rows they show just before a model is reset, and look for those again.
void TestItemListModel::keepsItsRowsUntilViewsHaveSeenThem()
{
    const ListDepot fixture;
    const auto inventory = fixture.inventory();
    ItemListModel model;
    const std::vector<Step> steps = fixture.steps(*inventory);
    model.list({inventory, {}, std::nullopt}, steps);
    const QByteArray rows = printedRows(model, {0}, 1);
    QByteArray seen;
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, [&] { seen = printedRows(model, {0}, 1); });
    model.list({inventory, {}, std::nullopt}, {steps.front()});
    QCOMPARE(seen, rows);
    QCOMPARE(printedRows(model, {0}, 1), "Land v0.3.1\n");
    model.review({inventory, {}, std::nullopt}, {}, {});
    QCOMPARE(seen, "Land v0.3.1\n");
    QCOMPARE(model.rowCount(), 0);
}

void TestItemListModel::filtersAndSorts()
{
    const ListDepot fixture;
    const auto inventory = fixture.inventory();
    ItemListModel model;
    model.list({inventory, {}, std::nullopt}, fixture.steps(*inventory));
    const Totals all = model.totals();
    model.setFilter(u"land"_s);
    QCOMPARE(printedRows(model, {0}, 1), "Land v0.3.1\n");
    QCOMPARE(model.totals(), all);
    model.setFilter({});
    model.sort(int(Column::Since), Qt::AscendingOrder);
    QCOMPARE(printedRows(model, {0}, 1), "libsea\ntides\nLand v0.3.1\n");
    model.sort(int(Column::Reason), Qt::DescendingOrder);
    QCOMPARE(printedRows(model, {0}, 1), "Land v0.3.1\ntides\nlibsea\n");
}

void TestItemListModel::passesTheTesterInEveryState()
{
    const ListDepot fixture;
    const auto inventory = fixture.inventory();
    ItemListModel model;
    for (const auto &steps : {std::vector<Step>(), fixture.steps(*inventory)}) {
        for (const QString &filter : {QString(), u"sea"_s, u"none"_s}) {
            model.setFilter(filter);
            model.list({inventory, {}, std::nullopt}, steps);
            checkModel(model, [&] {
                for (int column = 0; column < ItemListModel::columnCount; ++column)
                    model.sort(column, Qt::AscendingOrder);
            });
        }
    }
    model.setShown({}); // the items of an inventory that is not shown any more are not either
    QCOMPARE(model.itemCount(), 0);
    checkModel(model, [] {});
}

void TestItemListModel::everyColumnExplainsItself()
{
    const ItemListModel model;
    for (int column = 0; column < ItemListModel::columnCount; ++column) {
        const QString tip = model.headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString();
        QVERIFY2(tip.endsWith(u'.'), qPrintable(tip));
    }
}

void TestItemListModel::kindsAddUp()
{
    const ListDepot fixture;
    const auto inventory = fixture.inventory();
    Totals totals;
    int items = 0;
    for (const KindSum &sum : kindSums({inventory, {}, std::nullopt})) {
        totals += sum.totals;
        items += sum.items;
    }
    QCOMPARE(totals, inventory->totals);
    QCOMPARE(items, int(inventory->items.size()));
    QCOMPARE(kindSums({inventory, {}, std::nullopt}).front().kind, Kind::Artifact);
    QVERIFY(kindSums({}).empty());
}

void TestItemListModel::reclaimablesAreThePlans()
{
    ListDepot fixture;
    fixture.depot.environment("v1.12", {fixture.land}, fixture.daysAgo(300), true);
    fixture.depot.logOrphan(fixture.sea.path, fixture.daysAgo(90));
    Fixture other;
    other.depot.package("Moon", "1.0.0", 10 * kiB);
    const auto inventory = Fixture::inventoryOf({fixture.depot.path(), other.depot.path()});
    const std::vector<Reclaim> reclaim = reclaimable(*inventory, fixture.depot.now());
    const auto all = reclaimables({inventory, {}, std::nullopt}, reclaim);
    QVERIFY(!all.empty());
    qint64 bytes = 0;
    for (const Reclaimable &row : all) {
        const Reclaim &one = reclaim[size_t(row.safety)];
        QCOMPARE(row.bytes, one.plan.frees.allocated);
        QVERIFY(row.steps == one.plan.steps);
        QVERIFY(!row.title.isEmpty() && row.sentence.endsWith(u'.') && !row.icon.isEmpty());
        QVERIFY2(row.recovery.contains(u" by ") || row.recovery.contains(u"not at all"), qPrintable(row.recovery));
        bytes += row.bytes;
    }
    // One depot after the other gives the same.
    for (int depot : {0, 1}) {
        for (const Reclaimable &row : reclaimables({inventory, {}, depot}, reclaim)) {
            for (const Step &step : row.steps)
                QCOMPARE(inventory->item(step.item).depot, depot);
            bytes -= row.bytes;
        }
    }
    QCOMPARE(bytes, 0);
    QVERIFY(reclaimables({}, {}).empty());
}

DEPOTSCOPE_TEST(TestItemListModel)
#include "tst_itemlistmodel.moc"
