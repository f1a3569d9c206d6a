// SPDX-License-Identifier: MIT
#include "ui/frame/mainwindow.h"

#include "model/sample/sampledepot.h"
#include "tests/items/printedrows.h"
#include "tests/support/fixture.h"
#include "tests/support/registered.h"
#include "tests/ui/depots.h"
#include "tests/ui/shot.h"
#include "ui/frame/messagestrip.h"
#include "ui/lists/itemview.h"
#include "ui/parts/radio.h"
#include "ui/parts/theme.h"

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
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QTest>
#include <QTextBlock>
#include <QTextBrowser>
#include <QToolButton>
#include <semaphore>
#include <set>

using namespace depotscope;
using namespace Qt::StringLiterals;

/// The frame: pages, keys, messages, what is remembered.
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
    QVERIFY(QTest::qWaitForWindowExposed(chooser->view()->window(), patience));
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
    options.partialResult = [&](const auto &partialResult) {
        if (!seen || partialResult->items.size() > seen->items.size())
            seen = partialResult;
    };
    for (int i = 0; i < 20; ++i) {
        Job job;
        (void)takeInventory(depots, options, Disk::real(), job);
    }
    QVERIFY(seen && !seen->isComplete);

    std::binary_semaphore go(0);
    Shot shot([&](Job &job, const PartialResult &partialResult) -> Result<std::shared_ptr<const Inventory>> {
        partialResult(seen);
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
    const Message actionResult{u"Held"_s};
    strip.tell(actionResult);
    QVERIFY(!strip.isHidden());
    close->click();
    strip.tell(actionResult);
    QVERIFY(strip.isHidden());
    strip.answer(u"Saved"_s);
    strip.tell(actionResult); // an inventory later
    QVERIFY(!strip.isHidden());
    QCOMPARE(text->text(), u"Saved"_s);
    close->click();
    strip.tell(actionResult);
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
    QVERIFY(QTest::qWaitForWindowActive(&window, patience));
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

DEPOTSCOPE_TEST(TestMainWindow)
#include "tst_mainwindow.moc"
