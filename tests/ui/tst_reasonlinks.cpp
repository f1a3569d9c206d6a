// SPDX-License-Identifier: MIT
#include "model/items/wording.h"
#include "tests/items/printedrows.h"
#include "tests/support/fixture.h"
#include "tests/support/registered.h"
#include "tests/ui/depots.h"
#include "tests/ui/links.h"
#include "tests/ui/shot.h"
#include "ui/lists/itemview.h"
#include "ui/parts/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QTest>
#include <QTextBlock>
#include <QTextBrowser>
#include <QToolButton>

using namespace depotscope;
using namespace Qt::StringLiterals;

/// Why something is kept, as links that lead there, and what would go without it.
class TestReasonLinks : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void followsWhyToARootAndBack();
    void asksWhatGoesWithARootFromWhy();
    void followsWhyByKeyboard();
    void unfoldsLongLists();
    void linksLeadThroughFilterAndDepots();
    void whatIfByKeyboard();
    void whatIfListLeadsToItems();
};

void TestReasonLinks::initTestCase()
{
    dress(*qApp, Theme::Light);
    QApplication::setEffectEnabled(Qt::UI_AnimateMenu, false);
}

void TestReasonLinks::followsWhyToARootAndBack()
{
    const KeptDepot fixture;
    Shot shot(fixture.source());
    QVERIFY(shot.settle());
    ItemView *view = shot.view("packageView");
    auto *body = shot.get<QTextBrowser>("detailsBody");
    view->setCurrentIndex(rowNamed(*view->model(), {u"Sea"_s, u"libsea"_s}));
    QVERIFY2(body->toPlainText().contains(u"Why it is kept"), qPrintable(body->toPlainText()));
    QVERIFY(clickLink(*body, u"Sea v1.9.0"_s));
    QCOMPARE(view->currentIndex().data().toString(), u"v1.9.0"_s);
    QCOMPARE(shot.text("detailsTitle"), u"Sea v1.9.0"_s);
    QVERIFY(clickLink(*body, u"@v1.12"_s));
    QCOMPARE(shot.page(), "environmentPage");
    QCOMPARE(shot.view("environmentView")->currentIndex().data().toString(), u"@v1.12"_s);
    QCOMPARE(shot.text("detailsTitle"), u"@v1.12"_s);
    QVERIFY(clickLink(*body, u"Land v0.3.1"_s));
    QCOMPARE(shot.page(), "packageView");
    QCOMPARE(shot.text("detailsTitle"), u"Land v0.3.1"_s);
    for (const char *title : {"@v1.12", "Sea v1.9.0", "libsea"}) {
        shot.press(Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(shot.text("detailsTitle"), QLatin1StringView(title));
    }
    QVERIFY(!shot.action("goBack")->isEnabled());
    shot.press(Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(shot.text("detailsTitle"), u"Sea v1.9.0"_s);
    QVERIFY(shot.action("goBack")->isEnabled() && shot.action("goForward")->isEnabled());
}

void TestReasonLinks::asksWhatGoesWithARootFromWhy()
{
    const KeptDepot fixture;
    Shot shot(fixture.source());
    QVERIFY(shot.settle());
    ItemView *view = shot.view("packageView");
    auto *body = shot.get<QTextBrowser>("detailsBody");
    view->setCurrentIndex(rowNamed(*view->model(), {u"Sea"_s, u"v1.9.0"_s}));
    shot.window.grab().save(u"tst_mainwindow-forget-this.png"_s);
    QCOMPARE(body->toPlainText().count(u"Forget this…"_s), 1); // not of @v1.12, which the depot itself has
    QVERIFY(clickLink(*body, u"Forget this…"_s));
    QCOMPARE(shot.page(), "environmentPage");
    const QModelIndex row = shot.view("environmentView")->currentIndex();
    QVERIFY(row.data().toString().endsWith(u"thesis"_s));
    QCOMPARE(row.siblingAtColumn(0).data(Qt::CheckStateRole).value<Qt::CheckState>(), Qt::Checked);
    QVERIFY2(shot.text("whatIfSentence").startsWith(u"If you forget the one ticked"),
             qPrintable(shot.text("whatIfSentence")));
    QVERIFY(shot.action("forget")->isEnabled());
    shot.press(Qt::Key_Left, Qt::AltModifier); // nothing has happened yet
    QCOMPARE(shot.text("detailsTitle"), u"Sea v1.9.0"_s);
}

void TestReasonLinks::followsWhyByKeyboard()
{
    const KeptDepot fixture;
    Shot shot(fixture.source());
    QVERIFY(shot.settle());
    ItemView *view = shot.view("packageView");
    view->setCurrentIndex(rowNamed(*view->model(), {u"Sea"_s, u"libsea"_s}));
    shot.get<QTextBrowser>("detailsBody")->setFocus(Qt::TabFocusReason);
    // The first link is the owner; the second is the environment used last.
    shot.press(Qt::Key_Tab);
    shot.press(Qt::Key_Tab);
    shot.press(Qt::Key_Return);
    QCOMPARE(shot.page(), "environmentPage");
    QCOMPARE(shot.text("detailsTitle"), u"@v1.12"_s);
}

void TestReasonLinks::unfoldsLongLists()
{
    SeaDepot fixture;
    for (int i = 0; i < 12; ++i)
        fixture.depot.environment("e" + QByteArray::number(i), {fixture.sea}, fixture.daysAgo(i + 1), true);
    Shot shot(fixture.source());
    QVERIFY(shot.settle());
    ItemView *view = shot.view("packageView");
    auto *body = shot.get<QTextBrowser>("detailsBody");
    view->setCurrentIndex(rowNamed(*view->model(), {u"Sea"_s, u"v1.9.0"_s}));
    QVERIFY(!body->toPlainText().contains(u"@e11"));
    QVERIFY(clickLink(*body, u"and 8 more"_s));
    QVERIFY(body->toPlainText().contains(u"@e11"));
    QVERIFY(!body->toPlainText().contains(u"and 8 more"));
    view->setCurrentIndex(rowNamed(*view->model(), {u"Wind"_s}));
    view->setCurrentIndex(rowNamed(*view->model(), {u"Sea"_s, u"v1.9.0"_s}));
    QVERIFY(!body->toPlainText().contains(u"@e11")); // folded again
}

void TestReasonLinks::linksLeadThroughFilterAndDepots()
{
    const KeptDepot one;
    Fixture two;
    const auto moon = two.depot.package("Moon", "1.0.0", 10 * kiB);
    const auto night = two.depot.environment("night", {moon, one.land}, two.daysAgo(1), true);
    Shot shot(depotsIn({one.depot.path(), two.depot.path()}, {}, Disk::real()));
    QVERIFY(shot.settle());
    ItemView *view = shot.view("packageView");
    auto *body = shot.get<QTextBrowser>("detailsBody");
    auto *chooser = shot.get<QComboBox>("depotChooser");
    chooser->setCurrentIndex(1);
    emit chooser->activated(1);
    shot.get<QLineEdit>("filter")->setText(u"land"_s);
    QTRY_COMPARE(view->model()->rowCount(), 1);
    view->setCurrentIndex(rowNamed(*view->model(), {u"Land"_s, u"v0.3.1"_s}));
    const QUrl link = linkIn(*body, u"@night"_s);
    QVERIFY2(link.scheme() == u"root", qPrintable(body->toPlainText()));
    emit body->anchorClicked(link);
    QCOMPARE(shot.text("detailsTitle"), u"@night"_s);
    emit body->anchorClicked(linkIn(*body, u"Moon v1.0.0"_s)); // in the other depot, and not called Land
    QCOMPARE(shot.text("detailsTitle"), u"Moon v1.0.0"_s);
    QCOMPARE(chooser->currentIndex(), 0);
    QCOMPARE(shot.get<QLineEdit>("filter")->text(), QString());
}

void TestReasonLinks::whatIfByKeyboard()
{
    const KeptDepot fixture;
    Shot shot(fixture.source(), nullptr, Page::Environments);
    QVERIFY(shot.settle());
    ItemView *view = shot.view("environmentView");
    QVERIFY(view->hasFocus());
    QVERIFY(shot.text("whatIfSentence").startsWith(u"Tick environments"));
    QVERIFY(!shot.view("forgottenView")->isVisible());
    view->setCurrentIndex(rowNamed(*view->model(), {u"@v1.12"_s}).siblingAtColumn(2)); // whatever the column
    shot.press(Qt::Key_Space);
    QVERIFY2(shot.text("whatIfSentence").startsWith(u"If you forget the one ticked: "),
             qPrintable(shot.text("whatIfSentence")));
    const int thesis =
        view->model()->index(0, 0).data(LazyTree::PathRole).toByteArray() == fixture.thesis.manifest ? 0 : 1;
    view->setCurrentIndex(view->model()->index(thesis, 0));
    if (view->currentIndex().data(LazyTree::PathRole).toByteArray() != fixture.thesis.manifest)
        view->setCurrentIndex(view->model()->index(2, 0));
    shot.press(Qt::Key_Space);

    const Inventory &inventory = *shot.session.findings().inventory;
    std::vector<RootId> roots;
    for (int i = 0; i < int(inventory.graph->roots().size()); ++i) {
        const QByteArray &path = inventory.graph->root(RootId{i}).path;
        if (path == fixture.named.manifest || path == fixture.thesis.manifest)
            roots.push_back({i});
    }
    QCOMPARE(roots.size(), size_t(2));
    const Forgetting forgetting = inventory.graph->forget(roots);
    QVERIFY(forgetting.freed > forgetting.alone);
    QCOMPARE(
        shot.text("whatIfSentence"),
        u"If you forget the 2 ticked: %1 would become free (%2 kept by only one of them each, %3 more only by several "
        "together)."_s.arg(formatBytes(forgetting.freed), formatBytes(forgetting.alone),
                           formatBytes(forgetting.freed - forgetting.alone)));
    QAbstractItemModel *list = shot.view("forgottenView")->model();
    QCOMPARE(list->rowCount(), int(forgetting.items.size()));
    qint64 bytes = 0;
    for (int row = 0; row < list->rowCount(); ++row)
        bytes += list->index(row, int(ItemListModel::Column::Size)).data(LazyTree::SortRole).toLongLong();
    QCOMPARE(bytes, forgetting.freed);
    QCoreApplication::processEvents(); // layouts
    shot.window.grab().save(u"tst_mainwindow-whatif.png"_s);

    shot.press(Qt::Key_F5); // ticks stand over a rescan
    QVERIFY(shot.settle());
    QVERIFY(shot.text("whatIfSentence").contains(u"the 2 ticked"));
    shot.get<QToolButton>("untickAllButton")->click();
    QVERIFY(shot.text("whatIfSentence").startsWith(u"Tick environments"));
    QVERIFY(!shot.action("untickAll")->isEnabled());
    shot.get<QToolButton>("tickGoneButton")->click();
    QVERIFY(shot.text("whatIfSentence").contains(u"nothing would become free"));
}

void TestReasonLinks::whatIfListLeadsToItems()
{
    const KeptDepot fixture;
    Shot shot(fixture.source(), nullptr, Page::Environments);
    QVERIFY(shot.settle());
    ItemView *view = shot.view("environmentView");
    view->setCurrentIndex(rowNamed(*view->model(), {u"@v1.12"_s}));
    // By the mouse, on the box.
    const QRect row = view->visualRect(view->currentIndex());
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, QPoint(row.left() + 10, row.center().y()));
    ItemView *list = shot.view("forgottenView");
    QTRY_VERIFY(list->isVisible());
    list->setFocus();
    list->setCurrentIndex(rowNamed(*list->model(), {u"Land v0.3.1"_s}));
    QCOMPARE(shot.text("detailsTitle"), u"Land v0.3.1"_s); // the details follow the list that has the focus
    shot.press(Qt::Key_Return);
    QCOMPARE(shot.page(), "packageView");
    QCOMPARE(shot.view("packageView")->currentIndex().data().toString(), u"v0.3.1"_s);
    shot.press(Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(shot.page(), "environmentPage");
    QVERIFY(list->hasFocus());
    QCOMPARE(shot.text("detailsTitle"), u"Land v0.3.1"_s);
}

DEPOTSCOPE_TEST(TestReasonLinks)
#include "tst_reasonlinks.moc"
