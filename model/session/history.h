// SPDX-License-Identifier: MIT
#pragma once

#include "model/cleaning/sighting.h"

namespace depotscope {

/// A page of the journal of a depot.
struct JournalPage {
    QByteArray depot;
    Record record;
};

/// What happened to depots, as far as it is known.
struct History {
    std::vector<JournalPage> pages; ///< what was done with our help, latest first
    std::vector<Sighting> sightings; ///< what went without us, latest first
    std::vector<Error> troubles; ///< pages, and kept inventories and sightings, that cannot be read or kept
};

} // namespace depotscope
