// SPDX-License-Identifier: MIT
#pragma once

#include "app/commandline/output.h"

#include <QStringList>
#include <vector>

namespace depotscope {

/// Rows of equally many cells, the head first, one column below another: sizes in the first, to the right, and paths in
/// the last. `columns` is the width to fit paths into, 0 for any.
void writeRows(Output &output, const std::vector<QStringList> &rows, int columns);

/// The beginning of `text`, which tells UUIDs and hashes apart, in at most `width` letters.
QString shortened(const QString &text, qsizetype width);

} // namespace depotscope
