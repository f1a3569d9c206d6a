// SPDX-License-Identifier: MIT
#include "model/items/wording.h"
#include "tests/items/printedrows.h"
#include "tests/support/fixture.h"
#include "tests/support/registered.h"
#include "tests/ui/depots.h"
#include "tests/ui/shot.h"
#include "ui/lists/itemview.h"
#include "ui/maps/tileview.h"
#include "ui/parts/theme.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QRadioButton>
#include <QTest>
#include <QTextBlock>
#include <QTextBrowser>
#include <QToolButton>

using namespace depotscope;
using namespace Qt::StringLiterals;

/// Marks, what is reviewed of them, and what becomes of it.
class TestMarking : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void marksOnTheMap();
    void marksAcrossViews();
    void whatIsChosenStaysOverRescansAndNoMore();
    void marksSeveralRows();
    void theMenuActsOnSeveralRows();
    void theMapFollowsOneOfSeveral();
    void ticksSeveralRows();
    void saysWhyItCannotBeMarked();
    void saysInPlaceWhyActionsCannotBeUsed();
    void marksStandOverRescansAndFilters();
    void reviewsWhatIsMarked();
    void saysThatNothingIsMarked();
    void sparesByTicks();
    void freesOnlyWhenAskedTwice();
    void freesNothingThatOthersNeed();
    void theMenuActsOnItsRowEvenAfterARescan();
    void keepsAlwaysAndNoLonger();
    void offersMergeReplaceAndBoth();
};

void TestMarking::initTestCase()
{
    dress(*qApp, Theme::Light);
    QApplication::setEffectEnabled(Qt::UI_AnimateMenu, false);
}

void TestMarking::marksOnTheMap()
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
    auto *markedBar = shot.get<QWidget>("basket");
    const auto words = [&] { return map->textOf(*tileOf(tree, map->tiles(), node)); };
    QVERIFY(!words().contains(u"marked"));
    QTest::keyClick(map, Qt::Key_Space);
    QVERIFY(markedBar->isVisible());
    QVERIFY(words().endsWith(u", marked"));
    QTest::keyClick(map, Qt::Key_Space);
    QVERIFY(!markedBar->isVisible());

    // By the menu, too, also from the rings.
    for (FolderViewMode of : {FolderViewMode::Rings, FolderViewMode::Map}) {
        shot.window.setFolderViewMode(of);
        auto *view = shot.get<TileView>(of == FolderViewMode::Rings ? "ringView" : "treeMap");
        const auto at = tileOf(tree, view->tiles(), node);
        view->choose(*at);
        emit view->menuWanted(view->mapToGlobal(view->boundsOf(*at).center()));
        auto *menu = shot.get<QMenu>("rowMenu");
        QVERIFY(menu && menu->actions().contains(shot.action("mark")));
        menu->setActiveAction(shot.action("mark"));
        QTest::keyClick(menu, Qt::Key_Return);
        QTRY_VERIFY(!shot.get<QMenu>("rowMenu"));
        QCOMPARE(markedBar->isVisible(), of == FolderViewMode::Rings); // then taken off
        QCOMPARE(view->textOf(*tileOf(tree, view->tiles(), node)).endsWith(u", marked"), of == FolderViewMode::Rings);
    }
    map->setFocus();
    map->choose(*tileOf(tree, map->tiles(), node));

    // The menu stays with what it was opened on.
    emit map->menuWanted(map->mapToGlobal(map->boundsOf(*tile).center()));
    auto *menu = shot.get<QMenu>("rowMenu");
    QVERIFY(menu && menu->actions().contains(shot.action("copyPath")));
    menu->close();
    shot.window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&shot.window, patience));
    // Up leads out of it, and the filter goes where it hides what is chosen.
    QTest::keyClick(map, Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(map->current(), tree.parent(node));
    shot.get<QLineEdit>("filter")->setText(u"kind:package"_s);
    QTRY_VERIFY(shot.view("folderView")->items()->isFiltered());
    map->choose(*tileOf(tree, map->tiles(), node));
    QVERIFY(shot.get<QLineEdit>("filter")->text().isEmpty());
    QCOMPARE(shot.view("folderView")->currentIndex().data(LazyTree::PathRole).toByteArray(), fixture.tides);
}

void TestMarking::marksAcrossViews()
{
    const KeptDepot fixture;
    Shot shot(fixture.source());
    QVERIFY(shot.settle());
    auto *markedBar = shot.get<QWidget>("basket");
    QVERIFY(!markedBar->isVisible());
    const Inventory &inventory = *shot.session.findings().inventory;
    ItemView *view = shot.view("packageView");
    view->setCurrentIndex(rowNamed(*view->model(), {u"Sea"_s, u"tides"_s}));
    shot.press(Qt::Key_Space);
    const qint64 tides = itemAt(inventory, fixture.tides)->totals.allocated;
    QVERIFY(markedBar->isVisible());
    QCOMPARE(shot.text("basketSum"), u"Marked 1 item · %1 · frees %1"_s.arg(formatBytes(tides)));

    shot.press(Qt::Key_4, Qt::ControlModifier);
    ItemView *spaces = shot.view("spaceView");
    QVERIFY(spaces->currentIndex().data(LazyTree::MarkRole).isValid());
    QVERIFY(markedBar->isVisible());
    shot.press(Qt::Key_Space); // takes the mark off
    QVERIFY(!markedBar->isVisible());
    shot.press(Qt::Key_Delete);
    QVERIFY(markedBar->isVisible());

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
    QVERIFY(!markedBar->isVisible());
    QVERIFY(!shot.action("clearMarks")->isEnabled());
}

void TestMarking::whatIsChosenStaysOverRescansAndNoMore()
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

void TestMarking::marksSeveralRows()
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

void TestMarking::theMenuActsOnSeveralRows()
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

void TestMarking::theMapFollowsOneOfSeveral()
{
    const KeptDepot fixture;
    Shot shot(fixture.source(), nullptr, Page::Folders);
    QVERIFY(shot.settle());
    shot.window.setFolderViewMode(FolderViewMode::Map);
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

void TestMarking::ticksSeveralRows()
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

void TestMarking::saysWhyItCannotBeMarked()
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

void TestMarking::saysInPlaceWhyActionsCannotBeUsed()
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

void TestMarking::marksStandOverRescansAndFilters()
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

void TestMarking::reviewsWhatIsMarked()
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

void TestMarking::saysThatNothingIsMarked()
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

void TestMarking::sparesByTicks()
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

void TestMarking::freesOnlyWhenAskedTwice()
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
    QVERIFY(QTest::qWaitForWindowActive(&shot.window, patience));
    shot.press(Qt::Key_Delete, Qt::ShiftModifier);
    box()->findChild<QPushButton *>(u"freeButton"_s)->setFocus();
    QTest::keyClick(box()->findChild<QPushButton *>(u"freeButton"_s), Qt::Key_Return);
    QTRY_VERIFY(!box());
    QVERIFY(!shot.session.isBusy() && QFile::exists(path));
    shot.window.activateWindow(); // which a platform without a window manager leaves to us
    QVERIFY(QTest::qWaitForWindowActive(&shot.window, patience));

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

void TestMarking::freesNothingThatOthersNeed()
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

void TestMarking::theMenuActsOnItsRowEvenAfterARescan()
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

void TestMarking::keepsAlwaysAndNoLonger()
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

void TestMarking::offersMergeReplaceAndBoth()
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

DEPOTSCOPE_TEST(TestMarking)
#include "tst_marking.moc"
