// SPDX-License-Identifier: MIT
#include "model/depot/installedjulias.h"

#include "model/text/names.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <algorithm>

namespace depotscope {

namespace {

constexpr int lastMinor = 30; // of programs named julia-1.x that are looked for

/// "v1.10" is a version, and nothing else is.
std::optional<JuliaVersion> versionOfFolder(QByteArrayView name)
{
    const qsizetype dot = name.indexOf('.');
    if (!name.startsWith('v') || dot < 0)
        return std::nullopt;
    bool isMajor = false;
    bool isMinor = false;
    const JuliaVersion version{name.first(dot).sliced(1).toByteArray().toInt(&isMajor),
                               name.sliced(dot + 1).toByteArray().toInt(&isMinor)};
    return isMajor && isMinor ? std::optional(version) : std::nullopt;
}

class Search {
public:
    explicit Search(const Disk &disk)
        : m_disk(disk)
    {
    }

    void addPrefix(const QByteArray &prefix)
    {
        const auto folders = m_disk.list(prefix + "/share/julia/stdlib");
        if (!folders)
            return;
        for (const DirectoryEntry &folder : *folders) {
            if (const auto version = versionOfFolder(folder.name))
                m_versions.push_back(*version);
        }
    }

    void addCollection(const QByteArray &collection)
    {
        const auto folders = m_disk.list(collection);
        if (!folders)
            return;
        for (const DirectoryEntry &folder : *folders) {
            addPrefix(joined(collection, folder.name));
            addPrefix(joined(collection, folder.name) + "/Contents/Resources/julia"); // of an application bundle
        }
    }

    void addPrograms(const QByteArray &folder)
    {
        addProgram(joined(folder, "julia"));
        for (int minor = 0; minor <= lastMinor; ++minor) {
            addProgram(joined(folder, "julia-1." + QByteArray::number(minor)));
            addProgram(joined(folder, "julia1." + QByteArray::number(minor)));
        }
    }

    std::vector<JuliaVersion> take()
    {
        std::ranges::sort(m_versions);
        const auto extra = std::ranges::unique(m_versions);
        m_versions.erase(extra.begin(), extra.end());
        return std::move(m_versions);
    }

private:
    void addProgram(const QByteArray &path)
    {
        if (!m_disk.stat(path))
            return;
        const QByteArray program = QFile::encodeName(QFileInfo(QFile::decodeName(path)).canonicalFilePath());
        if (!program.isEmpty())
            addPrefix(parentFolder(parentFolder(program)));
    }

    const Disk &m_disk;
    std::vector<JuliaVersion> m_versions;
};

} // namespace

JuliaPlaces JuliaPlaces::ofProcess()
{
    const QByteArray home = QFile::encodeName(QDir::homePath());
    QByteArray juliaup = qgetenv("JULIAUP_DEPOT_PATH");
    if (juliaup.isEmpty())
        juliaup = joined(home, ".julia");

    JuliaPlaces places;
    for (const QByteArray &folder : qgetenv("PATH").split(':')) {
        if (folder.startsWith('/'))
            places.programFolders.push_back(folder);
    }
    for (const char *folder : {".juliaup/bin", ".local/bin", "bin"})
        places.programFolders.push_back(joined(home, folder));
    places.prefixes = {"/usr", "/usr/local", joined(home, ".local")};
    places.collections = {juliaup + "/juliaup", "/opt", "/opt/julias", "/usr/local", "/Applications", home};
    for (const char *folder : {"opt", ".local/opt", ".local/share", "Applications", "packages/julias", "julias",
                               ".asdf/installs/julia", ".local/share/mise/installs/julia"})
        places.collections.push_back(joined(home, folder));
    return places;
}

std::vector<JuliaVersion> installedJulias(const JuliaPlaces &places, const Disk &disk)
{
    Search search(disk);
    for (const QByteArray &folder : places.programFolders)
        search.addPrograms(folder);
    for (const QByteArray &prefix : places.prefixes)
        search.addPrefix(prefix);
    for (const QByteArray &collection : places.collections)
        search.addCollection(collection);
    return search.take();
}

} // namespace depotscope
