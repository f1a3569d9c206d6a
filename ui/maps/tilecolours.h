// SPDX-License-Identifier: MIT
#pragma once

#include "model/inventory/item.h"

#include <QBrush>
#include <QPalette>
#include <QString>

namespace depotscope {

/// What the colours of a map tell.
enum class Colouring { Status, LastUse, Kind };
inline constexpr int colouringCount = int(Colouring::Kind) + 1;

/// One of the colours of a map, and the words for it in the legend.
struct TileClass {
    QString text;
    QColor ground;
    Qt::BrushStyle hatching = Qt::NoBrush; ///< what else tells it from others
};

/// All that items can be told apart by, in the order of the legend.
std::vector<TileClass> tileClasses(Colouring colouring, const QPalette &palette);

/// Which of tileClasses() `item` is in at the time of an inventory.
int tileClassOf(Colouring colouring, const Item &item, Time taken);

/// Of folders above items, which are in no class.
QColor folderGround(const QPalette &palette);

/// How a ground changes on tiles that have others in them, on lumps, and on those that the legend leaves out.
enum class TileShade { Folder, Lump, Dim };
QColor shaded(const QColor &ground, TileShade shade, const QPalette &palette);

/// For text on `ground`: the palette's text or what is opposite to it. At least 4.5 : 1 on all grounds of tiles.
QColor inkOn(const QColor &ground, const QPalette &palette);

/// The ratio in which text in one colour stands out from the other, 1 … 21, as WCAG 2 has it.
double contrastRatio(const QColor &a, const QColor &b);

} // namespace depotscope
