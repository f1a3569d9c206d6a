// SPDX-License-Identifier: MIT
#pragma once

#include "app/commandline/reporting.h"

namespace depotscope {

/// Does long work while its progress is shown.
using Shown = std::function<void(const std::function<void()> &work)>;

/// `export KEY`: a scratch space, an artifact or a package version as a tarball, bound as it is wanted.
ExitCode exportItem(Cleaning &cleaning, const Inventory &inventory, const Shown &shown);

/// `verify ARTIFACT|TARBALL`.
ExitCode verify(Cleaning &cleaning, const std::vector<Depot> &depots, const Shown &shown);

} // namespace depotscope
