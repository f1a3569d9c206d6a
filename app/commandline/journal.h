// SPDX-License-Identifier: MIT
#pragma once

#include "app/commandline/reporting.h"

namespace depotscope {

/// `trash` and `history`.
ExitCode showJournal(Cleaning &cleaning, const std::vector<Depot> &depots);

/// `undo` and `empty`: of a clean's ID; without one undo means the latest, and empty all that is in the trash.
ExitCode undoOrEmpty(Cleaning &cleaning, const std::vector<Depot> &depots);

/// `forget` and `remember`.
ExitCode forgetOrRemember(Cleaning &cleaning, const std::vector<Depot> &depots);

} // namespace depotscope
