// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace depotscope {

// How depotctl says sizes and numbers to people, in English whatever the locale is.

/// "1.2 GB". Units: bytes.
QString formatSize(qint64 bytes);

/// "1.2 GB (1234567890 bytes)". Units: bytes.
QString formatExactSize(qint64 bytes);

/// "1 item", "2 items".
QString counted(size_t count);

} // namespace depotscope
