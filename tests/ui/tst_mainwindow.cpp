// SPDX-License-Identifier: MIT
#include "ui/mainwindow.h"

#include "model/items/wording.h"
#include "model/sample/sampledepot.h"
#include "tests/items/printedrows.h"
#include "tests/support/fixture.h"
#include "tests/support/largeinventory.h"
#include "tests/ui/shot.h"
#include "ui/itemview.h"
#include "ui/look.h"
#include "ui/messagestrip.h"
#include "ui/newspacedialog.h"
#include "ui/radio.h"
#include "ui/tileview.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTest>
#include <QTextBlock>
#include <QTextBrowser>
#include <QToolButton>
#include <ctime>
#include <semaphore>
#include <set>

using namespace depotscope;
using namespace Qt::StringLiterals;

namespace {

struct SeaDepot : Fixture {
    DepotBuilder::PackageVersion sea = depot.package("Sea", "1.9.0", 140 * kiB);
    DepotBuilder::PackageVersion land = depot.package("Land", "0.3.1", 20 * kiB);
    DepotBuilder::PackageVersion wind = depot.package("Wind", "2.0.0", 10 * kiB);
    QByteArray tides = depot.space(sea, "tides", 90 * kiB, 3, daysAgo(5));

    Source source() const { return depotsIn({depot.path()}, {}, Disk::real()); }
};

} // namespace

class TestMainWindow : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void showsPackages();
    void showsSpaces();
    void keysReachEverything();
    void filtersAsOneTypes();
    void keepsPlaceOverRescan();
    void copiesPaths();
    void goesToOwners();
    void emptyState();
    void notADirectory();
    void depotOutOfReach();
    void listsTroubles();
    void choosesDepot();
    void tellsLongPathsOfDepotsWhole();
    void stops();
    void showsWhatItSeesOnTheWay();
    void closedMessageIsNotSaidAgain();
    void saysThatNothingMatches();
    void findsFromTheOverview();
    void tabReachesTheChosenRadio();
    void closesWhileScanning();
    void menuKeepsItsRow();
    void remembers();
    void remembersMarks();
    void everythingHasAName();
    void writesSample();
    void opensWithTheOverview();
    void clicksAKind();
    void saysWhatPkgCollectsNext();
    void saysWhatHasGrown();
    void reviewsWhatCanBeGotBack();
    void holdsWhatIsReviewedAndBringsItBack();
    void marksAcrossViews();
    void marksOnTheMap();
    void showsWhereThingsLie();
    void marksSeveralRows();
    void theMenuActsOnSeveralRows();
    void whatIsChosenStaysOverRescansAndNoMore();
    void theMapFollowsOneOfSeveral();
    void ticksSeveralRows();
    void saysWhyItCannotBeMarked();
    void saysInPlaceWhyActionsCannotBeUsed();
    void marksStandOverRescansAndFilters();
    void reviewsWhatIsMarked();
    void saysThatNothingIsMarked();
    void helpsWithKeysAndWords();
    void sparesByTicks();
    void freesOnlyWhenAskedTwice();
    void freesNothingThatOthersNeed();
    void theMenuActsOnItsRowEvenAfterARescan();
    void keepsAlwaysAndNoLonger();
    void offersMergeReplaceAndBoth();
    void clearsOrphanedSpacesWithOneClick();
    void makesSpaces();
    void exportsWhatCanBeAnArtifact();
    void asksBeforeAnExportIsStopped();
    void saysWhatIsWrongWithASpace_data();
    void saysWhatIsWrongWithASpace();
    void historyBringsBack();
    void historyFreesOnlyWhenAsked();
    void forgetsEnvironmentsAndRemembersThem();
    void showsWhatIsHeldAsASlice();
    void followsWhyToARootAndBack();
    void asksWhatGoesWithARootFromWhy();
    void followsWhyByKeyboard();
    void unfoldsLongLists();
    void linksLeadThroughFilterAndDepots();
    void whatIfByKeyboard();
    void whatIfListLeadsToItems();
    void staysQuickWithAThousandEnvironments();
};

void TestMainWindow::initTestCase()
{
    dress(*qApp, Theme::Light);
    QApplication::setEffectEnabled(Qt::UI_AnimateMenu, false);
}

void TestMainWindow::showsPackages()
{
    const SeaDepot fixture;
    Shot shot(fixture.source());
    QCOMPARE(shot.page(), "waitingText");
    QVERIFY(shot.settle());
    QCOMPARE(shot.page(), "packageView");
    ItemView *view = shot.view("packageView");
    QCOMPARE(view->model()->index(0, 0).data().toString(), u"Sea"_s); // the biggest
    QCOMPARE(view->currentIndex(), view->model()->index(0, 0));
    QVERIFY(view->isExpanded(view->model()->index(0, 0)));
    QCOMPARE(shot.text("detailsTitle"), u"Sea"_s);
    const QString body = shot.get<QTextBrowser>("detailsBody")->toPlainText();
    QVERIFY2(body.contains(u"bytes on disk"), qPrintable(body));
    QVERIFY2(shot.text("total").contains(u" entries"), qPrintable(shot.text("total")));
    QVERIFY(shot.text("age").contains(u"scanned just now"));
    QVERIFY(!shot.get<QProgressBar>("progress")->isVisible());
    QVERIFY(!shot.get<QWidget>("messageStrip")->isVisible());
}

void TestMainWindow::showsSpaces()
{
    const SeaDepot fixture;
    Shot shot(fixture.source());
    QVERIFY(shot.settle());
    shot.press(Qt::Key_4, Qt::ControlModifier);
    QCOMPARE(shot.page(), "spacePage");
    QCOMPARE(shot.view("spaceView")->model()->rowCount(), 1);
    QCOMPARE(shot.text("detailsTitle"), u"tides"_s);
    QCOMPARE(shot.get<QListWidget>("sidebar")->currentRow(), int(Page::Spaces));
}

void TestMainWindow::keysReachEverything()
{
    const SeaDepot fixture;
    Shot shot(fixture.source());
    QVERIFY(shot.settle());
    QVERIFY(shot.view("packageView")->hasFocus());
    shot.press(Qt::Key_F, Qt::ControlModifier);
    QVERIFY(shot.get<QLineEdit>("filter")->hasFocus());
    shot.press(Qt::Key_Escape);
    QVERIFY(shot.view("packageView")->hasFocus());

    const bool hadDetails = shot.get<QWidget>("detailsPane")->isVisible();
    shot.press(Qt::Key_F4);
    QCOMPARE(shot.get<QWidget>("detailsPane")->isVisible(), !hadDetails);
    shot.press(Qt::Key_F1, Qt::ShiftModifier);
    QVERIFY(shot.get<QWidget>("detailsPane")->isVisible());

    shot.press(Qt::Key_Down); // from Sea, which is open, to its biggest part
    QVERIFY(shot.view("packageView")->currentIndex().parent().isValid());
    shot.press(Qt::Key_Up, Qt::AltModifier);
    QVERIFY(!shot.view("packageView")->currentIndex().parent().isValid());

    const auto before = shot.session.findings().inventory;
    shot.press(Qt::Key_F5);
    QVERIFY(shot.session.isBusy());
    QVERIFY(shot.settle());
    QVERIFY(shot.session.findings().inventory != before);

    shot.press(Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(shot.page(), "overviewPage");
    shot.press(Qt::Key_3, Qt::ControlModifier);
    QCOMPARE(shot.page(), "foldersPage");
    shot.press(Qt::Key_4, Qt::ControlModifier);
    QCOMPARE(shot.page(), "spacePage");
    shot.press(Qt::Key_5, Qt::ControlModifier);
    QCOMPARE(shot.page(), "environmentPage");
    shot.press(Qt::Key_6, Qt::ControlModifier);
    QCOMPARE(shot.page(), "historyPage");
    shot.press(Qt::Key_7, Qt::ControlModifier); // nothing is being reviewed: the page is not there
    QCOMPARE(shot.page(), "historyPage");
    shot.press(Qt::Key_8, Qt::ControlModifier); // nothing is unreadable: nor is this
    QCOMPARE(shot.page(), "historyPage");
    shot.press(Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(shot.page(), "packageView");
    // Tab leads through all of it and back.
    QSet<QByteArray> reached;
    for (int i = 0; i < 30; ++i) {
        shot.press(Qt::Key_Tab);
        if (QWidget *focus = shot.window.focusWidget())
            reached += focus->objectName().toUtf8();
    }
    for (const char *name :
         {"depotChooser", "filter", "sidebar", "packageView", "detailsBody", "openFolderButton", "copyPathButton"})
        QVERIFY2(reached.contains(name), name);
}

void TestMainWindow::filtersAsOneTypes()
{
    const SeaDepot fixture;
    Shot shot(fixture.source());
    QVERIFY(shot.settle());
    ItemView *view = shot.view("packageView");
    const int rows = view->model()->rowCount();
    shot.press(Qt::Key_F, Qt::ControlModifier);
    QTest::keyClicks(shot.get<QLineEdit>("filter"), u"sea space"_s);
    QTRY_COMPARE(view->model()->rowCount(), 1);
    QCOMPARE(printedRows(*view->model(), {0}, 2), "Sea\n  tides\n");
    QVERIFY(view->isExpanded(view->model()->index(0, 0)));
    QCOMPARE(view->currentIndex().data().toString(), u"Sea"_s);
    shot.press(Qt::Key_Escape);
    QTRY_COMPARE(view->model()->rowCount(), rows);
    QVERIFY(view->hasFocus());
}

void TestMainWindow::keepsPlaceOverRescan()
{
    const SeaDepot fixture;
    Shot shot(fixture.source());
    QVERIFY(shot.settle());
    ItemView *view = shot.view("packageView");
    const QStringList path = {u"Sea"_s, u"tides"_s};
    view->expand(rowNamed(*view->model(), path));
    view->expand(rowNamed(*view->model(), {u"Wind"_s}));
    view->setCurrentIndex(rowNamed(*view->model(), {u"Wind"_s, u"v2.0.0"_s}));
    view->sortByColumn(0, Qt::AscendingOrder);
    shot.press(Qt::Key_F5);
    QVERIFY(shot.settle());
    QCOMPARE(view->currentIndex().data().toString(), u"v2.0.0"_s);
    QCOMPARE(view->currentIndex().parent().data().toString(), u"Wind"_s);
    QVERIFY(view->isExpanded(rowNamed(*view->model(), path)));
    QVERIFY(view->isExpanded(rowNamed(*view->model(), {u"Wind"_s})));
    QVERIFY(!view->isExpanded(rowNamed(*view->model(), {u"Land"_s})));
    QCOMPARE(view->header()->sortIndicatorSection(), 0);
}

void TestMainWindow::copiesPaths()
{
    const SeaDepot fixture;
    Shot shot(fixture.source());
    QVERIFY(shot.settle());
    ItemView *view = shot.view("packageView");
    view->setCurrentIndex(rowNamed(*view->model(), {u"Sea"_s, u"tides"_s}));
    shot.press(Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), QFile::decodeName(fixture.tides));
    // What has no one place says so instead of copying something.
    view->setCurrentIndex(rowNamed(*view->model(), {u"Other files"_s}));
    if (!shot.action("copyPath")->isEnabled())
        QVERIFY(shot.action("copyPath")->toolTip().endsWith(u'.'));
}

void TestMainWindow::goesToOwners()
{
    const SeaDepot fixture;
    Shot shot(fixture.source());
    QVERIFY(shot.settle());
    shot.press(Qt::Key_4, Qt::ControlModifier);
    const auto &packages = shot.session.findings().inventory->packages;
    const auto sea = std::ranges::find(packages, QByteArray("Sea"), &Package::name) - packages.begin();
    emit shot.get<QTextBrowser>("detailsBody")->anchorClicked(QUrl(u"package:%1"_s.arg(sea)));
    QCOMPARE(shot.page(), "packageView");
    QCOMPARE(shot.view("packageView")->currentIndex().data().toString(), u"Sea"_s);
}

void TestMainWindow::emptyState()
{
    const QTemporaryDir home;
    const QByteArray nowhere = QFile::encodeName(home.filePath(u"nowhere"_s));
    Shot shot(depotsIn({nowhere}, {}, Disk::real()));
    QVERIFY(shot.settle());
    QCOMPARE(shot.page(), "emptyPage");
    QVERIFY(shot.text("placesLookedAt").contains(QFile::decodeName(nowhere)));
    QVERIFY(shot.get<QPushButton>("chooseDepotButton")->isVisible());
    QVERIFY(shot.get<QPushButton>("writeSampleButton")->isVisible());
    QVERIFY(!shot.get<QWidget>("detailsPane")->isVisible());
    QCOMPARE(shot.text("total"), QString());
}

void TestMainWindow::notADirectory()
{
    const QTemporaryDir home;
    QFile file(home.filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    Shot shot(depotsIn({QFile::encodeName(file.fileName())}, {}, Disk::real()));
    QVERIFY(shot.settle());
    QCOMPARE(shot.page(), "emptyPage");
    QVERIFY(shot.get<QWidget>("messageStrip")->isVisible());
    QVERIFY2(shot.text("messageText").contains(file.fileName()), qPrintable(shot.text("messageText")));
    shot.get<QToolButton>("closeMessage")->click();
    QVERIFY(!shot.get<QWidget>("messageStrip")->isVisible());
}

void TestMainWindow::depotOutOfReach()
{
    Shot shot([](Job &) -> Result<std::shared_ptr<const Inventory>> {
        return Failure(Error{Fault::Malformed, {}, u"JULIA_DEPOT_PATH names a home that nobody has"_s, 0});
    });
    QVERIFY(shot.settle());
    QCOMPARE(shot.page(), "emptyPage");
    QVERIFY2(shot.text("messageText").contains(u"nobody has"), qPrintable(shot.text("messageText")));
}

void TestMainWindow::listsTroubles()
{
    SeaDepot fixture;
    fixture.depot.file("logs/manifest_usage.toml", "[[\"/home/a/Manifest.toml\"\ntime = never\n");
    Shot shot(fixture.source());
    QVERIFY(shot.settle());
    QVERIFY(!shot.session.findings().inventory->troubles.empty());
    QVERIFY(shot.get<QWidget>("messageStrip")->isVisible());
    QVERIFY(shot.text("total").contains(u"not readable"));
    emit shot.get<QLabel>("messageText")->linkActivated(u"troubles"_s);
    QCOMPARE(shot.page(), "troubleView");
    QVERIFY(shot.view("troubleView")->model()->rowCount() > 0);
    QVERIFY(!shot.get<QListWidget>("sidebar")->item(int(Page::Troubles))->isHidden());

    // Once the log is mended, the page has nothing to show and goes.
    QVERIFY(QFile::remove(QFile::decodeName(fixture.depot.path() + "/logs/manifest_usage.toml")));
    shot.press(Qt::Key_F5);
    QVERIFY(shot.settle());
    QCOMPARE(shot.page(), "packageView");
    QVERIFY(!shot.get<QWidget>("messageStrip")->isVisible());
    QVERIFY(shot.get<QListWidget>("sidebar")->item(int(Page::Troubles))->isHidden());
}

void TestMainWindow::choosesDepot()
{
    const SeaDepot one;
    Fixture two;
    two.depot.package("Moon", "1.0.0", 10 * kiB);
    Shot shot(depotsIn({one.depot.path(), two.depot.path()}, {}, Disk::real()));
    QVERIFY(shot.settle());
    auto *chooser = shot.get<QComboBox>("depotChooser");
    QCOMPARE(chooser->count(), 3);
    QAbstractItemModel *model = shot.view("packageView")->model();
    QVERIFY(rowNamed(*model, {u"Sea"_s}).isValid() && rowNamed(*model, {u"Moon"_s}).isValid());
    const QString all = shot.text("total");
    chooser->setFocus();
    shot.press(Qt::Key_Down);
    shot.press(Qt::Key_Down);
    QCOMPARE(chooser->currentIndex(), 2);
    QVERIFY(!rowNamed(*model, {u"Sea"_s}).isValid() && rowNamed(*model, {u"Moon"_s}).isValid());
    QVERIFY(shot.text("total") != all);
    // The choice stands over a rescan.
    shot.press(Qt::Key_F5);
    QVERIFY(shot.settle());
    QCOMPARE(chooser->currentIndex(), 2);
    QVERIFY(!rowNamed(*model, {u"Sea"_s}).isValid());
}

void TestMainWindow::tellsLongPathsOfDepotsWhole()
{
    const SeaDepot fixture;
    const QByteArray deep =
        fixture.root + "/a folder with a rather long name/that lies deep down below others/depot-of-ada";
    DepotBuilder other(deep, fixture.root + "/projects", currentTime());
    other.package("Wind", "1.0.0", 30 * kiB);
    Shot shot(depotsIn({deep, fixture.depot.path()}, {}, Disk::real()));
    QVERIFY(shot.settle());
    auto *chooser = shot.get<QComboBox>("depotChooser");
    chooser->setCurrentIndex(chooser->findText(QFile::decodeName(deep)));
    QVERIFY(chooser->currentIndex() >= 0);
    QVERIFY(chooser->toolTip().contains(QFile::decodeName(deep)));
    QVERIFY(chooser->accessibleDescription().contains(QFile::decodeName(deep)));
    QCOMPARE(chooser->currentText(), QFile::decodeName(deep)); // whole, but for the eye
    for (const QSize size : {QSize(1024, 700), QSize(1920, 1080)}) {
        shot.window.resize(size);
        QCoreApplication::processEvents();
        QVERIFY(chooser->width() < size.width() / 3 && chooser->isVisible());
        QVERIFY(shot.get<QLineEdit>("filter")->isVisible());
    }
    shot.window.resize(1024, 700);
    // What tells such paths apart is to be seen: another end is another picture.
    const QImage one = chooser->grab().toImage();
    chooser->setItemText(chooser->currentIndex(), QFile::decodeName(deep).replace(u"ada"_s, u"bob"_s));
    QVERIFY(chooser->grab().toImage() != one);
    chooser->setCurrentIndex(0);
    QVERIFY(chooser->toolTip().contains(u"All depots"));
    chooser->showPopup();
    QVERIFY(QTest::qWaitForWindowExposed(chooser->view()->window()));
    QVERIFY(chooser->view()->width() > chooser->width());
    QVERIFY(chooser->view()->window()->frameGeometry().right() <= shot.window.frameGeometry().right());
    chooser->view()->window()->grab().save(u"tst_mainwindow-depots.png"_s);
    chooser->hidePopup();
    chooser->setCurrentIndex(chooser->findText(u"/a folder"_s, Qt::MatchContains));
}

void TestMainWindow::stops()
{
    const SeaDepot fixture;
    std::binary_semaphore begun(0);
    auto attempts = std::make_shared<int>(0);
    Shot shot([&, attempts](Job &job) -> Result<std::shared_ptr<const Inventory>> {
        if (++*attempts == 1)
            return fixture.source().take(job, {});
        job.stage = Stage::Scanning;
        job.files = 120'000;
        begun.release();
        while (!job.isStopped())
            std::this_thread::yield();
        return fixture.source().take(job, {});
    });
    QVERIFY(shot.settle());
    const auto complete = shot.session.findings().inventory;
    shot.press(Qt::Key_F5);
    begun.acquire();
    QTRY_VERIFY(shot.text("progressText").contains(u"120,000 entries"));
    QVERIFY(shot.get<QProgressBar>("progress")->isVisible());
    QVERIFY(!shot.action("rescan")->isVisible());
    QVERIFY(shot.view("packageView")->isVisible()); // the last inventory can be used meanwhile
    shot.window.grab().save(u"tst_mainwindow-scanning.png"_s);
    shot.get<QPushButton>("stopButton")->click();
    QVERIFY(shot.settle());
    QCOMPARE(shot.session.findings().inventory, complete);
    QVERIFY(shot.text("messageText").contains(u"stopped"));
    QVERIFY(!shot.get<QProgressBar>("progress")->isVisible());
}

void TestMainWindow::showsWhatItSeesOnTheWay()
{
    const Fixture fixture;
    const QByteArray directory = fixture.root + "/sample";
    QVERIFY(writeSampleDepot(directory, currentTime()));
    const auto depots = depotsAt({directory}, Disk::real());
    // Of several tries the one that saw most.
    std::shared_ptr<const Inventory> seen;
    InventoryOptions options;
    options.scan.glimpseAfter = {};
    options.glimpse = [&](const auto &glimpse) {
        if (!seen || glimpse->items.size() > seen->items.size())
            seen = glimpse;
    };
    for (int i = 0; i < 20; ++i) {
        Job job;
        (void)takeInventory(depots, options, Disk::real(), job);
    }
    QVERIFY(seen && !seen->isComplete);

    std::binary_semaphore go(0);
    Shot shot([&](Job &job, const Glimpse &glimpse) -> Result<std::shared_ptr<const Inventory>> {
        glimpse(seen);
        go.acquire();
        return takeInventory(depots, {}, Disk::real(), job);
    });
    QTRY_VERIFY(shot.view("packageView")->model()->rowCount() > 0);
    QVERIFY(shot.session.isBusy());
    QVERIFY(shot.get<QProgressBar>("progress")->isVisible());
    QVERIFY(shot.text("messageText").isEmpty()); // nothing is wrong
    QVERIFY(shot.text("age").isEmpty());
    QVERIFY(shot.text("total").contains(u"≥"));
    shot.window.goTo(Page::Packages);
    QVERIFY(!shot.get<QTextBrowser>("detailsBody")->toPlainText().contains(u"Free if it goes")); // who knows
    for (Page page : {Page::Overview, Page::Packages, Page::Folders, Page::Spaces, Page::Environments, Page::Items}) {
        shot.window.goTo(page);
        QCoreApplication::processEvents();
        shot.window.grab().save(u"tst_mainwindow-glimpse-%1.png"_s.arg(int(page)));
    }
    QVERIFY(shot.text("whatIfSentence").contains(u"once a scan is complete")); // not that there is none
    go.release();
    QVERIFY(shot.settle());
    QVERIFY(shot.session.findings().inventory->isComplete);
    QVERIFY(!shot.text("whatIfSentence").contains(u"once a scan is complete"));
}

void TestMainWindow::closedMessageIsNotSaidAgain()
{
    MessageStrip strip;
    auto *text = strip.findChild<QLabel *>(u"messageText"_s);
    auto *close = strip.findChild<QToolButton *>(u"closeMessage"_s);
    const Message deed{u"Held"_s};
    strip.tell(deed);
    QVERIFY(!strip.isHidden());
    close->click();
    strip.tell(deed);
    QVERIFY(strip.isHidden());
    strip.answer(u"Saved"_s);
    strip.tell(deed); // an inventory later
    QVERIFY(!strip.isHidden());
    QCOMPARE(text->text(), u"Saved"_s);
    close->click();
    strip.tell(deed);
    QVERIFY(strip.isHidden());
    strip.tell({u"Freed"_s});
    QVERIFY(!strip.isHidden());
    QCOMPARE(text->text(), u"Freed"_s);
}

void TestMainWindow::saysThatNothingMatches()
{
    const SeaDepot fixture;
    Shot shot(fixture.source());
    QVERIFY(shot.settle());
    ItemView *view = shot.view("packageView");
    shot.window.goTo(Page::Packages);
    const auto below = [&] {
        QCoreApplication::processEvents();
        const QImage image = view->viewport()->grab().toImage();
        std::set<QRgb> colours;
        for (int x = 0; x < image.width(); ++x) {
            for (int y = 20; y < 80; ++y)
                colours.insert(image.pixel(x, y));
        }
        return colours.size();
    };
    view->items()->setFilter(u"nothing-is-called-so"_s);
    QCOMPARE(view->items()->rowCount(), 0);
    QVERIFY(below() > 5); // letters
}

void TestMainWindow::findsFromTheOverview()
{
    const SeaDepot fixture;
    Shot shot(fixture.source());
    QVERIFY(shot.settle());
    shot.window.goTo(Page::Overview);
    shot.press(Qt::Key_F, Qt::ControlModifier);
    QVERIFY(shot.view("itemView")->isVisible());
    QVERIFY(shot.get<QLineEdit>("filter")->hasFocus());
}

void TestMainWindow::tabReachesTheChosenRadio()
{
    QWidget window;
    auto *line = new QLineEdit(&window);
    auto *other = new Radio(u"other"_s, &window);
    auto *chosen = new Radio(u"chosen"_s, &window);
    chosen->setChecked(true);
    QWidget::setTabOrder(line, other);
    QWidget::setTabOrder(other, chosen);
    window.show();
    line->setFocus();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTest::keyClick(&window, Qt::Key_Tab);
    QVERIFY(chosen->hasFocus());
    other->click();
    line->setFocus();
    QTest::keyClick(&window, Qt::Key_Tab);
    QVERIFY(other->hasFocus());
}

void TestMainWindow::closesWhileScanning()
{
    std::binary_semaphore begun(0);
    Shot shot([&](Job &job) -> Result<std::shared_ptr<const Inventory>> {
        begun.release();
        while (!job.isStopped())
            std::this_thread::yield();
        return std::make_shared<const Inventory>();
    });
    begun.acquire();
    QVERIFY(shot.window.close());
}

void TestMainWindow::menuKeepsItsRow()
{
    const SeaDepot fixture;
    Shot shot(fixture.source());
    QVERIFY(shot.settle());
    ItemView *view = shot.view("packageView");
    const QModelIndex land = rowNamed(*view->model(), {u"Land"_s});
    emit view->customContextMenuRequested(view->visualRect(land).center());
    auto *menu = view->findChild<QMenu *>(u"rowMenu"_s);
    QVERIFY(menu);
    QTest::mouseMove(view->viewport(), view->visualRect(rowNamed(*view->model(), {u"Wind"_s})).center());
    QVERIFY(menu->actions().contains(shot.action("copyPath")));
    shot.action("copyPath")->trigger();
    QVERIFY2(QApplication::clipboard()->text().endsWith(u"/packages/Land"),
             qPrintable(QApplication::clipboard()->text()));
    menu->close();
}

void TestMainWindow::remembers()
{
    const SeaDepot fixture;
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    {
        Shot shot(fixture.source(), &settings);
        QVERIFY(shot.settle());
        shot.action("showDetails")->setChecked(false);
        // There was no room for less, and the layout says so to the window only a turn later.
        QTRY_VERIFY(qMax(shot.window.minimumSizeHint().width(), shot.window.minimumWidth()) <= 780);
        shot.window.resize(780, 640);
        shot.view("packageView")->sortByColumn(0, Qt::AscendingOrder);
        shot.view("packageView")->header()->resizeSection(1, 123);
        QVERIFY(shot.window.close());
    }
    Session session;
    MainWindow window(session, {}, &settings);
    const auto *view = window.findChild<ItemView *>(u"packageView"_s);
    QCOMPARE(window.size(), QSize(780, 640));
    QCOMPARE(view->header()->sectionSize(1), 123);
    QCOMPARE(view->header()->sortIndicatorSection(), 0);
    QCOMPARE(view->header()->sortIndicatorOrder(), Qt::AscendingOrder);
    QCOMPARE(view->items()->sortColumn(), 0);
    QVERIFY(!window.findChild<QAction *>(u"showDetails"_s)->isChecked());
}

void TestMainWindow::remembersMarks()
{
    const SeaDepot fixture;
    const SeaDepot other;
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    InventoryOptions keeping; // so that a window starts with what was there when it was last looked at
    keeping.keepsScan = true;
    keeping.cacheDirectory = QFile::encodeName(folder.path());
    const Source kept = depotsIn({fixture.depot.path()}, keeping, Disk::real());
    const auto marked = [](Shot &shot) {
        const QAbstractItemModel &all = *shot.view("itemView")->model();
        QStringList names;
        for (int row = 0; row < all.rowCount(); ++row) {
            if (all.index(row, 0).data(LazyTree::MarkRole).isValid())
                names += all.index(row, 0).data().toString();
        }
        names.sort();
        return names.join(u", "_s);
    };
    {
        Shot shot(kept, &settings);
        QVERIFY(shot.settle());
        ItemView *view = shot.view("packageView");
        view->setCurrentIndex(rowNamed(*view->model(), {u"Sea"_s}));
        shot.press(Qt::Key_Space);
        view->setCurrentIndex(rowNamed(*view->model(), {u"Land"_s, u"v0.3.1"_s}));
        shot.press(Qt::Key_Space);
        QCOMPARE(marked(shot), u"Land v0.3.1, Sea v1.9.0, tides"_s);
        QVERIFY(shot.window.close());
    }
    { // with another depot nothing is marked, and nothing is forgotten
        Shot shot(other.source(), &settings);
        QVERIFY(shot.settle());
        QCOMPARE(marked(shot), QString());
        QVERIFY(shot.window.close());
    }
    { // nor when another one is opened in the same window
        Shot shot(kept, &settings);
        QVERIFY(shot.settle());
        shot.session.setDepots(other.source());
        QVERIFY(shot.settle());
        QCOMPARE(marked(shot), QString());
        shot.session.setDepots(kept);
        QVERIFY(shot.settle());
        QCOMPARE(marked(shot), u"Land v0.3.1, Sea v1.9.0, tides"_s);
        shot.session.setDepots(other.source());
        QVERIFY(shot.settle());
        QVERIFY(shot.window.close());
    }
    { // nor where the window is closed before anything was found
        Shot shot(kept, &settings);
        QVERIFY(shot.window.close());
    }
    QFile changed(QFile::decodeName(fixture.tides) + u"/new"_s);
    QVERIFY(changed.open(QIODevice::WriteOnly));
    QVERIFY(changed.write(QByteArray(10'000, 'x')) > 0);
    changed.close();
    {
        Shot shot(kept, &settings);
        QVERIFY(shot.settle());
        QCOMPARE(marked(shot), u"Land v0.3.1, Sea v1.9.0"_s); // what has changed is not what was marked
        QVERIFY(shot.get<QWidget>("basket")->isVisible());
        shot.get<QPushButton>("clearMarksButton")->click();
        QVERIFY(shot.window.close());
    }
    Shot shot(kept, &settings);
    QVERIFY(shot.settle());
    QCOMPARE(marked(shot), QString());
}

void TestMainWindow::everythingHasAName()
{
    const SeaDepot fixture;
    Shot shot(fixture.source());
    QVERIFY(shot.settle());
    QSet<QKeySequence> shortcuts;
    for (const QMenu *menu : shot.window.menuBar()->findChildren<QMenu *>()) {
        for (const QAction *action : menu->actions()) {
            if (action->isSeparator() || action->menu())
                continue;
            QVERIFY2(!action->objectName().isEmpty(), qPrintable(action->text()));
            QVERIFY2(action->toolTip().endsWith(u'.'), qPrintable(action->toolTip()));
            if (!action->shortcut().isEmpty()) {
                QVERIFY2(!shortcuts.contains(action->shortcut()), qPrintable(action->shortcut().toString()));
                shortcuts += action->shortcut();
                // No bare letter does anything.
                QVERIFY2(action->shortcut().toString().size() > 1, qPrintable(action->text()));
            }
        }
    }
    for (const QWidget *widget : shot.window.findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible() || widget->objectName().startsWith(u"qt_"))
            continue;
        const bool hasText = !widget->accessibleName().isEmpty() || !widget->property("text").toString().isEmpty();
        QVERIFY2(hasText || widget->objectName() == u"total" || widget->parentWidget()->objectName() == u"filter",
                 qPrintable(QLatin1StringView(widget->metaObject()->className()) + u' ' + widget->objectName()));
    }
}

void TestMainWindow::writesSample()
{
    const QTemporaryDir folder;
    const QByteArray directory = QFile::encodeName(folder.filePath(u"sample-depot"_s));
    Shot shot(depotsIn({QFile::encodeName(folder.filePath(u"nowhere"_s))}, {}, Disk::real()));
    QVERIFY(shot.settle());
    QCOMPARE(shot.page(), "emptyPage");
    shot.session.showSample(directory, depotsIn({directory}, {}, Disk::real()));
    QVERIFY(shot.settle());
    QCOMPARE(shot.page(), "packageView");
    QVERIFY(shot.view("packageView")->model()->rowCount() > 5);
    QVERIFY(!shot.get<QWidget>("messageStrip")->isVisible());
}

namespace {

/// Sea has an artifact, which two environments keep, and @v1.12 keeps Land too.
struct KeptDepot : SeaDepot {
    DepotBuilder::Artifact lib = depot.artifact("libsea", 400 * kiB, {sea}, daysAgo(2));
    DepotBuilder::Environment named = depot.environment("v1.12", {sea, land}, daysAgo(2), true);
    DepotBuilder::Environment thesis = depot.environment("thesis", {sea}, daysAgo(40), false);
    QByteArray gone = root + "/projects/gone/Manifest.toml";

    KeptDepot() { depot.logManifest(gone, daysAgo(400)); }
};

/// Where a link of the details leads, by the text that it has.
QUrl linkIn(const QTextBrowser &body, const QString &text)
{
    for (QTextBlock block = body.document()->begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            if (it.fragment().charFormat().isAnchor() && it.fragment().text() == text)
                return QUrl(it.fragment().charFormat().anchorHref());
        }
    }
    return {};
}

/// Clicks on the link that reads `text`, as a person does.
bool clickLink(QTextBrowser &body, const QString &text)
{
    const QTextCursor found = body.document()->find(text);
    if (found.isNull())
        return false;
    QTextCursor middle(body.document());
    middle.setPosition(found.selectionStart() + 1);
    QTest::mouseClick(body.viewport(), Qt::LeftButton, {}, body.cursorRect(middle).center());
    return true;
}

} // namespace

void TestMainWindow::opensWithTheOverview()
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

void TestMainWindow::clicksAKind()
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

void TestMainWindow::saysWhatPkgCollectsNext()
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

void TestMainWindow::saysWhatHasGrown()
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

void TestMainWindow::reviewsWhatCanBeGotBack()
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

void TestMainWindow::holdsWhatIsReviewedAndBringsItBack()
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

void TestMainWindow::marksOnTheMap()
{
    const KeptDepot fixture;
    Shot shot(fixture.source(), nullptr, Page::Folders);
    QVERIFY(shot.settle());
    QCOMPARE(shot.page(), "foldersPage");
    auto *map = shot.get<TileView>("treeMap");
    const FileTree &tree = *shot.session.findings().inventory->tree;
    const NodeId node = tree.find(fixture.tides);
    const auto tile = tileOf(tree, map->tiles(), node);
    QVERIFY(tile && map->tiles()[*tile].node == node);
    map->setFocus();
    map->choose(*tile);
    QCOMPARE(shot.view("folderView")->currentIndex().data(LazyTree::PathRole).toByteArray(), fixture.tides);
    QCOMPARE(shot.text("detailsTitle"), u"tides"_s);
    auto *basket = shot.get<QWidget>("basket");
    const auto words = [&] { return map->textOf(*tileOf(tree, map->tiles(), node)); };
    QVERIFY(!words().contains(u"marked"));
    QTest::keyClick(map, Qt::Key_Space);
    QVERIFY(basket->isVisible());
    QVERIFY(words().endsWith(u", marked"));
    QTest::keyClick(map, Qt::Key_Space);
    QVERIFY(!basket->isVisible());

    // By the menu, too, also from the rings.
    for (FolderLook of : {FolderLook::Rings, FolderLook::Map}) {
        shot.window.setFolderLook(of);
        auto *view = shot.get<TileView>(of == FolderLook::Rings ? "ringView" : "treeMap");
        const auto at = tileOf(tree, view->tiles(), node);
        view->choose(*at);
        emit view->menuWanted(view->mapToGlobal(view->boundsOf(*at).center()));
        auto *menu = shot.get<QMenu>("rowMenu");
        QVERIFY(menu && menu->actions().contains(shot.action("mark")));
        menu->setActiveAction(shot.action("mark"));
        QTest::keyClick(menu, Qt::Key_Return);
        QTRY_VERIFY(!shot.get<QMenu>("rowMenu"));
        QCOMPARE(basket->isVisible(), of == FolderLook::Rings); // then taken off
        QCOMPARE(view->textOf(*tileOf(tree, view->tiles(), node)).endsWith(u", marked"), of == FolderLook::Rings);
    }
    map->setFocus();
    map->choose(*tileOf(tree, map->tiles(), node));

    // The menu stays with what it was opened on.
    emit map->menuWanted(map->mapToGlobal(map->boundsOf(*tile).center()));
    auto *menu = shot.get<QMenu>("rowMenu");
    QVERIFY(menu && menu->actions().contains(shot.action("copyPath")));
    menu->close();
    shot.window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&shot.window));
    // Up leads out of it, and the filter goes where it hides what is chosen.
    QTest::keyClick(map, Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(map->current(), tree.parent(node));
    shot.get<QLineEdit>("filter")->setText(u"kind:package"_s);
    QTRY_VERIFY(shot.view("folderView")->items()->isFiltered());
    map->choose(*tileOf(tree, map->tiles(), node));
    QVERIFY(shot.get<QLineEdit>("filter")->text().isEmpty());
    QCOMPARE(shot.view("folderView")->currentIndex().data(LazyTree::PathRole).toByteArray(), fixture.tides);
}

void TestMainWindow::showsWhereThingsLie()
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

void TestMainWindow::marksAcrossViews()
{
    const KeptDepot fixture;
    Shot shot(fixture.source());
    QVERIFY(shot.settle());
    auto *basket = shot.get<QWidget>("basket");
    QVERIFY(!basket->isVisible());
    const Inventory &inventory = *shot.session.findings().inventory;
    ItemView *view = shot.view("packageView");
    view->setCurrentIndex(rowNamed(*view->model(), {u"Sea"_s, u"tides"_s}));
    shot.press(Qt::Key_Space);
    const qint64 tides = itemAt(inventory, fixture.tides)->totals.allocated;
    QVERIFY(basket->isVisible());
    QCOMPARE(shot.text("basketSum"), u"Marked 1 item · %1 · frees %1"_s.arg(formatBytes(tides)));

    shot.press(Qt::Key_4, Qt::ControlModifier);
    ItemView *spaces = shot.view("spaceView");
    QVERIFY(spaces->currentIndex().data(LazyTree::MarkRole).isValid());
    QVERIFY(basket->isVisible());
    shot.press(Qt::Key_Space); // takes the mark off
    QVERIFY(!basket->isVisible());
    shot.press(Qt::Key_Delete);
    QVERIFY(basket->isVisible());

    // All of the package, in which the space counts once.
    shot.press(Qt::Key_2, Qt::ControlModifier);
    view->setCurrentIndex(rowNamed(*view->model(), {u"Sea"_s}));
    shot.press(Qt::Key_Space);
    const qint64 all = tides + itemAt(inventory, fixture.sea.path)->totals.allocated
        + itemAt(inventory, fixture.lib.path)->totals.allocated;
    QVERIFY2(shot.text("basketSum").startsWith(u"Marked 3 items · "_s + formatBytes(all)),
             qPrintable(shot.text("basketSum")));
    QVERIFY2(shot.text("basketRemark").contains(u"needed by @v1.12 and 1 more"), qPrintable(shot.text("basketRemark")));
    QCoreApplication::processEvents();
    shot.window.grab().save(u"tst_mainwindow-marked.png"_s);
    shot.get<QPushButton>("clearMarksButton")->click();
    QVERIFY(!basket->isVisible());
    QVERIFY(!shot.action("clearMarks")->isEnabled());
}

void TestMainWindow::whatIsChosenStaysOverRescansAndNoMore()
{
    const KeptDepot fixture;
    Shot shot(fixture.source(), nullptr, Page::Items);
    QVERIFY(shot.settle());
    ItemView *view = shot.view("itemView");
    const auto chosen = [&] {
        QStringList names;
        for (const QModelIndex &row : view->chosen())
            names += row.data().toString();
        names.sort();
        return names.join(u", "_s);
    };
    const auto choose = [&](const QStringList &names, QItemSelectionModel::SelectionFlags how) {
        for (const QString &name : names)
            view->selectionModel()->select(rowNamed(*view->model(), {name}), how | QItemSelectionModel::Rows);
    };
    view->selectionModel()->clearSelection();
    choose({u"tides"_s, u"libsea"_s, u"Sea v1.9.0"_s}, QItemSelectionModel::Select);
    const QString three = chosen();
    QCOMPARE(three.count(u','), 2);
    shot.session.rescan();
    QVERIFY(shot.settle());
    QCOMPARE(chosen(), three);
    view->items()->setFilter(u"-kind:artifact"_s);
    QCOMPARE(chosen().count(u','), 1);
    view->items()->setFilter({});
    // What is not chosen any more does not come back.
    choose({u"tides"_s, u"libsea"_s, u"Sea v1.9.0"_s}, QItemSelectionModel::Deselect);
    QCOMPARE(chosen(), QString());
    shot.session.rescan();
    QVERIFY(shot.settle());
    QCOMPARE(chosen(), view->model()->index(0, 0).data().toString()); // where one starts
}

void TestMainWindow::marksSeveralRows()
{
    const KeptDepot fixture;
    Shot shot(fixture.source());
    QVERIFY(shot.settle());
    ItemView *view = shot.view("packageView");
    const auto marked = [&] {
        const QAbstractItemModel &all = *shot.view("itemView")->model();
        int count = 0;
        for (int row = 0; row < all.rowCount(); ++row)
            count += all.index(row, 0).data(LazyTree::MarkRole).isValid();
        return count;
    };
    // A package and one of its own parts, which counts once, and a part of another.
    const QModelIndex sea = rowNamed(*view->model(), {u"Sea"_s});
    const QModelIndex tides = rowNamed(*view->model(), {u"Sea"_s, u"tides"_s});
    const QModelIndex wind = rowNamed(*view->model(), {u"Wind"_s, u"v2.0.0"_s});
    view->setCurrentIndex(tides);
    shot.press(Qt::Key_Up, Qt::ShiftModifier);
    QCOMPARE(view->chosen().size(), 2);
    view->setCurrentIndex(sea);
    for (const QModelIndex &row : {tides, wind}) {
        view->expand(row.parent());
        QTest::mouseClick(view->viewport(), Qt::LeftButton, Qt::ControlModifier, view->visualRect(row).center());
    }
    QCOMPARE(view->chosen().size(), 3);
    const Inventory &inventory = *shot.session.findings().inventory;
    qint64 all = 0;
    for (const QByteArray &path : {fixture.sea.path, fixture.tides, fixture.lib.path, fixture.wind.path})
        all += itemAt(inventory, path)->totals.allocated;
    QCOMPARE(shot.text("detailsTitle"), u"4 items"_s);
    const QString body = shot.get<QTextBrowser>("detailsBody")->toPlainText();
    QVERIFY2(body.startsWith(formatBytes(all) + u" · frees "_s), qPrintable(body));
    QVERIFY2(body.contains(u"In use: "), qPrintable(body));
    shot.press(Qt::Key_Space);
    QCOMPARE(marked(), 4);
    QVERIFY2(shot.text("basketSum").startsWith(u"Marked 4 items · "_s + formatBytes(all)),
             qPrintable(shot.text("basketSum")));
    // What is said of the selection is what is said of the marks.
    QVERIFY2(body.startsWith(shot.text("basketSum").section(u" · "_s, 1)), qPrintable(body));

    shot.press(Qt::Key_F5); // all of it stays chosen
    QVERIFY(shot.settle());
    QCOMPARE(view->chosen().size(), 3);
    QCOMPARE(shot.text("detailsTitle"), u"4 items"_s);
    shot.press(Qt::Key_Space);
    QCOMPARE(marked(), 0);

    // What some of it lacks is marked first.
    view->setCurrentIndex(rowNamed(*view->model(), {u"Wind"_s, u"v2.0.0"_s}));
    shot.press(Qt::Key_Space);
    QCOMPARE(marked(), 1);
    shot.press(Qt::Key_A, Qt::ControlModifier);
    shot.press(Qt::Key_Space);
    QVERIFY(marked() > 4);
    shot.press(Qt::Key_C, Qt::ControlModifier);
    QVERIFY(QApplication::clipboard()->text().count(u'\n') > 1);
}

void TestMainWindow::theMenuActsOnSeveralRows()
{
    const KeptDepot fixture;
    Shot shot(fixture.source(), nullptr, Page::Items);
    QVERIFY(shot.settle());
    ItemView *view = shot.view("itemView");
    const QModelIndex sea = rowNamed(*view->model(), {u"Sea v1.9.0"_s});
    const QModelIndex wind = rowNamed(*view->model(), {u"Wind v2.0.0"_s});
    view->setCurrentIndex(sea);
    view->selectionModel()->select(wind, QItemSelectionModel::Select | QItemSelectionModel::Rows);
    // On a row that is chosen the menu is for all that is.
    emit view->customContextMenuRequested(view->visualRect(wind).center());
    auto *menu = view->findChild<QMenu *>(u"rowMenu"_s);
    QVERIFY(menu);
    QCOMPARE(view->chosen().size(), 2);
    QCOMPARE(shot.text("detailsTitle"), u"2 items"_s);
    QVERIFY(!shot.action("export")->isEnabled()); // one at a time
    // Whatever is chosen then, and however the rows move, it stays with these.
    view->setCurrentIndex(rowNamed(*view->model(), {u"tides"_s}));
    view->sortByColumn(0, Qt::AscendingOrder);
    shot.action("mark")->trigger();
    for (const auto &[name, isMarked] : std::initializer_list<std::pair<QString, bool>>{
             {u"Sea v1.9.0"_s, true}, {u"Wind v2.0.0"_s, true}, {u"tides"_s, false}})
        QCOMPARE(rowNamed(*view->model(), {name}).data(LazyTree::MarkRole).isValid(), isMarked);
    menu->close();
    QTRY_COMPARE(shot.text("detailsTitle"), u"tides"_s);
    // On another row it is for that one.
    emit view->customContextMenuRequested(view->visualRect(rowNamed(*view->model(), {u"libsea"_s})).center());
    QCOMPARE(view->chosen().size(), 1);
    QCOMPARE(shot.text("detailsTitle"), u"libsea"_s);
}

void TestMainWindow::theMapFollowsOneOfSeveral()
{
    const KeptDepot fixture;
    Shot shot(fixture.source(), nullptr, Page::Folders);
    QVERIFY(shot.settle());
    shot.window.setFolderLook(FolderLook::Map);
    ItemView *view = shot.view("folderView");
    auto *model = qobject_cast<FolderModel *>(view->items());
    auto *map = shot.get<TileView>("treeMap");
    QVERIFY(model && map);
    const FileTree &tree = *shot.session.findings().inventory->tree;
    const NodeId sea = tree.find(fixture.sea.path);
    const NodeId wind = tree.find(fixture.wind.path);
    view->setCurrentIndex(model->indexOf(sea));
    view->selectionModel()->setCurrentIndex(model->indexOf(wind),
                                            QItemSelectionModel::Select | QItemSelectionModel::Rows);
    QCOMPARE(map->current(), wind);
    QCOMPARE(shot.text("detailsTitle"), u"2 items"_s);
    emit map->currentChosen(sea); // one tile is chosen alone
    QCOMPARE(map->current(), sea);
    QCOMPARE(view->chosen().size(), 1);
    QCOMPARE(shot.text("detailsTitle"), u"Sea v1.9.0"_s);
}

void TestMainWindow::ticksSeveralRows()
{
    const KeptDepot fixture;
    Shot shot(fixture.source());
    QVERIFY(shot.settle());
    ItemView *view = shot.view("packageView");
    view->setCurrentIndex(rowNamed(*view->model(), {u"Sea"_s}));
    shot.press(Qt::Key_Space);
    shot.press(Qt::Key_Return, Qt::ControlModifier);
    ItemView *list = shot.view("reviewView");
    shot.press(Qt::Key_A, Qt::ControlModifier);
    shot.press(Qt::Key_Space);
    QVERIFY(!shot.get<QPushButton>("holdButton")->isEnabled());
    for (int row = 0; row < list->model()->rowCount(); ++row)
        QCOMPARE(list->model()->index(row, 0).data(Qt::CheckStateRole).value<Qt::CheckState>(), Qt::Unchecked);
    shot.press(Qt::Key_Space);
    QVERIFY(shot.get<QPushButton>("holdButton")->isEnabled());
}

void TestMainWindow::saysWhyItCannotBeMarked()
{
    KeptDepot fixture;
    fixture.depot.file("config/startup.jl", "1");
    Shot shot(fixture.source());
    QVERIFY(shot.settle());
    ItemView *view = shot.view("packageView");
    const auto answerOf = [&](const QStringList &row) {
        view->setCurrentIndex(rowNamed(*view->model(), row));
        shot.press(Qt::Key_Space);
        return shot.text("messageText");
    };
    QVERIFY(answerOf({u"Environments"_s}).contains(u"never removed"));
    QVERIFY(shot.get<QWidget>("messageStrip")->isVisible());
    QVERIFY(shot.action("mark")->toolTip().contains(u"never removed"));
    shot.get<QToolButton>("closeMessage")->click();
    QVERIFY(answerOf({u"Environments"_s}).contains(u"never removed"));
    QVERIFY(shot.get<QWidget>("messageStrip")->isVisible()); // asked again, answered again
    view->expand(rowNamed(*view->model(), {u"Sea"_s, u"v1.9.0"_s}));
    QVERIFY(answerOf({u"Sea"_s, u"v1.9.0"_s, u"src"_s}).contains(u"a part of Sea v1.9.0"));
    QVERIFY(!shot.get<QWidget>("basket")->isVisible());
    QVERIFY(!shot.action("freeRow")->isEnabled());
}

void TestMainWindow::saysInPlaceWhyActionsCannotBeUsed()
{
    KeptDepot fixture;
    fixture.depot.file("config/startup.jl", "1");
    Shot shot(fixture.source());
    QVERIFY(shot.settle());
    shot.action("showDetails")->setChecked(true);
    ItemView *view = shot.view("packageView");
    auto *reasons = shot.get<QLabel>("detailsWhyNot");
    view->setCurrentIndex(rowNamed(*view->model(), {u"Sea"_s, u"tides"_s}));
    QVERIFY2(!reasons->isVisible(), qPrintable(reasons->text())); // all can be used
    // Every action of the pane that cannot be used is named, with its reason.
    for (const QString &row : {u"Sea"_s, u"Environments"_s, u"Logs"_s, u"Other files"_s}) {
        view->setCurrentIndex(rowNamed(*view->model(), {row}));
        const bool canGo = row == u"Sea" || row == u"Other files";
        int count = 0;
        for (const char *name : {"mark", "keep", "openFolder", "copyPath", "export"}) {
            const QAction *action = shot.action(name);
            const QString called = QString(action->text()).remove(u'&').remove(u'…');
            const bool isShown = shot.get<QToolButton>(QByteArray(name) + "Button")->isVisible();
            const bool isOfKind = QByteArrayView(name) == "openFolder" || QByteArrayView(name) == "copyPath";
            QCOMPARE(isShown, isOfKind || (canGo && QByteArrayView(name) != "export")); // which is for single items
            const bool isReasonOwed = isShown && !action->isEnabled();
            QVERIFY2(reasons->text().contains(called) == isReasonOwed, qPrintable(called));
            QVERIFY2(!isReasonOwed || reasons->text().contains(action->toolTip()), qPrintable(action->toolTip()));
            count += isReasonOwed;
        }
        QVERIFY(count > 0 || row != u"Other files");
        QVERIFY(count == 0 || row != u"Sea"); // all of it can be used
        QCOMPARE(reasons->isVisible(), count > 0);
    }
    QCOMPARE(reasons->text().count(u"never removed"_s), 1); // said once for all that it keeps from being used
    shot.picture = u"whyNot"_s;

    shot.press(Qt::Key_5, Qt::ControlModifier);
    for (const char *name : {"markButton", "keepButton", "exportButton"}) // an environment is no item
        QVERIFY2(!shot.get<QToolButton>(name)->isVisible(), name);
    auto *whyNotForget = shot.get<QLabel>("whatIfWhyNot");
    QVERIFY(!shot.action("forget")->isEnabled());
    QVERIFY(whyNotForget->isVisible());
    QVERIFY(whyNotForget->text().contains(shot.action("forget")->toolTip()));
    shot.action("tickGone")->trigger();
    QVERIFY(shot.action("forget")->isEnabled());
    QVERIFY(!whyNotForget->isVisible());

    // While something is being done, that is the reason.
    shot.press(Qt::Key_2, Qt::ControlModifier);
    view->setCurrentIndex(rowNamed(*view->model(), {u"Sea"_s, u"tides"_s}));
    shot.press(Qt::Key_F5);
    QVERIFY(shot.session.isBusy());
    QVERIFY2(reasons->text().contains(u"has to wait"), qPrintable(reasons->text()));
    QVERIFY(shot.settle());
    QVERIFY2(!reasons->isVisible(), qPrintable(reasons->text()));
}

void TestMainWindow::marksStandOverRescansAndFilters()
{
    const KeptDepot fixture;
    Shot shot(fixture.source());
    QVERIFY(shot.settle());
    ItemView *view = shot.view("packageView");
    view->setCurrentIndex(rowNamed(*view->model(), {u"Wind"_s}));
    shot.press(Qt::Key_Space);
    const QString sum = shot.text("basketSum");
    shot.press(Qt::Key_F5);
    QVERIFY(shot.settle());
    QCOMPARE(shot.text("basketSum"), sum);
    QVERIFY(rowNamed(*view->model(), {u"Wind"_s}).data(LazyTree::MarkRole).isValid());
    shot.get<QLineEdit>("filter")->setText(u"land"_s);
    QTRY_COMPARE(view->model()->rowCount(), 1);
    QCOMPARE(shot.text("basketSum"), sum);
    shot.get<QLineEdit>("filter")->clear();
    QVERIFY(QDir(QFile::decodeName(fixture.wind.path)).removeRecursively());
    shot.press(Qt::Key_F5);
    QVERIFY(shot.settle());
    QVERIFY(!shot.get<QWidget>("basket")->isVisible()); // what is gone is not marked any more
}

void TestMainWindow::reviewsWhatIsMarked()
{
    const KeptDepot fixture;
    Shot shot(fixture.source());
    QVERIFY(shot.settle());
    ItemView *view = shot.view("packageView");
    shot.press(Qt::Key_Return, Qt::ControlModifier); // nothing is marked
    QCOMPARE(shot.page(), "packageView");
    for (const QString &name : {u"Sea"_s, u"Wind"_s}) {
        view->setCurrentIndex(rowNamed(*view->model(), {name}));
        shot.press(Qt::Key_Space);
    }
    shot.press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(shot.page(), "reviewPage");
    QCOMPARE(shot.text("reviewTitle"), u"What you marked"_s);
    const QAbstractItemModel &list = *shot.view("reviewView")->model();
    QCOMPARE(list.rowCount(), 4);
    using Column = ItemListModel::Column;
    for (int row = 0; row < list.rowCount(); ++row) {
        for (const Column column : {Column::Path, Column::Size, Column::Reason, Column::Recovery})
            QVERIFY(!list.index(row, int(column)).data().toString().isEmpty());
    }
    auto *button = shot.get<QPushButton>("holdButton");
    const QString amount = button->text();
    button->click();
    QVERIFY(shot.settle());
    QVERIFY(!QFile::exists(QFile::decodeName(fixture.sea.path)));
    QVERIFY2(shot.text("messageText").contains(u"(4 items)"), qPrintable(shot.text("messageText")));
    QCOMPARE(list.rowCount(), 0);
    QVERIFY(!button->isEnabled());
    shot.press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(shot.settle());
    QVERIFY(QFile::exists(QFile::decodeName(fixture.sea.path)));
    QVERIFY(QFile::exists(QFile::decodeName(fixture.tides)));
}

void TestMainWindow::saysThatNothingIsMarked()
{
    KeptDepot fixture;
    fixture.depot.logOrphan(fixture.wind.path, fixture.daysAgo(60));
    fixture.depot.age(fixture.wind.path, fixture.daysAgo(60));
    Shot shot(fixture.source(), nullptr, Page::Items);
    QVERIFY(shot.settle());
    QVERIFY(shot.view("itemView")->hasFocus());
    shot.press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(shot.page(), "itemView"); // it is not the Return that leads to the packages
    QVERIFY(shot.get<QWidget>("messageStrip")->isVisible());
    QVERIFY2(shot.text("messageText").contains(u"Nothing is marked"), qPrintable(shot.text("messageText")));
    // And it offers what the overview does.
    const qint64 wind = itemAt(*shot.session.findings().inventory, fixture.wind.path)->totals.allocated;
    QVERIFY2(shot.text("messageText").contains(formatBytes(wind)), qPrintable(shot.text("messageText")));
    emit shot.get<QLabel>("messageText")->linkActivated(u"safe"_s);
    QCOMPARE(shot.page(), "reviewPage");
    QCOMPARE(printedRows(*shot.view("reviewView")->model(), {0}, 1), "Wind v2.0.0\n");
}

void TestMainWindow::helpsWithKeysAndWords()
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

void TestMainWindow::sparesByTicks()
{
    const KeptDepot fixture;
    Shot shot(fixture.source());
    QVERIFY(shot.settle());
    ItemView *view = shot.view("packageView");
    view->setCurrentIndex(rowNamed(*view->model(), {u"Sea"_s}));
    shot.press(Qt::Key_Space);
    shot.press(Qt::Key_Return, Qt::ControlModifier);
    ItemView *list = shot.view("reviewView");
    auto *button = shot.get<QPushButton>("holdButton");
    const auto amountOf = [&](const std::vector<QByteArray> &paths) {
        qint64 bytes = 0;
        for (const QByteArray &path : paths)
            bytes += itemAt(*shot.session.findings().inventory, path)->totals.allocated;
        return u"H&old "_s + formatBytes(bytes);
    };
    QCOMPARE(button->text(), amountOf({fixture.sea.path, fixture.lib.path, fixture.tides}));
    list->setCurrentIndex(rowNamed(*list->model(), {u"libsea"_s}));
    shot.press(Qt::Key_Space);
    QCOMPARE(list->currentIndex().siblingAtColumn(0).data(Qt::CheckStateRole).value<Qt::CheckState>(), Qt::Unchecked);
    QCOMPARE(button->text(), amountOf({fixture.sea.path, fixture.tides}));
    shot.press(Qt::Key_F5); // what was spared stays spared
    QVERIFY(shot.settle());
    QCOMPARE(button->text(), amountOf({fixture.sea.path, fixture.tides}));
    shot.get<QPushButton>("untickReviewedButton")->click();
    QVERIFY(!button->isEnabled());
    shot.get<QPushButton>("tickReviewedButton")->click();
    QCOMPARE(button->text(), amountOf({fixture.sea.path, fixture.lib.path, fixture.tides}));
    list->setCurrentIndex(rowNamed(*list->model(), {u"libsea"_s}));
    list->setFocus();
    shot.press(Qt::Key_Space);
    button->setFocus();
    shot.press(Qt::Key_Return); // does nothing
    QVERIFY(!shot.session.isBusy());
    button->click();
    QVERIFY(shot.settle());
    QVERIFY(QFile::exists(QFile::decodeName(fixture.lib.path)));
    QVERIFY(!QFile::exists(QFile::decodeName(fixture.sea.path)));
}

void TestMainWindow::freesOnlyWhenAskedTwice()
{
    const KeptDepot fixture;
    const QString path = QFile::decodeName(fixture.wind.path);
    Shot shot(fixture.source());
    QVERIFY(shot.settle());
    ItemView *view = shot.view("packageView");
    view->setCurrentIndex(rowNamed(*view->model(), {u"Wind"_s, u"v2.0.0"_s}));
    const auto box = [&] { return shot.window.findChild<QMessageBox *>(u"freeBox"_s); };
    shot.press(Qt::Key_Delete, Qt::ShiftModifier);
    QVERIFY(box());
    QVERIFY(box()->text().contains(u"for good"));
    // Enter cancels, wherever the focus is.
    QTest::keyClick(box(), Qt::Key_Return);
    QTRY_VERIFY(!box());
    QVERIFY(!shot.session.isBusy() && QFile::exists(path));
    shot.window.activateWindow(); // which a platform without a window manager leaves to us
    QVERIFY(QTest::qWaitForWindowActive(&shot.window));
    shot.press(Qt::Key_Delete, Qt::ShiftModifier);
    box()->findChild<QPushButton *>(u"freeButton"_s)->setFocus();
    QTest::keyClick(box()->findChild<QPushButton *>(u"freeButton"_s), Qt::Key_Return);
    QTRY_VERIFY(!box());
    QVERIFY(!shot.session.isBusy() && QFile::exists(path));
    shot.window.activateWindow(); // which a platform without a window manager leaves to us
    QVERIFY(QTest::qWaitForWindowActive(&shot.window));

    shot.press(Qt::Key_Space);
    shot.press(Qt::Key_Return, Qt::ControlModifier);
    shot.get<QRadioButton>("freeChoice")->click();
    auto *button = shot.get<QPushButton>("holdButton");
    QVERIFY2(button->text().startsWith(u"Free"), qPrintable(button->text()));
    button->click();
    QVERIFY(box());
    QVERIFY(QFile::exists(path));
    QTest::keyClick(box()->findChild<QPushButton *>(u"freeButton"_s), Qt::Key_Space);
    QVERIFY(shot.settle());
    QVERIFY(!QFile::exists(path));
    QVERIFY2(shot.text("messageText").startsWith(u"Freed "), qPrintable(shot.text("messageText")));
    QVERIFY(!shot.action("undo")->isEnabled());
    QVERIFY(shot.session.findings().freed > 0);
}

void TestMainWindow::freesNothingThatOthersNeed()
{
    KeptDepot fixture;
    const auto shared = fixture.depot.artifact("both", 60 * kiB, {fixture.wind, fixture.land}, fixture.daysAgo(1));
    Shot shot(fixture.source());
    QVERIFY(shot.settle());
    ItemView *view = shot.view("packageView");
    view->setCurrentIndex(rowNamed(*view->model(), {u"Wind"_s}));
    shot.press(Qt::Key_Delete, Qt::ShiftModifier);
    auto *box = shot.get<QMessageBox>("freeBox");
    QVERIFY(box);
    const qint64 size = itemAt(*shot.session.findings().inventory, fixture.wind.path)->totals.allocated;
    QVERIFY2(box->text().contains(formatBytes(size)), qPrintable(box->text()));
    box->findChild<QPushButton *>(u"freeButton"_s)->click();
    QVERIFY(shot.settle());
    QVERIFY2(!QFile::exists(QFile::decodeName(fixture.wind.path)), qPrintable(shot.text("messageText")));
    QVERIFY(QFile::exists(QFile::decodeName(shared.path)));
}

void TestMainWindow::theMenuActsOnItsRowEvenAfterARescan()
{
    const KeptDepot fixture;
    Shot shot(fixture.source());
    QVERIFY(shot.settle());
    ItemView *view = shot.view("packageView");
    const QModelIndex wind = rowNamed(*view->model(), {u"Wind"_s});
    emit view->customContextMenuRequested(view->visualRect(wind).center());
    auto *menu = view->findChild<QMenu *>(u"rowMenu"_s);
    QVERIFY(menu && menu->actions().contains(shot.action("mark")));
    // The row goes while the menu is open, and another becomes current.
    QVERIFY(QDir(QFile::decodeName(fixture.wind.path)).removeRecursively());
    shot.session.rescan();
    QVERIFY(shot.settle());
    QVERIFY(!rowNamed(*view->model(), {u"Wind"_s}).isValid());
    shot.action("mark")->trigger();
    QVERIFY(!shot.get<QWidget>("basket")->isVisible());
    // Once it is closed, the actions are about the current row.
    view->setCurrentIndex(rowNamed(*view->model(), {u"Land"_s}));
    menu->close();
    QCoreApplication::processEvents();
    shot.action("mark")->trigger();
    QVERIFY(shot.get<QWidget>("basket")->isVisible());
}

void TestMainWindow::keepsAlwaysAndNoLonger()
{
    const KeptDepot fixture;
    Shot shot(fixture.source());
    QVERIFY(shot.settle());
    ItemView *view = shot.view("packageView");
    view->setCurrentIndex(rowNamed(*view->model(), {u"Wind"_s, u"v2.0.0"_s}));
    shot.press(Qt::Key_Space);
    QVERIFY(shot.get<QWidget>("basket")->isVisible());
    shot.press(Qt::Key_K, Qt::ControlModifier);
    QVERIFY(shot.settle());
    const auto isKept = [&] { return itemAt(*shot.session.findings().inventory, fixture.wind.path)->isOnKeepList; };
    QVERIFY(isKept());
    QVERIFY(!shot.get<QWidget>("basket")->isVisible()); // what is kept is not marked
    QVERIFY(shot.text("messageText").contains(u"always be kept"));
    QVERIFY(shot.action("keep")->text().contains(u"No Longer"));
    shot.press(Qt::Key_K, Qt::ControlModifier);
    QVERIFY(shot.settle());
    QVERIFY(!isKept());
    shot.press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(shot.settle());
    QVERIFY(isKept());
}

void TestMainWindow::offersMergeReplaceAndBoth()
{
    const KeptDepot fixture;
    const QString path = QFile::decodeName(fixture.wind.path);
    Shot shot(fixture.source());
    QVERIFY(shot.settle());
    ItemView *view = shot.view("packageView");
    view->setCurrentIndex(rowNamed(*view->model(), {u"Wind"_s}));
    shot.press(Qt::Key_Space);
    shot.press(Qt::Key_Return, Qt::ControlModifier);
    shot.action("hold")->trigger();
    QVERIFY(shot.settle());
    QVERIFY(QDir().mkpath(path));
    QFile mine(path + u"/mine"_s);
    QVERIFY(mine.open(QIODevice::WriteOnly));
    shot.action("undo")->trigger();
    QVERIFY(shot.settle());
    const QString text = shot.text("messageText");
    for (const char *link : {"merge", "replace", "keepBoth"})
        QVERIFY2(text.contains(u"href=\"%1\""_s.arg(QLatin1StringView(link))), qPrintable(text));
    QVERIFY(!QFile::exists(path + u"/Project.toml"_s));
    emit shot.get<QLabel>("messageText")->linkActivated(u"merge"_s);
    QVERIFY(shot.settle());
    QVERIFY(QFile::exists(path + u"/Project.toml"_s));
    QVERIFY(mine.exists());
}

namespace {

/// Two spaces that nothing keeps any more, besides one that is in use.
struct OrphanDepot : KeptDepot {
    QByteArray old = depot.space(DepotBuilder::uuidOf("Gone"), "old", 200 * kiB, 4, daysAgo(200), {root + "/no/more"});
    QByteArray older = depot.space(DepotBuilder::uuidOf("Gone"), "older", 100 * kiB, 4, daysAgo(300), {root + "/no"});
};

bool exists(const QByteArray &path)
{
    return QFile::exists(QFile::decodeName(path));
}

} // namespace

void TestMainWindow::clearsOrphanedSpacesWithOneClick()
{
    const OrphanDepot fixture;
    Shot shot(fixture.source(), nullptr, Page::Spaces);
    QVERIFY(shot.settle());
    const Inventory &inventory = *shot.session.findings().inventory;
    QCOMPARE(itemAt(inventory, fixture.old)->verdict.status, Status::Orphaned);
    const QString amount = formatBytes(itemAt(inventory, fixture.old)->totals.allocated
                                       + itemAt(inventory, fixture.older)->totals.allocated);
    QVERIFY2(shot.text("spacePageSentence").contains(amount + u" orphaned"_s),
             qPrintable(shot.text("spacePageSentence")));
    auto *button = shot.get<QPushButton>("clearSpacesButton");
    QVERIFY2(button->text().endsWith(amount), qPrintable(button->text()));
    button->click();
    QVERIFY(shot.settle());
    QVERIFY(!exists(fixture.old) && !exists(fixture.older) && exists(fixture.tides));
    const QString told = shot.text("messageText");
    QVERIFY2(told.startsWith(u"Held %1 (2 scratch spaces)"_s.arg(amount)), qPrintable(told));
    QVERIFY2(told.contains(u">Undo<"), qPrintable(told));
    QVERIFY(!button->isEnabled());
    QVERIFY(button->toolTip().contains(u"No scratch space is orphaned"));
    emit shot.get<QLabel>("messageText")->linkActivated(u"undo"_s);
    QVERIFY(shot.settle());
    QVERIFY(exists(fixture.old) && exists(fixture.older));
    QVERIFY(button->isEnabled());
}

void TestMainWindow::makesSpaces()
{
    const KeptDepot fixture;
    Shot shot(fixture.source());
    QVERIFY(shot.settle());
    shot.action("newSpace")->trigger();
    auto *dialog = shot.get<QDialog>("newSpaceDialog");
    QVERIFY(dialog);
    auto *make = dialog->findChild<QPushButton *>(u"makeSpace"_s);
    QVERIFY(!make->isEnabled());
    dialog->findChild<QLineEdit *>(u"spaceKey"_s)->setText(u"new-cache"_s);
    dialog->findChild<QLineEdit *>(u"spacePackage"_s)->setText(u"Sea"_s);
    const QByteArray path =
        fixture.depot.path() + "/scratchspaces/" + fixture.sea.uuid.toByteArray(QUuid::WithoutBraces) + "/new-cache";
    QVERIFY(dialog->findChild<QLabel *>(u"spaceAnswer"_s)->text().contains(u"/new-cache"));
    QVERIFY(!exists(path)); // nothing is made while one types
    QTest::keyClick(dialog->findChild<QLineEdit *>(u"spacePackage"_s), Qt::Key_Return);
    QVERIFY(shot.settle());
    QVERIFY(exists(path));
    QCOMPARE(shot.page(), "spacePage");
    QCOMPARE(shot.view("spaceView")->currentIndex().data(LazyTree::PathRole).toByteArray(), path);
    QVERIFY2(shot.text("messageText").contains(QFile::decodeName(path)), qPrintable(shot.text("messageText")));
    const Item *space = itemAt(*shot.session.findings().inventory, path);
    QCOMPARE(space->ownerProjects, std::vector<QByteArray>{fixture.sea.path + "/Project.toml"}); // it is logged
    QVERIFY(space->lastUse.has_value());
}

void TestMainWindow::exportsWhatCanBeAnArtifact()
{
    const SeaDepot fixture;
    Shot shot(fixture.source());
    QVERIFY(shot.settle());
    ItemView *view = shot.view("packageView");
    QAction *action = shot.action("export");
    QVERIFY(!action->isEnabled()); // a package is many things
    QVERIFY2(action->toolTip().startsWith(u"Select a scratch space"), qPrintable(action->toolTip()));
    view->setCurrentIndex(rowNamed(*view->model(), {u"Sea"_s, u"v1.9.0"_s}));
    QVERIFY(action->isEnabled());
    view->setCurrentIndex(rowNamed(*view->model(), {u"Sea"_s, u"tides"_s}));
    QVERIFY(action->isEnabled());
    QVERIFY(shot.get<QToolButton>("exportButton")->isEnabled());
    const auto before = shot.session.findings().inventory;
    shot.press(Qt::Key_E, Qt::ControlModifier);
    auto *dialog = shot.get<QDialog>("exportDialog");
    QVERIFY(dialog);
    QVERIFY(!dialog->isModal());
    QVERIFY2(dialog->windowTitle().contains(u"tides"), qPrintable(dialog->windowTitle()));
    QTRY_VERIFY(dialog->findChild<QPushButton *>(u"exportNext"_s)->isEnabled());
    // Nothing of the depot is looked at again for it.
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!shot.get<QDialog>("exportDialog"));
    QVERIFY(!shot.session.isBusy());
    QCOMPARE(shot.session.findings().inventory, before);
}

void TestMainWindow::asksBeforeAnExportIsStopped()
{
    SeaDepot fixture;
    fixture.depot.space(fixture.sea, "deep", 60 * 1024 * kiB, 1, fixture.daysAgo(5));
    const QString out = QFile::decodeName(fixture.root) + u"/deep.tar.xz"_s;
    Shot shot(fixture.source());
    QVERIFY(shot.settle());
    ItemView *view = shot.view("packageView");
    view->setCurrentIndex(rowNamed(*view->model(), {u"Sea"_s, u"deep"_s}));
    shot.press(Qt::Key_E, Qt::ControlModifier);
    QPointer<QDialog> dialog = shot.get<QDialog>("exportDialog");
    dialog->findChild<QLineEdit *>(u"exportFile"_s)->setText(out);
    auto *next = dialog->findChild<QPushButton *>(u"exportNext"_s);
    QTRY_VERIFY(next->isEnabled());
    next->click();
    QVERIFY(dialog->findChild<QPushButton *>(u"exportStop"_s)->isVisible());

    shot.window.close();
    QVERIFY(shot.window.isVisible());
    auto *box = shot.get<QMessageBox>("stopBox");
    QVERIFY(box && box->isVisible());
    QTest::keyClick(box, Qt::Key_Return); // never what loses something
    QTRY_VERIFY(!shot.get<QMessageBox>("stopBox"));
    QVERIFY(shot.window.isVisible());
    QVERIFY(dialog);

    shot.window.close();
    shot.get<QPushButton>("stopAndQuitButton")->click();
    QVERIFY(!shot.window.isVisible());
    QVERIFY(!dialog);
    const QStringList left = QDir(QFile::decodeName(fixture.root)).entryList({u"*deep*"_s}, QDir::Files | QDir::Hidden);
    QVERIFY2(left.isEmpty(), qPrintable(left.join(u' ')));
}

void TestMainWindow::saysWhatIsWrongWithASpace_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("package");
    QTest::addColumn<QString>("answer");
    QTest::newRow("a slash") << u"a/b"_s << u"Sea"_s << u"Invalid key"_s;
    QTest::newRow("the parent") << u".."_s << u"Sea"_s << u"Invalid key"_s;
    QTest::newRow("a letter of no key") << u"\u00e4"_s << u"Sea"_s << u"Invalid key"_s;
    QTest::newRow("nobody's package") << u"a"_s << u"Nobody"_s << u"No package is called 'Nobody'"_s;
    QTest::newRow("one that is there") << u"tides"_s << u"Sea"_s << u"It is there already"_s;
    QTest::newRow("of no package") << u"a"_s << QString() << u"00000000-0000-0000-0000-000000000000/a"_s;
}

void TestMainWindow::saysWhatIsWrongWithASpace()
{
    QFETCH(QString, key);
    QFETCH(QString, package);
    QFETCH(QString, answer);
    const KeptDepot fixture;
    NewSpaceDialog dialog(fixture.inventory());
    dialog.findChild<QLineEdit *>(u"spaceKey"_s)->setText(key);
    dialog.findChild<QLineEdit *>(u"spacePackage"_s)->setText(package);
    const QString said = dialog.findChild<QLabel *>(u"spaceAnswer"_s)->text();
    QVERIFY2(said.contains(answer), qPrintable(said));
    const bool isWrong = answer.startsWith(u"Invalid") || answer.startsWith(u"No ");
    QCOMPARE(dialog.findChild<QPushButton *>(u"makeSpace"_s)->isEnabled(), !isWrong);
}

void TestMainWindow::historyBringsBack()
{
    const OrphanDepot fixture;
    Shot shot(fixture.source(), nullptr, Page::History);
    QVERIFY(shot.settle());
    QVERIFY(shot.text("historyPageSentence").startsWith(u"Nothing has been cleaned"));
    shot.action("clearSpaces")->trigger();
    QVERIFY(shot.settle());
    ItemView *view = shot.view("historyView");
    QAbstractItemModel &model = *view->model();
    QCOMPARE(model.rowCount(), 1);
    using Column = HistoryModel::Column;
    QCOMPARE(model.index(0, int(Column::What)).data().toString(), u"2 scratch spaces – old, older · the window"_s);
    QVERIFY(model.index(0, int(Column::State)).data().toString().startsWith(u"Held until "));
    QVERIFY(shot.text("historyPageSentence").contains(u" held in the depot"));
    QVERIFY2(shot.text("total").contains(u" held</a>"), qPrintable(shot.text("total")));
    QCOMPARE(model.rowCount(model.index(0, 0)), 2);
    QCoreApplication::processEvents();
    shot.window.grab().save(u"tst_mainwindow-history.png"_s);

    // One of them, then the rest.
    const QModelIndex one = rowNamed(model, {model.index(0, 0).data().toString(), u"older"_s});
    QVERIFY(one.isValid());
    view->setCurrentIndex(one);
    QVERIFY(shot.action("bringBack")->isEnabled());
    QVERIFY(!shot.action("freeHeld")->isEnabled());
    QVERIFY(shot.action("freeHeld")->toolTip().contains(u"as a whole"));
    shot.get<QPushButton>("bringBackButton")->click();
    QVERIFY(shot.settle());
    QVERIFY(exists(fixture.older) && !exists(fixture.old));
    QCOMPARE(model.index(0, int(Column::State)).data().toString().count(u','), 1); // some held, some back
    view->setCurrentIndex(model.index(0, 0));
    shot.get<QPushButton>("bringBackButton")->click();
    QVERIFY(shot.settle());
    QVERIFY(exists(fixture.old));
    QCOMPARE(model.index(0, int(Column::State)).data().toString(), u"Brought back"_s);
    QVERIFY(!shot.action("bringBack")->isEnabled());
}

void TestMainWindow::historyFreesOnlyWhenAsked()
{
    const OrphanDepot fixture;
    Shot shot(fixture.source(), nullptr, Page::History);
    QVERIFY(shot.settle());
    shot.action("clearSpaces")->trigger();
    QVERIFY(shot.settle());
    const QByteArray held = fixture.depot.path() + "/.depotscope/held";
    QCOMPARE(QDir(QFile::decodeName(held)).entryList(QDir::AllEntries | QDir::NoDotAndDotDot).size(), 1);
    ItemView *view = shot.view("historyView");
    view->setCurrentIndex(view->model()->index(0, 0));
    shot.get<QPushButton>("freeHeldButton")->click();
    auto *box = shot.get<QMessageBox>("freeBox");
    QVERIFY(box);
    QTest::keyClick(box, Qt::Key_Return);
    QTRY_VERIFY(!shot.get<QMessageBox>("freeBox"));
    QVERIFY(!shot.session.isBusy());
    shot.get<QPushButton>("freeHeldButton")->click();
    QTest::keyClick(shot.get<QPushButton>("freeButton"), Qt::Key_Space);
    QVERIFY(shot.settle());
    QVERIFY(QDir(QFile::decodeName(held)).entryList(QDir::AllEntries | QDir::NoDotAndDotDot).isEmpty());
    QCOMPARE(view->model()->index(0, int(HistoryModel::Column::State)).data().toString(), u"Freed"_s);
    QVERIFY2(shot.text("total").contains(u"freed this session"), qPrintable(shot.text("total")));
    QVERIFY(!shot.action("freeHeld")->isEnabled() && !shot.action("bringBack")->isEnabled());
}

void TestMainWindow::forgetsEnvironmentsAndRemembersThem()
{
    const KeptDepot fixture;
    Shot shot(fixture.source(), nullptr, Page::Environments);
    QVERIFY(shot.settle());
    ItemView *view = shot.view("environmentView");
    auto *button = shot.get<QToolButton>("forgetButton");
    const auto rowOf = [&](const QByteArray &path) {
        for (int row = 0; row < view->model()->rowCount(); ++row) {
            if (view->model()->index(row, 0).data(LazyTree::PathRole).toByteArray() == path)
                return view->model()->index(row, 0);
        }
        return QModelIndex();
    };
    QVERIFY(!button->isEnabled());
    view->setCurrentIndex(rowOf(fixture.named.manifest));
    shot.press(Qt::Key_Space);
    QVERIFY(!button->isEnabled()); // it is in the depot
    QVERIFY(button->toolTip().contains(u"without a log"));
    shot.press(Qt::Key_Space);
    view->setCurrentIndex(rowOf(fixture.thesis.manifest));
    shot.press(Qt::Key_Space);
    QVERIFY(button->isEnabled());
    button->click();
    QVERIFY(shot.settle());
    QVERIFY(!rowOf(fixture.thesis.manifest).isValid());
    QVERIFY(exists(fixture.thesis.manifest));
    QVERIFY2(shot.text("messageText").contains(u"forgotten 1 environment"), qPrintable(shot.text("messageText")));
    shot.press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(shot.settle());
    QVERIFY(rowOf(fixture.thesis.manifest).isValid());

    // And once more, by the history.
    view->setCurrentIndex(rowOf(fixture.thesis.manifest));
    if (!button->isEnabled())
        shot.press(Qt::Key_Space);
    button->click();
    QVERIFY(shot.settle());
    shot.press(Qt::Key_6, Qt::ControlModifier);
    ItemView *history = shot.view("historyView");
    history->setCurrentIndex(history->model()->index(0, 0));
    QCOMPARE(shot.text("detailsTitle").left(6), u"Forgot"_s);
    shot.get<QPushButton>("rememberButton")->click();
    QVERIFY(shot.settle());
    QVERIFY(rowOf(fixture.thesis.manifest).isValid());
    QVERIFY(!shot.action("remember")->isEnabled());
}

void TestMainWindow::showsWhatIsHeldAsASlice()
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
    qint64 held = 0;
    for (const KindSum &one : kindSums({shot.session.findings().inventory, {}, std::nullopt})) {
        sum += one.totals.allocated;
        held += one.isHeld ? one.totals.allocated : 0;
    }
    QCOMPARE(sum, shot.session.findings().inventory->totals.allocated);
    QVERIFY(sum >= before); // holding frees nothing
    QVERIFY2(slice->accessibleName().contains(formatBytes(held)), qPrintable(slice->accessibleName()));
    slice->click();
    QCOMPARE(shot.page(), "historyPage");
}

void TestMainWindow::followsWhyToARootAndBack()
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

void TestMainWindow::asksWhatGoesWithARootFromWhy()
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

void TestMainWindow::followsWhyByKeyboard()
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

void TestMainWindow::unfoldsLongLists()
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

void TestMainWindow::linksLeadThroughFilterAndDepots()
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

void TestMainWindow::whatIfByKeyboard()
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
    for (int i = 0; i < int(inventory.reach->roots().size()); ++i) {
        const QByteArray &path = inventory.reach->root(RootId{i}).path;
        if (path == fixture.named.manifest || path == fixture.thesis.manifest)
            roots.push_back({i});
    }
    QCOMPARE(roots.size(), size_t(2));
    const Forgetting forgetting = inventory.reach->forget(roots);
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

void TestMainWindow::whatIfListLeadsToItems()
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

void TestMainWindow::staysQuickWithAThousandEnvironments()
{
    const auto inventory = largeInventory();
    Shot shot([&](Job &) -> Result<std::shared_ptr<const Inventory>> { return inventory; }, nullptr,
              Page::Environments);
    QVERIFY(shot.settle());
    // Processor time, so that other work on the machine does not count.
    const auto milliseconds = [](const auto &work) {
        const std::clock_t before = std::clock();
        work();
        QCoreApplication::processEvents();
        return double(std::clock() - before) * 1000 / CLOCKS_PER_SEC;
    };
    ItemView *view = shot.view("environmentView");
    QCOMPARE(view->model()->rowCount(), 1000);
    double worst = 0;
    for (int row = 0; row < 1000; row += 20) {
        view->setCurrentIndex(view->model()->index(row, 0));
        worst = std::max(worst, milliseconds([&] { shot.press(Qt::Key_Space); }));
    }
    qInfo("the slowest of 50 ticks took %.1f ms", worst);
    QVERIFY(worst < 500); // ten times what an optimised build may take, for sanitizers

    shot.window.goTo(Page::Packages);
    ItemView *packages = shot.view("packageView");
    worst = 0;
    for (int row = 0; row < packages->model()->rowCount(); row += 5)
        worst = std::max(worst, milliseconds([&] { packages->setCurrentIndex(packages->model()->index(row, 0)); }));
    qInfo("the slowest of 200 selections took %.1f ms", worst);
    QVERIFY(worst < 200);

    worst = 0;
    for (int row = 0; row < packages->model()->rowCount(); row += 5) {
        packages->setCurrentIndex(packages->model()->index(row, 0));
        worst = std::max(worst, milliseconds([&] { shot.action("mark")->trigger(); }));
    }
    qInfo("the slowest of 200 marks took %.1f ms", worst);
    QVERIFY(worst < 500);
    const double review = milliseconds([&] { shot.action("reviewMarks")->trigger(); });
    qInfo("reviewing %d items took %.1f ms", shot.view("reviewView")->model()->rowCount(), review);
    QVERIFY(review < 2000);
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
