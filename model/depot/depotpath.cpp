// SPDX-License-Identifier: MIT
#include "model/depot/depotpath.h"

#include "model/text/names.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QStandardPaths>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace depotscope {

namespace {

QByteArray absolute(const QByteArray &path, const QByteArray &currentDirectory)
{
    const bool isAbsolute = QDir::isAbsolutePath(QFile::decodeName(path));
    return isAbsolute ? path : joined(currentDirectory, path);
}

QByteArray userDepot(const DepotSurroundings &surroundings)
{
    return joined(surroundings.home, ".julia");
}

std::vector<QByteArray> bundledDepots(const DepotSurroundings &surroundings)
{
    if (surroundings.binaryDirectory.isEmpty())
        return {};
    return {cleanAbsolute(joined(surroundings.binaryDirectory, "../local/share/julia")),
            cleanAbsolute(joined(surroundings.binaryDirectory, "../share/julia"))};
}

// The depots at `paths`, which are absolute; the first of those that lead to one directory stands for all.
std::vector<Depot> checkAt(const std::vector<QByteArray> &paths, const std::vector<QByteArray> &bundled,
                           const Disk &disk)
{
    struct Seen {
        QByteArray path;
        quint64 device = 0;
        quint64 inode = 0; // 0 with device 0: no directory
    };
    std::vector<Seen> seen;
    std::vector<Depot> depots;
    for (const QByteArray &path : paths) {
        Depot depot;
        depot.path = path;
        Seen self;
        if (const Result<FileStatus> status = disk.stat(path); status && status->type == FileType::Directory) {
            depot.exists = true;
            self.device = status->device;
            self.inode = status->inode;
        }
        // Spelled without "..", "//" and "/" at the end, unless that would lead elsewhere (".." after a link).
        self.path = path.isEmpty() ? path : cleanAbsolute(path);
        const Result<FileStatus> clean = disk.stat(self.path);
        const bool leadsElsewhere =
            depot.exists && !(clean && clean->device == self.device && clean->inode == self.inode);
        if (!leadsElsewhere)
            depot.path = self.path;
        const bool isKnown = std::ranges::any_of(seen, [&](const Seen &other) {
            return depot.exists ? other.device == self.device && other.inode == self.inode : other.path == self.path;
        });
        if (isKnown)
            continue;
        if (!depots.empty())
            depot.role = std::ranges::count(bundled, depot.path) ? DepotRole::Bundled : DepotRole::Shared;
        depot.isWritable = depot.exists && disk.isWritable(depot.path);
        seen.push_back(self);
        depots.push_back(depot);
    }
    return depots;
}

std::optional<JuliaVersion> versionBeside(const QString &binaryDirectory)
{
    const QDir prefix(binaryDirectory + u"/.."_s);
    QFile header(prefix.filePath(u"include/julia/julia_version.h"_s));
    if (QFileInfo(header).isFile() && header.open(QIODevice::ReadOnly)) {
        static const QRegularExpression line(u"#define\\s+JULIA_VERSION_(MAJOR|MINOR)\\s+(\\d+)"_s);
        std::optional<int> major;
        std::optional<int> minor;
        for (auto match = line.globalMatch(QString::fromUtf8(header.read(64 * 1024))); match.hasNext();) {
            const QRegularExpressionMatch found = match.next();
            (found.captured(1) == u"MAJOR" ? major : minor) = found.captured(2).toInt();
        }
        if (major && minor)
            return JuliaVersion{*major, *minor};
    }
    static const QRegularExpression folder(u"^v(\\d+)\\.(\\d+)$"_s);
    const QStringList folders = QDir(prefix.filePath(u"share/julia/stdlib"_s)).entryList(QDir::Dirs, QDir::Name);
    for (const QString &name : folders) {
        if (const QRegularExpressionMatch found = folder.match(name); found.hasMatch())
            return JuliaVersion{found.captured(1).toInt(), found.captured(2).toInt()};
    }
    return std::nullopt;
}

// The julia that juliaup's launcher would start without being told a channel, or an empty string.
// Source: juliaup src/config_file.rs, src/bin/julialauncher.rs.
QString juliaOfJuliaup(const QByteArray &home)
{
    QString depot = QFile::decodeName(qgetenv("JULIAUP_DEPOT_PATH"));
    if (depot.isEmpty())
        depot = QFile::decodeName(joined(home, ".julia"));
    const QDir directory(depot + u"/juliaup"_s);
    QFile file(directory.filePath(u"juliaup.json"_s));
    if (!QFileInfo(file).isFile() || !file.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject config = QJsonDocument::fromJson(file.read(1024 * 1024)).object();
    QString channelName = qEnvironmentVariable("JULIAUP_CHANNEL");
    if (channelName.isEmpty())
        channelName = config[u"Default"_s].toString();
    const QJsonObject channel = config[u"InstalledChannels"_s].toObject()[channelName].toObject();
    if (channel.contains(u"Command"_s))
        return channel[u"Command"_s].toString();
    const QString version = channel[u"Version"_s].toString();
    const QString path = config[u"InstalledVersions"_s].toObject()[version].toObject()[u"Path"_s].toString();
    return path.isEmpty() ? QString() : directory.filePath(path + u"/bin/julia"_s);
}

} // namespace

DepotSurroundings DepotSurroundings::ofProcess()
{
    DepotSurroundings surroundings;
    if (qEnvironmentVariableIsSet("JULIA_DEPOT_PATH"))
        surroundings.variable = qgetenv("JULIA_DEPOT_PATH");
    surroundings.home = qgetenv("HOME");
    if (surroundings.home.isEmpty())
        surroundings.home = QFile::encodeName(QDir::homePath());
    surroundings.currentDirectory = QFile::encodeName(QDir::currentPath());

    QString julia = QFileInfo(QStandardPaths::findExecutable(u"julia"_s)).canonicalFilePath();
    if (QFileInfo(julia).completeBaseName() == u"julialauncher")
        julia = QFileInfo(juliaOfJuliaup(surroundings.home)).canonicalFilePath();
    if (!julia.isEmpty()) {
        // What has no version beside it is a script that starts Julia from somewhere else.
        const QString binaryDirectory = QFileInfo(julia).path();
        if (const std::optional<JuliaVersion> found = versionBeside(binaryDirectory)) {
            surroundings.binaryDirectory = QFile::encodeName(binaryDirectory);
            surroundings.version = *found;
        }
    }
    return surroundings;
}

Result<std::vector<QByteArray>> expandDepotPath(const DepotSurroundings &surroundings)
{
    std::vector<QByteArray> path;
    const auto add = [&path](const QByteArray &entry) {
        if (!std::ranges::count(path, entry))
            path.push_back(entry);
    };
    const auto addBundled = [&] {
        for (const QByteArray &entry : bundledDepots(surroundings))
            add(entry);
    };

    if (!surroundings.variable) {
        add(userDepot(surroundings));
        addBundled();
        return path;
    }
    if (surroundings.variable->isEmpty())
        return path;

    const bool isOld = surroundings.version < JuliaVersion{1, 11};
    const QList<QByteArray> entries = surroundings.variable->split(QDir::listSeparator().toLatin1());
    for (const QByteArray &entry : entries) {
        if (entry.isEmpty()) {
            if (isOld)
                add(userDepot(surroundings));
            addBundled();
        } else if (entry == "~") {
            add(surroundings.home);
        } else if (entry.startsWith("~/")) {
            add(surroundings.home + entry.sliced(1));
        } else if (entry.startsWith('~')) {
            return Failure(
                {Fault::Malformed,
                 {},
                 u"JULIA_DEPOT_PATH has an entry that begins with ~user, which Julia does not expand: %1"_s.arg(
                     forPeople(entry)),
                 0});
        } else {
            add(entry);
        }
    }
    if (!isOld && entries.front().isEmpty())
        path.insert(path.begin(), userDepot(surroundings));
    return path;
}

Result<std::vector<Depot>> findDepots(const DepotSurroundings &surroundings, const Disk &disk)
{
    Result<std::vector<QByteArray>> paths = expandDepotPath(surroundings);
    if (!paths)
        return Failure(paths.error());
    for (QByteArray &path : *paths)
        path = absolute(path, surroundings.currentDirectory);
    return checkAt(*paths, bundledDepots(surroundings), disk);
}

std::vector<Depot> depotsAt(const std::vector<QByteArray> &paths, const Disk &disk)
{
    const QByteArray currentDirectory = QFile::encodeName(QDir::currentPath());
    std::vector<QByteArray> absolutePaths;
    for (const QByteArray &path : paths)
        absolutePaths.push_back(path.isEmpty() ? path : absolute(path, currentDirectory));
    return checkAt(absolutePaths, {}, disk);
}

} // namespace depotscope
