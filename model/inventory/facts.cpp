// SPDX-License-Identifier: MIT
#include "model/inventory/facts.h"

#include "model/depot/clonename.h"
#include "model/depot/keeplist.h"
#include "model/disk/parallel.h"
#include "model/text/names.h"

#include <QSet>
#include <algorithm>
#include <mutex>
#include <set>

namespace depotscope {

namespace {

/// The first of `names` that is an entry of `folder`, as a path; empty if there is none.
QByteArray firstEntry(const FileTree &tree, NodeId folder, const QByteArray &path,
                      std::initializer_list<QByteArrayView> names)
{
    for (QByteArrayView name : names) {
        if (tree.child(folder, name))
            return joined(path, name);
    }
    return {};
}

class Reader {
public:
    Reader(const std::vector<Depot> &depots, const std::vector<Item> &items, const FileTree &tree,
           const InventoryOptions &options, PathCanonicalizer &canonicalizer, Memory &memory, const Disk &disk,
           Job &job)
        : m_depots(depots)
        , m_items(items)
        , m_tree(tree)
        , m_options(options)
        , m_canonicalizer(canonicalizer)
        , m_memory(memory)
        , m_disk(disk)
        , m_job(job)
        , m_reachability(disk)
    {
    }

    Facts read()
    {
        for (const Depot &depot : m_depots)
            m_facts.logs.push_back(readLogs(depot.path));
        collect();
        m_job.total = qint64(m_facts.named.size() + m_manifests.size() + m_artifactsTomls.size() + m_projectFiles.size()
                             + m_clones.size() + m_caches.size() + m_registries.size());
        m_job.done = 0;
        readManifests();
        readArtifactsTomls();
        lookAtNamed();
        readProjects();
        readClones();
        readCaches();
        readKeepLists();
        readRegistries();
        return std::move(m_facts);
    }

private:
    void trouble(const std::vector<Error> &errors)
    {
        const std::lock_guard lock(m_troublesMutex);
        m_facts.troubles.insert(m_facts.troubles.end(), errors.begin(), errors.end());
    }

    UsageLog readUsages(const QByteArray &path)
    {
        const auto known = m_memory.usageLogs.of(path, m_disk, [&](const FileStatus &) {
            return Result<std::shared_ptr<const UsageLog>>(
                std::make_shared<const UsageLog>(loadUsageLog(m_disk, path)));
        });
        UsageLog log = known ? **known : loadUsageLog(m_disk, path);
        trouble(log.troubles);
        return log;
    }

    DepotLogs readLogs(const QByteArray &depot)
    {
        const QByteArray folder = depot + "/logs/";
        DepotLogs logs;
        logs.manifests = readUsages(folder + "manifest_usage.toml");
        logs.artifacts = readUsages(folder + "artifact_usage.toml");
        logs.scratch = readUsages(folder + "scratch_usage.toml");
        if (const auto text = readIfThere(folder + "orphaned.toml")) {
            logs.orphans = readOrphanLog(*text, folder + "orphaned.toml");
            trouble(logs.orphans.troubles);
        }
        for (int i = 0; i < orphanRulesCount; ++i) {
            const QByteArray path = joined(depot, orphanDatesFile(OrphanRules(i)));
            if (const auto text = readIfThere(path)) {
                logs.dates[size_t(i)] = readOrphanDates(*text, path);
                logs.dates[size_t(i)].exists = true;
                trouble(logs.dates[size_t(i)].troubles);
            }
        }
        const QByteArray overrides = depot + "/artifacts/Overrides.toml";
        if (const auto text = readIfThere(overrides)) {
            logs.overrides = readOverrides(*text, overrides);
            trouble(logs.overrides.troubles);
        }
        return logs;
    }

    static bool isMissing(const Error &error)
    {
        return error.fault == Fault::NotFound || error.fault == Fault::NotDirectory;
    }

    void troubleUnlessMissing(const Error &error)
    {
        if (!isMissing(error))
            trouble({error});
    }

    /// The text of a file; nothing if there is none, and nothing with a trouble if it cannot be read.
    std::optional<QByteArray> readIfThere(const QByteArray &path)
    {
        auto text = m_disk.read(path);
        if (text)
            return *std::move(text);
        troubleUnlessMissing(text.error());
        return std::nullopt;
    }

    /// What a file says by `parse` or by memory; nothing, and a trouble, as above.
    template <typename T, typename Parse>
    std::shared_ptr<const T> recall(MemoryOf<T> &memory, const QByteArray &path, Parse &&parse)
    {
        const auto content = memory.of(path, m_disk, [&](const FileStatus &) -> Result<std::shared_ptr<const T>> {
            const auto text = m_disk.read(path);
            if (!text)
                return Failure(text.error());
            return std::make_shared<const T>(parse(*text));
        });
        if (content)
            return *content;
        troubleUnlessMissing(content.error());
        return nullptr;
    }

    /// `path` in the inventory's spelling; what became of it is found out later, for all of them at once.
    QByteArray name(const QByteArray &path)
    {
        const auto [named, isNew] = m_facts.named.try_emplace(path);
        if (isNew)
            named->second.spelled = m_canonicalizer.of(path);
        return named->second.spelled;
    }

    void noteUse(std::map<QByteArray, std::optional<Time>> &files, const UsageLog &log)
    {
        for (const Usage &usage : log.usages) {
            auto &lastUse = files[name(usage.path)];
            lastUse = std::max(lastUse, std::optional(usage.time));
        }
    }

    void noteSpace(const Usage &usage)
    {
        SpaceUse &use = m_facts.spaceUses.try_emplace(name(usage.path), SpaceUse{usage.time, {}}).first->second;
        use.lastUse = std::max(use.lastUse, usage.time);
        for (const QByteArray &parent : usage.parentProjects) {
            const QByteArray path = name(parent);
            const auto place = std::ranges::lower_bound(use.parentProjects, path);
            if (place == use.parentProjects.end() || *place != path)
                use.parentProjects.insert(place, path);
            m_projectFiles.insert(path);
        }
    }

    /// Which files to read: what the logs name, and what lies where Pkg would look.
    void collect()
    {
        for (const DepotLogs &logs : m_facts.logs) {
            noteUse(m_manifests, logs.manifests);
            noteUse(m_artifactsTomls, logs.artifacts);
            for (const Usage &usage : logs.scratch.usages)
                noteSpace(usage);
        }
        for (const Item &item : m_items) {
            switch (item.kind) {
            case Kind::Environment:
                collectManifests(item.nodes.front(), item.path);
                break;
            case Kind::Package:
            case Kind::Dev:
                if (const QByteArray file =
                        firstEntry(m_tree, item.nodes.front(), item.path, {"JuliaProject.toml", "Project.toml"});
                    !file.isEmpty()) {
                    m_projectFolders.insert(item.path);
                    m_projectFiles.insert(file);
                }
                if (const QByteArray file =
                        firstEntry(m_tree, item.nodes.front(), item.path, {"JuliaArtifacts.toml", "Artifacts.toml"});
                    !file.isEmpty())
                    m_artifactsTomls.try_emplace(file);
                break;
            case Kind::Clone:
                m_clones.push_back(item.path);
                break;
            case Kind::Registry:
                m_registries.push_back(item.path);
                break;
            case Kind::Compiled:
                m_caches.push_back(item.path);
                break;
            case Kind::Artifact:
            case Kind::Space:
            case Kind::Log:
            case Kind::Other:
                break;
            }
        }
        for (RunningJulia julia : m_options.runningJulias) {
            collectManifestsOf(julia);
            for (QByteArray &file : julia.openFiles)
                file = m_canonicalizer.of(file);
            m_facts.runningJulias.push_back(std::move(julia));
        }
        // The project beside an Artifacts.toml says whose it is; that of a version or checkout is on the list already.
        for (const auto &[path, lastUse] : m_artifactsTomls) {
            if (m_projectFolders.contains(parentFolder(path)))
                continue;
            m_projectFiles.insert(joined(parentFolder(path), "JuliaProject.toml"));
            m_projectFiles.insert(joined(parentFolder(path), "Project.toml"));
        }
    }

    /// Julia may load packages of the project that it was started with at any time, whether or not a log names it.
    void collectManifestsOf(const RunningJulia &julia)
    {
        const auto entries = m_disk.list(julia.project);
        if (julia.project.isEmpty() || !entries)
            return;
        for (const DirectoryEntry &entry : *entries) {
            if (isManifestName(entry.name))
                m_manifests.try_emplace(m_canonicalizer.of(joined(julia.project, entry.name)));
        }
    }

    /// An environment's own manifests, and one level down those of apps.
    void collectManifests(NodeId folder, const QByteArray &path)
    {
        for (NodeId entry : m_tree.children(folder)) {
            const QByteArray entryPath = joined(path, m_tree.name(entry));
            if (isManifestName(m_tree.name(entry)))
                m_manifests.try_emplace(entryPath);
            if (!m_tree.isDirectory(entry))
                continue;
            for (NodeId inner : m_tree.children(entry)) {
                if (isManifestName(m_tree.name(inner)))
                    m_manifests.try_emplace(joined(entryPath, m_tree.name(inner)));
            }
        }
    }

    /// Finds out what became of each path that a log names; the files among them have been read.
    void lookAtNamed()
    {
        QHash<QByteArrayView, PathState> read;
        for (const KnownManifest &manifest : m_facts.manifests)
            read.emplace(manifest.path, manifest.state);
        for (const KnownArtifactsToml &file : m_facts.artifactsTomls)
            read.emplace(file.path, file.state);
        std::vector<NamedPath *> others;
        for (auto &[path, named] : m_facts.named) {
            if (const auto known = read.constFind(named.spelled); known != read.cend())
                named.state = *known;
            else
                others.push_back(&named);
        }
        m_job.done.fetch_add(qint64(m_facts.named.size() - others.size()), std::memory_order_relaxed);
        forEachIndex(others.size(), m_job, [&](size_t i) { others[i]->state = m_reachability.of(others[i]->spelled); });
    }

    /// Reads a file that may be named by a log, and finds out what became of it.
    template <typename Known, typename T, typename Parse>
    void readNamed(MemoryOf<T> &memory, Known &file, Parse &&parse)
    {
        if (const auto content = recall(memory, file.path, parse)) {
            file.state = PathState::File;
            file.content = *content;
            trouble(file.content.troubles);
            return;
        }
        file.state = m_reachability.of(file.path);
        file.content.isReadable = file.state == PathState::Gone;
    }

    void readManifests()
    {
        for (const auto &[path, lastUse] : m_manifests)
            m_facts.manifests.push_back({path, {}, lastUse, {}});
        forEachIndex(m_facts.manifests.size(), m_job, [this](size_t i) {
            KnownManifest &manifest = m_facts.manifests[i];
            readNamed(m_memory.manifests, manifest,
                      [&](const QByteArray &text) { return m_memory.manifestReader.read(text, manifest.path); });
        });
    }

    void readArtifactsTomls()
    {
        for (const auto &[path, lastUse] : m_artifactsTomls)
            m_facts.artifactsTomls.push_back({path, {}, lastUse, {}});
        forEachIndex(m_facts.artifactsTomls.size(), m_job, [this](size_t i) {
            KnownArtifactsToml &file = m_facts.artifactsTomls[i];
            readNamed(m_memory.artifactsTomls, file,
                      [&](const QByteArray &text) { return readArtifactsToml(text, file.path); });
        });
    }

    void readProjects()
    {
        const std::vector<QByteArray> files(m_projectFiles.begin(), m_projectFiles.end());
        std::vector<std::shared_ptr<const Result<Project>>> found(files.size());
        forEachIndex(files.size(), m_job, [&](size_t i) {
            found[i] = recall(m_memory.projects, files[i],
                              [&](const QByteArray &text) { return readProject(text, files[i]); });
            if (found[i] && !*found[i])
                trouble({found[i]->error()});
        });
        // Sorted, JuliaProject.toml stands before Project.toml, and it is the one that Julia takes.
        for (size_t i = 0; i < files.size(); ++i) {
            if (found[i] && *found[i])
                m_facts.projects.try_emplace(parentFolder(files[i]), **found[i]);
        }
    }

    void readClones()
    {
        for (const QByteArray &clone : m_clones) {
            auto config = m_disk.read(clone + "/config");
            if (!config)
                config = m_disk.read(clone + "/.git/config");
            if (config)
                m_facts.cloneUrls.emplace(clone, originUrl(*config));
            m_job.done.fetch_add(1, std::memory_order_relaxed);
        }
    }

    void readCaches()
    {
        std::vector<std::shared_ptr<const CompiledCache>> read(m_caches.size());
        forEachIndex(m_caches.size(), m_job, [&](size_t i) {
            const auto cache = m_memory.compiledCaches.of(
                m_caches[i], m_disk, [&](const FileStatus &) -> Result<std::shared_ptr<const CompiledCache>> {
                    const auto head = m_disk.readStart(m_caches[i], compiledCacheHead);
                    if (!head)
                        return Failure(head.error());
                    return std::make_shared<const CompiledCache>(readCompiledCache(*head));
                });
            if (cache)
                read[i] = *cache;
            else
                troubleUnlessMissing(cache.error());
        });
        for (size_t i = 0; i < read.size(); ++i) {
            if (read[i] && !m_job.isStopped())
                m_facts.caches.emplace(m_caches[i], located(*read[i]));
        }
    }

    /// What lies in a depot is in the tree, and the disk is asked for the rest.
    KnownCache located(const CompiledCache &cache)
    {
        constexpr QByteArrayView anyDepot = "@depot";
        KnownCache known{cache.julia, {}, PathState::Gone};
        if (cache.source.startsWith(anyDepot)) {
            for (const Depot &depot : m_depots) {
                const QByteArray path = depot.path + cache.source.sliced(anyDepot.size());
                if (known.source.isEmpty() || m_tree.find(path))
                    known.source = path;
                if (m_tree.find(path)) {
                    known.state = PathState::File;
                    break;
                }
            }
        } else if (!cache.source.isEmpty()) {
            known.source = m_canonicalizer.of(cache.source);
            const auto [state, isNew] = m_sourceStates.try_emplace(known.source);
            if (isNew)
                state->second = m_tree.find(known.source) ? PathState::File : m_reachability.of(known.source);
            known.state = state->second;
        }
        return known;
    }

    void readKeepLists()
    {
        for (size_t i = 0; i < m_depots.size(); ++i) {
            const QByteArray path = keepListPath(m_depots[i].path);
            const auto text = m_disk.read(path);
            if (!text) {
                troubleUnlessMissing(text.error());
                if (!isMissing(text.error()))
                    m_facts.logs[i].keepListTrouble = text.error();
                continue;
            }
            const KeepList list = readKeepList(*text, path);
            trouble(list.troubles);
            if (!list.troubles.empty())
                m_facts.logs[i].keepListTrouble = list.troubles.front();
            for (const QByteArray &kept : list.paths)
                m_facts.keepList.push_back(joined(m_depots[i].path, kept));
        }
        std::ranges::sort(m_facts.keepList);
    }

    void readRegistries()
    {
        for (const QByteArray &path : m_registries) {
            if (m_job.isStopped())
                return;
            // The small file beside an archive tells of each change of that.
            const QByteArray file = path.endsWith(".toml") ? path : joined(path, "Registry.toml");
            const auto load = [&] { return loadRegistry(m_disk, path, m_job); };
            const auto known = m_memory.registries.of(
                file, m_disk, [&](const FileStatus &) -> Result<std::shared_ptr<const Registry>> {
                    auto registry = std::make_shared<const Registry>(load());
                    if (m_job.isStopped())
                        return Failure({Fault::Stopped, path, {}, 0});
                    return registry;
                });
            Registry registry = known ? **known : load();
            trouble(registry.troubles);
            m_facts.registries.emplace(path, std::move(registry));
            m_job.done.fetch_add(1, std::memory_order_relaxed);
        }
    }

    const std::vector<Depot> &m_depots;
    const std::vector<Item> &m_items;
    const FileTree &m_tree;
    const InventoryOptions &m_options;
    PathCanonicalizer &m_canonicalizer;
    Memory &m_memory;
    const Disk &m_disk;
    Job &m_job;
    const PathProbe m_reachability;

    std::map<QByteArray, std::optional<Time>> m_manifests;
    std::map<QByteArray, std::optional<Time>> m_artifactsTomls;
    std::map<QByteArray, PathState> m_sourceStates; ///< of what caches were compiled from
    std::set<QByteArray> m_projectFiles;
    QSet<QByteArray> m_projectFolders; ///< of versions and checkouts
    std::vector<QByteArray> m_clones;
    std::vector<QByteArray> m_caches;
    std::vector<QByteArray> m_registries;
    std::mutex m_troublesMutex;
    Facts m_facts;
};

} // namespace

Facts readFacts(const std::vector<Depot> &depots, const std::vector<Item> &items, const FileTree &tree,
                const InventoryOptions &options, Memory &memory, PathCanonicalizer &canonicalizer, const Disk &disk,
                Job &job)
{
    return Reader(depots, items, tree, options, canonicalizer, memory, disk, job).read();
}

} // namespace depotscope
