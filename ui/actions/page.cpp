// SPDX-License-Identifier: MIT
#include "ui/actions/page.h"

#include <QCoreApplication>

namespace depotscope {

using namespace Qt::StringLiterals;

namespace {

struct PageText {
    Q_DECLARE_TR_FUNCTIONS(Page)
};

} // namespace

PageWords formatted(Page page)
{
    switch (page) {
    case Page::Overview:
        return {PageText::tr("Overview"), PageText::tr("&Overview"), PageText::tr("The depot at a glance."),
                u"overview"_s, "goToOverview"};
    case Page::Packages:
        return {PageText::tr("Packages"), PageText::tr("&Packages"),
                PageText::tr("All packages and what each has in the depot."), u"package"_s, "goToPackages"};
    case Page::Folders:
        return {PageText::tr("Folders"), PageText::tr("Fo&lders"),
                PageText::tr("All folders and files, as a tree with a map or rings."), u"folder"_s, "goToFolders"};
    case Page::Spaces:
        return {PageText::tr("Spaces"), PageText::tr("&Scratch Spaces"),
                PageText::tr("All scratch spaces: folders that packages keep for themselves."), u"space"_s,
                "goToSpaces"};
    case Page::Environments:
        return {PageText::tr("Environments"), PageText::tr("&Environments"),
                PageText::tr("All environments, what each keeps, and what would go without them."), u"environment"_s,
                "goToEnvironments"};
    case Page::History:
        return {PageText::tr("History"), PageText::tr("&History"),
                PageText::tr("What was cleaned and forgotten, and what of it can be taken back."), u"history"_s,
                "goToHistory"};
    case Page::Review:
        return {PageText::tr("Review"), PageText::tr("&Review"),
                PageText::tr("What may go, with a tick to spare each item."), u"review"_s, "goToReview"};
    case Page::Troubles:
        return {PageText::tr("Not readable"), PageText::tr("&Not Readable"),
                PageText::tr("What could not be read or understood."), u"trouble"_s, "goToTroubles"};
    case Page::Items:
        return {PageText::tr("All items"), PageText::tr("&All Items"),
                PageText::tr("Everything in the depot as one list, to be sorted and filtered."), u"log"_s, "goToItems"};
    }
    return {};
}

} // namespace depotscope
