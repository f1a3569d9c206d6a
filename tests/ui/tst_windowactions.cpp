// SPDX-License-Identifier: MIT
#include "model/items/wording.h"
#include "tests/items/printedrows.h"
#include "tests/support/fixture.h"
#include "tests/support/registered.h"
#include "tests/ui/depots.h"
#include "tests/ui/shot.h"
#include "ui/dialogs/newspacedialog.h"
#include "ui/lists/itemview.h"
#include "ui/parts/theme.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

using namespace depotscope;
using namespace Qt::StringLiterals;

/// What actions do besides: spaces, exports, the history, environments.
class TestWindowActions : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void clearsOrphanedSpacesWithOneClick();
    void makesSpaces();
    void exportsWhatCanBeAnArtifact();
    void asksBeforeAnExportIsStopped();
    void saysWhatIsWrongWithASpace_data();
    void saysWhatIsWrongWithASpace();
    void historyBringsBack();
    void historyFreesOnlyWhenAsked();
    void forgetsEnvironmentsAndRemembersThem();
};

void TestWindowActions::initTestCase()
{
    dress(*qApp, Theme::Light);
    QApplication::setEffectEnabled(Qt::UI_AnimateMenu, false);
}

void TestWindowActions::clearsOrphanedSpacesWithOneClick()
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

void TestWindowActions::makesSpaces()
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

void TestWindowActions::exportsWhatCanBeAnArtifact()
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

void TestWindowActions::asksBeforeAnExportIsStopped()
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

void TestWindowActions::saysWhatIsWrongWithASpace_data()
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

void TestWindowActions::saysWhatIsWrongWithASpace()
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

void TestWindowActions::historyBringsBack()
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

void TestWindowActions::historyFreesOnlyWhenAsked()
{
    const OrphanDepot fixture;
    Shot shot(fixture.source(), nullptr, Page::History);
    QVERIFY(shot.settle());
    shot.action("clearSpaces")->trigger();
    QVERIFY(shot.settle());
    const QByteArray trashed = fixture.depot.path() + "/.depotscope/trash";
    QCOMPARE(QDir(QFile::decodeName(trashed)).entryList(QDir::AllEntries | QDir::NoDotAndDotDot).size(), 1);
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
    QVERIFY(QDir(QFile::decodeName(trashed)).entryList(QDir::AllEntries | QDir::NoDotAndDotDot).isEmpty());
    QCOMPARE(view->model()->index(0, int(HistoryModel::Column::State)).data().toString(), u"Freed"_s);
    QVERIFY2(shot.text("total").contains(u"freed this session"), qPrintable(shot.text("total")));
    QVERIFY(!shot.action("freeHeld")->isEnabled() && !shot.action("bringBack")->isEnabled());
}

void TestWindowActions::forgetsEnvironmentsAndRemembersThem()
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

DEPOTSCOPE_TEST(TestWindowActions)
#include "tst_windowactions.moc"
