// SPDX-License-Identifier: MIT
// What people do with the window, from the first key to the last, by keyboard and mouse alone.
#include "model/sample/sampledepot.h"
#include "tests/items/printedrows.h"
#include "tests/support/fixture.h"
#include "tests/support/places.h"
#include "tests/support/registered.h"
#include "tests/ui/shot.h"
#include "ui/parts/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QCryptographicHash>
#include <QDialog>
#include <QDialogButtonBox>
#include <QDirIterator>
#include <QFileDialog>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QProcess>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTextBrowser>
#include <QToolButton>

using namespace depotscope;

namespace {

/// The sample depot in a folder of its own.
struct Sample {
    QTemporaryDir folder;
    QString path = folder.filePath(u"depot"_s);
    QByteArray bytes = QFile::encodeName(path);

    Sample() { isWritten = writeSampleDepot(bytes, currentTime()).has_value(); }
    Source source(const InventoryOptions &options = {}) const { return depotsIn({bytes}, options, Disk::real()); }
    bool isWritten = false;
};

/// What can be said of every file of a depot: path, mode, time and content, a line each. Folders have no time, which
/// every entry that comes and goes changes, nor have logs, which are written anew.
QStringList snapshot(const QString &depot)
{
    QStringList lines;
    QDirIterator all(depot, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                     QDirIterator::Subdirectories);
    while (all.hasNext()) {
        const QFileInfo info(all.next());
        const QString inside = info.filePath().sliced(depot.size() + 1);
        if (inside.startsWith(u".depotscope"))
            continue;
        QString line = inside + u' ' + QString::number(int(info.permissions()), 16);
        if (info.isSymLink()) {
            line += u" -> "_s + info.symLinkTarget();
        } else if (info.isFile()) {
            QFile file(info.filePath());
            QCryptographicHash hash(QCryptographicHash::Sha1);
            if (file.open(QIODevice::ReadOnly))
                hash.addData(&file);
            line += u' ' + QString::fromLatin1(hash.result().toHex());
            if (!inside.startsWith(u"logs/"))
                line += u' ' + QString::number(info.lastModified().toMSecsSinceEpoch());
        }
        lines += line;
    }
    lines.sort();
    return lines;
}

struct Answer {
    int code = -1;
    QByteArray out;
    QByteArray err;
};

Answer depotctl(const QStringList &arguments)
{
    const QTemporaryDir cache; // not that of who tests
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"XDG_CACHE_HOME"_s, cache.path());
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(QString::fromUtf8(places::depotctl), arguments);
    process.waitForFinished(patience);
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

struct FlowShot : Shot {
    using Shot::Shot;

    void click(QWidget *widget) { QTest::mouseClick(widget, Qt::LeftButton); }
    void click(ItemView *view, const QModelIndex &index)
    {
        view->scrollTo(index);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(index).center());
    }
    QString message() { return text("messageText"); }
    /// Takes an action from a menu.
    bool choose(const QByteArray &menuName, const QByteArray &actionName)
    {
        auto *menu = get<QMenu>(menuName.constData());
        QAction *wanted = action(actionName.constData());
        menu->popup(window.mapToGlobal(QPoint(50, 50)));
        menu->setActiveAction(wanted);
        QTest::keyClick(menu, Qt::Key_Return);
        return isActive();
    }
    /// What closes beside it leaves the window inactive where nobody manages windows.
    bool isActive()
    {
        window.activateWindow();
        return QTest::qWaitForWindowActive(&window, patience);
    }
    int rows(const char *view_) { return view(view_)->model()->rowCount(); }
    /// Follows the link that `word` begins with, in a text with links.
    bool follow(const char *label, const QString &word)
    {
        auto *browser = get<QLabel>(label);
        browser->setFocus(Qt::TabFocusReason);
        for (int i = 0; i < 10; ++i) {
            QTest::keyClick(browser, Qt::Key_Tab);
            if (browser->selectedText().startsWith(word)) {
                QTest::keyClick(browser, Qt::Key_Return);
                return true;
            }
        }
        return false;
    }
};

} // namespace

class TestFlows : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void freeSpaceSafely();
    void whyIsItSoBig();
    void gcLikePkgWould_data();
    void gcLikePkgWould();
    void spaces();
    void exportASpace();
    void serverOrCi();
};

void TestFlows::initTestCase()
{
    dress(*qApp, Theme::Light);
    QApplication::setEffectEnabled(Qt::UI_AnimateMenu, false);
}

void TestFlows::freeSpaceSafely()
{
    const Sample sample;
    QVERIFY(sample.isWritten);
    const QStringList before = snapshot(sample.path);
    FlowShot shot(sample.source(), nullptr, Page::Overview);
    QVERIFY(shot.settle());
    auto *review = shot.get<QPushButton>("reviewSafe");
    QVERIFY(review && review->isVisible());
    shot.click(review);
    QCOMPARE(shot.page(), "reviewPage");
    QVERIFY(shot.rows("reviewView") > 0);
    QCOMPARE(snapshot(sample.path), before); // a list is only a list
    shot.click(shot.get<QPushButton>("holdButton"));
    QVERIFY(shot.settle());
    QVERIFY2(shot.message().startsWith(u"Held "), qPrintable(shot.message()));
    QVERIFY(snapshot(sample.path) != before);
    QVERIFY(shot.follow("messageText", u"Undo"_s));
    QVERIFY(shot.settle());
    QVERIFY2(shot.message().startsWith(u"Brought back "), qPrintable(shot.message()));
    QCOMPARE(snapshot(sample.path), before);
}

void TestFlows::whyIsItSoBig()
{
    struct : Fixture {
        DepotBuilder::PackageVersion sea = depot.package("Sea", "1.9.0", 140 * kiB);
        DepotBuilder::PackageVersion land = depot.package("Land", "0.3.1", 20 * kiB);
        DepotBuilder::Artifact lib = depot.artifact("libsea", 400 * kiB, {sea}, daysAgo(2));
        DepotBuilder::Environment named = depot.environment("v1.12", {land}, daysAgo(2), true);
        DepotBuilder::Environment thesis = depot.environment("thesis", {sea}, daysAgo(40), false);
    } fixture;
    FlowShot shot(depotsIn({fixture.depot.path()}, {}, Disk::real()), nullptr, Page::Overview);
    QVERIFY(shot.settle());
    shot.press(Qt::Key_2, Qt::ControlModifier);
    ItemView *packages = shot.view("packageView");
    const int frees = int(PackageModel::Column::Frees);
    QTest::mouseClick(packages->header()->viewport(), Qt::LeftButton, {},
                      {packages->header()->sectionViewportPosition(frees) + 20, packages->header()->height() / 2});
    QCOMPARE(packages->header()->sortIndicatorSection(), frees);
    QCOMPARE(packages->model()->index(0, 0).data().toString(), u"Sea"_s);
    const QModelIndex lib = rowNamed(*packages->model(), {u"Sea"_s, u"libsea"_s});
    QVERIFY(lib.isValid());
    shot.click(packages, lib);
    QCOMPARE(shot.text("detailsTitle"), u"libsea"_s);
    auto *body = shot.get<QTextBrowser>("detailsBody");
    QVERIFY2(body->toPlainText().contains(u"thesis"), qPrintable(body->toPlainText()));

    // Along the chain to the environment: the first link is the owner.
    body->setFocus(Qt::TabFocusReason);
    shot.press(Qt::Key_Tab);
    shot.press(Qt::Key_Tab);
    shot.press(Qt::Key_Return);
    QCOMPARE(shot.page(), "environmentPage");
    QVERIFY2(shot.text("detailsTitle").contains(u"thesis"), qPrintable(shot.text("detailsTitle")));

    // What if it were forgotten?
    shot.press(Qt::Key_Space);
    ItemView *list = shot.view("forgottenView");
    QVERIFY(list && list->isVisible());
    QVERIFY(rowNamed(*list->model(), {u"libsea"_s}).isValid());
    auto *forget = shot.get<QToolButton>("forgetButton");
    QVERIFY(forget->isEnabled());
    shot.click(forget);
    QVERIFY(shot.settle());
    QVERIFY2(shot.message().contains(u"forgotten"), qPrintable(shot.message()));
    QVERIFY(QFile::exists(QFile::decodeName(fixture.thesis.manifest)));
    QCOMPARE(itemAt(*shot.session.findings().inventory, fixture.sea.path)->verdict.status, Status::Orphaned);

    shot.press(Qt::Key_Left, Qt::AltModifier); // back to where one came from
    QCOMPARE(shot.page(), "packageView");
    QCOMPARE(shot.text("detailsTitle"), u"libsea"_s);
    shot.press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(shot.settle());
    QVERIFY(itemAt(*shot.session.findings().inventory, fixture.sea.path)->verdict.status != Status::Orphaned);
}

void TestFlows::gcLikePkgWould_data()
{
    QTest::addColumn<QString>("julia");
    QTest::newRow("1.9") << u"1.9"_s;
    QTest::newRow("1.12") << u"1.12"_s;
    QTest::newRow("1.13") << u"1.13"_s;
}

void TestFlows::gcLikePkgWould()
{
    QFETCH(QString, julia);
    const Sample sample;
    QVERIFY(sample.isWritten);
    const QStringList before = snapshot(sample.path);
    InventoryOptions options;
    options.installedJulias = {{1, julia.sliced(2).toInt()}};
    FlowShot shot(sample.source(options), nullptr, Page::Overview);
    QVERIFY(shot.settle());
    QCOMPARE(shot.text("autoGc0Title"), u"Julia "_s + julia);
    shot.click(shot.get<QPushButton>("autoGc0See"));
    QCOMPARE(shot.page(), "reviewPage");
    const QString title = shot.text("reviewTitle");
    shot.press(Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(shot.page(), "overviewPage");
    QVERIFY(shot.choose("gcMenu", "previewGc" + julia.toLatin1()));
    QCOMPARE(shot.page(), "reviewPage");
    QCOMPARE(shot.text("reviewTitle"), title);
    QVERIFY2(shot.text("reviewTitle").contains(julia), qPrintable(shot.text("reviewTitle")));

    // The same as depotctl says, which is compared with the real Pkg.
    const Answer gc = depotctl({u"--depot"_s, sample.path, u"--json"_s, u"gc"_s, u"--like"_s, julia, u"--dry-run"_s});
    QCOMPARE(gc.code, 0);
    QStringList expected;
    for (const QJsonValue &item : QJsonDocument::fromJson(gc.out)[u"items"_s].toArray())
        expected += item[u"path"_s].toString();
    QStringList ticked;
    const QAbstractItemModel *model = shot.view("reviewView")->model();
    for (int row = 0; row < model->rowCount(); ++row) {
        const QModelIndex index = model->index(row, 0);
        if (index.data(Qt::CheckStateRole).value<Qt::CheckState>() == Qt::Checked)
            ticked += QFile::decodeName(index.data(LazyTree::PathRole).toByteArray());
    }
    expected.sort();
    ticked.sort();
    QVERIFY(!expected.isEmpty());
    QCOMPARE(ticked, expected);
    const AutoGc &next = shot.session.findings().autoGcs.front();
    QCOMPARE(next.atOnce.items + next.inRounds.items, int(expected.size()));
    QCOMPARE(next.atOnce.bytes + next.inRounds.bytes, QJsonDocument::fromJson(gc.out)[u"frees"_s].toInteger());

    shot.get<QPushButton>("holdButton")->setFocus();
    shot.press(Qt::Key_Space);
    QVERIFY(shot.settle());
    for (const QString &path : expected)
        QVERIFY2(!QFileInfo::exists(path), qPrintable(path));
    QVERIFY2(shot.action("undo")->isEnabled(), qPrintable(shot.message()));
    shot.press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(shot.settle());
    QVERIFY2(shot.message().startsWith(u"Brought back "), qPrintable(shot.message()));
    QCOMPARE(snapshot(sample.path), before);
}

void TestFlows::spaces()
{
    const Sample sample;
    QVERIFY(sample.isWritten);
    FlowShot shot(sample.source(), nullptr, Page::Overview);
    QVERIFY(shot.settle());
    shot.press(Qt::Key_4, Qt::ControlModifier);
    QCOMPARE(shot.page(), "spacePage");
    ItemView *view = shot.view("spaceView");
    const QModelIndex biggest = view->model()->index(0, 0);
    const QByteArray path = biggest.data(LazyTree::PathRole).toByteArray();
    const QString place = QFile::decodeName(path);
    QVERIFY(QFileInfo::exists(place));
    shot.click(view, biggest);

    // What is in it: Enter leads to it among the packages, where it opens.
    shot.press(Qt::Key_Return);
    QCOMPARE(shot.page(), "packageView");
    ItemView *packages = shot.view("packageView");
    QCOMPARE(packages->currentIndex().data(LazyTree::PathRole).toByteArray(), path);
    shot.press(Qt::Key_Right);
    QVERIFY(packages->model()->rowCount(packages->currentIndex().siblingAtColumn(0)) > 0);

    shot.press(Qt::Key_Space);
    shot.press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(shot.page(), "reviewPage");
    QCOMPARE(shot.rows("reviewView"), 1);
    shot.click(shot.get<QPushButton>("holdButton"));
    QVERIFY(shot.settle());
    QVERIFY(!QFileInfo::exists(place));

    // Its package makes it again, so undo asks what is to become of that.
    QVERIFY(QDir().mkpath(place));
    QFile fresh(place + u"/fresh"_s);
    QVERIFY(fresh.open(QIODevice::WriteOnly));
    fresh.close();
    shot.press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(shot.settle());
    for (const char *word : {"Merge", "Replace", "Keep both"})
        QVERIFY2(shot.message().contains(QLatin1StringView(word)), qPrintable(shot.message()));
    QVERIFY(shot.follow("messageText", u"Merge"_s));
    QVERIFY(shot.settle());
    QVERIFY(fresh.exists());
    QVERIFY(QDir(place).count() > 3); // with . and ..

    // All that are orphaned, at once.
    shot.press(Qt::Key_4, Qt::ControlModifier);
    auto *clear = shot.get<QPushButton>("clearSpacesButton");
    QVERIFY2(clear->isEnabled(), qPrintable(clear->toolTip()));
    const int all = shot.rows("spaceView");
    shot.click(clear);
    QVERIFY(shot.settle());
    QVERIFY(shot.rows("spaceView") < all);
    shot.press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(shot.settle());
    QCOMPARE(shot.rows("spaceView"), all);
}

void TestFlows::exportASpace()
{
    const Sample sample;
    QVERIFY(sample.isWritten);
    FlowShot shot(sample.source(), nullptr, Page::Spaces);
    QVERIFY(shot.settle());
    const QDir out(sample.folder.path());
    QStringList hashes;
    for (const QString &name : {u"first.tar.gz"_s, u"second.tar.gz"_s}) {
        const QString file = out.filePath(name);
        shot.view("spaceView")->setFocus();
        shot.press(Qt::Key_E, Qt::ControlModifier);
        auto *dialog = shot.get<QDialog>("exportDialog");
        QVERIFY(dialog);
        auto *next = dialog->findChild<QPushButton *>(u"exportNext"_s);
        QTRY_VERIFY(next->isEnabled());
        auto *line = dialog->findChild<QLineEdit *>(u"exportFile"_s);
        line->selectAll();
        QTest::keyClicks(line, file);
        QTest::keyClick(line, Qt::Key_Return);
        auto *skip = dialog->findChild<QPushButton *>(u"exportSkip"_s);
        QTRY_VERIFY(skip->isVisible() && skip->isEnabled());
        shot.click(skip);
        const QString sha = dialog->findChild<QLineEdit *>(u"exportSha256"_s)->text();
        QCOMPARE(sha.size(), 64);
        hashes += sha;
        const QString tree = dialog->findChild<QLineEdit *>(u"exportTreeHash"_s)->text();
        shot.click(dialog->findChild<QPushButton *>(u"exportTreeHashCopy"_s));
        QCOMPARE(QApplication::clipboard()->text(), tree);
        const Answer verified = depotctl({u"verify"_s, file, u"--json"_s});
        QCOMPARE(verified.code, 0);
        QVERIFY2(verified.out.contains(tree.toLatin1()), verified.out.constData());
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(!shot.get<QDialog>("exportDialog"));
        QVERIFY(shot.isActive());
    }
    QCOMPARE(hashes[0], hashes[1]);
    QCOMPARE(out.entryList(QDir::Files | QDir::Hidden), (QStringList{u"first.tar.gz"_s, u"second.tar.gz"_s}));
}

void TestFlows::serverOrCi()
{
    const Sample sample;
    QVERIFY(sample.isWritten);
    const QString plan = sample.folder.filePath(u"plan.json"_s);
    const auto applied = [&] { return depotctl({u"--depot"_s, sample.path, u"apply"_s, plan, u"--yes"_s}); };

    // What is reviewed here is to be carried out elsewhere.
    FlowShot shot(sample.source(), nullptr, Page::Overview);
    QVERIFY(shot.settle());
    QVERIFY(!shot.session.findings().reclaim.empty());
    const Reclaim &unneeded = shot.session.findings().reclaim.front();
    QCOMPARE(unneeded.plan.steps.size(), size_t(1));
    const QByteArray path = shot.session.findings().inventory->item(unneeded.plan.steps.front().item).path;
    const QString place = QFile::decodeName(path);
    const QStringList before = snapshot(sample.path);
    const auto planned = [&] {
        QFile::remove(plan);
        shot.click(shot.get<QPushButton>("savePlanButton"));
        auto *dialog = shot.get<QFileDialog>("planDialog");
        if (!dialog)
            return false;
        auto *line = dialog->findChild<QLineEdit *>(u"fileNameEdit"_s);
        line->setText(plan); // keys would open the list of completions, some time later
        shot.click(dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save));
        return QTest::qWaitFor(
                   [&] { return QFile::exists(plan) && shot.message().contains(u"depotctl apply "_s + plan); },
                   patience)
            && shot.isActive();
    };
    QVERIFY(shot.choose("gcMenu", "previewGc1.12"));
    QVERIFY(planned());
    shot.click(shot.get<QPushButton>("copyListButton"));
    QVERIFY2(QApplication::clipboard()->text().contains(u'\t' + place + u'\n'),
             qPrintable(QApplication::clipboard()->text()));
    QCOMPARE(snapshot(sample.path), before); // a plan is only a plan
    const QJsonArray items = [&] {
        const Answer gc = depotctl({u"--depot"_s, sample.path, u"--json"_s, u"apply"_s, plan, u"--dry-run"_s});
        return QJsonDocument::fromJson(gc.out)[u"items"_s].toArray();
    }();
    QCOMPARE(items.size(), 1); // what is ticked
    QCOMPARE(items.first()[u"path"_s].toString(), place);

    // Somebody changes what the plan names: that is refused.
    QFile changed(place + u"/changed"_s);
    QVERIFY(QFile::setPermissions(place, QFile::permissions(place) | QFile::WriteOwner));
    QVERIFY(changed.open(QIODevice::WriteOnly) && changed.write("by hand") > 0);
    changed.close();
    const Answer refused = applied();
    QVERIFY2(refused.code == 5, refused.err.constData());
    QVERIFY(changed.exists());

    // A new plan is carried out, and the window tells of it and takes it back.
    shot.press(Qt::Key_F5);
    QVERIFY(shot.settle());
    QVERIFY(planned());
    const Answer done = applied();
    QVERIFY2(done.code == 0, done.err.constData());
    QVERIFY(!QFileInfo::exists(place));
    shot.press(Qt::Key_F5);
    QVERIFY(shot.settle());
    shot.press(Qt::Key_6, Qt::ControlModifier);
    ItemView *history = shot.view("historyView");
    QVERIFY(history->model()->rowCount() > 0);
    shot.click(history, history->model()->index(0, 0));
    shot.click(shot.get<QPushButton>("bringBackButton"));
    QVERIFY(shot.settle());
    QVERIFY(changed.exists());
}

DEPOTSCOPE_TEST(TestFlows)
#include "tst_flows.moc"
