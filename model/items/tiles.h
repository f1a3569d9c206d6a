// SPDX-License-Identifier: MIT
#pragma once

#include "model/disk/filetree.h"

#include <QRectF>
#include <optional>
#include <vector>

namespace depotscope {

/// An entry of a FileTree on a map of it, or a lump: all entries of one folder that are too small to be seen one by
/// one.
struct Tile {
    static constexpr quint32 none = ~quint32(0);

    QRectF room;
    qint64 bytes = 0; ///< allocated
    NodeId node; ///< of a lump: the biggest entry in it
    quint32 parent = none; ///< the tile of the folder it is in
    quint32 firstChild = 0; ///< the tiles in it are neighbours
    quint32 childCount = 0;
    quint32 lumped = 0; ///< how many entries are in the lump; 0: it is none
    quint32 depth = 0;

    bool isLump() const { return lumped > 0; }
    friend bool operator==(const Tile &, const Tile &) = default;
};

/// How folders are framed on a treemap. Units: those of the room it is laid out in.
struct MapShape {
    double smallest = 9; ///< area below which entries are lumped
    double frame = 1; ///< around what is in a folder
    double header = 18; ///< above it, for the name, where the folder is at least as big as `labelled`
    QSizeF labelled = QSizeF(64, 44);
};

/// A squarified treemap: the area of entries of one folder is in proportion to their allocated bytes, and they fill the
/// folder's room. A folder in which all are too small has no tiles in it. Parents stand before children, siblings
/// together, biggest first. What has no bytes has no tile.
/// Pure: same inputs, same tiles. Time: linear in the children of folders that are big enough to be looked into.
std::vector<Tile> treemapOf(const FileTree &tree, const std::vector<NodeId> &top, const QRectF &room,
                            const MapShape &shape);

/// Units: pixels.
struct RingShape {
    int rings = 4;
    double hole = 60; ///< radius of what is in the middle
    double thickness = 40;
    double smallest = 4; ///< length of an arc below which entries are lumped
};

/// Rings around `top`, which stands in the middle if it is one, else in the innermost ring. A tile's room has the turn
/// at which it starts and the part of a turn that it takes (0 … 1) as x and width, its inner radius and its thickness
/// as y and height. A folder's own bytes stay empty behind its children; one in which all are too small has a lump
/// behind it, which tells that there is more. Order and time as those of treemapOf().
std::vector<Tile> ringsOf(const FileTree &tree, const std::vector<NodeId> &top, const RingShape &shape);

/// The allocated bytes of the subtree.
inline qint64 bytesAt(const FileTree &tree, NodeId node)
{
    return tree.totals(node).allocated;
}

/// Whether the entry `node` is one of those in `lump`.
bool isInLump(const FileTree &tree, const Tile &lump, NodeId node);

/// The innermost tile that `node` is or is in; none if it is not on the map.
std::optional<quint32> tileOf(const FileTree &tree, const std::vector<Tile> &tiles, NodeId node);

/// The innermost tile whose room has `at`.
std::optional<quint32> tileAt(const std::vector<Tile> &tiles, QPointF at);

} // namespace depotscope
