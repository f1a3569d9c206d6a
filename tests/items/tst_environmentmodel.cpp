// SPDX-License-Identifier: MIT
#include "model/items/environmentmodel.h"

#include "model/items/whatif.h"
#include "tests/items/printedrows.h"
#include "tests/support/fixture.h"
#include "tests/support/registered.h"

#include <QSignalSpy>
#include <QTest>

using namespace depotscope;
using namespace Qt::StringLiterals;

namespace {

using Column = EnvironmentModel::Column;

/// Environments in every state: one by name, one with a project of its own, one that is gone, one that is damaged.
struct EnvironmentDepot : Fixture {
    DepotBuilder::PackageVersion sea = depot.package("Sea", "1.9.0", 140 * kiB);
    DepotBuilder::PackageVersion land = depot.package("Land", "0.3.1", 60 * kiB);
    DepotBuilder::PackageVersion wind = depot.package("Wind", "2.0.0", 20 * kiB);
    DepotBuilder::Environment named = depot.environment("v1.12", {sea, land}, daysAgo(2), true);
    DepotBuilder::Environment thesis = depot.environment("thesis", {sea, land, wind}, daysAgo(40), false);
    DepotBuilder::Environment damaged = depot.environment("damaged", {}, daysAgo(9), true);
    QByteArray gone = root + "/projects/gone/Manifest.toml";

    EnvironmentDepot()
    {
        depot.artifact("libsea", 400 * kiB, {sea}, daysAgo(2));
        depot.space(sea, "tides", 30 * kiB, 3, daysAgo(5));
        depot.devCheckout("Harbour", 8 * kiB);
        depot.logManifest(gone, daysAgo(400));
        depot.file("environments/damaged/Manifest.toml", "[[deps.Foo\n");
    }
};

/// The rows as text, with the fixture's folder written as "…".
QByteArray rows(EnvironmentModel &model, const Fixture &f)
{
    return printedRows(model, {int(Column::Name), int(Column::LastUse), int(Column::Packages), int(Column::State)}, 1)
        .replace(f.root, "…");
}

bool tick(EnvironmentModel &model, const QByteArray &path, Qt::CheckState state = Qt::Checked)
{
    return model.setData(model.childByKey({}, path), state, Qt::CheckStateRole);
}

QByteArrayList paths(const EnvironmentModel &model)
{
    QByteArrayList paths;
    for (RootId id : model.ticked())
        paths += model.shown().inventory->graph->root(id).path;
    return paths;
}

} // namespace

class TestEnvironmentModel : public QObject {
    Q_OBJECT

private slots:
    void rowsInEveryState();
    void saysHowManyPackagesAreMissing();
    void heldAlone();
    void filtersAndSorts();
    void ticks();
    void ticksStayOverFilterAndRescan();
    void ticksThoseThatAreGone();
    void keepListCannotBeTicked();
    void oneDepotOfSeveral();
    void details();
    void passesTheTesterInEveryState();
    void everyColumnExplainsItself();
    void whatIf_nothing();
    void whatIf_one();
    void whatIf_togetherOnly();
    void whatIf_goneOnes();
};

void TestEnvironmentModel::rowsInEveryState()
{
    const EnvironmentDepot fixture;
    EnvironmentModel model;
    model.setShown({fixture.inventory(), {}, std::nullopt});
    model.sort(int(Column::Name), Qt::AscendingOrder);
    QCOMPARE(rows(model, fixture),
             "…/projects/gone | 1 year(s) ago | – | Gone\n"
             "…/projects/thesis | 1 month(s) ago | 3 | OK\n"
             "@damaged | 9 day(s) ago | – | Cannot be read\n"
             "@v1.12 | 2 day(s) ago | 2 | OK\n");
    QCOMPARE(model.environmentCount(), 4);
    for (int row = 0; row < model.rowCount(); ++row) {
        QVERIFY(!model.index(row, int(Column::State)).data(LazyTree::IconRole).toString().isEmpty());
        QVERIFY(model.index(row, int(Column::State)).data(Qt::ToolTipRole).toString().endsWith(u'.'));
        QVERIFY(model.flags(model.index(row, 0)).testFlag(Qt::ItemIsUserCheckable));
        QVERIFY(!model.flags(model.index(row, 1)).testFlag(Qt::ItemIsUserCheckable));
    }
    QVERIFY(!model.indexOf(RootId{}).isValid());
}

void TestEnvironmentModel::saysHowManyPackagesAreMissing()
{
    const EnvironmentDepot fixture;
    QVERIFY(QDir(QFile::decodeName(fixture.wind.path)).removeRecursively());
    const auto inventory = fixture.inventory();
    EnvironmentModel model;
    model.setShown({inventory, {}, std::nullopt});
    const auto state = [&](const QByteArray &manifest) {
        return model.childByKey({}, manifest).siblingAtColumn(int(Column::State));
    };
    QCOMPARE(state(fixture.named.manifest).data().toString(), u"OK"_s); // a standard library is in no depot
    QCOMPARE(state(fixture.thesis.manifest).data().toString(), u"1 missing"_s);
    QCOMPARE(state(fixture.thesis.manifest).data(LazyTree::IconRole).toString(), u"trouble"_s);
    QVERIFY(model.details(state(fixture.thesis.manifest)).sentence.contains(u"Pkg.instantiate()"));
}

void TestEnvironmentModel::heldAlone()
{
    const EnvironmentDepot fixture;
    const auto inventory = fixture.inventory();
    EnvironmentModel model;
    model.setShown({inventory, {}, std::nullopt});
    // By what would become free, the most first.
    QCOMPARE(model.index(0, 0).data(LazyTree::PathRole).toByteArray(), fixture.thesis.manifest);
    QCOMPARE(model.index(0, int(Column::HeldAlone)).data(LazyTree::SortRole).toLongLong(),
             itemAt(*inventory, fixture.wind.path)->totals.allocated);
    for (int row = 0; row < int(inventory->graph->roots().size()); ++row) {
        const QModelIndex at = model.indexOf(RootId{row});
        if (at.isValid())
            QCOMPARE(at.siblingAtColumn(int(Column::HeldAlone)).data(LazyTree::SortRole).toLongLong(),
                     inventory->graph->frees(RootId{row}));
    }
}

void TestEnvironmentModel::filtersAndSorts()
{
    const EnvironmentDepot fixture;
    EnvironmentModel model;
    model.setShown({fixture.inventory(), {}, std::nullopt});
    model.setFilter(u"THESIS manifest"_s);
    QCOMPARE(printedRows(model, {int(Column::Packages)}, 1), "3\n");
    model.setFilter(u"gone"_s); // by its state
    QCOMPARE(printedRows(model, {int(Column::State)}, 1), "Gone\n");
    QCOMPARE(model.environmentCount(), 4);
    model.setFilter({});
    model.sort(int(Column::LastUse), Qt::DescendingOrder);
    QCOMPARE(model.index(0, 0).data().toString(), u"@v1.12"_s);
    model.sort(int(Column::Packages), Qt::DescendingOrder);
    QCOMPARE(model.index(0, int(Column::Packages)).data().toString(), u"3"_s);
}

void TestEnvironmentModel::ticks()
{
    const EnvironmentDepot fixture;
    EnvironmentModel model;
    QVERIFY(!model.setData({}, Qt::Checked, Qt::CheckStateRole));
    model.setShown({fixture.inventory(), {}, std::nullopt});
    const QSignalSpy changes(&model, &EnvironmentModel::ticksChanged);
    QVERIFY(tick(model, fixture.named.manifest));
    QCOMPARE(paths(model), QByteArrayList{fixture.named.manifest});
    const QModelIndex row = model.childByKey({}, fixture.named.manifest);
    QCOMPARE(row.data(Qt::CheckStateRole).value<Qt::CheckState>(), Qt::Checked);
    QVERIFY(!row.siblingAtColumn(1).data(Qt::CheckStateRole).isValid());
    QVERIFY(!model.setData(row.siblingAtColumn(1), Qt::Checked, Qt::CheckStateRole));
    QVERIFY(!model.setData(row, u"another name"_s, Qt::EditRole));
    QVERIFY(tick(model, fixture.named.manifest, Qt::Unchecked));
    QCOMPARE(paths(model), QByteArrayList());
    tick(model, fixture.thesis.manifest);
    model.untickAll();
    QCOMPARE(paths(model), QByteArrayList());
    QCOMPARE(changes.size(), 4);
}

void TestEnvironmentModel::ticksStayOverFilterAndRescan()
{
    const EnvironmentDepot fixture;
    EnvironmentModel model;
    model.setShown({fixture.inventory(), {}, std::nullopt});
    tick(model, fixture.thesis.manifest);
    model.setFilter(u"v1.12"_s);
    QCOMPARE(paths(model), QByteArrayList{fixture.thesis.manifest});
    model.setShown({fixture.inventory(), {}, std::nullopt});
    QCOMPARE(paths(model), QByteArrayList{fixture.thesis.manifest});
    model.setShown({});
    QCOMPARE(paths(model), QByteArrayList());
}

void TestEnvironmentModel::ticksThoseThatAreGone()
{
    const EnvironmentDepot fixture;
    EnvironmentModel model;
    QVERIFY(!model.hasGone());
    model.setShown({fixture.inventory(), {}, std::nullopt});
    QVERIFY(model.hasGone());
    tick(model, fixture.named.manifest);
    model.tickGone();
    QCOMPARE(paths(model).size(), 2);
    QVERIFY(paths(model).contains(fixture.gone));
}

void TestEnvironmentModel::keepListCannotBeTicked()
{
    EnvironmentDepot fixture;
    const QByteArray kept = QByteArray(fixture.wind.path).sliced(fixture.depot.path().size() + 1);
    fixture.depot.file(".depotscope/keep", kept + '\n');
    EnvironmentModel model;
    model.setShown({fixture.inventory(), {}, std::nullopt});
    const QModelIndex row = rowNamed(model, {u"Your keep list"_s});
    QVERIFY(row.isValid());
    QCOMPARE(row.siblingAtColumn(int(Column::State)).data().toString(), u"Kept by you"_s);
    QVERIFY(!model.flags(row).testFlag(Qt::ItemIsUserCheckable));
    QVERIFY(!model.setData(row, Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(model.details(row).sections.back().lines.front().link.text, u"Wind v2.0.0"_s);
}

void TestEnvironmentModel::oneDepotOfSeveral()
{
    const EnvironmentDepot one;
    Fixture two;
    const auto moon = two.depot.package("Moon", "1.0.0", 10 * kiB);
    const auto night = two.depot.environment("night", {moon}, two.daysAgo(1), true);
    EnvironmentModel model;
    const auto inventory = Fixture::inventoryOf({one.depot.path(), two.depot.path()});
    model.setShown({inventory, {}, std::nullopt});
    QVERIFY(model.childByKey({}, night.manifest).isValid() && model.childByKey({}, one.named.manifest).isValid());
    model.setShown({inventory, {}, 1});
    QVERIFY(model.childByKey({}, night.manifest).isValid());
    QVERIFY(!model.childByKey({}, one.named.manifest).isValid());
    QVERIFY(model.childByKey({}, one.gone).isValid()); // it holds nothing anywhere
}

void TestEnvironmentModel::details()
{
    const EnvironmentDepot fixture;
    EnvironmentModel model;
    model.setShown({fixture.inventory(), {}, std::nullopt});
    const Details details = model.details(model.childByKey({}, fixture.named.manifest));
    QCOMPARE(details.title, u"@v1.12"_s);
    QCOMPARE(details.path, fixture.named.manifest);
    QCOMPARE(details.folder, fixture.named.directory);
    QVERIFY(std::ranges::find(details.particulars, u"Made by"_s, &Details::Fact::label) != details.particulars.end());
    QCOMPARE(details.sections.size(), size_t(2));
    QCOMPARE(details.sections.back().lines.size(), size_t(2));
    QCOMPARE(model.details(model.childByKey({}, fixture.gone)).sections.size(), size_t(1));
    QCOMPARE(model.details(QModelIndex()).title, QString());
}

void TestEnvironmentModel::passesTheTesterInEveryState()
{
    const EnvironmentDepot fixture;
    const auto inventory = fixture.inventory();
    EnvironmentModel model;
    for (const Shown &shown : {Shown(), Shown{std::make_shared<Inventory>(), {}, std::nullopt},
                               Shown{inventory, {}, std::nullopt}, Shown{inventory, {}, 0}}) {
        for (const QString &filter : {QString(), u"thesis"_s, u"none"_s}) {
            model.setFilter(filter);
            model.setShown(shown);
            checkModel(model, [&] {
                for (int column = 0; column < EnvironmentModel::columnCount; ++column)
                    model.sort(column, Qt::AscendingOrder);
                model.tickGone();
                model.untickAll();
            });
        }
    }
}

void TestEnvironmentModel::everyColumnExplainsItself()
{
    const EnvironmentModel model;
    for (int column = 0; column < EnvironmentModel::columnCount; ++column) {
        QVERIFY(!model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
        const QString tip = model.headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString();
        QVERIFY2(tip.endsWith(u'.'), qPrintable(tip));
    }
}

void TestEnvironmentModel::whatIf_nothing()
{
    const EnvironmentDepot fixture;
    const WhatIf whatIf = whatIfForgotten(*fixture.inventory(), {});
    QCOMPARE(whatIf.sentence, u"Tick environments to see what would become free if Julia forgot them."_s);
    QCOMPARE(whatIf.counts, QString());
    QCOMPARE(whatIf.advice, QString());
    QVERIFY(whatIf.steps.empty());
    QVERIFY(whatIfForgotten(Inventory(), {}).steps.empty());
}

void TestEnvironmentModel::whatIf_one()
{
    const EnvironmentDepot fixture;
    const auto inventory = fixture.inventory();
    EnvironmentModel model;
    model.setShown({inventory, {}, std::nullopt});
    tick(model, fixture.thesis.manifest);
    const WhatIf whatIf = whatIfForgotten(*inventory, model.ticked());
    const QString wind = formatBytes(itemAt(*inventory, fixture.wind.path)->totals.allocated);
    QCOMPARE(whatIf.sentence, u"If you forget the 1 ticked: %1 would become free."_s.arg(wind));
    QCOMPARE(whatIf.counts, u"1 package version(s) (%1)"_s.arg(wind));
    QVERIFY(whatIf.advice.endsWith(u"installs again what it needs."));
    QCOMPARE(whatIf.steps.size(), size_t(1));
    QCOMPARE(inventory->item(whatIf.steps.front().item).path, fixture.wind.path);
}

void TestEnvironmentModel::whatIf_togetherOnly()
{
    const EnvironmentDepot fixture;
    const auto inventory = fixture.inventory();
    EnvironmentModel model;
    model.setShown({inventory, {}, std::nullopt});
    tick(model, fixture.thesis.manifest);
    tick(model, fixture.named.manifest);
    const Forgetting forgetting = inventory->graph->forget(model.ticked());
    QVERIFY(forgetting.freed > forgetting.alone && forgetting.alone > 0);
    const WhatIf whatIf = whatIfForgotten(*inventory, model.ticked());
    QCOMPARE(
        whatIf.sentence,
        u"If you forget the 2 ticked: %1 would become free (%2 kept by only one of them each, %3 more only by several "
        "together)."_s.arg(formatBytes(forgetting.freed), formatBytes(forgetting.alone),
                           formatBytes(forgetting.freed - forgetting.alone)));
    qint64 bytes = 0;
    for (const Step &step : whatIf.steps)
        bytes += inventory->item(step.item).totals.allocated;
    QCOMPARE(bytes, forgetting.freed);
    QVERIFY2(whatIf.counts.startsWith(u"3 package version(s) ("), qPrintable(whatIf.counts));
    QVERIFY(whatIf.counts.contains(u"1 artifact(s) (") && whatIf.counts.contains(u"1 scratch space(s) ("));
    QVERIFY(whatIf.advice.endsWith(u"but not what was in scratch spaces."));
}

void TestEnvironmentModel::whatIf_goneOnes()
{
    const EnvironmentDepot fixture;
    const auto inventory = fixture.inventory();
    EnvironmentModel model;
    model.setShown({inventory, {}, std::nullopt});
    model.tickGone();
    const WhatIf whatIf = whatIfForgotten(*inventory, model.ticked());
    QVERIFY2(whatIf.sentence.startsWith(u"If you forget the 1 ticked: nothing would become free."),
             qPrintable(whatIf.sentence));
    QVERIFY(whatIf.steps.empty());
}

DEPOTSCOPE_TEST(TestEnvironmentModel)
#include "tst_environmentmodel.moc"
