// SPDX-License-Identifier: MIT
#pragma once

#include "model/depot/treehash.h"
#include "model/text/error.h"
#include "model/text/quantity.h"

#include <QUuid>
#include <map>
#include <optional>
#include <vector>

namespace depotscope {

/// Writes a depot in the words of the trade and hides slugs, hashes and logs: files as Pkg, Scratch and Julia leave
/// them. Content is made up and deterministic; the same calls write the same names and bytes. Errors: the first failure
/// is kept in error() and further calls do nothing. Thread: one at a time.
class DepotBuilder {
public:
    struct PackageVersion {
        QByteArray name;
        QUuid uuid;
        QByteArray version;
        std::optional<TreeHash> hash; ///< none for a dev checkout
        QByteArray path; ///< packages/<name>/<slug> or dev/<name>, absolute
        std::vector<PackageVersion> dependencies;
        QByteArray repoUrl; ///< set it (and call clone()) to have environment() say that it was added by URL
        QByteArray repoRev;
    };
    struct Artifact {
        QByteArray name;
        TreeHash hash;
        QByteArray path;
    };
    struct Environment {
        QByteArray directory;
        QByteArray manifest; ///< path of its Manifest.toml
    };

    /// `depot` and `projects` (where work outside the depot lives) are made absolute, and made on the disk when
    /// something is put there. `now` is what the logs' times are relative to.
    DepotBuilder(const QByteArray &depot, const QByteArray &projects, Time now);

    const QByteArray &path() const { return m_depot; }
    Time now() const { return m_now; }
    const std::optional<Error> &error() const { return m_error; }

    /// The UUID that a package, registry or dev checkout of this name gets. Pure.
    static QUuid uuidOf(const QByteArray &name);

    /// packages/<name>/<slug> with Project.toml, src/<name>.jl and test/, `bytes` in all (data files fill it up), files
    /// read-only. The hash is made from name and version.
    PackageVersion package(const QByteArray &name, const QByteArray &version, qint64 bytes,
                           const std::vector<PackageVersion> &dependencies = {});

    /// artifacts/<true tree hash>, read-only files as Pkg leaves them, bound in the Artifacts.toml of `boundBy`
    /// (which is logged in artifact_usage.toml as used at `lastUse`).
    Artifact artifact(const QByteArray &name, qint64 bytes, const std::vector<PackageVersion> &boundBy, Time lastUse);

    /// scratchspaces/<uuid>/<key> with `files` files of `bytes` in all, logged with the package's Project.toml as
    /// parent.
    QByteArray space(const PackageVersion &package, const QByteArray &key, qint64 bytes, int files,
                     std::optional<Time> lastUse);
    /// A space of an arbitrary UUID folder and parents (which may not exist).
    QByteArray space(const QUuid &uuid, const QByteArray &key, qint64 bytes, int files, std::optional<Time> lastUse,
                     const std::vector<QByteArray> &parents);

    /// A project outside the depot, or environments/<name> inside with `inDepot`: Project.toml and a manifest of
    /// format `manifestFormat` ("1.0", "2.0" or "2.1") naming `packages`, what they depend on and some standard
    /// libraries, logged as used at `lastUse`.
    Environment environment(const QByteArray &name, const std::vector<PackageVersion> &packages,
                            std::optional<Time> lastUse, bool inDepot, const QByteArray &manifestFormat = "2.0");

    /// Logs the use of a manifest, which need not exist (any more).
    void logManifest(const QByteArray &manifest, Time lastUse);

    /// Has Pkg know since when `path` is orphaned, in logs/orphaned.toml.
    void logOrphan(const QByteArray &path, Time since);

    /// Has all that is at `path` seem written at that time.
    void age(const QByteArray &path, Time written);

    /// compiled/v<julia>/<name>/<slug>_<hash>.ji, with a .so beside it from Julia 1.9 on; file time `lastUse`.
    void compiled(const PackageVersion &package, const QByteArray &julia, qint64 bytes, Time lastUse);

    /// clones/<name by url> as a bare repository with that origin.
    QByteArray clone(const QByteArray &url, qint64 bytes);

    /// registries/<name> unpacked, with the packages made so far.
    void registry(const QByteArray &name);
    /// registries/<name>.toml and <name>.tar.gz, with the packages made so far.
    void packedRegistry(const QByteArray &name);

    /// dev/<name>, a git working copy with a Project.toml; named by no manifest until environment() is given it.
    PackageVersion devCheckout(const QByteArray &name, qint64 bytes);

    /// Any file below the depot, folders made as needed.
    void file(const QByteArray &relativePath, QByteArrayView content, std::optional<Time> modified = std::nullopt);

private:
    using Times = std::map<QByteArray, Time>;
    struct Binding {
        TreeHash hash;
        bool isForLinux = false; // one platform of several, as in a JLL package
    };

    template <typename Act> void onDisk(const QByteArray &path, const char *doing, Act act);
    void write(const QByteArray &path, QByteArrayView content, int mode, std::optional<Time> modified = std::nullopt);
    void fill(const QByteArray &directory, const QByteArray &seed, qint64 bytes, int files, int mode);
    void use(Times &uses, const QByteArray &log, const QByteArray &path, Time time);
    QByteArray below(QByteArrayView relativePath) const;
    std::vector<std::pair<QByteArray, QByteArray>> registryFiles(const QByteArray &name) const;

    QByteArray m_depot;
    QByteArray m_projects;
    Time m_now;
    std::optional<Error> m_error;
    std::vector<PackageVersion> m_packages;
    Times m_manifestUses;
    Times m_artifactUses;
    Times m_orphans;
    QByteArray m_spaceUses; // scratch_usage.toml, to which entries are only ever appended
    std::map<QByteArray, std::map<QByteArray, Binding>> m_bindings; // by the path of the Artifacts.toml, then by name
};

} // namespace depotscope
