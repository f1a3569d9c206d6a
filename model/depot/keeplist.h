// SPDX-License-Identifier: MIT
#pragma once

#include "model/disk/disk.h"

#include <vector>

namespace depotscope {

/// What the user wants to stay in a depot, whatever else is known of it.
struct KeepList {
    std::vector<QByteArray> paths; ///< relative to the depot, cleaned, sorted, each once
    std::vector<Error> troubles; ///< lines that are no path inside the depot; they keep nothing
};

/// Where a depot has its list.
QByteArray keepListPath(const QByteArray &depot);

/// The list: a path on each line, bytes that are no plain letters percent-encoded; "#" begins a comment line. Pure.
KeepList readKeepList(QByteArrayView text, const QByteArray &path);

/// Lines for these paths, and the text of a list with them. Pure.
QByteArray keepListLines(const std::vector<QByteArray> &paths);
QByteArray keepListText(const std::vector<QByteArray> &paths);

} // namespace depotscope
