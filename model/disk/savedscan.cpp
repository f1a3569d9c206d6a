// SPDX-License-Identifier: MIT
#include "model/disk/savedscan.h"

#include "model/disk/keptfile.h"
#include "model/disk/treebuilder.h"

#include <QDataStream>
#include <QFile>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <libdeflate.h>

using namespace Qt::StringLiterals;

namespace depotscope {

namespace {

using Node = FileTree::Data::Node;
using Directory = FileTree::Data::Directory;
constexpr quint32 none = FileTree::Data::none;

/// What a file begins with. It is of this machine: another layout of numbers or records is not read.
struct Head {
    char magic[8] = {'d', 'e', 'p', 'o', 't', 's', 'c', 'n'};
    quint32 version = 3;
    quint32 layout = 0x01020304;
    quint32 nodeSize = sizeof(Node);
    quint32 directorySize = sizeof(Directory);
    quint64 aboutBytes = 0;
    quint64 nodes = 0;
    quint64 directories = 0;
    quint64 nameBytes = 0;
    quint32 checksum = 0; ///< of everything behind the head
    quint32 headChecksum = 0; ///< of what is above
};
static_assert(sizeof(Head) == 64);

quint32 checksumOf(const Head &head)
{
    return libdeflate_crc32(0, &head, offsetof(Head, headChecksum));
}

/// Everything behind it lies as it does in memory.
constexpr qint64 padded(quint64 bytes)
{
    return qint64((bytes + 63) / 64 * 64);
}

/// What is said of the scan as a whole.
struct About {
    std::vector<QByteArray> roots;
    std::vector<QByteArray> rootPaths;
    std::vector<NodeId> nodes;
    SavedScan saved;
};

QByteArray bytesOf(const About &about)
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    const auto writeAll = [&out](const std::vector<QByteArray> &paths) {
        out << quint32(paths.size());
        for (const QByteArray &path : paths)
            out << path;
    };
    writeAll(about.roots);
    writeAll(about.rootPaths);
    for (const NodeId node : about.nodes)
        out << node.value;
    out << qint64(about.saved.taken.time_since_epoch().count());
    out << quint32(about.saved.scan.troubles.size());
    for (const Error &trouble : about.saved.scan.troubles)
        out << qint32(trouble.fault) << trouble.path << trouble.detail << qint32(trouble.line);
    return bytes;
}

std::optional<About> aboutIn(const QByteArray &bytes)
{
    About about;
    QDataStream in(bytes);
    const auto readAll = [&](std::vector<QByteArray> &paths) {
        quint32 count = 0;
        in >> count;
        for (quint32 i = 0; i < count && in.status() == QDataStream::Ok; ++i) {
            paths.emplace_back();
            in >> paths.back();
        }
    };
    readAll(about.roots);
    readAll(about.rootPaths);
    for (size_t i = 0; i < about.rootPaths.size(); ++i) {
        about.nodes.emplace_back();
        in >> about.nodes.back().value;
    }
    qint64 taken = 0;
    quint32 troubles = 0;
    in >> taken >> troubles;
    about.saved.taken = Time(std::chrono::milliseconds(taken));
    for (quint32 i = 0; i < troubles && in.status() == QDataStream::Ok; ++i) {
        Error trouble;
        qint32 fault = 0;
        qint32 line = 0;
        in >> fault >> trouble.path >> trouble.detail >> line;
        trouble.fault = Fault(std::clamp(fault, 0, qint32(Fault::Io)));
        trouble.line = line;
        about.saved.scan.troubles.push_back(std::move(trouble));
    }
    about.saved.scan.isComplete = true;
    return in.status() == QDataStream::Ok && in.atEnd() ? std::optional(std::move(about)) : std::nullopt;
}

/// Adds to a file, and to the checksum of it.
class Writer {
public:
    explicit Writer(QIODevice &file)
        : m_file(file)
        , m_isWhole(m_file.seek(qint64(sizeof(Head))))
    {
    }

    /// What is written in pieces of any size is padded once, by end().
    void write(const void *data, qint64 size)
    {
        m_checksum = libdeflate_crc32(m_checksum, data, size_t(size));
        m_isWhole &= m_file.write(static_cast<const char *>(data), size) == size;
        m_size += size;
    }
    void end()
    {
        static constexpr char zeros[64] = {};
        write(zeros, padded(quint64(m_size)) - m_size);
    }
    /// Writes the head, when all the rest is there. Returns whether all of it could be written.
    bool finish(Head head)
    {
        head.checksum = m_checksum;
        head.headChecksum = checksumOf(head);
        m_isWhole &=
            m_file.seek(0) && m_file.write(reinterpret_cast<const char *>(&head), sizeof head) == qint64(sizeof head);
        return m_isWhole;
    }

private:
    QIODevice &m_file;
    quint32 m_checksum = 0;
    qint64 m_size = 0;
    bool m_isWhole;
};

/// Whether nothing in it points to where nothing is.
bool isSound(const FileTree::Data &data)
{
    const quint64 nodes = data.nodes.size();
    const quint64 directories = data.directories.size();
    const quint64 names = data.names.size();
    for (quint64 i = 0; i < nodes; ++i) {
        const Node &node = data.nodes[quint32(i)];
        const bool isRoot = node.parent == none;
        const bool isNamed =
            isRoot ? node.nameOffset < data.rootPaths.size() : quint64(node.nameOffset) + node.nameLength <= names;
        const bool isBelow = isRoot || (node.parent < i && data.hasDirectory(data.nodes[node.parent]));
        if (!isNamed || !isBelow || node.type > quint64(FileType::Unknown))
            return false;
        if (!data.hasDirectory(node))
            continue;
        if (node.directory >= directories)
            return false;
        const Directory &directory = data.directories[node.directory];
        if (directory.childCount > 0
            && (directory.firstChild <= i || quint64(directory.firstChild) + directory.childCount > nodes))
            return false;
    }
    return std::ranges::all_of(data.roots, [nodes](NodeId root) { return !root || root.value < nodes; });
}

} // namespace

Result<void> saveScan(const QByteArray &file, const std::vector<QByteArray> &roots, const SavedScan &saved)
{
    const FileTree::Data &data = TreeBuilder::dataOf(*saved.scan.tree);
    About about{roots, data.rootPaths, data.roots, saved};
    return keepFile(file, [&](QIODevice &device) {
        Writer writer(device);
        const QByteArray text = bytesOf(about);
        Head head;
        head.aboutBytes = quint64(text.size());
        head.nodes = data.nodes.size();
        head.directories = data.directories.size();
        writer.write(text.constData(), text.size());
        writer.end();
        // Names side by side, without what was left free behind those of each worker.
        std::vector<Node> nodes;
        constexpr quint64 step = 4096;
        for (quint64 first = 0; first < head.nodes; first += step) {
            nodes.clear();
            for (quint64 i = first; i < std::min(head.nodes, first + step); ++i) {
                nodes.push_back(data.nodes[quint32(i)]);
                if (nodes.back().parent == none)
                    continue;
                nodes.back().nameOffset = quint32(head.nameBytes);
                head.nameBytes += nodes.back().nameLength;
            }
            writer.write(nodes.data(), qint64(nodes.size() * sizeof(Node)));
        }
        writer.end();
        for (quint64 i = 0; i < head.directories; ++i)
            writer.write(&data.directories[quint32(i)], sizeof(Directory));
        writer.end();
        for (quint64 i = 0; i < head.nodes; ++i) {
            const QByteArrayView name = data.name(quint32(i));
            if (data.nodes[quint32(i)].parent != none)
                writer.write(name.data(), name.size());
        }
        writer.end();
        return writer.finish(head);
    });
}

Result<SavedScan> loadScan(const QByteArray &path, const std::vector<QByteArray> &roots)
{
    const auto file = std::make_shared<QFile>(QFile::decodeName(path));
    if (!file->open(QIODevice::ReadOnly)) {
        const bool isThere = file->exists();
        return Failure({isThere ? Fault::Denied : Fault::NotFound, path, isThere ? file->errorString() : QString()});
    }
    const auto malformed = [&](const QString &why) { return Failure({Fault::Malformed, path, why}); };
    const qint64 size = file->size();
    const uchar *bytes = size >= qint64(sizeof(Head)) ? file->map(0, size) : nullptr;
    Head head;
    const Head ours;
    if (bytes)
        std::memcpy(&head, bytes, sizeof head);
    if (!bytes || std::memcmp(head.magic, ours.magic, sizeof head.magic) != 0)
        return malformed(u"is no saved scan"_s);
    if (head.version != ours.version || head.layout != ours.layout || head.nodeSize != ours.nodeSize
        || head.directorySize != ours.directorySize)
        return malformed(u"was saved by another version or machine"_s);
    constexpr quint64 most = quint64(1) << 40; // so that no sum below overflows
    const bool isPlausible = head.headChecksum == checksumOf(head) && head.aboutBytes < most && head.nodes < none
        && head.directories < none && head.nameBytes < most;
    const qint64 aboutAt = sizeof(Head);
    const qint64 nodesAt = isPlausible ? aboutAt + padded(head.aboutBytes) : 0;
    const qint64 directoriesAt = nodesAt + padded(head.nodes * sizeof(Node));
    const qint64 namesAt = directoriesAt + padded(head.directories * sizeof(Directory));
    if (!isPlausible || namesAt + padded(head.nameBytes) != size
        || libdeflate_crc32(0, bytes + aboutAt, size_t(size - aboutAt)) != head.checksum)
        return malformed(u"is damaged"_s);
    auto about =
        aboutIn(QByteArray::fromRawData(reinterpret_cast<const char *>(bytes) + aboutAt, qsizetype(head.aboutBytes)));
    if (!about)
        return malformed(u"is damaged"_s);
    if (about->roots != roots)
        return malformed(u"is a scan of something else"_s);
    auto data = std::make_unique<FileTree::Data>();
    data->nodes.show(reinterpret_cast<const Node *>(bytes + nodesAt), head.nodes);
    data->directories.show(reinterpret_cast<const Directory *>(bytes + directoriesAt), head.directories);
    data->names.show(reinterpret_cast<const char *>(bytes + namesAt), head.nameBytes);
    data->shown = file;
    data->rootPaths = std::move(about->rootPaths);
    data->roots = std::move(about->nodes);
    if (!isSound(*data))
        return malformed(u"is damaged"_s);
    about->saved.scan.tree = std::make_shared<const FileTree>(TreeBuilder::treeOver(std::move(data)));
    return std::move(about->saved);
}

} // namespace depotscope
