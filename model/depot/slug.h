// SPDX-License-Identifier: MIT
#pragma once

#include "model/depot/treehash.h"

#include <QUuid>

namespace depotscope {

/// The folder name of a package version below packages/<Name>/: CRC-32C of UUID and tree hash in base 62.
/// `length` is 5, or 4 as Pkg before 1.5 wrote; the short one is a prefix of the long one.
/// Source: Julia base/loading.jl, version_slug.
QByteArray versionSlug(const QUuid &uuid, const TreeHash &hash, int length = 5);

/// The first part of the name of a compiled cache file: CRC-32C of the UUID in base 62.
/// Source: Julia base/loading.jl, package_slug.
QByteArray packageSlug(const QUuid &uuid, int length = 5);

} // namespace depotscope
