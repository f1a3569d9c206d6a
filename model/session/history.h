// SPDX-License-Identifier: MIT
#pragma once

#include "model/cleaning/externalremoval.h"

namespace depotscope {

/// A page of the journal of a depot.
struct JournalPage {
    QByteArray depot;
    JournalEntry record;
};

/// What happened to depots, as far as it is known.
struct History {
    std::vector<JournalPage> pages; ///< what was done with our help, latest first
    std::vector<ExternalRemoval> removals; ///< what went without us, latest first
    std::vector<Error> troubles; ///< pages, and kept inventories and external removals, that cannot be read or kept
};

} // namespace depotscope
