// SPDX-License-Identifier: MIT
#include "model/inventory/reachabilitygraph.h"

#include "model/depot/clonename.h"
#include "model/depot/keeplist.h"
#include "model/depot/slug.h"
#include "model/inventory/dominators.h"
#include "model/text/names.h"

#include <QHash>
#include <algorithm>
#include <map>
#include <numeric>
#include <unordered_map>
#include <utility>

using namespace Qt::StringLiterals;

namespace depotscope {

class GraphBuilder {
public:
    explicit GraphBuilder(ReachabilityGraph &graph)
        : m(graph)
        , m_inventory(graph.m_inventory)
    {
    }

    void build()
    {
        index();
        addManifests();
        addCheckouts();
        addKeepLists();
        addProcesses();
        addArtifacts();
        addOverrides();
        addSpaces();
        addPackageParts();
        layEdges();
        weigh();
    }

private:
    /// One end of an edge while roots are still being added: a root, or an item.
    struct Holder {
        RootId root;
        ItemId item;
    };

    void hold(Holder holder, ItemId item)
    {
        if (holder.item == item && item)
            return;
        (holder.root ? m_rootEdges : m_itemEdges)
            .emplace_back(holder.root ? holder.root.value : holder.item.value, item);
    }

    RootId addRoot(Root root)
    {
        m.m_roots.push_back(std::move(root));
        return {int(m.m_roots.size()) - 1};
    }

    void index()
    {
        for (size_t i = 0; i < m_inventory.items.size(); ++i) {
            const Item &item = m_inventory.items[i];
            const ItemId id{int(i)};
            switch (item.kind) {
            case Kind::Package:
                m_folders.insert(item.path, id);
                break;
            case Kind::Dev:
                m_folders.insert(item.path, id);
                break;
            case Kind::Clone:
                for (PackageId owner : item.owners)
                    m_clones.insert(owner.value, id);
                m_clonesByName.insert(lastComponent(item.path).toByteArray(), id);
                if (item.uuid)
                    m_clonesByUuid.insert(*item.uuid, id);
                if (!item.url.isEmpty())
                    m_clonesByUrl.insert(item.url, id);
                break;
            case Kind::Artifact:
                if (item.hash)
                    m_artifacts.insert(*item.hash, id);
                break;
            case Kind::Space:
            case Kind::Compiled:
            case Kind::Registry:
            case Kind::Environment:
            case Kind::Log:
                break;
            case Kind::Other:
                if (item.isLeftover()) // or a version of a package called temp
                    m_folders.insert(item.path, id);
                break;
            }
        }
        for (size_t i = 0; i < m_inventory.packages.size(); ++i) {
            if (const auto &uuid = m_inventory.packages[i].uuid)
                m_packages.insert(*uuid, int(i));
        }
    }

    /// The package version or dev checkout that `path` lies in, or none.
    ItemId folderAround(QByteArrayView path) const
    {
        const auto found = findAround(m_folders, path);
        return found == m_folders.cend() ? ItemId() : *found;
    }

    /// The copies of the package version that `entry` names, with either slug and in all depots; looked up once for all
    /// manifests that have it.
    const std::vector<ItemId> &versionsOf(const ManifestEntry &entry)
    {
        const auto [place, isNew] = m_versionsByEntry.try_emplace(&entry);
        if (!isNew || !entry.treeHash)
            return place->second;
        for (int length : {5, 4}) {
            const QByteArray inside = "packages/" + entry.name + '/' + versionSlug(entry.uuid, *entry.treeHash, length);
            for (const Depot &depot : m_inventory.depots) {
                const auto found = m_folders.constFind(joined(depot.path, inside));
                if (found != m_folders.cend())
                    place->second.push_back(*found);
            }
        }
        return place->second;
    }

    /// The clones that a manifest means: by the package, the name that any Pkg gives them, or where they come from. A
    /// local repository is named relative to the manifest, but its clone by the whole path.
    void holdClones(RootId root, const ManifestEntry &entry, const QByteArray &folder)
    {
        const auto trashAll = [&](const auto &clones, const auto &key) {
            for (auto it = clones.constFind(key); it != clones.cend() && it.key() == key; ++it)
                hold({root, {}}, it.value());
        };
        trashAll(m_clonesByUuid, entry.uuid);
        const QByteArray &source = entry.repoUrl;
        if (source.isEmpty())
            return;
        trashAll(m_clones, m_packages.value(entry.uuid, -1));
        for (const QByteArray &url : {source, cleanAbsolute(source.startsWith('/') ? source : folder + '/' + source)}) {
            trashAll(m_clonesByUrl, url);
            for (const CloneNaming naming : {CloneNaming::Murmur, CloneNaming::Rapid})
                trashAll(m_clonesByName, cloneName(url, naming));
        }
    }

    void addManifests()
    {
        for (const KnownManifest &manifest : m_inventory.facts.manifests) {
            const RootId root =
                addRoot({Root::Kind::Manifest, manifest.path, manifest.state,
                         manifest.content.isReadable && manifest.content.troubles.empty(), manifest.lastUse});
            m_manifestsByFolder.insert(parentFolder(manifest.path), root);
            for (const auto &shared : manifest.content.entries) {
                const ManifestEntry &entry = *shared;
                const std::vector<ItemId> &versions = versionsOf(entry);
                for (ItemId version : versions)
                    hold({root, {}}, version);
                if (entry.treeHash && entry.path.isEmpty() && versions.empty())
                    ++m.m_roots[size_t(root.value)].missing;
                holdClones(root, entry, parentFolder(manifest.path));
                if (!entry.path.isEmpty()) {
                    const QByteArray folder = entry.path.startsWith('/')
                        ? cleanAbsolute(entry.path)
                        : cleanAbsolute(joined(parentFolder(manifest.path), entry.path));
                    if (const ItemId dev = folderAround(folder))
                        hold({root, {}}, dev);
                }
            }
        }
    }

    /// A dev checkout is the user's own and stays, so what it needs stays.
    void addCheckouts()
    {
        for (size_t i = 0; i < m_inventory.items.size(); ++i) {
            if (const Item &item = m_inventory.items[i]; item.kind == Kind::Dev)
                hold({addRoot({Root::Kind::Checkout, item.path, PathState::File, true, item.lastUse}), {}}, {int(i)});
        }
    }

    void addKeepLists()
    {
        for (size_t depot = 0; depot < m_inventory.depots.size(); ++depot) {
            RootId root;
            for (size_t i = 0; i < m_inventory.items.size(); ++i) {
                const Item &item = m_inventory.items[i];
                if (!item.isOnKeepList || item.depot != int(depot))
                    continue;
                if (!root)
                    root = addRoot({Root::Kind::KeepList,
                                    keepListPath(m_inventory.depots[depot].path),
                                    PathState::File,
                                    true,
                                    {}});
                hold({root, {}}, {int(i)});
            }
        }
    }

    void addProcesses()
    {
        for (const RunningJulia &julia : m_inventory.facts.runningJulias) {
            RootId root;
            for (const QByteArray &file : julia.openFiles) {
                const NodeId node = m_inventory.tree->find(file);
                const ItemId item = node ? m_inventory.itemAt(node) : ItemId();
                if (!item)
                    continue;
                if (!root)
                    root = addRoot(
                        {Root::Kind::Process, julia.program, PathState::File, true, m_inventory.taken, julia.pid});
                hold({root, {}}, item);
            }
        }
    }

    /// Who keeps what the file at `path` names: the package or checkout that it lies in, the manifests beside it, or
    /// the file by itself.
    void holdByFile(const QByteArray &path, Root::Kind kind, PathState state, bool isReadable,
                    std::optional<Time> lastUse, ItemId item)
    {
        if (const ItemId folder = folderAround(path)) {
            hold({{}, folder}, item);
            return;
        }
        bool isBesideManifest = false;
        const QByteArray folder = parentFolder(path);
        for (auto it = m_manifestsByFolder.constFind(folder); it != m_manifestsByFolder.cend() && it.key() == folder;
             ++it) {
            const PathState manifest = m.root(it.value()).state;
            if (state != PathState::Gone && (manifest == PathState::File || manifest == PathState::Unavailable)) {
                hold({it.value(), {}}, item);
                isBesideManifest = true;
            }
        }
        if (isBesideManifest || state == PathState::Gone || state == PathState::Directory)
            return;
        auto known = m_fileRoots.find(path);
        if (known == m_fileRoots.end())
            known = m_fileRoots.emplace(path, addRoot({kind, path, state, isReadable, lastUse})).first;
        hold({known->second, {}}, item);
    }

    void addArtifacts()
    {
        QHash<QByteArrayView, const KnownArtifactsToml *> files;
        for (const KnownArtifactsToml &file : m_inventory.facts.artifactsTomls)
            files.emplace(file.path, &file);
        for (size_t i = 0; i < m_inventory.items.size(); ++i) {
            for (const QByteArray &path : m_inventory.items[i].boundBy) {
                const KnownArtifactsToml &file = *files.value(path);
                holdByFile(path, Root::Kind::ArtifactsToml, file.state, file.content.isReadable, file.lastUse,
                           {int(i)});
            }
        }
    }

    /// What an Overrides.toml leads to is used in an artifact's place.
    void addOverrides()
    {
        for (size_t depot = 0; depot < m_inventory.facts.logs.size(); ++depot) {
            const Overrides &overrides = m_inventory.facts.logs[depot].overrides;
            if (overrides.byHash.empty() && overrides.byName.empty())
                continue;
            const RootId root = addRoot({Root::Kind::ArtifactsToml,
                                         joined(m_inventory.depots[depot].path, "artifacts/Overrides.toml"),
                                         PathState::File,
                                         true,
                                         {}});
            for (const auto &[hash, target] : overrides.byHash)
                holdTarget(root, target);
            for (const Overrides::ByName &override : overrides.byName)
                holdTarget(root, override.target);
        }
    }

    void holdTarget(RootId root, const QByteArray &target)
    {
        if (target.startsWith('/')) {
            const NodeId node = m_inventory.tree->find(cleanAbsolute(target));
            if (const ItemId item = node ? m_inventory.itemAt(node) : ItemId())
                hold({root, {}}, item);
        } else if (const auto hash = TreeHash::fromHex(target)) {
            for (auto it = m_artifacts.constFind(*hash); it != m_artifacts.cend() && it.key() == *hash; ++it)
                hold({root, {}}, it.value());
        }
    }

    void addSpaces()
    {
        QHash<QByteArrayView, PathState> states;
        for (const auto &[path, named] : m_inventory.facts.named)
            states.emplace(named.spelled, named.state);
        for (size_t i = 0; i < m_inventory.items.size(); ++i) {
            const Item &item = m_inventory.items[i];
            for (const QByteArray &project : item.ownerProjects)
                holdByFile(project, Root::Kind::Project, states.value(project), true, item.lastUse, {int(i)});
        }
    }

    /// A version keeps the caches compiled from it, as long as they can be loaded, and if Pkg cloned the package to
    /// install it, that clone.
    void addPackageParts()
    {
        for (const Package &package : m_inventory.packages) {
            std::vector<ItemId> sources;
            for (ItemId id : package.items) {
                const Kind kind = m_inventory.item(id).kind;
                if (kind == Kind::Package || kind == Kind::Dev)
                    sources.push_back(id);
            }
            for (ItemId id : package.items) {
                const Item &item = m_inventory.item(id);
                const bool isClone = item.kind == Kind::Clone && item.path.endsWith(uuidFolder(item));
                const bool isCache = item.kind == Kind::Compiled && item.staleness == Staleness::None;
                if (const ItemId source = isCache ? folderAround(item.source) : ItemId()) {
                    hold({{}, source}, id);
                } else if (isClone || (isCache && item.source.isEmpty())) {
                    for (ItemId one : sources)
                        hold({{}, one}, id);
                }
            }
        }
    }

    static QByteArray uuidFolder(const Item &item)
    {
        return item.uuid ? "/" + item.uuid->toByteArray(QUuid::WithoutBraces) : QByteArray("/");
    }

    void layEdges()
    {
        const size_t roots = m.m_roots.size();
        const size_t nodes = 1 + roots + m_inventory.items.size();
        std::vector<quint32> place(nodes + 1);
        for (const auto &[root, item] : m_rootEdges)
            ++place[m.nodeOf(RootId{root}) + 1];
        for (const auto &[holder, item] : m_itemEdges)
            ++place[m.nodeOf(ItemId{holder}) + 1];
        std::partial_sum(place.begin(), place.end(), place.begin());
        const std::vector<quint32> first = place;
        std::vector<ItemId> targets(first.back());
        for (const auto &[root, item] : m_rootEdges)
            targets[place[m.nodeOf(RootId{root})]++] = item;
        for (const auto &[holder, item] : m_itemEdges)
            targets[place[m.nodeOf(ItemId{holder})]++] = item;
        // Sorted, and each once.
        m.m_first.assign(1, 0);
        for (size_t node = 0; node < nodes; ++node) {
            const auto begin = targets.begin() + first[node];
            const auto end = targets.begin() + first[node + 1];
            std::sort(begin, end);
            m.m_targets.insert(m.m_targets.end(), begin, std::unique(begin, end));
            m.m_first.push_back(quint32(m.m_targets.size()));
        }

        m.m_firstSource.assign(m_inventory.items.size() + 2, 0);
        for (ItemId item : m.m_targets)
            ++m.m_firstSource[size_t(item.value) + 2];
        std::partial_sum(m.m_firstSource.begin(), m.m_firstSource.end(), m.m_firstSource.begin());
        m.m_sources.resize(m.m_targets.size());
        for (quint32 node = 0; node < nodes; ++node) {
            for (quint32 edge = m.m_first[node]; edge < m.m_first[node + 1]; ++edge)
                m.m_sources[m.m_firstSource[size_t(m.m_targets[edge].value) + 1]++] = node;
        }
    }

    /// What goes with each node: sums over the dominator tree of the whole graph. Node 0 stands above all roots, and
    /// above what no root reaches, so that an orphan's parts go with the orphan.
    void weigh()
    {
        const size_t roots = m.m_roots.size();
        const size_t nodes = m.m_first.size() - 1;
        std::vector<RootId> all;
        for (size_t i = 0; i < roots; ++i)
            all.push_back({int(i)});
        std::vector<char> reached(m_inventory.items.size());
        for (ItemId id : m.closure({}, all))
            reached[size_t(id.value)] = 1;
        m.m_isReached = reached;
        std::vector<char> hasHolder(m_inventory.items.size());
        for (size_t i = 0; i < m_inventory.items.size(); ++i) {
            for (ItemId target : m.dependencies(ItemId{int(i)})) {
                if (!reached[i])
                    hasHolder[size_t(target.value)] = 1;
            }
        }
        std::vector<quint32> tops;
        for (size_t i = 0; i < roots; ++i)
            tops.push_back(quint32(m.nodeOf(RootId{int(i)})));
        const auto addTop = [&](size_t item) {
            tops.push_back(quint32(m.nodeOf(ItemId{int(item)})));
            std::vector<ItemId> todo{{int(item)}};
            reached[item] = 1;
            while (!todo.empty()) { // only what is new: a closure would be walked again for each
                const ItemId id = todo.back();
                todo.pop_back();
                for (ItemId target : m.dependencies(id)) {
                    if (!std::exchange(reached[size_t(target.value)], char(1)))
                        todo.push_back(target);
                }
            }
        };
        const std::vector<char> keptByRoots = reached;
        for (size_t i = 0; i < reached.size(); ++i) {
            if (!keptByRoots[i] && !hasHolder[i])
                addTop(i);
        }
        for (size_t i = 0; i < reached.size(); ++i) {
            if (!reached[i]) // only circles of items that hold each other are left
                addTop(i);
        }
        std::vector<quint32> first{0};
        std::vector<quint32> targets = tops;
        first.push_back(quint32(targets.size()));
        for (size_t node = 1; node < nodes; ++node) {
            for (quint32 edge = m.m_first[node]; edge < m.m_first[node + 1]; ++edge)
                targets.push_back(quint32(m.nodeOf(m.m_targets[edge])));
            first.push_back(quint32(targets.size()));
        }
        std::vector<qint64> own(nodes);
        for (size_t i = 0; i < m_inventory.items.size(); ++i)
            own[m.nodeOf(ItemId{int(i)})] = m_inventory.items[i].totals.allocated;
        m.m_frees = Dominators(first, targets).sums(std::move(own));
    }

    ReachabilityGraph &m;
    const Inventory &m_inventory;
    QMultiHash<TreeHash, ItemId> m_artifacts;
    std::unordered_map<const ManifestEntry *, std::vector<ItemId>> m_versionsByEntry;
    QHash<QByteArray, ItemId> m_folders; ///< package versions and dev checkouts by path
    QMultiHash<int, ItemId> m_clones; ///< by owner
    QMultiHash<QByteArray, ItemId> m_clonesByName; ///< by the name of the folder
    QMultiHash<QByteArray, ItemId> m_clonesByUrl;
    QMultiHash<QUuid, ItemId> m_clonesByUuid; ///< by the name of the folder, where that is one
    QHash<QUuid, int> m_packages;
    QMultiHash<QByteArray, RootId> m_manifestsByFolder;
    std::map<QByteArray, RootId> m_fileRoots;
    std::vector<std::pair<int, ItemId>> m_rootEdges;
    std::vector<std::pair<int, ItemId>> m_itemEdges;
};

ReachabilityGraph::ReachabilityGraph(const Inventory &inventory)
    : m_inventory(inventory)
{
    GraphBuilder(*this).build();
}

std::span<const ItemId> ReachabilityGraph::dependencies(RootId root) const
{
    const size_t node = nodeOf(root);
    return std::span(m_targets).subspan(m_first[node], m_first[node + 1] - m_first[node]);
}

std::span<const ItemId> ReachabilityGraph::dependencies(ItemId item) const
{
    const size_t node = nodeOf(item);
    return std::span(m_targets).subspan(m_first[node], m_first[node + 1] - m_first[node]);
}

std::span<const quint32> ReachabilityGraph::sourcesOf(ItemId item) const
{
    const size_t first = m_firstSource[size_t(item.value)];
    return std::span(m_sources).subspan(first, m_firstSource[size_t(item.value) + 1] - first);
}

std::vector<RootId> ReachabilityGraph::rootsOf(ItemId item) const
{
    std::vector<RootId> roots;
    for (quint32 node : sourcesOf(item)) {
        if (node <= m_roots.size())
            roots.push_back({int(node) - 1});
    }
    return roots;
}

std::vector<ItemId> ReachabilityGraph::dependents(ItemId item) const
{
    std::vector<ItemId> holders;
    for (quint32 node : sourcesOf(item)) {
        if (node > m_roots.size())
            holders.push_back({int(node - m_roots.size()) - 1});
    }
    return holders;
}

Chains ReachabilityGraph::why(const std::vector<ItemId> &items, size_t limit) const
{
    // Breadth first from the items up to their roots; `next` leads back down.
    std::vector<ItemId> next(m_inventory.items.size());
    std::vector<char> isSeen(m_inventory.items.size());
    std::vector<char> isRootSeen(m_roots.size());
    std::vector<ItemId> level = items;
    for (ItemId id : items)
        isSeen[size_t(id.value)] = 1;
    Chains chains;
    while (!level.empty()) {
        std::vector<std::pair<RootId, ItemId>> found;
        std::vector<ItemId> above;
        for (ItemId id : level) {
            for (RootId root : rootsOf(id)) {
                if (!std::exchange(isRootSeen[size_t(root.value)], char(1)))
                    found.emplace_back(root, id);
            }
            for (ItemId holder : dependents(id)) {
                if (!std::exchange(isSeen[size_t(holder.value)], char(1))) {
                    next[size_t(holder.value)] = id;
                    above.push_back(holder);
                }
            }
        }
        std::ranges::stable_sort(
            found, [this](const auto &a, const auto &b) { return root(a.first).lastUse > root(b.first).lastUse; });
        for (const auto &[root, item] : found) {
            if (chains.listed.size() == limit) {
                ++chains.unlisted;
                continue;
            }
            Chain chain{root, {}};
            for (ItemId id = item; id; id = next[size_t(id.value)])
                chain.items.push_back(id);
            chains.listed.push_back(std::move(chain));
        }
        level = std::move(above);
    }
    return chains;
}

std::vector<ItemId> ReachabilityGraph::closure(const std::vector<ItemId> &items, const std::vector<RootId> &roots) const
{
    std::vector<char> isSeen(m_inventory.items.size());
    std::vector<ItemId> all;
    const auto add = [&](std::span<const ItemId> ids) {
        for (ItemId id : ids) {
            if (!std::exchange(isSeen[size_t(id.value)], char(1)))
                all.push_back(id);
        }
    };
    add(items);
    for (RootId root : roots)
        add(dependencies(root));
    for (size_t i = 0; i < all.size(); ++i)
        add(dependencies(all[i]));
    return all;
}

std::vector<RootId> ReachabilityGraph::rootsAbove(const std::vector<ItemId> &items) const
{
    std::vector<RootId> roots;
    for (const Chain &chain : why(items, m_roots.size()).listed)
        roots.push_back(chain.root);
    std::ranges::sort(roots);
    return roots;
}

qint64 ReachabilityGraph::frees(ItemId item) const
{
    return m_frees[nodeOf(item)];
}

qint64 ReachabilityGraph::frees(RootId root) const
{
    return m_frees[nodeOf(root)];
}

Forgetting ReachabilityGraph::forget(const std::vector<RootId> &roots) const
{
    Forgetting result;
    std::vector<char> isForgotten(m_roots.size());
    for (RootId root : roots) {
        if (!std::exchange(isForgotten[size_t(root.value)], char(1)))
            result.alone += frees(root);
    }
    std::vector<RootId> others;
    for (size_t i = 0; i < m_roots.size(); ++i) {
        if (!isForgotten[i])
            others.push_back({int(i)});
    }
    std::vector<char> stays(m_inventory.items.size());
    for (ItemId id : closure({}, others))
        stays[size_t(id.value)] = 1;
    for (size_t i = 0; i < stays.size(); ++i) {
        if (m_isReached[i] && !stays[i]) {
            result.items.push_back({int(i)});
            result.freed += m_inventory.items[i].totals.allocated;
        }
    }
    std::ranges::stable_sort(result.items, [this](ItemId a, ItemId b) {
        return m_inventory.item(a).totals.allocated > m_inventory.item(b).totals.allocated;
    });
    return result;
}

} // namespace depotscope
