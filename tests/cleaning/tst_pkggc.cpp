// SPDX-License-Identifier: MIT
#include "tests/cleaning/rule.h"
#include "tests/support/registered.h"

using namespace depotscope;
using namespace std::chrono_literals;

namespace {

const std::vector<QByteArray> orphanages = {"1.6", "1.7", "1.8", "1.9", "1.10", "1.11", "1.12"};
const std::vector<QByteArray> pkgs = {"spaces", "1.6", "1.7", "1.8", "1.9", "1.10", "1.11", "1.12", "1.13"};

/// What collections like those of Pkg do, and what all rules have in common.
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

} // namespace

class TestPkgGc : public QObject {
    Q_OBJECT

private slots:
    void rule_data() { addRules(pkgRules()); }
    void rule() { checkRule(); }
};

DEPOTSCOPE_TEST(TestPkgGc)
#include "tst_pkggc.moc"
