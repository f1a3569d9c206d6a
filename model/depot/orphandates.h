// SPDX-License-Identifier: MIT
#pragma once

#include "model/disk/disk.h"

#include <map>
#include <vector>

namespace depotscope {

/// Whose idea of an orphan it is: the dates of one do not count for the other.
enum class OrphanRules {
    Safe,
    Spaces,
};
inline constexpr int orphanRulesCount = int(OrphanRules::Spaces) + 1;

/// Since when our collections of a depot have known its paths to be orphaned: what logs/orphaned.toml is to Pkg of
/// Julia 1.6 to 1.12.
struct OrphanDates {
    std::map<QByteArray, Time> since; ///< by path, relative to the depot
    bool exists = false; ///< whether there is such a file
    std::vector<Error> troubles; ///< lines that cannot be read; what they stand for has no date
};

/// The file, relative to the depot.
QByteArray orphanDatesFile(OrphanRules rules);

/// The file's text, and back: a line for each path, with a time in UTC and the path, whose bytes that are no plain
/// letters are percent-encoded; "#" begins a comment line. Pure.
OrphanDates readOrphanDates(QByteArrayView text, const QByteArray &path);
QByteArray orphanDatesText(const std::map<QByteArray, Time> &since);

} // namespace depotscope
