// SPDX-License-Identifier: MIT
#pragma once

#include "model/text/error.h"

#include <QByteArray>
#include <QByteArrayView>
#include <utility>
#include <vector>

namespace depotscope {

/// What an artifact is for: keys such as os and arch with their values, sorted by key. None: for every platform.
using Platform = std::vector<std::pair<QByteArray, QByteArray>>;

/// The values that Julia has for a key such as os; none if it has no such key or takes any.
std::vector<QByteArray> platformValues(QByteArrayView key);

/// The platform that somebody means by these keys and values, with what Julia adds by itself (glibc on Linux) and in
/// its spelling (x86_64 for amd64, 5.0.0 for 5). Pure. Errors: Malformed with a sentence that names the key: none that
/// Julia has, given twice, a value that it cannot have, os or arch missing. Source: Julia base/binaryplatforms.jl,
/// Platform and validate_tags.
Result<Platform> platformOf(const Platform &given);

/// The same of what a file says, however odd: nothing is refused or missed.
Platform normalized(const Platform &given);

} // namespace depotscope
