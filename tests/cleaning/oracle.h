// SPDX-License-Identifier: MIT
#pragma once

#include "model/cleaning/gcrules.h"
#include "model/depot/clonename.h"
#include "model/depot/slug.h"
#include "model/depot/uuid.h"
#include "model/text/names.h"
#include "tests/cleaning/world.h"

#include <algorithm>

namespace depotscope {

using Paths = std::set<QByteArray>;

/// One round of Pkg's collection over a world, written down once more, step by step and without care for speed. Nothing
/// if Pkg throws.
class Oracle {
public:
    Oracle(const World &world, const GcRules &rules, Time now)
        : m_world(world)
        , m_rules(rules)
        , m_now(now)
        , m_isSeed(rules.like == GcLike::Spaces)
        , m_minor(m_isSeed ? 6 : rules.minor)
    {
    }

    /// Since when what this collection leaves alone is orphaned, once deleted() was asked.
    const std::map<QByteArray, Time> &waiting() const { return m_waiting; }

    std::optional<Paths> deleted()
    {
        for (size_t i = 0; i < m_world.depots.size(); ++i) {
            if (i == 0 || m_minor <= 6 || m_rules.allDepots)
                m_swept.push_back(&m_world.depots[i]);
        }
        for (const DepotFacts *depot : m_swept) {
            for (const LogFacts *log : {&depot->manifests, &depot->artifacts, &depot->scratch}) {
                if (log->exists && log->isBroken)
                    return std::nullopt;
            }
        }
        Paths packages;
        for (const ManifestFacts::Entry &entry : entries()) {
            if (!entry.hash.isEmpty())
                packages.insert(installed(entry));
        }
        Paths orphans;
        for (const DepotFacts *depot : m_swept) {
            for (const QByteArray &path : folders(depot->path + "/packages", 2)) {
                if (!packages.contains(path))
                    orphans.insert(path);
            }
        }
        const bool isAtOnce = m_rules.like != GcLike::Immediate && m_rules.collectDelay <= std::chrono::milliseconds(0);
        const Paths going = isAtOnce ? orphans : Paths();

        Paths artifacts;
        for (const DepotFacts *depot : m_swept) {
            for (const LogFacts::Use &use : depot->artifacts.uses) {
                if (depot->artifacts.exists && !markArtifacts(use.path, going, artifacts))
                    return std::nullopt;
            }
        }
        Paths clones;
        for (const ManifestFacts::Entry &entry : entries()) {
            if (!entry.url.isEmpty())
                clones.insert(clone(entry));
        }
        Paths deleted;
        for (const DepotFacts *depot : m_swept) {
            for (const QByteArray &path : orphans) {
                if (isInside(path, depot->path) && isDue(*depot, path))
                    deleted.insert(path);
            }
        }
        const Paths spaces = keptSpaces(going, deleted);

        Paths result;
        for (const DepotFacts *depot : m_swept) {
            const auto sweep = [&](const Paths &all, const Paths &kept) {
                for (const QByteArray &path : all) {
                    if (!kept.contains(path) && isDue(*depot, path))
                        result.insert(path);
                    else if (!kept.contains(path))
                        m_waiting.emplace(path, since(*depot, path));
                }
            };
            sweep(folders(depot->path + "/packages", 2), packages);
            sweep(folders(depot->path + "/clones", 1), clones);
            sweep(folders(depot->path + "/artifacts", 1), artifacts);
            sweep(folders(depot->path + "/scratchspaces", 2), spaces);
        }
        return result;
    }

private:
    Time since(const DepotFacts &depot, const QByteArray &path) const
    {
        const auto known = depot.orphans.find(path);
        return known != depot.orphans.end() && !depot.areOrphansBroken ? known->second : m_now;
    }

    /// Whether this collection deletes an orphan.
    bool isDue(const DepotFacts &depot, const QByteArray &path) const
    {
        return m_rules.like == GcLike::Immediate || m_now - since(depot, path) >= m_rules.collectDelay;
    }

    std::vector<ManifestFacts::Entry> entries() const
    {
        std::vector<ManifestFacts::Entry> all;
        for (const DepotFacts *depot : m_swept) {
            for (const LogFacts::Use &use : depot->manifests.uses) {
                const QByteArray path = cleanAbsolute(use.path);
                if (!depot->manifests.exists || !m_world.isFile(path) || !m_world.manifests.at(path).isValid)
                    continue;
                for (ManifestFacts::Entry entry : m_world.manifests.at(path).entries) {
                    // Since 1.12 what is no url is a path from the manifest's folder.
                    if (m_minor >= 12 && entry.url.startsWith(".."))
                        entry.url = cleanAbsolute(parentFolder(path) + '/' + entry.url);
                    all.push_back(entry);
                }
            }
        }
        return all;
    }

    Paths folders(const QByteArray &folder, int depth) const
    {
        Paths found;
        for (const QByteArray &name : m_world.entriesOf(folder)) {
            const QByteArray path = folder + '/' + name;
            if (!m_world.isFolder(path))
                continue;
            if (depth == 1)
                found.insert(path);
            else
                found.merge(folders(path, depth - 1));
        }
        return found;
    }

    QByteArray joinedRaw(QByteArray depot, const QByteArray &rest) const
    {
        return depot + (depot.endsWith('/') ? "" : "/") + rest;
    }

    QByteArray installed(const ManifestFacts::Entry &entry) const
    {
        const std::vector<int> lengths = m_isSeed ? std::vector<int>{4, 5} : std::vector<int>{5, 4};
        for (int length : lengths) {
            const QByteArray rest = "packages/" + entry.name + '/'
                + versionSlug(*uuidFromText(entry.uuid), *TreeHash::fromHex(entry.hash), length);
            for (const DepotFacts &depot : m_world.depots) {
                if (m_world.exists(depot.path + '/' + rest))
                    return m_isSeed ? joinedRaw(depot.spelled, rest) : depot.path + '/' + rest;
            }
        }
        return "nowhere";
    }

    QByteArray clone(const ManifestFacts::Entry &entry) const
    {
        return joinedRaw(m_world.depots[0].spelled,
                         "clones/" + cloneName(entry.url, m_minor >= 13 ? CloneNaming::Rapid : CloneNaming::Murmur));
    }

    bool markArtifacts(const QByteArray &logged, const Paths &going, Paths &kept) const
    {
        const QByteArray path = cleanAbsolute(logged);
        if (!m_world.isFile(path))
            return true;
        for (const QByteArray &package : going) {
            if (logged.startsWith(package))
                return true;
        }
        const ArtifactsFacts &facts = m_world.artifacts.at(path);
        if (!facts.isToml)
            return true;
        for (const QByteArray &hash : facts.hashes) {
            if (hash.isEmpty())
                continue;
            if (std::ranges::any_of(m_world.depots, &DepotFacts::areOverridesBroken))
                return false;
            const Paths paths = artifactPaths(hash);
            kept.insert(paths.begin(), paths.end());
        }
        return !facts.lacksHash;
    }

    Paths artifactPaths(const QByteArray &hash) const
    {
        std::optional<QByteArray> target;
        for (auto depot = m_world.depots.rbegin(); depot != m_world.depots.rend(); ++depot) {
            for (const auto &[from, to] : depot->overrides) {
                if (from == hash)
                    target = to.isEmpty() ? std::nullopt : std::optional(to);
            }
        }
        if (target && target->startsWith('/'))
            return {*target};
        Paths all;
        if (!target) {
            for (const DepotFacts &depot : m_world.depots)
                all.insert(depot.path + "/artifacts/" + hash);
            return all;
        }
        // To another hash: the first place where that is.
        const Paths others = artifactPaths(*target);
        for (const DepotFacts &depot : m_world.depots) {
            const QByteArray path = depot.path + "/artifacts/" + *target;
            if (others.contains(path) && m_world.isFolder(path))
                return {path};
        }
        return others.size() == 1 ? others : Paths{m_world.depots[0].path + "/artifacts/" + *target};
    }

    /// `going`: the packages that Pkg takes to go, which are none where there is a delay; `deleted`: those that do.
    Paths keptSpaces(const Paths &going, const Paths &deleted) const
    {
        std::map<QByteArray, std::pair<Time, Paths>> all;
        for (const DepotFacts *depot : m_swept) {
            for (const LogFacts::Use &use : depot->scratch.uses) {
                if (!depot->scratch.exists || !m_world.isFolder(cleanAbsolute(use.path)))
                    continue;
                auto &[time, parents] = all.try_emplace(use.path, Time::min(), Paths()).first->second;
                time = std::max(time, use.time);
                for (const QByteArray &parent : use.parents) {
                    if (m_world.isFile(parent))
                        parents.insert(parent);
                }
            }
        }
        Paths kept;
        for (const auto &[path, known] : all) {
            const auto &[time, parents] = known;
            bool hasLeft = false;
            for (const QByteArray &parent : parents) {
                bool isLeft = true;
                for (const QByteArray &package : m_isSeed ? deleted : going)
                    isLeft = isLeft && !(m_isSeed ? parent.startsWith(package + '/') : parent.startsWith(package));
                hasLeft = hasLeft || isLeft;
            }
            if (hasLeft && !(m_isSeed && m_now - time > m_rules.spacesCleanupPeriod))
                kept.insert(path);
        }
        return kept;
    }

    const World &m_world;
    const GcRules &m_rules;
    const Time m_now;
    const bool m_isSeed;
    const int m_minor;
    std::vector<const DepotFacts *> m_swept;
    std::map<QByteArray, Time> m_waiting;
};

/// Carries a collection out on the world alone: what it deletes goes, and what waits is written down. Returns what
/// went; nothing if Pkg throws.
inline std::optional<Paths> collect(World &world, const GcRules &rules, Time now)
{
    Oracle oracle(world, rules, now);
    const std::optional<Paths> deleted = oracle.deleted();
    if (!deleted)
        return std::nullopt;
    for (size_t i = 0; i < world.depots.size(); ++i) {
        DepotFacts &depot = world.depots[i];
        if (!rules.collects(i))
            continue;
        depot.areOrphansBroken = false;
        depot.orphans.clear();
        for (const auto &[path, since] : oracle.waiting()) {
            if (isInside(path, depot.path))
                depot.orphans.emplace(path, since);
        }
    }
    for (const QByteArray &path : *deleted)
        world.remove(path);
    return deleted;
}

} // namespace depotscope
