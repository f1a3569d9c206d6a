// SPDX-License-Identifier: MIT
#pragma once

#include "model/cleaning/gc.h"
#include "model/depot/clonename.h"
#include "model/depot/slug.h"
#include "model/depot/uuid.h"
#include "model/text/names.h"
#include "tests/cleaning/world.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <algorithm>
#include <fcntl.h>
#include <sys/stat.h>

namespace depotscope {

inline constexpr std::chrono::hours day(24);

/// Two depots in words. Everything gets a name by which a row of the table calls it.
struct Bench {
    QTemporaryDir folder;
    QByteArray base = QFile::encodeName(QDir(folder.path()).canonicalPath());
    Time now = std::chrono::floor<std::chrono::seconds>(currentTime());
    World world;
    std::map<QByteArray, QByteArray> names; ///< path -> name

    Bench()
    {
        world.base = base;
        for (const char *name : {"d1", "d2"}) {
            DepotFacts depot;
            depot.path = depot.spelled = base + '/' + name;
            world.folders.insert(depot.path);
            world.depots.push_back(depot);
        }
    }

    QByteArray in(int depot, const QByteArray &rest) const { return world.depots[size_t(depot)].path + '/' + rest; }
    DepotFacts &d1() { return world.depots[0]; }
    DepotFacts &d2() { return world.depots[1]; }

    static QByteArray hashOf(const QByteArray &text)
    {
        return QCryptographicHash::hash(text, QCryptographicHash::Sha1).toHex();
    }
    static QByteArray uuidOf(const QByteArray &package)
    {
        const QByteArray hex = hashOf(package);
        return hex.first(8) + '-' + hex.sliced(8, 4) + '-' + hex.sliced(12, 4) + '-' + hex.sliced(16, 4) + '-'
            + hex.sliced(20, 12);
    }

    QByteArray packagePath(const QByteArray &name, int length = 5, int depot = 0) const
    {
        return in(depot,
                  "packages/" + name + '/'
                      + versionSlug(*uuidFromText(uuidOf(name)), *TreeHash::fromHex(hashOf(name + " 1")), length));
    }

    /// packages/<name>/<slug> with a Project.toml; `binds` are names of artifacts.
    QByteArray package(const QByteArray &name, const std::vector<QByteArray> &binds = {}, int length = 5, int depot = 0)
    {
        const QByteArray path = packagePath(name, length, depot);
        world.files[path + "/Project.toml"] = "name = \"" + name + "\"\nuuid = \"" + uuidOf(name) + "\"\n";
        names[path] = name + (length == 4 ? " short" : "") + (depot ? " in d2" : "");
        if (!binds.empty())
            artifactsToml(path + "/Artifacts.toml", binds);
        return path;
    }

    void artifactsToml(const QByteArray &path, const std::vector<QByteArray> &binds, bool isLogged = true)
    {
        QByteArray text;
        for (const QByteArray &name : binds)
            text += '[' + name + "]\ngit-tree-sha1 = \"" + hashOf(name) + "\"\n\n    [[" + name
                + ".download]]\n    url = \"https://example.org/" + name + "\"\n\n";
        world.files[path] = text;
        if (isLogged)
            d1().artifacts.uses.push_back({path, now - day, {}});
    }

    QByteArray artifact(const QByteArray &name, int depot = 0)
    {
        const QByteArray path = in(depot, "artifacts/" + hashOf(name));
        world.files[path + "/data"] = "x";
        names[path] = name + (depot ? " in d2" : "");
        return path;
    }

    static QByteArray entry(const QByteArray &name, const QByteArray &more = {})
    {
        return "[[deps." + name + "]]\ngit-tree-sha1 = \"" + hashOf(name + " 1") + "\"\n" + more + "uuid = \""
            + uuidOf(name) + "\"\nversion = \"1.0.0\"\n\n";
    }

    /// A project with a manifest of format 2 that names packages, logged in the first depot.
    QByteArray project(const QByteArray &name, const std::vector<QByteArray> &packages, const QByteArray &more = {})
    {
        const QByteArray path = base + '/' + name + "/Manifest.toml";
        QByteArray text = "julia_version = \"1.10.0\"\nmanifest_format = \"2.0\"\n\n";
        for (const QByteArray &package : packages)
            text += entry(package);
        world.files[path] = text + more;
        world.files[base + '/' + name + "/Project.toml"] = "";
        d1().manifests.uses.push_back({path, now - day, {}});
        return path;
    }

    QByteArray clone(const QByteArray &url, CloneNaming naming, const QByteArray &name, int depot = 0)
    {
        return cloneAt(cloneName(url, naming), url, name, depot);
    }
    QByteArray cloneAt(const QByteArray &folderName, const QByteArray &url, const QByteArray &name, int depot = 0)
    {
        const QByteArray path = in(depot, "clones/" + folderName);
        world.files[path + "/config"] = "[remote \"origin\"]\n\turl = " + url + '\n';
        names[path] = name;
        return path;
    }

    QByteArray space(const QByteArray &key, const QByteArray &package = "Owner")
    {
        const QByteArray path = in(0, "scratchspaces/" + uuidOf(package) + '/' + key);
        world.files[path + "/data"] = "x";
        names[path] = key;
        return path;
    }
    QByteArray space(const QByteArray &key, std::chrono::hours age, const std::vector<QByteArray> &parents,
                     const QByteArray &package = "Owner")
    {
        const QByteArray path = space(key, package);
        d1().scratch.uses.push_back({path, now - age, parents});
        return path;
    }

    void orphan(const QByteArray &path, std::chrono::hours age) { d1().orphans[path] = now - age; }

    /// Nothing below `path` was written for `age`: called once all is on the disk.
    std::vector<std::pair<QByteArray, std::chrono::hours>> ages;
    void written(const QByteArray &path, std::chrono::hours age) { ages.emplace_back(path, age); }

    bool write() const
    {
        if (!world.write())
            return false;
        for (const auto &[path, age] : ages) {
            const timespec time{std::chrono::floor<std::chrono::seconds>(now - age).time_since_epoch().count(), 0};
            const timespec times[] = {time, time};
            for (const QByteArray &each : {path + "/data", path})
                utimensat(AT_FDCWD, each.constData(), times, 0);
        }
        return true;
    }

    std::shared_ptr<const Inventory> inventory() const
    {
        std::vector<Depot> depots;
        for (const DepotFacts &depot : world.depots)
            depots.push_back({depot.spelled, depots.empty() ? DepotRole::User : DepotRole::Shared, true, true});
        Job job;
        return takeInventory(depots, {}, Disk::real(), job);
    }

    /// Names of what goes now, sorted, a later round in brackets; then "|" and what waits. "!" stands for troubles.
    QByteArray print(const Inventory &inventory, const Plan &plan) const
    {
        const auto nameOf = [&](ItemId item) {
            const QByteArray path = cleanAbsolute(inventory.item(item).path);
            const auto name = names.find(path);
            return name != names.end() ? name->second : path.sliced(base.size() + 1);
        };
        std::vector<QByteArray> going;
        for (const Step &step : plan.steps)
            going.push_back(nameOf(step.item) + (step.round > 1 ? "[" + QByteArray::number(step.round) + "]" : ""));
        std::vector<QByteArray> waiting;
        for (const Waiting &wait : plan.waiting)
            waiting.push_back(nameOf(wait.item));
        std::ranges::sort(going);
        std::ranges::sort(waiting);
        QByteArray text = plan.troubles.empty() ? "" : "!";
        for (const QByteArray &name : going)
            text += (text.isEmpty() ? "" : " ") + name;
        if (!waiting.empty())
            text += " |";
        for (const QByteArray &name : waiting)
            text += ' ' + name;
        return text.trimmed();
    }
};

/// A depot in which a root keeps something, so that there is no doubt about its logs.
inline void keepOne(Bench &b)
{
    b.package("Kept");
    b.project("mine", {"Kept"});
}

/// The words for all rules but those of Julia 1.5, which reads other manifests.
inline const std::vector<QByteArray> everyone = {"safe", "spaces", "1.6",  "1.7",  "1.8",
                                                 "1.9",  "1.10",   "1.11", "1.12", "1.13"};

inline const QByteArray url = "https://github.com/JuliaLang/Example.jl.git";
inline const QByteArray urlLines = "repo-rev = \"master\"\nrepo-url = \"" + url + "\"\n";

} // namespace depotscope
