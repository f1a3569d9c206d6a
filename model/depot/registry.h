// SPDX-License-Identifier: MIT
#pragma once

#include "model/disk/disk.h"
#include "model/disk/job.h"

#include <QHash>
#include <QUuid>
#include <optional>
#include <vector>

namespace depotscope {

/// What is needed of a registry: which UUID is which package.
struct Registry {
    QByteArray name;
    std::optional<QUuid> uuid;
    QByteArray repo; ///< URL it is kept at
    QHash<QUuid, QByteArray> packages; ///< UUID -> name
    std::vector<Error> troubles;
};

/// Reads the text of a Registry.toml, leniently. Pure.
Registry readRegistry(QByteArrayView text, const QByteArray &path);

/// Loads the registry that `path` leads to: a folder with a Registry.toml (unpacked, or a git clone), or the small
/// Name.toml beside a packed Name.tar.gz or Name.tar.zst, whose Registry.toml is read as a stream: nothing is unpacked
/// to disk. Errors: in Registry::troubles. Stops: between blocks.
Registry loadRegistry(const Disk &disk, const QByteArray &path, Job &job);

} // namespace depotscope
