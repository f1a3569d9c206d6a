// SPDX-License-Identifier: MIT
#include "model/cleaning/gc.h"
#include "model/depot/clonename.h"
#include "model/depot/slug.h"
#include "model/depot/uuid.h"
#include "model/disk/names.h"
#include "tests/cleaning/world.h"
#include "tests/support/registered.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <fcntl.h>
#include <functional>
#include <sys/stat.h>

using namespace depotscope;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto day = 24h;

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

struct Rule {
    const char *name;
    std::vector<QByteArray> words; ///< each gives the same
    std::chrono::hours delay;
    std::function<void(Bench &)> make;
    QByteArray expected;
    bool allDepots = false;
};

/// A depot in which a root keeps something, so that there is no doubt about its logs.
void keepOne(Bench &b)
{
    b.package("Kept");
    b.project("mine", {"Kept"});
}

const std::vector<QByteArray> orphanages = {"1.6", "1.7", "1.8", "1.9", "1.10", "1.11", "1.12"};
const std::vector<QByteArray> pkgs = {"spaces", "1.6", "1.7", "1.8", "1.9", "1.10", "1.11", "1.12", "1.13"};
const std::vector<QByteArray> everyone = {"safe", "spaces", "1.6", "1.7", "1.8", "1.9", "1.10", "1.11", "1.12", "1.13"};

const QByteArray url = "https://github.com/JuliaLang/Example.jl.git";
const QByteArray urlLines = "repo-rev = \"master\"\nrepo-url = \"" + url + "\"\n";

std::vector<Rule> pkgRules()
{
    return {
        {"what a manifest names stays", everyone, 0h, keepOne, ""},
        {"what no manifest names goes without delay",
         {"spaces", "1.6", "1.12"},
         0h,
         [](Bench &b) {
             keepOne(b);
             b.package("Old");
         },
         "Old"},
        {"an orphan waits for the delay", orphanages, 168h,
         [](Bench &b) {
             keepOne(b);
             b.package("New");
             b.orphan(b.package("Old"), 169h);
             b.orphan(b.package("Young"), 167h);
         },
         "Old | New Young"},
        {"the delay is over when it is reached",
         {"spaces", "1.6", "1.12"},
         168h,
         [](Bench &b) {
             keepOne(b);
             b.orphan(b.package("Old"), 168h);
         },
         "Old"},
        {"an orphan of the future waits",
         {"safe", "spaces", "1.6", "1.12"},
         168h,
         [](Bench &b) {
             keepOne(b);
             b.orphan(b.package("Old"), -30 * day);
         },
         "| Old"},
        {"1.13 knows no delay",
         {"1.13"},
         168h,
         [](Bench &b) {
             keepOne(b);
             b.package("Old");
         },
         "Old"},
        {"an unreadable orphaned.toml lets all delays begin again",
         {"spaces", "1.6", "1.12"},
         168h,
         [](Bench &b) {
             keepOne(b);
             b.orphan(b.package("Old"), 900h);
             b.d1().areOrphansBroken = true;
         },
         "| Old"},
        {"until 1.6 all depots are swept",
         {"spaces", "1.6"},
         0h,
         [](Bench &b) {
             keepOne(b);
             b.package("Old", {}, 5, 1);
         },
         "Old in d2"},
        {"from 1.7 the first depot is swept",
         {"1.7", "1.12", "1.13"},
         0h,
         [](Bench &b) {
             keepOne(b);
             b.package("Old", {}, 5, 1);
         },
         ""},
        {"from 1.7 all depots are swept by force",
         {"1.7", "1.12", "1.13"},
         0h,
         [](Bench &b) {
             keepOne(b);
             b.package("Old", {}, 5, 1);
         },
         "Old in d2",
         true},
        {"until 1.6 the logs of all depots have roots",
         {"safe", "spaces", "1.6"},
         0h,
         [](Bench &b) {
             keepOne(b);
             b.package("Used");
             b.project("other", {"Used"});
             b.d2().manifests.uses = {b.d1().manifests.uses.back()};
             b.d1().manifests.uses.pop_back();
         },
         ""},
        {"from 1.7 the first depot's log has the roots",
         {"1.7", "1.12", "1.13"},
         0h,
         [](Bench &b) {
             keepOne(b);
             b.package("Used");
             b.project("other", {"Used"});
             b.d2().manifests.uses = {b.d1().manifests.uses.back()};
             b.d1().manifests.uses.pop_back();
         },
         "Used"},
        {"the long slug is looked for first",
         {"1.5", "1.6", "1.12", "1.13"},
         0h,
         [](Bench &b) {
             keepOne(b);
             b.package("Kept", {}, 4);
             b.world.files[b.base + "/mine/Manifest.toml"].replace("[[deps.", "[["); // for 1.5
             b.world.files[b.base + "/mine/Manifest.toml"].replace(
                 0, b.world.files[b.base + "/mine/Manifest.toml"].indexOf("[["), "");
         },
         "Kept short"},
        {"the design looks for the short slug first",
         {"spaces"},
         0h,
         [](Bench &b) {
             keepOne(b);
             b.package("Kept", {}, 4);
         },
         "Kept"},
        {"of copies in two depots the first is used",
         {"spaces", "1.6"},
         0h,
         [](Bench &b) {
             keepOne(b);
             b.package("Kept", {}, 5, 1);
         },
         "Kept in d2"},
        {"a long slug in the second depot comes before a short one in the first",
         {"1.7", "1.13"},
         0h,
         [](Bench &b) {
             b.package("Kept", {}, 4);
             b.package("Kept", {}, 5, 1);
             b.project("mine", {"Kept"});
         },
         "Kept short"},
        {"a manifest that is gone has no say", pkgs, 0h,
         [](Bench &b) {
             keepOne(b);
             b.package("Used");
             b.world.files.erase(b.project("other", {"Used"}));
         },
         "Used"},
        {"a manifest with one bad entry has no say", pkgs, 0h,
         [](Bench &b) {
             keepOne(b);
             b.package("Used");
             b.project("other", {"Used"}, "[[deps.Bad]]\nversion = \"1.0\"\n");
         },
         "Used"},
        {"a manifest that is no TOML has no say", pkgs, 0h,
         [](Bench &b) {
             keepOne(b);
             b.package("Used");
             b.project("other", {"Used"}, "[[torn");
         },
         "Used"},
        {"1.5 reads no manifest of format 2", {"1.5"}, 0h, keepOne, "Kept"},
        {"1.5 does not know scratch spaces", {"1.5"}, 0h, [](Bench &b) { b.space("cache"); }, ""},
        {"1.5 takes a manifest by another name for an Artifacts.toml and gives up",
         {"1.5"},
         0h,
         [](Bench &b) {
             b.package("Old");
             b.world.files[b.base + "/Manifest-v1.11.toml"] = "julia_version = \"1.11.0\"\n";
             b.d1().manifests.uses.push_back({b.base + "/Manifest-v1.11.toml", b.now, {}});
         },
         "!"},
        {"without a log everything is garbage",
         {"1.6", "1.12", "1.13"},
         0h,
         [](Bench &b) {
             b.package("Used");
             b.d1().manifests.exists = false;
         },
         "Used"},
        {"a damaged log of manifests makes Pkg give up", pkgs, 0h,
         [](Bench &b) {
             keepOne(b);
             b.package("Old");
             b.d1().manifests.isBroken = true;
         },
         "!"},
        {"a damaged log of artifacts makes Pkg give up", pkgs, 0h,
         [](Bench &b) {
             keepOne(b);
             b.package("Old");
             b.d1().artifacts.isBroken = true;
         },
         "!"},
        {"a damaged log of spaces makes Pkg give up", pkgs, 0h,
         [](Bench &b) {
             keepOne(b);
             b.package("Old");
             b.d1().scratch.isBroken = true;
         },
         "!"},
        {"1.7 does not mind a damaged log of another depot",
         {"1.7", "1.13"},
         0h,
         [](Bench &b) {
             keepOne(b);
             b.package("Old");
             b.d2().manifests.isBroken = true;
         },
         "Old"},

        {"an artifact stays that a logged file binds", everyone, 0h,
         [](Bench &b) {
             keepOne(b);
             b.artifact("lib");
             b.artifactsToml(b.base + "/mine/Artifacts.toml", {"lib"});
         },
         ""},
        {"all platforms and upper case count", everyone, 0h,
         [](Bench &b) {
             keepOne(b);
             b.artifact("lib");
             b.artifactsToml(b.base + "/mine/Artifacts.toml", {});
             b.world.files[b.base + "/mine/Artifacts.toml"] =
                 "[[lib]]\narch = \"x86_64\"\nos = \"windows\"\nlazy = true\ngit-tree-sha1 = \""
                 + Bench::hashOf("lib").toUpper() + "\"\n";
         },
         ""},
        {"an artifact stays in every depot",
         {"safe", "spaces", "1.6"},
         0h,
         [](Bench &b) {
             keepOne(b);
             b.artifact("lib");
             b.artifact("lib", 1);
             b.artifactsToml(b.base + "/mine/Artifacts.toml", {"lib"});
         },
         ""},
        {"an artifact of an unlogged file goes", pkgs, 0h,
         [](Bench &b) {
             b.artifact("lib");
             b.package("Kept", {"lib"});
             b.project("mine", {"Kept"});
             b.d1().artifacts.uses.clear();
         },
         "lib"},
        {"a file that is no TOML binds nothing", pkgs, 0h,
         [](Bench &b) {
             keepOne(b);
             b.artifact("lib");
             b.artifactsToml(b.base + "/mine/Artifacts.toml", {"lib"});
             b.world.files[b.base + "/mine/Artifacts.toml"] += "[torn";
         },
         "lib"},
        {"a name without hash makes Pkg give up", pkgs, 0h,
         [](Bench &b) {
             keepOne(b);
             b.package("Old");
             b.artifactsToml(b.base + "/mine/Artifacts.toml", {"lib"});
             b.world.files[b.base + "/mine/Artifacts.toml"] += "[odd]\nlazy = true\n";
         },
         "!"},
        {"a platform without os is no reason to give up", pkgs, 0h,
         [](Bench &b) {
             keepOne(b);
             b.artifact("lib");
             b.artifactsToml(b.base + "/mine/Artifacts.toml", {});
             b.world.files[b.base + "/mine/Artifacts.toml"] =
                 "[[lib]]\narch = \"x86_64\"\ngit-tree-sha1 = \"" + Bench::hashOf("lib") + "\"\n";
         },
         ""},
        {"an overridden artifact goes", pkgs, 0h,
         [](Bench &b) {
             keepOne(b);
             b.artifact("lib");
             b.artifactsToml(b.base + "/mine/Artifacts.toml", {"lib"});
             b.d1().overrides = {{Bench::hashOf("lib"), "/opt/lib"}};
         },
         "lib"},
        {"what overrides an artifact stays", pkgs, 0h,
         [](Bench &b) {
             keepOne(b);
             b.artifact("lib");
             b.artifact("mine");
             b.artifactsToml(b.base + "/mine/Artifacts.toml", {"lib"});
             b.d1().overrides = {{Bench::hashOf("lib"), Bench::hashOf("mine")}};
         },
         "lib"},
        {"the first depot cancels the override of a later one", everyone, 0h,
         [](Bench &b) {
             keepOne(b);
             b.artifact("lib");
             b.artifactsToml(b.base + "/mine/Artifacts.toml", {"lib"});
             b.d2().overrides = {{Bench::hashOf("lib"), "/opt/lib"}};
             b.d1().overrides = {{Bench::hashOf("lib"), ""}};
         },
         ""},
        {"overrides in a circle make Pkg give up", pkgs, 0h,
         [](Bench &b) {
             keepOne(b);
             b.artifact("lib");
             b.artifactsToml(b.base + "/mine/Artifacts.toml", {"lib"});
             b.d1().overrides = {{Bench::hashOf("lib"), Bench::hashOf("b")},
                                 {Bench::hashOf("b"), Bench::hashOf("lib")}};
         },
         "!"},
        {"damaged overrides make Pkg give up", pkgs, 0h,
         [](Bench &b) {
             keepOne(b);
             b.artifact("lib");
             b.artifactsToml(b.base + "/mine/Artifacts.toml", {"lib"});
             b.d1().areOverridesBroken = true;
         },
         "!"},
        {"without delay artifacts go with their package",
         {"safe", "spaces", "1.6", "1.12"},
         0h,
         [](Bench &b) {
             keepOne(b);
             b.artifact("lib");
             b.package("Old", {"lib"});
         },
         "Old lib"},
        {"with a delay artifacts stay until their package is gone",
         {"spaces", "1.6", "1.12"},
         168h,
         [](Bench &b) {
             keepOne(b);
             b.artifact("lib");
             b.package("Old", {"lib"});
         },
         "| Old"},
        {"artifacts wait with their package",
         {"safe"},
         168h,
         [](Bench &b) {
             keepOne(b);
             b.artifact("lib");
             b.package("Old", {"lib"});
         },
         "| Old lib"},
        {"1.13 takes artifacts of a package in its second round",
         {"1.13"},
         0h,
         [](Bench &b) {
             keepOne(b);
             b.artifact("lib");
             b.package("Old", {"lib"});
         },
         "Old lib[2]"},
        {"1.13 takes packages of a manifest in a package in its second round",
         {"1.13"},
         0h,
         [](Bench &b) {
             keepOne(b);
             b.artifact("lib");
             const QByteArray old = b.package("Old");
             b.package("Tested", {"lib"});
             b.world.files[old + "/test/Manifest.toml"] = "manifest_format = \"2.0\"\n" + Bench::entry("Tested");
             b.d1().manifests.uses.push_back({old + "/test/Manifest.toml", b.now, {}});
         },
         "Old Tested[2] lib[3]"},
        {"a path that begins like one that goes counts as going",
         {"1.6", "1.12"},
         0h,
         [](Bench &b) {
             b.artifact("lib");
             b.package("Kept", {"lib"});
             b.package("Kept", {}, 4);
             b.project("mine", {"Kept"});
         },
         "Kept short lib"},
        {"1.13 does not look at how a path begins",
         {"1.13"},
         0h,
         [](Bench &b) {
             b.artifact("lib");
             b.package("Kept", {"lib"});
             b.package("Kept", {}, 4);
             b.project("mine", {"Kept"});
         },
         "Kept short"},
        {"unfinished artifacts and odd folders go, files stay",
         {"spaces", "1.6", "1.12", "1.13"},
         0h,
         [](Bench &b) {
             keepOne(b);
             b.world.folders.insert(b.in(0, "artifacts/jl_Ab12Cd"));
             b.world.folders.insert(b.in(0, "artifacts/odd"));
             b.world.files[b.in(0, "artifacts/x.pid")] = "1";
             b.world.files[b.in(0, "packages/.DS_Store")] = "";
             b.world.files[b.in(0, "packages/Kept/.DS_Store")] = "";
             b.world.files[b.in(0, "packages/temp/jl_1/x")] = "";
         },
         "d1/artifacts/jl_Ab12Cd d1/artifacts/odd d1/packages/temp/jl_1"},

        {"a clone stays under the old name until 1.12",
         {"safe", "spaces", "1.6", "1.12"},
         0h,
         [](Bench &b) {
             b.project("mine", {}, Bench::entry("Example", urlLines));
             b.clone(url, CloneNaming::Murmur, "clone");
         },
         ""},
        {"a clone under the new name goes until 1.12",
         {"spaces", "1.6", "1.12"},
         0h,
         [](Bench &b) {
             b.project("mine", {}, Bench::entry("Example", urlLines));
             b.clone(url, CloneNaming::Rapid, "clone");
         },
         "clone"},
        {"1.13 wants the new name",
         {"1.13"},
         0h,
         [](Bench &b) {
             b.project("mine", {}, Bench::entry("Example", urlLines));
             b.clone(url, CloneNaming::Murmur, "old");
             b.clone(url, CloneNaming::Rapid, "new");
         },
         "old"},
        {"a clone by UUID goes", pkgs, 0h,
         [](Bench &b) {
             keepOne(b);
             b.cloneAt(Bench::uuidOf("Kept"), url, "clone");
         },
         "clone"},
        {"clones of other depots go",
         {"spaces", "1.6"},
         0h,
         [](Bench &b) {
             b.project("mine", {}, Bench::entry("Example", urlLines));
             b.clone(url, CloneNaming::Murmur, "clone", 1);
         },
         "clone"},
        {"a path beside the manifest is taken as it is written until 1.11",
         {"spaces", "1.6", "1.11"},
         0h,
         [](Bench &b) {
             b.project("mine", {}, Bench::entry("Example", "repo-url = \"../Example\"\n"));
             b.clone(b.base + "/Example", CloneNaming::Murmur, "clone");
         },
         "clone"},
        {"a path beside the manifest is made whole from 1.12",
         {"safe", "1.12"},
         0h,
         [](Bench &b) {
             b.project("mine", {}, Bench::entry("Example", "repo-url = \"../Example\"\n"));
             b.clone(b.base + "/Example", CloneNaming::Murmur, "clone");
         },
         ""},
        {"a depot spelled with // loses its clones",
         {"1.6", "1.12"},
         0h,
         [](Bench &b) {
             b.package("Example");
             b.project("mine", {}, Bench::entry("Example", urlLines));
             b.clone(url, CloneNaming::Murmur, "clone");
             b.d1().spelled = b.base + "//d1";
         },
         "clone"},
        {"in the design a depot spelled with // loses its packages too",
         {"spaces"},
         0h,
         [](Bench &b) {
             b.package("Example");
             b.project("mine", {}, Bench::entry("Example", urlLines));
             b.clone(url, CloneNaming::Murmur, "clone");
             b.d1().spelled = b.base + "//d1";
         },
         "Example clone"},
        {"a depot spelled with / at its end loses nothing", everyone, 0h,
         [](Bench &b) {
             b.package("Example");
             b.project("mine", {}, Bench::entry("Example", urlLines));
             for (const CloneNaming naming : {CloneNaming::Murmur, CloneNaming::Rapid})
                 b.clone(url, naming, "clone");
             b.world.remove(b.in(0, "clones"));
             b.d1().spelled = b.base + "/d1/";
         },
         ""},

        {"a space stays while its project is there",
         {"1.6", "1.12", "1.13"},
         0h,
         [](Bench &b) {
             keepOne(b);
             b.space("cache", 900 * day, {b.base + "/mine/Project.toml"});
         },
         ""},
        {"a space goes when its project is gone, is a folder, or is not logged",
         {"spaces", "1.6", "1.12", "1.13"},
         0h,
         [](Bench &b) {
             keepOne(b);
             b.space("gone", 1h, {b.base + "/nowhere/Project.toml"});
             b.space("folder", 1h, {b.base + "/mine"});
             b.space("none", 1h, {});
             b.space("unlogged");
             b.world.files[b.in(0, "scratchspaces/not-a-uuid/thing/x")] = "";
             b.world.files[b.in(0, "scratchspaces/loose")] = "";
             b.world.files[b.in(0, "scratchspaces/" + Bench::uuidOf("Owner") + "/loose")] = "";
         },
         "d1/scratchspaces/not-a-uuid/thing folder gone none unlogged"},
        {"a space spelled otherwise by the log goes",
         {"spaces", "1.6", "1.12", "1.13"},
         0h,
         [](Bench &b) {
             keepOne(b);
             b.space("cache", 1h, {b.base + "/mine/Project.toml"});
             b.d1().scratch.uses.back().path.replace("/d1/", "//d1/");
         },
         "cache"},
        {"without delay a space goes with its package",
         {"spaces", "1.6", "1.12"},
         0h,
         [](Bench &b) {
             keepOne(b);
             b.space("cache", 1h, {b.package("Old") + "/Project.toml"});
         },
         "Old cache"},
        {"1.13 takes the space of a package in its second round",
         {"1.13"},
         0h,
         [](Bench &b) {
             keepOne(b);
             b.space("cache", 1h, {b.package("Old") + "/Project.toml"});
         },
         "Old cache[2]"},
        {"Pkg does not take a space for an orphan while its package waits", orphanages, 168h,
         [](Bench &b) {
             keepOne(b);
             b.space("cache", 1h, {b.package("Old") + "/Project.toml"});
         },
         "| Old"},
        {"in the design a space is kept by a package that waits",
         {"spaces"},
         168h,
         [](Bench &b) {
             keepOne(b);
             b.space("cache", 1h, {b.package("Old") + "/Project.toml"});
         },
         "| Old"},
        {"a space waits with its package",
         {"safe"},
         168h,
         [](Bench &b) {
             keepOne(b);
             b.space("cache", 1h, {b.package("Old") + "/Project.toml"});
         },
         "| Old cache"},
        {"the owner counts, not where the space lies",
         {"safe", "spaces"},
         0h,
         [](Bench &b) {
             keepOne(b);
             const QByteArray old = b.package("Old");
             b.space("shared", 1h, {old + "/Project.toml", b.base + "/mine/Project.toml"});
         },
         "Old"},
        {"in the design a space goes that was not used for the period",
         {"spaces"},
         0h,
         [](Bench &b) {
             keepOne(b);
             b.space("idle", 22 * day, {b.base + "/mine/Project.toml"});
             b.space("just", 21 * day, {b.base + "/mine/Project.toml"});
             b.space("again", 22 * day, {b.base + "/mine/Project.toml"});
             b.space("again", 1h, {});
             b.space("future", -day, {b.base + "/mine/Project.toml"});
         },
         "idle"},
        {"in the design an idle space waits for the delay too",
         {"spaces"},
         168h,
         [](Bench &b) {
             keepOne(b);
             b.space("idle", 22 * day, {b.base + "/mine/Project.toml"});
             b.orphan(b.space("long", 40 * day, {b.base + "/mine/Project.toml"}), 8 * day);
         },
         "long | idle"},
        {"a link goes like what it leads to",
         {"1.6", "1.13"},
         0h,
         [](Bench &b) {
             keepOne(b);
             b.world.files[b.base + "/elsewhere/file"] = "";
             b.world.links[b.in(0, "packages/Linked/abcde")] = b.base + "/elsewhere";
         },
         "d1/packages/Linked/abcde"},
    };
}

std::vector<Rule> safeRules()
{
    const std::vector<QByteArray> safe = {"safe"};
    return {
        {"a package that nothing names goes", safe, 0h,
         [](Bench &b) {
             keepOne(b);
             b.package("Old");
         },
         "Old"},
        {"it waits for the delay, from now if Pkg has not found it yet", safe, 168h,
         [](Bench &b) {
             keepOne(b);
             const QByteArray old = b.package("Old");
             b.orphan(old, 8 * day);
             b.written(old, 30 * day);
             b.package("New");
         },
         "Old | New"},
        {"a date from before it was installed does not count", safe, 168h,
         [](Bench &b) {
             keepOne(b);
             b.orphan(b.package("Old"), 800 * day);
         },
         "| Old"},
        {"all copies stay", safe, 0h,
         [](Bench &b) {
             keepOne(b);
             b.package("Kept", {}, 4);
             b.package("Kept", {}, 5, 1);
             b.package("Kept", {}, 4, 1);
             b.d2().manifests.uses = b.d1().manifests.uses;
         },
         "", true},
        {"other depots are left alone", safe, 0h,
         [](Bench &b) {
             keepOne(b);
             b.package("Old", {}, 5, 1);
             b.d2().manifests.uses = b.d1().manifests.uses;
         },
         ""},
        {"other depots are swept when asked for", safe, 0h,
         [](Bench &b) {
             keepOne(b);
             b.package("Old", {}, 5, 1);
             b.d2().manifests.uses = b.d1().manifests.uses;
         },
         "Old in d2", true},
        {"another depot without a log is left alone", safe, 0h,
         [](Bench &b) {
             keepOne(b);
             b.package("Old", {}, 5, 1);
             b.package("Old");
         },
         "! Old", true},
        {"without a log nothing goes", safe, 0h,
         [](Bench &b) {
             b.package("Old");
             b.space("cache", 1h, {});
             b.d1().manifests.exists = false;
         },
         "!"},
        {"with an empty log nothing goes", safe, 0h, [](Bench &b) { b.package("Old"); }, "!"},
        {"with a damaged log nothing goes", safe, 0h,
         [](Bench &b) {
             keepOne(b);
             b.package("Old");
             b.d1().manifests.isBroken = true;
         },
         "!"},
        {"with a damaged log of another depot nothing goes", safe, 0h,
         [](Bench &b) {
             keepOne(b);
             b.package("Old");
             b.d2().manifests.isBroken = true;
         },
         "!"},
        {"a manifest out of reach keeps packages, artifacts and clones", safe, 0h,
         [](Bench &b) {
             keepOne(b);
             b.package("Old");
             b.artifact("lib");
             b.clone(url, CloneNaming::Murmur, "clone");
             b.artifactsToml(b.base + "/gone/Artifacts.toml", {"other"});
             b.space("gone", 1h, {b.base + "/nowhere/Project.toml"});
             b.d1().manifests.uses.push_back({"/mnt/no such disk/Manifest.toml", b.now, {}});
         },
         "! gone"},
        {"a manifest that is no TOML keeps them too", safe, 0h,
         [](Bench &b) {
             keepOne(b);
             b.package("Old");
             b.artifact("lib");
             b.clone(url, CloneNaming::Murmur, "clone");
             b.project("other", {"Used"}, "[[torn");
         },
         "!"},
        {"a manifest with one bad entry keeps them too", safe, 0h,
         [](Bench &b) {
             keepOne(b);
             b.package("Old");
             b.project("other", {}, "[[deps.Old]]\nversion = \"1.0\"\n");
         },
         "!"},
        {"a manifest that is gone has no say", safe, 0h,
         [](Bench &b) {
             keepOne(b);
             b.package("Used");
             b.world.files.erase(b.project("other", {"Used"}));
         },
         "Used"},
        {"an environment keeps what it names without a log", safe, 0h,
         [](Bench &b) {
             keepOne(b);
             b.package("Used");
             b.project("d1/environments/v1.10", {"Used"});
             b.d1().manifests.uses.pop_back();
         },
         ""},
        {"an environment behind a link keeps everything", safe, 0h,
         [](Bench &b) {
             keepOne(b);
             b.package("Used");
             b.world.folders.insert(b.base + "/elsewhere");
             b.world.links[b.in(0, "environments/v1.10")] = b.base + "/elsewhere";
         },
         "!"},
        {"an artifact that a kept package binds stays without a log", safe, 0h,
         [](Bench &b) {
             b.artifact("lib");
             b.package("Kept", {"lib"});
             b.project("mine", {"Kept"});
             b.artifactsToml(b.base + "/gone/Artifacts.toml", {"other"});
             b.d1().artifacts.uses = {b.d1().artifacts.uses.back()};
         },
         ""},
        {"an artifact that a checkout binds stays", safe, 0h,
         [](Bench &b) {
             keepOne(b);
             b.artifact("lib");
             b.artifactsToml(b.base + "/gone/Artifacts.toml", {"other"});
             b.artifactsToml(b.in(0, "dev/Mine/Artifacts.toml"), {"lib"}, false);
         },
         ""},
        {"an overridden artifact and what overrides it stay", safe, 0h,
         [](Bench &b) {
             keepOne(b);
             b.artifact("lib");
             b.artifact("mine");
             b.artifactsToml(b.base + "/mine/Artifacts.toml", {"lib"});
             b.d1().overrides = {{Bench::hashOf("lib"), Bench::hashOf("mine")}};
         },
         ""},
        {"an artifact that can be downloaded again goes with its package", safe, 0h,
         [](Bench &b) {
             keepOne(b);
             b.artifact("lib");
             b.package("Old", {"lib"});
         },
         "Old lib"},
        {"an artifact that was made here waits for longer", safe, 0h,
         [](Bench &b) {
             keepOne(b);
             b.artifactsToml(b.base + "/mine/Artifacts.toml", {"other"});
             const QByteArray made = b.artifact("made");
             b.orphan(made, 20 * day);
             b.written(made, 30 * day);
             const QByteArray old = b.artifact("old");
             b.orphan(old, 22 * day);
             b.written(old, 30 * day);
         },
         "old | made"},
        {"in a depot that never logged a binding an unbound artifact stays", safe, 0h,
         [](Bench &b) {
             keepOne(b);
             b.artifact("lib");
         },
         ""},
        {"a file of bindings out of reach keeps all artifacts", safe, 0h,
         [](Bench &b) {
             keepOne(b);
             b.artifact("lib");
             b.package("Old");
             b.d1().artifacts.uses.push_back({"/mnt/no such disk/Artifacts.toml", b.now, {}});
         },
         "! Old"},
        {"a file of bindings that is no TOML keeps all artifacts", safe, 0h,
         [](Bench &b) {
             keepOne(b);
             b.artifact("lib");
             b.artifact("other");
             b.artifactsToml(b.base + "/mine/Artifacts.toml", {"lib"});
             b.world.files[b.base + "/mine/Artifacts.toml"] += "[torn";
         },
         "!"},
        {"a damaged log of artifacts keeps all artifacts", safe, 0h,
         [](Bench &b) {
             keepOne(b);
             b.package("Old");
             b.artifact("lib");
             b.d1().artifacts.isBroken = true;
         },
         "! Old"},
        {"leftovers of downloads go after a day, other odd folders stay", safe, 0h,
         [](Bench &b) {
             keepOne(b);
             for (const auto &[name, age] : {std::pair("young", 23h), std::pair("old", 25h)}) {
                 for (const char *folder : {"artifacts/jl_", "packages/temp/jl_"}) {
                     const QByteArray path = b.in(0, folder + QByteArray(name));
                     b.world.files[path + "/data"] = "";
                     b.names[path] = QByteArray(name) + '-' + folder;
                     b.written(path, age);
                 }
             }
             b.world.folders.insert(b.in(0, "artifacts/odd"));
         },
         "old-artifacts/jl_ old-packages/temp/jl_ | young-artifacts/jl_ young-packages/temp/jl_"},
        {"a clone stays under both names", safe, 0h,
         [](Bench &b) {
             b.project("mine", {}, Bench::entry("Example", urlLines));
             b.clone(url, CloneNaming::Murmur, "old");
             b.clone(url, CloneNaming::Rapid, "new");
         },
         ""},
        {"a clone stays whose remote is the same by other words", safe, 0h,
         [](Bench &b) {
             b.project("mine", {}, Bench::entry("Example", urlLines));
             b.cloneAt("12345", "git@github.com:JuliaLang/Example.jl", "clone");
         },
         ""},
        {"a clone by UUID stays while a manifest names the package", safe, 0h,
         [](Bench &b) {
             keepOne(b);
             b.cloneAt(Bench::uuidOf("Kept"), "https://example.org/Kept.jl", "kept");
             b.cloneAt(Bench::uuidOf("Old"), "https://example.org/Old.jl", "old");
         },
         "old"},
        {"a clone of nobody goes, one without a remote stays", safe, 0h,
         [](Bench &b) {
             keepOne(b);
             b.cloneAt("1", "https://example.org/Old.jl", "old");
             b.world.folders.insert(b.in(0, "clones/2"));
         },
         "old"},
        {"an idle space goes once nothing was written to it either", safe, 0h,
         [](Bench &b) {
             keepOne(b);
             b.written(b.space("idle", 22 * day, {b.base + "/mine/Project.toml"}), 23 * day);
             b.written(b.space("written", 22 * day, {b.base + "/mine/Project.toml"}), 2 * day);
             b.written(b.space("used", 20 * day, {b.base + "/mine/Project.toml"}), 23 * day);
             b.written(b.space("future", -day, {b.base + "/mine/Project.toml"}), 23 * day);
         },
         "idle"},
        {"a space of a package stays when another version is left", safe, 0h,
         [](Bench &b) {
             keepOne(b);
             b.space("cache", 1h, {b.in(0, "packages/Kept/gone1/Project.toml")}, "Kept");
             b.space("other", 1h, {b.in(0, "packages/Owner/gone1/Project.toml")});
         },
         "other"},
        {"a space stays while its project is out of reach", safe, 0h,
         [](Bench &b) {
             keepOne(b);
             b.space("cache", 1h, {"/mnt/no such disk/Project.toml"});
         },
         ""},
        {"an unlogged space stays with its package, or while it is written to", safe, 0h,
         [](Bench &b) {
             keepOne(b);
             b.written(b.space("known", "Kept"), 99 * day);
             b.written(b.space("young"), 2 * day);
             b.written(b.space("old"), 99 * day);
             b.world.files[b.in(0, "scratchspaces/not-a-uuid/thing/x")] = "";
         },
         "old"},
        {"a damaged log of spaces keeps all spaces", safe, 0h,
         [](Bench &b) {
             keepOne(b);
             b.package("Old");
             b.space("gone", 1h, {b.base + "/nowhere/Project.toml"});
             b.d1().scratch.isBroken = true;
         },
         "Old"},
        {"links stay", safe, 0h,
         [](Bench &b) {
             keepOne(b);
             b.world.files[b.base + "/elsewhere/file"] = "";
             b.world.links[b.in(0, "packages/Linked/abcde")] = b.base + "/elsewhere";
             b.world.links[b.in(0, "artifacts/" + Bench::hashOf("lib"))] = b.base + "/elsewhere";
         },
         ""},
        {"nothing of the user's goes", safe, 0h,
         [](Bench &b) {
             keepOne(b);
             for (const char *path : {"dev/Mine/src/Mine.jl", "environments/v1.2/Project.toml", "config/startup.jl",
                                      "prefs/x", "registries/General/Registry.toml", "logs/repl_history.jl", "conda/x",
                                      "bin/app", "compiled/v1.0/Old/abcde_fghij.ji"})
                 b.world.files[b.in(0, path)] = "";
         },
         ""},
    };
}

} // namespace

class TestGc : public QObject {
    Q_OBJECT

private slots:
    void words();
    void rule_data();
    void rule();
    void scenario_data();
    void scenario();
    void reasons();
    void incompleteInventory();
    void biggestFirst();

private:
    std::vector<Rule> m_rules;
};

void TestGc::words()
{
    for (const QByteArray &word : everyone)
        QCOMPARE(GcRules::fromWord(QString::fromLatin1(word))->word(), word);
    QCOMPARE(GcRules::fromWord(u"safe")->like, GcLike::Safe);
    QCOMPARE(GcRules::fromWord(u"spaces")->like, GcLike::Spaces);
    QCOMPARE(GcRules::fromWord(u"1.12")->like, GcLike::Orphanage);
    QCOMPARE(GcRules::fromWord(u"1.12")->minor, 12);
    QCOMPARE(GcRules::fromWord(u"1.13")->like, GcLike::Immediate);
    for (const QStringView word : {u"", u"1", u"1.4", u"1.14", u"1.60", u"Safe", u"1.6 ", u"2.6"}) {
        const auto rules = GcRules::fromWord(word);
        QVERIFY2(!rules && rules.error().fault == Fault::Malformed, qPrintable(word.toString()));
    }
}

void TestGc::rule_data()
{
    QTest::addColumn<int>("row");
    QTest::addColumn<QByteArray>("word");
    m_rules = pkgRules();
    const auto safe = safeRules();
    m_rules.insert(m_rules.end(), safe.begin(), safe.end());
    for (size_t i = 0; i < m_rules.size(); ++i) {
        for (const QByteArray &word : m_rules[i].words)
            QTest::newRow((word + ": " + m_rules[i].name).constData()) << int(i) << word;
    }
}

void TestGc::rule()
{
    QFETCH(const int, row);
    QFETCH(const QByteArray, word);
    const Rule &rule = m_rules[size_t(row)];
    Bench bench;
    rule.make(bench);
    QVERIFY(bench.write());
    GcRules rules = *GcRules::fromWord(QString::fromLatin1(word));
    rules.collectDelay = rule.delay;
    rules.allDepots = rule.allDepots;
    const auto inventory = bench.inventory();
    const Plan plan = planGc(*inventory, rules, bench.now);
    QCOMPARE(bench.print(*inventory, plan), rule.expected);
    for (const Waiting &waiting : plan.waiting)
        QVERIFY(waiting.until > bench.now && waiting.until >= waiting.since);
}

void TestGc::scenario_data()
{
    QTest::addColumn<QByteArray>("word");
    QTest::addColumn<int>("days");
    QTest::addColumn<QByteArray>("expected");
    const QByteArray rest = "E aa-other"; // clones that no Julia takes for used
    const QByteArray spaces = "k3 k4 k5 k7 thing";
    QTest::newRow("design") << "spaces"_ba << 7
                            << "aqsx3 dddd | E J-2 Foo MoaKv aa-other clone-2 jl k3 k4 k5 k6 k7 thing"_ba;
    QTest::newRow("design without delay")
        << "spaces"_ba << 0 << "E Foo J-2 MoaKv aa-other aqsx3 cccc clone-2 dddd ffff jl k2 k3 k4 k5 k6 k7 thing"_ba;
    QTest::newRow("1.6") << "1.6"_ba << 7 << "dddd | E Foo J-2 MoaKv aa-other aqsx clone-2 jl k3 k4 k5 k7 thing"_ba;
    QTest::newRow("1.6 without delay")
        << "1.6"_ba << 0 << "E Foo J-2 MoaKv aa-other aqsx cccc clone-2 dddd ffff jl k2 k3 k4 k5 k7 thing"_ba;
    for (const char *word : {"1.7", "1.8", "1.9", "1.10", "1.11", "1.12"}) {
        QTest::newRow(word) << QByteArray(word) << 7 << "dddd | E Foo MoaKv aa-other aqsx jl k3 k4 k5 k7 thing"_ba;
        QTest::newRow((QByteArray(word) + " without delay").constData())
            << QByteArray(word) << 0 << "E Foo MoaKv aa-other aqsx cccc dddd ffff jl k2 k3 k4 k5 k7 thing"_ba;
    }
    QTest::newRow("1.13") << "1.13"_ba << 7
                          << "E Foo MoaKv aa-other aqsx cccc[2] clone dddd jl k2[2] k3 k4 k5 k7 thing"_ba;
}

/// Everything at once, as it was collected by real Pkg once.
void TestGc::scenario()
{
    QFETCH(const QByteArray, word);
    QFETCH(const int, days);
    QFETCH(const QByteArray, expected);
    Bench b;
    const QByteArray example = "7876af07-990d-54b4-ab0e-23690620f79a";
    const QByteArray space = b.in(0, "scratchspaces/33333333-3333-3333-3333-333333333333/");
    const auto repeated = [](const char *text) { return QByteArray(text).repeated(40 / qsizetype(strlen(text))); };
    const auto folder = [&](int depot, const QByteArray &rest, const QByteArray &name) {
        const QByteArray path = b.in(depot, rest);
        b.world.files[path + "/file"] = "x";
        b.names[path] = name;
        return path;
    };
    for (const char *slug : {"aqsx3", "aqsx", "MoaKv"})
        b.world.files[folder(0, "packages/Example/" + QByteArray(slug), slug) + "/Project.toml"] = "";
    folder(0, "packages/JSON/3rsiS", "J");
    folder(0, "packages/Foo/zzzzz", "Foo");
    b.world.folders.insert(b.in(0, "packages/Empty"));
    b.world.files[b.in(0, "packages/.DS_Store")] = b.world.files[b.in(0, "packages/Example/.DS_Store")] = "";
    folder(1, "packages/JSON/3rsiS", "J-2");

    const QByteArray proj = b.base + "/proj/";
    b.world.files[proj + "Project.toml"] = b.world.files[b.base + "/proj2/Project.toml"] = "";
    b.world.files[proj + "Manifest.toml"] =
        "[[Dates]]\nuuid = \"ade2ca70-3891-5945-98fb-dc099432e06a\"\n\n"
        "[[Printf]]\nuuid = \"de0858da-6303-5e67-8744-51eddeeeb8d7\"\n\n"
        "[[Example]]\ngit-tree-sha1 = \"46e44e869b4d90b96bd8ed1fdcf32244fddfb6cc\"\nrepo-rev = \"master\"\nrepo-url = "
        "\""
        + url + "\"\nuuid = \"" + example
        + "\"\nversion = \"0.5.3\"\n\n"
          "[[JSON]]\ngit-tree-sha1 = \"81690084b6198a2e1da36fcfda16eeca9f9f24e4\"\n"
          "uuid = \"682c06a0-de6a-54ab-a142-c8b1cf79cde6\"\nversion = \"0.21.1\"\n\n"
          "[[Loc]]\npath = \"../Loc\"\nuuid = \"22222222-2222-2222-2222-222222222222\"\n";
    b.world.files[b.base + "/proj3/Manifest.toml"] = "[[Broken\n";
    for (const QByteArray &path :
         {proj + "Manifest.toml", b.base + "/proj3/Manifest.toml", b.base + "/gone/Manifest.toml"})
        b.d1().manifests.uses.push_back({path, b.now, {}});

    for (const char *hash : {"a", "b", "b2", "c", "d", "f", "ab"})
        folder(0, "artifacts/" + repeated(hash), repeated(hash).first(4));
    folder(0, "artifacts/jl_Ab12Cd", "jl");
    b.world.files[b.in(0, "artifacts/" + repeated("d") + ".pid")] = "";
    folder(1, "artifacts/" + repeated("a"), "aaaa-2");
    const auto bind = [&](const QByteArray &path, const QByteArray &text) {
        b.world.files[path] = text;
        b.d1().artifacts.uses.push_back({path, b.now, {}});
    };
    bind(proj + "Artifacts.toml",
         "[one]\ngit-tree-sha1 = \"" + repeated("a") + "\"\nlazy = true\n[upper]\ngit-tree-sha1 = \"" + repeated("AB")
             + "\"\n[[plat]]\nos = \"linux\"\narch = \"x86_64\"\ngit-tree-sha1 = \"" + repeated("b")
             + "\"\n[[plat]]\nos = \"macos\"\narch = \"x86_64\"\ngit-tree-sha1 = \"" + repeated("b2") + "\"\n");
    bind(b.in(0, "packages/Foo/zzzzz/Artifacts.toml"), "[c]\ngit-tree-sha1 = \"" + repeated("c") + "\"\n");
    bind(b.in(0, "packages/Example/aqsx3/Artifacts.toml"), "[f]\ngit-tree-sha1 = \"" + repeated("f") + "\"\n");

    b.cloneAt("4643033083726148914", url, "clone");
    b.cloneAt(example, url, "E");
    b.cloneAt("other", url, "aa-other");
    b.cloneAt("4643033083726148914", url, "clone-2", 1);

    for (const char *key : {"k1", "k2", "k3", "k4", "k5", "k6", "k7"}) {
        b.world.files[space + key + "/x"] = "";
        b.names[space + key] = key;
    }
    const auto log = [&](const char *key, std::chrono::hours age, const std::vector<QByteArray> &parents) {
        b.d1().scratch.uses.push_back({space + key, b.now - age, parents});
    };
    log("k1", 40 * day, {proj + "Project.toml"});
    log("k1", 0h, {b.base + "/proj2/Project.toml"});
    log("k2", 0h, {b.in(0, "packages/Example/MoaKv/Project.toml")});
    log("k3", 0h, {b.base + "/gone/Project.toml"});
    log("k5", 0h, {});
    log("k6", 40 * day, {proj + "Project.toml"});
    log("k7", 0h, {b.base + "/proj"});
    b.world.files[space + "loosefile"] = "";
    b.world.folders.insert(b.in(0, "scratchspaces/44444444-4444-4444-4444-444444444444"));
    folder(0, "scratchspaces/not-a-uuid/thing", "thing");

    for (const QByteArray &path :
         {b.in(0, "artifacts/" + repeated("d")), b.in(0, "packages/Example/aqsx3"), b.in(0, "packages/nonexistent")})
        b.orphan(path, 8 * day);

    QVERIFY(b.write());
    GcRules rules = *GcRules::fromWord(QString::fromLatin1(word));
    rules.collectDelay = std::chrono::days(days);
    const auto inventory = b.inventory();
    // Sorted here, so that the table can be in the order of a person.
    const auto sorted = [](const QByteArray &text) {
        QByteArray result;
        for (const QByteArray &part : text.split('|')) {
            QList<QByteArray> names = part.simplified().split(' ');
            std::ranges::sort(names);
            result += (result.isEmpty() ? "" : " | ") + names.join(' ');
        }
        return result;
    };
    QCOMPARE(sorted(b.print(*inventory, planGc(*inventory, rules, b.now))), sorted(expected));
}

void TestGc::reasons()
{
    Bench b;
    keepOne(b);
    b.orphan(b.package("Old", {"lib"}), 8 * day);
    b.written(b.packagePath("Old"), 30 * day);
    b.artifact("lib");
    b.package("Kept", {}, 4);
    b.space("gone", 1h, {b.base + "/nowhere/Project.toml"});
    b.written(b.space("idle", 22 * day, {b.base + "/mine/Project.toml"}), 22 * day);
    QVERIFY(b.write());
    const auto inventory = b.inventory();
    const auto reasons = [&](QStringView word, std::chrono::hours delay) {
        GcRules rules = *GcRules::fromWord(word);
        rules.collectDelay = delay;
        const Plan plan = planGc(*inventory, rules, b.now);
        QStringList lines;
        for (const Step &step : plan.steps)
            lines += step.reason.english();
        for (const Waiting &waiting : plan.waiting)
            lines += waiting.reason.english();
        QString text = lines.join(u'\n');
        for (const auto &[path, name] : b.names)
            text.replace(QString::fromUtf8(path) + u' ', u"<%1> "_s.arg(QString::fromUtf8(name)));
        return text.replace(QString::fromUtf8(b.base), u"…"_s);
    };
    const auto date = [&](std::chrono::hours age) {
        return QDateTime::fromMSecsSinceEpoch((b.now - age).time_since_epoch().count()).date().toString(Qt::ISODate);
    };
    const QString orphanage = reasons(u"1.10", 168h);
    QVERIFY2(orphanage.contains(u"has been orphaned since %1, longer than the delay of 7 days."_s.arg(date(8 * day))),
             qPrintable(orphanage));
    QVERIFY2(orphanage.contains(u"no manifest that the usage logs name and that Pkg can read names it"),
             qPrintable(orphanage));
    QVERIFY2(orphanage.contains(u"its owning project …/nowhere/Project.toml is gone"), qPrintable(orphanage));
    QVERIFY2(orphanage.contains(u"where Pkg looks first"), qPrintable(orphanage));
    const QString immediate = reasons(u"1.13", 0h);
    QVERIFY2(immediate.contains(u"in collection 2: it was bound in …/d1/packages/Old/"), qPrintable(immediate));
    const QString design = reasons(u"spaces", 168h);
    QVERIFY2(design.contains(u"it was last used on %1, longer ago than 21 days"_s.arg(date(22 * day))),
             qPrintable(design));
    const QString safe = reasons(u"safe", 168h);
    QVERIFY2(safe.contains(
                 u"no manifest that is logged or in an environment names it, and it has been orphaned since %1."_s.arg(
                     date(8 * day))),
             qPrintable(safe));
    QVERIFY2(safe.contains(u"may go from %1 on"_s.arg(date(-7 * day))), qPrintable(safe));
    QVERIFY2(safe.contains(u"only packages that nothing needs bind it, such as …/d1/packages/Old/"), qPrintable(safe));
}

void TestGc::incompleteInventory()
{
    Bench b;
    keepOne(b);
    b.package("Old");
    QVERIFY(b.write());
    Inventory inventory = *b.inventory();
    inventory.isComplete = false;
    for (const QByteArray &word : everyone) {
        const Plan plan = planGc(inventory, *GcRules::fromWord(QString::fromLatin1(word)), b.now);
        QVERIFY(plan.steps.empty() && plan.waiting.empty());
        QCOMPARE(plan.troubles.size(), 1U);
        QCOMPARE(plan.troubles.front().fault, Fault::Stopped);
    }
}

void TestGc::biggestFirst()
{
    Bench b;
    keepOne(b);
    for (const auto &[name, size] : {std::pair("Small", 10), std::pair("Big", 90'000), std::pair("Middle", 30'000)})
        b.world.files[b.package(name) + "/data"] = QByteArray(size, 'x');
    QVERIFY(b.write());
    const auto inventory = b.inventory();
    GcRules rules;
    rules.collectDelay = 0ms;
    const Plan plan = planGc(*inventory, rules, b.now);
    QByteArray order;
    Totals sum;
    for (const Step &step : plan.steps) {
        order += inventory->item(step.item).name + ' ';
        sum += inventory->item(step.item).totals;
    }
    QCOMPARE(order, "Big Middle Small "_ba);
    QCOMPARE(plan.frees, sum);
    QVERIFY(plan.frees.apparent > 120'000);
}

DEPOTSCOPE_TEST(TestGc)
#include "tst_gc.moc"
