// SPDX-License-Identifier: MIT
#include "model/items/packagemodel.h"

#include "model/depot/uuid.h"
#include "model/items/wording.h"
#include "model/text/names.h"
#include "tests/items/printedrows.h"
#include "tests/support/fixture.h"
#include "tests/support/registered.h"

#include <QTest>
#include <ctime>

using namespace depotscope;
using namespace Qt::StringLiterals;

namespace {

using Column = PackageModel::Column;

/// What the rows of the first level add up to, by their raw values.
Totals sumOfRows(const PackageModel &model)
{
    Totals sum;
    for (int row = 0; row < model.rowCount(); ++row) {
        sum.allocated += model.index(row, int(Column::Size)).data(LazyTree::SortRole).toLongLong();
        sum.files += model.index(row, int(Column::Files)).data(LazyTree::SortRole).toLongLong();
    }
    return sum;
}

/// A depot with something of every kind.
struct FullDepot : Fixture {
    DepotBuilder::PackageVersion sea = depot.package("Sea", "1.9.0", 40 * kiB);
    DepotBuilder::PackageVersion newerSea = depot.package("Sea", "1.10.0", 30 * kiB);
    DepotBuilder::PackageVersion land = depot.package("Land", "0.3.1", 20 * kiB);
    DepotBuilder::Artifact shared = depot.artifact("libshared", 200 * kiB, {sea, land}, daysAgo(2));
    DepotBuilder::Artifact unowned = depot.artifact("nobody", 50 * kiB, {}, daysAgo(3));

    FullDepot()
    {
        for (const char *key : {"a", "b", "c", "d"})
            depot.space(sea, key, 16 * kiB, 3, daysAgo(5));
        depot.compiled(sea, "1.10", 60 * kiB, daysAgo(1));
        depot.environment("v1.12", {newerSea, land}, daysAgo(1), true);
        depot.registry("General");
        depot.devCheckout("Harbour", 8 * kiB);
        depot.file("notes.txt", "loose");
        depot.file("config/startup.jl", "");
    }
};

Shown shownOf(const std::shared_ptr<const Inventory> &inventory, std::optional<int> depot = std::nullopt)
{
    return {inventory, {}, depot};
}

} // namespace

class TestPackageModel : public QObject {
    Q_OBJECT

private slots:
    void empty();
    void rows();
    void topRowsAddUp();
    void topRowsAddUpForEachDepot();
    void childrenAddUp();
    void sharedArtifactCountsOnce();
    void passesTheTesterInEveryState();
    void sortsByEveryColumn();
    void filters_data();
    void filters();
    void rowsStandForWhatTheFilterLeaves();
    void lowerBounds();
    void states();
    void saysWhatARowFrees();
    void isInTheStateOfItsOwnItems();
    void saysWhatIsHeld();
    void roles();
    void details();
    void everyColumnExplainsItself();
    void largeFolderOpensQuickly();
};

void TestPackageModel::empty()
{
    PackageModel model;
    checkModel(model, [] {});
    QCOMPARE(model.rowCount(), 0);
    model.setShown({});
    model.setShown(shownOf(std::make_shared<Inventory>()));
    model.setFilter(u"x"_s);
    checkModel(model, [&] { model.sort(0, Qt::AscendingOrder); });
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.details(QModelIndex()).title, QString());
    const auto stopped = std::make_shared<Inventory>(); // nothing was read, not even a tree
    PackageModel other;
    other.setShown(shownOf(stopped));
    QCOMPARE(other.packageCount(), 0);
}

void TestPackageModel::rows()
{
    const FullDepot fixture;
    PackageModel model;
    model.setShown(shownOf(fixture.inventory()));
    model.sort(int(Column::Name), Qt::AscendingOrder);
    QCOMPARE(model.packageCount(), 3);
    const QByteArray expected = "Environments | Environments\n"
                                "  v1.12 | Environment\n"
                                "Harbour | Package\n"
                                "  Harbour | Development checkout\n"
                                "Land | Package\n"
                                "  libshared | Artifact, shared\n"
                                "  v0.3.1 | Package version\n"
                                "Logs | Logs\n"
                                "Other files | Other files\n"
                                "Registries | Registries\n"
                                "  General | Registry\n"
                                "Sea | Package\n"
                                "  for Julia 1.10 | Compiled cache\n"
                                "  libshared | Artifact, counted with Land\n"
                                "  Scratch spaces (4) | Scratch spaces\n"
                                "  v1.9.0 | Package version\n"
                                "  v1.10.0 | Package version\n"
                                "Unowned artifacts | Artifacts\n";
    QByteArray lines;
    // The insides of these depend on which logs the builder keeps and on where the loose files are counted.
    bool isListed = true;
    for (const QByteArray &line : printedRows(model, {int(Column::Name), int(Column::Kind)}, 2).split('\n')) {
        if (!line.startsWith(' '))
            isListed = !line.startsWith("Logs") && !line.startsWith("Other") && !line.startsWith("Unowned");
        if (!line.isEmpty() && (isListed || !line.startsWith(' ')))
            lines += line + '\n';
    }
    QCOMPARE(lines, expected);
    QCOMPARE(printedRows(model, {0}, 1, rowNamed(model, {u"Sea"_s, u"Scratch spaces (4)"_s})), "a\nb\nc\nd\n");
}

void TestPackageModel::topRowsAddUp()
{
    const FullDepot fixture;
    const auto inventory = fixture.inventory();
    PackageModel model;
    model.setShown(shownOf(inventory));
    QCOMPARE(sumOfRows(model).allocated, inventory->totals.allocated);
    QCOMPARE(sumOfRows(model).files, inventory->totals.files);
    QCOMPARE(model.totals(), inventory->totals);
}

void TestPackageModel::topRowsAddUpForEachDepot()
{
    const FullDepot one;
    Fixture two;
    const auto sea = two.depot.package("Sea", "1.9.0", 70 * kiB);
    two.depot.artifact("libshared", 200 * kiB, {sea}, two.daysAgo(2));
    const auto inventory = Fixture::inventoryOf({one.depot.path(), two.depot.path()});
    PackageModel model;
    qint64 allocated = 0;
    for (int depot : {0, 1}) {
        model.setShown(shownOf(inventory, depot));
        const Totals scanned = inventory->tree->totals(inventory->depotNodes[size_t(depot)]);
        QCOMPARE(sumOfRows(model).allocated, scanned.allocated);
        QCOMPARE(model.totals().files, scanned.files);
        allocated += scanned.allocated;
        checkModel(model, [] {});
    }
    QVERIFY(!rowNamed(model, {u"Land"_s, u"v0.3.1"_s}).isValid()); // it is in the other one
    model.setShown(shownOf(inventory));
    QCOMPARE(sumOfRows(model).allocated, allocated);
}

void TestPackageModel::childrenAddUp()
{
    const FullDepot fixture;
    PackageModel model;
    model.setShown(shownOf(fixture.inventory()));
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex parent = model.index(row, 0);
        model.fetchMore(parent);
        qint64 sum = 0;
        for (int i = 0; i < model.rowCount(parent); ++i)
            sum += qMax(0LL, model.index(i, int(Column::Size), parent).data(LazyTree::SortRole).toLongLong());
        QCOMPARE(sum, parent.siblingAtColumn(int(Column::Size)).data(LazyTree::SortRole).toLongLong());
    }
}

void TestPackageModel::sharedArtifactCountsOnce()
{
    const FullDepot fixture;
    PackageModel model;
    model.setShown(shownOf(fixture.inventory()));
    const QModelIndex counted = rowNamed(model, {u"Land"_s, u"libshared"_s});
    const QModelIndex reference = rowNamed(model, {u"Sea"_s, u"libshared"_s});
    QVERIFY(!counted.data(LazyTree::ReferenceRole).toBool());
    QVERIFY(reference.data(LazyTree::ReferenceRole).toBool());
    QCOMPARE(counted.data(LazyTree::ItemRole), reference.data(LazyTree::ItemRole));
    QVERIFY(counted.siblingAtColumn(int(Column::Size)).data(LazyTree::SortRole).toLongLong() >= 200 * kiB);
    QCOMPARE(reference.siblingAtColumn(int(Column::Size)).data().toString(), u"–"_s);
    QVERIFY(!reference.siblingAtColumn(int(Column::Share)).data(LazyTree::ShareRole).isValid());
    QVERIFY(!model.hasChildren(reference));
    QCOMPARE(reference.siblingAtColumn(int(Column::Size)).data(Qt::ToolTipRole).toString(),
             u"Its bytes count with Land, which owns it too."_s);
}

void TestPackageModel::passesTheTesterInEveryState()
{
    const FullDepot fixture;
    const auto inventory = fixture.inventory();
    PackageModel model;
    for (const QString &filter : {QString(), u"sea"_s, u"artifact"_s, u"nothing has this"_s}) {
        model.setFilter(filter);
        for (const Shown &shown : {Shown(), shownOf(inventory), shownOf(inventory, 0)}) {
            model.setShown(shown);
            checkModel(model, [&] {
                for (int column = 0; column < PackageModel::columnCount; ++column) {
                    model.sort(column, Qt::AscendingOrder);
                    model.sort(column, Qt::DescendingOrder);
                }
            });
        }
    }
}

void TestPackageModel::sortsByEveryColumn()
{
    const FullDepot fixture;
    PackageModel model;
    model.setShown(shownOf(fixture.inventory()));
    QCOMPARE(model.sortColumn(), int(Column::Size));
    const QPersistentModelIndex land = rowNamed(model, {u"Land"_s});
    const QPersistentModelIndex version = rowNamed(model, {u"Sea"_s, u"v1.9.0"_s});
    for (int column = 0; column < PackageModel::columnCount; ++column) {
        for (Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            model.sort(column, order);
            QCOMPARE(land.data().toString(), u"Land"_s);
            QCOMPARE(version.data().toString(), u"v1.9.0"_s);
            QCOMPARE(version.parent().data().toString(), u"Sea"_s);
            for (int row = 1; row < model.rowCount(); ++row) {
                const QVariant above = model.index(row - 1, column).data(LazyTree::SortRole);
                const QVariant below = model.index(row, column).data(LazyTree::SortRole);
                if (above.typeId() == QMetaType::LongLong)
                    QVERIFY((above.toLongLong() <= below.toLongLong()) == (order == Qt::AscendingOrder)
                            || above == below);
            }
        }
    }
    model.sort(int(Column::Name), Qt::AscendingOrder);
    QVERIFY(rowNamed(model, {u"Sea"_s, u"v1.9.0"_s}).row() < rowNamed(model, {u"Sea"_s, u"v1.10.0"_s}).row());
}

void TestPackageModel::filters_data()
{
    const Fixture fixture; // hashes and UUIDs are made from names, so they are the same in each depot
    Q_UNUSED(fixture);
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QByteArray>("rows");
    QTest::newRow("package") << u"land"_s << QByteArray("Land\n  libshared\n  v0.3.1\nSea\n  libshared\n");
    QTest::newRow("item") << u"LIBSHARED"_s << QByteArray("Land\n  libshared\nSea\n  libshared\n");
    QTest::newRow("kind") << u"compiled"_s << QByteArray("Sea\n  for Julia 1.10\n");
    QTest::newRow("all words") << u"sea 1.9"_s << QByteArray("Sea\n  v1.9.0\n");
    QTest::newRow("no package") << u"general"_s << QByteArray("Registries\n  General\n");
    QTest::newRow("nothing") << u"sea general"_s << QByteArray();
    QTest::newRow("uuid") << u"<uuid>"_s << QByteArray("Land\n  libshared\n  v0.3.1\nSea\n  libshared\n");
    QTest::newRow("hash") << u"<hash>"_s << QByteArray("Land\n  libshared\nSea\n  libshared\n");
}

void TestPackageModel::filters()
{
    QFETCH(QString, filter);
    QFETCH(QByteArray, rows);
    const FullDepot fixture;
    filter.replace(u"<uuid>"_s, QString::fromLatin1(uuidText(fixture.land.uuid)).toUpper());
    filter.replace(u"<hash>"_s, QString::fromLatin1(fixture.shared.hash.hex().first(12)));
    PackageModel model;
    model.setShown(shownOf(fixture.inventory()));
    model.sort(int(Column::Name), Qt::AscendingOrder);
    const Totals before = model.totals();
    model.setFilter(filter);
    QCOMPARE(printedRows(model, {0}, 2), rows);
    QCOMPARE(model.totals(), before);
}

void TestPackageModel::rowsStandForWhatTheFilterLeaves()
{
    const FullDepot fixture;
    PackageModel model;
    model.setShown(shownOf(fixture.inventory()));
    const auto bytes = [&](const QModelIndex &row) {
        return row.siblingAtColumn(int(Column::Size)).data(LazyTree::SortRole).toLongLong();
    };
    const QModelIndex all = rowNamed(model, {u"Sea"_s});
    const qint64 allBytes = bytes(all);
    const size_t allItems = model.rowItems(all).ids.size();
    QVERIFY(model.rowItems(all).isPackage);
    QVERIFY(allItems > 3);

    model.setFilter(u"sea kind:package"_s);
    const QModelIndex sea = rowNamed(model, {u"Sea"_s});
    QVERIFY(model.rowCount(sea) == 0);
    model.fetchMore(sea);
    qint64 sum = 0;
    for (int i = 0; i < model.rowCount(sea); ++i)
        sum += bytes(model.index(i, 0, sea));
    QCOMPARE(model.rowCount(sea), 2);
    QCOMPARE(bytes(sea), sum);
    QVERIFY(sum < allBytes);
    QCOMPARE(model.rowItems(sea).ids.size(), size_t(2));
    QVERIFY(model.rowItems(sea).isPackage);
    QCOMPARE(sea.siblingAtColumn(int(Column::Share)).data(LazyTree::ShareRole).toDouble(), 1.0);
    QVERIFY(model.details(sea).sentence.contains(u"filter"_s));

    // A package stands with nothing but a share of what counts elsewhere, too.
    model.setFilter(u"libshared"_s);
    QCOMPARE(bytes(rowNamed(model, {u"Sea"_s})), 0);
    QCOMPARE(model.rowItems(rowNamed(model, {u"Sea"_s})).ids.size(), size_t(1));

    model.setFilter(u"sea"_s);
    QCOMPARE(model.rowItems(rowNamed(model, {u"Sea"_s})).ids.size(), allItems);

    // What others need stays for them, even if the filter shows nothing of them.
    model.setFilter(u"land kind:artifact"_s);
    const QModelIndex land = rowNamed(model, {u"Land"_s});
    QCOMPARE(land.data(LazyTree::PathRole).toByteArray(), parentFolder(fixture.land.path));
    Marks marks;
    marks.add(*model.shown().inventory, model.rowItems(land));
    const MarkSum marked = sumOf(*model.shown().inventory, marks);
    QCOMPARE(marked.items.size(), size_t(1));
    QCOMPARE(marked.shared.size(), size_t(1));
    QCOMPARE(marked.shared.front().packages, (std::vector<QByteArray>{"Land", "Sea"}));
    model.setFilter({});
    QCOMPARE(bytes(rowNamed(model, {u"Sea"_s})), allBytes);
}

void TestPackageModel::lowerBounds()
{
    const FullDepot fixture;
    Inventory inventory = *std::const_pointer_cast<Inventory>(fixture.inventory());
    for (Item &item : inventory.items)
        item.totals.isLowerBound = item.path == fixture.land.path;
    inventory.totals.isLowerBound = true;
    PackageModel model;
    model.setShown(shownOf(std::make_shared<Inventory>(std::move(inventory))));
    const auto size = [&](const QStringList &names) {
        return rowNamed(model, names).siblingAtColumn(int(Column::Size)).data().toString();
    };
    QVERIFY2(size({u"Land"_s}).startsWith(u"≥ "), qPrintable(size({u"Land"_s})));
    QVERIFY(size({u"Land"_s, u"v0.3.1"_s}).startsWith(u"≥ "));
    QVERIFY(!size({u"Land"_s, u"libshared"_s}).startsWith(u"≥ "));
    QVERIFY(!size({u"Sea"_s}).startsWith(u"≥ "));
    QVERIFY(model.totals().isLowerBound);
}

void TestPackageModel::states()
{
    const FullDepot fixture; // @v1.12 names the newer Sea and Land; the older Sea is nobody's
    PackageModel model;
    model.setShown(shownOf(fixture.inventory()));
    const auto state = [&](const QStringList &names, int role = Qt::DisplayRole) {
        return rowNamed(model, names).siblingAtColumn(int(Column::Status)).data(role).toString();
    };
    QCOMPARE(state({u"Land"_s}), u"In use"_s);
    QCOMPARE(state({u"Land"_s, u"v0.3.1"_s}), u"In use"_s);
    QVERIFY(state({u"Land"_s, u"v0.3.1"_s}, Qt::ToolTipRole).startsWith(u"Kept by "));
    QCOMPARE(state({u"Sea"_s, u"v1.10.0"_s}), u"In use"_s);
    QCOMPARE(state({u"Sea"_s, u"v1.9.0"_s}), u"Orphaned"_s);
    QCOMPARE(state({u"Sea"_s, u"v1.9.0"_s}, LazyTree::IconRole), u"orphaned"_s);
    QCOMPARE(state({u"Sea"_s}), u"Partly orphaned"_s);
    QCOMPARE(state({u"Unowned artifacts"_s}), u"Orphaned"_s);
    QCOMPARE(state({u"Sea"_s, u"v1.9.0"_s, u"Project.toml"_s}), QString());
}

void TestPackageModel::saysWhatARowFrees()
{
    struct : Fixture {
        DepotBuilder::PackageVersion sea = depot.package("Sea", "1.9.0", 40 * kiB);
        DepotBuilder::PackageVersion land = depot.package("Land", "0.3.1", 20 * kiB);
        DepotBuilder::Artifact own = depot.artifact("libsea", 100 * kiB, {sea}, daysAgo(2));
        DepotBuilder::Artifact shared = depot.artifact("libshared", 200 * kiB, {sea, land}, daysAgo(2));
        DepotBuilder::Environment named = depot.environment("v1.12", {sea, land}, daysAgo(1), true);
    } fixture;
    fixture.depot.file("logs/repl_history.jl", "1");
    // The biggest of its items is none that anything keeps.
    const QByteArray beside = "scratchspaces/" + uuidText(fixture.sea.uuid);
    fixture.depot.file(beside + "/loose", QByteArray(900 * 1024, 'x'));
    const auto inventory = fixture.inventory();
    PackageModel model;
    model.setShown(shownOf(inventory));
    const auto frees = [&](const QStringList &names) {
        return rowNamed(model, names).siblingAtColumn(int(Column::Frees)).data(LazyTree::SortRole).toLongLong();
    };
    const auto size = [&](const QByteArray &path) { return itemAt(*inventory, path)->totals.allocated; };
    // Land keeps what both use, wherever its bytes count.
    QCOMPARE(frees({u"Sea"_s, u"v1.9.0"_s}), size(fixture.sea.path) + size(fixture.own.path));
    QCOMPARE(frees({u"Land"_s, u"v0.3.1"_s}), size(fixture.land.path));
    const qint64 shared = size(fixture.shared.path);
    const bool isSeas = rowNamed(model, {u"Sea"_s, u"libshared"_s}).isValid()
        && rowNamed(model, {u"Land"_s, u"libshared"_s}).data(LazyTree::ReferenceRole).toBool();
    const qint64 loose = size(fixture.depot.path() + '/' + beside);
    QCOMPARE(frees({u"Sea"_s}), size(fixture.sea.path) + size(fixture.own.path) + loose + (isSeas ? shared : 0));
    const QModelIndex logs = rowNamed(model, {u"Logs"_s});
    QVERIFY(logs.isValid());
    QCOMPARE(logs.siblingAtColumn(int(Column::Frees)).data().toString(), QString()); // nothing ever keeps them
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex cell = model.index(row, int(Column::Frees));
        const qint64 bytes = cell.data(LazyTree::SortRole).toLongLong();
        QVERIFY(bytes == -1 || bytes >= cell.siblingAtColumn(int(Column::Size)).data(LazyTree::SortRole).toLongLong());
        // The details say the same.
        const Details details = model.details(cell);
        const auto weight = std::ranges::find(details.sections, u"Size"_s, &Section::heading);
        QCOMPARE(bytes >= 0, weight != details.sections.end());
        if (bytes >= 0)
            QCOMPARE(weight->lines.back().note, cell.data().toString());
    }
    model.sort(int(Column::Frees), Qt::DescendingOrder);
    QCOMPARE(model.index(0, 0).data().toString(), u"Sea"_s);
}

/// What an artifact of two packages is counts with the one that its bytes count with.
void TestPackageModel::isInTheStateOfItsOwnItems()
{
    struct : Fixture {
        DepotBuilder::PackageVersion sea = depot.package("Sea", "1.9.0", 40 * kiB);
        DepotBuilder::PackageVersion land = depot.package("Land", "0.3.1", 20 * kiB);
        DepotBuilder::Artifact shared = depot.artifact("libshared", 200 * kiB, {sea, land}, daysAgo(2));
        DepotBuilder::Environment named = depot.environment("v1.12", {land}, daysAgo(1), true);
    } fixture;
    PackageModel model;
    model.setShown(shownOf(fixture.inventory()));
    QVERIFY(rowNamed(model, {u"Sea"_s, u"libshared"_s}).data(LazyTree::ReferenceRole).toBool());
    const auto cell = [&](const QStringList &names, Column column) {
        return rowNamed(model, names).siblingAtColumn(int(column)).data().toString();
    };
    QCOMPARE(cell({u"Land"_s}, Column::Status), u"In use"_s);
    QCOMPARE(cell({u"Sea"_s}, Column::Status), u"Orphaned"_s);
    QCOMPARE(cell({u"Sea"_s}, Column::LastUse), cell({u"Sea"_s, u"v1.9.0"_s}, Column::LastUse));
}

void TestPackageModel::saysWhatIsHeld()
{
    Fixture fixture;
    fixture.depot.file(".depotscope/trash/20260101-000000-abcd/0", "1");
    PackageModel model;
    const auto inventory = fixture.inventory();
    model.setShown(shownOf(inventory));
    const QModelIndex trashed = model.indexOf(
        inventory->itemAt(inventory->tree->find(fixture.depot.path() + "/.depotscope/trash/20260101-000000-abcd")));
    QVERIFY(trashed.isValid());
    QCOMPARE(trashed.data(LazyTree::IconRole).toString(), statusIcon(Status::Trashed));
    // As the overview has it: apart from other files.
    const QModelIndex group = rowNamed(model, {u"Held"_s});
    QCOMPARE(trashed.parent(), group);
    QCOMPARE(model.rowCount(group), 1);
    QCOMPARE(group.data(LazyTree::IconRole).toString(), statusIcon(Status::Trashed));
    QVERIFY2(model.details(group).sentence.contains(u"The history"), qPrintable(model.details(group).sentence));
    const QModelIndex other = rowNamed(model, {u"Other files"_s});
    model.fetchMore(other);
    for (int row = 0; row < model.rowCount(other); ++row)
        QVERIFY(model.index(row, 0, other).data(LazyTree::IconRole).toString() != statusIcon(Status::Trashed));
    const Details details = model.details(trashed);
    QVERIFY2(details.sentence.contains(u"The history"), qPrintable(details.sentence));
    QVERIFY(std::ranges::find(details.sections, u"To have it again"_s, &Section::heading) == details.sections.end());
}

void TestPackageModel::roles()
{
    const FullDepot fixture;
    const auto inventory = fixture.inventory();
    PackageModel model;
    model.setShown(shownOf(inventory));
    const QModelIndex version = rowNamed(model, {u"Sea"_s, u"v1.9.0"_s});
    QCOMPARE(version.data(LazyTree::PathRole).toByteArray(), fixture.sea.path);
    QCOMPARE(inventory->item(ItemId{version.data(LazyTree::ItemRole).toInt()}).path, fixture.sea.path);
    QCOMPARE(version.data(LazyTree::IconRole).toString(), u"package"_s);
    QCOMPARE(version.parent().data(LazyTree::PathRole).toByteArray(), fixture.depot.path() + "/packages/Sea");
    QVERIFY(!version.parent().data(LazyTree::ItemRole).isValid());
    QCOMPARE(rowNamed(model, {u"Other files"_s}).data(LazyTree::PathRole).toByteArray(), fixture.depot.path());
    const QModelIndex file = rowNamed(model, {u"Sea"_s, u"v1.9.0"_s, u"Project.toml"_s});
    QVERIFY(file.isValid());
    QCOMPARE(file.data(LazyTree::PathRole).toByteArray(), fixture.sea.path + "/Project.toml");
    QCOMPARE(inventory->tree->path(NodeId{file.data(LazyTree::NodeRole).toUInt()}), fixture.sea.path + "/Project.toml");
    QVERIFY(!model.hasChildren(file));
    const double share = version.siblingAtColumn(int(Column::Share)).data(LazyTree::ShareRole).toDouble();
    QVERIFY(share > 0 && share < 1);
    QCOMPARE(model.indexOf(PackageId{-1}).isValid(), false);
}

void TestPackageModel::details()
{
    const FullDepot fixture;
    PackageModel model;
    model.setShown(shownOf(fixture.inventory()));
    const auto fact = [](const Details &details, const QString &label) {
        for (const auto *facts : {&details.facts, &details.particulars}) {
            const auto found = std::ranges::find(*facts, label, &Details::Fact::label);
            if (found != facts->end())
                return found->text;
        }
        return QString();
    };
    const Details package = model.details(rowNamed(model, {u"Sea"_s}));
    QCOMPARE(package.title, u"Sea"_s);
    QCOMPARE(package.parts.size(), size_t(3)); // versions, spaces, compiled: the artifact counts with Land
    QCOMPARE(fact(package, u"UUID"_s), QString::fromLatin1(uuidText(fixture.sea.uuid)));

    const Details artifact = model.details(rowNamed(model, {u"Sea"_s, u"libshared"_s}));
    QCOMPARE(artifact.title, u"libshared"_s);
    QCOMPARE(artifact.path, fixture.shared.path);
    QCOMPARE(artifact.folder, fixture.shared.path);
    QCOMPARE(fact(artifact, u"Owner"_s), u"Land"_s);
    QCOMPARE(fact(artifact, u"Tree hash"_s), QString::fromLatin1(fixture.shared.hash.hex()));
    QVERIFY(fact(artifact, u"Bound by"_s).endsWith(u"/Artifacts.toml"));
    QVERIFY2(fact(artifact, u"Last use"_s).contains(u" ago, 20"), qPrintable(fact(artifact, u"Last use"_s)));

    const Details file = model.details(rowNamed(model, {u"Sea"_s, u"v1.9.0"_s, u"Project.toml"_s}));
    QCOMPARE(file.folder, fixture.sea.path);
    QCOMPARE(fact(file, u"Kind"_s), u"File"_s);
    QCOMPARE(fact(file, u"Part of"_s), u"Sea v1.9.0"_s);

    const Details group = model.details(rowNamed(model, {u"Sea"_s, u"Scratch spaces (4)"_s}));
    QCOMPARE(group.parts.size(), size_t(0));
    QCOMPARE(group.path, fixture.depot.path() + "/scratchspaces/" + uuidText(fixture.sea.uuid));
}

void TestPackageModel::everyColumnExplainsItself()
{
    const PackageModel model;
    for (int column = 0; column < PackageModel::columnCount; ++column) {
        QVERIFY(!model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
        const QString tip = model.headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString();
        QVERIFY2(tip.endsWith(u'.'), qPrintable(tip));
    }
}

void TestPackageModel::largeFolderOpensQuickly()
{
    constexpr int count = 20'000;
    Fixture fixture;
    const auto package = fixture.depot.package("Big", "1.0.0", kiB);
    const QByteArray space = fixture.depot.space(package, "many", kiB, 1, fixture.daysAgo(1));
    for (int i = 0; i < count; ++i)
        QVERIFY(QFile(QFile::decodeName(space + "/pending_cache_" + QByteArray::number(i))).open(QIODevice::WriteOnly));
    PackageModel model;
    model.setShown(shownOf(fixture.inventory()));
    const QModelIndex many = rowNamed(model, {u"Big"_s, u"many"_s});
    // Processor time, so that other work on the machine does not count.
    auto milliseconds = [start = std::clock()]() mutable {
        const std::clock_t before = std::exchange(start, std::clock());
        return 1000 * (start - before) / CLOCKS_PER_SEC;
    };
    model.fetchMore(many);
    const auto opened = milliseconds();
    QCOMPARE(model.rowCount(many), count + 1);
    model.sort(int(Column::Name), Qt::AscendingOrder);
    const auto sorted = milliseconds();
    qInfo("%d rows opened in %ld ms, sorted by name in %ld ms", count, long(opened), long(sorted));
    // A quadratic step would take minutes; the bound leaves room for sanitizers.
    QVERIFY(opened < 3000 && sorted < 5000);
}

DEPOTSCOPE_TEST(TestPackageModel)
#include "tst_packagemodel.moc"
