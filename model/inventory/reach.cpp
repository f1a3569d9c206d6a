// SPDX-License-Identifier: MIT
#include "model/inventory/reach.h"

#include "model/depot/clonename.h"
#include "model/depot/keeplist.h"
#include "model/depot/stdlibs.h"
#include "model/disk/names.h"

#include <QHash>
#include <algorithm>
#include <map>
#include <numeric>
#include <unordered_map>

using namespace Qt::StringLiterals;

namespace depotscope {

namespace {

constexpr quint32 noNode = ~quint32(0);

/// Immediate dominators of the nodes reachable from node 0, by the iteration of Cooper, Harvey and Kennedy: on graphs
/// as shallow as these (root, package, artifact) it settles in two or three passes.
class Dominators {
public:
    Dominators(const std::vector<quint32> &first, const std::vector<quint32> &targets)
        : m_first(first)
        , m_targets(targets)
        , m_order(first.size() - 1, noNode)
        , m_above(first.size() - 1, noNode)
    {
        number();
        findSources();
        settle();
    }

    /// `own` summed over everything that each node dominates, itself included.
    std::vector<qint64> sums(std::vector<qint64> own) const
    {
        for (auto node = m_nodes.rbegin(); node != m_nodes.rend(); ++node) {
            if (*node != 0)
                own[m_above[*node]] += own[*node];
        }
        return own;
    }

private:
    /// Reverse postorder, without recursion: a depot's graph may be as deep as it likes.
    void number()
    {
        std::vector<std::pair<quint32, quint32>> stack{{0, m_first[0]}};
        std::vector<char> seen(m_order.size());
        seen[0] = 1;
        while (!stack.empty()) {
            auto &[node, edge] = stack.back();
            if (edge == m_first[node + 1]) {
                m_nodes.push_back(node);
                stack.pop_back();
                continue;
            }
            const quint32 target = m_targets[edge++];
            if (!seen[target]) {
                seen[target] = 1;
                stack.emplace_back(target, m_first[target]);
            }
        }
        std::ranges::reverse(m_nodes);
        for (quint32 i = 0; i < m_nodes.size(); ++i)
            m_order[m_nodes[i]] = i;
    }

    void findSources()
    {
        m_sourcesFirst.assign(m_first.size() + 1, 0);
        for (quint32 node : m_nodes) {
            for (quint32 edge = m_first[node]; edge < m_first[node + 1]; ++edge)
                ++m_sourcesFirst[m_targets[edge] + 2];
        }
        std::partial_sum(m_sourcesFirst.begin(), m_sourcesFirst.end(), m_sourcesFirst.begin());
        m_sources.resize(m_sourcesFirst.back());
        for (quint32 node : m_nodes) {
            for (quint32 edge = m_first[node]; edge < m_first[node + 1]; ++edge)
                m_sources[m_sourcesFirst[m_targets[edge] + 1]++] = node;
        }
    }

    void settle()
    {
        m_above[0] = 0;
        for (bool changed = true; changed;) {
            changed = false;
            for (quint32 node : m_nodes) {
                if (node == 0)
                    continue;
                quint32 above = noNode;
                for (quint32 i = m_sourcesFirst[node]; i < m_sourcesFirst[node + 1]; ++i) {
                    if (const quint32 source = m_sources[i]; m_above[source] != noNode)
                        above = above == noNode ? source : meet(source, above);
                }
                changed |= m_above[node] != above;
                m_above[node] = above;
            }
        }
    }

    quint32 meet(quint32 a, quint32 b) const
    {
        while (a != b) {
            while (m_order[a] > m_order[b])
                a = m_above[a];
            while (m_order[b] > m_order[a])
                b = m_above[b];
        }
        return a;
    }

    const std::vector<quint32> &m_first;
    const std::vector<quint32> &m_targets;
    std::vector<quint32> m_nodes; ///< reverse postorder
    std::vector<quint32> m_order; ///< node -> place in m_nodes
    std::vector<quint32> m_above; ///< immediate dominator
    std::vector<quint32> m_sourcesFirst;
    std::vector<quint32> m_sources;
};

} // namespace

class ReachBuilder {
public:
    ReachBuilder(Reach &reach, const ReachOptions &options)
        : m(reach)
        , m_inventory(reach.m_inventory)
        , m_options(options)
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
        addSpaces();
        addPackageParts();
        layEdges();
        weigh();
        judge();
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
                if (item.hash)
                    m_versions.insert(*item.hash, id);
                m_folders.insert(item.path, id);
                break;
            case Kind::Dev:
                m_folders.insert(item.path, id);
                break;
            case Kind::Clone:
                for (PackageId owner : item.owners)
                    m_clones.insert(owner.value, id);
                break;
            case Kind::Artifact:
            case Kind::Space:
            case Kind::Compiled:
            case Kind::Registry:
            case Kind::Environment:
            case Kind::Log:
            case Kind::Other:
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
        for (qsizetype end = path.lastIndexOf('/'); end > 0; end = path.first(end).lastIndexOf('/')) {
            const auto found = m_folders.constFind(QByteArray::fromRawData(path.data(), end));
            if (found != m_folders.cend())
                return *found;
        }
        return {};
    }

    /// The copies of the package version that `entry` names; looked up once for all manifests that have it.
    const std::vector<ItemId> &versionsOf(const ManifestEntry &entry)
    {
        const auto [place, isNew] = m_versionsByEntry.try_emplace(&entry);
        if (isNew && entry.treeHash) {
            for (auto it = m_versions.constFind(*entry.treeHash);
                 it != m_versions.cend() && it.key() == *entry.treeHash; ++it) {
                if (m_inventory.item(it.value()).name == entry.name)
                    place->second.push_back(it.value());
            }
        }
        return place->second;
    }

    void addManifests()
    {
        for (const KnownManifest &manifest : m_inventory.records.manifests) {
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
                if (!entry.repoUrl.isEmpty()) {
                    const int package = m_packages.value(entry.uuid, -1);
                    for (auto it = m_clones.constFind(package); it != m_clones.cend() && it.key() == package; ++it)
                        hold({root, {}}, it.value());
                }
                if (!entry.path.isEmpty()) {
                    const QByteArray folder = entry.path.startsWith('/')
                        ? cleanAbsolute(entry.path)
                        : cleanAbsolute(joined(parentFolder(manifest.path), entry.path));
                    if (const ItemId dev = folderAround(folder + "/"))
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
        for (const RunningJulia &julia : m_inventory.records.runningJulias) {
            RootId root;
            for (const QByteArray &file : julia.openFiles) {
                const NodeId node = m_inventory.tree->find(file);
                const ItemId item = node ? m_inventory.itemAt(node) : ItemId();
                if (!item)
                    continue;
                if (!root)
                    root =
                        addRoot({Root::Kind::Process, julia.program, PathState::File, true, m_options.now, julia.pid});
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
            if (state != PathState::Gone && m.root(it.value()).state != PathState::Gone) {
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
        for (const KnownArtifactsToml &file : m_inventory.records.artifactsTomls)
            files.emplace(file.path, &file);
        for (size_t i = 0; i < m_inventory.items.size(); ++i) {
            for (const QByteArray &path : m_inventory.items[i].boundBy) {
                const KnownArtifactsToml &file = *files.value(path);
                holdByFile(path, Root::Kind::ArtifactsToml, file.state, file.content.isReadable, file.lastUse,
                           {int(i)});
            }
        }
        for (const KnownArtifactsToml &file : m_inventory.records.artifactsTomls) {
            if (file.state == PathState::Unavailable)
                m_unreachedArtifactsToml = file.path;
            else if (file.state == PathState::File && !file.content.isReadable)
                m_unreadableArtifactsToml = file.path;
        }
    }

    void addSpaces()
    {
        QHash<QByteArrayView, PathState> states;
        for (const auto &[path, named] : m_inventory.records.named)
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
        std::vector<char> reached = m.reachedFrom(std::vector<char>(roots, 0));
        std::vector<char> hasHolder(m_inventory.items.size());
        for (size_t i = 0; i < m_inventory.items.size(); ++i) {
            for (ItemId target : m.heldBy(ItemId{int(i)})) {
                if (!reached[i])
                    hasHolder[size_t(target.value)] = 1;
            }
        }
        std::vector<quint32> tops;
        for (size_t i = 0; i < roots; ++i)
            tops.push_back(quint32(m.nodeOf(RootId{int(i)})));
        auto addTop = [&](size_t item) {
            tops.push_back(quint32(m.nodeOf(ItemId{int(item)})));
            std::vector<ItemId> todo{{int(item)}};
            reached[item] = 1;
            while (!todo.empty()) {
                const ItemId id = todo.back();
                todo.pop_back();
                for (ItemId target : m.heldBy(id)) {
                    if (!reached[size_t(target.value)]) {
                        reached[size_t(target.value)] = 1;
                        todo.push_back(target);
                    }
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

    Sentence when(const std::optional<Time> &time) const
    {
        return time ? Sentence(QT_TRANSLATE_NOOP("Sentence", "used %1"), Sentence::ago(*time, m_options.now))
                    : Sentence(QT_TRANSLATE_NOOP("Sentence", "no record of use"));
    }

    bool isRecent(const std::optional<Time> &time) const
    {
        return time && *time >= m_options.now - m_options.cleanupPeriod;
    }

    /// Spreads from roots to what they keep, those used last first, so that the first root to reach an item is the one
    /// with the latest use. `from[item]` is that root.
    std::vector<RootId> spread(const std::vector<RootId> &roots, const std::vector<char> &blocked) const
    {
        std::vector<RootId> from(m_inventory.items.size());
        std::vector<ItemId> todo;
        for (RootId root : roots) {
            todo.assign(m.heldBy(root).begin(), m.heldBy(root).end());
            while (!todo.empty()) {
                const ItemId id = todo.back();
                todo.pop_back();
                if (from[size_t(id.value)] || blocked[size_t(id.value)])
                    continue;
                from[size_t(id.value)] = root;
                todo.insert(todo.end(), m.heldBy(id).begin(), m.heldBy(id).end());
            }
        }
        return from;
    }

    void judge()
    {
        std::vector<RootId> live;
        std::vector<RootId> doubtful;
        for (size_t i = 0; i < m.m_roots.size(); ++i) {
            const Root &root = m.m_roots[i];
            if (root.state == PathState::File)
                live.push_back({int(i)});
            if (root.state == PathState::Unavailable)
                doubtful.push_back({int(i)});
            if (root.kind == Root::Kind::Manifest && root.state == PathState::Unavailable)
                m_unreachedManifest = root.path;
            if (root.kind == Root::Kind::Manifest && root.state == PathState::File && !root.isReadable)
                m_unreadableManifest = root.path;
        }
        std::ranges::stable_sort(live, [this](RootId a, RootId b) { return m.root(a).lastUse > m.root(b).lastUse; });
        m_keeper = spread(live, std::vector<char>(m_inventory.items.size()));
        std::vector<char> isKept(m_inventory.items.size());
        for (size_t i = 0; i < isKept.size(); ++i)
            isKept[i] = bool(m_keeper[i]);
        m_doubt = spread(doubtful, isKept);
        findDoubts();

        for (size_t i = 0; i < m_inventory.items.size(); ++i)
            m.m_verdicts.push_back(verdictOf(ItemId{int(i)}));
    }

    /// What no root reaches may still be named by what cannot be read: it is in doubt, with all that it holds.
    void findDoubts()
    {
        m_doubtReason.resize(m_inventory.items.size());
        std::optional<Verdict> versions;
        std::optional<Verdict> artifacts;
        const auto &logs = m_inventory.records.logs;
        if (!m_unreachedManifest.isEmpty())
            versions = doubt(Status::Unavailable, m_unreachedManifest, outOfReach());
        else if (!m_unreadableManifest.isEmpty())
            versions = doubt(Status::Unknown, m_unreadableManifest, unreadable());
        for (size_t i = 0; i < logs.size() && !versions; ++i) {
            const QByteArray path = m_inventory.depots[i].path + "/logs/manifest_usage.toml";
            if (!logs[i].manifests.troubles.empty())
                versions = doubt(Status::Unknown, path, damaged());
            else if (i == 0 && !logs[i].manifests.exists)
                versions = Verdict{
                    Status::Unknown,
                    {},
                    Sentence(QT_TRANSLATE_NOOP("Sentence", "Nothing is known about its use: %1 is missing."), path)};
        }
        if (!m_unreachedArtifactsToml.isEmpty())
            artifacts = doubt(Status::Unavailable, m_unreachedArtifactsToml, outOfReach());
        else if (!m_unreadableArtifactsToml.isEmpty())
            artifacts = doubt(Status::Unknown, m_unreadableArtifactsToml, unreadable());
        for (size_t i = 0; i < logs.size() && !artifacts; ++i) {
            if (!logs[i].artifacts.troubles.empty())
                artifacts = doubt(Status::Unknown, m_inventory.depots[i].path + "/logs/artifact_usage.toml", damaged());
        }
        for (size_t i = 0; i < m_inventory.items.size(); ++i) {
            const Kind kind = m_inventory.items[i].kind;
            if (versions && (kind == Kind::Package || kind == Kind::Clone))
                spreadDoubt({int(i)}, *versions);
            if (artifacts && kind == Kind::Artifact)
                spreadDoubt({int(i)}, *artifacts);
        }
    }

    static Sentence outOfReach() { return Sentence(QT_TRANSLATE_NOOP("Sentence", "which cannot be reached")); }
    static Sentence unreadable() { return Sentence(QT_TRANSLATE_NOOP("Sentence", "which cannot be read")); }
    static Sentence damaged() { return Sentence(QT_TRANSLATE_NOOP("Sentence", "which is damaged")); }

    static Verdict doubt(Status status, const QByteArray &path, const Sentence &why)
    {
        return {status, {}, Sentence(QT_TRANSLATE_NOOP("Sentence", "It may be needed by %1, %2."), path, why)};
    }

    void spreadDoubt(ItemId start, const Verdict &verdict)
    {
        std::vector<ItemId> todo{start};
        while (!todo.empty()) {
            const ItemId id = todo.back();
            todo.pop_back();
            auto &reason = m_doubtReason[size_t(id.value)];
            if (m_keeper[size_t(id.value)] || reason)
                continue;
            reason = verdict;
            todo.insert(todo.end(), m.heldBy(id).begin(), m.heldBy(id).end());
        }
    }

    Verdict kept(const Item &item, RootId by) const
    {
        const Root &root = m.root(by);
        const std::optional<Time> used = std::max(item.lastUse, item.kind == Kind::Space ? item.lastUse : root.lastUse);
        const Sentence keeper = root.kind == Root::Kind::Process
            ? Sentence(QT_TRANSLATE_NOOP("Sentence", "A Julia that runs has it open (process %1)."),
                       QByteArray::number(root.pid))
            : Sentence(QT_TRANSLATE_NOOP("Sentence", "Kept by %1 (%2)."), root.path, when(root.lastUse));
        return {isRecent(used) ? Status::InUse : Status::Idle, {}, keeper};
    }

    Verdict byUse(const Item &item, const Sentence &reason) const
    {
        return {isRecent(item.lastUse) ? Status::InUse : Status::Idle, {}, reason};
    }

    Verdict verdictOf(ItemId id) const
    {
        const Item &item = m_inventory.item(id);
        const size_t i = size_t(id.value);
        switch (item.kind) {
        case Kind::Environment:
            return byUse(
                item, Sentence(QT_TRANSLATE_NOOP("Sentence", "An environment is the user's own and never cleaned.")));
        case Kind::Dev:
            return byUse(
                item, Sentence(QT_TRANSLATE_NOOP("Sentence", "A dev checkout is the user's own and never cleaned.")));
        case Kind::Registry:
            return {Status::InUse, {}, Sentence(QT_TRANSLATE_NOOP("Sentence", "Pkg needs it to find packages."))};
        case Kind::Log:
            return {
                Status::InUse, {}, Sentence(QT_TRANSLATE_NOOP("Sentence", "Julia and Pkg keep their records in it."))};
        case Kind::Other:
            if (item.isHeld)
                return {Status::Held,
                        {},
                        Sentence(QT_TRANSLATE_NOOP("Sentence",
                                                   "A clean has set it aside; undoing that clean brings it back."))};
            return {Status::Unknown,
                    {},
                    Sentence(QT_TRANSLATE_NOOP("Sentence", "It is not one of the things that Pkg manages."))};
        case Kind::Package:
        case Kind::Artifact:
        case Kind::Space:
        case Kind::Compiled:
        case Kind::Clone:
            break;
        }
        if (item.isOnKeepList)
            return {Status::Kept, {}, Sentence(QT_TRANSLATE_NOOP("Sentence", "You keep it."))};
        if (m_keeper[i])
            return kept(item, m_keeper[i]);
        if (item.kind == Kind::Compiled)
            return verdictOfCache(item, id);
        if (m_doubt[i])
            return doubt(Status::Unavailable, m.root(m_doubt[i]).path, outOfReach());
        if (m_doubtReason[i])
            return *m_doubtReason[i];
        if (item.kind == Kind::Space && !item.lastUse)
            return {Status::Unknown,
                    {},
                    Sentence(QT_TRANSLATE_NOOP("Sentence", "No log names it, so nothing is known about its use."))};
        return {Status::Orphaned, orphanedSince(item), orphanReason(item)};
    }

    /// A cache that no item keeps.
    Verdict verdictOfCache(const Item &item, ItemId id) const
    {
        switch (item.staleness) {
        case Staleness::None:
            break;
        case Staleness::SourceGone:
            return {
                Status::Orphaned,
                {},
                item.source.isEmpty()
                    ? Sentence(QT_TRANSLATE_NOOP("Sentence", "No version of its package is in the depot."))
                    : Sentence(QT_TRANSLATE_NOOP("Sentence", "What it was compiled from is gone: %1."), item.source)};
        case Staleness::JuliaGone:
            return {Status::Orphaned,
                    {},
                    Sentence(QT_TRANSLATE_NOOP("Sentence", "Julia %1, which it was compiled by, is not installed."),
                             item.version)};
        case Staleness::Replaced:
            return {Status::Orphaned,
                    {},
                    Sentence(QT_TRANSLATE_NOOP("Sentence", "A newer build replaced it, and it was not loaded since."))};
        }
        if (m_doubt[size_t(id.value)])
            return doubt(Status::Unavailable, m.root(m_doubt[size_t(id.value)]).path, outOfReach());
        if (m_doubtReason[size_t(id.value)])
            return *m_doubtReason[size_t(id.value)];
        if (item.uuid && !stdlibName(*item.uuid).isEmpty())
            return byUse(
                item,
                Sentence(QT_TRANSLATE_NOOP("Sentence", "Compiled from a standard library of Julia %1."), item.version));
        if (item.source.isEmpty() && !item.uuid)
            return {Status::Unknown,
                    {},
                    Sentence(QT_TRANSLATE_NOOP("Sentence", "It cannot be told what it was compiled from."))};
        if (item.source.isEmpty() || folderAround(item.source))
            return {Status::Orphaned,
                    {},
                    Sentence(QT_TRANSLATE_NOOP("Sentence", "Nothing keeps what it was compiled from."))};
        const auto &known = m_inventory.records.caches.at(item.path);
        if (known.state == PathState::Unavailable)
            return doubt(Status::Unavailable, item.source, outOfReach());
        return byUse(item,
                     Sentence(QT_TRANSLATE_NOOP("Sentence", "Compiled from %1, outside the depot."), item.source));
    }

    std::optional<Time> orphanedSince(const Item &item) const
    {
        std::optional<Time> since;
        for (const DepotLogs &logs : m_inventory.records.logs) {
            for (const OrphanLog::Orphan &orphan : logs.orphans.orphans) {
                if (orphan.path == item.path)
                    since = since ? std::min(*since, orphan.since) : orphan.since;
            }
        }
        return since;
    }

    Sentence orphanReason(const Item &item) const
    {
        switch (item.kind) {
        case Kind::Package:
            return Sentence(QT_TRANSLATE_NOOP("Sentence", "No manifest that still exists names it."));
        case Kind::Artifact:
            return item.boundBy.empty()
                ? Sentence(QT_TRANSLATE_NOOP("Sentence", "No known Artifacts.toml binds it."))
                : Sentence(QT_TRANSLATE_NOOP("Sentence", "Only packages that nothing keeps bind it."));
        case Kind::Space:
            return item.ownerProjects.empty()
                ? Sentence(QT_TRANSLATE_NOOP("Sentence", "No project is recorded as its owner."))
                : Sentence(QT_TRANSLATE_NOOP("Sentence", "All projects that used it are gone or orphaned themselves."));
        case Kind::Clone:
            return Sentence(QT_TRANSLATE_NOOP("Sentence", "No manifest that still exists was made from it."));
        case Kind::Compiled:
        case Kind::Registry:
        case Kind::Environment:
        case Kind::Dev:
        case Kind::Log:
        case Kind::Other:
            break;
        }
        Q_UNREACHABLE();
    }

    Reach &m;
    const Inventory &m_inventory;
    const ReachOptions &m_options;
    QMultiHash<TreeHash, ItemId> m_versions;
    std::unordered_map<const ManifestEntry *, std::vector<ItemId>> m_versionsByEntry;
    QHash<QByteArray, ItemId> m_folders; ///< package versions and dev checkouts by path
    QMultiHash<int, ItemId> m_clones; ///< by owner
    QHash<QUuid, int> m_packages;
    QMultiHash<QByteArray, RootId> m_manifestsByFolder;
    std::map<QByteArray, RootId> m_fileRoots;
    std::vector<std::pair<int, ItemId>> m_rootEdges;
    std::vector<std::pair<int, ItemId>> m_itemEdges;
    std::vector<RootId> m_keeper; ///< by item: the live root with the latest use that keeps it
    std::vector<RootId> m_doubt; ///< by item: a root out of reach that names it
    std::vector<std::optional<Verdict>> m_doubtReason; ///< by item
    QByteArray m_unreachedManifest;
    QByteArray m_unreadableManifest;
    QByteArray m_unreachedArtifactsToml;
    QByteArray m_unreadableArtifactsToml;
};

Reach::Reach(const Inventory &inventory, const ReachOptions &options)
    : m_inventory(inventory)
{
    ReachBuilder(*this, options).build();
}

std::span<const ItemId> Reach::heldBy(RootId root) const
{
    const size_t node = nodeOf(root);
    return std::span(m_targets).subspan(m_first[node], m_first[node + 1] - m_first[node]);
}

std::span<const ItemId> Reach::heldBy(ItemId item) const
{
    const size_t node = nodeOf(item);
    return std::span(m_targets).subspan(m_first[node], m_first[node + 1] - m_first[node]);
}

std::span<const quint32> Reach::sourcesOf(ItemId item) const
{
    const size_t first = m_firstSource[size_t(item.value)];
    return std::span(m_sources).subspan(first, m_firstSource[size_t(item.value) + 1] - first);
}

std::vector<RootId> Reach::rootsOf(ItemId item) const
{
    std::vector<RootId> roots;
    for (quint32 node : sourcesOf(item)) {
        if (node <= m_roots.size())
            roots.push_back({int(node) - 1});
    }
    return roots;
}

std::vector<ItemId> Reach::holdersOf(ItemId item) const
{
    std::vector<ItemId> holders;
    for (quint32 node : sourcesOf(item)) {
        if (node > m_roots.size())
            holders.push_back({int(node - m_roots.size()) - 1});
    }
    return holders;
}

std::vector<Chain> Reach::why(ItemId item, size_t limit) const
{
    // Breadth first from the item up to its roots; `next` leads back down.
    std::vector<ItemId> next(m_inventory.items.size());
    std::vector<char> seen(m_inventory.items.size());
    std::vector<ItemId> level{item};
    seen[size_t(item.value)] = 1;
    std::vector<Chain> chains;
    std::vector<char> rootSeen(m_roots.size());
    while (!level.empty()) {
        std::vector<Chain> found;
        std::vector<ItemId> above;
        for (ItemId id : level) {
            for (RootId root : rootsOf(id)) {
                if (rootSeen[size_t(root.value)])
                    continue;
                rootSeen[size_t(root.value)] = 1;
                Chain chain{root, {id}};
                while (chain.items.back() != item)
                    chain.items.push_back(next[size_t(chain.items.back().value)]);
                found.push_back(std::move(chain));
            }
            for (ItemId holder : holdersOf(id)) {
                if (!seen[size_t(holder.value)]) {
                    seen[size_t(holder.value)] = 1;
                    next[size_t(holder.value)] = id;
                    above.push_back(holder);
                }
            }
        }
        std::ranges::stable_sort(
            found, [this](const Chain &a, const Chain &b) { return root(a.root).lastUse > root(b.root).lastUse; });
        chains.insert(chains.end(), found.begin(), found.end());
        level = std::move(above);
    }
    if (chains.size() > limit)
        chains.resize(limit);
    return chains;
}

qint64 Reach::withAll(ItemId item) const
{
    std::vector<char> seen(m_inventory.items.size());
    std::vector<ItemId> todo{item};
    seen[size_t(item.value)] = 1;
    qint64 bytes = 0;
    while (!todo.empty()) {
        const ItemId id = todo.back();
        todo.pop_back();
        bytes += m_inventory.item(id).totals.allocated;
        for (ItemId target : heldBy(id)) {
            if (!seen[size_t(target.value)]) {
                seen[size_t(target.value)] = 1;
                todo.push_back(target);
            }
        }
    }
    return bytes;
}

qint64 Reach::frees(ItemId item) const
{
    return m_frees[nodeOf(item)];
}

qint64 Reach::frees(RootId root) const
{
    return m_frees[nodeOf(root)];
}

std::vector<char> Reach::reachedFrom(const std::vector<char> &forgotten) const
{
    std::vector<char> reached(m_inventory.items.size());
    std::vector<ItemId> todo;
    for (size_t i = 0; i < m_roots.size(); ++i) {
        if (!forgotten[i])
            todo.insert(todo.end(), heldBy(RootId{int(i)}).begin(), heldBy(RootId{int(i)}).end());
    }
    while (!todo.empty()) {
        const ItemId id = todo.back();
        todo.pop_back();
        if (reached[size_t(id.value)])
            continue;
        reached[size_t(id.value)] = 1;
        todo.insert(todo.end(), heldBy(id).begin(), heldBy(id).end());
    }
    return reached;
}

Forgetting Reach::forget(const std::vector<RootId> &roots) const
{
    std::vector<char> forgotten(m_roots.size());
    Forgetting result;
    for (RootId root : roots) {
        if (!forgotten[size_t(root.value)])
            result.alone += frees(root);
        forgotten[size_t(root.value)] = 1;
    }
    const std::vector<char> before = reachedFrom(std::vector<char>(m_roots.size()));
    const std::vector<char> after = reachedFrom(forgotten);
    for (size_t i = 0; i < before.size(); ++i) {
        if (before[i] && !after[i]) {
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
