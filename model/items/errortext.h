// SPDX-License-Identifier: MIT
#pragma once

#include "model/text/error.h"

namespace depotscope {

/// What Error::sentence() says, in the user's language; details that only few need to understand stay English.
QString errorText(const Error &error);

/// Error::detail, likewise.
QString detailText(const Error &error);

} // namespace depotscope
