// SPDX-License-Identifier: MIT
#include "model/inventory/pathcanonicalizer.h"

#include "model/inventory/layout.h"
#include "model/text/names.h"

namespace depotscope {

PathCanonicalizer::PathCanonicalizer(const std::vector<Depot> &depots, const Disk &disk)
    : m_depots(depots)
    , m_disk(disk)
{
    for (const Depot &depot : depots) {
        if (const auto status = disk.stat(depot.path))
            m_depotById.try_emplace(FileId{status->device, status->inode}, depot.path);
    }
}

QByteArray PathCanonicalizer::of(QByteArrayView path, QByteArrayView base)
{
    const QByteArray clean =
        path.startsWith('/') || base.isEmpty() ? cleanAbsolute(path) : cleanAbsolute(joined(base, path));
    for (const Depot &depot : m_depots) {
        if (isInside(clean, depot.path))
            return clean;
    }
    // Only a path with one of the depot's folders in it can lead into a depot, and the depot is what stands before.
    for (const QByteArray &folder : depotFolders()) {
        const QByteArray middle = "/" + folder + "/";
        for (qsizetype at = clean.indexOf(middle); at > 0; at = clean.indexOf(middle, at + 1)) {
            const QByteArray prefix = clean.first(at);
            auto known = m_prefixes.find(prefix);
            if (known == m_prefixes.end()) {
                std::optional<QByteArray> depot;
                if (const auto status = m_disk.stat(prefix)) {
                    const auto same = m_depotById.find(FileId{status->device, status->inode});
                    if (same != m_depotById.end())
                        depot = same->second;
                }
                known = m_prefixes.emplace(prefix, depot).first;
            }
            if (known->second)
                return *known->second + clean.sliced(at);
        }
    }
    return clean;
}

} // namespace depotscope
