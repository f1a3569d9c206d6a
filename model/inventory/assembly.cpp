// SPDX-License-Identifier: MIT
#include "model/inventory/assembly.h"

#include "model/depot/clonename.h"
#include "model/depot/slug.h"
#include "model/depot/stdlibs.h"
#include "model/depot/uuid.h"
#include "model/text/names.h"

#include <QHash>
#include <QSet>
#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <unordered_map>

namespace depotscope {

namespace {

void raise(std::optional<Time> &time, const std::optional<Time> &other)
{
    time = std::max(time, other);
}

/// A url as far as it names the same repository: without protocol, user, trailing "/" and ".git". A path that is
/// relative is so to `folder`.
QByteArray repositoryOf(QByteArray url, const QByteArray &folder)
{
    if (url.startsWith("./") || url.startsWith("../") || url == "." || url == "..")
        url = cleanAbsolute(joined(folder, url));
    if (const qsizetype at = url.indexOf("://"); at >= 0)
        url = url.sliced(at + 3);
    else if (const qsizetype colon = url.indexOf(':'); colon > 0 && !url.first(colon).contains('/'))
        url[colon] = '/'; // git@host:group/name
    while (url.endsWith('/'))
        url.chop(1);
    if (url.endsWith(".git"))
        url.chop(4);
    if (const qsizetype at = url.indexOf('@'); at >= 0 && at < url.indexOf('/'))
        url = url.sliced(at + 1);
    return url;
}

/// What the manifests say of one package version: one UUID and tree hash.
struct NamedVersion {
    QByteArray name;
    QUuid uuid;
    TreeHash hash;
    QByteArray version;
    std::optional<Time> lastUse;
};

/// Gives items their owners and last uses.
class Assembly {
public:
    Assembly(Inventory &inventory, const InventoryOptions &options, PathCanonicalizer &canonicalizer)
        : m_inventory(inventory)
        , m_options(options)
        , m_facts(inventory.facts)
        , m_canonicalizer(canonicalizer)
    {
    }

    void assemble()
    {
        nameFromManifests();
        for (const auto &[folder, project] : m_facts.projects) {
            if (project.uuid && !project.name.isEmpty())
                m_names.insert(*project.uuid, project.name);
        }
        for (const auto &[path, registry] : m_facts.registries) {
            for (auto it = registry.packages.begin(); it != registry.packages.end(); ++it)
                m_registered.insert(it.value(), it.key());
        }
        describeVersions();
        for (Item &item : m_inventory.items) {
            if (item.kind == Kind::Dev)
                describeDev(item);
            item.isOnKeepList = isKept(item.path);
        }
        for (Item &item : m_inventory.items) {
            switch (item.kind) {
            case Kind::Package: // described above: others need them
            case Kind::Dev:
            case Kind::Artifact: // below, all together
            case Kind::Log:
                break;
            case Kind::Space:
                describeSpace(item);
                break;
            case Kind::Compiled:
                describeCompiled(item);
                break;
            case Kind::Clone:
                describeClone(item);
                break;
            case Kind::Registry:
                describeRegistry(item);
                break;
            case Kind::Environment:
                describeEnvironment(item);
                break;
            case Kind::Other:
                if (item.uuid)
                    own(item, nameOf(*item.uuid), item.uuid);
                break;
            }
        }
        describeArtifacts();
        findStaleCaches();
        sortPackages();
    }

private:
    void nameFromManifests()
    {
        QHash<QByteArray, size_t> known;
        std::unordered_map<const ManifestEntry *, size_t>
            entries; ///< those of registered versions: nothing more to say
        for (const KnownManifest &manifest : m_facts.manifests) {
            const QByteArray folder = parentFolder(manifest.path);
            for (const auto &shared : manifest.content.entries) {
                const ManifestEntry &entry = *shared;
                if (const auto seen = entries.find(&entry); seen != entries.end()) {
                    raise(m_versions[seen->second].lastUse, manifest.lastUse);
                    continue;
                }
                if (!m_names.contains(entry.uuid))
                    m_names.insert(entry.uuid, entry.name);
                if (!entry.path.isEmpty()) {
                    m_developed.insert(entry.uuid);
                    auto &use = m_pathUses[m_canonicalizer.of(entry.path, folder)];
                    raise(use, manifest.lastUse);
                }
                if (!entry.repoUrl.isEmpty()) {
                    const QByteArray repository = repositoryOf(entry.repoUrl, folder);
                    RepositoryUse &use = m_repositoryUses[repository];
                    use.packages.emplace(entry.name, entry.uuid);
                    raise(use.lastUse, manifest.lastUse);
                    for (CloneNaming naming : {CloneNaming::Murmur, CloneNaming::Rapid})
                        m_cloneNames[cloneName(entry.repoUrl, naming)] = repository;
                }
                if (!entry.treeHash)
                    continue;
                const QByteArray key = entry.name + '/' + uuidText(entry.uuid) + '/' + entry.treeHash->hex();
                const size_t version = known.value(key, m_versions.size());
                known.insert(key, version);
                if (version == m_versions.size())
                    m_versions.push_back({entry.name, entry.uuid, *entry.treeHash, entry.version, manifest.lastUse});
                raise(m_versions[version].lastUse, manifest.lastUse);
                if (entry.path.isEmpty() && entry.repoUrl.isEmpty())
                    entries.emplace(&entry, version);
            }
        }
    }

    /// Pkg looks for the long slug before the short one, and for each in the depots in their order; the first that
    /// exists is the one that a manifest uses. Source: Pkg.jl src/Operations.jl find_installed, 1.5 and later.
    void describeVersions()
    {
        QHash<QByteArray, int> byPath;
        for (size_t i = 0; i < m_inventory.items.size(); ++i) {
            if (m_inventory.items[i].kind == Kind::Package)
                byPath.insert(m_inventory.items[i].path, int(i));
        }
        for (const NamedVersion &version : m_versions) {
            bool isFirst = true;
            for (int length : {5, 4}) {
                const QByteArray slug = versionSlug(version.uuid, version.hash, length);
                for (const Depot &depot : m_inventory.depots) {
                    const auto found = byPath.constFind(joined(depot.path, "packages/" + version.name + '/' + slug));
                    if (found == byPath.constEnd())
                        continue;
                    Item &item = m_inventory.items[size_t(*found)];
                    item.uuid = version.uuid;
                    item.hash = version.hash;
                    item.version = version.version;
                    if (isFirst && version.lastUse)
                        use(item, *version.lastUse, LastUseSource::UsageLog);
                    isFirst = false;
                }
            }
        }
        for (Item &item : m_inventory.items) {
            if (item.kind != Kind::Package)
                continue;
            if (const auto project = m_facts.projects.find(item.path); project != m_facts.projects.end()) {
                if (project->second.uuid)
                    item.uuid = project->second.uuid;
                if (!project->second.version.isEmpty())
                    item.version = project->second.version;
            }
            own(item, item.name, item.uuid);
            m_packageFolders.insert(item.path, &item);
        }
    }

    void describeSpace(Item &item)
    {
        own(item, item.uuid ? nameOf(*item.uuid) : lastComponent(parentFolder(item.path)).toByteArray(), item.uuid);
        if (const auto found = m_facts.spaceUses.find(item.path); found != m_facts.spaceUses.end()) {
            use(item, found->second.lastUse, LastUseSource::UsageLog);
            item.ownerProjects = found->second.parentProjects;
        }
    }

    bool isKept(QByteArray path) const
    {
        for (; path.size() > 1; path = parentFolder(path)) {
            if (std::ranges::binary_search(m_facts.keepList, path))
                return true;
        }
        return false;
    }

    /// A cache belongs to the package that its source lies in. Where that is not known its file name helps, which
    /// begins with the slug of the package's UUID: of the UUIDs known by the folder's name, the one with that slug.
    void describeCompiled(Item &item)
    {
        if (const auto known = m_facts.caches.find(item.path); known != m_facts.caches.end())
            item.source = known->second.source;
        for (NodeId node : item.nodes)
            use(item, m_inventory.tree->modified(node), LastUseSource::FileTime);
        if (const Item *source = packageAround(item.source); source && !source->owners.empty()) {
            item.uuid = source->uuid;
            own(item, source->owners.front());
            return;
        }
        const QByteArrayView slug = slugOf(item.path);
        for (const QUuid &uuid : slug.isEmpty() ? std::vector<QUuid>() : uuidsNamed(item.name)) {
            if (packageSlug(uuid) == slug)
                item.uuid = uuid;
        }
        own(item, item.name, item.uuid);
    }

    static QByteArrayView slugOf(const QByteArray &cache)
    {
        const QByteArrayView name = lastComponent(cache);
        return name.indexOf('_') == 5 ? name.first(5) : QByteArrayView();
    }

    /// The package version or dev checkout that `path` lies in, or none.
    const Item *packageAround(const QByteArray &path) const
    {
        const auto found = findAround(m_packageFolders, path);
        return found == m_packageFolders.cend() ? nullptr : *found;
    }

    /// Julia touches a cache when it loads it, so one that was used lately is used by a Julia that was not found.
    void findStaleCaches()
    {
        std::map<std::pair<QByteArray, QByteArray>, Time> newest; // by folder and slug of the package
        const auto keyOf = [](const Item &item) {
            return std::pair(parentFolder(item.path), slugOf(item.path).toByteArray());
        };
        QSet<QUuid> sources = m_developed;
        for (const Item &item : m_inventory.items) {
            if (item.kind == Kind::Compiled && item.lastUse && !slugOf(item.path).isEmpty()) {
                Time &time = newest.try_emplace(keyOf(item), *item.lastUse).first->second;
                time = std::max(time, *item.lastUse);
            }
            if ((item.kind == Kind::Package || item.kind == Kind::Dev) && item.uuid)
                sources.insert(*item.uuid);
        }
        for (Item &item : m_inventory.items) {
            if (item.kind != Kind::Compiled)
                continue;
            const bool isUsed = item.lastUse && *item.lastUse >= m_inventory.taken - m_options.cleanupPeriod;
            const auto known = m_facts.caches.find(item.path);
            const bool isSourceKnown = known != m_facts.caches.end() && !known->second.source.isEmpty();
            const bool isPackageGone = item.uuid && stdlibName(*item.uuid).isEmpty() && !sources.contains(*item.uuid);
            const auto latest = newest.find(keyOf(item));
            if (isSourceKnown ? known->second.state == PathState::Gone : isPackageGone)
                item.staleness = Staleness::SourceGone;
            else if (!isUsed && !isInstalled(item.version))
                item.staleness = Staleness::JuliaGone;
            else if (!isUsed && latest != newest.end() && item.lastUse && *item.lastUse < latest->second)
                item.staleness = Staleness::Replaced;
        }
    }

    /// Whether a Julia of this minor version is installed, or it is not known which are.
    bool isInstalled(const QByteArray &minorVersion) const
    {
        return m_options.installedJulias.empty()
            || std::ranges::any_of(m_options.installedJulias, [&](const JuliaVersion &version) {
                   return minorVersion == QByteArray::number(version.major) + '.' + QByteArray::number(version.minor);
               });
    }

    std::vector<QUuid> uuidsNamed(const QByteArray &name)
    {
        if (m_uuids.isEmpty()) {
            for (auto it = m_names.cbegin(); it != m_names.cend(); ++it)
                m_uuids.insert(it.value(), it.key());
        }
        std::vector<QUuid> uuids;
        for (const auto *table : {&m_uuids, &m_registered}) {
            for (auto it = table->constFind(name); it != table->cend() && it.key() == name; ++it)
                uuids.push_back(it.value());
        }
        if (const auto uuid = stdlibUuid(name))
            uuids.push_back(*uuid);
        return uuids;
    }

    void describeClone(Item &item)
    {
        const auto url = m_facts.cloneUrls.find(item.path);
        if (url != m_facts.cloneUrls.end())
            item.url = url->second;
        auto found =
            item.url.isEmpty() ? m_repositoryUses.end() : m_repositoryUses.find(repositoryOf(item.url, item.path));
        if (found == m_repositoryUses.end()) {
            if (const auto name = m_cloneNames.find(item.name); name != m_cloneNames.end())
                found = m_repositoryUses.find(name->second);
        }
        if (item.uuid) {
            item.name = nameOf(*item.uuid);
            own(item, item.name, item.uuid);
        } else if (found != m_repositoryUses.end()) {
            item.name = found->second.packages.begin()->first;
            for (const auto &[name, uuid] : found->second.packages)
                own(item, name, uuid);
        } else if (!item.url.isEmpty()) {
            item.name = lastComponent(repositoryOf(item.url, item.path)).toByteArray();
        }
        if (found != m_repositoryUses.end() && found->second.lastUse)
            use(item, *found->second.lastUse, LastUseSource::UsageLog);
    }

    void describeRegistry(Item &item)
    {
        const auto registry = m_facts.registries.find(item.path);
        if (registry == m_facts.registries.end())
            return;
        item.uuid = registry->second.uuid;
        item.url = registry->second.repo;
    }

    void describeEnvironment(Item &item)
    {
        for (auto manifest = std::ranges::lower_bound(m_facts.manifests, item.path, {}, &KnownManifest::path);
             manifest != m_facts.manifests.end() && isInside(manifest->path, item.path); ++manifest) {
            if (manifest->lastUse)
                use(item, *manifest->lastUse, LastUseSource::UsageLog);
        }
    }

    void describeDev(Item &item)
    {
        if (const auto project = m_facts.projects.find(item.path); project != m_facts.projects.end()) {
            item.uuid = project->second.uuid;
            item.version = project->second.version;
            own(item, project->second.name.isEmpty() ? item.name : project->second.name, item.uuid);
        }
        for (const auto &[path, lastUse] : m_pathUses) {
            if (lastUse && isInside(path, item.path))
                use(item, *lastUse, LastUseSource::UsageLog);
        }
        m_packageFolders.insert(item.path, &item);
    }

    void describeArtifacts()
    {
        struct Binding {
            std::set<QByteArray> names;
            std::set<QByteArray> files;
        };
        QHash<TreeHash, Binding> bindings;
        for (const KnownArtifactsToml &file : m_facts.artifactsTomls) {
            for (const ArtifactBinding &binding : file.content.bindings) {
                bindings[binding.hash].names.insert(binding.name);
                bindings[binding.hash].files.insert(file.path);
            }
        }
        for (Item &item : m_inventory.items) {
            const auto found =
                item.hash && item.kind == Kind::Artifact ? bindings.constFind(*item.hash) : bindings.cend();
            if (found == bindings.cend())
                continue;
            item.name = *found->names.begin();
            item.boundBy.assign(found->files.begin(), found->files.end());
            for (const QByteArray &path : item.boundBy)
                describeBinding(item, path);
        }
    }

    /// `item` is bound by the Artifacts.toml at `path`: it is its owner's, and used when that is.
    void describeBinding(Item &item, const QByteArray &path)
    {
        const auto file = std::ranges::lower_bound(m_facts.artifactsTomls, path, {}, &KnownArtifactsToml::path);
        if (file->lastUse)
            use(item, *file->lastUse, LastUseSource::UsageLog);
        if (const Item *owner = packageAround(parentFolder(path))) {
            if (owner->lastUse)
                use(item, *owner->lastUse, LastUseSource::UsageLog);
            if (!owner->owners.empty())
                own(item, owner->owners.front());
            return;
        }
        const auto project = m_facts.projects.find(parentFolder(path));
        if (project != m_facts.projects.end() && !project->second.name.isEmpty())
            own(item, project->second.name, project->second.uuid);
    }

    QByteArray nameOf(const QUuid &uuid)
    {
        if (uuid.isNull())
            return "global";
        if (const auto name = m_names.constFind(uuid); name != m_names.cend())
            return *name;
        if (const QByteArray name = stdlibName(uuid); !name.isEmpty())
            return name;
        for (const auto &[path, registry] : m_facts.registries) {
            if (const auto name = registry.packages.constFind(uuid); name != registry.packages.cend())
                return *name;
        }
        return uuidText(uuid);
    }

    static void use(Item &item, Time time, LastUseSource source)
    {
        if (!item.lastUse || time > *item.lastUse) {
            item.lastUse = time;
            item.lastUseSource = source;
        }
    }

    void own(Item &item, PackageId package)
    {
        if (std::ranges::find(item.owners, package) == item.owners.end())
            item.owners.push_back(package);
    }

    void own(Item &item, const QByteArray &name, const std::optional<QUuid> &uuid)
    {
        const QByteArray key = uuid ? uuidText(*uuid) : name;
        const auto found = m_packages.constFind(key);
        PackageId package;
        if (found == m_packages.cend()) {
            package.value = int(m_inventory.packages.size());
            m_packages.insert(key, package.value);
            m_inventory.packages.push_back({name, uuid, {}, {}, {}, {}});
        } else {
            package.value = *found;
        }
        own(item, package);
    }

    /// Owners by name, packages by size: ids are given out anew.
    void sortPackages()
    {
        std::vector<Package> &packages = m_inventory.packages;
        for (size_t i = 0; i < m_inventory.items.size(); ++i) {
            Item &item = m_inventory.items[i];
            std::ranges::sort(item.owners, {}, [&](PackageId id) {
                const Package &package = packages[size_t(id.value)];
                return std::pair(package.name, package.uuid ? uuidText(*package.uuid) : QByteArray());
            });
            for (size_t owner = 0; owner < item.owners.size(); ++owner) {
                Package &package = packages[size_t(item.owners[owner].value)];
                (owner == 0 ? package.items : package.shared).push_back({int(i)});
                if (owner == 0)
                    package.totals += item.totals;
                raise(package.lastUse, item.lastUse);
            }
        }
        std::vector<int> order(packages.size());
        std::iota(order.begin(), order.end(), 0);
        std::ranges::sort(order, [&](int a, int b) {
            const Package &left = packages[size_t(a)];
            const Package &right = packages[size_t(b)];
            if (left.totals.allocated != right.totals.allocated)
                return left.totals.allocated > right.totals.allocated;
            return std::pair(left.name, a) < std::pair(right.name, b);
        });
        std::vector<int> newId(packages.size());
        std::vector<Package> sorted;
        for (int old : order) {
            newId[size_t(old)] = int(sorted.size());
            sorted.push_back(std::move(packages[size_t(old)]));
        }
        packages = std::move(sorted);
        for (Item &item : m_inventory.items) {
            for (PackageId &owner : item.owners)
                owner.value = newId[size_t(owner.value)];
        }
        for (Package &package : packages) {
            for (auto *items : {&package.items, &package.shared}) {
                std::ranges::sort(*items, [this](ItemId a, ItemId b) {
                    const qint64 left = m_inventory.item(a).totals.allocated;
                    const qint64 right = m_inventory.item(b).totals.allocated;
                    return left != right ? left > right : a < b;
                });
            }
        }
    }

    struct RepositoryUse {
        std::set<std::pair<QByteArray, QUuid>> packages; ///< several if each has its own folder of the repository
        std::optional<Time> lastUse;
    };

    Inventory &m_inventory;
    const InventoryOptions &m_options;
    const Facts &m_facts;
    PathCanonicalizer &m_canonicalizer;
    QHash<QUuid, QByteArray> m_names; ///< from manifests, overruled by what projects say of themselves
    QMultiHash<QByteArray, QUuid> m_uuids; ///< m_names the other way round, made on first use
    QMultiHash<QByteArray, QUuid> m_registered; ///< what the registries call a name
    std::vector<NamedVersion> m_versions;
    std::map<QByteArray, std::optional<Time>> m_pathUses; ///< developed folder -> last use of a manifest that names it
    QSet<QUuid> m_developed; ///< packages that a manifest names by the path of their folder
    std::map<QByteArray, RepositoryUse> m_repositoryUses;
    std::map<QByteArray, QByteArray> m_cloneNames; ///< folder below clones/ -> repository
    QHash<QByteArray, const Item *> m_packageFolders; ///< of package versions and dev checkouts
    QHash<QByteArray, int> m_packages; ///< UUID, or name where there is none -> index
};

} // namespace

void assemble(Inventory &inventory, const InventoryOptions &options, PathCanonicalizer &canonicalizer)
{
    Assembly(inventory, options, canonicalizer).assemble();
}

} // namespace depotscope
