// SPDX-License-Identifier: MIT
#pragma once

#include "ui/actions/page.h"

#include <optional>
#include <vector>

class QAction;

namespace depotscope {

class ItemView;

/// Where links led from, to go back there and forth again.
class NavigationHistory {
public:
    /// A row of a page and what was filtered, to come back to.
    struct Place {
        Page page = Page::Overview;
        ItemView *view = nullptr;
        QByteArray row; ///< ItemView::place()
        QString filter;
    };

    /// The actions can be used while there is somewhere to go.
    NavigationHistory(QAction *back, QAction *forward);

    /// A link leads away from `here`.
    void leave(const Place &here);

    /// Where to go from `here`; none at the end of the trail.
    std::optional<Place> back(const Place &here);
    std::optional<Place> forward(const Place &here);

private:
    std::optional<Place> visit(const Place &here, std::vector<Place> &from, std::vector<Place> &to);
    void enable();

    QAction *m_goBack;
    QAction *m_goForward;
    std::vector<Place> m_before; ///< where links led from
    std::vector<Place> m_after; ///< where one went back from
};

} // namespace depotscope
