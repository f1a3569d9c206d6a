// SPDX-License-Identifier: MIT
#include "ui/trail.h"

#include <QAction>

namespace depotscope {

Trail::Trail(QAction *back, QAction *forward)
    : m_goBack(back)
    , m_goForward(forward)
{
    enable();
}

void Trail::leave(const Place &here)
{
    m_before.push_back(here);
    m_after.clear();
    enable();
}

std::optional<Trail::Place> Trail::back(const Place &here)
{
    return visit(here, m_before, m_after);
}

std::optional<Trail::Place> Trail::forward(const Place &here)
{
    return visit(here, m_after, m_before);
}

std::optional<Trail::Place> Trail::visit(const Place &here, std::vector<Place> &from, std::vector<Place> &to)
{
    if (from.empty())
        return std::nullopt;
    const Place place = from.back();
    from.pop_back();
    to.push_back(here);
    enable();
    return place;
}

void Trail::enable()
{
    m_goBack->setEnabled(!m_before.empty());
    m_goForward->setEnabled(!m_after.empty());
}

} // namespace depotscope
