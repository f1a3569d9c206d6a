// SPDX-License-Identifier: MIT
#include "model/items/spacemodel.h"

#include "model/items/wording.h"
#include "tests/items/printedrows.h"
#include "tests/support/fixture.h"
#include "tests/support/registered.h"

#include <QTest>

using namespace depotscope;
using namespace Qt::StringLiterals;

namespace {

using Column = SpaceModel::Column;

struct SpaceDepot : Fixture {
    DepotBuilder::PackageVersion sea = depot.package("Sea", "1.9.0", 40 * kiB);
    QUuid stranger = QUuid(u"0b3ef9d0-0f4c-4a6a-9d3c-3a7d6a6d1f00"_s);
    QByteArray gone = root + "/projects/thesis/Project.toml";
    QByteArray named = depot.path() + "/environments/v1.12/Project.toml";

    SpaceDepot()
    {
        depot.space(sea, "tides", 90 * kiB, 3, daysAgo(5));
        depot.space(sea.uuid, "maps", 40 * kiB, 9, daysAgo(400), {gone, named});
        depot.space(stranger, "thing", 8 * kiB, 1, std::nullopt, {});
    }
};

} // namespace

class TestSpaceModel : public QObject {
    Q_OBJECT

private slots:
    void rows();
    void projects();
    void filtersAndSorts();
    void passesTheTesterInEveryState();
    void everyColumnExplainsItself();
};

void TestSpaceModel::rows()
{
    const SpaceDepot fixture;
    const auto inventory = fixture.inventory();
    SpaceModel model;
    model.setShown({inventory, {fixture.gone}, std::nullopt});
    QCOMPARE(model.spaceCount(), 3);
    QCOMPARE(printedRows(model, {int(Column::Key), int(Column::Files), int(Column::LastUse)}, 1),
             "tides | 3 | 5 day(s) ago\n"
             "maps | 9 | 1 year(s) ago\n"
             "thing | 1 | no record\n");
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex status = model.index(row, int(Column::Status));
        const Verdict &verdict = inventory->item(ItemId{status.data(LazyTree::ItemRole).toInt()}).verdict;
        QCOMPARE(status.data().toString(), statusText(verdict.status));
        QCOMPARE(status.data(LazyTree::IconRole).toString(), statusIcon(verdict.status));
        QCOMPARE(status.data(Qt::ToolTipRole).toString(), sentenceText(verdict.reason));
        QVERIFY(status.siblingAtColumn(0)
                    .data(Qt::AccessibleDescriptionRole)
                    .toString()
                    .contains(statusText(verdict.status)));
    }
    QCOMPARE(model.index(0, int(Column::Package)).data().toString(), u"Sea"_s);
    double shares = 0;
    for (int row = 0; row < model.rowCount(); ++row)
        shares += model.index(row, int(Column::Share)).data(LazyTree::ShareRole).toDouble();
    QCOMPARE(shares, 1.0);
    QVERIFY(model.index(0, int(Column::Size)).data(LazyTree::SortRole).toLongLong() >= 90 * kiB);
    QVERIFY(model.index(0, 0).data(LazyTree::PathRole).toByteArray().endsWith("/tides"));
    QVERIFY(model.index(0, 0).data(LazyTree::NodeRole).isValid());
}

void TestSpaceModel::projects()
{
    const SpaceDepot fixture;
    SpaceModel model;
    model.setShown({fixture.inventory(), {fixture.gone}, std::nullopt});
    const auto cell = [&](int row, int role) { return model.index(row, int(Column::Projects)).data(role).toString(); };
    QCOMPARE(cell(0, Qt::DisplayRole), u"Sea v1.9.0"_s); // its own version asked
    const QStringList names = cell(1, Qt::DisplayRole).split(u", "_s);
    QCOMPARE(QSet<QString>(names.begin(), names.end()), (QSet<QString>{u"thesis (gone)"_s, u"@v1.12"_s}));
    QVERIFY(cell(1, Qt::ToolTipRole).contains(QFile::decodeName(fixture.gone) + u" (gone)"_s));
    QVERIFY(cell(1, Qt::ToolTipRole).contains(QFile::decodeName(fixture.named)));
    QCOMPARE(cell(2, Qt::DisplayRole), u"no record"_s);
}

void TestSpaceModel::filtersAndSorts()
{
    const SpaceDepot fixture;
    SpaceModel model;
    model.setShown({fixture.inventory(), {}, std::nullopt});
    model.setFilter(u"SEA ma"_s);
    QCOMPARE(printedRows(model, {int(Column::Key)}, 1), "maps\n");
    QCOMPARE(model.spaceCount(), 3);
    model.setFilter(u"0b3ef9d0"_s);
    QCOMPARE(printedRows(model, {int(Column::Key)}, 1), "thing\n");
    model.setFilter({});
    const QPersistentModelIndex tides = model.index(0, 0);
    model.sort(int(Column::LastUse), Qt::AscendingOrder);
    QCOMPARE(printedRows(model, {int(Column::Key)}, 1), "thing\nmaps\ntides\n");
    QCOMPARE(tides.row(), 2);
}

void TestSpaceModel::passesTheTesterInEveryState()
{
    const SpaceDepot fixture;
    const auto inventory = fixture.inventory();
    SpaceModel model;
    for (const Shown &shown : {Shown(), Shown{inventory, {}, std::nullopt}, Shown{inventory, {fixture.gone}, 0}}) {
        for (const QString &filter : {QString(), u"tides"_s, u"none"_s}) {
            model.setFilter(filter);
            model.setShown(shown);
            checkModel(model, [&] {
                for (int column = 0; column < SpaceModel::columnCount; ++column)
                    model.sort(column, Qt::AscendingOrder);
            });
        }
    }
}

void TestSpaceModel::everyColumnExplainsItself()
{
    const SpaceModel model;
    for (int column = 0; column < SpaceModel::columnCount; ++column) {
        const QString tip = model.headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString();
        QVERIFY2(tip.endsWith(u'.'), qPrintable(tip));
    }
}

DEPOTSCOPE_TEST(TestSpaceModel)
#include "tst_spacemodel.moc"
