// SPDX-License-Identifier: MIT
#pragma once

#include <QAction>

class QPushButton;
class QWidget;

namespace depotscope {

/// An action of `window`, which tests and scripts find by its name.
QAction *namedAction(QWidget *window, const char *name, const QString &text, const QString &toolTip,
                     const QIcon &icon = {});

/// A button that does what the action does, and looks like it: its words, its tip, whether it can be pressed.
QPushButton *actionButton(QAction *action, QWidget *parent);

/// What an action tells about itself in its tool tip and in the status bar.
void explain(QAction *action, const QString &toolTip);

/// Whether an action can ever be used on such a selection, which it can unless told otherwise. Beside the selection the
/// others are left out; menus have them, and say why they cannot be used.
void setApplies(QAction *action, bool applies);
bool applies(const QAction &action);

} // namespace depotscope
