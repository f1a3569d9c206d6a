// SPDX-License-Identifier: MIT
#include "model/cleaning/safegc.h"

#include "model/cleaning/candidates.h"
#include "model/depot/clonename.h"
#include "model/depot/slug.h"
#include "model/depot/uuid.h"
#include "model/disk/names.h"
#include "model/inventory/reach.h"

#include <QHash>
#include <QSet>
#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace depotscope {

namespace {

using Milliseconds = std::chrono::milliseconds;

constexpr Milliseconds leastAgeOfLeftovers = std::chrono::days(1);

class SafeCollection {
public:
    SafeCollection(const Inventory &inventory, const GcRules &rules, Time now)
        : m_inventory(inventory)
        , m_records(inventory.records)
        , m_tree(*inventory.tree)
        , m_rules(rules)
        , m_now(now)
        , m_candidates(candidatesOf(inventory))
    {
        for (const Depot &depot : inventory.depots)
            m_depots.push_back(cleanAbsolute(depot.path));
        protect();
        for (const DepotLogs &logs : m_records.logs) {
            auto &orphans = m_orphans.emplace_back();
            for (const OrphanLog::Orphan &orphan : logs.orphans.orphans)
                orphans.insert(cleanAbsolute(orphan.path), orphan.since);
        }
    }

    Plan plan()
    {
        if (!checkManifestLogs())
            return std::move(m_plan);
        findDoubtsAboutRoots();
        for (const KnownManifest &manifest : m_records.manifests)
            keepBy(manifest);
        forEach(Place::Packages, [this](const Candidate &candidate) { judgePackage(candidate); });
        keepArtifacts();
        findDoubtsAboutArtifacts();
        findOwners();
        forEach(Place::Artifacts, [this](const Candidate &candidate) { judgeArtifact(candidate); });
        forEach(Place::Clones, [this](const Candidate &candidate) { judgeClone(candidate); });
        forEach(Place::Spaces, [this](const Candidate &candidate) { judgeSpace(candidate); });
        judgeCaches();
        return std::move(m_plan);
    }

private:
    void trouble(Error error, const QString &consequence)
    {
        error.detail = error.detail.isEmpty() ? consequence : error.detail + u"; "_s + consequence;
        m_plan.troubles.push_back(std::move(error));
    }

    /// What the user wants to stay or a running Julia has open stays, and what that needs.
    void protect()
    {
        m_isProtected.assign(m_inventory.items.size(), 0);
        const Reach &reach = *m_inventory.reach;
        std::vector<ItemId> todo;
        for (size_t i = 0; i < reach.roots().size(); ++i) {
            const Root::Kind kind = reach.roots()[i].kind;
            if (kind == Root::Kind::KeepList || kind == Root::Kind::Process)
                todo.insert(todo.end(), reach.heldBy(RootId{int(i)}).begin(), reach.heldBy(RootId{int(i)}).end());
        }
        while (!todo.empty()) {
            const ItemId id = todo.back();
            todo.pop_back();
            if (std::exchange(m_isProtected[size_t(id.value)], 1))
                continue;
            todo.insert(todo.end(), reach.heldBy(id).begin(), reach.heldBy(id).end());
        }
    }

    // --- what is in doubt --------------------------------------------------------------------------------------------

    /// Without a log of manifests everything looks like garbage. False if nothing may be planned anywhere.
    bool checkManifestLogs()
    {
        bool isUsable = true;
        for (const DepotLogs &logs : m_records.logs) {
            if (logs.manifests.troubles.empty())
                continue;
            trouble(logs.manifests.troubles.front(), u"so nothing is let go: a root may be missing"_s);
            isUsable = false;
        }
        m_isSealed.assign(m_depots.size(), false);
        for (const Candidate &candidate : m_candidates) {
            const size_t depot = size_t(m_inventory.item(candidate.item).depot);
            if (candidate.place != Place::Packages || m_isSealed[depot]
                || !m_records.logs[depot].manifests.usages.empty())
                continue;
            m_isSealed[depot] = true;
            if (!isPlanned(int(depot)) || !m_records.logs[depot].manifests.troubles.empty()) // that is said already
                continue;
            const Fault fault = m_records.logs[depot].manifests.exists ? Fault::Malformed : Fault::NotFound;
            trouble({fault, joined(m_depots[depot], "logs/manifest_usage.toml"), {}, 0},
                    u"the depot has packages, but this log names no manifest, so nothing in it is let go"_s);
        }
        return isUsable;
    }

    bool isPlanned(int depot) const
    {
        return (depot == 0 || m_rules.allDepots) && m_inventory.depots[size_t(depot)].role != DepotRole::Bundled;
    }

    void doubtRoots(Error error)
    {
        m_areRootsInDoubt = true;
        m_areBindingsInDoubt = true;
        trouble(std::move(error), u"so all packages, artifacts and clones are kept"_s);
    }

    void doubtBindings(Error error)
    {
        m_areBindingsInDoubt = true;
        trouble(std::move(error), u"so all artifacts are kept"_s);
    }

    /// A manifest that is out of reach or not read as a whole may name anything.
    void findDoubtsAboutRoots()
    {
        for (const KnownManifest &manifest : m_records.manifests) {
            if (manifest.state == PathState::Unavailable)
                doubtRoots({Fault::Io, manifest.path, u"the manifest is out of reach"_s, 0});
            else if (manifest.state == PathState::File && !manifest.content.troubles.empty())
                doubtRoots(manifest.content.troubles.front());
            else if (manifest.state == PathState::File && !manifest.content.isReadable)
                doubtRoots({Fault::Denied, manifest.path, u"the manifest cannot be read"_s, 0});
        }
        for (const NodeId depot : m_inventory.depotNodes) {
            const NodeId environments = depot ? m_tree.child(depot, "environments") : NodeId();
            if (environments && isHidden(environments))
                doubtRoots({Fault::Denied, m_tree.path(environments), u"there may be manifests in it"_s, 0});
        }
        for (const Item &item : m_inventory.items) {
            if (item.kind == Kind::Environment && isHidden(item.nodes.front()) && !hasKnownManifest(item.path))
                doubtRoots({Fault::Denied, item.path, u"there may be a manifest in it"_s, 0});
        }
    }

    void findDoubtsAboutArtifacts()
    {
        for (const DepotLogs &logs : m_records.logs) {
            if (!logs.artifacts.troubles.empty())
                doubtBindings(logs.artifacts.troubles.front());
        }
        for (const KnownArtifactsToml &file : m_records.artifactsTomls) {
            if (isInFolder(file.path, m_goingPackages))
                continue;
            if (file.state == PathState::Unavailable)
                doubtBindings({Fault::Io, file.path, u"it is out of reach"_s, 0});
            else if (file.state == PathState::File && !file.content.troubles.empty())
                doubtBindings(file.content.troubles.front());
            else if (file.state == PathState::File && !file.content.isReadable)
                doubtBindings({Fault::Denied, file.path, u"it cannot be read"_s, 0});
        }
        for (const Item &item : m_inventory.items) {
            if ((item.kind == Kind::Package || item.kind == Kind::Dev) && m_tree.isUnreadable(item.nodes.front()))
                doubtBindings({Fault::Denied, item.path, u"there may be an Artifacts.toml in it"_s, 0});
        }
        for (const DepotLogs &logs : m_records.logs) {
            if (!logs.overrides.troubles.empty())
                doubtBindings(logs.overrides.troubles.front());
        }
    }

    /// True if what is in the directory was not seen: it could not be listed, or is a link or mount that was not
    /// entered.
    bool isHidden(NodeId node) const
    {
        return m_tree.isUnreadable(node) || m_tree.isMountPoint(node)
            || (m_tree.type(node) == FileType::Symlink && !m_tree.isDirectory(node));
    }

    bool hasKnownManifest(const QByteArray &folder) const
    {
        const auto found = std::ranges::lower_bound(m_records.manifests, folder, {}, &KnownManifest::path);
        return found != m_records.manifests.end() && isInside(found->path, folder);
    }

    // --- what is kept ------------------------------------------------------------------------------------------------

    void keepBy(const KnownManifest &manifest)
    {
        for (const auto &entry : manifest.content.entries) {
            if (!entry->repoUrl.isEmpty())
                keepClonesOf(entry->repoUrl, parentFolder(manifest.path));
            if (m_isNamed.contains(entry.get()))
                continue;
            m_isNamed.insert(entry.get());
            m_namedUuids.insert(entry->uuid);
            if (entry->treeHash)
                keepVersion(entry->name, entry->uuid, *entry->treeHash);
        }
    }

    void keepVersion(const QByteArray &name, const QUuid &uuid, const TreeHash &hash)
    {
        QSet<TreeHash> &known = m_keptVersions[{name, uuid}];
        if (known.contains(hash))
            return;
        known.insert(hash);
        for (int length : {4, 5}) {
            const QByteArray slug = versionSlug(uuid, hash, length);
            for (const QByteArray &depot : m_depots)
                m_keptPaths.insert(joined(depot, "packages/" + name + '/' + slug));
        }
    }

    /// A local repository is named relative to the manifest, but its clone by the whole path.
    void keepClonesOf(const QByteArray &source, const QByteArray &folder)
    {
        for (const QByteArray &url : {source, cleanAbsolute(source.startsWith('/') ? source : folder + '/' + source)}) {
            if (m_keptUrls.contains(url))
                continue;
            m_keptUrls.insert(url);
            m_keptCloneNames.insert(cloneName(url, CloneNaming::Murmur));
            m_keptCloneNames.insert(cloneName(url, CloneNaming::Rapid));
        }
    }

    void keepArtifacts()
    {
        for (const KnownArtifactsToml &file : m_records.artifactsTomls) {
            const bool isKeeping = !isInFolder(file.path, m_goingPackages);
            for (const ArtifactBinding &binding : file.content.bindings) {
                if (isKeeping)
                    m_keptHashes.insert(binding.hash);
                else
                    m_goingBindings.insert(binding.hash, file.path);
                if (binding.isDownloadable)
                    m_downloadable.insert(binding.hash);
            }
        }
        for (const DepotLogs &logs : m_records.logs) {
            for (const auto &[hash, target] : logs.overrides.byHash)
                keepTarget(target);
            for (const Overrides::ByName &override : logs.overrides.byName)
                keepTarget(override.target);
        }
    }

    void keepTarget(const QByteArray &target)
    {
        if (target.startsWith('/'))
            m_keptPaths.insert(cleanAbsolute(target));
        else if (const auto hash = TreeHash::fromHex(target))
            m_keptHashes.insert(*hash);
    }

    /// The UUIDs of packages that are installed and stay, or are being developed.
    void findOwners()
    {
        m_ownerUuids = m_namedUuids;
        for (const Item &item : m_inventory.items) {
            const bool isOwner = item.kind == Kind::Dev
                || (item.kind == Kind::Package && !m_orphanPackages.contains(cleanAbsolute(item.path)));
            if (isOwner && item.uuid)
                m_ownerUuids.insert(*item.uuid);
        }
    }

    static bool isInFolder(const QByteArray &path, const QSet<QByteArray> &folders)
    {
        const QByteArray clean = cleanAbsolute(path);
        for (qsizetype end = clean.size(); end > 0; end = clean.lastIndexOf('/', end - 1)) {
            if (folders.contains(clean.first(end)))
                return true;
        }
        return false;
    }

    // --- what goes ---------------------------------------------------------------------------------------------------

    template <typename Judge> void forEach(Place place, Judge &&judge)
    {
        for (const Candidate &candidate : m_candidates) {
            const Item &item = m_inventory.item(candidate.item);
            // Who put a link here meant something by it; what could not be read to its end may be anything.
            if (candidate.place == place && isPlanned(item.depot) && !m_isSealed[size_t(item.depot)]
                && m_tree.type(candidate.node) == FileType::Directory && !item.totals.isLowerBound
                && !m_keptPaths.contains(candidate.path) && !m_isProtected[size_t(candidate.item.value)])
                judge(candidate);
        }
    }

    /// When something in the tree was last written, at most now.
    Time lastWrite(NodeId node) const { return std::min(m_tree.newest(node), m_now); }

    /// Pkg of Julia 1.13 leaves the date that an older one wrote down, whatever has happened since.
    std::optional<Time> orphanedSince(const Candidate &candidate) const
    {
        const Item &item = m_inventory.item(candidate.item);
        const auto &orphans = m_orphans[size_t(item.depot)];
        const auto known = orphans.constFind(candidate.path);
        if (known == orphans.cend())
            return std::nullopt;
        const Time newest = std::max(m_tree.modified(candidate.node), item.lastUse.value_or(Time::min()));
        return std::min(std::max(*known, newest), m_now);
    }

    void letGo(const Candidate &candidate, const Sentence &cause) { letGo(candidate, cause, m_rules.collectDelay); }

    void letGo(const Candidate &candidate, const Sentence &cause, Milliseconds delay)
    {
        letGo(candidate, cause, delay, orphanedSince(candidate));
    }

    void letGo(const Candidate &candidate, const Sentence &cause, Milliseconds delay, std::optional<Time> since)
    {
        if (candidate.place == Place::Packages)
            m_orphanPackages.insert(candidate.path);
        if (m_now - since.value_or(m_now) < delay) {
            const Time until = after(since.value_or(m_now), delay);
            m_plan.waiting.push_back(
                {candidate.item, since.value_or(m_now), until,
                 Sentence(QT_TRANSLATE_NOOP("Sentence", "It may go from %1 on: %2."), Sentence::on(until), cause)});
            return;
        }
        if (candidate.place == Place::Packages)
            m_goingPackages.insert(candidate.path);
        m_plan.steps.push_back(
            {candidate.item, 1, since,
             since ? Sentence(QT_TRANSLATE_NOOP("Sentence", "It goes: %1, and it has been orphaned since %2."), cause,
                              Sentence::on(*since))
                   : Sentence(QT_TRANSLATE_NOOP("Sentence", "It goes without delay: %1."), cause)});
    }

    void judgeLeftover(const Candidate &candidate)
    {
        const Time written = lastWrite(candidate.node);
        letGo(candidate,
              Sentence(QT_TRANSLATE_NOOP("Sentence",
                                         "an unfinished download left it, and nothing was written to it since %1"),
                       Sentence::on(written)),
              std::max(m_rules.collectDelay, leastAgeOfLeftovers), written);
    }

    void judgePackage(const Candidate &candidate)
    {
        if (m_inventory.item(candidate.item).kind == Kind::Other)
            judgeLeftover(candidate); // packages/temp
        else if (!m_areRootsInDoubt)
            letGo(candidate,
                  Sentence(QT_TRANSLATE_NOOP("Sentence", "no manifest that is logged or in an environment names it")));
    }

    void judgeArtifact(const Candidate &candidate)
    {
        const Item &item = m_inventory.item(candidate.item);
        if (!item.hash) {
            if (lastComponent(candidate.path).startsWith("jl_"))
                judgeLeftover(candidate);
            return;
        }
        if (m_areBindingsInDoubt || m_keptHashes.contains(*item.hash))
            return;
        const auto file = m_goingBindings.constFind(*item.hash);
        // A depot that has never logged an Artifacts.toml cannot say what is bound outside of it.
        if (file == m_goingBindings.cend() && m_records.logs[size_t(item.depot)].artifacts.usages.empty())
            return;
        const Sentence cause = file == m_goingBindings.cend()
            ? Sentence(QT_TRANSLATE_NOOP("Sentence", "no Artifacts.toml that is logged or installed binds it"))
            : Sentence(QT_TRANSLATE_NOOP("Sentence", "only %1 binds it, in a package that goes"), *file);
        if (m_downloadable.contains(*item.hash))
            letGo(candidate, cause);
        else
            letGo(candidate,
                  Sentence(QT_TRANSLATE_NOOP("Sentence",
                                             "%1; where to download it again is not known, so it was kept for longer"),
                           cause),
                  std::max(m_rules.collectDelay, m_rules.spacesCleanupPeriod));
    }

    void judgeClone(const Candidate &candidate)
    {
        const Item &item = m_inventory.item(candidate.item);
        const QByteArray name = lastComponent(candidate.path).toByteArray();
        if (m_areRootsInDoubt || m_keptCloneNames.contains(name) || item.url.isEmpty() || m_keptUrls.contains(item.url))
            return;
        if (const auto uuid = uuidFromText(name)) {
            if (!m_namedUuids.contains(*uuid))
                letGo(candidate,
                      Sentence(QT_TRANSLATE_NOOP("Sentence", "no manifest names the package that it was cloned for")));
        } else if (item.owners.empty()) { // else its remote is that of a manifest's repo-url, by other words
            letGo(candidate, Sentence(QT_TRANSLATE_NOOP("Sentence", "no manifest names a package from %1"), item.url));
        }
    }

    void judgeSpace(const Candidate &candidate)
    {
        const Item &item = m_inventory.item(candidate.item);
        const bool isLogDamaged =
            std::ranges::any_of(m_records.logs, [](const DepotLogs &logs) { return !logs.scratch.troubles.empty(); });
        if (isLogDamaged || !item.uuid)
            return;
        const auto logged = m_records.spaceUses.find(item.path);
        const bool isLogged = logged != m_records.spaceUses.end();
        const bool isOwned = ownerIsLeft(item);
        if (isOwned && !isLogged)
            return; // its package may keep no log of accesses
        if (isLogged && isRecent(logged->second.lastUse) && isOwned)
            return;
        const Time written = lastWrite(candidate.node);
        if (isRecent(written) && (isOwned || !isLogged))
            return;

        if (!isLogged)
            letGo(
                candidate,
                Sentence(QT_TRANSLATE_NOOP("Sentence", "no log and no package names it, and it was last written on %1"),
                         Sentence::on(written)));
        else if (isOwned)
            letGo(candidate,
                  Sentence(QT_TRANSLATE_NOOP("Sentence",
                                             "it was last used on %1 and last written on %2, longer ago than %3"),
                           Sentence::on(logged->second.lastUse), Sentence::on(written),
                           periodWords(m_rules.spacesCleanupPeriod)));
        else if (item.ownerProjects.empty())
            letGo(candidate,
                  Sentence(QT_TRANSLATE_NOOP("Sentence",
                                             "no owning project is logged, and no package of its UUID is left")));
        else
            letGo(
                candidate,
                Sentence(QT_TRANSLATE_NOOP(
                             "Sentence",
                             "its owning projects, such as %1, are gone or in orphaned packages, and no other package "
                             "of its UUID is left"),
                         item.ownerProjects.front()));
    }

    /// Compiled caches are nothing that Pkg ever collects. A stale one is no loss to anybody, so it need not wait.
    void judgeCaches()
    {
        for (size_t i = 0; i < m_inventory.items.size(); ++i) {
            const Item &item = m_inventory.items[i];
            const bool isStale = item.kind == Kind::Compiled && item.staleness != Staleness::None;
            if (isStale && isPlanned(item.depot) && !m_isSealed[size_t(item.depot)] && !m_isProtected[i]
                && !item.totals.isLowerBound)
                m_plan.steps.push_back({{int(i)}, 1, {}, item.verdict.reason});
        }
    }

    bool isRecent(Time time) const { return m_now - time <= m_rules.spacesCleanupPeriod; }

    /// A project that is out of reach may still be there.
    bool ownerIsLeft(const Item &item) const
    {
        if (!item.uuid->isNull() && m_ownerUuids.contains(*item.uuid))
            return true;
        return std::ranges::any_of(item.ownerProjects, [&](const QByteArray &project) {
            return stateOf(project) != PathState::Gone && !isInFolder(project, m_orphanPackages);
        });
    }

    PathState stateOf(const QByteArray &spelled) const
    {
        if (m_states.isEmpty()) {
            for (const auto &[path, named] : m_records.named)
                m_states.insert(named.spelled, named.state);
        }
        return m_states.value(spelled, PathState::Unavailable);
    }

    const Inventory &m_inventory;
    const Records &m_records;
    const FileTree &m_tree;
    const GcRules &m_rules;
    const Time m_now;
    const std::vector<Candidate> m_candidates;
    std::vector<QByteArray> m_depots;
    std::vector<QHash<QByteArray, Time>> m_orphans; ///< by depot
    mutable QHash<QByteArray, PathState> m_states; ///< by the inventory's spelling, made on first use

    std::vector<char> m_isProtected; ///< by item: wanted by the user, or in use by a running Julia
    std::vector<bool> m_isSealed; ///< by depot: nothing in it may go
    bool m_areRootsInDoubt = false;
    bool m_areBindingsInDoubt = false;

    QSet<const ManifestEntry *> m_isNamed;
    std::map<std::pair<QByteArray, QUuid>, QSet<TreeHash>> m_keptVersions;
    QSet<QByteArray> m_keptPaths;
    QSet<QByteArray> m_keptUrls;
    QSet<QByteArray> m_keptCloneNames;
    QSet<QUuid> m_namedUuids;
    QSet<QUuid> m_ownerUuids;
    QSet<TreeHash> m_keptHashes;
    QSet<TreeHash> m_downloadable;
    QHash<TreeHash, QByteArray> m_goingBindings; ///< what binds it in a package that goes
    QSet<QByteArray> m_orphanPackages;
    QSet<QByteArray> m_goingPackages;
    Plan m_plan;
};

} // namespace

Plan planSafely(const Inventory &inventory, const GcRules &rules, Time now)
{
    return SafeCollection(inventory, rules, now).plan();
}

} // namespace depotscope
