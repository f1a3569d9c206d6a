// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QUuid>
#include <optional>

namespace depotscope {

/// The UUID in `text` (8-4-4-4-12 hex digits of either case, no braces), or nothing. The zero UUID is a value here:
/// it is the global namespace of scratch spaces.
std::optional<QUuid> uuidFromText(QByteArrayView text);

/// Lower case without braces, as Pkg names scratch space folders.
QByteArray uuidText(const QUuid &uuid);

} // namespace depotscope
