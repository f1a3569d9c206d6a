// SPDX-License-Identifier: MIT
#include "model/items/wording.h"
#include "tests/items/printedrows.h"
#include "tests/support/fixture.h"
#include "tests/support/registered.h"
#include "tests/ui/shot.h"
#include "ui/frame/depotdrop.h"
#include "ui/lists/filterline.h"
#include "ui/lists/filterlist.h"
#include "ui/parts/theme.h"

#include <QApplication>
#include <QDropEvent>
#include <QMenu>
#include <QMimeData>
#include <QSettings>
#include <QTemporaryDir>

using namespace depotscope;

namespace {

struct SeaDepot : Fixture {
    DepotBuilder::PackageVersion sea = depot.package("Sea", "1.9.0", 140 * kiB);
    DepotBuilder::PackageVersion land = depot.package("Land", "0.3.1", 20 * kiB);
    QByteArray tides = depot.space(sea, "tides", 90 * kiB, 3, daysAgo(400));
    QByteArray waves = depot.space(sea, "waves", 50 * kiB, 3, daysAgo(2));

    Source source() const { return depotsIn({depot.path()}, {}, Disk::real()); }
};

struct FilterShot : Shot {
    using Shot::Shot;

    FilterLine *line() { return get<FilterLine>("filter"); }
    FilterList *list() { return get<FilterList>("filterList"); }
    QAbstractItemModel *items() { return view("itemView")->model(); }
    QListWidgetItem *entry(const QString &name) { return list()->findItems(name, Qt::MatchExactly).value(0); }
    void type(const QString &text)
    {
        press(Qt::Key_F, Qt::ControlModifier);
        QTest::keyClicks(line(), text);
    }
    bool drop(const QList<QUrl> &urls)
    {
        QMimeData data;
        data.setUrls(urls);
        QDragEnterEvent enter({200, 200}, Qt::CopyAction | Qt::LinkAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&window, &enter);
        wasHighlighted = get<QWidget>("depotDrop")->isVisible();
        QDropEvent event({200, 200}, Qt::CopyAction | Qt::LinkAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&window, &event);
        return enter.isAccepted() && event.isAccepted();
    }
    bool wasHighlighted = false;
};

} // namespace

class TestFiltering : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void findsByConditions();
    void sumsWhatItLeaves();
    void saysWhatIsWrong();
    void explainsItself();
    void choosesByMouse();
    void choosesByKeyboard();
    void savesRenamesAndRemoves();
    void remembersPageAndFilter();
    void opensAFolderThatIsDropped();
    void refusesWhatIsNoDepot();
    void takesNothingElse();
    void takesItWhereverItIsDropped();
};

void TestFiltering::initTestCase()
{
    dress(*qApp, Theme::Light);
    QApplication::setEffectEnabled(Qt::UI_AnimateMenu, false);
}

void TestFiltering::findsByConditions()
{
    const SeaDepot fixture;
    FilterShot shot(fixture.source());
    QVERIFY(shot.settle());
    shot.type(u"kind:space unused:6mo"_s);
    QTRY_COMPARE(shot.view("packageView")->model()->rowCount(), 1);
    QCOMPARE(printedRows(*shot.view("packageView")->model(), {0}, 2), "Sea\n  tides\n");
    QCOMPARE(shot.view("spaceView")->model()->rowCount(), 1);
    QCOMPARE(shot.items()->rowCount(), 1);
    shot.press(Qt::Key_Return);
    QVERIFY(shot.view("packageView")->hasFocus());
}

void TestFiltering::sumsWhatItLeaves()
{
    const SeaDepot fixture;
    FilterShot shot(fixture.source());
    QVERIFY(shot.settle());
    const auto &inventory = *shot.session.findings().inventory;
    const int whole = int(inventory.items.size());
    Totals spaces;
    Totals all;
    for (const Item &item : inventory.items) {
        all += item.totals;
        if (item.kind == Kind::Space)
            spaces += item.totals;
    }
    QVERIFY(!shot.get<QLabel>("kept")->isVisible()); // the line says it of all already
    shot.type(u"kind:space"_s);
    QTRY_VERIFY(shot.get<QLabel>("kept")->isVisible());
    const QString sum = u"2 of %1 items, %2"_s.arg(whole).arg(sizeText(spaces));
    for (const auto &[key, text] : std::initializer_list<std::pair<Qt::Key, QString>>{
             {Qt::Key_2, sum},
             {Qt::Key_3, sum},
             {Qt::Key_4, u"2 items, %1"_s.arg(sizeText(spaces))}, // there is nothing else on that page
             {Qt::Key_9, sum}}) {
        shot.press(key, Qt::ControlModifier);
        QCOMPARE(shot.text("kept"), text);
        QVERIFY(shot.get<QLabel>("kept")->font().bold());
    }
    shot.press(Qt::Key_6, Qt::ControlModifier); // what has no size of its own is counted
    QCOMPARE(shot.text("kept"), u"0 rows"_s);
    shot.press(Qt::Key_1, Qt::ControlModifier);
    QVERIFY(!shot.get<QLabel>("kept")->isVisible());
    shot.press(Qt::Key_9, Qt::ControlModifier);
    shot.line()->clear();
    QTRY_COMPARE(shot.text("kept"), u"%1 items, %2"_s.arg(whole).arg(sizeText(all)));
    QVERIFY(!shot.get<QLabel>("kept")->font().bold());
}

void TestFiltering::saysWhatIsWrong()
{
    const SeaDepot fixture;
    FilterShot shot(fixture.source());
    QVERIFY(shot.settle());
    shot.type(u"sea >"_s);
    QTRY_VERIFY(!shot.line()->wrong().isEmpty());
    const QString sentence = shot.line()->wrong();
    QCOMPARE(shot.line()->toolTip(), sentence);
    QCOMPARE(shot.line()->accessibleDescription(), sentence);
    QCOMPARE(shot.text("kept"), sentence);
    QVERIFY(!shot.action("saveFilter")->isEnabled());
    QVERIFY(shot.view("packageView")->model()->rowCount() > 1); // as before
    QVERIFY(!shot.get<QWidget>("messageStrip")->isVisible());
    shot.press(Qt::Key_Return);
    QVERIFY(shot.line()->hasFocus());
    QVERIFY(shot.get<QWidget>("messageStrip")->isVisible());
    QCOMPARE(shot.text("messageText"), sentence.toHtmlEscaped());
    QTest::keyClicks(shot.line(), u"1kB"_s);
    QTRY_VERIFY(shot.line()->wrong().isEmpty());
    QTRY_COMPARE(shot.view("packageView")->model()->rowCount(), 1);
}

void TestFiltering::explainsItself()
{
    const SeaDepot fixture;
    FilterShot shot(fixture.source());
    QVERIFY(shot.settle());
    for (const QString &word : {u"orphan"_s, u"unused:"_s, u"used:"_s, u"stale"_s, u"kind:"_s, u"50MB"_s})
        QVERIFY2(shot.line()->whatsThis().contains(word), qPrintable(word));
    shot.press(Qt::Key_F, Qt::ControlModifier);
    const bool hadDetails = shot.get<QWidget>("detailsPane")->isVisible();
    shot.press(Qt::Key_F1); // about the line, not the selection
    QCOMPARE(shot.get<QWidget>("detailsPane")->isVisible(), hadDetails);
    QTRY_VERIFY(QApplication::activePopupWidget() || QApplication::topLevelWidgets().size() > 1);
}

void TestFiltering::choosesByMouse()
{
    const SeaDepot fixture;
    FilterShot shot(fixture.source());
    QVERIFY(shot.settle());
    QListWidgetItem *unused = shot.entry(u"Unused 6 months"_s);
    QVERIFY(unused);
    QTest::mouseClick(shot.list()->viewport(), Qt::LeftButton, {}, shot.list()->visualItemRect(unused).center());
    QCOMPARE(shot.page(), "itemView");
    QCOMPARE(shot.line()->text(), u"unused:6mo"_s);
    QCOMPARE(shot.items()->rowCount(), 1);
    QVERIFY2(unused->data(Qt::AccessibleTextRole).toString().endsWith(QString::number(shot.items()->rowCount())),
             qPrintable(unused->data(Qt::AccessibleTextRole).toString()));
    QCOMPARE(shot.list()->currentItem(), unused);
    shot.press(Qt::Key_Left, Qt::AltModifier); // and back
    QCOMPARE(shot.page(), "packageView");
    QCOMPARE(shot.list()->currentRow(), -1);
}

void TestFiltering::choosesByKeyboard()
{
    const SeaDepot fixture;
    FilterShot shot(fixture.source());
    QVERIFY(shot.settle());
    for (int i = 0; i < 40 && !shot.list()->hasFocus(); ++i)
        shot.press(Qt::Key_Tab);
    QVERIFY(shot.list()->hasFocus());
    for (int i = 0; i < 10 && shot.list()->currentItem() != shot.entry(u"Longest unused"_s); ++i)
        shot.press(Qt::Key_Down);
    shot.press(Qt::Key_Return);
    QCOMPARE(shot.page(), "itemView");
    QVERIFY(shot.view("itemView")->hasFocus());
    QCOMPARE(shot.items()->index(0, 0).data().toString(), u"tides"_s); // 400 days ago

    shot.list()->setFocus();
    while (shot.list()->currentItem() != shot.entry(u"Biggest"_s))
        shot.press(Qt::Key_Up);
    shot.press(Qt::Key_Return);
    QCOMPARE(shot.line()->text(), QString());
    qint64 above = std::numeric_limits<qint64>::max();
    for (int row = 0; row < shot.items()->rowCount(); ++row) {
        const qint64 size =
            shot.items()->index(row, int(ItemListModel::Column::Size)).data(LazyTree::SortRole).toLongLong();
        QVERIFY(size <= above);
        above = size;
    }
}

void TestFiltering::savesRenamesAndRemoves()
{
    const SeaDepot fixture;
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    {
        FilterShot shot(fixture.source(), &settings);
        QVERIFY(shot.settle());
        shot.type(u"kind:space <60kB"_s);
        QTRY_VERIFY(shot.action("saveFilter")->isEnabled());
        shot.press(Qt::Key_D, Qt::ControlModifier);
        auto *editor = shot.list()->findChild<QLineEdit *>();
        QVERIFY(editor);
        QCOMPARE(editor->text(), u"kind:space <60kB"_s);
        QTest::keyClicks(editor, u"Small spaces"_s);
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_VERIFY(shot.entry(u"Small spaces"_s));
        QListWidgetItem *saved = shot.entry(u"Small spaces"_s);
        QVERIFY(saved->data(Qt::AccessibleTextRole).toString().startsWith(u"Small spaces, 1"));
    }
    FilterShot shot(fixture.source(), &settings);
    QVERIFY(shot.settle());
    QListWidgetItem *saved = shot.entry(u"Small spaces"_s);
    QVERIFY(saved);
    shot.list()->setFocus();
    shot.list()->setCurrentItem(saved);
    QTest::keyClick(shot.list(), Qt::Key_F2);
    auto *editor = shot.list()->findChild<QLineEdit *>();
    QVERIFY(editor);
    QTest::keyClicks(editor, u"Tiny"_s);
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_VERIFY(shot.entry(u"Tiny"_s));
    QTest::keyClick(shot.list(), Qt::Key_Return);
    QCOMPARE(shot.line()->text(), u"kind:space <60kB"_s);
    QCOMPARE(printedRows(*shot.items(), {0}, 1), "waves\n");

    // The first ones stay, whatever is pressed.
    shot.list()->setFocus();
    shot.list()->setCurrentItem(shot.entry(u"Orphans"_s));
    QVERIFY(!shot.action("removeFilter")->isEnabled());
    shot.list()->setCurrentItem(shot.entry(u"Tiny"_s));
    QTest::keyClick(shot.list(), Qt::Key_Delete);
    QVERIFY(!shot.entry(u"Tiny"_s));
    QCOMPARE(settings.beginReadArray(u"filters"_s), 0);
}

void TestFiltering::remembersPageAndFilter()
{
    const SeaDepot fixture;
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    {
        FilterShot shot(fixture.source(), &settings, Page::Spaces);
        QVERIFY(shot.settle());
        shot.type(u"tides"_s);
        QVERIFY(shot.window.close());
    }
    Session session;
    MainWindow window(session, {}, &settings);
    QCOMPARE(window.findChild<FilterLine *>()->text(), u"tides"_s);
    window.show();
    session.setDepots(fixture.source());
    QTRY_VERIFY(!session.isBusy());
    QCOMPARE(window.findChild<QStackedWidget *>(u"pages"_s)->currentWidget()->objectName(), u"spacePage"_s);
    QTRY_COMPARE(window.findChild<ItemView *>(u"spaceView"_s)->model()->rowCount(), 1);
}

void TestFiltering::opensAFolderThatIsDropped()
{
    const SeaDepot fixture;
    Fixture other;
    other.depot.package("Wind", "2.0.0", 10 * kiB);
    FilterShot shot(fixture.source());
    QVERIFY(shot.settle());
    QVERIFY(shot.drop({QUrl::fromLocalFile(QFile::decodeName(other.depot.path()))}));
    QVERIFY(shot.wasHighlighted);
    QVERIFY(!shot.get<QWidget>("depotDrop")->isVisible());
    QVERIFY(shot.settle());
    QVERIFY(rowNamed(*shot.view("packageView")->model(), {u"Wind"_s}).isValid());
    QVERIFY(!rowNamed(*shot.view("packageView")->model(), {u"Sea"_s}).isValid());
}

void TestFiltering::refusesWhatIsNoDepot()
{
    const SeaDepot fixture;
    const QTemporaryDir folder;
    FilterShot shot(fixture.source());
    QVERIFY(shot.settle());
    const auto before = shot.session.findings().inventory;
    shot.drop({QUrl::fromLocalFile(folder.path())});
    QVERIFY(!shot.session.isBusy());
    QCOMPARE(shot.session.findings().inventory, before);
    QVERIFY(shot.get<QWidget>("messageStrip")->isVisible());
    QVERIFY2(shot.text("messageText").contains(folder.path()), qPrintable(shot.text("messageText")));
}

void TestFiltering::takesNothingElse()
{
    const SeaDepot fixture;
    FilterShot shot(fixture.source());
    QVERIFY(shot.settle());
    const QString depot = QFile::decodeName(fixture.depot.path());
    QVERIFY(!shot.drop({}));
    QVERIFY(!shot.drop({QUrl(u"https://julialang.org/"_s)}));
    QVERIFY(!shot.drop({QUrl::fromLocalFile(QFile::decodeName(fixture.sea.path) + u"/Project.toml"_s)}));
    QVERIFY(!shot.drop({QUrl::fromLocalFile(depot), QUrl::fromLocalFile(depot)}));
    QVERIFY(!shot.wasHighlighted);
    QVERIFY(!shot.session.isBusy());
}

void TestFiltering::takesItWhereverItIsDropped()
{
    const SeaDepot fixture;
    FilterShot shot(fixture.source());
    QVERIFY(shot.settle());
    shot.action("showDetails")->setChecked(true);
    for (const QWidget *widget : shot.window.findChildren<QWidget *>()) {
        // A line takes text.
        if (!qobject_cast<const QLineEdit *>(widget))
            QVERIFY2(!widget->acceptDrops(),
                     qPrintable(widget->objectName() + u' ' + QLatin1StringView(widget->metaObject()->className())));
    }
}

DEPOTSCOPE_TEST(TestFiltering)
#include "tst_filtering.moc"
