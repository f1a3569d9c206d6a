// SPDX-License-Identifier: MIT
#include "model/sample/depotbuilder.h"

#include "model/artifact/hashtree.h"
#include "model/depot/clonename.h"
#include "model/depot/slug.h"
#include "model/depot/uuid.h"
#include "model/text/names.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QDateTime>
#include <QtEndian>

#include <KCompressionDevice>
#include <KTar>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <memory>

namespace fs = std::filesystem;
using namespace Qt::StringLiterals;

namespace depotscope {

namespace {

constexpr int plain = 0644;
constexpr int readOnly = 0444;
constexpr int readOnlyProgram = 0555;

const QByteArray generalUuid = "23338594-aafe-5451-b93e-139f81909106";

struct Stdlib {
    const char *name;
    const char *uuid;
    const char *dependencies;
};
constexpr Stdlib stdlibs[] = {
    {"Dates", "ade2ca70-3891-5945-98fb-dc099432e06a", R"("Printf")"},
    {"Printf", "de0858da-6303-5e67-8744-51eddeeeb8d7", R"("Unicode")"},
    {"Unicode", "4ec0a83e-493e-50e2-b9ac-8f72acf5a8f5", ""},
};

fs::path asPath(const QByteArray &path)
{
    return fs::path(path.toStdString());
}

QByteArray sha1(const QByteArray &text)
{
    return QCryptographicHash::hash(text, QCryptographicHash::Sha1);
}

TreeHash hashOfText(const QByteArray &text)
{
    return TreeHash::fromHex(sha1(text).toHex()).value_or(TreeHash());
}

// Bytes without a pattern, so that no file system can keep them in less space than they take elsewhere.
QByteArray noise(const QByteArray &seed, qint64 bytes)
{
    auto state = qFromLittleEndian<quint64>(sha1(seed).constData());
    QByteArray result(bytes, Qt::Uninitialized);
    for (qint64 i = 0; i < bytes; i += 8) {
        // splitmix64
        quint64 z = (state += 0x9e3779b97f4a7c15);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        z = qToLittleEndian(z ^ (z >> 31));
        std::copy_n(reinterpret_cast<const char *>(&z), std::min<qint64>(8, bytes - i), result.data() + i);
    }
    return result;
}

// Julia's logs hold the local wall clock, marked with a Z all the same.
QByteArray logTime(Time time)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count())
               .toString(u"yyyy-MM-dd'T'HH:mm:ss.zzz"_s)
               .toLatin1()
        + 'Z';
}

// A string or quoted key as the TOML printer of Julia 1.6 and later writes it.
QByteArray quoted(const QByteArray &text)
{
    QByteArray result = "\"";
    for (const char c : text) {
        switch (c) {
        case '\b':
            result += "\\b";
            break;
        case '\t':
            result += "\\t";
            break;
        case '\n':
            result += "\\n";
            break;
        case '\f':
            result += "\\f";
            break;
        case '\r':
            result += "\\r";
            break;
        case '"':
            result += "\\\"";
            break;
        case '\\':
            result += "\\\\";
            break;
        default:
            if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
                result += "\\u" + QByteArray::number(int(c), 16).rightJustified(4, '0');
            else
                result += c;
        }
    }
    return result + '"';
}

template <typename Range, typename Text> QByteArray listed(const Range &range, Text text)
{
    QByteArray result;
    for (const auto &element : range)
        result += (result.isEmpty() ? "" : ", ") + text(element);
    return result;
}

QByteArray usageText(const std::map<QByteArray, Time> &uses)
{
    QByteArray text;
    for (const auto &[path, time] : uses)
        text += (text.isEmpty() ? "[[" : "\n[[") + quoted(path) + "]]\ntime = " + logTime(time) + '\n';
    return text;
}

QByteArray depsSection(const std::vector<DepotBuilder::PackageVersion> &packages)
{
    std::map<QByteArray, QByteArray> lines;
    for (const auto &package : packages)
        lines[package.name] = uuidText(package.uuid);
    QByteArray text;
    for (const auto &[name, uuid] : lines)
        text += name + " = " + quoted(uuid) + '\n';
    return text.isEmpty() ? text : "[deps]\n" + text;
}

QByteArray packageProject(const QByteArray &name, const QByteArray &version,
                          const std::vector<DepotBuilder::PackageVersion> &dependencies)
{
    QByteArray text = "name = " + quoted(name) + "\nuuid = " + quoted(uuidText(DepotBuilder::uuidOf(name)))
        + "\nauthors = [\"The " + name + " contributors\"]\nversion = " + quoted(version) + "\n\n";
    const QByteArray deps = depsSection(dependencies);
    if (!deps.isEmpty())
        text += deps + '\n';
    return text + "[compat]\njulia = \"1.6\"\n";
}

std::vector<std::pair<QByteArray, QByteArray>> sourceFiles(const QByteArray &name, const QByteArray &version,
                                                           const std::vector<DepotBuilder::PackageVersion> &deps)
{
    QByteArray module = "module " + name + "\n\n";
    for (const auto &dependency : deps)
        module += "using " + dependency.name + '\n';
    module += "\n\"Says which version this is.\"\nversion() = v" + quoted(version) + "\n\nend\n";
    return {
        {"Project.toml", packageProject(name, version, deps)},
        {"README.md", "# " + name + "\n\nA package of the sample depot.\n"},
        {"src/" + name + ".jl", module},
        {"test/runtests.jl", "using " + name + ", Test\n\n@test " + name + ".version() == v" + quoted(version) + '\n'}};
}

// All that `packages` lead to, each name once (the first one met wins, as in a resolved manifest), sorted by name.
std::map<QByteArray, DepotBuilder::PackageVersion> resolved(std::vector<DepotBuilder::PackageVersion> packages)
{
    std::map<QByteArray, DepotBuilder::PackageVersion> result;
    for (size_t i = 0; i < packages.size(); ++i) {
        const auto package = packages[i];
        if (result.try_emplace(package.name, package).second)
            packages.insert(packages.end(), package.dependencies.begin(), package.dependencies.end());
    }
    return result;
}

QByteArray manifestEntry(const DepotBuilder::PackageVersion &package, const QByteArray &prefix, bool namesRegistry)
{
    QByteArray text = "[[" + prefix + package.name + "]]\n";
    if (!package.dependencies.empty()) {
        std::vector<QByteArray> names;
        for (const auto &dependency : package.dependencies)
            names.push_back(dependency.name);
        std::ranges::sort(names);
        text += "deps = [" + listed(names, quoted) + "]\n";
    }
    if (package.hash)
        text += "git-tree-sha1 = " + quoted(package.hash->hex()) + '\n';
    else
        text += "path = " + quoted(package.path) + '\n';
    if (namesRegistry && package.hash && package.repoUrl.isEmpty())
        text += "registries = \"General\"\n";
    if (!package.repoUrl.isEmpty())
        text += "repo-rev = " + quoted(package.repoRev) + "\nrepo-url = " + quoted(package.repoUrl) + '\n';
    return text + "uuid = " + quoted(uuidText(package.uuid)) + "\nversion = " + quoted(package.version) + '\n';
}

QByteArray manifestText(const QByteArray &name, const std::vector<DepotBuilder::PackageVersion> &packages,
                        const QByteArray &format, const QByteArray &project)
{
    QByteArray text = "# This file is machine-generated - editing it directly is not advised\n";
    const bool isFlat = format == "1.0";
    const bool namesRegistries = format == "2.1";
    if (!isFlat) {
        const QByteArray julia = name.startsWith("v1.") ? name.sliced(1) : namesRegistries ? "1.13" : "1.12";
        text += "\njulia_version = " + quoted(julia + ".0") + "\nmanifest_format = " + quoted(format)
            + "\nproject_hash = " + quoted(sha1(project).toHex()) + '\n';
    }
    const QByteArray prefix = isFlat ? "" : "deps.";
    std::map<QByteArray, QByteArray> entries;
    for (const Stdlib &stdlib : stdlibs) {
        QByteArray entry = "[[" + prefix + stdlib.name + "]]\n";
        if (*stdlib.dependencies)
            entry += "deps = [" + QByteArray(stdlib.dependencies) + "]\n";
        entries[stdlib.name] = entry + "uuid = " + quoted(stdlib.uuid) + '\n';
    }
    for (const auto &[packageName, package] : resolved(packages))
        entries[packageName] = manifestEntry(package, prefix, namesRegistries);
    for (const auto &[entryName, entry] : entries)
        text += '\n' + entry;
    if (namesRegistries)
        text += "\n[registries.General]\nuuid = " + quoted(generalUuid) + '\n';
    return text;
}

QByteArray gitConfig(const QByteArray &url, bool isBare)
{
    return "[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n\tbare = " + QByteArray(isBare ? "true" : "false")
        + "\n[remote \"origin\"]\n\turl = " + url + "\n\tfetch = +refs/heads/*:refs/remotes/origin/*\n";
}

QByteArray urlOf(const QByteArray &name)
{
    return "https://example.org/" + name + ".jl.git";
}

} // namespace

QUuid DepotBuilder::uuidOf(const QByteArray &name)
{
    static const QUuid packageNamespace(0x0d3b0b1e, 0x6a3c, 0x5f0e, 0x9c, 0x41, 0x7e, 0x2d, 0x51, 0x0a, 0x4b, 0x6f);
    return QUuid::createUuidV5(packageNamespace, name);
}

DepotBuilder::DepotBuilder(const QByteArray &depot, const QByteArray &projects, Time now)
    : m_depot(cleanAbsolute(depot))
    , m_projects(cleanAbsolute(projects))
    , m_now(now)
{
}

DepotBuilder::PackageVersion DepotBuilder::package(const QByteArray &name, const QByteArray &version, qint64 bytes,
                                                   const std::vector<PackageVersion> &dependencies)
{
    const QUuid uuid = uuidOf(name);
    const TreeHash hash = hashOfText("package " + name + ' ' + version);
    PackageVersion result{name,         uuid, version, hash, below("packages/" + name + '/' + versionSlug(uuid, hash)),
                          dependencies, {},   {}};
    for (const auto &[file, content] : sourceFiles(name, version, dependencies)) {
        write(joined(result.path, file), content, readOnly);
        bytes -= content.size();
    }
    if (bytes > 0)
        fill(result.path + "/data", name + version, bytes, int(1 + bytes / (256 * 1024)), readOnly);
    m_packages.push_back(result);
    return result;
}

DepotBuilder::Artifact DepotBuilder::artifact(const QByteArray &name, qint64 bytes,
                                              const std::vector<PackageVersion> &boundBy, Time lastUse)
{
    const QByteArray temporary = below("artifacts/jl_" + sha1(name).toHex().first(6));
    const QByteArray license = "Made up for a sample depot; do with it what you like.\n";
    const QByteArray header = "/* " + name + " */\nint " + name + "_version(void);\n";
    const QByteArray library = "lib" + name.toLower() + ".so";
    write(temporary + "/share/licenses/" + name + "/LICENSE", license, readOnly);
    write(temporary + "/include/" + name + ".h", header, readOnly);
    write(temporary + "/lib/" + library + ".1",
          noise("artifact " + name, std::max<qint64>(0, bytes - license.size() - header.size())), readOnlyProgram);
    onDisk(temporary + "/lib/" + library, "link", [&](const fs::path &link, std::error_code &code) {
        fs::create_symlink((library + ".1").toStdString(), link, code);
    });

    Artifact result{name, {}, {}};
    if (m_error)
        return result;
    Job job;
    const auto hash = hashTree(temporary, job);
    if (!hash) {
        m_error = hash.error();
        return result;
    }
    result.hash = *hash;
    result.path = below("artifacts/" + result.hash.hex());
    onDisk(result.path, "rename", [&](const fs::path &target, std::error_code &code) {
        if (fs::exists(target, code))
            fs::remove_all(asPath(temporary), code);
        else
            fs::rename(asPath(temporary), target, code);
    });

    for (const PackageVersion &package : boundBy) {
        const QByteArray toml = package.path + "/Artifacts.toml";
        auto &bindings = m_bindings[toml];
        bindings[name] = {result.hash, package.name.endsWith("_jll")};
        QByteArray text;
        for (const auto &[boundName, binding] : bindings) {
            const bool isForLinux = binding.isForLinux;
            text += text.isEmpty() ? "" : "\n";
            text += isForLinux ? "[[" + boundName + "]]\narch = \"x86_64\"\n" : "[" + boundName + "]\n";
            text += "git-tree-sha1 = " + quoted(binding.hash.hex()) + '\n';
            text += isForLinux ? "libc = \"glibc\"\nos = \"linux\"\n" : "";
            text += "\n    [[" + boundName + ".download]]\n    sha256 = "
                + quoted(QCryptographicHash::hash(boundName, QCryptographicHash::Sha256).toHex())
                + "\n    url = " + quoted("https://example.org/artifacts/" + boundName + ".tar.gz") + '\n';
        }
        write(toml, text, readOnly);
        use(m_artifactUses, "artifact_usage.toml", toml, lastUse);
    }
    return result;
}

QByteArray DepotBuilder::space(const PackageVersion &package, const QByteArray &key, qint64 bytes, int files,
                               std::optional<Time> lastUse)
{
    return space(package.uuid, key, bytes, files, lastUse, {package.path + "/Project.toml"});
}

QByteArray DepotBuilder::space(const QUuid &uuid, const QByteArray &key, qint64 bytes, int files,
                               std::optional<Time> lastUse, const std::vector<QByteArray> &parents)
{
    const QByteArray directory = below("scratchspaces/" + uuidText(uuid) + '/' + key);
    onDisk(directory, "make the folder",
           [](const fs::path &path, std::error_code &code) { fs::create_directories(path, code); });
    fill(directory, key, bytes, files, plain);
    if (lastUse) {
        const QByteArray entry = "[[" + quoted(directory) + "]]\ntime = " + logTime(*lastUse) + "\nparent_projects = ["
            + listed(parents, quoted) + "]\n";
        const QByteArray log = below("logs/scratch_usage.toml");
        // Scratch.jl appends and never rewrites, so a key comes as often as the space was asked for.
        m_spaceUses += entry;
        write(log, m_spaceUses, plain);
    }
    return directory;
}

DepotBuilder::Environment DepotBuilder::environment(const QByteArray &name, const std::vector<PackageVersion> &packages,
                                                    std::optional<Time> lastUse, bool inDepot,
                                                    const QByteArray &manifestFormat)
{
    Environment result;
    result.directory = inDepot ? below("environments/" + name) : joined(m_projects, name);
    result.manifest = result.directory + "/Manifest.toml";
    const QByteArray project = depsSection(packages);
    write(result.directory + "/Project.toml", project, plain);
    write(result.manifest, manifestText(name, packages, manifestFormat, project), plain);
    if (lastUse)
        logManifest(result.manifest, *lastUse);
    return result;
}

void DepotBuilder::logManifest(const QByteArray &manifest, Time lastUse)
{
    use(m_manifestUses, "manifest_usage.toml", manifest, lastUse);
}

void DepotBuilder::age(const QByteArray &path, Time written)
{
    const auto time = std::chrono::file_clock::from_sys(written);
    onDisk(path, "set the time of", [&](const fs::path &top, std::error_code &code) {
        std::vector<fs::path> all{top};
        for (fs::recursive_directory_iterator it(top, code), end; !code && it != end; it.increment(code)) {
            if (!it->is_symlink())
                all.push_back(it->path());
        }
        for (const fs::path &entry : all) {
            if (!code)
                fs::last_write_time(entry, time, code);
        }
    });
}

void DepotBuilder::logOrphan(const QByteArray &path, Time since)
{
    m_orphans[path] = since;
    QByteArray text;
    for (const auto &[orphan, time] : m_orphans)
        text += quoted(orphan) + " = " + logTime(time) + '\n';
    write(below("logs/orphaned.toml"), text, plain);
}

/// The beginning of a compiled cache up to the first file that it was made from, as Julia writes it.
static QByteArray cacheHead(const QByteArray &julia, const QByteArray &source)
{
    const QByteArray magic("\xfbjli\r\n\x1a\n\x0c\0\xff\xfe\x08", 13);
    QByteArray head = magic + QByteArray("Linux\0x86_64\0", 13) + julia + QByteArray(".0\0master\0commit\0", 17);
    head += QByteArray(16, '\0'); // no modules are listed here
    head += QByteArray(1, char(source.size() % 256)) + QByteArray(1, char(source.size() / 256)) + QByteArray(2, '\0');
    return head + source + QByteArray(8, '\0');
}

void DepotBuilder::compiled(const PackageVersion &package, const QByteArray &julia, qint64 bytes, Time lastUse)
{
    // The second part stands for project, system image and flags, which are made up here.
    const QByteArray settings = packageSlug(uuidOf("settings " + julia + package.version));
    const QByteArray stem =
        below("compiled/v" + julia + '/' + package.name + '/' + packageSlug(package.uuid) + '_' + settings);
    const bool hasImage = julia != "1.8" && julia.size() > 2 && (julia.size() > 3 || julia.back() == '9');
    const QByteArray head = cacheHead(julia, package.path + "/src/" + package.name + ".jl");
    const qint64 cache = std::max<qint64>(hasImage ? bytes / 4 : bytes, head.size());
    write(stem + ".ji", head + noise(stem.sliced(m_depot.size()), cache - head.size()), plain, lastUse);
    if (hasImage)
        write(stem + ".so", noise(stem.sliced(m_depot.size()) + ".so", bytes - cache), 0755, lastUse);
}

QByteArray DepotBuilder::clone(const QByteArray &url, qint64 bytes)
{
    const QByteArray directory = below("clones/" + cloneName(url, CloneNaming::Murmur));
    const QByteArray head = sha1("commit " + url).toHex();
    write(directory + "/HEAD", "ref: refs/heads/main\n", plain);
    write(directory + "/config", gitConfig(url, true), plain);
    write(directory + "/packed-refs", "# pack-refs with: peeled fully-peeled sorted\n" + head + " refs/heads/main\n",
          plain);
    write(directory + "/objects/pack/pack-" + head + ".pack", "PACK" + noise(url, std::max<qint64>(0, bytes - 4)),
          readOnly);
    return directory;
}

std::vector<std::pair<QByteArray, QByteArray>> DepotBuilder::registryFiles(const QByteArray &name) const
{
    const QByteArray uuid = name == "General" ? generalUuid : uuidText(uuidOf(name));
    QByteArray head = "name = " + quoted(name) + "\nuuid = " + quoted(uuid)
        + "\nrepo = " + quoted("https://example.org/registries/" + name + ".git") + "\n\n[packages]\n";
    std::map<QByteArray, QByteArray> versions; // by the package's folder
    std::map<QByteArray, std::pair<QByteArray, QUuid>> packages;
    for (const PackageVersion &package : m_packages) {
        const QByteArray folder = package.name.first(1).toUpper() + '/' + package.name;
        QByteArray &text = versions[folder];
        text += (text.isEmpty() ? "[" : "\n[") + quoted(package.version)
            + "]\ngit-tree-sha1 = " + quoted(package.hash.value_or(TreeHash()).hex()) + '\n';
        packages[folder] = {package.name, package.uuid};
    }
    std::vector<std::pair<QByteArray, QByteArray>> files;
    for (const auto &[folder, package] : packages) {
        const QByteArray packageUuid = uuidText(package.second);
        head += packageUuid + " = { name = " + quoted(package.first) + ", path = " + quoted(folder) + " }\n";
        files.emplace_back(folder + "/Package.toml",
                           "name = " + quoted(package.first) + "\nuuid = " + quoted(packageUuid)
                               + "\nrepo = " + quoted(urlOf(package.first)) + '\n');
        files.emplace_back(folder + "/Versions.toml", versions[folder]);
    }
    files.emplace_back("Registry.toml", head);
    return files;
}

void DepotBuilder::registry(const QByteArray &name)
{
    const QByteArray directory = below("registries/" + name);
    for (const auto &[path, content] : registryFiles(name))
        write(joined(directory, path), content, plain);
    write(directory + "/.tree_info.toml", "git-tree-sha1 = " + quoted(sha1(name).toHex()) + '\n', plain);
}

void DepotBuilder::packedRegistry(const QByteArray &name)
{
    QBuffer tarball;
    {
        // Both KTar and KCompressionDevice stamp the current time unless told otherwise.
        const QDateTime epoch = QDateTime::fromSecsSinceEpoch(0);
        auto compressed = KCompressionDevice(&tarball, false, KCompressionDevice::GZip);
        KTar tar(&compressed);
        bool isWritten = tar.open(QIODevice::WriteOnly);
        for (const auto &[path, content] : registryFiles(name)) {
            isWritten =
                isWritten && tar.writeFile(QString::fromUtf8(path), content, 0100644, {}, {}, epoch, epoch, epoch);
        }
        if (!isWritten || !tar.close()) {
            m_error = Error{Fault::Io, below("registries/" + name + ".tar.gz"), tar.errorString()};
            return;
        }
    }
    QByteArray packed = tarball.data();
    std::fill_n(packed.begin() + 4, 4, '\0'); // the time in a gzip header
    write(below("registries/" + name + ".tar.gz"), packed, plain);
    const QByteArray uuid = name == "General" ? generalUuid : uuidText(uuidOf(name));
    write(below("registries/" + name + ".toml"),
          "git-tree-sha1 = " + quoted(sha1(name).toHex()) + "\nuuid = " + quoted(uuid)
              + "\npath = " + quoted(name + ".tar.gz") + '\n',
          plain);
}

DepotBuilder::PackageVersion DepotBuilder::devCheckout(const QByteArray &name, qint64 bytes)
{
    PackageVersion result{name, uuidOf(name), "0.1.0", std::nullopt, below("dev/" + name), {}, {}, {}};
    for (const auto &[file, content] : sourceFiles(name, result.version, {})) {
        write(joined(result.path, file), content, plain);
        bytes -= content.size();
    }
    write(result.path + "/.git/HEAD", "ref: refs/heads/main\n", plain);
    write(result.path + "/.git/config", gitConfig(urlOf(name), false), plain);
    if (bytes > 0)
        fill(result.path + "/.git/objects/pack", name, bytes, 1, readOnly);
    return result;
}

void DepotBuilder::file(const QByteArray &relativePath, QByteArrayView content, std::optional<Time> modified)
{
    write(below(relativePath), content, plain, modified);
}

QByteArray DepotBuilder::below(QByteArrayView relativePath) const
{
    return joined(m_depot, relativePath);
}

template <typename Act> void DepotBuilder::onDisk(const QByteArray &path, const char *doing, Act act)
{
    if (m_error)
        return;
    std::error_code code;
    act(asPath(path), code);
    if (code)
        m_error = errorFromErrno(code.value(), path, doing);
}

void DepotBuilder::write(const QByteArray &path, QByteArrayView content, int mode, std::optional<Time> modified)
{
    onDisk(path, "make the folder", [](const fs::path &file, std::error_code &code) {
        fs::create_directories(file.parent_path(), code);
        // A read-only file cannot be opened for writing again.
        if (!code)
            fs::remove(file, code);
    });
    if (m_error)
        return;
    std::unique_ptr<std::FILE, int (*)(std::FILE *)> file(std::fopen(path.constData(), "wb"), std::fclose);
    bool isWritten = file != nullptr;
    if (isWritten && !content.isEmpty())
        isWritten = std::fwrite(content.data(), size_t(content.size()), 1, file.get()) == 1;
    if (isWritten)
        isWritten = std::fclose(file.release()) == 0;
    if (!isWritten) {
        m_error = errorFromErrno(errno, path, "write");
        return;
    }
    onDisk(path, "finish", [&](const fs::path &target, std::error_code &code) {
        if (modified)
            fs::last_write_time(target, std::chrono::file_clock::from_sys(*modified), code);
        if (!code)
            fs::permissions(target, fs::perms(mode), code);
    });
}

// Files of different sizes, since equal ones would make a dull picture; folders of sixteen where there are many.
void DepotBuilder::fill(const QByteArray &directory, const QByteArray &seed, qint64 bytes, int files, int mode)
{
    const auto weight = [](int file) { return 1 + file * 7 % 11; };
    qint64 weights = 0;
    for (int file = 0; file < files; ++file)
        weights += weight(file);
    qint64 left = std::max<qint64>(0, bytes);
    for (int file = 0; file < files; ++file) {
        const qint64 size = file + 1 == files ? left : std::max<qint64>(0, bytes) * weight(file) / weights;
        left -= size;
        const QByteArray name = "part-" + QByteArray::number(file + 1).rightJustified(3, '0') + ".dat";
        const QByteArray folder = files > 16 ? "set-" + QByteArray::number(1 + file / 16) + '/' : QByteArray();
        write(joined(directory, folder + name), noise(seed + name, size), mode);
    }
}

void DepotBuilder::use(Times &uses, const QByteArray &log, const QByteArray &path, Time time)
{
    Time &latest = uses.try_emplace(path, time).first->second;
    latest = std::max(latest, time);
    // Condensed, as Pkg of Julia 1.9 and later leaves it after each command.
    write(below("logs/" + log), usageText(uses), plain);
}

} // namespace depotscope
