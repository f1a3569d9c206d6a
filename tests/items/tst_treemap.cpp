// SPDX-License-Identifier: MIT
#include "model/items/tiles.h"
#include "tests/support/madetree.h"
#include "tests/support/registered.h"

#include <QTest>
#include <algorithm>
#include <numbers>
#include <random>

using namespace depotscope;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(depotscope::MadeEntry)

namespace {

constexpr qint64 block = 512;

MadeEntry file(const char *name, qint64 blocks)
{
    return {name, blocks * block, {}};
}

MadeEntry folder(const char *name, std::vector<MadeEntry> entries)
{
    return {name, 8 * block, std::move(entries), true};
}

MadeEntry randomFolder(std::mt19937 &random, int depth)
{
    MadeEntry made{"d" + QByteArray::number(random()), 8 * block, {}, true};
    const int count = int(random() % 30);
    for (int i = 0; i < count; ++i) {
        if (depth > 0 && random() % 3 == 0)
            made.entries.push_back(randomFolder(random, depth - 1));
        else
            made.entries.push_back(
                {"f" + QByteArray::number(random()), qint64(random() % (1U << (random() % 22))) * block, {}, false});
    }
    return made;
}

MadeEntry manySmall(int count, qint64 huge)
{
    MadeEntry made = folder("/many", {file("huge", huge)});
    for (int i = 0; i < count; ++i)
        made.entries.push_back({"small" + QByteArray::number(i), block, {}, false});
    return made;
}

MadeEntry chain(int length)
{
    MadeEntry made = file("end", 1000);
    for (int i = 0; i < length; ++i) {
        MadeEntry above{"link", 0, {}, true};
        above.entries.push_back(std::move(made));
        made = std::move(above);
    }
    made.name = "/chain";
    return made;
}

double areaOf(const QRectF &room)
{
    return room.width() * room.height();
}

std::vector<Tile> childrenOf(const std::vector<Tile> &tiles, const Tile &tile)
{
    return {tiles.begin() + tile.firstChild, tiles.begin() + tile.firstChild + tile.childCount};
}

/// What holds for each map, whatever it is of.
void checkTiles(const FileTree &tree, const std::vector<Tile> &tiles)
{
    for (size_t i = 0; i < tiles.size(); ++i) {
        const Tile &tile = tiles[i];
        QVERIFY(tile.bytes > 0);
        QVERIFY(tile.room.width() >= 0 && tile.room.height() >= 0);
        if (!tile.isLump())
            QCOMPARE(tile.bytes, bytesAt(tree, tile.node));
        if (tile.childCount == 0)
            continue;
        QVERIFY(!tile.isLump());
        QVERIFY(tile.firstChild > i);
        const std::vector<Tile> children = childrenOf(tiles, tile);
        qint64 sum = 0;
        quint32 entries = 0;
        int lumps = 0;
        for (size_t k = 0; k < children.size(); ++k) {
            const Tile &child = children[k];
            QCOMPARE(child.parent, quint32(i));
            QCOMPARE(child.depth, tile.depth + 1);
            QCOMPARE(tree.parent(child.node), tile.node);
            QVERIFY(k == 0 || child.bytes <= children[k - 1].bytes);
            sum += child.bytes;
            entries += child.isLump() ? child.lumped : 1;
            lumps += child.isLump();
        }
        QVERIFY(lumps <= 1);
        QCOMPARE(sum, tile.bytes - tree.own(tile.node).allocated);
        quint32 withBytes = 0;
        for (NodeId node : tree.children(tile.node)) {
            withBytes += bytesAt(tree, node) > 0;
            const auto holds = [&](const Tile &child) {
                return child.isLump() ? isInLump(tree, child, node) : child.node == node;
            };
            QCOMPARE(std::ranges::count_if(children, holds), bytesAt(tree, node) > 0 ? 1 : 0);
        }
        QCOMPARE(entries, withBytes);
    }
}

void checkTreemap(const std::vector<Tile> &tiles, const MapShape &shape)
{
    constexpr double tiny = 1e-6;
    for (const Tile &tile : tiles) {
        const std::vector<Tile> children = childrenOf(tiles, tile);
        if (children.empty())
            continue;
        double area = 0;
        for (const Tile &child : children)
            area += areaOf(child.room);
        double bytes = 0;
        for (const Tile &child : children)
            bytes += double(child.bytes);
        // Header and frame are all that is not given to what is inside.
        QVERIFY(area <= areaOf(tile.room) + tiny);
        QVERIFY(area
                >= (tile.room.width() - 2 * shape.frame) * (tile.room.height() - shape.header - shape.frame) - tiny);
        for (size_t k = 0; k < children.size(); ++k) {
            const QRectF &room = children[k].room;
            QVERIFY(room.left() >= tile.room.left() - tiny && room.right() <= tile.room.right() + tiny);
            QVERIFY(room.top() >= tile.room.top() - tiny && room.bottom() <= tile.room.bottom() + tiny);
            const double share = double(children[k].bytes) / bytes;
            QVERIFY(std::abs(areaOf(room) / area - share) < 1e-6);
            if (!children[k].isLump())
                QVERIFY(areaOf(room) >= shape.smallest * 0.999);
        }
        if (children.size() > 400)
            continue; // of pairs
        for (size_t a = 0; a < children.size(); ++a) {
            for (size_t b = a + 1; b < children.size(); ++b)
                QVERIFY(areaOf(children[a].room.intersected(children[b].room)) < 1e-3);
        }
    }
}

std::vector<Tile> mapOf(const FileTree &tree, const QRectF &room)
{
    return treemapOf(tree, tree.roots(), room, MapShape());
}

} // namespace

class TestTreemap : public QObject {
    Q_OBJECT

private slots:
    void holdsForAll_data();
    void holdsForAll();
    void ringsHoldForAll_data() { holdsForAll_data(); }
    void ringsHoldForAll();
    void squares();
    void lumpsWhatIsSmall();
    void nothingTakesNoRoom();
    void severalTops();
    void findsWhatIsThere();
    void ringsTellThatThereIsMore();
    void ringsLeaveWhatAFolderItselfTakes();
};

void TestTreemap::holdsForAll_data()
{
    QTest::addColumn<MadeEntry>("made");
    QTest::addColumn<QRectF>("room");
    const QRectF usual(0, 0, 900, 600);
    for (unsigned seed = 1; seed <= 12; ++seed) {
        std::mt19937 random(seed);
        MadeEntry made = randomFolder(random, 5);
        made.name = "/made";
        QTest::addRow("random %u", seed) << made << QRectF(0, 0, 20 + random() % 1200, 20 + random() % 900);
    }
    QTest::newRow("one file") << folder("/one", {file("a", 7)}) << usual;
    QTest::newRow("one huge, many small") << manySmall(100'000, 1'000'000) << usual;
    QTest::newRow("many small alone") << manySmall(100'000, 1) << usual;
    QTest::newRow("tiny room") << manySmall(50, 100) << QRectF(0, 0, 2, 1);
    QTest::newRow("narrow room") << manySmall(50, 100) << QRectF(5, 5, 900, 1);
    QTest::newRow("deep") << chain(2000) << usual;
    QTest::newRow("very big") << folder("/big", {file("a", qint64(1) << 44), file("b", (qint64(1) << 44) - 5)})
                              << usual;
}

void TestTreemap::holdsForAll()
{
    QFETCH(MadeEntry, made);
    QFETCH(QRectF, room);
    const FileTree tree = madeTree(made);
    const std::vector<Tile> tiles = mapOf(tree, room);
    QVERIFY(!tiles.empty());
    QCOMPARE(tiles.front().room, room);
    checkTiles(tree, tiles);
    checkTreemap(tiles, MapShape());
    QVERIFY(tiles == mapOf(tree, room));
}

void TestTreemap::ringsHoldForAll()
{
    QFETCH(MadeEntry, made);
    const FileTree tree = madeTree(made);
    const RingShape shape;
    const std::vector<Tile> tiles = ringsOf(tree, tree.roots(), shape);
    checkTiles(tree, tiles);
    for (size_t i = 1; i < tiles.size(); ++i) {
        const Tile &tile = tiles[i];
        const Tile &parent = tiles[tile.parent];
        const double share = double(tile.bytes) / double(parent.bytes);
        QVERIFY(std::abs(tile.room.width() - parent.room.width() * share) < 1e-9);
        QVERIFY(tile.room.left() >= parent.room.left() - 1e-9 && tile.room.right() <= parent.room.right() + 1e-9);
        QCOMPARE(tile.room.top(), tile.depth == 1 ? shape.hole : parent.room.bottom());
        QVERIFY(int(tile.depth) <= shape.rings);
        const double arc = 2 * std::numbers::pi * tile.room.center().y() * tile.room.width();
        QVERIFY(tile.isLump() || arc >= shape.smallest * 0.999);
    }
    QVERIFY(tiles == ringsOf(tree, tree.roots(), shape));
}

/// The example of the paper, whose tiles are known.
void TestTreemap::squares()
{
    const FileTree tree = madeTree(folder(
        "/paper", {file("a", 6), file("b", 6), file("c", 4), file("d", 3), file("e", 2), file("f", 2), file("g", 1)}));
    MapShape bare;
    bare.frame = 0;
    bare.labelled = QSizeF(1e6, 1e6);
    bare.smallest = 0.1;
    const std::vector<Tile> tiles = treemapOf(tree, tree.roots(), QRectF(0, 0, 6, 4), bare);
    QCOMPARE(tiles.size(), 8U);
    const auto check = [&](int tile, QRectF room) {
        const QRectF found = tiles[size_t(tile)].room;
        QVERIFY2(
            std::abs(found.x() - room.x()) < 1e-9 && std::abs(found.y() - room.y()) < 1e-9
                && std::abs(found.width() - room.width()) < 1e-9 && std::abs(found.height() - room.height()) < 1e-9,
            qPrintable(
                u"%1: %2 %3 %4 %5"_s.arg(tile).arg(found.x()).arg(found.y()).arg(found.width()).arg(found.height())));
    };
    check(1, QRectF(0, 0, 3, 2));
    check(2, QRectF(0, 2, 3, 2));
    check(3, QRectF(3, 0, 12.0 / 7, 7.0 / 3));
    check(4, QRectF(3 + 12.0 / 7, 0, 9.0 / 7, 7.0 / 3));
}

void TestTreemap::lumpsWhatIsSmall()
{
    const FileTree tree = madeTree(manySmall(100'000, 1'000'000));
    const std::vector<Tile> tiles = mapOf(tree, QRectF(0, 0, 300, 200));
    QCOMPARE(tiles.size(), 3U);
    QVERIFY(!tiles[1].isLump());
    QCOMPARE(tree.name(tiles[1].node).toByteArray(), "huge");
    QCOMPARE(tiles[2].lumped, 100'000U);
    QCOMPARE(tiles[2].bytes, 100'000 * block);

    // Where all would be lumped, the folder stays whole.
    const FileTree alike = madeTree(folder("/alike", {folder("a", {file("x", 4), file("y", 4)}), file("b", 100'000)}));
    const std::vector<Tile> few = mapOf(alike, QRectF(0, 0, 30, 20));
    QVERIFY(
        std::ranges::all_of(few, [](const Tile &tile) { return tile.parent == Tile::none || tile.childCount == 0; }));
}

void TestTreemap::nothingTakesNoRoom()
{
    const FileTree empty = madeTree({"/empty", 0, {}, true});
    QVERIFY(mapOf(empty, QRectF(0, 0, 100, 100)).empty());
    QVERIFY(ringsOf(empty, empty.roots(), RingShape()).empty());
    const FileTree zeros = madeTree(folder("/zeros", {file("a", 0), file("b", 0), folder("c", {})}));
    const std::vector<Tile> tiles = mapOf(zeros, QRectF(0, 0, 200, 200));
    QCOMPARE(tiles.size(), 2U); // itself, and the folder that has a block of its own
    QVERIFY(mapOf(zeros, QRectF(0, 0, 0, 100)).empty());
    QVERIFY(treemapOf(zeros, {}, QRectF(0, 0, 100, 100), MapShape()).empty());
}

void TestTreemap::severalTops()
{
    const FileTree tree = madeTree(folder("/root", {folder("a", {file("x", 30)}), folder("b", {file("y", 90)})}));
    const NodeId root = tree.roots().front();
    const std::vector<Tile> tiles =
        treemapOf(tree, {tree.child(root, "a"), tree.child(root, "b")}, QRectF(0, 0, 400, 100), MapShape());
    QCOMPARE(tiles[0].parent, Tile::none);
    QCOMPARE(tiles[1].parent, Tile::none);
    QCOMPARE(tree.name(tiles[0].node).toByteArray(), "b");
    QVERIFY(std::abs(areaOf(tiles[0].room) + areaOf(tiles[1].room) - 40'000) < 1e-6);
    const std::vector<Tile> rings = ringsOf(tree, {tree.child(root, "a"), tree.child(root, "b")}, RingShape());
    QCOMPARE(rings[0].room.top(), RingShape().hole);
    QVERIFY(std::abs(rings[0].room.width() + rings[1].room.width() - 1) < 1e-9);
}

void TestTreemap::findsWhatIsThere()
{
    const FileTree tree = madeTree(manySmall(100'000, 1'000'000));
    const NodeId root = tree.roots().front();
    const std::vector<Tile> tiles = mapOf(tree, QRectF(0, 0, 300, 200));
    QCOMPARE(tileOf(tree, tiles, root), std::optional<quint32>(0));
    QCOMPARE(tileOf(tree, tiles, tree.child(root, "huge")), std::optional<quint32>(1));
    QCOMPARE(tileOf(tree, tiles, tree.child(root, "small77")), std::optional<quint32>(2));
    QVERIFY(!tileOf(tree, tiles, NodeId()));
    for (const quint32 i : {1U, 2U})
        QCOMPARE(tileAt(tiles, tiles[i].room.center()), std::optional(i));
    QVERIFY(!tileAt(tiles, QPointF(-1, 5)));
    QVERIFY(!tileAt({}, QPointF(1, 5)));
    // Of a picture of one folder, what is beside that is not on it.
    const std::vector<Tile> part = treemapOf(tree, {tree.child(root, "huge")}, QRectF(0, 0, 300, 200), MapShape());
    QVERIFY(!tileOf(tree, part, tree.child(root, "small77")));
    QVERIFY(!tileOf(tree, part, root));
}

void TestTreemap::ringsTellThatThereIsMore()
{
    const FileTree tree = madeTree(manySmall(100'000, 0));
    const std::vector<Tile> tiles = ringsOf(tree, tree.roots(), RingShape());
    const Tile &last = tiles.back();
    QCOMPARE(last.lumped, 100'000U);
    QCOMPARE(last.bytes, 100'000 * block);
    QCOMPARE(last.depth, tiles[last.parent].depth + 1);
}

void TestTreemap::ringsLeaveWhatAFolderItselfTakes()
{
    const FileTree tree = madeTree(folder("/half", {file("a", 8)}));
    const std::vector<Tile> tiles = ringsOf(tree, tree.roots(), RingShape());
    QCOMPARE(tiles.size(), 2U);
    QCOMPARE(tiles[0].room, QRectF(0, 0, 1, RingShape().hole));
    QCOMPARE(tiles[1].room.width(), 0.5);
}

DEPOTSCOPE_TEST(TestTreemap)
#include "tst_treemap.moc"
