// SPDX-License-Identifier: MIT
#pragma once

#include "model/text/error.h"

#include <QByteArray>
#include <functional>

class QIODevice;

namespace depotscope {

/// Puts a file of our own, such as a cache, in the place of `path`, whole or not at all; its folder is made. `write`
/// fills it, and returns whether it could. Errors: Denied (it cannot be opened), Io. Thread: any.
Result<void> keepFile(const QByteArray &path, const std::function<bool(QIODevice &file)> &write);

} // namespace depotscope
