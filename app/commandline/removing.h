// SPDX-License-Identifier: MIT
#pragma once

#include "app/commandline/reporting.h"

namespace depotscope {

/// Asks `question` where nobody said yes yet. What to end with, after saying why; nothing if it may be done.
std::optional<ExitCode> notAllowed(Cleaning &cleaning, const QString &question);

/// What `delete` and `clear` mean. Errors: Unsafe (kept by the user), Malformed.
Result<std::vector<Choice>> spacesToDelete(const Inventory &inventory, const Request &request);

/// Shows, saves or carries out a frozen plan, as the request says; asks first where nobody said yes.
ExitCode carryOut(Cleaning &cleaning, const FrozenPlan &frozen, const std::vector<Error> &troubles,
                  const Remaining *remaining = nullptr);

/// `apply FILE`.
ExitCode applyFile(Cleaning &cleaning);

/// `get KEY`: makes or finds the space, and logs the access as Scratch.jl does.
ExitCode getSpace(Cleaning &cleaning, const Inventory &inventory);

} // namespace depotscope
