// SPDX-License-Identifier: MIT
#pragma once

#include "ui/actions/cleanactions.h"
#include "ui/actions/windowactions.h"

class QMenuBar;

namespace depotscope {

/// Puts every action of the window into the menu where one would look for it.
void fillMenus(QMenuBar *bar, const WindowActions &actions, const CleanActions &clean, QAction *exportRow,
               QAction *saveFilter);

} // namespace depotscope
