// SPDX-License-Identifier: MIT
#include "ui/frame/navigationhistory.h"

#include <QAction>

namespace depotscope {

NavigationHistory::NavigationHistory(QAction *back, QAction *forward)
    : m_goBack(back)
    , m_goForward(forward)
{
    enable();
}

void NavigationHistory::leave(const Place &here)
{
    m_before.push_back(here);
    m_after.clear();
    enable();
}

std::optional<NavigationHistory::Place> NavigationHistory::back(const Place &here)
{
    return visit(here, m_before, m_after);
}

std::optional<NavigationHistory::Place> NavigationHistory::forward(const Place &here)
{
    return visit(here, m_after, m_before);
}

std::optional<NavigationHistory::Place> NavigationHistory::visit(const Place &here, std::vector<Place> &from,
                                                                 std::vector<Place> &to)
{
    if (from.empty())
        return std::nullopt;
    const Place place = from.back();
    from.pop_back();
    to.push_back(here);
    enable();
    return place;
}

void NavigationHistory::enable()
{
    m_goBack->setEnabled(!m_before.empty());
    m_goForward->setEnabled(!m_after.empty());
}

} // namespace depotscope
