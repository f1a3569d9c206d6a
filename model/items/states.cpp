// SPDX-License-Identifier: MIT
#include "model/items/states.h"

#include "model/items/wording.h"

#include <QCoreApplication>

namespace depotscope {

namespace {

struct StatesText {
    Q_DECLARE_TR_FUNCTIONS(States)
};

} // namespace

bool States::isPartlyOrphaned() const
{
    constexpr unsigned orphaned = 1U << int(Status::Orphaned);
    return (m_bits & orphaned) && m_bits != orphaned;
}

Status States::first() const
{
    for (const Status status :
         {Status::InUse, Status::Kept, Status::Idle, Status::Unavailable, Status::Unknown, Status::Orphaned}) {
        if (m_bits & (1U << int(status)))
            return status;
    }
    return Status::Trashed;
}

QString States::text() const
{
    if (isEmpty())
        return {};
    return isPartlyOrphaned() ? StatesText::tr("Partly orphaned") : statusText(first());
}

QString States::icon() const
{
    if (isEmpty())
        return {};
    return statusIcon(isPartlyOrphaned() ? Status::Orphaned : first());
}

} // namespace depotscope
