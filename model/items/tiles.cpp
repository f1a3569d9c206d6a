// SPDX-License-Identifier: MIT
#include "model/items/tiles.h"

#include <algorithm>
#include <numbers>
#include <ranges>
#include <span>

namespace depotscope {

namespace {

struct Sized {
    qint64 bytes;
    NodeId node;
};

/// Biggest first; what is equal stands as in the tree.
bool isBefore(const Sized &a, const Sized &b)
{
    return a.bytes != b.bytes ? a.bytes > b.bytes : a.node < b.node;
}

/// What becomes of entries of which none is big enough.
enum class AllSmall { Lumped, LeftOut };

/// The tiles of one map, made folder by folder: a tile's children are appended when it is its turn.
class Tiling {
public:
    explicit Tiling(const FileTree &tree)
        : m_tree(tree)
    {
    }

    /// Appends tiles without room for those of `entries` that have at least `smallest` bytes, and a lump for the rest.
    template <typename Entries>
    std::span<Tile> append(quint32 parent, const Entries &entries, double smallest, AllSmall mode = AllSmall::Lumped)
    {
        m_big.clear();
        Sized biggest{0, {}};
        qint64 rest = 0;
        quint32 lumped = 0;
        for (NodeId node : entries) {
            const Sized entry{bytesAt(m_tree, node), node};
            if (entry.bytes <= 0)
                continue;
            if (double(entry.bytes) >= smallest) {
                m_big.push_back(entry);
                continue;
            }
            rest += entry.bytes;
            ++lumped;
            if (lumped == 1 || isBefore(entry, biggest))
                biggest = entry;
        }
        if (m_big.empty() && mode == AllSmall::LeftOut)
            return {};
        std::ranges::sort(m_big, isBefore);
        const auto first = quint32(tiles.size());
        const quint32 depth = parent == Tile::none ? 0 : tiles[parent].depth + 1;
        const auto add = [&](const Sized &entry, qint64 bytes, quint32 count) {
            tiles.push_back({.room = {},
                             .bytes = bytes,
                             .node = entry.node,
                             .parent = parent,
                             .firstChild = 0,
                             .childCount = 0,
                             .lumped = count,
                             .depth = depth});
        };
        for (const Sized &entry : m_big) {
            if (rest > entry.bytes) {
                add(biggest, rest, lumped);
                rest = 0;
            }
            add(entry, entry.bytes, 0);
        }
        if (rest > 0)
            add(biggest, rest, lumped);
        if (parent != Tile::none) {
            tiles[parent].firstChild = first;
            tiles[parent].childCount = quint32(tiles.size()) - first;
        }
        return std::span(tiles).subspan(first);
    }

    bool isLeaf(const Tile &tile) const { return tile.isLump() || m_tree.childCount(tile.node) == 0; }

    std::vector<Tile> tiles;

private:
    const FileTree &m_tree;
    std::vector<Sized> m_big;
};

qint64 sumOf(std::span<const Tile> tiles)
{
    qint64 sum = 0;
    for (const Tile &tile : tiles)
        sum += tile.bytes;
    return sum;
}

/// The worse of two ratios of sides, of the biggest and the smallest tile in a row of tiles that is `side` long.
double worstRatio(double sum, double biggest, double smallest, double side)
{
    const double square = side * side;
    return std::max(square * biggest / (sum * sum), sum * sum / (square * smallest));
}

/// Lays `row` out along the shorter side of `room`, and takes it off the room.
void placeRow(std::span<Tile> row, double area, double scale, bool isLast, QRectF &room)
{
    const bool isColumn = room.width() >= room.height();
    const double side = isColumn ? room.height() : room.width();
    const double depth = isColumn ? room.width() : room.height();
    const double thickness = isLast ? depth : std::min(depth, area / side);
    double at = isColumn ? room.top() : room.left();
    const double end = isColumn ? room.bottom() : room.right();
    for (Tile &tile : row) {
        const double length =
            &tile == &row.back() ? end - at : std::min(end - at, double(tile.bytes) * scale / thickness);
        tile.room = isColumn ? QRectF(room.left(), at, thickness, length) : QRectF(at, room.top(), length, thickness);
        at += length;
    }
    if (isColumn)
        room.setLeft(room.left() + thickness);
    else
        room.setTop(room.top() + thickness);
}

/// M. Bruls, K. Huizing, J. van Wijk: Squarified Treemaps (2000).
void squarify(std::span<Tile> tiles, QRectF room)
{
    double left = double(sumOf(tiles));
    while (!tiles.empty()) {
        const double scale = room.width() * room.height() / left;
        const double side = std::min(room.width(), room.height());
        size_t count = 1;
        double sum = double(tiles.front().bytes) * scale;
        double worst = worstRatio(sum, sum, sum, side);
        for (; count < tiles.size(); ++count) {
            const double next = double(tiles[count].bytes) * scale;
            const double ratio = worstRatio(sum + next, double(tiles.front().bytes) * scale, next, side);
            if (ratio > worst)
                break;
            sum += next;
            worst = ratio;
        }
        for (const Tile &tile : tiles.first(count))
            left -= double(tile.bytes);
        placeRow(tiles.first(count), sum, scale, count == tiles.size(), room);
        tiles = tiles.subspan(count);
    }
}

QRectF insideOf(const QRectF &room, const MapShape &shape)
{
    const bool isLabelled = room.width() >= shape.labelled.width() && room.height() >= shape.labelled.height();
    return room.adjusted(shape.frame, isLabelled ? shape.header : shape.frame, -shape.frame, -shape.frame);
}

} // namespace

std::vector<Tile> treemapOf(const FileTree &tree, const std::vector<NodeId> &top, const QRectF &room,
                            const MapShape &shape)
{
    Tiling tiling(tree);
    if (room.width() <= 0 || room.height() <= 0)
        return {};
    squarify(tiling.append(Tile::none, top, 0), room);
    for (quint32 i = 0; i < tiling.tiles.size(); ++i) {
        const Tile folder = tiling.tiles[i];
        const QRectF inside = insideOf(folder.room, shape);
        if (tiling.isLeaf(folder) || inside.width() <= 0 || inside.height() <= 0)
            continue;
        const qint64 below = folder.bytes - tree.own(folder.node).allocated;
        const double smallest = double(below) * shape.smallest / (inside.width() * inside.height());
        squarify(tiling.append(i, tree.children(folder.node), smallest, AllSmall::LeftOut), inside);
    }
    return std::move(tiling.tiles);
}

std::vector<Tile> ringsOf(const FileTree &tree, const std::vector<NodeId> &top, const RingShape &shape)
{
    Tiling tiling(tree);
    const bool hasCentre = top.size() == 1;
    const int outermost = shape.rings - (hasCentre ? 0 : 1);
    const auto radiusAt = [&](quint32 depth) {
        if (hasCentre && depth == 0)
            return 0.0;
        return shape.hole + double(hasCentre ? depth - 1 : depth) * shape.thickness;
    };
    const auto place = [&](std::span<Tile> tiles, double from, double part) {
        for (Tile &tile : tiles) {
            const double width = part * double(tile.bytes);
            const bool isCentre = hasCentre && tile.depth == 0;
            tile.room = QRectF(from, radiusAt(tile.depth), width, isCentre ? shape.hole : shape.thickness);
            from += width;
        }
    };
    const std::span<Tile> first = tiling.append(Tile::none, top, 0);
    place(first, 0, 1.0 / double(std::max<qint64>(1, sumOf(first))));
    for (quint32 i = 0; i < tiling.tiles.size(); ++i) {
        const Tile folder = tiling.tiles[i];
        if (tiling.isLeaf(folder) || int(folder.depth) >= outermost)
            continue;
        const double part = folder.room.width() / double(folder.bytes);
        const double round = 2 * std::numbers::pi * (radiusAt(folder.depth + 1) + shape.thickness / 2);
        place(tiling.append(i, tree.children(folder.node), shape.smallest / (round * part)), folder.room.left(), part);
    }
    return std::move(tiling.tiles);
}

bool isInLump(const FileTree &tree, const Tile &lump, NodeId node)
{
    const Sized entry{bytesAt(tree, node), node};
    return lump.isLump() && tree.parent(node) == tree.parent(lump.node) && entry.bytes > 0
        && !isBefore(entry, {bytesAt(tree, lump.node), lump.node});
}

std::optional<quint32> tileOf(const FileTree &tree, const std::vector<Tile> &tiles, NodeId node)
{
    std::vector<NodeId> way;
    for (; node; node = tree.parent(node))
        way.push_back(node);
    std::optional<quint32> found;
    const auto top = std::ranges::find_if(tiles, [](const Tile &tile) { return tile.parent != Tile::none; });
    std::span<const Tile> among(tiles.begin(), top);
    for (NodeId step : std::views::reverse(way)) {
        const auto at = std::ranges::find_if(
            among, [&](const Tile &tile) { return tile.isLump() ? isInLump(tree, tile, step) : tile.node == step; });
        if (at == among.end()) {
            // Above what is shown, or too small for a tile of its own.
            if (found)
                break;
            continue;
        }
        found = quint32(&*at - tiles.data());
        among = std::span(tiles).subspan(at->firstChild, at->childCount);
    }
    return found;
}

std::optional<quint32> tileAt(const std::vector<Tile> &tiles, QPointF at)
{
    const auto has = [at](const Tile &tile) {
        return at.x() >= tile.room.left() && at.x() < tile.room.right() && at.y() >= tile.room.top()
            && at.y() < tile.room.bottom();
    };
    std::optional<quint32> found;
    const auto top = std::ranges::find_if(tiles, [](const Tile &tile) { return tile.parent != Tile::none; });
    std::span<const Tile> among(tiles.begin(), top);
    for (auto inner = std::ranges::find_if(among, has); inner != among.end();
         inner = std::ranges::find_if(among, has)) {
        found = quint32(&*inner - tiles.data());
        among = std::span(tiles).subspan(inner->firstChild, inner->childCount);
    }
    return found;
}

} // namespace depotscope
