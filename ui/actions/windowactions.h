// SPDX-License-Identifier: MIT
#pragma once

#include "ui/actions/page.h"

#include <array>

class QAction;
class QMenu;
class QWidget;

namespace depotscope {

/// What can be done in the window besides cleaning and exporting. Says what each action is called and looks like; the
/// window gives it something to do.
struct WindowActions {
    /// All actions belong to `window`.
    explicit WindowActions(QWidget *window);

    QAction *chooseDepot;
    QAction *juliaDepots;
    QAction *writeSample;
    QAction *rescan;
    QAction *stop;
    QAction *openFolder;
    QAction *copyPath;
    QAction *quit;

    QAction *find;
    QAction *showDetails;
    QAction *collapse;

    std::array<QAction *, pageCount> goTo; ///< by Page
    QAction *goBack;
    QAction *goForward;
    QAction *goUp;
    QAction *showInPackages;
    QAction *showInFolders;

    QAction *tickGone;
    QAction *untickAll;

    QMenu *previewGc; ///< has an action for each version of Julia, which is the data of it
    QAction *help;
    QAction *whatIsThis;
    QAction *about;

    /// Both need that the selection has one place on disk.
    void enablePlaces(bool hasPath, bool hasFolder) const;
};

} // namespace depotscope
