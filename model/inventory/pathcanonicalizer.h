// SPDX-License-Identifier: MIT
#pragma once

#include "model/depot/depotpath.h"
#include "model/disk/filetree.h"

#include <map>
#include <optional>

namespace depotscope {

/// Logs and manifests spell a depot as the session that wrote them did ("//", "..", through a link). This brings every
/// such path to the one spelling that the inventory uses.
class PathCanonicalizer {
public:
    PathCanonicalizer(const std::vector<Depot> &depots, const Disk &disk);

    /// `path` (absolute, or relative to `base`) cleaned as text and, if it leads into a depot by other words, respelled
    /// with the depot's path. Asks the disk once for each new prefix. Thread: one at a time.
    QByteArray of(QByteArrayView path, QByteArrayView base = {});

private:
    const std::vector<Depot> &m_depots;
    const Disk &m_disk;
    std::map<FileId, QByteArray> m_depotById;
    std::map<QByteArray, std::optional<QByteArray>> m_prefixes; ///< prefix -> depot's path, if it is one
};

} // namespace depotscope
