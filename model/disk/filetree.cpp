// SPDX-License-Identifier: MIT
#include "model/disk/filetree.h"

#include "model/disk/treebuilder.h"
#include "model/text/names.h"

#include <algorithm>
#include <cstring>

namespace depotscope {

Totals &Totals::operator+=(const Totals &other)
{
    allocated += other.allocated;
    apparent += other.apparent;
    files += other.files;
    directories += other.directories;
    isLowerBound |= other.isLowerBound;
    return *this;
}

Totals &Totals::operator-=(const Totals &other)
{
    allocated -= other.allocated;
    apparent -= other.apparent;
    files -= other.files;
    directories -= other.directories;
    return *this;
}

FileTree::FileTree()
    : m(std::make_unique<Data>())
{
}

FileTree::~FileTree() = default;
FileTree::FileTree(FileTree &&) noexcept = default;
FileTree &FileTree::operator=(FileTree &&) noexcept = default;

const std::vector<NodeId> &FileTree::roots() const
{
    return m->roots;
}

qint64 FileTree::nodeCount() const
{
    return qint64(m->nodes.size());
}

QByteArrayView FileTree::name(NodeId node) const
{
    return m->name(node.value);
}

QByteArray FileTree::path(NodeId node) const
{
    return m->path(node.value);
}

QByteArray FileTree::Data::path(quint32 node) const
{
    qsizetype length = 0;
    quint32 root = node;
    for (; nodes[root].parent != none; root = nodes[root].parent)
        length += 1 + nodes[root].nameLength;
    QByteArrayView rootPath = rootPaths[nodes[root].nameOffset];
    if (length == 0)
        return rootPath.toByteArray();

    while (rootPath.endsWith('/'))
        rootPath.chop(1);
    QByteArray path(rootPath.size() + length, Qt::Uninitialized);
    char *end = path.data() + path.size();
    for (; node != root; node = nodes[node].parent) {
        const QByteArrayView part = name(node);
        end = std::copy_backward(part.begin(), part.end(), end);
        *--end = '/';
    }
    std::copy(rootPath.begin(), rootPath.end(), path.data());
    return path;
}

NodeId FileTree::parent(NodeId node) const
{
    return NodeId{m->nodes[node.value].parent};
}

NodeId FileTree::firstChild(NodeId node) const
{
    return childCount(node) ? NodeId{m->directories[m->nodes[node.value].directory].firstChild} : NodeId{};
}

quint32 FileTree::childCount(NodeId node) const
{
    return isDirectory(node) ? m->directories[m->nodes[node.value].directory].childCount : 0;
}

NodeId FileTree::child(NodeId node, QByteArrayView name) const
{
    for (NodeId candidate : children(node)) {
        if (m->nodes[candidate.value].nameLength == name.size() && m->name(candidate.value) == name)
            return candidate;
    }
    return {};
}

NodeId FileTree::find(QByteArrayView path) const
{
    for (std::size_t i = 0; i < m->roots.size(); ++i) {
        const QByteArrayView rootPath = m->rootPaths[i];
        if (!m->roots[i] || !isInside(path, rootPath))
            continue;
        NodeId node = m->roots[i];
        for (QByteArrayView rest = path.sliced(rootPath.size()); node && !rest.isEmpty();) {
            qsizetype end = rest.indexOf('/');
            if (end < 0)
                end = rest.size();
            if (end > 0)
                node = child(node, rest.first(end));
            rest = rest.sliced(std::min(end + 1, rest.size()));
        }
        if (node)
            return node;
    }
    return {};
}

FileType FileTree::type(NodeId node) const
{
    return FileType(m->nodes[node.value].type);
}

bool FileTree::isDirectory(NodeId node) const
{
    return m->hasDirectory(m->nodes[node.value]);
}

Totals FileTree::totals(NodeId node) const
{
    if (!isDirectory(node))
        return own(node);
    const Data::Directory &sums = m->directories[m->nodes[node.value].directory];
    return {qint64(sums.allocated), qint64(sums.apparent), sums.files, sums.directories, sums.isLowerBound != 0};
}

Totals FileTree::own(NodeId node) const
{
    const Data::Node &entry = m->nodes[node.value];
    Totals totals;
    if (!entry.isCountedElsewhere) {
        totals.allocated = qint64(entry.blocks) * 512;
        totals.apparent = qint64(entry.apparent);
    }
    (m->hasDirectory(entry) ? totals.directories : totals.files) = 1;
    totals.isLowerBound = entry.isUnreadable;
    return totals;
}

Time FileTree::newest(NodeId node) const
{
    const Data::Node &entry = m->nodes[node.value];
    return Time(std::chrono::seconds(isDirectory(node) ? m->directories[entry.directory].newest : entry.modified));
}

Time FileTree::modified(NodeId node) const
{
    return Time(std::chrono::seconds(m->nodes[node.value].modified));
}

FileId FileTree::id(NodeId directory) const
{
    if (!isDirectory(directory))
        return {};
    const Data::Directory &entry = m->directories[m->nodes[directory.value].directory];
    return {entry.device, entry.inode};
}

Time FileTree::changed(NodeId directory) const
{
    if (!isDirectory(directory))
        return {};
    const std::chrono::nanoseconds changed(m->directories[m->nodes[directory.value].directory].changed);
    return Time(std::chrono::duration_cast<std::chrono::milliseconds>(changed));
}

bool FileTree::isUnreadable(NodeId node) const
{
    return m->nodes[node.value].isUnreadable;
}

bool FileTree::isMountPoint(NodeId node) const
{
    return m->nodes[node.value].isMountPoint;
}

bool FileTree::isFollowedLink(NodeId node) const
{
    return m->nodes[node.value].isFollowedLink;
}

bool FileTree::isHardLinked(NodeId node) const
{
    return m->nodes[node.value].isHardLinked;
}

bool FileTree::isCountedElsewhere(NodeId node) const
{
    return m->nodes[node.value].isCountedElsewhere;
}

std::optional<quint32> NameSegment::add(QByteArrayView name)
{
    if (segmentSize - m_used < name.size()) {
        const auto fresh = m_data.names.take(segmentSize);
        if (!fresh)
            return std::nullopt;
        m_offset = *fresh;
        m_segment = &m_data.names[m_offset];
        m_used = 0;
    }
    std::memcpy(m_segment + m_used, name.data(), std::size_t(name.size()));
    const quint32 offset = m_offset + m_used;
    m_used += quint32(name.size());
    return offset;
}

TreeBuilder::TreeBuilder(std::vector<QByteArray> rootPaths, quint64 nodeLimit, quint64 nameLimit)
    : m_data(std::make_unique<Data>(nodeLimit, nameLimit))
{
    m_data->roots.resize(rootPaths.size());
    m_data->rootPaths = std::move(rootPaths);
}

TreeBuilder::TreeBuilder(std::unique_ptr<Data> data)
    : m_data(std::move(data))
{
}

std::optional<TreeBuilder> TreeBuilder::upToNow(const std::vector<quint32> &unread) const
try {
    TreeBuilder copy(std::make_unique<Data>(*m_data));
    for (quint32 node : unread)
        copy.m_data->nodes[node].isUnreadable = true;
    return copy;
} catch (const std::bad_alloc &) {
    return std::nullopt;
}

FileTree TreeBuilder::finish(std::vector<HardLink> links)
{
    countOnce(std::move(links));
    sumUp();
    return treeOver(std::move(m_data));
}

FileTree TreeBuilder::treeOver(std::unique_ptr<Data> data)
{
    FileTree tree;
    tree.m = std::move(data);
    return tree;
}

void TreeBuilder::countOnce(std::vector<HardLink> links)
{
    std::sort(links.begin(), links.end(), [](const HardLink &a, const HardLink &b) { return a.file < b.file; });
    for (auto first = links.begin(); first != links.end();) {
        const auto last =
            std::find_if(first, links.end(), [&](const HardLink &link) { return link.file != first->file; });
        if (last - first > 1) {
            auto counted = first;
            QByteArray countedPath = m_data->path(first->node);
            for (auto link = std::next(first); link != last; ++link) {
                QByteArray path = m_data->path(link->node);
                if (path < countedPath) {
                    counted = link;
                    countedPath = std::move(path);
                }
            }
            for (auto link = first; link != last; ++link)
                m_data->nodes[link->node].isCountedElsewhere = link != counted;
        }
        first = last;
    }
}

void TreeBuilder::sumUp()
{
    Data &data = *m_data;
    quint32 parent = Data::none;
    Directory *above = nullptr;
    // Children come after their parent, so going backwards a directory is complete before its parent needs it.
    for (quint64 i = data.nodes.size(); i-- > 0;) {
        const Node &node = data.nodes[quint32(i)];
        if (node.parent != parent) {
            parent = node.parent;
            above = parent == Data::none ? nullptr : &data.directories[data.nodes[parent].directory];
        }
        quint64 apparent = node.isCountedElsewhere ? 0 : node.apparent;
        quint64 allocated = node.isCountedElsewhere ? 0 : quint64(node.blocks) * 512;
        bool isLowerBound = node.isUnreadable;
        quint32 files = 1;
        quint32 directories = 0;
        quint32 newest = node.modified;
        if (data.hasDirectory(node)) {
            Directory &own = data.directories[node.directory];
            apparent = own.apparent += apparent;
            allocated = own.allocated += allocated;
            isLowerBound = own.isLowerBound |= isLowerBound;
            files = own.files;
            directories = ++own.directories;
            newest = own.newest = std::max(own.newest, newest);
        }
        if (above) {
            above->apparent += apparent;
            above->allocated += allocated;
            above->isLowerBound |= isLowerBound;
            above->files += files;
            above->directories += directories;
            above->newest = std::max(above->newest, newest);
        }
    }
}

} // namespace depotscope
