// SPDX-License-Identifier: MIT
#include "model/items/historymodel.h"

#include "tests/items/printedrows.h"
#include "tests/support/fixture.h"
#include "tests/support/registered.h"

#include <QAbstractItemModelTester>
#include <QTest>

#include <algorithm>

using namespace depotscope;
using namespace Qt::StringLiterals;

namespace {

using Column = HistoryModel::Column;

JournalItem recorded(Kind kind, const QByteArray &inside, qint64 bytes, ItemState state)
{
    JournalItem item;
    item.item.kind = kind;
    item.item.name = inside.sliced(inside.lastIndexOf('/') + 1);
    item.item.bytes = bytes;
    item.item.reason = u"for the test"_s;
    item.item.paths = {{.inside = inside, .id = {}, .modified = {}, .changed = {}}};
    item.state = state;
    return item;
}

struct Past : Fixture {
    Time now = currentTime();
    std::shared_ptr<const Inventory> inventoryNow = inventory();

    std::shared_ptr<const History> history() const
    {
        auto history = std::make_shared<History>();
        const QByteArray &path = depot.path();
        JournalEntry clean;
        clean.id = "20261122-1";
        clean.command = "window";
        clean.when = now - std::chrono::days(1);
        clean.items = {recorded(Kind::Space, "scratchspaces/u/tides", 3000, ItemState::Trashed),
                       recorded(Kind::Space, "scratchspaces/u/waves", 2000, ItemState::Back)};
        JournalEntry old = clean;
        old.id = "20260901-1";
        old.command = "gc --like safe";
        old.when = now - std::chrono::days(40);
        old.items = {recorded(Kind::Package, "packages/Sea/abc", 5000, ItemState::Trashed)};
        JournalEntry freed = old;
        freed.id = "20260801-1";
        freed.command = "apply window";
        freed.when = now - std::chrono::days(50);
        freed.freed = 7000;
        freed.items = {recorded(Kind::Package, "packages/Land/abc", 7000, ItemState::Deleted),
                       recorded(Kind::Artifact, "artifacts/abc", 500, ItemState::Deleted)};
        JournalEntry forgot;
        forgot.id = "20260701-1";
        forgot.command = "forget";
        forgot.when = now - std::chrono::days(60);
        forgot.manifest = "/work/thesis/Manifest.toml";
        forgot.isForgotten = true;
        JournalEntry noted;
        noted.id = "20260601-1";
        noted.when = now - std::chrono::days(70);
        history->pages = {{path, clean}, {path, old}, {path, freed}, {path, forgot}, {path, noted}};
        history->removals = {{.depot = path,
                              .after = now - std::chrono::days(6),
                              .before = now - std::chrono::days(5),
                              .isCollection = true,
                              .items = {{Kind::Artifact, "libx", path + "/artifacts/x", 900}}}};
        return history;
    }
};

} // namespace

class TestHistoryModel : public QObject {
    Q_OBJECT

private slots:
    void rows();
    void knowsWhatCanBeTakenBack();
    void filtersByWhatAnEventWasAbout();
    void passesTheTesterInEveryState();
    void showsOneDepotsPast();
    void namesNobodyWithoutAPage();
};

void TestHistoryModel::rows()
{
    const Past past;
    HistoryModel model;
    model.setShown({.inventory = past.inventoryNow, .missingProjects = {}, .depot = {}, .history = past.history()});
    const QString until = QLocale::c().toString(
        QDateTime::fromMSecsSinceEpoch((past.now + std::chrono::days(29)).time_since_epoch().count()), u"yyyy-MM-dd"_s);
    QCOMPARE(QString::fromUtf8(printedRows(
                 model, {int(Column::What), int(Column::Size), int(Column::Deleted), int(Column::State)}, 1)),
             u"2 scratch space(s) – tides, waves · the window | 5.0 kB | – | 1 held until %1, 1 brought back\n"
             "1 artifact(s) – libx · a collection of Pkg | 900 bytes | – | Gone\n"
             "1 package version(s) – abc · depotctl gc --like safe | 5.0 kB | – | Held until the next clean\n"
             "2 item(s) – abc, abc · depotctl apply, of a plan by the window | 7.5 kB | 7.0 kB | Freed\n"
             "Forgot /work/thesis/Manifest.toml | – | – | Forgotten\n"_s.arg(until));
    QCOMPARE(model.eventCount(), 5);
    QCOMPARE(model.trashedBytes(), 8000);
    QCOMPARE(printedRows(model, {int(Column::What)}, 2).count("scratchspaces/u/waves"), 1);
    for (int row = 0; row < model.rowCount(); ++row) {
        const Details details = model.details(model.index(row, 0));
        QVERIFY(!details.title.isEmpty() && !details.icon.isEmpty());
        QVERIFY(details.sentence.endsWith(u'.'));
    }
}

void TestHistoryModel::knowsWhatCanBeTakenBack()
{
    const Past past;
    const QByteArray &depot = past.depot.path();
    HistoryModel model;
    model.setShown({.inventory = past.inventoryNow, .missingProjects = {}, .depot = {}, .history = past.history()});
    const QModelIndex clean = model.index(0, 0);
    model.fetchMore(clean);
    const QModelIndex tides = model.index(0, 0, clean);
    const QModelIndex waves = model.index(1, 0, clean);
    QCOMPARE(tides.data().toString(), u"tides"_s);
    QCOMPARE(model.heldAt(clean), std::optional(CleanId{depot, "20261122-1", {}}));
    QCOMPARE(model.trashedBytesAt(clean), 3000);
    QVERIFY(!model.isOneItem(clean) && model.isOneItem(tides));
    QCOMPARE(model.heldAt(tides), std::optional(CleanId{depot, "20261122-1", {"scratchspaces/u/tides"}}));
    QVERIFY(!model.heldAt(waves)); // it is back
    QVERIFY(!model.heldAt(model.index(1, 0)) && !model.heldAt(model.index(3, 0)) && !model.heldAt({}));
    QCOMPARE(model.forgottenAt(model.index(4, 0)), std::optional(DepotPath{depot, "/work/thesis/Manifest.toml"}));
    QVERIFY(!model.forgottenAt(clean));
}

void TestHistoryModel::filtersByWhatAnEventWasAbout()
{
    const Past past;
    HistoryModel model;
    model.setShown({.inventory = past.inventoryNow, .missingProjects = {}, .depot = {}, .history = past.history()});
    model.setFilter(u"tides"_s);
    QCOMPARE(model.rowCount(), 1);
    QVERIFY(model.index(0, int(Column::What)).data().toString().startsWith(u"2 scratch space"));
    model.setFilter(u"forgot thesis"_s);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.trashedBytes(), 8000);
}

void TestHistoryModel::passesTheTesterInEveryState()
{
    const Past past;
    HistoryModel model;
    const Shown shown{.inventory = past.inventoryNow, .missingProjects = {}, .depot = {}, .history = past.history()};
    for (const Shown &one : {Shown(), shown}) {
        model.setShown(one);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (int column = 0; column < HistoryModel::columnCount; ++column)
            model.sort(column, Qt::AscendingOrder);
        printedRows(model, {0}, 3);
    }
}

void TestHistoryModel::showsOneDepotsPast()
{
    const Past past;
    const Fixture other;
    HistoryModel model;
    const auto both = Fixture::inventoryOf({past.depot.path(), other.depot.path()});
    model.setShown({.inventory = both, .missingProjects = {}, .depot = 1, .history = past.history()});
    QCOMPARE(model.eventCount(), 0);
    model.setShown({.inventory = both, .missingProjects = {}, .depot = 0, .history = past.history()});
    QCOMPARE(model.eventCount(), 5);
}

void TestHistoryModel::namesNobodyWithoutAPage()
{
    const Past past;
    History history = *past.history();
    history.pages.resize(1);
    history.pages.front().record.command.clear();
    history.removals.clear();
    HistoryModel model;
    model.setShown({.inventory = past.inventoryNow,
                    .missingProjects = {},
                    .depot = {},
                    .history = std::make_shared<History>(history)});
    QCOMPARE(printedRows(model, {int(Column::What)}, 1), QByteArray("2 scratch space(s) – tides, waves\n"));
    const Details details = model.details(model.index(0, 0));
    QVERIFY(std::ranges::none_of(details.particulars,
                                 [](const Details::Fact &fact) { return fact.label == u"Done by"_s; }));
}

DEPOTSCOPE_TEST(TestHistoryModel)
#include "tst_historymodel.moc"
