// SPDX-License-Identifier: MIT
#include "model/cleaning/pkggc.h"

#include "model/cleaning/candidates.h"
#include "model/depot/clonename.h"
#include "model/depot/slug.h"
#include "model/text/names.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace depotscope {

namespace {

using Milliseconds = std::chrono::milliseconds;

constexpr int firstWithSpaces = 6;
constexpr int firstWithNewManifests = 6;
constexpr int firstToSortByLog = 6; // before, a log's entry was a manifest or an Artifacts.toml by its name
constexpr int firstToResolvePaths = 12;
constexpr int firstWithRapidHash = 13;

/// One package version, as find_installed is asked for it.
struct Version {
    QByteArray name;
    QUuid uuid;
    TreeHash hash;
    friend bool operator==(const Version &, const Version &) = default;
    friend size_t qHash(const Version &version, size_t seed = 0) noexcept
    {
        return qHashMulti(seed, version.name, version.uuid, version.hash);
    }
};

/// A file that a log names and that is there: how the log spells it, and how the inventory does.
struct IndexFile {
    QByteArray logged;
    QByteArray path; ///< cleaned as text
    const KnownManifest *manifest = nullptr; ///< none if it is no manifest, or unknown
    const KnownArtifactsToml *artifacts = nullptr;
};

/// What all depots say together of one scratch space.
struct LoggedSpace {
    Time lastUse;
    std::vector<QByteArray> parents; ///< those that are files, as logged
    std::vector<QByteArray> gone; ///< the others
};

template <typename Facts> auto findByPath(const Facts &facts, const QByteArray &path)
{
    const auto found = std::ranges::lower_bound(facts, path, {}, [](const auto &known) { return known.path; });
    return found != facts.end() && found->path == path ? &*found : nullptr;
}

/// True if Pkg takes the source of a clone for a url and not for a path. Source: Pkg.jl src/Types.jl, URL_regex.
bool isUrl(const QByteArray &source)
{
    static const QRegularExpression url(u"((file|git|ssh|https?)|([\\w.-]+@[\\w.-]+))(:(//)?)([\\w.@:/~-]+)"_s);
    return url.match(QString::fromUtf8(source)).hasMatch();
}

class PkgCollection {
public:
    PkgCollection(const Inventory &inventory, const GcRules &rules, Time now)
        : m_inventory(inventory)
        , m_facts(inventory.facts)
        , m_rules(rules)
        , m_now(now)
        , m_candidates(candidatesOf(inventory))
    {
        for (const Depot &depot : inventory.depots) {
            m_cleanDepots.push_back(cleanAbsolute(depot.path));
            // Julia joins to the depot as it is spelled, but for a separator at its end.
            m_rawDepots.push_back(depot.path.size() > 1 && depot.path.endsWith('/') ? depot.path.chopped(1)
                                                                                    : depot.path);
        }
    }

    Plan plan()
    {
        read();
        for (int round = 1; m_plan.troubles.empty(); ++round) {
            const qsizetype before = m_gone.size();
            mark();
            if (m_plan.troubles.empty())
                sweep(round);
            if (m_rules.like != GcLike::Immediate || m_gone.size() == before)
                break;
        }
        if (!m_plan.troubles.empty()) {
            m_plan.steps.clear();
            m_plan.waiting.clear();
        }
        return std::move(m_plan);
    }

    Deletions deletions()
    {
        Deletions deletions;
        if (m_rules.like == GcLike::Immediate) {
            for (const Step &step : plan().steps)
                deletions.emplace(step.item, Deletion{step.round, {}});
            return deletions;
        }
        read();
        const Time start = m_now;
        std::map<ItemId, int> seen; // in which collection each is orphaned first
        int sees = 1;
        for (;;) {
            m_plan = {};
            mark();
            if (m_plan.troubles.empty())
                sweep(1);
            if (!m_plan.troubles.empty())
                return deletions;
            Time next = Time::max();
            for (const Waiting &waiting : m_plan.waiting) {
                // The clock of one that is known already runs without a collection.
                const auto [first, isNew] =
                    seen.try_emplace(waiting.item, isKnownOrphan(waiting.item) ? sees - 1 : sees);
                if (isNew)
                    deletions.emplace(waiting.item, Deletion{first->second + 1, waiting.until});
                next = std::min(next, waiting.until);
            }
            // What is needed again is forgotten.
            for (auto &orphans : m_orphans)
                orphans.clear();
            for (const Waiting &waiting : m_plan.waiting)
                orphansAt(waiting.item).insert(pathOf(waiting.item), waiting.since);
            int deletes = 0;
            for (const Step &step : m_plan.steps) {
                const auto first = seen.try_emplace(step.item, sees).first;
                const auto known = deletions.try_emplace(
                    step.item, Deletion{first->second, m_now > start ? std::optional(m_now) : std::nullopt});
                deletes = std::max(deletes, known.first->second.collection);
                m_gone.insert(pathOf(step.item));
            }
            if (m_plan.steps.empty() && next == Time::max())
                return deletions;
            if (m_plan.steps.empty())
                m_now = next;
            else
                sees = deletes + 1; // only a collection after that sees what has lost its keeper
        }
    }

private:
    void read()
    {
        noteInstalled();
        noteOverrides();
        noteOrphans();
        readLogs();
        for (const Candidate &candidate : m_candidates)
            m_paths.emplace(candidate.item, candidate.path);
    }

    const QByteArray &pathOf(ItemId item) const { return m_paths.at(item); }
    QHash<QByteArray, Time> &orphansAt(ItemId item) { return m_orphans[size_t(m_inventory.item(item).depot)]; }
    bool isKnownOrphan(ItemId item) { return orphansAt(item).contains(pathOf(item)); }

    bool isAtLeast(int minor) const { return m_rules.like == GcLike::Spaces || m_rules.minor >= minor; }
    bool hasSpaces() const { return isAtLeast(firstWithSpaces); }
    bool isSwept(int depot) const { return m_rules.collects(size_t(depot)); }

    void refuse(const Error &error, const QString &why)
    {
        const QString detail = error.detail.isEmpty() ? why : u"%1: %2"_s.arg(why, error.detail);
        m_plan.troubles.push_back({error.fault, error.path, detail, error.line});
    }

    // --- what there is -----------------------------------------------------------------------------------------------

    /// Everything that lies where a package version may lie: find_installed asks no more than whether it is there.
    void noteInstalled()
    {
        const FileTree &tree = *m_inventory.tree;
        for (size_t depot = 0; depot < m_cleanDepots.size(); ++depot) {
            const NodeId root = m_inventory.depotNodes[depot];
            const NodeId packages = root ? tree.child(root, "packages") : NodeId();
            if (!packages || !tree.isDirectory(packages))
                continue;
            for (NodeId name : tree.children(packages)) {
                if (!tree.isDirectory(name))
                    continue;
                const QByteArray folder = joined(joined(m_cleanDepots[depot], "packages"), tree.name(name));
                for (NodeId slug : tree.children(name))
                    m_installed.insert(joined(folder, tree.name(slug)));
            }
        }
    }

    /// Later depots are read first, so that earlier ones have the last word.
    /// Source: Julia stdlib Artifacts, load_overrides.
    void noteOverrides()
    {
        for (size_t depot = m_facts.logs.size(); depot-- > 0;) {
            const Overrides &overrides = m_facts.logs[depot].overrides;
            if (!overrides.troubles.empty() && overrides.byHash.empty() && overrides.byName.empty())
                m_overridesTrouble = overrides.troubles.front();
            for (const auto &[hash, target] : overrides.byHash) {
                if (target.isEmpty())
                    m_overrides.remove(hash);
                else
                    m_overrides.insert(hash, target);
            }
        }
    }

    void noteOrphans()
    {
        for (size_t depot = 0; depot < m_facts.logs.size(); ++depot) {
            const DepotLogs &logs = m_facts.logs[depot];
            auto &orphans = m_orphans.emplace_back();
            if (m_rules.like == GcLike::Immediate)
                continue; // it has none
            const OrphanDates &ours = logs.dates[size_t(OrphanRules::Spaces)];
            if (m_rules.like == GcLike::Spaces && ours.exists) {
                for (const auto &[inside, since] : ours.since)
                    orphans.insert(joined(m_cleanDepots[depot], inside), since);
            } else if (logs.orphans.troubles.empty()) { // else Pkg starts a new file
                for (const OrphanLog::Orphan &orphan : logs.orphans.orphans)
                    orphans.insert(orphan.path, orphan.since);
            }
        }
    }

    std::optional<Time> orphanedSince(const Candidate &candidate) const
    {
        const auto &orphans = m_orphans[size_t(m_inventory.item(candidate.item).depot)];
        const auto known = orphans.constFind(candidate.path);
        return known == orphans.cend() ? std::nullopt : std::optional(*known);
    }

    PathState stateOf(const QByteArray &logged) const
    {
        const auto named = m_facts.named.find(logged);
        return named == m_facts.named.end() ? PathState::Gone : named->second.state;
    }

    QByteArray spelled(const QByteArray &logged) const
    {
        const auto named = m_facts.named.find(logged);
        return named == m_facts.named.end() ? logged : named->second.spelled;
    }

    void readLogs()
    {
        QSet<QByteArray> manifests;
        QSet<QByteArray> artifacts;
        for (size_t depot = 0; depot < m_facts.logs.size(); ++depot) {
            if (!isSwept(int(depot)))
                continue;
            const DepotLogs &logs = m_facts.logs[depot];
            for (const UsageLog *log : {&logs.manifests, &logs.artifacts, &logs.scratch}) {
                if (!log->troubles.empty() && (log != &logs.scratch || hasSpaces()))
                    refuse(log->troubles.front(), u"Pkg refuses to collect with such a log"_s);
            }
            for (const UsageLog *log : {&logs.manifests, &logs.artifacts}) {
                for (const Usage &usage : log->usages) {
                    const bool isManifest =
                        isAtLeast(firstToSortByLog) ? log == &logs.manifests : usage.path.endsWith("Manifest.toml");
                    if (stateOf(usage.path) == PathState::File)
                        (isManifest ? manifests : artifacts).insert(usage.path);
                }
            }
            if (hasSpaces())
                readScratchLog(logs.scratch);
        }
        for (const QByteArray &path : manifests)
            m_manifests.push_back(indexFile(path));
        for (const QByteArray &path : artifacts)
            m_artifactsTomls.push_back(indexFile(path));
        for (auto *files : {&m_manifests, &m_artifactsTomls})
            std::ranges::sort(*files, {}, &IndexFile::logged);
    }

    IndexFile indexFile(const QByteArray &logged) const
    {
        const QByteArray path = spelled(logged);
        return {logged, cleanAbsolute(path), findByPath(m_facts.manifests, path),
                findByPath(m_facts.artifactsTomls, path)};
    }

    void readScratchLog(const UsageLog &log)
    {
        for (const Usage &usage : log.usages) {
            if (stateOf(usage.path) != PathState::Directory)
                continue;
            auto space = m_spaces.find(usage.path);
            if (space == m_spaces.end())
                space = m_spaces.insert(usage.path, {usage.time, {}, {}});
            space->lastUse = std::max(space->lastUse, usage.time);
            for (const QByteArray &parent : usage.parentProjects)
                (stateOf(parent) == PathState::File ? space->parents : space->gone).push_back(parent);
        }
    }

    /// True if an earlier round has deleted the folder that `path` lies in.
    bool isGone(const QByteArray &path) const { return !m_gone.isEmpty() && folderOf(path, m_gone).has_value(); }

    /// The folder of `folders` that `path` lies in, by whole components.
    static std::optional<QByteArray> folderOf(const QByteArray &path, const QSet<QByteArray> &folders)
    {
        const auto found = findAround(folders, path);
        return found == folders.cend() ? std::nullopt : std::optional(*found);
    }

    // --- mark --------------------------------------------------------------------------------------------------------

    void mark()
    {
        m_kept.clear();
        m_isMarked.clear();
        m_goingPackages.clear();
        m_deletedPackages.clear();
        const bool isOverridesBroken = m_overridesTrouble.has_value();
        for (const IndexFile &file : m_manifests) {
            if (file.manifest && !isGone(file.path) && isAccepted(file.manifest->content))
                markManifest(file.manifest->content, parentFolder(file.logged));
        }
        for (const Candidate &candidate : m_candidates) {
            if (candidate.place != Place::Packages || m_kept.contains(candidate.path)
                || !isSwept(m_inventory.item(candidate.item).depot))
                continue;
            if (m_rules.like != GcLike::Immediate && m_rules.collectDelay <= Milliseconds(0))
                m_goingPackages.push_back(candidate.path);
            if (m_rules.like == GcLike::Spaces
                && m_now - orphanedSince(candidate).value_or(m_now) >= m_rules.collectDelay)
                m_deletedPackages.insert(candidate.path);
        }
        for (const IndexFile &file : m_artifactsTomls) {
            if (!isGone(file.path))
                markArtifactsToml(file);
            if (isOverridesBroken && m_hasMarkedArtifact) {
                refuse(*m_overridesTrouble, u"Pkg refuses to collect with such overrides"_s);
                return;
            }
        }
        for (auto space = m_spaces.cbegin(); space != m_spaces.cend(); ++space)
            markSpace(space.key(), *space);
    }

    /// Pkg takes a manifest as a whole or not at all, and goes on without it.
    bool isAccepted(const Manifest &manifest) const
    {
        if (!manifest.isReadable || !manifest.troubles.empty())
            return false;
        return isAtLeast(firstWithNewManifests) || manifest.entries.empty()
            || (manifest.majorFormat == 1 && manifest.juliaVersion.isEmpty());
    }

    void markManifest(const Manifest &manifest, const QByteArray &folder)
    {
        for (const auto &entry : manifest.entries) {
            if (!entry->repoUrl.isEmpty())
                m_kept.insert(m_rawDepots.front() + "/clones/" + cloneOf(entry->repoUrl, folder));
            if (entry->treeHash && !std::exchange(m_isMarked[entry.get()], true))
                markVersion({entry->name, entry->uuid, *entry->treeHash});
        }
    }

    QByteArray cloneOf(const QByteArray &source, const QByteArray &folder)
    {
        const bool isPath = isAtLeast(firstToResolvePaths) && m_rules.like != GcLike::Spaces && !isUrl(source);
        const bool isRapid = isAtLeast(firstWithRapidHash) && m_rules.like != GcLike::Spaces;
        return cloneName(isPath ? cleanAbsolute(source.startsWith('/') ? source : folder + '/' + source) : source,
                         isRapid ? CloneNaming::Rapid : CloneNaming::Murmur);
    }

    /// The first place where the version is counts as used, and no other.
    void markVersion(const Version &version)
    {
        auto found = m_found.find(version);
        if (found == m_found.end())
            found = m_found.insert(version, findInstalled(version));
        if (!found->isEmpty())
            m_kept.insert(*found);
    }

    QByteArray findInstalled(const Version &version)
    {
        const bool isSeed = m_rules.like == GcLike::Spaces;
        QByteArray first;
        for (int length : {isSeed ? 4 : 5, isSeed ? 5 : 4}) {
            const QByteArray tail = "/packages/" + version.name + '/' + versionSlug(version.uuid, version.hash, length);
            for (size_t depot = 0; depot < m_cleanDepots.size(); ++depot) {
                const QByteArray path = cleanAbsolute(m_cleanDepots[depot] + tail);
                if (!m_installed.contains(path))
                    continue;
                if (first.isEmpty())
                    first = isSeed ? m_rawDepots[depot] + tail : path;
                else
                    m_shadows.insert(path, first);
            }
        }
        return first;
    }

    void markArtifactsToml(const IndexFile &file)
    {
        // No separator is looked for: the file of Foo/abcde begins with Foo/abcd too.
        const auto going = std::ranges::find_if(
            m_goingPackages, [&](const QByteArray &package) { return file.logged.startsWith(package); });
        const bool isGoing = going != m_goingPackages.end();
        if (!isAtLeast(firstToSortByLog) && file.manifest && !file.artifacts) {
            if (!isGoing)
                markManifestAsArtifacts(*file.manifest);
            return;
        }
        if (!file.artifacts || !file.artifacts->content.isReadable)
            return;
        const ArtifactsToml &content = file.artifacts->content;
        if (!isGoing && content.withoutHash) { // Pkg minds only what it takes from the file
            refuse(*content.withoutHash, u"Pkg refuses to collect with such a file"_s);
            return;
        }
        for (const ArtifactBinding &binding : content.bindings) {
            if (isGoing)
                m_lostBindings.insert(binding.hash, file.logged);
            else
                markArtifact(binding.hash);
        }
    }

    /// Until 1.5 a manifest by another name than …Manifest.toml was read as an Artifacts.toml.
    void markManifestAsArtifacts(const KnownManifest &manifest)
    {
        const Manifest &content = manifest.content;
        const bool isEmpty = content.entries.empty() && content.juliaVersion.isEmpty() && content.troubles.empty();
        if (!content.isReadable || isEmpty)
            return;
        const bool isEachHashed =
            std::ranges::all_of(content.entries, [](const auto &entry) { return entry->treeHash.has_value(); });
        if (content.majorFormat != 1 || !content.juliaVersion.isEmpty() || !isEachHashed) {
            refuse({Fault::Malformed, manifest.path, {}, 0},
                   u"Pkg takes it for an Artifacts.toml and refuses to collect with it"_s);
            return;
        }
        for (const auto &entry : content.entries)
            markArtifact(*entry->treeHash);
    }

    void markArtifact(const TreeHash &hash)
    {
        m_hasMarkedArtifact = true;
        if (m_overrides.contains(hash)) {
            const std::optional<QByteArray> target = overrideOf(hash);
            if (!target) {
                refuse({Fault::Malformed, {}, {}, 0},
                       u"Overrides.toml leads in a circle, which Pkg does not survive"_s);
                return;
            }
            m_kept.insert(*target);
            return;
        }
        for (const QByteArray &depot : m_cleanDepots)
            m_kept.insert(artifactPath(depot, hash));
    }

    static QByteArray artifactPath(const QByteArray &depot, const TreeHash &hash)
    {
        return joined(depot, "artifacts/" + hash.hex());
    }

    /// Where Julia looks for an overridden artifact. Nothing: in a circle.
    std::optional<QByteArray> overrideOf(TreeHash hash) const
    {
        QSet<TreeHash> seen;
        for (;;) {
            const auto found = m_overrides.constFind(hash);
            if (found == m_overrides.cend())
                break;
            if (seen.contains(hash))
                return std::nullopt;
            seen.insert(hash);
            const std::optional<TreeHash> target = found->startsWith('/') ? std::nullopt : TreeHash::fromHex(*found);
            if (!target)
                return *found;
            hash = *target;
        }
        for (size_t depot = 0; depot < m_cleanDepots.size(); ++depot) {
            const FileTree &tree = *m_inventory.tree;
            const NodeId root = m_inventory.depotNodes[depot];
            const NodeId artifacts = root ? tree.child(root, "artifacts") : NodeId();
            const NodeId node = artifacts && tree.isDirectory(artifacts) ? tree.child(artifacts, hash.hex()) : NodeId();
            if (node && (tree.type(node) == FileType::Directory || tree.type(node) == FileType::Symlink))
                return artifactPath(m_cleanDepots[depot], hash);
        }
        return artifactPath(m_cleanDepots.front(), hash);
    }

    void markSpace(const QByteArray &path, const LoggedSpace &space)
    {
        const bool isKept = std::ranges::any_of(space.parents, [&](const QByteArray &parent) {
            if (isGone(cleanAbsolute(spelled(parent))))
                return false;
            if (m_rules.like == GcLike::Spaces)
                return !folderOf(cleanAbsolute(spelled(parent)), m_deletedPackages);
            return std::ranges::none_of(m_goingPackages,
                                        [&](const QByteArray &package) { return parent.startsWith(package); });
        });
        if (isKept && !isIdle(space))
            m_kept.insert(path);
    }

    bool isIdle(const LoggedSpace &space) const
    {
        return m_rules.like == GcLike::Spaces && m_now - space.lastUse > m_rules.spacesCleanupPeriod;
    }

    // --- sweep -------------------------------------------------------------------------------------------------------

    void sweep(int round)
    {
        QSet<QByteArray> gone;
        for (const Candidate &candidate : m_candidates) {
            const int depot = m_inventory.item(candidate.item).depot;
            if (!isSwept(depot) || m_kept.contains(candidate.path) || m_gone.contains(candidate.path)
                || (candidate.place == Place::Spaces && !hasSpaces()))
                continue;
            if (m_rules.like == GcLike::Immediate) {
                gone.insert(candidate.path);
                m_plan.steps.push_back({candidate.item, round, std::nullopt, immediateReason(candidate, round)});
                continue;
            }
            const std::optional<Time> known = orphanedSince(candidate);
            const Time since = known.value_or(m_now);
            if (m_now - since >= m_rules.collectDelay)
                m_plan.steps.push_back({candidate.item, 1, known, orphanReason(candidate, known)});
            else
                m_plan.waiting.push_back({candidate.item, since, after(since, m_rules.collectDelay),
                                          waitingReason(candidate, after(since, m_rules.collectDelay))});
        }
        m_gone += gone;
    }

    // --- words -------------------------------------------------------------------------------------------------------

    Sentence ruleWords() const
    {
        return m_rules.like == GcLike::Spaces ? Sentence(QT_TRANSLATE_NOOP("Sentence", "The scratchspaces design"))
                                              : "Julia 1." + QByteArray::number(m_rules.minor);
    }

    Sentence orphanReason(const Candidate &candidate, std::optional<Time> since) const
    {
        if (!since)
            return Sentence(QT_TRANSLATE_NOOP("Sentence", "%1 deletes it without delay: %2."), ruleWords(),
                            causeWords(candidate));
        return Sentence(
            QT_TRANSLATE_NOOP("Sentence",
                              "%1 deletes it: %2, and it has been orphaned since %3, longer than the delay of %4."),
            ruleWords(), causeWords(candidate), Sentence::on(*since), formatPeriod(m_rules.collectDelay));
    }

    Sentence waitingReason(const Candidate &candidate, Time until) const
    {
        return Sentence(QT_TRANSLATE_NOOP("Sentence", "%1 deletes it from %2 on: %3."), ruleWords(),
                        Sentence::on(until), causeWords(candidate));
    }

    Sentence immediateReason(const Candidate &candidate, int round) const
    {
        if (round == 1)
            return Sentence(QT_TRANSLATE_NOOP("Sentence", "%1 deletes it at once: %2."), ruleWords(),
                            causeWords(candidate));
        return Sentence(QT_TRANSLATE_NOOP("Sentence", "%1 deletes it in collection %2: %3."), ruleWords(),
                        QByteArray::number(round), causeWords(candidate));
    }

    Sentence causeWords(const Candidate &candidate) const
    {
        switch (candidate.place) {
        case Place::Packages:
            return packageCause(candidate);
        case Place::Clones:
            return cloneCause(candidate);
        case Place::Artifacts:
            return artifactCause(candidate);
        case Place::Spaces:
            return spaceCause(candidate);
        }
        Q_UNREACHABLE();
    }

    Sentence packageCause(const Candidate &candidate) const
    {
        if (const auto first = m_shadows.constFind(candidate.path); first != m_shadows.cend())
            return Sentence(
                QT_TRANSLATE_NOOP("Sentence", "the manifests that name it lead to %1, where Pkg looks first"), *first);
        return Sentence(
            QT_TRANSLATE_NOOP("Sentence", "no manifest that the usage logs name and that Pkg can read names it"));
    }

    Sentence cloneCause(const Candidate &candidate) const
    {
        const Item &item = m_inventory.item(candidate.item);
        if (item.depot != 0)
            return Sentence(QT_TRANSLATE_NOOP("Sentence", "Pkg looks for clones in %1 only"), m_rawDepots.front());
        if (m_rawDepots.front() != m_cleanDepots.front())
            return Sentence(QT_TRANSLATE_NOOP("Sentence", "Pkg looks for clones in %1, spelled like that"),
                            m_rawDepots.front());
        if (item.uuid && item.uuid->toByteArray(QUuid::WithoutBraces) == lastComponent(candidate.path))
            return Sentence(QT_TRANSLATE_NOOP("Sentence", "Pkg takes no clone that is named by a UUID for used"));
        return Sentence(QT_TRANSLATE_NOOP(
            "Sentence", "no manifest in the usage logs has a repo-url whose clone this Julia would look for there"));
    }

    Sentence artifactCause(const Candidate &candidate) const
    {
        const Item &item = m_inventory.item(candidate.item);
        const auto hash = item.hash;
        if (hash && m_overrides.contains(*hash))
            return Sentence(QT_TRANSLATE_NOOP("Sentence", "Overrides.toml leads to %1 instead"),
                            m_overrides.value(*hash));
        if (const auto file = hash ? m_lostBindings.constFind(*hash) : m_lostBindings.cend();
            file != m_lostBindings.cend())
            return Sentence(QT_TRANSLATE_NOOP("Sentence", "it is bound by %1, which is taken to go with its package"),
                            *file);
        for (const QByteArray &path : item.boundBy) {
            if (const auto folder = folderOf(cleanAbsolute(path), m_gone))
                return Sentence(
                    QT_TRANSLATE_NOOP("Sentence", "it was bound in %1, which the collection before deletes"), *folder);
        }
        if (!item.boundBy.empty())
            return Sentence(QT_TRANSLATE_NOOP("Sentence", "it is bound by %1, which no usage log names"),
                            item.boundBy.front());
        return Sentence(QT_TRANSLATE_NOOP("Sentence", "no Artifacts.toml in the usage logs binds it"));
    }

    Sentence spaceCause(const Candidate &candidate) const
    {
        const auto space = m_spaces.constFind(candidate.path);
        if (space == m_spaces.cend())
            return Sentence(QT_TRANSLATE_NOOP("Sentence", "no usage log names it"));
        if (!space->parents.empty()) {
            const QByteArray &parent = space->parents.front();
            const QByteArray path = cleanAbsolute(spelled(parent));
            if (const auto folder = folderOf(path, m_gone))
                return Sentence(
                    QT_TRANSLATE_NOOP("Sentence", "its owning project was in %1, which the collection before deletes"),
                    *folder);
            if (folderOf(path, m_deletedPackages) && !(isIdle(*space) && space->parents.size() > 1))
                return Sentence(QT_TRANSLATE_NOOP(
                                    "Sentence", "its owning project %1 is in a package that goes with this collection"),
                                parent);
            if (isIdle(*space))
                return Sentence(QT_TRANSLATE_NOOP("Sentence", "it was last used on %1, longer ago than %2"),
                                Sentence::on(space->lastUse), formatPeriod(m_rules.spacesCleanupPeriod));
            return Sentence(QT_TRANSLATE_NOOP("Sentence", "its owning project %1 is taken to go with a package"),
                            parent);
        }
        if (!space->gone.empty())
            return Sentence(QT_TRANSLATE_NOOP("Sentence", "its owning project %1 is gone"), space->gone.front());
        return Sentence(QT_TRANSLATE_NOOP("Sentence", "the usage log names no project that owns it"));
    }

    const Inventory &m_inventory;
    const Facts &m_facts;
    const GcRules &m_rules;
    Time m_now;
    const std::vector<Candidate> m_candidates;
    std::map<ItemId, QByteArray> m_paths; ///< of the candidates
    std::vector<QByteArray> m_cleanDepots; ///< as Pkg spells what it finds
    std::vector<QByteArray> m_rawDepots; ///< as Julia spells them

    QSet<QByteArray> m_installed;
    QHash<TreeHash, QByteArray> m_overrides;
    std::optional<Error> m_overridesTrouble;
    std::vector<QHash<QByteArray, Time>> m_orphans; ///< by depot
    std::vector<IndexFile> m_manifests;
    std::vector<IndexFile> m_artifactsTomls;
    QHash<QByteArray, LoggedSpace> m_spaces; ///< by path as logged

    QSet<QByteArray> m_kept; ///< what is marked, as Pkg spells it
    std::vector<QByteArray> m_goingPackages; ///< packages that this very collection deletes, as Pkg foresees
    QSet<QByteArray> m_deletedPackages; ///< those that it does delete, as Spaces asks
    QSet<QByteArray> m_gone; ///< deleted by earlier rounds
    bool m_hasMarkedArtifact = false;

    QHash<Version, QByteArray> m_found;
    QHash<const ManifestEntry *, bool> m_isMarked; ///< in this round
    QHash<QByteArray, QByteArray> m_shadows; ///< a copy that is not looked for -> the one that is
    QHash<TreeHash, QByteArray> m_lostBindings;
    Plan m_plan;
};

} // namespace

Plan planLikePkg(const Inventory &inventory, const GcRules &rules, Time now)
{
    return PkgCollection(inventory, rules, now).plan();
}

Deletions deletionsLikePkg(const Inventory &inventory, const GcRules &rules, Time now)
{
    return PkgCollection(inventory, rules, now).deletions();
}

bool collectsAnew(int minor)
{
    const auto changes = {firstWithSpaces, firstWithNewManifests, firstToSortByLog, firstToResolvePaths,
                          firstWithRapidHash};
    const GcRules rules = *GcRules::fromWord(u"1.%1"_s.arg(minor));
    const GcRules before = *GcRules::fromWord(u"1.%1"_s.arg(minor - 1));
    return std::ranges::find(changes, minor) != changes.end() || rules.like != before.like
        || rules.collects(1) != before.collects(1);
}

} // namespace depotscope
