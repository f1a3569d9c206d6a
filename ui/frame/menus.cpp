// SPDX-License-Identifier: MIT
#include "ui/frame/menus.h"

#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>

namespace depotscope {

namespace {

struct MenuText {
    Q_DECLARE_TR_FUNCTIONS(Menus)
};

void addAll(QMenu *menu, const std::vector<QAction *> &actions)
{
    for (QAction *action : actions)
        menu->addAction(action);
}

} // namespace

void fillMenus(QMenuBar *bar, const WindowActions &actions, const CleanActions &clean, QAction *exportRow,
               QAction *saveFilter)
{
    QMenu *depot = bar->addMenu(MenuText::tr("&Depot"));
    depot->addActions({actions.chooseDepot, actions.juliaDepots, actions.writeSample});
    depot->addSeparator();
    depot->addActions({actions.rescan, actions.stop});
    depot->addSeparator();
    depot->addActions({actions.openFolder, actions.copyPath});
    depot->addSeparator();
    depot->addAction(actions.quit);

    QMenu *view = bar->addMenu(MenuText::tr("&View"));
    view->addActions({actions.find, saveFilter, actions.showDetails, actions.collapse});

    QMenu *go = bar->addMenu(MenuText::tr("&Go"));
    for (QAction *page : actions.goTo)
        go->addAction(page);
    go->addSeparator();
    go->addActions({actions.goBack, actions.goForward, actions.goUp, actions.showInPackages, actions.showInFolders});

    QMenu *environments = bar->addMenu(MenuText::tr("&Environments"));
    environments->addActions({actions.tickGone, actions.untickAll, clean.forget()});

    QMenu *spaces = bar->addMenu(MenuText::tr("&Spaces"));
    addAll(spaces, clean.onSpaces());
    spaces->addAction(exportRow);

    QMenu *cleaning = bar->addMenu(MenuText::tr("&Clean"));
    for (const auto &group : {clean.onRow(), clean.onMarks(), clean.onTicks()}) {
        addAll(cleaning, group);
        cleaning->addSeparator();
    }
    cleaning->addAction(clean.carryOut());
    addAll(cleaning, clean.onReview());
    cleaning->addAction(clean.onSpaces().back());
    cleaning->addMenu(actions.previewGc);
    cleaning->addSeparator();
    cleaning->addAction(clean.undo());
    addAll(cleaning, clean.onHistory());

    QMenu *help = bar->addMenu(MenuText::tr("&Help"));
    help->addActions({actions.help, actions.whatIsThis, actions.about});
}

} // namespace depotscope
