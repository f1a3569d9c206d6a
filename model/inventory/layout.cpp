// SPDX-License-Identifier: MIT
#include "model/inventory/layout.h"

#include "model/depot/uuid.h"
#include "model/text/names.h"

#include <algorithm>
#include <map>

namespace depotscope {

namespace {

bool isJuliaVersionFolder(QByteArrayView name)
{
    return name.size() > 1 && name[0] == 'v' && name[1] >= '0' && name[1] <= '9';
}

/// "lLvWP_Ug4RN" of "lLvWP_Ug4RN.ji" and of the native image "lLvWP_Ug4RN.so" beside it: what Julia made in one go.
/// Empty if the name is not built so.
QByteArrayView buildOf(QByteArrayView file)
{
    for (QByteArrayView ending : {".ji", ".so", ".dylib", ".dll", ".dylib.dSYM"}) {
        if (file.endsWith(ending) && file.size() > ending.size())
            return file.chopped(ending.size());
    }
    return {};
}

class Sorter {
public:
    Sorter(const FileTree &tree, NodeId depot, int depotIndex, const QByteArray &depotPath)
        : m_tree(tree)
        , m_depot(depot)
        , m_depotIndex(depotIndex)
        , m_depotPath(depotPath)
    {
        m_rest.kind = Kind::Other;
        m_rest.name = "folders and loose files";
        m_rest.path = depotPath;
        m_rest.depot = depotIndex;
    }

    std::vector<Item> sort()
    {
        keepFolder(m_depot);
        for (NodeId top : m_tree.children(m_depot))
            sortTop(top);
        m_items.push_back(std::move(m_rest));
        return std::move(m_items);
    }

private:
    /// The folder itself belongs to the depot; its entries are sorted one by one.
    void keepFolder(NodeId folder) { m_rest.totals += m_tree.own(folder); }

    void keepLoose(NodeId entry)
    {
        m_rest.nodes.push_back(entry);
        m_rest.totals += m_tree.totals(entry);
    }

    Item &add(Kind kind, QByteArrayView name, const QByteArray &path, std::vector<NodeId> nodes)
    {
        Item item;
        item.kind = kind;
        item.name = name.toByteArray();
        item.path = path;
        item.depot = m_depotIndex;
        item.nodes = std::move(nodes);
        for (NodeId node : item.nodes)
            item.totals += m_tree.totals(node);
        m_items.push_back(std::move(item));
        return m_items.back();
    }

    Item &add(Kind kind, const QByteArray &folderPath, NodeId node)
    {
        return add(kind, m_tree.name(node), joined(folderPath, m_tree.name(node)), {node});
    }

    void sortTop(NodeId top)
    {
        const QByteArrayView name = m_tree.name(top);
        const QByteArray path = joined(m_depotPath, name);
        using Method = void (Sorter::*)(NodeId, const QByteArray &);
        static const std::map<QByteArrayView, Method> folders = {
            {"packages", &Sorter::sortPackages},
            {"artifacts", &Sorter::sortArtifacts},
            {"clones", &Sorter::sortClones},
            {"compiled", &Sorter::sortCompiled},
            {"registries", &Sorter::sortRegistries},
            {"environments", &Sorter::sortEnvironments},
            {"dev", &Sorter::sortDev},
            {"logs", &Sorter::sortLogs},
            {"scratchspaces", &Sorter::sortScratchspaces},
            {".depotscope", &Sorter::sortOurs},
        };
        const auto known = folders.find(name);
        if (known == folders.end() || !m_tree.isDirectory(top)) {
            add(Kind::Other, m_depotPath, top);
            return;
        }
        keepFolder(top);
        (this->*known->second)(top, path);
    }

    void sortPackages(NodeId folder, const QByteArray &path)
    {
        for (NodeId named : m_tree.children(folder)) {
            if (!m_tree.isDirectory(named)) {
                keepLoose(named);
                continue;
            }
            const QByteArrayView name = m_tree.name(named);
            const QByteArray namedPath = joined(path, name);
            keepFolder(named);
            for (NodeId version : m_tree.children(named)) {
                if (m_tree.type(version) != FileType::Directory && m_tree.type(version) != FileType::Symlink)
                    keepLoose(version);
                else if (name == "temp") // Julia 1.13 unpacks here before it renames
                    add(Kind::Other, "packages/temp/" + m_tree.name(version).toByteArray(),
                        joined(namedPath, m_tree.name(version)), {version})
                        .other = OtherKind::Leftover;
                else
                    add(Kind::Package, name, joined(namedPath, m_tree.name(version)), {version});
            }
        }
    }

    void sortArtifacts(NodeId folder, const QByteArray &path)
    {
        for (NodeId entry : m_tree.children(folder)) {
            const auto hash = TreeHash::fromHex(m_tree.name(entry));
            const bool isFolder = m_tree.type(entry) == FileType::Directory || m_tree.type(entry) == FileType::Symlink;
            if (hash && isFolder)
                add(Kind::Artifact, path, entry).hash = hash;
            else if (isFolder)
                add(Kind::Other, "artifacts/" + m_tree.name(entry).toByteArray(), joined(path, m_tree.name(entry)),
                    {entry})
                    .other = m_tree.name(entry).startsWith("jl_") ? OtherKind::Leftover : OtherKind::Unknown;
            else
                keepLoose(entry);
        }
    }

    void sortClones(NodeId folder, const QByteArray &path)
    {
        for (NodeId entry : m_tree.children(folder)) {
            if (m_tree.type(entry) == FileType::File)
                keepLoose(entry);
            else
                add(Kind::Clone, path, entry).uuid = uuidFromText(m_tree.name(entry));
        }
    }

    void sortCompiled(NodeId folder, const QByteArray &path)
    {
        for (NodeId julia : m_tree.children(folder)) {
            if (!m_tree.isDirectory(julia) || !isJuliaVersionFolder(m_tree.name(julia))) {
                if (m_tree.isDirectory(julia))
                    add(Kind::Other, "compiled/" + m_tree.name(julia).toByteArray(), joined(path, m_tree.name(julia)),
                        {julia});
                else
                    keepLoose(julia);
                continue;
            }
            const QByteArray version = m_tree.name(julia).sliced(1).toByteArray();
            const QByteArray juliaPath = joined(path, m_tree.name(julia));
            keepFolder(julia);
            for (NodeId entry : m_tree.children(julia)) {
                if (!m_tree.isDirectory(entry) || !buildOf(m_tree.name(entry)).isEmpty())
                    continue;
                const QByteArray packagePath = joined(juliaPath, m_tree.name(entry));
                keepFolder(entry);
                sortBuilds(entry, packagePath, version, m_tree.name(entry));
                for (NodeId file : m_tree.children(entry)) {
                    if (buildOf(m_tree.name(file)).isEmpty())
                        keepLoose(file);
                }
            }
            sortBuilds(julia, juliaPath, version, {});
            for (NodeId entry : m_tree.children(julia)) {
                if (!m_tree.isDirectory(entry) && buildOf(m_tree.name(entry)).isEmpty())
                    keepLoose(entry);
            }
        }
    }

    /// One item for each build in `folder`. Packages without UUID have theirs beside the folders of the others, and
    /// they are called as the file is.
    void sortBuilds(NodeId folder, const QByteArray &path, const QByteArray &version, QByteArrayView package)
    {
        std::map<QByteArrayView, std::vector<NodeId>> builds;
        for (NodeId entry : m_tree.children(folder)) {
            if (const QByteArrayView build = buildOf(m_tree.name(entry)); !build.isEmpty())
                builds[build].push_back(entry);
        }
        for (auto &[build, files] : builds) {
            const auto cache =
                std::ranges::find_if(files, [this](NodeId file) { return m_tree.name(file).endsWith(".ji"); });
            const NodeId main = cache != files.end() ? *cache : files.front();
            add(Kind::Compiled, package.isEmpty() ? build : package, joined(path, m_tree.name(main)), files).version =
                version;
        }
    }

    void sortRegistries(NodeId folder, const QByteArray &path)
    {
        std::map<QByteArray, std::vector<NodeId>> packed;
        for (NodeId entry : m_tree.children(folder)) {
            const QByteArrayView name = m_tree.name(entry);
            if (m_tree.type(entry) == FileType::Directory || m_tree.type(entry) == FileType::Symlink)
                add(Kind::Registry, path, entry);
            else if (name.endsWith(".toml"))
                packed[name.chopped(5).toByteArray()].push_back(entry);
        }
        for (NodeId entry : m_tree.children(folder)) {
            const QByteArrayView name = m_tree.name(entry);
            if (m_tree.type(entry) == FileType::Directory || m_tree.type(entry) == FileType::Symlink
                || name.endsWith(".toml"))
                continue;
            const qsizetype end = name.indexOf(".tar.");
            const auto toml = end > 0 ? packed.find(name.first(end).toByteArray()) : packed.end();
            if (toml == packed.end())
                keepLoose(entry);
            else
                toml->second.push_back(entry);
        }
        for (auto &[name, files] : packed)
            add(Kind::Registry, name, joined(path, name + ".toml"), files);
    }

    void sortEnvironments(NodeId folder, const QByteArray &path) { sortFolders(Kind::Environment, folder, path); }
    void sortDev(NodeId folder, const QByteArray &path) { sortFolders(Kind::Dev, folder, path); }

    void sortFolders(Kind kind, NodeId folder, const QByteArray &path)
    {
        for (NodeId entry : m_tree.children(folder)) {
            if (m_tree.type(entry) == FileType::Directory || m_tree.type(entry) == FileType::Symlink)
                add(kind, path, entry);
            else
                keepLoose(entry);
        }
    }

    void sortLogs(NodeId folder, const QByteArray &path)
    {
        for (NodeId entry : m_tree.children(folder))
            add(Kind::Log, path, entry);
    }

    void sortScratchspaces(NodeId folder, const QByteArray &path)
    {
        for (NodeId named : m_tree.children(folder)) {
            if (!m_tree.isDirectory(named)) {
                keepLoose(named);
                continue;
            }
            const QByteArray namedPath = joined(path, m_tree.name(named));
            const auto uuid = uuidFromText(m_tree.name(named));
            keepFolder(named);
            std::vector<NodeId> files;
            for (NodeId space : m_tree.children(named)) {
                if (m_tree.type(space) == FileType::Directory || m_tree.type(space) == FileType::Symlink)
                    add(Kind::Space, namedPath, space).uuid = uuid;
                else
                    files.push_back(space);
            }
            if (!files.empty())
                add(Kind::Other, "files beside the spaces", namedPath, files).uuid = uuid;
        }
    }

    /// What cleans have set aside, one item for each clean; the rest is our own.
    void sortOurs(NodeId folder, const QByteArray &path)
    {
        for (NodeId entry : m_tree.children(folder)) {
            const QByteArrayView name = m_tree.name(entry);
            if ((name != "trash" && name != "held") || !m_tree.isDirectory(entry)) { // "held" by an earlier version
                keepLoose(entry);
                continue;
            }
            keepFolder(entry);
            for (NodeId clean : m_tree.children(entry)) {
                const QByteArrayView id = m_tree.name(clean);
                if (m_tree.isDirectory(clean))
                    add(Kind::Other, "trash of clean " + id.toByteArray(), joined(joined(path, name), id), {clean})
                        .other = OtherKind::Trashed;
                else
                    keepLoose(clean);
            }
        }
    }

    const FileTree &m_tree;
    const NodeId m_depot;
    const int m_depotIndex;
    const QByteArray m_depotPath;
    std::vector<Item> m_items;
    Item m_rest;
};

} // namespace

const std::vector<QByteArray> &depotFolders()
{
    static const std::vector<QByteArray> names = {"artifacts",    "clones", "compiled", "config",     "dev",
                                                  "environments", "logs",   "packages", "registries", "scratchspaces"};
    return names;
}

std::vector<Item> itemsOf(const FileTree &tree, NodeId depot, int depotIndex, const QByteArray &depotPath)
{
    return Sorter(tree, depot, depotIndex, depotPath).sort();
}

bool isContentAddressed(QByteArrayView inside)
{
    const qsizetype first = inside.indexOf('/');
    if (first < 0)
        return false;
    const QByteArrayView top = inside.first(first);
    const QByteArrayView below = inside.sliced(first + 1);
    const qsizetype second = below.indexOf('/');
    if (top == "artifacts")
        return TreeHash::fromHex(second < 0 ? below : below.first(second)).has_value();
    if (top != "packages" || second < 0)
        return false;
    // Slugs have four or five characters; what is being unpacked has a longer name.
    const qsizetype third = below.indexOf('/', second + 1);
    const qsizetype slug = (third < 0 ? below.size() : third) - second - 1;
    return slug == 4 || slug == 5;
}

} // namespace depotscope
