// SPDX-License-Identifier: MIT
#include "model/items/foldermodel.h"

#include "tests/items/printedrows.h"
#include "tests/support/fixture.h"
#include "tests/support/registered.h"

#include <QTest>

using namespace depotscope;
using namespace Qt::StringLiterals;

namespace {

using Column = FolderModel::Column;

struct FolderDepot : Fixture {
    DepotBuilder::PackageVersion sea = depot.package("Sea", "1.9.0", 40 * kiB);
    DepotBuilder::PackageVersion land = depot.package("Land", "0.3.1", 20 * kiB);
    QByteArray tides = depot.space(sea, "tides", 90 * kiB, 3, daysAgo(5));

    QModelIndex row(FolderModel &model, const QByteArray &path) const
    {
        return model.indexOf(model.shown().inventory->tree->find(path));
    }
};

} // namespace

class TestFolderModel : public QObject {
    Q_OBJECT

private slots:
    void rows();
    void tellsWhatFoldersArePartOf();
    void filters();
    void foldersStandForWhatTheFilterLeaves();
    void sorts();
    void findsRows();
    void marks();
    void severalDepots();
    void passesTheTesterInEveryState();
    void everyColumnExplainsItself();
};

void TestFolderModel::rows()
{
    const FolderDepot fixture;
    FolderModel model;
    model.setShown({fixture.inventory(), {}, std::nullopt});
    QCOMPARE(model.rowCount(), 1);
    const QModelIndex depot = model.index(0, 0);
    QVERIFY(depot.data().toString().endsWith(u"/depot"_s));
    QCOMPARE(depot.data(LazyTree::PathRole).toByteArray(), fixture.depot.path());
    model.fetchMore(depot);
    const FileTree &tree = *model.shown().inventory->tree;
    QCOMPARE(model.rowCount(depot), int(tree.childCount(model.nodeAt(depot))));
    QVERIFY(rowNamed(model, {depot.data().toString(), u"scratchspaces"_s}).isValid());
    double shares = 0;
    for (int i = 0; i < model.rowCount(depot); ++i)
        shares += model.index(i, int(Column::Share), depot).data(LazyTree::ShareRole).toDouble();
    QVERIFY(shares > 0.9 && shares <= 1);
    QCOMPARE(model.totals().allocated, tree.totals(model.nodeAt(depot)).allocated);

    const QModelIndex tides = fixture.row(model, fixture.tides);
    QCOMPARE(tides.data().toString(), u"tides"_s);
    QCOMPARE(tides.siblingAtColumn(int(Column::Files)).data().toString(), u"3"_s);
    QCOMPARE(model.index(0, int(Column::Changed)).data(LazyTree::SortRole).toLongLong(),
             qint64(tree.newest(model.nodeAt(depot)).time_since_epoch().count()));
}

void TestFolderModel::tellsWhatFoldersArePartOf()
{
    const FolderDepot fixture;
    FolderModel model;
    model.setShown({fixture.inventory(), {}, std::nullopt});
    const Inventory &inventory = *model.shown().inventory;
    const ItemId item = idAt(inventory, fixture.tides);
    const QModelIndex tides = fixture.row(model, fixture.tides);
    QCOMPARE(tides.data(LazyTree::ItemRole).toInt(), item.value);
    QCOMPARE(model.rowItems(tides).ids, std::vector<ItemId>{item});
    QCOMPARE(model.details(tides).path, fixture.tides);
    const QString status = tides.siblingAtColumn(int(Column::Status)).data().toString();
    QVERIFY(!status.isEmpty());

    // What is in it has its status, but is nothing that could go by itself.
    model.fetchMore(tides);
    const QModelIndex part = model.index(0, 0, tides);
    QCOMPARE(part.siblingAtColumn(int(Column::Status)).data().toString(), status);
    QVERIFY(!part.data(LazyTree::ItemRole).isValid());
    QVERIFY(model.rowItems(part).ids.empty());
    QCOMPARE(model.itemOf(model.nodeAt(part)), item);

    // A folder above items stands for all of them.
    const QModelIndex packages = fixture.row(model, fixture.depot.path() + "/packages");
    QCOMPARE(model.rowItems(packages).ids.size(), 2U);
    QVERIFY(!packages.data(LazyTree::ItemRole).isValid());
    QVERIFY(!model.itemOf(model.nodeAt(packages)));
    QVERIFY(!model.details(packages).sentence.isEmpty());
    QVERIFY(!model.details(model.index(0, 0)).parts.empty());
    // What lies between the items belongs to the depot, whether or not there are files in it.
    QCOMPARE(model.itemsIn(model.top().front()).size(), inventory.items.size());
}

void TestFolderModel::filters()
{
    const FolderDepot fixture;
    FolderModel model;
    model.setShown({fixture.inventory(), {}, std::nullopt});
    const NodeId tides = model.nodeAt(fixture.row(model, fixture.tides));
    const NodeId packages = model.nodeAt(fixture.row(model, fixture.depot.path() + "/packages"));
    QVERIFY(model.passes(tides) && model.passes(packages));
    model.setFilter(u"tides"_s);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(printedRows(model, {0}, 2).count('\n'), 2);
    QVERIFY(model.passes(tides));
    QVERIFY(!model.passes(packages));
    QVERIFY(model.indexOf(tides).isValid());
    QVERIFY(!model.indexOf(packages).isValid());
    model.fetchMore(model.indexOf(tides));
    QCOMPARE(model.rowCount(model.indexOf(tides)), 3); // all that is in what passes
    model.setFilter(u"nothing like this"_s);
    QCOMPARE(model.rowCount(), 0);
}

void TestFolderModel::foldersStandForWhatTheFilterLeaves()
{
    const FolderDepot fixture;
    FolderModel model;
    model.setShown({fixture.inventory(), {}, std::nullopt});
    const FileTree &tree = *model.shown().inventory->tree;
    const auto bytes = [](const QModelIndex &row) {
        return row.siblingAtColumn(int(Column::Size)).data(LazyTree::SortRole).toLongLong();
    };
    const NodeId tides = tree.find(fixture.tides);
    const qint64 whole = bytes(model.index(0, 0));
    const size_t items = model.rowItems(model.index(0, 0)).ids.size();

    model.setFilter(u"tides"_s);
    const QModelIndex depot = model.index(0, 0);
    QCOMPARE(bytes(depot), tree.totals(tides).allocated);
    QCOMPARE(bytes(model.indexOf(tides)), tree.totals(tides).allocated);
    QVERIFY(bytes(depot) < whole);
    QCOMPARE(model.rowItems(depot).ids, std::vector{model.wholeItem(tides)});
    QCOMPARE(depot.siblingAtColumn(int(Column::Share)).data(LazyTree::ShareRole).toDouble(), 1.0);
    QVERIFY2(model.details(depot).sentence.contains(u"The filter leaves 1 "_s),
             qPrintable(model.details(depot).sentence));
    QCOMPARE(model.itemsIn(model.top().front()).size(), items); // for those who ask for all

    // What leaves all items leaves nothing out but folders between them, and counts nothing twice.
    model.setFilter(u">=0B"_s);
    QCOMPARE(model.rowItems(model.index(0, 0)).ids.size(), items);
    std::function<void(const QModelIndex &)> check = [&](const QModelIndex &row) {
        const qint64 onDisk = tree.totals(model.nodeAt(row)).allocated;
        QVERIFY(bytes(row) <= onDisk && bytes(row) > onDisk - 64 * kiB);
        model.fetchMore(row);
        for (int i = 0; i < model.rowCount(row); ++i)
            check(model.index(i, 0, row));
    };
    check(model.index(0, 0));
    model.setFilter({});
    QCOMPARE(bytes(model.index(0, 0)), whole);
}

void TestFolderModel::sorts()
{
    const FolderDepot fixture;
    FolderModel model;
    model.setShown({fixture.inventory(), {}, std::nullopt});
    for (int column = 0; column < FolderModel::columnCount; ++column) {
        model.sort(column, Qt::AscendingOrder);
        const QModelIndex depot = model.index(0, 0);
        model.fetchMore(depot);
        for (int i = 1; i < model.rowCount(depot); ++i) {
            const QVariant above = model.index(i - 1, column, depot).data(LazyTree::SortRole);
            const QVariant below = model.index(i, column, depot).data(LazyTree::SortRole);
            QVERIFY(above.typeId() == below.typeId());
            if (above.typeId() == QMetaType::LongLong)
                QVERIFY(above.toLongLong() <= below.toLongLong());
        }
    }
}

void TestFolderModel::findsRows()
{
    const FolderDepot fixture;
    FolderModel model;
    QVERIFY(!model.indexOf(NodeId{3}).isValid());
    model.setShown({fixture.inventory(), {}, std::nullopt});
    const FileTree &tree = *model.shown().inventory->tree;
    QVERIFY(!model.indexOf(NodeId()).isValid());
    for (const Item &item : model.shown().inventory->items) {
        for (NodeId node : item.nodes) {
            const QModelIndex index = model.indexOf(node);
            QCOMPARE(model.nodeAt(index), node);
            QCOMPARE(index.data(LazyTree::PathRole).toByteArray(), tree.path(node));
        }
    }
}

void TestFolderModel::marks()
{
    const FolderDepot fixture;
    Marks marks;
    FolderModel model;
    model.setMarks(&marks);
    model.setShown({fixture.inventory(), {}, std::nullopt});
    const QModelIndex tides = fixture.row(model, fixture.tides);
    QVERIFY(!tides.data(LazyTree::MarkRole).isValid());
    marks.add(*model.shown().inventory, model.rowItems(tides));
    QCOMPARE(tides.data(LazyTree::MarkRole).value<Qt::CheckState>(), Qt::Checked);
    QCOMPARE(model.index(0, 0).data(LazyTree::MarkRole).value<Qt::CheckState>(), Qt::PartiallyChecked);
    model.fetchMore(tides);
    QCOMPARE(model.index(0, 0, tides).data(LazyTree::MarkRole).value<Qt::CheckState>(), Qt::Checked);
    const QModelIndex packages = fixture.row(model, fixture.depot.path() + "/packages");
    QVERIFY(!packages.data(LazyTree::MarkRole).isValid());
}

void TestFolderModel::severalDepots()
{
    const FolderDepot fixture;
    const QByteArray inner = fixture.depot.path() + "/packages";
    const QByteArray other = fixture.root + "/other";
    QVERIFY(QDir().mkpath(QFile::decodeName(other + "/dev/Thing")));
    FolderModel model;
    const auto inventory = Fixture::inventoryOf({fixture.depot.path(), other, inner});
    model.setShown({inventory, {}, std::nullopt});
    QCOMPARE(model.rowCount(), 2); // one of them lies in another
    model.setShown({inventory, {}, 1});
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.index(0, 0).data(LazyTree::PathRole).toByteArray(), other);
    QVERIFY(!model.indexOf(inventory->depotNodes[0]).isValid());
}

void TestFolderModel::passesTheTesterInEveryState()
{
    const FolderDepot fixture;
    FolderModel model;
    checkModel(model, [] {});
    model.setShown({fixture.inventory(), {}, std::nullopt});
    checkModel(model, [&] {
        model.indexOf(model.shown().inventory->tree->find(fixture.tides));
        for (int column = 0; column < FolderModel::columnCount; ++column)
            model.sort(column, Qt::DescendingOrder);
    });
    model.setFilter(u"sea"_s);
    checkModel(model, [&] { model.fetchMore(model.index(0, 0)); });
}

void TestFolderModel::everyColumnExplainsItself()
{
    const FolderDepot fixture;
    FolderModel model;
    model.setShown({fixture.inventory(), {}, std::nullopt});
    const QModelIndex tides = fixture.row(model, fixture.tides);
    for (int column = 0; column < FolderModel::columnCount; ++column) {
        QVERIFY(!model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
        QVERIFY(!model.headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString().isEmpty());
        QVERIFY(!tides.siblingAtColumn(column).data().toString().isEmpty());
        QVERIFY(!tides.siblingAtColumn(column).data(Qt::ToolTipRole).toString().isEmpty());
    }
    QVERIFY(!tides.data(Qt::AccessibleDescriptionRole).toString().isEmpty());
}

DEPOTSCOPE_TEST(TestFolderModel)
#include "tst_foldermodel.moc"
