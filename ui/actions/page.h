// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace depotscope {

/// The pages of the window, in the order of the sidebar.
enum class Page { Overview, Packages, Folders, Spaces, Environments, History, Review, Troubles, Items };
inline constexpr int pageCount = int(Page::Items) + 1;

/// What a page is called.
struct PageWords {
    QString title;
    QString action; ///< the title in a menu, with its key
    QString toolTip;
    QString symbol;
    const char *actionName; ///< objectName, and what the page is remembered by
};
PageWords formatted(Page page);

} // namespace depotscope
