// SPDX-License-Identifier: MIT
#pragma once

#include "model/disk/filetree.h"

#include <algorithm>
#include <atomic>
#include <limits>
#include <new>
#include <optional>

namespace depotscope {

/// Storage that several threads grow at once and that never moves: chunks of 2^Bits elements, addressed by index.
/// Memory of a chunk that was never written is never touched, so it costs address space only.
template <typename T, int Bits> class Chunks {
public:
    Chunks() = default;
    explicit Chunks(quint64 limit)
        : m_limit(limit)
        , m_chunks((limit + mask) >> Bits)
    {
    }

    /// A copy of what was taken of `other` until now. Nobody else may take or change anything meanwhile.
    /// May throw std::bad_alloc.
    Chunks(const Chunks &other)
        : Chunks(other.size())
    {
        if (!take(other.size()))
            throw std::bad_alloc();
        for (quint64 first = 0; first < m_limit; first += chunkSize)
            std::copy_n(&other[quint32(first)], std::min(chunkSize, m_limit - first), &(*this)[quint32(first)]);
    }
    Chunks &operator=(const Chunks &) = delete;
    ~Chunks()
    {
        for (const auto &chunk : m_chunks) {
            if (m_isOwner)
                delete[] chunk.load(std::memory_order_relaxed);
        }
    }

    /// Shows `count` neighbours that lie elsewhere, in place of storage of its own that nothing was taken of. They live
    /// longer than it, and nothing may be changed or taken any more.
    void show(const T *elements, quint64 count)
    {
        m_isOwner = false;
        m_limit = count;
        m_size = count;
        m_chunks = std::vector<std::atomic<T *>>((count + mask) >> Bits);
        for (quint64 i = 0; i < m_chunks.size(); ++i)
            m_chunks[i].store(const_cast<T *>(elements) + (i << Bits), std::memory_order_relaxed);
    }

    T &operator[](quint32 index) { return m_chunks[index >> Bits].load(std::memory_order_acquire)[index & mask]; }
    const T &operator[](quint32 index) const
    {
        return m_chunks[index >> Bits].load(std::memory_order_acquire)[index & mask];
    }

    /// Reserves `count` neighbours, uninitialised, and returns the first; nothing if they do not fit.
    std::optional<quint32> take(quint64 count)
    {
        quint64 first = m_size.load(std::memory_order_relaxed);
        do {
            if (count > m_limit - first)
                return std::nullopt;
            // Before the range is ours: below size() there is never an element without memory.
            for (quint64 chunk = first >> Bits; chunk << Bits < first + count; ++chunk) {
                if (!makeChunk(chunk))
                    return std::nullopt;
            }
        } while (!m_size.compare_exchange_weak(first, first + count, std::memory_order_relaxed));
        return quint32(first);
    }

    quint64 size() const { return m_size.load(std::memory_order_relaxed); }

private:
    static constexpr quint64 chunkSize = quint64(1) << Bits;
    static constexpr quint64 mask = chunkSize - 1;

    bool makeChunk(quint64 chunk)
    {
        if (m_chunks[chunk].load(std::memory_order_acquire))
            return true;
        T *fresh = new (std::nothrow) T[chunkSize];
        T *expected = nullptr;
        if (fresh && !m_chunks[chunk].compare_exchange_strong(expected, fresh, std::memory_order_acq_rel))
            delete[] fresh;
        return m_chunks[chunk].load(std::memory_order_acquire);
    }

    bool m_isOwner = true;
    quint64 m_limit = 0;
    std::atomic<quint64> m_size = 0;
    std::vector<std::atomic<T *>> m_chunks;
};

struct FileTree::Data {
    /// One entry: 32 bytes. No initialisers, so that storage is not touched before it is used.
    struct Node {
        quint64 apparent;
        quint64 blocks : 48; ///< of 512 bytes
        quint64 nameLength : 8;
        quint64 type : 3;
        quint64 isUnreadable : 1;
        quint64 isMountPoint : 1;
        quint64 isFollowedLink : 1;
        quint64 isHardLinked : 1;
        quint64 isCountedElsewhere : 1;
        quint32 nameOffset; ///< of a root: its place in rootPaths
        quint32 parent;
        quint32 modified; ///< seconds since 1970; times before and after what fits are the nearest that does
        quint32 directory; ///< index in `directories`, for directories and links that were followed
    };
    static_assert(sizeof(Node) == 32);

    /// What only directories have.
    struct Directory {
        quint64 device;
        quint64 inode;
        qint64 changed; ///< nanoseconds since 1970: when its entries, name or mode changed last, before it was read
        quint64 apparent;
        quint64 allocated : 63;
        quint64 isLowerBound : 1;
        quint32 firstChild; ///< before it is read: its node in the earlier scan, or none
        quint32 childCount;
        quint32 files;
        quint32 directories;
        quint32 newest; ///< the latest Node::modified in the subtree
        quint32 unused; ///< zero; saved scans have no bytes by chance
    };
    static_assert(sizeof(Directory) == 64);

    static constexpr quint32 none = ~quint32(0);

    Data() = default;
    Data(quint64 nodeLimit, quint64 nameLimit)
        : nodes(nodeLimit)
        , directories(nodeLimit)
        , names(nameLimit)
    {
    }

    bool hasDirectory(const Node &node) const
    {
        return FileType(node.type) == FileType::Directory || node.isFollowedLink;
    }
    QByteArrayView name(quint32 node) const
    {
        const Node &entry = nodes[node];
        if (entry.parent == none)
            return rootPaths[entry.nameOffset];
        return entry.nameLength ? QByteArrayView(&names[entry.nameOffset], entry.nameLength) : QByteArrayView();
    }
    QByteArray path(quint32 node) const;

    Chunks<Node, 18> nodes;
    Chunks<Directory, 18> directories;
    Chunks<char, 18> names; ///< a name never straddles two chunks
    std::vector<QByteArray> rootPaths; ///< as asked, one for each of `roots`
    std::vector<NodeId> roots;
    std::shared_ptr<const void> shown; ///< what nodes, directories and names lie in, if they are not of their own
};

/// Where one worker writes the names it finds: a segment of the blob at a time, so that workers do not meet.
class NameSegment {
public:
    explicit NameSegment(FileTree::Data &data)
        : m_data(data)
    {
    }
    /// Offset of a copy of `name`, or nothing if the blob is full. `name` is at most 255 bytes long.
    std::optional<quint32> add(QByteArrayView name);

private:
    FileTree::Data &m_data;
    char *m_segment = nullptr;
    quint32 m_offset = 0;
    quint32 m_used = segmentSize;

    static constexpr quint32 segmentSize = 64 * 1024;
};

/// A FileTree while scan() fills it. The workers write disjoint parts of data(); a directory's children come after it.
class TreeBuilder {
public:
    using Node = FileTree::Data::Node;
    using Directory = FileTree::Data::Directory;
    using Data = FileTree::Data;

    /// A file with several names, as the worker that found this one saw it.
    struct HardLink {
        FileId file;
        quint32 node;
        quint32 names = 1; ///< that the file has, here or elsewhere
        bool isNew = true; ///< an earlier scan did not see that it has several
    };

    /// The highest index stays free: it means none.
    static constexpr quint64 mostNodes = std::numeric_limits<quint32>::max();
    static constexpr quint64 mostNameBytes = quint64(1) << 32;

    explicit TreeBuilder(std::vector<QByteArray> rootPaths, quint64 nodeLimit = mostNodes,
                         quint64 nameLimit = mostNameBytes);

    /// What is in the tree until now, with nothing below the directories `unread`; none if memory does not suffice.
    std::optional<TreeBuilder> upToNow(const std::vector<quint32> &unread) const;

    Data &data() { return *m_data; }

    static const Data &dataOf(const FileTree &tree) { return *tree.m; }
    static FileTree treeOver(std::unique_ptr<Data> data);

    /// Counts each file of `links` under the name that sorts first by path, sums up the directories, and gives the
    /// tree away.
    FileTree finish(std::vector<HardLink> links);

private:
    explicit TreeBuilder(std::unique_ptr<Data> data);
    void countOnce(std::vector<HardLink> links);
    void sumUp();

    std::unique_ptr<Data> m_data;
};

struct Scan;
struct ScanOptions;
class Job;

/// scan() into `tree`, whose limits may be lower than those of a machine with memory for 2^32 files.
Scan scanInto(TreeBuilder tree, const std::vector<QByteArray> &roots, const ScanOptions &options, Job &job);

} // namespace depotscope
