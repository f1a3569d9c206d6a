// SPDX-License-Identifier: MIT
// makedepot DIR [VERSIONS [ARTIFACTS [MANIFESTS [ENTRIES [LOG_MEGABYTES [MANIFEST_FORMAT]]]]]]: a depot in which much
// is named: 3,000 package versions, 3,000 artifacts that they bind, and 1,000 manifests with 300 entries each. The same
// numbers give the same depot.
#include "model/depot/slug.h"
#include "model/depot/uuid.h"

#include <QByteArray>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <random>

namespace fs = std::filesystem;
using namespace depotscope;

namespace {

struct Version {
    std::string name;
    QUuid uuid;
    TreeHash hash;
    std::string number;
};

std::string hexDigits(unsigned seed, size_t count)
{
    std::mt19937 random(seed);
    std::string digits;
    while (digits.size() < count)
        digits += "0123456789abcdef"[random() % 16];
    return digits;
}

void write(const fs::path &path, const std::string &text)
{
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
}

Version versionOf(unsigned number)
{
    const unsigned package = number / 2; // two versions of each
    std::string uuid = hexDigits(package + 1, 32);
    for (size_t at : {8, 13, 18, 23})
        uuid.insert(at, "-");
    return {"Package" + std::to_string(package), *uuidFromText(QByteArray::fromStdString(uuid)),
            *TreeHash::fromHex(QByteArray::fromStdString(hexDigits(1'000'000 + number, 40))),
            std::to_string(1 + number % 2) + ".2.3"};
}

/// Manifest format 1 is what Julia 1.5 reads, 2 what newer ones write.
std::string manifestOf(const std::vector<Version> &versions, unsigned number, unsigned entries, unsigned format)
{
    std::mt19937 random(number);
    std::string text = "# This file is machine-generated - editing it directly is not advised\n";
    if (format > 1)
        text += "\njulia_version = \"1.10.4\"\nmanifest_format = \"2.0\"\nproject_hash = \"" + hexDigits(number, 40)
            + "\"\n";
    const size_t first = random() % versions.size();
    auto add = [&text, format](const std::string &name, const std::string &rest) {
        text += (format > 1 ? "\n[[deps." : "\n[[") + name + "]]\n" + rest;
    };
    add("Dates", "deps = [\"Printf\"]\nuuid = \"ade2ca70-3891-5945-98fb-dc099432e06a\"\n");
    // Every other one, so that one version of a package is named.
    for (size_t i = 0; i < entries; ++i) {
        const Version &version = versions[(first + 2 * i) % versions.size()];
        const std::string needed =
            i + 1 < entries ? ", \"" + versions[(first + 2 * i + 2) % versions.size()].name + '"' : "";
        add(version.name,
            "deps = [\"Dates\"" + needed + ", \"Printf\"]\ngit-tree-sha1 = \"" + version.hash.hex().toStdString()
                + "\"\nuuid = \"" + uuidText(version.uuid).toStdString() + "\"\nversion = \"" + version.number
                + "\"\n");
    }
    add("Printf", "uuid = \"de0858da-6303-5e67-8744-51eddeeeb8d7\"\n");
    return text;
}

} // namespace

int main(int count, char **words)
{
    auto number = [&](int at, unsigned otherwise) {
        return count > at ? unsigned(std::strtoul(words[at], nullptr, 10)) : otherwise;
    };
    if (count < 2) {
        std::cerr << "makedepot DIR [VERSIONS [ARTIFACTS [MANIFESTS [ENTRIES [LOG_MEGABYTES [MANIFEST_FORMAT]]]]]]\n";
        return 2;
    }
    const fs::path base = fs::absolute(words[1]);
    const fs::path depot = base / "depot";
    const std::string time = "time = 2026-01-02T03:04:05.000Z\n";

    std::vector<Version> versions;
    for (unsigned i = 0; i < number(2, 3000); ++i)
        versions.push_back(versionOf(i));
    const unsigned artifacts = number(3, 3000);
    std::string artifactLog;
    for (unsigned i = 0; i < versions.size(); ++i) {
        const Version &version = versions[i];
        const fs::path folder =
            depot / "packages" / version.name / versionSlug(version.uuid, version.hash).toStdString();
        write(folder / "Project.toml",
              "name = \"" + version.name + "\"\nuuid = \"" + uuidText(version.uuid).toStdString() + "\"\nversion = \""
                  + version.number + "\"\n\n[deps]\nDates = \"ade2ca70-3891-5945-98fb-dc099432e06a\"\n");
        write(folder / "src" / (version.name + ".jl"), "module " + version.name + "\nend\n");
        std::string bindings;
        for (unsigned artifact = i; artifact < artifacts; artifact += unsigned(versions.size())) {
            const std::string hash = hexDigits(2'000'000 + artifact, 40);
            bindings += "[data" + std::to_string(artifact) + "]\ngit-tree-sha1 = \"" + hash + "\"\n";
            write(depot / "artifacts" / hash / "data", hash);
        }
        if (bindings.empty())
            continue;
        write(folder / "Artifacts.toml", bindings);
        artifactLog += "[[\"" + (folder / "Artifacts.toml").string() + "\"]]\n" + time + "\n";
    }
    std::string manifestLog;
    for (unsigned i = 0; i < number(4, 1000); ++i) {
        const fs::path manifest = base / "projects" / ("project" + std::to_string(i)) / "Manifest.toml";
        write(manifest, manifestOf(versions, i, number(5, 300), number(7, 2)));
        manifestLog += "[[\"" + manifest.string() + "\"]]\n" + time + "\n";
    }
    // Pkg adds an entry with each use, and condenses the log when it collects.
    const std::string once = manifestLog;
    while (manifestLog.size() < size_t(number(6, 0)) * 1'000'000)
        manifestLog += once;
    write(depot / "logs" / "manifest_usage.toml", manifestLog);
    write(depot / "logs" / "artifact_usage.toml", artifactLog);
    std::cout << depot.string() << '\n';
    return 0;
}
