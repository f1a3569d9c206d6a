// SPDX-License-Identifier: MIT
#include "ui/actions/windowactions.h"

#include "model/cleaning/gcforecast.h"
#include "ui/parts/namedaction.h"
#include "ui/parts/theme.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>

namespace depotscope {

using namespace Qt::StringLiterals;

namespace {

struct ActionText {
    Q_DECLARE_TR_FUNCTIONS(WindowActions)
};

QString openFolderTip()
{
    return ActionText::tr("Show where the selection is in the file manager.");
}

QString copyPathTip()
{
    return ActionText::tr("Copy the path of the selection (Ctrl+C).");
}

std::array<QAction *, pageCount> pageActions(QWidget *window)
{
    std::array<QAction *, pageCount> actions;
    auto *group = new QActionGroup(window);
    for (int i = 0; i < pageCount; ++i) {
        const PageWords words = formatted(Page(i));
        QAction *action = namedAction(window, words.actionName, words.action, words.toolTip);
        action->setShortcut(QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + i)));
        action->setCheckable(true);
        group->addAction(action);
        actions[size_t(i)] = action;
    }
    return actions;
}

QMenu *gcMenu(QWidget *window)
{
    auto *menu = new QMenu(ActionText::tr("&Preview Pkg.gc of"), window);
    menu->setObjectName(u"gcMenu"_s);
    const std::vector<QByteArray> versions = GcForecast::versions();
    for (auto version = versions.rbegin(); version != versions.rend(); ++version) {
        const QString julia = QString::fromLatin1(*version);
        QAction *action =
            namedAction(window, "previewGc" + *version, ActionText::tr("Julia %1…").arg(julia),
                        ActionText::tr("List what the garbage collection of Julia %1 would delete.").arg(julia));
        action->setData(*version);
        menu->addAction(action);
    }
    return menu;
}

} // namespace

WindowActions::WindowActions(QWidget *window)
{
    chooseDepot = namedAction(window, "chooseDepot", ActionText::tr("Choose a &Folder…"),
                              ActionText::tr("Show the depot in a folder of your choice."),
                              actionIcon(u"document-open-folder"_s, u"open"_s));
    chooseDepot->setShortcut(Qt::CTRL | Qt::Key_O);
    juliaDepots =
        namedAction(window, "juliaDepots", ActionText::tr("&Depots of Julia"),
                    ActionText::tr("Show the depots that Julia uses: those of JULIA_DEPOT_PATH, or the default ones."),
                    symbol(u"package"_s));
    writeSample = namedAction(window, "writeSample", ActionText::tr("Write a &Sample Depot…"),
                              ActionText::tr("Write a small made-up depot into a folder of your choice and show it."),
                              symbol(u"sample"_s));
    rescan =
        namedAction(window, "rescan", ActionText::tr("&Rescan"), ActionText::tr("Look through the depots again (F5)."),
                    actionIcon(u"view-refresh"_s, u"refresh"_s));
    rescan->setShortcut(Qt::Key_F5);
    stop = namedAction(window, "stop", ActionText::tr("S&top"),
                       ActionText::tr("Stop what is being done; what is done already stays."),
                       actionIcon(u"process-stop"_s, u"stop"_s));
    openFolder = namedAction(window, "openFolder", ActionText::tr("&Open Folder"), openFolderTip(),
                             actionIcon(u"document-open-folder"_s, u"open"_s));
    copyPath = namedAction(window, "copyPath", ActionText::tr("&Copy Path"), copyPathTip(),
                           actionIcon(u"edit-copy"_s, u"copy"_s));
    copyPath->setShortcut(QKeySequence::Copy);
    quit = namedAction(window, "quit", ActionText::tr("&Quit"), ActionText::tr("Close the window."),
                       QIcon::fromTheme(u"application-exit"_s));
    quit->setShortcut(Qt::CTRL | Qt::Key_Q);
    quit->setMenuRole(QAction::QuitRole);

    find = namedAction(window, "find", ActionText::tr("&Filter"),
                       ActionText::tr("Type words to keep only the rows that have them (Ctrl+F)."),
                       actionIcon(u"view-filter"_s, u"search"_s));
    find->setShortcut(QKeySequence::Find);
    showDetails =
        namedAction(window, "showDetails", ActionText::tr("&Details"),
                    ActionText::tr("Show what there is to say about the selection (F4)."), symbol(u"details"_s));
    showDetails->setShortcut(Qt::Key_F4);
    showDetails->setCheckable(true);
    collapse = namedAction(window, "collapseAll", ActionText::tr("&Close All Rows"),
                           ActionText::tr("Close all rows that are open."));

    goTo = pageActions(window);
    goBack = namedAction(window, "goBack", ActionText::tr("&Back"),
                         ActionText::tr("Go back to where the last link was followed (Alt+Left)."),
                         actionIcon(u"go-previous"_s, u"back"_s));
    goBack->setShortcut(Qt::ALT | Qt::Key_Left);
    goForward = namedAction(window, "goForward", ActionText::tr("&Forward"),
                            ActionText::tr("Go again to where one came back from (Alt+Right)."),
                            actionIcon(u"go-next"_s, u"forward"_s));
    goForward->setShortcut(Qt::ALT | Qt::Key_Right);
    goUp = namedAction(window, "goUp", ActionText::tr("&Up"),
                       ActionText::tr("Go to the row that the current one is part of (Alt+Up)."));
    goUp->setShortcut(Qt::ALT | Qt::Key_Up);
    showInPackages =
        namedAction(window, "showInPackages", ActionText::tr("Show in &Packages"),
                    ActionText::tr("Go to where the selection stands among the packages."), symbol(u"package"_s));
    showInFolders =
        namedAction(window, "showInFolders", ActionText::tr("Show in Fo&lders"),
                    ActionText::tr("Go to where the selection lies among the folders, and to its place on their map."),
                    symbol(u"map"_s));

    tickGone = namedAction(window, "tickGone", ActionText::tr("Tick Those That Are &Gone"),
                           ActionText::tr("Tick all environments whose file is gone, besides those that are ticked."));
    untickAll = namedAction(window, "untickAll", ActionText::tr("&Untick All"),
                            ActionText::tr("Take all ticks off the environments."));

    previewGc = gcMenu(window);
    whatIsThis = namedAction(window, "whatIsThis", ActionText::tr("&What Is This?"),
                             ActionText::tr("Say what the selection is (Shift+F1)."), symbol(u"information"_s));
    whatIsThis->setShortcut(Qt::SHIFT | Qt::Key_F1);
    help = namedAction(window, "help", ActionText::tr("&Keys and Words"),
                       ActionText::tr("Say what the keys do, and what the words and signs mean (F1)."),
                       actionIcon(u"help-contents"_s, u"information"_s));
    help->setShortcut(Qt::Key_F1);
    about =
        namedAction(window, "about", ActionText::tr("&About Depotscope"), ActionText::tr("Say what this program is."));
    about->setMenuRole(QAction::AboutRole);
}

void WindowActions::enablePlaces(bool hasPath, bool hasFolder) const
{
    const QString nowhere = ActionText::tr("The selection has no one place on disk.");
    copyPath->setEnabled(hasPath);
    copyPath->setToolTip(hasPath ? copyPathTip() : nowhere);
    openFolder->setEnabled(hasFolder);
    openFolder->setToolTip(hasFolder ? openFolderTip() : nowhere);
    setApplies(copyPath, hasPath);
    setApplies(openFolder, hasPath);
}

} // namespace depotscope
