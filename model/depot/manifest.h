// SPDX-License-Identifier: MIT
#pragma once

#include "model/depot/treehash.h"
#include "model/disk/disk.h"

#include <QHash>
#include <QUuid>
#include <memory>
#include <optional>
#include <shared_mutex>
#include <vector>

namespace depotscope {

struct ManifestEntry {
    QByteArray name;
    QUuid uuid;
    QByteArray version; ///< empty if none is given
    std::optional<TreeHash> treeHash; ///< none for standard libraries and developed packages
    QByteArray path; ///< of a developed package, as written (relative to the manifest's folder)
    QByteArray repoUrl;
    QByteArray repoRev;
    std::vector<QByteArray> dependencies; ///< names, from `deps` in either form
    bool isPinned = false;

    friend bool operator==(const ManifestEntry &, const ManifestEntry &) = default;
};

struct Manifest {
    int majorFormat = 1; ///< 1: flat; 2: with [[deps.Name]]
    QByteArray juliaVersion; ///< empty if not written down
    std::vector<std::shared_ptr<const ManifestEntry>> entries; ///< sorted by name, then UUID
    std::vector<Error> troubles; ///< entries that Pkg would reject (Pkg then rejects the whole file)
    bool isReadable = true; ///< false if it is no TOML at all: nothing is known of what it names
};

/// Reads flat, 2.0 and 2.1 manifests, leniently: each entry with a UUID is kept whatever is wrong with the others.
/// Pure. Source: Pkg.jl src/manifest.jl.
Manifest readManifest(QByteArrayView text, const QByteArray &path);

/// Reads many manifests as readManifest() does. Most of what they say is the same, since they name the same versions:
/// it is parsed once and is one object in all of them. Thread: any; concurrent calls are fine.
class ManifestReader {
public:
    Manifest read(QByteArrayView text, const QByteArray &path);

private:
    /// What the text of one entry says. Names are numbers here, so that what is named can be ticked off.
    struct Known {
        std::shared_ptr<const ManifestEntry> entry; ///< none if something about it is to be looked at in its place
        quint32 name = 0;
        std::vector<quint32> dependencies;
    };

    std::optional<Manifest> readKnown(QByteArrayView text, const QByteArray &path);
    const Known *known(QByteArrayView block, bool isFlat, const QByteArray &path);
    quint32 numberOf(const QByteArray &name);

    std::shared_mutex m_mutex;
    QHash<QByteArray, std::shared_ptr<const Known>> m_known; ///< by text
    QHash<QByteArray, quint32> m_numbers; ///< by name
};

/// True if `name` is a name that Julia or Pkg accepts for a manifest: [Julia]Manifest[-vX.Y].toml, AppManifest.toml.
bool isManifestName(QByteArrayView name);

} // namespace depotscope
