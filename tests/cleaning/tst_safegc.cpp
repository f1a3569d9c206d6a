// SPDX-License-Identifier: MIT
#include "tests/cleaning/rule.h"
#include "tests/support/registered.h"

using namespace depotscope;
using namespace std::chrono_literals;

namespace {

/// What our own rules do.
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

class TestSafeGc : public QObject {
    Q_OBJECT

private slots:
    void rule_data() { addRules(safeRules()); }
    void rule() { checkRule(); }
};

DEPOTSCOPE_TEST(TestSafeGc)
#include "tst_safegc.moc"
