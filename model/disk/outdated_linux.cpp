// SPDX-License-Identifier: MIT
#include "model/disk/outdated.h"

#include "model/disk/nodestatus_linux.h"
#include "model/disk/parallel.h"
#include "model/disk/posix.h"
#include "model/disk/savedscan.h"
#include "model/text/names.h"

#include <fcntl.h>

namespace depotscope {

/// One thread's view of some of the directories.
class Outdated::Check {
public:
    Check(Outdated &outdated, const SavedScan &before, const ScanOptions &options, const std::vector<Descriptor> &roots)
        : m_outdated(outdated)
        , m_tree(*before.scan.tree)
        , m_data(outdated.m_data)
        , m_options(options)
        , m_roots(roots)
    {
        // No file system has coarser times, or takes longer to find out how many blocks a new file has.
        constexpr auto settling = std::chrono::minutes(1);
        m_settled = std::chrono::nanoseconds((before.taken - settling).time_since_epoch()).count();
    }

    /// Looks at the entries of the directory `node`, and at `node` too if it is a root.
    void checkInto(quint32 node) { stat(node, m_data.nodes[node].parent == Data::none); }

    /// Looks at the directory at `path` and at its entries, or at the nearest one above it that was there.
    void checkAt(QByteArray path)
    {
        NodeId node = m_tree.find(path);
        for (; !node && path.size() > 1; node = m_tree.find(path))
            path = parentFolder(path);
        if (node && m_data.hasDirectory(m_data.nodes[node.value]))
            stat(node.value, true);
    }

private:
    using Data = FileTree::Data;
    using Node = Data::Node;
    using Directory = Data::Directory;

    void stat(quint32 node, bool isItself)
    {
        const Node &entry = m_data.nodes[node];
        if (entry.isUnreadable)
            mark(node);
        const int root = findInside(node);
        Status status;
        if (isItself) {
            const int follow = entry.parent == Data::none || entry.isFollowedLink ? 0 : AT_SYMLINK_NOFOLLOW;
            if (root < 0 || !::depotscope::stat(root, m_inside.constData(), follow | AT_EMPTY_PATH, status)
                || !isSame(node, status))
                mark(node);
        }
        const Directory &directory = m_data.directories[entry.directory];
        const bool isSteady = m_options.isSteady && m_options.isSteady(m_inside);
        const auto isLookedAt = [&](const Node &child) {
            return !isSteady || (m_data.hasDirectory(child) && !(m_options.trustsSteady && isSettled(child)));
        };
        quint32 count = 0;
        for (quint32 child = directory.firstChild; child < directory.firstChild + directory.childCount; ++child)
            count += isLookedAt(m_data.nodes[child]);
        if (count == 0)
            return;

        // A path that is looked up from the root again and again costs more than to open its directory.
        constexpr quint32 worthOpening = 4;
        Descriptor folder;
        if (count >= worthOpening && !m_inside.isEmpty())
            folder = Descriptor(::openat(root, m_inside.constData(), O_PATH | O_DIRECTORY | O_CLOEXEC));
        const int base = folder ? folder.number() : root;
        QByteArray path = folder || m_inside.isEmpty() ? QByteArray() : m_inside + '/';
        const qsizetype length = path.size();
        for (quint32 child = directory.firstChild; child < directory.firstChild + directory.childCount; ++child) {
            const Node &below = m_data.nodes[child];
            if (!isLookedAt(below))
                continue;
            path.truncate(length);
            path += m_data.name(child);
            const int follow = below.isFollowedLink ? 0 : AT_SYMLINK_NOFOLLOW;
            const bool isThere = base >= 0 && ::depotscope::stat(base, path.constData(), follow, status);
            if (m_data.hasDirectory(below) && !(isThere && isSame(child, status)))
                mark(child);
            if (!isThere || !(m_data.hasDirectory(below) || isSameFile(below, status)))
                mark(node);
        }
    }

    void mark(quint32 node) { m_outdated.m_isOutdated[m_data.nodes[node].directory] = true; }

    /// Sets m_inside to the path of `node` below its root, and returns the root's descriptor.
    int findInside(quint32 node)
    {
        m_steps.clear();
        for (; m_data.nodes[node].parent != Data::none; node = m_data.nodes[node].parent)
            m_steps.push_back(node);
        m_inside.clear();
        for (auto step = m_steps.rbegin(); step != m_steps.rend(); ++step) {
            if (!m_inside.isEmpty())
                m_inside += '/';
            m_inside += m_data.name(*step);
        }
        return m_roots[m_data.nodes[node].nameOffset].number();
    }

    bool isSame(quint32 node, const Status &status) const
    {
        const Directory &then = m_data.directories[m_data.nodes[node].directory];
        return FileId{then.device, then.inode} == idOf(status) && then.changed == changeOf(status)
            && isSettled(m_data.nodes[node]);
    }

    bool isSettled(const Node &directory) const { return m_data.directories[directory.directory].changed < m_settled; }

    static bool isSameFile(const Node &then, const Status &status)
    {
        const Node now = nodeOf(status);
        return now.apparent == then.apparent && now.blocks == then.blocks && now.type == then.type
            && now.modified == then.modified && (status.stx_nlink > 1) == bool(then.isHardLinked);
    }

    Outdated &m_outdated;
    const FileTree &m_tree;
    const Data &m_data;
    const ScanOptions &m_options;
    const std::vector<Descriptor> &m_roots;
    qint64 m_settled = 0; ///< what changed before, changes no more with the same time
    QByteArray m_inside;
    std::vector<quint32> m_steps;
};

Outdated::Outdated(const SavedScan &before, const ScanOptions &options, int threads, Job &job)
    : m_data(TreeBuilder::dataOf(*before.scan.tree))
    , m_isOutdated(m_data.directories.size())
{
    std::vector<Descriptor> roots;
    for (const QByteArray &path : m_data.rootPaths)
        roots.push_back(openPath(path, O_PATH | O_DIRECTORY));
    if (options.changed && before.scan.troubles.empty()) { // which have to be found again
        Check stat(*this, before, options, roots);
        for (const QByteArray &path : *options.changed)
            stat.checkAt(path);
    } else {
        constexpr quint64 step = 4096;
        const quint64 nodes = m_data.nodes.size();
        forEachIndex((nodes + step - 1) / step, job,
                     [&](size_t i) {
                         Check stat(*this, before, options, roots);
                         for (quint64 node = i * step; node < std::min(nodes, (i + 1) * step) && !job.isStopped();
                              ++node) {
                             if (m_data.hasDirectory(m_data.nodes[quint32(node)]))
                                 stat.checkInto(quint32(node));
                         }
                     },
                     threads);
    }
    if (job.isStopped()) {
        for (auto &isOutdated : m_isOutdated)
            isOutdated = true;
    }
}

bool Outdated::isEmpty() const
{
    return std::ranges::none_of(m_isOutdated, [](const auto &isOutdated) { return isOutdated.load(); });
}

} // namespace depotscope
