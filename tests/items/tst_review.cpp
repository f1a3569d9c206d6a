// SPDX-License-Identifier: MIT
#include "model/items/review.h"

#include "model/cleaning/gcforecast.h"
#include "model/items/itemlistmodel.h"
#include "tests/items/printedrows.h"
#include "tests/support/fixture.h"
#include "tests/support/registered.h"

#include <QSignalSpy>
#include <QTest>

using namespace depotscope;
using namespace Qt::StringLiterals;

namespace {

struct ReviewDepot : Fixture {
    DepotBuilder::PackageVersion sea = depot.package("Sea", "1.9.0", 140 * kiB);
    DepotBuilder::PackageVersion land = depot.package("Land", "0.3.1", 20 * kiB);
    DepotBuilder::Artifact lib = depot.artifact("libsea", 400 * kiB, {sea, land}, daysAgo(2));
    DepotBuilder::Environment named = depot.environment("v1.12", {sea}, daysAgo(2), true);
    QByteArray old = depot.space(DepotBuilder::uuidOf("Gone"), "old", 200 * kiB, 4, daysAgo(200), {root + "/no/more"});
    QByteArray kept = depot.space(DepotBuilder::uuidOf("Gone"), "kept", 50 * kiB, 4, daysAgo(200), {root + "/no"});

    ReviewDepot() { depot.file(".depotscope/keep", kept.sliced(depot.path().size() + 1) + '\n'); }
};

} // namespace

class TestReview : public QObject {
    Q_OBJECT

private slots:
    void whatNothingNeedsIsTicked_data();
    void whatNothingNeedsIsTicked();
    void whatIsSharedIsSpared();
    void orphanedSpacesAreThoseThatMayGo();
    void listsAllItems();
    void previewsWhatPkgWouldDelete();
    void ticks();
    void listsAsText();
};

void TestReview::whatNothingNeedsIsTicked_data()
{
    QTest::addColumn<int>("safety");
    QTest::addColumn<bool>("isTicked");
    QTest::newRow("unneeded") << int(Safety::Unneeded) << true;
    QTest::newRow("stale") << int(Safety::StaleCompiled) << true;
    QTest::newRow("waiting") << int(Safety::Waiting) << false;
    QTest::newRow("unused") << int(Safety::Unused) << false;
    QTest::newRow("undecided") << int(Safety::Undecided) << false;
}

void TestReview::whatNothingNeedsIsTicked()
{
    QFETCH(int, safety);
    QFETCH(bool, isTicked);
    Reclaimable reclaimable;
    reclaimable.safety = Safety(safety);
    reclaimable.steps = {{.item = ItemId{3}, .since = {}, .reason = {}}};
    const ReviewSet set = reviewOf(reclaimable);
    QCOMPARE(set.steps, reclaimable.steps);
    QCOMPARE(set.spared.empty(), isTicked);
    QCOMPARE(set.sentence.contains(u"Tick what may go"), !isTicked);
}

void TestReview::whatIsSharedIsSpared()
{
    const ReviewDepot f;
    const auto inventory = f.inventory();
    Marks marks;
    marks.add(*inventory, {{idAt(*inventory, f.sea.path), idAt(*inventory, f.lib.path)}, true});
    const ReviewSet set = reviewOf(*inventory, sumOf(*inventory, marks));
    QCOMPARE(set.steps.size(), size_t(2));
    QCOMPARE(set.spared, std::set<ItemId>{idAt(*inventory, f.lib.path)});
    QCOMPARE(set.steps[0].item, idAt(*inventory, f.lib.path)); // the biggest
    QCOMPARE(set.steps[0].reason.english(), u"It stays, being needed by Land."_s);
    QCOMPARE(set.steps[1].reason.english(), u"@v1.12 keeps it, used 2 days ago."_s);
}

void TestReview::orphanedSpacesAreThoseThatMayGo()
{
    const ReviewDepot f;
    const auto inventory = f.inventory();
    ReviewSet set = orphanedSpaces({inventory, {}, std::nullopt});
    QCOMPARE(set.steps.size(), size_t(1)); // not what the user keeps
    QCOMPARE(inventory->item(set.steps.front().item).path, f.old);
    QVERIFY(orphanedSpaces({}).steps.empty());
    QVERIFY(orphanedSpaces({inventory, {}, 1}).steps.empty()); // of another depot
}

void TestReview::listsAllItems()
{
    const ReviewDepot f;
    const auto inventory = f.inventory();
    const std::vector<Step> steps = allItems({inventory, {}, std::nullopt});
    QCOMPARE(steps.size(), inventory->items.size());
    const auto reasonOf = [&](const QByteArray &path) {
        return std::ranges::find(steps, idAt(*inventory, path), &Step::item)->reason;
    };
    QCOMPARE(reasonOf(f.lib.path).english(), u"@v1.12 keeps it, used 2 days ago."_s);
    QCOMPARE(reasonOf(f.old), itemAt(*inventory, f.old)->verdict.reason); // nothing does
    QVERIFY(allItems({}).empty());
    QVERIFY(allItems({inventory, {}, 1}).empty()); // of another depot
}

void TestReview::previewsWhatPkgWouldDelete()
{
    ReviewDepot f;
    f.depot.logOrphan(f.land.path, f.daysAgo(3)); // Pkg waits seven days, until it does not wait any more
    const auto inventory = f.inventory();
    const ItemId land = idAt(*inventory, f.land.path);
    Shown shown{inventory, {}, std::nullopt};
    QVERIFY(pkgReview(shown, "1.12").steps.empty()); // not known yet
    shown.forecast = std::make_shared<GcForecast>(*inventory, f.depot.now());
    for (const QByteArray &version : GcForecast::versions()) {
        const ReviewSet set = pkgReview(shown, version);
        QVERIFY2(set.title.contains(QString::fromLatin1(version)), qPrintable(set.title));
        QCOMPARE(set.steps.size(), shown.forecast->deletedBy(version).size());
        QVERIFY2(std::ranges::count(set.steps, land, &Step::item) == 1, version.constData());
        QCOMPARE(set.spared.contains(land), version != "1.13");
    }
    QVERIFY(pkgReview(shown, "0.7").steps.empty());
}

void TestReview::ticks()
{
    const ReviewDepot f;
    const auto inventory = f.inventory();
    const std::vector<Step> steps = {{.item = idAt(*inventory, f.lib.path), .since = {}, .reason = {}},
                                     {.item = idAt(*inventory, f.sea.path), .since = {}, .reason = {}},
                                     {.item = idAt(*inventory, f.old), .since = {}, .reason = {}}};
    const Shown shown{inventory, {}, std::nullopt};
    ItemListModel model;
    QSignalSpy changed(&model, &ItemListModel::ticksChanged);
    const auto rowAt = [&](const QString &name) { return rowNamed(model, {name}); };
    model.review(shown, steps, {steps[1].item});
    QCOMPARE(model.ticked().size(), size_t(2));
    QCOMPARE(model.tickedTotals().allocated,
             inventory->item(steps[0].item).totals.allocated + inventory->item(steps[2].item).totals.allocated);
    QVERIFY(model.setData(rowAt(u"libsea"_s), Qt::Unchecked, Qt::CheckStateRole));
    QVERIFY(model.setData(rowAt(u"Sea v1.9.0"_s), Qt::Checked, Qt::CheckStateRole));
    QVERIFY(!model.setData(rowAt(u"libsea"_s).siblingAtColumn(1), Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(changed.size(), 2);
    model.review({f.inventory(), {}, std::nullopt}, steps, {steps[1].item}); // after a rescan
    QCOMPARE(model.ticked().size(), size_t(2));
    QCOMPARE(model.ticked().front().item, steps[1].item);
    model.setFilter(u"libsea"_s);
    QCOMPARE(model.ticked().size(), size_t(2)); // a filter spares nothing
    model.tickAll(true); // but what it hides stays as it is
    QCOMPARE(model.ticked().size(), size_t(3));
    model.tickAll(false);
    QCOMPARE(model.ticked().size(), size_t(2));
    model.setFilter({});
    model.forgetTicks();
    model.review(shown, steps, {});
    QCOMPARE(model.ticked().size(), size_t(3));
    model.list(shown, steps); // a list without ticks has none
    QVERIFY(model.ticked().empty());
    QVERIFY(!rowAt(u"libsea"_s).data(Qt::CheckStateRole).isValid());
    QVERIFY(!rowAt(u"libsea"_s).flags().testFlag(Qt::ItemIsUserCheckable));
}

void TestReview::listsAsText()
{
    ReviewDepot f;
    const QByteArray odd = f.depot.space(f.sea, "od\td", 10 * kiB, 1, f.daysAgo(3));
    const auto inventory = f.inventory();
    const std::vector<Step> steps = {{idAt(*inventory, f.old), 1, {}, u"Why not"_s},
                                     {idAt(*inventory, odd), 1, {}, u"It is odd"_s}};
    const Item &old = *itemAt(*inventory, f.old);
    const QStringList lines = listText(*inventory, steps).split(u'\n');
    QCOMPARE(lines.size(), 4); // and the end
    QCOMPARE(lines[0], u"bytes\tkind\tname\treason\tpath"_s);
    QCOMPARE(lines[1], QString::number(old.totals.allocated) + u"\tspace\told\tWhy not\t"_s + QFile::decodeName(f.old));
    QCOMPARE(lines[2].count(u'\t'), 4);
    QVERIFY2(lines[2].contains(u"\t$'od\\x09d'\t"_s), qPrintable(lines[2]));
}

DEPOTSCOPE_TEST(TestReview)
#include "tst_review.moc"
