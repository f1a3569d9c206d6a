// SPDX-License-Identifier: MIT
#include "model/depot/runningjulias.h"

#include "model/disk/disk.h"
#include "model/text/names.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <unistd.h>

namespace depotscope {

namespace {

/// Where a link of /proc leads; empty if that may not be known.
QByteArray targetOf(const QByteArray &link)
{
    QByteArray target(4096, Qt::Uninitialized);
    const ssize_t size = ::readlink(link.constData(), target.data(), size_t(target.size()));
    target.resize(std::max<ssize_t>(size, 0));
    if (target.endsWith(" (deleted)"))
        target.chop(10);
    return target;
}

QByteArray textOf(const QByteArray &path)
{
    return Disk::real().read(path).value_or(QByteArray());
}

/// "@." means the project around the working directory, as Julia finds it.
QByteArray projectAround(QByteArray folder)
{
    for (; !folder.isEmpty(); folder = parentFolder(folder)) {
        for (const char *name : {"JuliaProject.toml", "Project.toml"}) {
            if (Disk::real().stat(joined(folder, name)))
                return folder;
        }
        if (folder.size() == 1)
            break;
    }
    return {};
}

QByteArray projectOf(const QByteArray &process)
{
    std::optional<QByteArray> project;
    for (const QByteArray &variable : textOf(process + "/environ").split('\0')) {
        if (variable.startsWith("JULIA_PROJECT="))
            project = variable.sliced(variable.indexOf('=') + 1);
    }
    const QList<QByteArray> arguments = textOf(process + "/cmdline").split('\0');
    for (const QByteArray &argument : arguments.sliced(std::min<qsizetype>(1, arguments.size()))) {
        if (argument == "--project")
            project = "@.";
        else if (argument.startsWith("--project="))
            project = argument.sliced(argument.indexOf('=') + 1);
        else if (!argument.startsWith('-'))
            break; // the script, and what it is given
    }
    if (!project || project->isEmpty())
        return {};
    const QByteArray folder = targetOf(process + "/cwd");
    if (*project == "@.")
        return projectAround(folder);
    if (project->startsWith('@') || folder.isEmpty())
        return {}; // a named environment is in the depot
    const QByteArray path = cleanAbsolute(project->startsWith('/') ? *project : joined(folder, *project));
    return path.endsWith(".toml") ? parentFolder(path) : path;
}

std::vector<QByteArray> openFilesOf(const QByteArray &process)
{
    std::vector<QByteArray> files;
    if (const auto descriptors = Disk::real().list(process + "/fd")) {
        for (const DirectoryEntry &descriptor : *descriptors)
            files.push_back(targetOf(process + "/fd/" + descriptor.name));
    }
    for (const QByteArray &line : textOf(process + "/maps").split('\n')) {
        if (const qsizetype at = line.indexOf('/'); at >= 0)
            files.push_back(line.sliced(at));
    }
    std::erase_if(files, [](const QByteArray &file) { return !file.startsWith('/'); });
    std::ranges::sort(files);
    const auto extra = std::ranges::unique(files);
    files.erase(extra.begin(), extra.end());
    return files;
}

} // namespace

std::vector<RunningJulia> runningJulias()
{
    std::vector<RunningJulia> found;
    const auto processes = Disk::real().list("/proc");
    if (!processes)
        return found;
    for (const DirectoryEntry &entry : *processes) {
        bool isNumber = false;
        const qint64 pid = entry.name.toLongLong(&isNumber);
        const QByteArray process = "/proc/" + entry.name;
        if (!isNumber)
            continue;
        const QByteArray program = targetOf(process + "/exe");
        const QByteArrayView name = lastComponent(program);
        if (name == "julia" || name == "julia-debug")
            found.push_back({pid, program, projectOf(process), openFilesOf(process)});
    }
    return found;
}

} // namespace depotscope
