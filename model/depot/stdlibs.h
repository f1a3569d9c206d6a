// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QUuid>
#include <optional>

namespace depotscope {

/// Name of the standard library with this UUID in any Julia from 1.0 to 1.13, or empty.
/// Source: HistoricalStdlibVersions.jl, October 2025.
QByteArray stdlibName(const QUuid &uuid);

/// The UUID of the standard library of this name, or nothing.
std::optional<QUuid> stdlibUuid(QByteArrayView name);

} // namespace depotscope
