// SPDX-License-Identifier: MIT
#include "tests/cleaning/world.h"

#include "model/depot/clonename.h"
#include "model/depot/slug.h"
#include "model/depot/treehash.h"
#include "model/depot/uuid.h"
#include "model/text/names.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <algorithm>

using namespace std::chrono_literals;

namespace depotscope {

namespace {

/// What Julia's own writers put into logs: local time that is marked "Z".
QByteArray stamp(Time time)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count())
               .toString(QStringLiteral("yyyy-MM-ddThh:mm:ss.zzz"))
               .toLatin1()
        + 'Z';
}

QByteArray quoted(QByteArray text)
{
    return '"' + text.replace('\\', "\\\\").replace('"', "\\\"") + '"';
}

bool writeFile(const QByteArray &path, const QByteArray &text)
{
    QFile file(QFile::decodeName(path));
    return (file.open(QIODevice::WriteOnly)
            || (QDir().mkpath(QFile::decodeName(parentFolder(path))) && file.open(QIODevice::WriteOnly)))
        && file.write(text) == text.size();
}

QByteArray textOf(const LogFacts &log, bool hasParents)
{
    QByteArray text;
    for (const LogFacts::Use &use : log.uses) {
        text += "[[" + quoted(use.path) + "]]\ntime = " + stamp(use.time) + '\n';
        if (!hasParents)
            continue;
        text += "parent_projects = [";
        for (const QByteArray &parent : use.parents)
            text += (text.endsWith('[') ? "" : ", ") + quoted(parent);
        text += "]\n";
    }
    if (log.isBroken)
        text += "[[\"/torn\n";
    return text;
}

class Chance {
public:
    explicit Chance(unsigned seed)
        : m_random(seed)
    {
    }
    int below(int count) { return int(m_random() % unsigned(count)); }
    bool oneIn(int count) { return below(count) == 0; }
    bool percent(int percent) { return below(100) < percent; }
    template <typename List> const auto &of(const List &list) { return list[size_t(below(int(list.size())))]; }
    QByteArray hex(int digits)
    {
        QByteArray text;
        for (int i = 0; i < digits; ++i)
            text += "0123456789abcdef"[below(16)];
        return text;
    }

private:
    std::mt19937 m_random;
};

struct Version {
    QByteArray name;
    QByteArray uuid;
    QByteArray hash;
    QByteArray slug(int length) const { return versionSlug(*uuidFromText(uuid), *TreeHash::fromHex(hash), length); }
};

class Maker {
public:
    Maker(const QByteArray &base, unsigned seed, const WorldOptions &options)
        : m_chance(seed)
        , m_options(options)
    {
        m.base = base;
    }

    World make()
    {
        makeDepots();
        makeNames();
        makePackages();
        makeProjects();
        makeArtifacts();
        makeClones();
        if (!m_options.forJulia15)
            makeSpaces();
        makeOverrides();
        makeOrphans();
        damageLogs();
        if (m_options.hasCaches)
            makeCaches();
        return std::move(m);
    }

private:
    Time ago(std::chrono::hours hours) const { return m_options.now - hours; }
    Time someTime()
    {
        static const std::vector<std::chrono::hours> ages = {1h, 30h, 167h, 169h, 400h, 503h, 505h, 2000h, -30h};
        return ago(m_chance.of(ages));
    }
    void folder(const QByteArray &path) { m.folders.insert(path); }
    DepotFacts &someDepot() { return m.depots[m_chance.percent(75) ? 0 : m.depots.size() - 1]; }

    void makeDepots()
    {
        const int count = m_options.depots > 0 ? m_options.depots : m_chance.percent(60) ? 2 : 1;
        for (int i = 0; i < count; ++i) {
            DepotFacts depot;
            const QByteArray name = 'd' + QByteArray::number(i + 1);
            depot.path = m.base + '/' + name;
            depot.spelled = depot.path;
            if (m_chance.oneIn(15))
                depot.spelled = m.base + "//" + name;
            else if (m_chance.oneIn(15))
                depot.spelled = depot.path + '/';
            folder(depot.path);
            m.depots.push_back(depot);
        }
    }

    void makeNames()
    {
        for (const char *name : {"Example", "JSON", "Foo", "Bar", "Foo", "\xc3\x9cn\xc3\xaf"}) {
            const QByteArray uuid = m_chance.hex(8) + '-' + m_chance.hex(4) + "-4" + m_chance.hex(3) + "-a"
                + m_chance.hex(3) + '-' + m_chance.hex(12);
            for (int i = 0; i < 3; ++i) {
                m_versions.push_back({name, uuid, m_chance.hex(40)});
                m.versions.push_back({name, uuid, m_versions.back().hash, {}});
            }
        }
        for (int i = 0; i < 9; ++i)
            m_hashes.push_back(m_chance.hex(40));
        m_urls = {"https://github.com/JuliaLang/Example.jl.git",
                  "https://github.com/JuliaLang/Example.jl",
                  "git@github.com:JuliaLang/JSON.jl.git",
                  "https://gitlab.com/gr\xc3\xbc\xc3\x9f"
                  "e/Foo.jl.git",
                  m.base + "/repos/Bar.jl",
                  "../repos/Bar.jl"};
    }

    void makePackages()
    {
        for (const Version &version : m_versions) {
            for (DepotFacts &depot : m.depots) {
                const bool isFirst = &depot == &m.depots.front();
                for (int length : {5, 4}) {
                    if (!m_chance.percent(length == 5 ? (isFirst ? 60 : 25) : 18))
                        continue;
                    const QByteArray path = depot.path + "/packages/" + version.name + '/' + version.slug(length);
                    if (m_chance.oneIn(25))
                        m.files[path] = "not a folder";
                    else if (m_chance.oneIn(25))
                        link(path);
                    else
                        makePackage(path, version);
                }
            }
        }
        for (DepotFacts &depot : m.depots) {
            if (m_chance.percent(40))
                makePackage(depot.path + "/packages/Foo/zzzzz", m_versions[0]);
            if (m_chance.percent(30))
                folder(depot.path + "/packages/Empty");
            if (m_chance.percent(30)) {
                m.files[depot.path + "/packages/.DS_Store"] = "x";
                m.files[depot.path + "/packages/Foo/.DS_Store"] = "x";
            }
            if (m_chance.percent(15))
                m.files[depot.path + "/packages/temp/jl_Xy12Zz/src/a.jl"] = "x";
        }
    }

    void link(const QByteArray &path)
    {
        const QByteArray target = m.base + "/elsewhere/" + m_chance.hex(6);
        m.files[target + "/file"] = "x";
        m.links[path] = target;
    }

    void makePackage(const QByteArray &path, const Version &version)
    {
        m.files[path + "/Project.toml"] = "name = \"" + version.name + "\"\nuuid = \"" + version.uuid + "\"\n";
        m_projects.push_back(path + "/Project.toml");
        if (m_chance.percent(60)) {
            const QByteArray file = path + (m_chance.oneIn(6) ? "/JuliaArtifacts.toml" : "/Artifacts.toml");
            makeArtifactsToml(file);
            if (m_chance.percent(85))
                log(someDepot().artifacts, file);
        }
        // A test environment that somebody opened.
        if (m_chance.oneIn(10)) {
            const QByteArray file = path + "/test/Manifest.toml";
            makeManifest(file);
            log(someDepot().manifests, file);
        }
    }

    void log(LogFacts &facts, const QByteArray &path)
    {
        QByteArray spelled = path;
        if (m_chance.oneIn(20))
            spelled.replace(spelled.lastIndexOf('/'), 1, "//");
        for (int i = 0; i < 1 + m_chance.below(2); ++i)
            facts.uses.push_back({spelled, someTime(), {}});
    }

    void makeProjects()
    {
        const int count = 2 + m_chance.below(4);
        for (int i = 0; i < count; ++i) {
            const bool isShared = m_chance.oneIn(5);
            const QByteArray project = isShared ? m.depots[0].path + "/environments/env" + QByteArray::number(i)
                                                : m.base + "/pr \xc3\xb6j$" + QByteArray::number(i);
            static const std::vector<QByteArray> usual = {"Manifest.toml", "Manifest.toml", "JuliaManifest.toml"};
            static const std::vector<QByteArray> unusual = {"AppManifest.toml", "Manifest-v1.11.toml"};
            const QByteArray manifest =
                project + '/' + m_chance.of(!m_options.isHealthy && m_chance.oneIn(30) ? unusual : usual);
            if (m_chance.oneIn(8))
                folder(manifest);
            else if (!m_chance.oneIn(6))
                makeManifest(manifest);
            log(someDepot().manifests, manifest);
            if (!m_options.isHealthy && m_chance.oneIn(80))
                log(m.depots[0].artifacts, manifest); // by mistake
            if (m_chance.percent(70)) {
                m.files[project + "/Project.toml"] = "";
                m_projects.push_back(project + "/Project.toml");
            }
            if (m_chance.percent(50)) {
                const QByteArray file = project + "/Artifacts.toml";
                if (m_chance.percent(85))
                    makeArtifactsToml(file);
                log(someDepot().artifacts, file);
            }
        }
        m_projects.push_back(m.base + "/vanished/Project.toml");
    }

    void makeManifest(const QByteArray &path)
    {
        ManifestFacts facts;
        facts.isFlat = m_options.isFlat.value_or(m_chance.percent(m_options.forJulia15 ? 85 : 50));
        QByteArray text = facts.isFlat ? "" : "julia_version = \"1.10.0\"\nmanifest_format = \"2.0\"\n\n";
        const QByteArray prefix = facts.isFlat ? "" : "deps.";
        std::set<QByteArray> names;
        std::set<QByteArray> uuids;
        const int count = m_chance.below(7);
        for (int i = 0; i < count; ++i) {
            const Version &version = m_chance.of(m_versions);
            if (!uuids.insert(version.uuid).second)
                continue;
            names.insert(version.name);
            ManifestFacts::Entry entry{version.name, version.uuid, {}, {}};
            text += "[[" + prefix + quoted(version.name) + "]]\n";
            if (!m_chance.oneIn(8)) {
                entry.hash = version.hash;
                text += "git-tree-sha1 = " + quoted(m_chance.oneIn(6) ? version.hash.toUpper() : version.hash) + '\n';
            } else if (m_chance.oneIn(2)) {
                text += "path = \"../dev/X\"\n";
            }
            if (m_chance.percent(35)) {
                entry.url = m_chance.of(m_urls);
                text += "repo-rev = \"master\"\nrepo-url = " + quoted(entry.url) + '\n';
            }
            text += "uuid = " + quoted(version.uuid) + "\nversion = \"1.2.3\"\n\n";
            facts.entries.push_back(entry);
        }
        if (!m_options.forJulia15 || m_chance.percent(80)) {
            text += "[[" + prefix + "Dates]]\nuuid = \"ade2ca70-3891-5945-98fb-dc099432e06a\"\n\n";
            facts.entries.push_back({"Dates", "ade2ca70-3891-5945-98fb-dc099432e06a", {}, {}});
        }
        if (m_chance.oneIn(5))
            damageManifest(text, facts, prefix);
        m.files[path] = text;
        m.manifests[path] = facts;
        // What Pkg makes of it where it takes it for an Artifacts.toml.
        ArtifactsFacts misread;
        misread.isToml = facts.isToml;
        misread.lacksHash = !facts.isFlat || !facts.isValid;
        for (const ManifestFacts::Entry &entry : facts.entries) {
            misread.lacksHash |= entry.hash.isEmpty();
            misread.hashes.push_back(entry.hash);
        }
        m.artifacts[path] = misread;
    }

    void damageManifest(QByteArray &text, ManifestFacts &facts, const QByteArray &prefix)
    {
        facts.isValid = false;
        const QByteArray header = "[[" + prefix + "Odd]]\n";
        const QByteArray uuid = "uuid = \"01234567-89ab-cdef-0123-456789abcdef\"\n";
        switch (m_chance.below(7)) {
        case 0:
            text += "[[torn\n";
            facts.isToml = false;
            break;
        case 1:
            text += header + "version = \"1.0.0\"\n";
            break;
        case 2:
            text += header + uuid + "git-tree-sha1 = \"nonsense\"\n";
            break;
        case 3:
            text += header + uuid + "deps = [\"Nowhere\"]\n";
            break;
        case 4:
            text += header + uuid + "deps = [\"Odd\", \"Odd\"]\n";
            break;
        case 5:
            text += header + uuid + "pinned = \"yes\"\n";
            break;
        case 6:
            text +=
                header + uuid + "\n    [" + prefix + "Odd.deps]\n    Odd = \"11234567-89ab-cdef-0123-456789abcdef\"\n";
            break;
        }
    }

    void makeArtifactsToml(const QByteArray &path)
    {
        ArtifactsFacts facts;
        QByteArray text;
        const int count = m_chance.below(4);
        for (int i = 0; i < count; ++i) {
            const QByteArray name = "name" + QByteArray::number(i);
            const bool isForPlatforms = m_chance.oneIn(3);
            for (int platform = 0; platform < (isForPlatforms ? 1 + m_chance.below(2) : 1); ++platform) {
                const QByteArray hash = m_chance.of(m_hashes);
                facts.hashes.push_back(hash);
                text += (isForPlatforms ? "[[" + name + "]]\narch = \"x86_64\"\nos = \"linux\"\n" : '[' + name + "]\n")
                    + "git-tree-sha1 = " + quoted(m_chance.oneIn(5) ? hash.toUpper() : hash) + '\n';
                if (m_chance.oneIn(4))
                    text += "lazy = true\n";
                if (m_chance.oneIn(2))
                    text += "\n    [[" + name + ".download]]\n    sha256 = \"" + QByteArray(64, '1')
                        + "\"\n    url = \"https://example.org/x.tar.gz\"\n";
            }
        }
        if (!m_options.isHealthy && m_chance.oneIn(150)) {
            text += "[odd]\nlazy = true\n";
            facts.lacksHash = true;
        } else if (m_chance.oneIn(12)) {
            text += "[torn\n";
            facts.isToml = false;
        }
        m.files[path] = text;
        m.artifacts[path] = facts;
    }

    void makeArtifacts()
    {
        for (DepotFacts &depot : m.depots) {
            const QByteArray artifacts = depot.path + "/artifacts/";
            for (const QByteArray &hash : m_hashes) {
                if (m_chance.oneIn(30))
                    link(artifacts + hash);
                else if (m_chance.percent(&depot == &m.depots.front() ? 80 : 35))
                    m.files[artifacts + hash + "/lib/x.so"] = "x";
            }
            if (m_chance.oneIn(3))
                folder(artifacts + "jl_Ab12Cd");
            if (m_chance.oneIn(6))
                folder(artifacts + m_chance.of(m_hashes).toUpper());
            if (m_chance.oneIn(4))
                m.files[artifacts + m_hashes[0] + ".pid"] = "1";
        }
    }

    void makeClones()
    {
        for (DepotFacts &depot : m.depots) {
            const QByteArray clones = depot.path + "/clones/";
            for (const QByteArray &url : m_urls) {
                for (CloneNaming naming : {CloneNaming::Murmur, CloneNaming::Rapid}) {
                    if (m_chance.percent(naming == CloneNaming::Murmur ? 50 : 20))
                        m.files[clones + cloneName(url, naming) + "/config"] =
                            "[remote \"origin\"]\n\turl = " + url + '\n';
                }
            }
            if (m_chance.oneIn(2))
                m.files[clones + m_chance.of(m_versions).uuid + "/config"] =
                    "[remote \"origin\"]\n\turl = https://example.org/registered.git\n";
            if (m_chance.oneIn(3))
                folder(clones + "other");
            if (m_chance.oneIn(4))
                m.files[clones + "file"] = "x";
        }
    }

    void makeSpaces()
    {
        for (DepotFacts &depot : m.depots) {
            const QByteArray spaces = depot.path + "/scratchspaces/";
            const int count = m_chance.below(7);
            for (int i = 0; i < count; ++i) {
                const QByteArray uuid = m_chance.oneIn(8) ? "00000000-0000-0000-0000-000000000000"
                    : m_chance.oneIn(10)                  ? "not-a-uuid"
                                                          : m_chance.of(m_versions).uuid;
                const QByteArray path = spaces + uuid + "/k" + QByteArray::number(i);
                m.files[path + "/data"] = "x";
                if (m_chance.oneIn(5))
                    continue;
                const QByteArray spelled = m_chance.oneIn(15) ? path + '/' : path;
                for (int use = 0; use < 1 + m_chance.below(2); ++use) {
                    LogFacts::Use logged{spelled, someTime(), {}};
                    for (int parent = m_chance.below(3); parent > 0; --parent)
                        logged.parents.push_back(m_chance.of(m_projects));
                    someDepot().scratch.uses.push_back(logged);
                }
            }
            if (m_chance.oneIn(4))
                m.files[spaces + m_versions[0].uuid + "/loose"] = "x";
            if (m_chance.oneIn(4))
                folder(spaces + "44444444-4444-4444-4444-444444444444");
            if (m_chance.oneIn(4))
                depot.scratch.uses.push_back({spaces + "gone/key", someTime(), {m_chance.of(m_projects)}});
        }
    }

    /// Of versions that may be installed, and of packages that nobody knows.
    void makeCaches()
    {
        for (const DepotFacts &depot : m.depots) {
            for (const Version &version : m_versions) {
                if (m_chance.oneIn(3))
                    m.files[depot.path + "/compiled/v1.10/" + version.name + '/'
                            + packageSlug(*uuidFromText(version.uuid)) + '_' + m_chance.hex(5) + ".ji"] = "x";
            }
            m.files[depot.path + "/compiled/v1.9/Nobody/abcde_fghij.ji"] = "x";
        }
    }

    void makeOverrides()
    {
        for (DepotFacts &depot : m.depots) {
            if (!m_chance.oneIn(5))
                continue;
            std::set<QByteArray> known;
            for (int i = 0; i < 2; ++i) {
                const QByteArray hash = m_hashes[size_t(i)];
                const std::vector<QByteArray> targets = {{},
                                                         m.base + "/elsewhere/x",
                                                         depot.path + "/artifacts/" + m_hashes[3],
                                                         m_hashes[4],
                                                         m_hashes[size_t(i) + 1]};
                if (m_chance.percent(70))
                    depot.overrides.emplace_back(hash, m_chance.of(targets));
            }
            depot.areOverridesBroken = !m_options.isHealthy && m_chance.oneIn(6);
        }
    }

    void makeOrphans()
    {
        for (DepotFacts &depot : m.depots) {
            if (m_chance.oneIn(4))
                continue;
            for (const char *parent : {"/packages/Foo", "/packages/Example", "/packages/JSON", "/packages/Bar",
                                       "/packages/\xc3\x9cn\xc3\xaf", "/artifacts", "/clones"}) {
                for (const QByteArray &name : m.entriesOf(depot.path + parent)) {
                    if (m_chance.oneIn(2))
                        depot.orphans[depot.path + parent + '/' + name] = someTime();
                }
            }
            for (const QByteArray &uuid : m.entriesOf(depot.path + "/scratchspaces")) {
                for (const QByteArray &key : m.entriesOf(depot.path + "/scratchspaces/" + uuid)) {
                    if (m_chance.oneIn(2))
                        depot.orphans[depot.path + "/scratchspaces/" + uuid + '/' + key] = someTime();
                }
            }
            depot.orphans[depot.path + "/artifacts/vanished"] = someTime();
            depot.areOrphansBroken = m_chance.oneIn(12);
        }
    }

    void damageLogs()
    {
        for (DepotFacts &depot : m.depots) {
            for (LogFacts *log : {&depot.manifests, &depot.artifacts, &depot.scratch}) {
                if (m_options.isHealthy ? log->uses.empty() : m_chance.oneIn(40)) {
                    log->exists = false;
                    log->uses.clear();
                } else if (!m_options.isHealthy && m_chance.oneIn(60)) {
                    log->isBroken = true;
                }
            }
        }
    }

    World m;
    Chance m_chance;
    const WorldOptions m_options;
    std::vector<Version> m_versions;
    std::vector<QByteArray> m_hashes;
    std::vector<QByteArray> m_urls;
    std::vector<QByteArray> m_projects; ///< Project.toml files that may be parents
};

} // namespace

bool World::isFolder(const QByteArray &path) const
{
    if (folders.contains(path) || links.contains(path))
        return true;
    const QByteArray below = path + '/';
    const auto isBelow = [&](auto found, auto end) { return found != end && found->first.startsWith(below); };
    if (isBelow(files.lower_bound(below), files.end()) || isBelow(links.lower_bound(below), links.end()))
        return true;
    const auto found = folders.lower_bound(below);
    return found != folders.end() && found->startsWith(below);
}

std::set<QByteArray> World::entriesOf(const QByteArray &folder) const
{
    std::set<QByteArray> names;
    const QByteArray below = folder + '/';
    const auto add = [&](const QByteArray &path) {
        if (!path.startsWith(below))
            return false;
        const qsizetype end = path.indexOf('/', below.size());
        names.insert(path.sliced(below.size(), (end < 0 ? path.size() : end) - below.size()));
        return true;
    };
    for (auto it = files.lower_bound(below); it != files.end() && add(it->first); ++it) { }
    for (auto it = links.lower_bound(below); it != links.end() && add(it->first); ++it) { }
    for (auto it = folders.lower_bound(below); it != folders.end() && add(*it); ++it) { }
    return names;
}

void World::remove(const QByteArray &path)
{
    const auto isThere = [&](const QByteArray &other) { return isInside(other, path); };
    std::erase_if(files, [&](const auto &file) { return isThere(file.first); });
    std::erase_if(links, [&](const auto &link) { return isThere(link.first); });
    std::erase_if(folders, isThere);
}

bool World::write() const
{
    for (const auto &[path, text] : files) {
        if (!writeFile(path, text))
            return false;
    }
    for (const QByteArray &path : folders) {
        if (!QDir().mkpath(QFile::decodeName(path)))
            return false;
    }
    for (const auto &[path, target] : links) {
        if (!QDir().mkpath(QFile::decodeName(parentFolder(path)))
            || !(QFileInfo(QFile::decodeName(path)).isSymLink()
                 || QFile::link(QFile::decodeName(target), QFile::decodeName(path))))
            return false;
    }
    return writeLogs();
}

bool World::writeLogs() const
{
    bool isWritten = true;
    for (const DepotFacts &depot : depots) {
        const QByteArray folder = depot.path + "/logs/";
        const auto put = [&](const QByteArray &path, const QByteArray &text, bool exists) {
            isWritten = (exists ? writeFile(path, text)
                                : !QFile::exists(QFile::decodeName(path)) || QFile::remove(QFile::decodeName(path)))
                && isWritten;
        };
        put(folder + "manifest_usage.toml", textOf(depot.manifests, false), depot.manifests.exists);
        put(folder + "artifact_usage.toml", textOf(depot.artifacts, false), depot.artifacts.exists);
        put(folder + "scratch_usage.toml", textOf(depot.scratch, true), depot.scratch.exists);
        QByteArray orphans;
        for (const auto &[path, since] : depot.orphans)
            orphans += quoted(path) + " = " + stamp(since) + '\n';
        put(folder + "orphaned.toml", orphans + (depot.areOrphansBroken ? "torn" : ""), !orphans.isEmpty());
        QByteArray overrides;
        for (const auto &[hash, target] : depot.overrides)
            overrides += hash + " = " + quoted(target) + '\n';
        put(depot.path + "/artifacts/Overrides.toml", depot.areOverridesBroken ? "torn" : overrides,
            depot.areOverridesBroken || !overrides.isEmpty());
    }
    return isWritten;
}

World randomWorld(const QByteArray &base, unsigned seed, const WorldOptions &options)
{
    return Maker(base, seed, options).make();
}

} // namespace depotscope
