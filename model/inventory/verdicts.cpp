// SPDX-License-Identifier: MIT
#include "model/inventory/verdicts.h"

#include "model/depot/stdlibs.h"
#include "model/text/names.h"

#include <QHash>
#include <QSet>
#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace depotscope {

namespace {

constexpr std::chrono::milliseconds leastAgeOfLeftovers = std::chrono::days(1);

Sentence outOfReach()
{
    return Sentence(QT_TRANSLATE_NOOP("Sentence", "which cannot be reached"));
}

Sentence unreadable()
{
    return Sentence(QT_TRANSLATE_NOOP("Sentence", "which cannot be read"));
}

Sentence damaged()
{
    return Sentence(QT_TRANSLATE_NOOP("Sentence", "which is damaged"));
}

Verdict unknown(const Sentence &reason)
{
    return {Status::Unknown, {}, reason};
}

Verdict doubt(Status status, const QByteArray &path, const Sentence &why)
{
    return {status, {}, Sentence(QT_TRANSLATE_NOOP("Sentence", "It may be needed by %1, %2."), path, why)};
}

class Judge {
public:
    Judge(const Inventory &inventory, const VerdictOptions &options)
        : m_inventory(inventory)
        , m_facts(inventory.facts)
        , m_tree(*inventory.tree)
        , m_graph(*inventory.graph)
        , m_options(options)
    {
    }

    Verdicts verdicts()
    {
        findKeepers();
        findDoubts();
        findUndecided();
        findDates();
        for (size_t i = 0; i < m_inventory.items.size(); ++i)
            m_result.items.push_back(verdictOf(ItemId{int(i)}));
        m_result.keepers = std::move(m_keeper);
        return std::move(m_result);
    }

private:
    // --- what is kept ------------------------------------------------------------------------------------------------

    void findKeepers()
    {
        std::vector<RootId> live;
        std::vector<RootId> doubtful;
        std::vector<RootId> protecting;
        for (size_t i = 0; i < m_graph.roots().size(); ++i) {
            const Root &root = m_graph.roots()[i];
            if (root.state == PathState::File)
                live.push_back({int(i)});
            if (root.state == PathState::Unavailable)
                doubtful.push_back({int(i)});
            // What an Overrides.toml leads to is used in an artifact's place, however long ago it was used as a space.
            if (root.kind == Root::Kind::KeepList || root.kind == Root::Kind::Process
                || root.kind == Root::Kind::ArtifactsToml)
                protecting.push_back({int(i)});
        }
        std::ranges::stable_sort(
            live, [this](RootId a, RootId b) { return m_graph.root(a).lastUse > m_graph.root(b).lastUse; });
        const std::vector<RootId> nothing(m_inventory.items.size());
        m_keeper = spread(live, nothing);
        m_protector = spread(protecting, nothing);
        m_doubter = spread(doubtful, m_keeper);
    }

    /// Spreads from roots to what they keep, but for what is `blocked`. The first root to reach an item is the one of
    /// the item.
    std::vector<RootId> spread(const std::vector<RootId> &roots, const std::vector<RootId> &blocked) const
    {
        std::vector<RootId> from(m_inventory.items.size());
        std::vector<ItemId> todo;
        for (RootId root : roots) {
            todo.assign(m_graph.dependencies(root).begin(), m_graph.dependencies(root).end());
            while (!todo.empty()) {
                const ItemId id = todo.back();
                todo.pop_back();
                if (from[size_t(id.value)] || blocked[size_t(id.value)])
                    continue;
                from[size_t(id.value)] = root;
                todo.insert(todo.end(), m_graph.dependencies(id).begin(), m_graph.dependencies(id).end());
            }
        }
        return from;
    }

    // --- what is in doubt --------------------------------------------------------------------------------------------

    void trouble(Error error, const QString &consequence)
    {
        error.detail = error.detail.isEmpty() ? consequence : error.detail + u"; "_s + consequence;
        m_result.doubts.push_back(std::move(error));
    }

    void findDoubts()
    {
        findDoubtsAboutLogs();
        if (m_allInDoubt)
            return;
        findDoubtsAboutRoots();
        findDoubtsAboutArtifacts();
        for (size_t depot = 0; depot < m_facts.logs.size(); ++depot) {
            if (!m_facts.logs[depot].scratch.troubles.empty())
                m_spacesInDoubt = doubt(Status::Unknown, logOf(depot, "scratch_usage.toml"), damaged());
        }
    }

    QByteArray logOf(size_t depot, const char *name) const
    {
        return joined(joined(m_inventory.depots[depot].path, "logs"), name);
    }

    /// Without a log of manifests everything looks like garbage.
    void findDoubtsAboutLogs()
    {
        for (size_t depot = 0; depot < m_facts.logs.size(); ++depot) {
            const UsageLog &log = m_facts.logs[depot].manifests;
            if (log.troubles.empty())
                continue;
            trouble(log.troubles.front(), u"so nothing is let go: a root may be missing"_s);
            m_allInDoubt = doubt(Status::Unknown, logOf(depot, "manifest_usage.toml"), damaged());
        }
        m_seals.resize(m_inventory.depots.size());
        for (size_t depot = 0; depot < m_facts.logs.size(); ++depot) {
            const auto &error = m_facts.logs[depot].keepListTrouble;
            if (!error)
                continue;
            m_seals[depot] = doubt(Status::Unknown, error->path, error->line > 0 ? damaged() : unreadable());
            if (isJudged(int(depot)))
                trouble(*error, u"what you keep is not known, so nothing in the depot is let go"_s);
        }
        for (const Item &item : m_inventory.items) {
            const auto depot = size_t(item.depot);
            const UsageLog &log = m_facts.logs[depot].manifests;
            const bool isInPackages =
                item.kind == Kind::Package || (item.isLeftover() && !item.name.startsWith("artifacts/"));
            if (!isInPackages || m_seals[depot] || !log.usages.empty())
                continue;
            const QByteArray path = logOf(depot, "manifest_usage.toml");
            m_seals[depot] = unknown(
                log.exists
                    ? Sentence(QT_TRANSLATE_NOOP("Sentence", "Nothing is known about its use: %1 names no manifest."),
                               path)
                    : Sentence(QT_TRANSLATE_NOOP("Sentence", "Nothing is known about its use: %1 is missing."), path));
            if (isJudged(item.depot) && log.troubles.empty()) // else that is said already
                trouble({log.exists ? Fault::Malformed : Fault::NotFound, path, {}, 0},
                        u"the depot has packages, but this log names no manifest, so nothing in it is let go"_s);
        }
        if (!m_facts.logs.empty() && !m_facts.logs.front().manifests.exists && !m_versionsInDoubt)
            m_versionsInDoubt =
                unknown(Sentence(QT_TRANSLATE_NOOP("Sentence", "Nothing is known about its use: %1 is missing."),
                                 logOf(0, "manifest_usage.toml")));
    }

    /// Whether what nothing needs in that depot is nobody's.
    bool isJudged(int depot) const
    {
        return (depot == 0 || m_options.allDepots) && m_inventory.depots[size_t(depot)].role != DepotRole::Bundled;
    }

    /// The first reason counts, but one that is out of reach more than one that is there.
    static void raise(std::optional<Verdict> &known, const Verdict &verdict)
    {
        if (!known || (known->status == Status::Unknown && verdict.status == Status::Unavailable))
            known = verdict;
    }

    void doubtRoots(Error error, Status status, const Sentence &why)
    {
        const Verdict verdict = doubt(status, error.path, why);
        raise(m_versionsInDoubt, verdict);
        raise(m_artifactsInDoubt, verdict);
        trouble(std::move(error), u"so all packages, artifacts and clones are kept"_s);
    }

    void doubtBindings(Error error, Status status, const Sentence &why)
    {
        raise(m_artifactsInDoubt, doubt(status, error.path, why));
        trouble(std::move(error), u"so all artifacts are kept"_s);
    }

    /// A manifest that is out of reach or not read as a whole may name anything.
    void findDoubtsAboutRoots()
    {
        for (const KnownManifest &manifest : m_facts.manifests) {
            if (manifest.state == PathState::Unavailable)
                doubtRoots({Fault::Io, manifest.path, u"the manifest is out of reach"_s, 0}, Status::Unavailable,
                           outOfReach());
            else if (manifest.state == PathState::File && !manifest.content.troubles.empty())
                doubtRoots(manifest.content.troubles.front(), Status::Unknown, unreadable());
            else if (manifest.state == PathState::File && !manifest.content.isReadable)
                doubtRoots({Fault::Denied, manifest.path, u"the manifest cannot be read"_s, 0}, Status::Unknown,
                           unreadable());
        }
        for (const NodeId depot : m_inventory.depotNodes) {
            const NodeId environments = depot ? m_tree.child(depot, "environments") : NodeId();
            if (environments && isHidden(environments))
                doubtRoots({Fault::Denied, m_tree.path(environments), u"there may be manifests in it"_s, 0},
                           Status::Unknown, unreadable());
        }
        for (const Item &item : m_inventory.items) {
            if (item.kind == Kind::Environment && isHidden(item.nodes.front()) && !hasKnownManifest(item.path))
                doubtRoots({Fault::Denied, item.path, u"there may be a manifest in it"_s, 0}, Status::Unknown,
                           unreadable());
        }
    }

    void findDoubtsAboutArtifacts()
    {
        for (const DepotLogs &logs : m_facts.logs) {
            if (!logs.artifacts.troubles.empty())
                doubtBindings(logs.artifacts.troubles.front(), Status::Unknown, damaged());
        }
        for (const KnownArtifactsToml &file : m_facts.artifactsTomls) {
            if (file.state == PathState::Unavailable)
                doubtBindings({Fault::Io, file.path, u"it is out of reach"_s, 0}, Status::Unavailable, outOfReach());
            else if (file.state == PathState::File && !file.content.troubles.empty())
                doubtBindings(file.content.troubles.front(), Status::Unknown, unreadable());
            else if (file.state == PathState::File && !file.content.isReadable)
                doubtBindings({Fault::Denied, file.path, u"it cannot be read"_s, 0}, Status::Unknown, unreadable());
        }
        for (const Item &item : m_inventory.items) {
            if ((item.kind == Kind::Package || item.kind == Kind::Dev) && m_tree.isUnreadable(item.nodes.front()))
                doubtBindings({Fault::Denied, item.path, u"there may be an Artifacts.toml in it"_s, 0}, Status::Unknown,
                              unreadable());
        }
        for (const DepotLogs &logs : m_facts.logs) {
            if (!logs.overrides.troubles.empty())
                doubtBindings(logs.overrides.troubles.front(), Status::Unknown, damaged());
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
        const auto found = std::ranges::lower_bound(m_facts.manifests, folder, {}, &KnownManifest::path);
        return found != m_facts.manifests.end() && isInside(found->path, folder);
    }

    /// What no root reaches but cannot be let go either, with all that it needs.
    void findUndecided()
    {
        m_undecided.resize(m_inventory.items.size());
        for (size_t i = 0; i < m_inventory.items.size(); ++i) {
            const ItemId id{int(i)};
            if (m_keeper[i] || m_undecided[i])
                continue;
            if (const auto verdict = whatDoubts(id))
                undecide(id, *verdict, *verdict);
            else if (const auto shape = whatProtects(id))
                undecide(
                    id, *shape,
                    unknown(Sentence(QT_TRANSLATE_NOOP("Sentence", "%1 needs it, and nobody knows who needs that."),
                                     m_inventory.item(id).path)));
        }
    }

    void undecide(ItemId id, const Verdict &verdict, const Verdict &ofNeeded)
    {
        m_undecided[size_t(id.value)] = verdict;
        std::vector<ItemId> todo(m_graph.dependencies(id).begin(), m_graph.dependencies(id).end());
        while (!todo.empty()) {
            const ItemId needed = todo.back();
            todo.pop_back();
            auto &known = m_undecided[size_t(needed.value)];
            if (m_keeper[size_t(needed.value)] || known)
                continue;
            known = ofNeeded;
            todo.insert(todo.end(), m_graph.dependencies(needed).begin(), m_graph.dependencies(needed).end());
        }
    }

    /// What cannot be read or reached, and may need the item.
    std::optional<Verdict> whatDoubts(ItemId id) const
    {
        if (const RootId root = m_doubter[size_t(id.value)])
            return doubt(Status::Unavailable, m_graph.root(root).path, outOfReach());
        const Item &item = m_inventory.item(id);
        if (m_allInDoubt && isCollected(item))
            return m_allInDoubt;
        switch (item.kind) {
        case Kind::Package:
        case Kind::Clone:
            return m_versionsInDoubt;
        case Kind::Artifact:
            return m_artifactsInDoubt;
        case Kind::Space:
            return m_spacesInDoubt;
        case Kind::Compiled:
        case Kind::Registry:
        case Kind::Environment:
        case Kind::Dev:
        case Kind::Log:
        case Kind::Other:
            return std::nullopt;
        }
        Q_UNREACHABLE();
    }

    /// Why the item stays though nothing needs it: where and what it is.
    std::optional<Verdict> whatProtects(ItemId id) const
    {
        const Item &item = m_inventory.item(id);
        if (!isCollected(item))
            return std::nullopt;
        if (m_inventory.depots[size_t(item.depot)].role == DepotRole::Bundled)
            return unknown(Sentence(QT_TRANSLATE_NOOP("Sentence", "It came with Julia and belongs to it.")));
        if (!isJudged(item.depot))
            return unknown(
                Sentence(QT_TRANSLATE_NOOP("Sentence", "Nothing here needs it, but others may use this depot.")));
        if (m_seals[size_t(item.depot)])
            return m_seals[size_t(item.depot)];
        if (item.totals.isLowerBound)
            return unknown(Sentence(QT_TRANSLATE_NOOP("Sentence", "Nothing needs it, but not all of it can be read.")));
        if (item.kind != Kind::Compiled && m_tree.type(item.nodes.front()) != FileType::Directory)
            return unknown(Sentence(QT_TRANSLATE_NOOP("Sentence", "It is a link, which somebody has put here.")));
        switch (item.kind) {
        case Kind::Artifact:
            if (m_graph.dependents(id).empty() && m_facts.logs[size_t(item.depot)].artifacts.usages.empty())
                return unknown(
                    Sentence(QT_TRANSLATE_NOOP("Sentence", "What binds it is not known: %1 names no Artifacts.toml."),
                             logOf(size_t(item.depot), "artifact_usage.toml")));
            break;
        case Kind::Clone:
            if (item.url.isEmpty())
                return unknown(Sentence(QT_TRANSLATE_NOOP("Sentence", "It is not known what it was cloned from.")));
            break;
        case Kind::Space:
            if (!item.uuid)
                return unknown(Sentence(
                    QT_TRANSLATE_NOOP("Sentence", "It lies in no folder of a UUID, so it is not known whose it is.")));
            break;
        case Kind::Package:
        case Kind::Compiled:
        case Kind::Registry:
        case Kind::Environment:
        case Kind::Dev:
        case Kind::Log:
        case Kind::Other:
            break;
        }
        return std::nullopt;
    }

    bool isLetGo(size_t item) const { return !m_keeper[item] && !m_undecided[item]; }

    /// The UUIDs of packages that are named by a manifest, are installed and stay, or are being developed; and what
    /// else tells whether the owner of a space is left. Found when the first space asks: in most depots none has to.
    void findOwners()
    {
        if (std::exchange(m_hasOwners, true))
            return;
        QSet<const ManifestEntry *> seen;
        for (const KnownManifest &manifest : m_facts.manifests) {
            for (const auto &entry : manifest.content.entries) {
                if (const auto before = seen.size(); seen.insert(entry.get()), seen.size() > before)
                    m_ownerUuids.insert(entry->uuid);
            }
        }
        for (size_t i = 0; i < m_inventory.items.size(); ++i) {
            const Item &item = m_inventory.items[i];
            const bool isPackage = item.kind == Kind::Package;
            if (isPackage && isLetGo(i))
                m_orphanPackages.insert(item.path);
            else if (item.uuid && (isPackage || item.kind == Kind::Dev))
                m_ownerUuids.insert(*item.uuid);
        }
        for (const auto &[path, named] : m_facts.named)
            m_states.insert(named.spelled, named.state);
    }

    /// Which artifacts can be downloaded again, and since when anything is known to be orphaned.
    void findDates()
    {
        for (const KnownArtifactsToml &file : m_facts.artifactsTomls) {
            for (const ArtifactBinding &binding : file.content.bindings) {
                if (binding.isDownloadable)
                    m_downloadable.insert(binding.hash);
            }
        }
        for (size_t depot = 0; depot < m_facts.logs.size(); ++depot) {
            auto &dates = m_dates.emplace_back();
            const DepotLogs &logs = m_facts.logs[depot];
            const QByteArray path = cleanAbsolute(m_inventory.depots[depot].path);
            for (const auto &[inside, since] : logs.dates[size_t(OrphanRules::Safe)].since)
                dates.insert(joined(path, inside), since);
            for (const OrphanLog::Orphan &orphan : logs.orphans.orphans)
                dates.insert(cleanAbsolute(orphan.path), orphan.since);
        }
    }

    // --- verdicts ----------------------------------------------------------------------------------------------------

    bool isRecent(const std::optional<Time> &time) const
    {
        return time && m_options.now - *time <= m_options.cleanupPeriod;
    }

    Status byUse(const std::optional<Time> &time) const { return isRecent(time) ? Status::InUse : Status::Idle; }

    Verdict stays(const Item &item, const Sentence &reason) const { return {byUse(item.lastUse), {}, reason}; }

    Verdict keptBy(const Item &item, RootId by) const
    {
        const Root &root = m_graph.root(by);
        const std::optional<Time> used = std::max(item.lastUse, item.kind == Kind::Space ? item.lastUse : root.lastUse);
        const Sentence when = root.lastUse
            ? Sentence(QT_TRANSLATE_NOOP("Sentence", "used %1"), Sentence::ago(*root.lastUse, m_options.now))
            : Sentence(QT_TRANSLATE_NOOP("Sentence", "no record of use"));
        return {byUse(used),
                {},
                root.kind == Root::Kind::Process
                    ? Sentence(QT_TRANSLATE_NOOP("Sentence", "A Julia that runs has it open (process %1)."),
                               QByteArray::number(root.pid))
                    : Sentence(QT_TRANSLATE_NOOP("Sentence", "Kept by %1 (%2)."), root.path, when)};
    }

    Verdict verdictOf(ItemId id)
    {
        const Item &item = m_inventory.item(id);
        const size_t i = size_t(id.value);
        switch (item.kind) {
        case Kind::Environment:
            return stays(
                item, Sentence(QT_TRANSLATE_NOOP("Sentence", "An environment is the user's own and never cleaned.")));
        case Kind::Dev:
            return stays(
                item, Sentence(QT_TRANSLATE_NOOP("Sentence", "A dev checkout is the user's own and never cleaned.")));
        case Kind::Registry:
            return {Status::InUse, {}, Sentence(QT_TRANSLATE_NOOP("Sentence", "Pkg needs it to find packages."))};
        case Kind::Log:
            return {
                Status::InUse, {}, Sentence(QT_TRANSLATE_NOOP("Sentence", "Julia and Pkg keep their records in it."))};
        case Kind::Other:
            if (item.isTrashed())
                return {Status::Trashed,
                        {},
                        Sentence(QT_TRANSLATE_NOOP("Sentence",
                                                   "A clean has set it aside; undoing that clean brings it back."))};
            if (!item.isLeftover())
                return unknown(
                    Sentence(QT_TRANSLATE_NOOP("Sentence", "It is not one of the things that Pkg manages.")));
            break;
        case Kind::Package:
        case Kind::Artifact:
        case Kind::Space:
        case Kind::Compiled:
        case Kind::Clone:
            break;
        }
        if (item.isOnKeepList)
            return {Status::Kept, {}, Sentence(QT_TRANSLATE_NOOP("Sentence", "You keep it."))};
        if (item.kind == Kind::Space)
            return verdictOfSpace(item, id);
        if (m_keeper[i])
            return keptBy(item, m_keeper[i]);
        if (item.kind == Kind::Compiled)
            return verdictOfCache(item, id);
        if (m_undecided[i])
            return *m_undecided[i];
        switch (item.kind) {
        case Kind::Package:
            return letGo(
                id,
                Sentence(QT_TRANSLATE_NOOP("Sentence", "no manifest that is logged or in an environment names it")));
        case Kind::Artifact:
            return verdictOfArtifact(item, id);
        case Kind::Clone:
            return letGo(
                id,
                item.uuid
                    ? Sentence(QT_TRANSLATE_NOOP("Sentence", "no manifest names the package that it was cloned for"))
                    : Sentence(QT_TRANSLATE_NOOP("Sentence", "no manifest names a package from %1"), item.url));
        case Kind::Other: {
            const Time written = lastWrite(item);
            return letGo(
                {id,
                 Sentence(QT_TRANSLATE_NOOP("Sentence",
                                            "an unfinished download left it, and nothing was written to it since "
                                            "%1"),
                          Sentence::on(written)),
                 written, leastAgeOfLeftovers, true});
        }
        case Kind::Space:
        case Kind::Compiled:
        case Kind::Registry:
        case Kind::Environment:
        case Kind::Dev:
        case Kind::Log:
            break;
        }
        Q_UNREACHABLE();
    }

    Verdict letGo(ItemId id, const Sentence &cause) { return letGo({id, cause, orphanedSince(id), {}, true}); }

    Verdict letGo(Orphan orphan)
    {
        const Verdict verdict{
            Status::Orphaned, orphan.since,
            m_keeper[size_t(orphan.item.value)]
                ? Sentence(QT_TRANSLATE_NOOP("Sentence", "Nobody uses it any more: %1."), orphan.cause)
                : Sentence(QT_TRANSLATE_NOOP("Sentence", "Nothing needs it: %1."), orphan.cause)};
        m_result.orphans.push_back(std::move(orphan));
        return verdict;
    }

    /// A date that is older than the last use or change is about an earlier time of the item.
    std::optional<Time> orphanedSince(ItemId id) const
    {
        const Item &item = m_inventory.item(id);
        const Time newest = std::max(m_tree.modified(item.nodes.front()), item.lastUse.value_or(Time::min()));
        const QByteArray path = cleanAbsolute(item.path);
        const auto &dates = m_dates[size_t(item.depot)];
        std::optional<Time> since;
        for (auto date = dates.constFind(path); date != dates.cend() && date.key() == path; ++date) {
            if (*date >= newest)
                since = std::min(since.value_or(m_options.now), *date);
        }
        return since;
    }

    /// When something in the item was last written, at most now.
    Time lastWrite(const Item &item) const { return std::min(m_tree.newest(item.nodes.front()), m_options.now); }

    Verdict verdictOfArtifact(const Item &item, ItemId id)
    {
        const std::vector<ItemId> packages = m_graph.dependents(id);
        const Sentence cause = packages.empty()
            ? Sentence(QT_TRANSLATE_NOOP("Sentence", "no Artifacts.toml that is logged or installed binds it"))
            : Sentence(QT_TRANSLATE_NOOP("Sentence", "only packages that nothing needs bind it, such as %1"),
                       m_inventory.item(packages.front()).path);
        if (m_downloadable.contains(*item.hash))
            return letGo(id, cause);
        return letGo({id,
                      Sentence(QT_TRANSLATE_NOOP(
                                   "Sentence", "%1; where to download it again is not known, so it is kept for longer"),
                               cause),
                      orphanedSince(id), m_options.cleanupPeriod, true});
    }

    Verdict verdictOfSpace(const Item &item, ItemId id)
    {
        const size_t i = size_t(id.value);
        const RootId keeper = m_keeper[i];
        if (m_protector[i])
            return keptBy(item, keeper);
        const bool isLogged = m_facts.spaceUses.contains(item.path);
        const bool isOwned = keeper || ownerIsLeft(item);
        const Time written = lastWrite(item);
        if (!keeper && !isLogged && (isOwned || isRecent(written))) // its package may keep no log of accesses
            return unknown(
                Sentence(QT_TRANSLATE_NOOP("Sentence", "No log names it, so nothing is known about its use.")));
        if (!keeper && m_undecided[i])
            return *m_undecided[i];
        const bool isIdle = isLogged && isOwned && !isRecent(item.lastUse) && !isRecent(written);
        if (isIdle && !(keeper && (whatDoubts(id) || whatProtects(id))))
            return letGo(
                id,
                Sentence(
                    QT_TRANSLATE_NOOP("Sentence", "it was last used on %1 and last written on %2, longer ago than %3"),
                    Sentence::on(*item.lastUse), Sentence::on(written), formatPeriod(m_options.cleanupPeriod)));
        if (keeper)
            return keptBy(item, keeper);
        if (!isLogged)
            return letGo(
                id,
                Sentence(QT_TRANSLATE_NOOP("Sentence", "no log and no package names it, and it was last written on %1"),
                         Sentence::on(written)));
        if (isOwned)
            return {byUse(std::max(item.lastUse, std::optional(written))),
                    {},
                    Sentence(QT_TRANSLATE_NOOP(
                        "Sentence", "The projects that used it are gone, but its package is there and may use it."))};
        if (item.ownerProjects.empty())
            return letGo(id,
                         Sentence(QT_TRANSLATE_NOOP(
                             "Sentence", "no owning project is logged, and no package of its UUID is left")));
        return letGo(id,
                     Sentence(QT_TRANSLATE_NOOP(
                                  "Sentence",
                                  "its owning projects, such as %1, are gone or in orphaned packages, and no other "
                                  "package of its UUID is left"),
                              item.ownerProjects.front()));
    }

    /// A project that is out of reach may still be there.
    bool ownerIsLeft(const Item &item)
    {
        findOwners();
        if (item.uuid && !item.uuid->isNull() && m_ownerUuids.contains(*item.uuid))
            return true;
        return std::ranges::any_of(item.ownerProjects, [&](const QByteArray &project) {
            return m_states.value(project, PathState::Unavailable) != PathState::Gone
                && findAround(m_orphanPackages, project) == m_orphanPackages.constEnd();
        });
    }

    /// A cache that no item keeps. Pkg never collects any; one that no Julia loads again is no loss to anybody.
    Verdict verdictOfCache(const Item &item, ItemId id)
    {
        const size_t i = size_t(id.value);
        if (item.staleness != Staleness::None)
            return m_undecided[i] ? *m_undecided[i] : letGo({id, whyStale(item), {}, {}, false});
        const bool hasSource = !m_graph.dependents(id).empty();
        if (m_undecided[i] && (hasSource || m_doubter[i]))
            return *m_undecided[i];
        if (item.uuid && !stdlibName(*item.uuid).isEmpty())
            return stays(
                item,
                Sentence(QT_TRANSLATE_NOOP("Sentence", "Compiled from a standard library of Julia %1."), item.version));
        if (item.source.isEmpty() && !item.uuid)
            return unknown(Sentence(QT_TRANSLATE_NOOP("Sentence", "It cannot be told what it was compiled from.")));
        if (hasSource)
            return letGo({id,
                          Sentence(QT_TRANSLATE_NOOP("Sentence", "nothing needs what it was compiled from")),
                          {},
                          {},
                          false});
        if (m_undecided[i])
            return *m_undecided[i];
        if (item.source.isEmpty())
            return unknown(Sentence(QT_TRANSLATE_NOOP("Sentence", "It cannot be told what it was compiled from.")));
        if (m_facts.caches.at(item.path).state == PathState::Unavailable)
            return doubt(Status::Unavailable, item.source, outOfReach());
        return stays(item,
                     Sentence(QT_TRANSLATE_NOOP("Sentence", "Compiled from %1, outside the depot."), item.source));
    }

    static Sentence whyStale(const Item &item)
    {
        switch (item.staleness) {
        case Staleness::SourceGone:
            return item.source.isEmpty()
                ? Sentence(QT_TRANSLATE_NOOP("Sentence", "no version of its package is in the depot"))
                : Sentence(QT_TRANSLATE_NOOP("Sentence", "what it was compiled from is gone, %1"), item.source);
        case Staleness::JuliaGone:
            return Sentence(QT_TRANSLATE_NOOP("Sentence", "Julia %1, which it was compiled by, is not installed"),
                            item.version);
        case Staleness::Replaced:
            return Sentence(QT_TRANSLATE_NOOP("Sentence", "a newer build replaced it, and it was not loaded since"));
        case Staleness::None:
            break;
        }
        Q_UNREACHABLE();
    }

    const Inventory &m_inventory;
    const Facts &m_facts;
    const FileTree &m_tree;
    const ReachabilityGraph &m_graph;
    const VerdictOptions m_options;

    std::vector<RootId> m_keeper; ///< by item: the live root with the latest use that keeps it
    std::vector<RootId> m_protector; ///< by item: a root that keeps it however long ago it was used
    std::vector<RootId> m_doubter; ///< by item: a root out of reach that names it
    std::vector<std::optional<Verdict>> m_undecided; ///< by item
    std::optional<Verdict> m_allInDoubt;
    std::optional<Verdict> m_versionsInDoubt; ///< and clones
    std::optional<Verdict> m_artifactsInDoubt;
    std::optional<Verdict> m_spacesInDoubt;
    std::vector<std::optional<Verdict>> m_seals; ///< by depot: nothing in it may go

    bool m_hasOwners = false; ///< see findOwners(), for the next three
    QSet<QUuid> m_ownerUuids;
    QSet<QByteArray> m_orphanPackages;
    QHash<QByteArray, PathState> m_states; ///< by the inventory's spelling
    QSet<TreeHash> m_downloadable;
    std::vector<QMultiHash<QByteArray, Time>> m_dates; ///< by depot; of ours and of Pkg
    Verdicts m_result;
};

} // namespace

bool isCollected(const Item &item)
{
    switch (item.kind) {
    case Kind::Package:
    case Kind::Artifact:
    case Kind::Space:
    case Kind::Compiled:
    case Kind::Clone:
        return true;
    case Kind::Other:
        return item.isLeftover();
    case Kind::Registry:
    case Kind::Environment:
    case Kind::Dev:
    case Kind::Log:
        return false;
    }
    Q_UNREACHABLE();
}

Verdicts judge(const Inventory &inventory, const VerdictOptions &options)
{
    return Judge(inventory, options).verdicts();
}

} // namespace depotscope
