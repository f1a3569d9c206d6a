// SPDX-License-Identifier: MIT
#include "model/items/wording.h"
#include "tests/items/printedrows.h"
#include "tests/support/fixture.h"
#include "tests/support/registered.h"
#include "tests/ui/depots.h"
#include "tests/ui/shot.h"
#include "ui/frame/mainwindow.h"
#include "ui/lists/itemview.h"
#include "ui/parts/theme.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTest>
#include <QTextBlock>
#include <QTextBrowser>

using namespace depotscope;
using namespace Qt::StringLiterals;

/// From the overview to what is reviewed and held.
class TestOverviewPage : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void opensWithTheOverview();
    void clicksAKind();
    void saysWhatPkgCollectsNext();
    void saysWhatHasGrown();
    void reviewsWhatCanBeGotBack();
    void holdsWhatIsReviewedAndBringsItBack();
    void showsWhereThingsLie();
    void showsWhatIsHeldAsASlice();
    void helpsWithKeysAndWords();
};

void TestOverviewPage::initTestCase()
{
    dress(*qApp, Theme::Light);
    QApplication::setEffectEnabled(Qt::UI_AnimateMenu, false);
}

void TestOverviewPage::opensWithTheOverview()
{
    const KeptDepot fixture;
    Session session;
    MainWindow window(session, {}, nullptr);
    window.show();
    session.setDepots(fixture.source());
    QTRY_VERIFY(!session.isBusy());
    QCOMPARE(window.findChild<QStackedWidget *>(u"pages"_s)->currentWidget()->objectName(), u"overviewPage"_s);
    QCOMPARE(window.findChild<QListWidget *>(u"sidebar"_s)->currentRow(), int(Page::Overview));
    const QString title = window.findChild<QLabel *>(u"overviewTitle"_s)->text();
    QVERIFY2(title.startsWith(formatBytes(session.findings().inventory->totals.allocated)), qPrintable(title));
    QVERIFY(window.findChild<QLabel *>(u"overviewFacts"_s)->text().contains(u"free of the"));
    QVERIFY(!window.findChild<QWidget *>(u"detailsPane"_s)->isVisible());
    QVERIFY(!window.findChild<QLineEdit *>(u"filter"_s)->isEnabled());
    // What a message covers stays covered when a page has something else to say.
    window.statusBar()->showMessage(u"what an action does"_s);
    window.findChild<QListWidget *>(u"sidebar"_s)->setCurrentRow(int(Page::Packages));
    window.findChild<QLineEdit *>(u"filter"_s)->setText(u"sea"_s);
    QTRY_VERIFY(!window.findChild<QLabel *>(u"kept"_s)->text().isEmpty());
    QVERIFY(!window.findChild<QLabel *>(u"kept"_s)->isVisible());
    window.statusBar()->clearMessage();
    QVERIFY(window.findChild<QLabel *>(u"kept"_s)->isVisible());
    window.findChild<QLineEdit *>(u"filter"_s)->clear();
    window.findChild<QListWidget *>(u"sidebar"_s)->setCurrentRow(int(Page::Overview));
    // Nothing there has a row, so nothing that concerns rows may be asked of it.
    for (const char *name : {"openFolder", "copyPath", "goUp", "showInPackages", "whatIsThis"})
        QVERIFY2(!window.findChild<QAction *>(QLatin1StringView(name))->isEnabled(), name);
}

void TestOverviewPage::clicksAKind()
{
    const KeptDepot fixture;
    Shot shot(fixture.source(), nullptr, Page::Overview);
    QVERIFY(shot.settle());
    auto *artifacts = shot.get<QAbstractButton>("legend-artifact");
    QVERIFY(artifacts);
    QVERIFY(artifacts->accessibleName().contains(u"1 artifact"));
    artifacts->setFocus();
    shot.press(Qt::Key_Space);
    QCOMPARE(shot.page(), "itemView");
    QTRY_COMPARE(printedRows(*shot.view("itemView")->model(), {0}, 1), "libsea\n");
    const QString filter = shot.get<QLineEdit>("filter")->text();
    QVERIFY(!filter.isEmpty());
    shot.press(Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(shot.page(), "overviewPage");
    QCOMPARE(shot.get<QLineEdit>("filter")->text(), QString()); // as it was there
    shot.press(Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(shot.page(), "itemView");
    QCOMPARE(shot.get<QLineEdit>("filter")->text(), filter);
    QCOMPARE(printedRows(*shot.view("itemView")->model(), {0}, 1), "libsea\n");
}

void TestOverviewPage::saysWhatPkgCollectsNext()
{
    const SeaDepot fixture;
    InventoryOptions options;
    options.installedJulias = {{1, 10}, {1, 13}};
    Shot shot(depotsIn({fixture.depot.path()}, options, Disk::real()), nullptr, Page::Overview);
    QVERIFY(shot.settle());
    QCOMPARE(shot.text("autoGc0Title"), u"Julia 1.10"_s);
    QCOMPARE(shot.text("autoGc1Title"), u"Julia 1.13"_s);
    QVERIFY(!shot.get<QWidget>("growth")->isVisible());
    auto *see = shot.get<QPushButton>("autoGc1See");
    see->setFocus(Qt::TabFocusReason);
    QVERIFY(see->accessibleName().contains(u"1.13"));
    shot.press(Qt::Key_Space);
    QCOMPARE(shot.page(), "reviewPage");
    QCOMPARE(shot.text("reviewTitle"), u"What Pkg.gc of Julia 1.13 would delete"_s);

    Shot without(fixture.source(), nullptr, Page::Overview);
    without.picture += u"Without"_s;
    QVERIFY(without.settle());
    QCOMPARE(without.text("autoGc0Title"), u"No Julia was found on this machine"_s);
    QVERIFY(!without.get<QPushButton>("autoGc0See"));
}

void TestOverviewPage::saysWhatHasGrown()
{
    SeaDepot fixture;
    InventoryOptions options;
    options.cacheDirectory = fixture.root + "/cache";
    options.keepsScan = true;
    auto before = std::make_shared<Inventory>(*fixture.inventory());
    before->taken -= std::chrono::days(6);
    (void)noteGrowth(*before, options.cacheDirectory);
    fixture.depot.artifact("libsea", 3000 * kiB, {fixture.sea}, fixture.daysAgo(1));
    fixture.depot.compiled(fixture.sea, "1.12", 2000 * kiB, fixture.daysAgo(1));
    Shot shot(depotsIn({fixture.depot.path()}, options, Disk::real()), nullptr, Page::Overview);
    QVERIFY(shot.settle());
    QVERIFY(shot.get<QWidget>("growth")->isVisible());
    QVERIFY2(shot.text("growth0Title").contains(u" more than on "), qPrintable(shot.text("growth0Title")));
    QVERIFY2(shot.text("growth0Sentence").startsWith(u"Sea artifacts +3"), qPrintable(shot.text("growth0Sentence")));
    shot.press(Qt::Key_F5);
    QVERIFY(shot.settle());
    QVERIFY(shot.text("growth0Title").contains(u" more than on ")); // as long as a day has not passed
}

void TestOverviewPage::reviewsWhatCanBeGotBack()
{
    KeptDepot fixture;
    fixture.depot.logOrphan(fixture.wind.path, fixture.daysAgo(60));
    fixture.depot.age(fixture.wind.path, fixture.daysAgo(60));
    fixture.depot.artifact("nobody", 70 * kiB, {}, fixture.daysAgo(300));
    Shot shot(fixture.source(), nullptr, Page::Overview);
    QVERIFY(shot.settle());
    const std::vector<Reclaim> reclaim = shot.session.findings().reclaim;
    QCOMPARE(reclaim.size(), size_t(safetyCount));
    qint64 safe = 0;
    int row = 0;
    for (const Reclaim &one : reclaim) {
        if (one.plan.steps.empty())
            continue;
        if (one.safety <= Safety::StaleCompiled)
            safe += one.plan.frees.allocated;
        QCOMPARE(shot.text(u"reclaimAmount%1"_s.arg(row).toLatin1()), formatBytes(one.plan.frees.allocated));
        auto *button = shot.get<QPushButton>(u"review%1"_s.arg(row).toLatin1().constData());
        QVERIFY(button->accessibleName().contains(formatBytes(one.plan.frees.allocated)));
        button->setFocus();
        shot.press(Qt::Key_Space);
        QCOMPARE(shot.page(), "reviewPage");
        ItemView *view = shot.view("reviewView");
        QVERIFY(view->hasFocus());
        QCOMPARE(view->model()->rowCount(), int(one.plan.steps.size()));
        qint64 bytes = 0;
        for (int i = 0; i < view->model()->rowCount(); ++i)
            bytes += view->model()->index(i, int(ItemListModel::Column::Size)).data(LazyTree::SortRole).toLongLong();
        QCOMPARE(bytes, one.plan.frees.allocated);
        QVERIFY2(shot.text("reviewSum").contains(QLocale().toString(bytes)), qPrintable(shot.text("reviewSum")));
        QVERIFY(!view->model()->index(0, int(ItemListModel::Column::Reason)).data().toString().isEmpty());
        QVERIFY(!shot.get<QListWidget>("sidebar")->item(int(Page::Review))->isHidden());
        shot.press(Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(shot.page(), "overviewPage");
        ++row;
    }
    QVERIFY(row > 0);
    QCOMPARE(shot.text("reclaimSum"), u"Safe now: "_s + formatBytes(safe));
    // The number there is that of the review, and of its button.
    auto *all = shot.get<QPushButton>("reviewSafe");
    QVERIFY(all);
    QVERIFY(all->text().contains(formatBytes(safe)));
    all->click();
    QCOMPARE(shot.page(), "reviewPage");
    QCOMPARE(shot.get<QPushButton>("holdButton")->text(), u"H&old "_s + formatBytes(safe));
    shot.press(Qt::Key_Left, Qt::AltModifier);

    // The list follows a rescan, and its rows lead to the packages.
    shot.press(Qt::Key_7, Qt::ControlModifier);
    const int rows = shot.view("reviewView")->model()->rowCount();
    shot.press(Qt::Key_F5);
    QVERIFY(shot.settle());
    QCOMPARE(shot.view("reviewView")->model()->rowCount(), rows);
    const QString title = shot.text("detailsTitle");
    shot.press(Qt::Key_Return);
    QCOMPARE(shot.page(), "packageView");
    QCOMPARE(shot.text("detailsTitle"), title);
}

void TestOverviewPage::holdsWhatIsReviewedAndBringsItBack()
{
    KeptDepot fixture;
    fixture.depot.logOrphan(fixture.wind.path, fixture.daysAgo(60));
    fixture.depot.age(fixture.wind.path, fixture.daysAgo(60));
    QVERIFY(!fixture.depot.error());
    const QString path = QFile::decodeName(fixture.wind.path);
    Shot shot(fixture.source(), nullptr, Page::Overview);
    QVERIFY(shot.settle());
    QVERIFY(!shot.action("hold")->isEnabled());
    QVERIFY(!shot.action("undo")->isEnabled());
    const Reclaim &unneeded = shot.session.findings().reclaim.front();
    QCOMPARE(unneeded.plan.steps.size(), size_t(1));
    const QString amount = formatBytes(unneeded.plan.frees.allocated);

    auto *review = shot.get<QPushButton>("review0");
    review->setFocus();
    shot.press(Qt::Key_Space);
    QCOMPARE(shot.page(), "reviewPage");
    auto *button = shot.get<QPushButton>("holdButton");
    QVERIFY(button->isVisible() && button->isEnabled());
    QVERIFY(button->text().contains(amount));
    shot.press(Qt::Key_Return); // on the list: goes to the item, and clears nothing
    QCOMPARE(shot.page(), "packageView");
    QVERIFY(QFile::exists(path));
    shot.press(Qt::Key_Left, Qt::AltModifier);
    button->setFocus();
    shot.press(Qt::Key_Space);
    QVERIFY(!button->isEnabled()); // while it works
    QVERIFY(shot.settle());
    QVERIFY(!QFile::exists(path));
    QVERIFY2(shot.text("messageText").contains(u"Held "_s + amount), qPrintable(shot.text("messageText")));
    QVERIFY(shot.action("undo")->isEnabled());
    QVERIFY(!shot.action("hold")->isEnabled());

    shot.action("undo")->trigger();
    QVERIFY(shot.settle());
    QVERIFY(QFile::exists(path));
    QVERIFY2(shot.text("messageText").contains(u"Brought back "_s + amount), qPrintable(shot.text("messageText")));
    QVERIFY(!shot.action("undo")->isEnabled());
    QCOMPARE(shot.session.findings().reclaim.front().plan.steps.size(), size_t(1));
}

void TestOverviewPage::showsWhereThingsLie()
{
    const KeptDepot fixture;
    Shot shot(fixture.source());
    QVERIFY(shot.settle());
    ItemView *view = shot.view("packageView");
    view->setCurrentIndex(rowNamed(*view->model(), {u"Sea"_s}));
    QVERIFY(!shot.action("showInFolders")->isEnabled());
    view->setCurrentIndex(rowNamed(*view->model(), {u"Sea"_s, u"tides"_s}));
    QVERIFY(shot.action("showInFolders")->isEnabled());
    shot.action("showInFolders")->trigger();
    QCOMPARE(shot.page(), "foldersPage");
    QCOMPARE(shot.view("folderView")->currentIndex().data(LazyTree::PathRole).toByteArray(), fixture.tides);
    QVERIFY(!shot.action("showInFolders")->isEnabled());
    shot.press(Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(shot.page(), "packageView");
    QCOMPARE(view->currentIndex().data().toString(), u"tides"_s);
}

void TestOverviewPage::showsWhatIsHeldAsASlice()
{
    const OrphanDepot fixture;
    Shot shot(fixture.source(), nullptr, Page::Overview);
    QVERIFY(shot.settle());
    QVERIFY(!shot.get<QAbstractButton>("legend-held"));
    const qint64 before = shot.session.findings().inventory->totals.allocated;
    shot.action("clearSpaces")->trigger();
    QVERIFY(shot.settle());
    auto *slice = shot.get<QAbstractButton>("legend-held");
    QVERIFY(slice);
    qint64 sum = 0;
    qint64 trashed = 0;
    for (const KindSum &one : kindSums({shot.session.findings().inventory, {}, std::nullopt})) {
        sum += one.totals.allocated;
        trashed += one.isTrashed ? one.totals.allocated : 0;
    }
    QCOMPARE(sum, shot.session.findings().inventory->totals.allocated);
    QVERIFY(sum >= before); // holding frees nothing
    QVERIFY2(slice->accessibleName().contains(formatBytes(trashed)), qPrintable(slice->accessibleName()));
    slice->click();
    QCOMPARE(shot.page(), "historyPage");
}

void TestOverviewPage::helpsWithKeysAndWords()
{
    const KeptDepot fixture;
    Shot shot(fixture.source());
    QVERIFY(shot.settle());
    shot.press(Qt::Key_F1);
    auto *dialog = shot.get<QDialog>("helpDialog");
    QVERIFY(dialog && dialog->isVisible());
    const auto text = [&](const char *page) {
        return dialog->findChild<QTextBrowser *>(QLatin1StringView(page))->toPlainText();
    };
    // The keys are those of the actions, and none is left out.
    for (const QAction *entry : shot.window.menuBar()->actions()) {
        for (const QAction *action : entry->menu()->actions()) {
            for (const QKeySequence &key : action->shortcuts()) {
                const QString keys = key.toString(QKeySequence::NativeText);
                QVERIFY2(text("keyHelp").contains(keys), qPrintable(keys));
                QVERIFY2(text("keyHelp").contains(QString(action->text()).remove(u'&')), qPrintable(action->text()));
            }
        }
    }
    for (int status = 0; status <= int(Status::Unknown); ++status)
        QVERIFY(text("wordHelp").contains(statusText(Status(status))));
    for (int kind = 0; kind < kindCount; ++kind)
        QVERIFY(text("wordHelp").contains(kindSentence(Kind(kind)).simplified()));
    QVERIFY(text("filterHelp").contains(u"unused:6mo"));
    // All of it by keyboard.
    dialog->activateWindow(); // offscreen gives a new window the focus only when asked
    QTRY_VERIFY(dialog->isActiveWindow());
    QCOMPARE(dialog->focusWidget()->objectName(), u"keyHelp"_s);
    QTest::keyClick(dialog->focusWidget(), Qt::Key_W, Qt::AltModifier);
    QTRY_VERIFY(dialog->findChild<QTextBrowser *>(u"wordHelp"_s)->isVisible());
    dialog->grab().save(u"tst_mainwindow-help.png"_s);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!shot.get<QDialog>("helpDialog"));
    QCOMPARE(shot.window.focusWidget(), shot.view("packageView"));
}

DEPOTSCOPE_TEST(TestOverviewPage)
#include "tst_overviewpage.moc"
