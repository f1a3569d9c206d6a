// SPDX-License-Identifier: MIT
#pragma once

#include "model/inventory/item.h"

#include <QColor>
#include <QIcon>
#include <QPalette>

class QApplication;
class QPainter;

namespace depotscope {

enum class Theme {
    System, ///< what the desktop says
    Light,
    Dark,
};

/// Names the program, and gives it its icon, its words (plurals), readable numbers and `theme`. Call once, before any
/// widget is made.
void dress(QApplication &application, Theme theme);

/// A symbol of resources/symbols, drawn in the palette's text colour at any scale.
QIcon symbol(const QString &name);

/// The desktop's icon `themeName` if there is one, else our symbol.
QIcon actionIcon(const QString &themeName, const QString &symbolName);

/// `part` of `b` mixed into `a`; part is 0 … 1.
QColor mixed(const QColor &a, const QColor &b, double part);

/// Of share bars: easy to tell from the row's ground, selected or not.
QColor barColour(const QPalette &palette, bool isSelected);
QColor barGroundColour(const QPalette &palette, bool isSelected);

/// A bar with round ends in `ground`, filled where `filled` is.
void paintBar(QPainter *painter, const QRectF &ground, const QRectF &filled, const QPalette &palette, bool isSelected);

/// Tells a kind from the others, on the palette's base.
QColor kindColour(Kind kind, const QPalette &palette);

/// Of what is held, as kindColour().
QColor trashColour(const QPalette &palette);

/// Of text that matters less. At least 4.5 : 1 on the palette's base.
QColor quietColour(const QPalette &palette);

/// Behind a message that wants to be noticed; the palette's text reads well on it.
QColor messageGroundColour(const QPalette &palette);

/// Behind a row that is marked; the palette's text reads well on it, also the quiet one.
QColor markGroundColour(const QPalette &palette);

/// Behind a selected row of a view that has not the focus; the palette's text reads well on it.
QColor unfocusedGroundColour(const QPalette &palette);

/// Around the current row of the view that has the focus. At least 3 : 1 on the ground of the row.
QColor focusColour(const QPalette &palette, bool isSelected);

/// Behind a line that comes or goes; the palette's text reads well on it.
QColor changeGroundColour(bool isComing, const QPalette &palette);

} // namespace depotscope
