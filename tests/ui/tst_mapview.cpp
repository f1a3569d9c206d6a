// SPDX-License-Identifier: MIT
#include "tests/support/fixture.h"
#include "tests/support/registered.h"
#include "ui/lists/itemview.h"
#include "ui/maps/ringview.h"
#include "ui/maps/treemap.h"
#include "ui/pages/folderspage.h"
#include "ui/parts/theme.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QProxyStyle>
#include <QSettings>
#include <QSignalSpy>
#include <QSplitter>
#include <QStyleFactory>
#include <QTest>
#include <QtTest/qtestaccessible.h>
#include <cmath>

using namespace depotscope;
using namespace Qt::StringLiterals;

namespace {

struct MapDepot : Fixture {
    DepotBuilder::PackageVersion sea = depot.package("Sea", "1.9.0", 400 * kiB);
    DepotBuilder::PackageVersion land = depot.package("Land", "0.3.1", 200 * kiB);
    QByteArray tides = depot.space(sea, "tides", 900 * kiB, 3, daysAgo(5));
    QByteArray maps = depot.space(sea, "maps", 700 * kiB, 400, daysAgo(400));

    MapDepot() { depot.environment("work", {sea}, daysAgo(3), false); }
};

/// A page of folders on its own.
struct Shot {
    MapDepot depot;
    FolderModel model;
    ItemView *view = new ItemView(&model, u"folderView"_s);
    FoldersPage page{&model, view};

    explicit Shot(FolderViewMode mode = FolderViewMode::Map)
    {
        view->setAccessibleName(u"Folders"_s);
        model.setShown({depot.inventory(), {}, std::nullopt});
        page.setViewMode(mode);
        page.resize(1100, 640);
        page.show();
        page.activateWindow(); // which no window manager may do
        if (!QTest::qWaitForWindowActive(&page, patience))
            qWarning("the window is not active, so keys may go astray");
    }
    ~Shot() { page.grab().save(u"tst_mapview-%1.png"_s.arg(QLatin1StringView(QTest::currentTestFunction()))); }

    TileView *map()
    {
        return page.findChild<TileView *>(page.viewMode() == FolderViewMode::Rings ? u"ringView"_s : u"treeMap"_s);
    }
    const FileTree &tree() { return *model.shown().inventory->tree; }
    NodeId node(const QByteArray &path) { return tree().find(path); }
    NodeId inDepot(const QByteArray &path) { return node(depot.depot.path() + '/' + path); }
    quint32 tile(NodeId node)
    {
        const auto found = tileOf(tree(), map()->tiles(), node);
        return found && map()->tiles()[*found].node == node ? *found : Tile::none;
    }
    void click(quint32 tile, Qt::MouseButton button = Qt::LeftButton)
    {
        QTest::mouseClick(map(), button, {}, spot(tile));
    }
    /// Where the tile itself is to be seen.
    QPoint spot(quint32 tile)
    {
        const QRect bounds = map()->boundsOf(tile);
        for (int y = bounds.top() + 1; y < bounds.bottom(); ++y) {
            for (int x = bounds.left() + 1; x < bounds.right(); ++x) {
                if (map()->tileUnder({x, y}) == tile)
                    return {x, y};
            }
        }
        return bounds.center();
    }
    NodeId currentInTree() { return model.nodeAt(view->currentIndex()); }
};

/// A style that has no time for animations, or some.
class TimedStyle final : public QProxyStyle {
public:
    explicit TimedStyle(int duration)
        : QProxyStyle(u"Fusion"_s)
        , m_duration(duration)
    {
    }
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *data) const override
    {
        return hint == SH_Widget_Animation_Duration ? m_duration : QProxyStyle::styleHint(hint, option, widget, data);
    }

private:
    int m_duration;
};

} // namespace

class TestMapView : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void oneSelection_data();
    void oneSelection();
    void arrowsGoToNeighbours();
    void ringsByKeyboard();
    void mirrorsFromRightToLeft_data();
    void mirrorsFromRightToLeft();
    void drawsWhatIsMarked_data();
    void drawsWhatIsMarked();
    void zooms_data();
    void zooms();
    void centreGoesUp();
    void wayLeadsUp();
    void legendDims();
    void legendIsAllThere();
    void coloursTellWhatTheySay();
    void lumpsAreNothingToActOn();
    void followsAFilter();
    void keepsItsPlaceOverARescan();
    void menuIsOfWhatWasClicked();
    void screenReadersHaveTiles();
    void screenReadersHearOfTheSelection();
    void animatesOnlyWhereWanted();
    void remembers();
    void everythingHasAName();
    void textReadsWell_data();
    void textReadsWell();
    void severalDepots();
    void survivesNoDepot();
};

void TestMapView::initTestCase()
{
    dress(*qApp, Theme::Light);
    QTestAccessibility::initialize();
}

void TestMapView::oneSelection_data()
{
    QTest::addColumn<FolderViewMode>("mode");
    QTest::newRow("map") << FolderViewMode::Map;
    QTest::newRow("rings") << FolderViewMode::Rings;
}

void TestMapView::oneSelection()
{
    QFETCH(FolderViewMode, mode);
    Shot shot(mode);
    const NodeId spaces = shot.inDepot("scratchspaces");
    const quint32 tile = shot.tile(spaces);
    QVERIFY(tile != Tile::none);
    shot.click(tile);
    QCOMPARE(shot.currentInTree(), spaces);
    QCOMPARE(shot.map()->currentTile(), std::optional(tile));
    QVERIFY(shot.page.findChild<QLabel *>(u"mapWords"_s)->text().contains(u"scratchspaces"_s));

    const NodeId packages = shot.inDepot("packages");
    shot.view->setCurrentIndex(shot.model.indexOf(packages));
    QCOMPARE(shot.map()->current(), packages);
    for (const TileView *map : shot.page.maps())
        QCOMPARE(map->current(), packages);

    // What has no tile of its own is shown by the one that it is in.
    const NodeId space = shot.node(shot.depot.maps);
    NodeId small = shot.tree().firstChild(space);
    while (shot.tree().childCount(small) > 0)
        small = shot.tree().firstChild(small);
    shot.view->setCurrentIndex(shot.model.indexOf(small));
    QVERIFY(shot.map()->currentTile());
    QVERIFY(!shot.page.grab().isNull());
}

void TestMapView::arrowsGoToNeighbours()
{
    Shot shot;
    shot.click(shot.tile(shot.inDepot("scratchspaces")));
    shot.map()->setFocus();
    const QRect from = shot.map()->boundsOf(*shot.map()->currentTile());
    for (const auto &[key, back] : {std::pair(Qt::Key_Right, Qt::Key_Left), std::pair(Qt::Key_Down, Qt::Key_Up)}) {
        const NodeId before = shot.map()->current();
        QTest::keyClick(shot.map(), key);
        if (shot.map()->current() == before)
            continue; // nothing there
        const QRect to = shot.map()->boundsOf(*shot.map()->currentTile());
        QVERIFY(key == Qt::Key_Right ? to.left() >= from.right() : to.top() >= from.bottom());
        QCOMPARE(shot.tree().parent(shot.map()->current()), shot.tree().parent(before));
        QCOMPARE(shot.currentInTree(), shot.map()->current());
        QTest::keyClick(shot.map(), back);
    }
    // From the whole, into it.
    QTest::keyClick(shot.map(), Qt::Key_Home);
    QCOMPARE(shot.map()->currentTile(), std::optional<quint32>(0));
    QTest::keyClick(shot.map(), Qt::Key_Right);
    QCOMPARE(shot.map()->currentTile(), std::optional<quint32>(1));
}

void TestMapView::mirrorsFromRightToLeft_data()
{
    QTest::addColumn<FolderViewMode>("mode");
    QTest::newRow("map") << FolderViewMode::Map;
    QTest::newRow("rings") << FolderViewMode::Rings;
}

void TestMapView::mirrorsFromRightToLeft()
{
    QFETCH(FolderViewMode, mode);
    Shot shot(mode);
    TileView *map = shot.map();
    const auto spaces = shot.tile(shot.node(shot.depot.tides));
    QVERIFY(spaces != Tile::none);
    const QSize size = map->size();
    const QPoint before = shot.spot(spaces);
    const QPoint mirrored(size.width() - 1 - before.x(), before.y());
    const std::vector<Tile> leftToRight = map->tiles();
    map->setLayoutDirection(Qt::RightToLeft);
    QCOMPARE(map->size(), size);
    QCOMPARE(map->tiles().size(), leftToRight.size());
    const double whole = mode == FolderViewMode::Rings ? 1 : size.width();
    for (size_t i = 0; i < leftToRight.size(); ++i) {
        const QRectF &was = leftToRight[i].room;
        const QRectF &is = map->tiles()[i].room;
        QVERIFY(std::abs(is.left() - (whole - was.right())) < 1e-6);
        QVERIFY(std::abs(is.width() - was.width()) < 1e-6);
        QCOMPARE(is.top(), was.top());
    }
    // The mouse finds the tile where it is, and the arrows go where they point.
    QCOMPARE(map->tileUnder(mirrored), std::optional(spaces));
    QTest::mouseClick(map, Qt::LeftButton, {}, mirrored);
    QCOMPARE(map->current(), shot.node(shot.depot.tides));
    map->setFocus();
    int moves = 0;
    for (const auto &[key, back] : {std::pair(Qt::Key_Right, Qt::Key_Left), std::pair(Qt::Key_Left, Qt::Key_Right)}) {
        // Of two that share a ring either is on both sides of the other.
        const quint32 maps = shot.tile(shot.node(shot.depot.maps));
        shot.click(mode == FolderViewMode::Rings ? map->tiles()[maps].firstChild + 3
                                                 : shot.tile(shot.inDepot("scratchspaces")));
        const NodeId start = map->current();
        const QRectF from = map->tiles()[*map->currentTile()].room;
        QTest::keyClick(map, key);
        if (map->current() == start)
            continue; // nothing there
        const QRectF to = map->tiles()[*map->currentTile()].room;
        const auto clockwise = [](double from_, double to_) { return std::fmod(to_ - from_ + 1 + 1e-6, 1); };
        const bool isRight = mode == FolderViewMode::Rings
            ? clockwise(from.right(), to.left()) < clockwise(to.right(), from.left())
            : to.left() >= from.right() - 0.5;
        QCOMPARE(isRight, key == Qt::Key_Right);
        ++moves;
        QTest::keyClick(map, back);
        QCOMPARE(map->current(), start);
    }
    QVERIFY(moves > 0);
}

void TestMapView::drawsWhatIsMarked_data()
{
    mirrorsFromRightToLeft_data();
}

void TestMapView::drawsWhatIsMarked()
{
    QFETCH(FolderViewMode, mode);
    Marks marks;
    Shot shot(mode);
    shot.model.setMarks(&marks);
    TileView *map = shot.map();
    const auto &inventory = *shot.model.shown().inventory;
    const auto tides = shot.tile(shot.node(shot.depot.tides));
    const auto sea = shot.tile(shot.node(shot.depot.sea.path));
    QVERIFY(tides != Tile::none && sea != Tile::none);
    const QImage before = map->grab().toImage();
    marks.add(inventory, {{idAt(inventory, shot.depot.tides)}});
    const QImage after = map->grab().toImage();
    const QRect bounds = map->boundsOf(tides).adjusted(-2, -2, 2, 2);
    bool isDrawn = false;
    for (int y = 0; y < after.height(); ++y) {
        for (int x = 0; x < after.width(); ++x) {
            const bool isOther = before.pixel(x, y) != after.pixel(x, y);
            isDrawn |= isOther;
            if (isOther)
                QVERIFY2(bounds.contains(x, y), qPrintable(u"%1, %2"_s.arg(x).arg(y)));
        }
    }
    QVERIFY(isDrawn);
    QVERIFY(map->textOf(tides).endsWith(u", marked"));
    QVERIFY(!map->textOf(sea).contains(u"marked"));
    const auto above = shot.tile(shot.inDepot("scratchspaces"));
    QVERIFY(above == Tile::none || map->textOf(above).endsWith(u", partly marked"));
    marks.clear();
    QCOMPARE(map->grab().toImage(), before);
    marks.add(inventory, {{idAt(inventory, shot.depot.tides)}}); // for the picture
    marks.add(inventory, {{idAt(inventory, shot.depot.sea.path)}});
    map->grab().save(u"tst_mapview-marked-%1.png"_s.arg(QLatin1StringView(QTest::currentDataTag())));
}

void TestMapView::ringsByKeyboard()
{
    Shot shot(FolderViewMode::Rings);
    shot.map()->setFocus();
    QTest::keyClick(shot.map(), Qt::Key_Home);
    QCOMPARE(shot.map()->currentTile(), std::optional<quint32>(0));
    QTest::keyClick(shot.map(), Qt::Key_Down);
    const NodeId biggest = shot.map()->current();
    QCOMPARE(shot.tree().parent(biggest), shot.tree().roots().front());
    int around = 0;
    do {
        QTest::keyClick(shot.map(), Qt::Key_Right);
        ++around;
    } while (shot.map()->current() != biggest && around < 50);
    QVERIFY(around > 1 && around < 50);
    QTest::keyClick(shot.map(), Qt::Key_Left);
    QVERIFY(shot.map()->current() != biggest);
    QTest::keyClick(shot.map(), Qt::Key_Up);
    QCOMPARE(shot.map()->currentTile(), std::optional<quint32>(0));
}

void TestMapView::zooms_data()
{
    oneSelection_data();
}

void TestMapView::zooms()
{
    QFETCH(FolderViewMode, mode);
    Shot shot(mode);
    shot.map()->setFocus();
    const NodeId spaces = shot.inDepot("scratchspaces");
    shot.click(shot.tile(spaces));
    QTest::keyClick(shot.map(), Qt::Key_Return);
    QCOMPARE(shot.map()->root(), spaces);
    QCOMPARE(shot.map()->tiles().front().node, spaces);
    for (const TileView *map : shot.page.maps())
        QCOMPARE(map->root(), spaces);
    QTest::keyClick(shot.map(), Qt::Key_Backspace);
    QVERIFY(!shot.map()->root());
    QTest::keyClick(shot.map(), Qt::Key_Backspace); // there is nothing above
    QVERIFY(!shot.map()->root());
    QTest::mouseDClick(shot.map(), Qt::LeftButton, {}, shot.spot(shot.tile(spaces)));
    QCOMPARE(shot.map()->root(), spaces);

    // What is chosen in the tree is on the map.
    shot.view->setCurrentIndex(shot.model.indexOf(shot.inDepot("packages")));
    QVERIFY(!shot.map()->root());
    QVERIFY(shot.map()->currentTile());
    // Enter in the tree, too, shows what is in a folder.
    emit shot.view->activated(shot.view->currentIndex());
    QCOMPARE(shot.map()->root(), shot.inDepot("packages"));
}

void TestMapView::centreGoesUp()
{
    Shot shot(FolderViewMode::Rings);
    const NodeId spaces = shot.inDepot("scratchspaces");
    QTest::mouseDClick(shot.map(), Qt::LeftButton, {}, shot.spot(shot.tile(spaces)));
    QCOMPARE(shot.map()->root(), spaces);
    shot.view->setCurrentIndex(shot.model.indexOf(shot.node(shot.depot.tides)));
    QTest::mouseClick(shot.map(), Qt::LeftButton, {}, shot.map()->rect().center());
    QVERIFY(!shot.map()->root());
    QCOMPARE(shot.map()->current(), spaces); // where one came from
    QTest::mouseClick(shot.map(), Qt::LeftButton, {}, shot.map()->rect().center());
    QCOMPARE(shot.map()->currentTile(), std::optional<quint32>(0)); // there is nothing above
}

void TestMapView::wayLeadsUp()
{
    Shot shot;
    const NodeId space = shot.node(shot.depot.tides);
    emit shot.view->activated(shot.model.indexOf(space));
    QCOMPARE(shot.map()->root(), space);
    auto *step = shot.page.findChild<QAbstractButton *>(u"step-1"_s);
    QVERIFY(step);
    QCOMPARE(step->text(), u"scratchspaces"_s);
    step->click();
    QTRY_COMPARE(shot.map()->root(), shot.inDepot("scratchspaces"));
    QTRY_VERIFY(!shot.page.findChild<QAbstractButton *>(u"step-2"_s));
}

void TestMapView::legendDims()
{
    Shot shot;
    const QList<QAbstractButton *> legend =
        shot.page.findChild<QWidget *>(u"tileLegend"_s)->findChildren<QAbstractButton *>();
    QVERIFY(legend.size() >= 2);
    const QImage before = shot.map()->grab().toImage();
    legend.front()->click();
    const QImage picked = shot.map()->grab().toImage();
    QVERIFY(picked != before);
    legend.front()->click();
    QCOMPARE(shot.map()->grab().toImage(), before);
    // By keyboard as well.
    legend.back()->setFocus();
    QTest::keyClick(legend.back(), Qt::Key_Space);
    QVERIFY(shot.map()->grab().toImage() != before);
}

void TestMapView::legendIsAllThere()
{
    Shot shot;
    auto *legend = shot.page.findChild<QWidget *>(u"tileLegend"_s);
    const QList<QAbstractButton *> buttons = legend->findChildren<QAbstractButton *>();
    const auto isInRows = [&] { return buttons.back()->y() > buttons.front()->y(); };
    for (int width = shot.page.width(); width > 300 && !isInRows(); width -= 20) {
        shot.page.resize(width, shot.page.height());
        QCoreApplication::processEvents();
    }
    QVERIFY(isInRows());
    for (const QAbstractButton *button : buttons)
        QVERIFY2(legend->rect().contains(button->geometry()), qPrintable(button->text()));
}

void TestMapView::coloursTellWhatTheySay()
{
    Shot shot;
    auto *colouring = shot.page.findChild<QComboBox *>(u"colouring"_s);
    const quint32 tile = shot.tile(shot.node(shot.depot.tides));
    const Inventory &inventory = *shot.model.shown().inventory;
    const Item &item = inventory.item(idAt(inventory, shot.depot.tides));
    for (int i = 0; i < colouringCount; ++i) {
        colouring->setCurrentIndex(i);
        shot.page.grab().save(u"tst_mapview-colours-%1.png"_s.arg(i));
        const std::vector<TileClass> classes = tileClasses(Colouring(i), shot.page.palette());
        QCOMPARE(shot.map()->classOf(tile), tileClassOf(Colouring(i), item, inventory.taken));
        QVERIFY(shot.map()->textOf(tile).endsWith(classes[size_t(shot.map()->classOf(tile))].text));
        // All that is in an item has its colour.
        const Tile &at = shot.map()->tiles()[tile];
        for (quint32 k = at.firstChild; k < at.firstChild + at.childCount; ++k)
            QCOMPARE(shot.map()->classOf(k), shot.map()->classOf(tile));
    }
    QCOMPARE(shot.map()->classOf(0), -1); // the depot is no item
}

void TestMapView::lumpsAreNothingToActOn()
{
    Shot shot;
    shot.depot.depot.file("heap/big", QByteArray(5 * 1024 * kiB, 'x'));
    for (int i = 0; i < 90; ++i)
        shot.depot.depot.file("heap/small" + QByteArray::number(i), "x");
    shot.model.setShown({shot.depot.inventory(), {}, std::nullopt});
    shot.map()->resize(160, 120);
    const std::vector<Tile> &tiles = shot.map()->tiles();
    const auto lump = std::ranges::find_if(
        tiles, [](const Tile &tile) { return tile.isLump() && tile.room.width() > 2 && tile.room.height() > 2; });
    QVERIFY(lump != tiles.end());
    const auto index = quint32(lump - tiles.begin());
    const NodeId folder = shot.tree().parent(lump->node);
    QVERIFY(shot.map()->textOf(index).contains(QLocale().toString(lump->lumped)));
    shot.click(index);
    QCOMPARE(shot.currentInTree(), folder);
}

void TestMapView::followsAFilter()
{
    Shot shot;
    const QImage before = shot.map()->grab().toImage();
    shot.model.setFilter(u"tides"_s);
    QVERIFY(shot.map()->grab().toImage() != before);
    QSignalSpy spy(&shot.page, &FoldersPage::filterInTheWay);
    connect(&shot.page, &FoldersPage::filterInTheWay, &shot.page, [&] { shot.model.setFilter({}); });
    const NodeId packages = shot.inDepot("packages");
    shot.click(shot.tile(packages));
    QCOMPARE(spy.count(), 1);
    QCOMPARE(shot.currentInTree(), packages);
}

void TestMapView::keepsItsPlaceOverARescan()
{
    Shot shot;
    emit shot.view->activated(shot.model.indexOf(shot.inDepot("scratchspaces")));
    shot.view->setCurrentIndex(shot.model.indexOf(shot.node(shot.depot.tides)));
    shot.depot.depot.package("Fresh", "1.0.0", 300 * kiB);
    shot.model.setShown({shot.depot.inventory(), {}, std::nullopt});
    QCOMPARE(shot.map()->root(), shot.inDepot("scratchspaces"));
    QCOMPARE(shot.map()->current(), shot.node(shot.depot.tides));
    QCOMPARE(shot.currentInTree(), shot.map()->current());
    shot.map()->grab();

    // Where the root has gone, all is shown.
    QVERIFY(QDir(QFile::decodeName(shot.depot.depot.path() + "/scratchspaces")).removeRecursively());
    shot.model.setShown({shot.depot.inventory(), {}, std::nullopt});
    QVERIFY(!shot.map()->root());
    shot.map()->grab();
}

void TestMapView::menuIsOfWhatWasClicked()
{
    Shot shot;
    QSignalSpy spy(&shot.page, &FoldersPage::menuWanted);
    const NodeId spaces = shot.inDepot("scratchspaces");
    const QPoint at = shot.spot(shot.tile(spaces));
    QTest::mousePress(shot.map(), Qt::RightButton, {}, at);
    QContextMenuEvent menu(QContextMenuEvent::Mouse, at, shot.map()->mapToGlobal(at));
    QApplication::sendEvent(shot.map(), &menu);
    QCOMPARE(spy.count(), 1);
    QCOMPARE(shot.currentInTree(), spaces);
}

void TestMapView::screenReadersHaveTiles()
{
    Shot shot;
    shot.click(shot.tile(shot.inDepot("scratchspaces")));
    QAccessibleInterface *map = QAccessible::queryAccessibleInterface(shot.map());
    QVERIFY(map);
    QCOMPARE(map->childCount(), int(shot.map()->tiles().size()));
    QVERIFY(!map->text(QAccessible::Name).isEmpty());
    const int index = int(shot.tile(shot.inDepot("scratchspaces")));
    QAccessibleInterface *tile = map->child(index);
    QVERIFY(tile && tile->isValid());
    QCOMPARE(tile, map->child(index));
    QCOMPARE(map->indexOfChild(tile), index);
    QCOMPARE(tile->parent(), map);
    const QString name = tile->text(QAccessible::Name);
    QVERIFY2(name.startsWith(u"Folder scratchspaces, "_s), qPrintable(name));
    QVERIFY2(name.contains(u"%"_s), qPrintable(name));
    const QRect bounds = shot.map()->boundsOf(quint32(index));
    QCOMPARE(tile->rect(), QRect(shot.map()->mapToGlobal(bounds.topLeft()), bounds.size()));
    QVERIFY(tile->state().selected && tile->state().selectable);
    shot.view->setFocus();
    QVERIFY(!tile->state().focused);
    shot.map()->setFocus();
    QVERIFY(tile->state().focused);
    QCOMPARE(map->focusChild(), tile);
    const QPoint spot = shot.map()->mapToGlobal(shot.spot(quint32(index)));
    QCOMPARE(map->childAt(spot.x(), spot.y()), tile);
    QVERIFY(!map->child(-1));
    QVERIFY(!map->child(map->childCount()));

    tile->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(shot.map()->root(), shot.inDepot("scratchspaces"));
    shot.map()->tiles();
    QAccessibleInterface *whole = map->child(0); // those of the tiles before are not there any more
    QVERIFY(whole->isValid());
    QVERIFY(whole->text(QAccessible::Name).contains(u"100"_s));
}

void TestMapView::screenReadersHearOfTheSelection()
{
    const bool isWanted = qEnvironmentVariableIsSet("QT_LINUX_ACCESSIBILITY_ALWAYS_ON");
    if (!isWanted || !QTest::qWaitFor([] { return QAccessible::isActive(); }, patience))
        QSKIP("nothing listens on this platform; QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1 under X makes it");
    Shot shot;
    shot.map()->setFocus();
    QTest::keyClick(shot.map(), Qt::Key_Home);
    QTestAccessibility::clearEvents();
    QTest::keyClick(shot.map(), Qt::Key_Right);
    QAccessibleEvent focus(shot.map(), QAccessible::Focus);
    focus.setChild(int(*shot.map()->currentTile()));
    QVERIFY(QTestAccessibility::containsEvent(&focus));
    QAccessibleEvent selection(shot.map(), QAccessible::Selection);
    selection.setChild(int(*shot.map()->currentTile()));
    QVERIFY(QTestAccessibility::containsEvent(&selection));
}

void TestMapView::animatesOnlyWhereWanted()
{
    for (const int duration : {0, 60}) {
        TimedStyle style(duration);
        Shot shot;
        shot.map()->setStyle(&style);
        shot.map()->grab();
        shot.map()->zoomInto(shot.tile(shot.inDepot("scratchspaces")));
        const QImage first = shot.map()->grab().toImage();
        if (duration == 0) {
            QCOMPARE(shot.map()->grab().toImage(), first);
        } else {
            QTRY_VERIFY(shot.map()->grab().toImage() != first);
            QTRY_VERIFY(!shot.map()->findChild<QVariantAnimation *>());
        }
        shot.map()->setStyle(nullptr);
    }
}

void TestMapView::remembers()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
    {
        Shot shot(FolderViewMode::Rings);
        shot.page.findChild<QComboBox *>(u"colouring"_s)->setCurrentIndex(int(Colouring::Kind));
        shot.page.save(settings);
    }
    Shot shot;
    shot.page.restore(settings);
    QCOMPARE(shot.page.viewMode(), FolderViewMode::Rings);
    QVERIFY(shot.page.findChild<QAbstractButton *>(u"ringsButton"_s)->isChecked());
    QCOMPARE(shot.page.findChild<QComboBox *>(u"colouring"_s)->currentIndex(), int(Colouring::Kind));
    shot.page.findChild<QAbstractButton *>(u"treeButton"_s)->click();
    QCOMPARE(shot.page.viewMode(), FolderViewMode::Tree);
    QVERIFY(!shot.map()->isVisible());
    settings.setValue(u"folders/look"_s, u"nonsense"_s);
    settings.setValue(u"folders/colouring"_s, 77);
    shot.page.restore(settings);
    QCOMPARE(shot.page.viewMode(), FolderViewMode::Tree);
}

void TestMapView::everythingHasAName()
{
    Shot shot;
    for (const QWidget *widget : shot.page.findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus)
            continue;
        const QAccessibleInterface *access = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
        QVERIFY2(access && !access->text(QAccessible::Name).isEmpty(), qPrintable(widget->objectName()));
        QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
    }
}

void TestMapView::textReadsWell_data()
{
    QTest::addColumn<QPalette>("palette");
    const auto row = [](const char *name, const QColor &base, const QColor &text) {
        QPalette palette;
        palette.setColor(QPalette::Base, base);
        palette.setColor(QPalette::Text, text);
        QTest::newRow(name) << palette;
    };
    for (const auto &[name, theme] : {std::pair("light", Theme::Light), std::pair("dark", Theme::Dark)}) {
        dress(*qApp, theme);
        QTest::newRow(name) << QApplication::palette();
    }
    dress(*qApp, Theme::Light);
    row("black on white", Qt::white, Qt::black);
    row("white on black", Qt::black, Qt::white);
    row("yellow on black", Qt::black, Qt::yellow);
}

void TestMapView::textReadsWell()
{
    QFETCH(QPalette, palette);
    for (int i = 0; i < colouringCount; ++i) {
        for (const TileClass &tileClass : tileClasses(Colouring(i), palette)) {
            const auto check = [&](const QColor &ink, const QColor &ground) {
                const double ratio = contrastRatio(ink, ground);
                QVERIFY2(ratio >= 4.5, qPrintable(u"%1: %2"_s.arg(tileClass.text).arg(ratio)));
            };
            check(inkOn(tileClass.ground, palette), tileClass.ground);
            for (TileShade shade : {TileShade::Folder, TileShade::Lump}) {
                const QColor ground = shaded(tileClass.ground, shade, palette);
                check(inkOn(ground, palette), ground);
            }
            check(quietColour(palette), shaded(tileClass.ground, TileShade::Dim, palette));
        }
    }
    QVERIFY(contrastRatio(palette.color(QPalette::Text), folderGround(palette)) >= 4.5);
}

void TestMapView::severalDepots()
{
    Shot shot;
    const QByteArray other = shot.depot.root + "/other";
    DepotBuilder more(other, shot.depot.root + "/more", currentTime());
    more.package("Hill", "1.0.0", 500 * kiB);
    shot.model.setShown({Fixture::inventoryOf({shot.depot.depot.path(), other}), {}, std::nullopt});
    QCOMPARE(shot.map()->tiles()[0].parent, Tile::none);
    QCOMPARE(shot.map()->tiles()[1].parent, Tile::none);
    QCOMPARE(shot.page.findChild<QAbstractButton *>(u"step-0"_s)->text(), u"All depots"_s);
    shot.map()->setFocus();
    QTest::keyClick(shot.map(), Qt::Key_Home);
    QTest::keyClick(shot.map(), Qt::Key_Return);
    QVERIFY(shot.map()->root());
    QTest::keyClick(shot.map(), Qt::Key_Backspace);
    QVERIFY(!shot.map()->root());
    shot.page.setViewMode(FolderViewMode::Rings);
    shot.map()->grab();
}

void TestMapView::survivesNoDepot()
{
    FolderModel model;
    auto *view = new ItemView(&model, u"folderView"_s);
    FoldersPage page(&model, view);
    page.resize(600, 400);
    for (FolderViewMode mode : {FolderViewMode::Map, FolderViewMode::Rings, FolderViewMode::Tree}) {
        page.setViewMode(mode);
        page.grab();
    }
    for (TileView *map : page.maps()) {
        for (Qt::Key key : {Qt::Key_Left, Qt::Key_Return, Qt::Key_Backspace, Qt::Key_Home})
            QTest::keyClick(map, key);
        QTest::mouseClick(map, Qt::LeftButton, {}, QPoint(20, 20));
        QVERIFY(map->tiles().empty());
    }
}

DEPOTSCOPE_TEST(TestMapView)
#include "tst_mapview.moc"
