// SPDX-License-Identifier: MIT
#pragma once

#include "model/disk/disk.h"

#include <QByteArrayView>
#include <cstddef>
#include <iterator>
#include <memory>
#include <vector>

namespace depotscope {

/// Names one entry of a FileTree. Default: no entry.
struct NodeId {
    quint32 value = ~quint32(0);
    explicit operator bool() const { return value != ~quint32(0); }
    friend auto operator<=>(NodeId, NodeId) = default;
};

/// Sums over a subtree, the directory itself included.
struct Totals {
    qint64 allocated = 0; ///< bytes on disk: 512 x blocks, a hard-linked file counted once over the whole scan
    qint64 apparent = 0; ///< bytes as `ls` shows them, a hard-linked file counted once
    qint64 files = 0; ///< entries that are not directories; each name of a hard-linked file counts
    qint64 directories = 0;
    bool isLowerBound = false; ///< something below could not be read

    Totals &operator+=(const Totals &other);
    Totals &operator-=(const Totals &other); ///< leaves isLowerBound alone
    friend bool operator==(const Totals &, const Totals &) = default;
};

/// Nodes that are neighbours, to iterate over.
class NodeRange {
public:
    class Iterator {
    public:
        using value_type = NodeId;
        using difference_type = std::ptrdiff_t;
        using pointer = const NodeId *;
        using reference = NodeId;
        using iterator_category = std::input_iterator_tag;

        Iterator() = default;
        explicit Iterator(NodeId node)
            : m_node(node)
        {
        }
        NodeId operator*() const { return m_node; }
        Iterator &operator++()
        {
            ++m_node.value;
            return *this;
        }
        Iterator operator++(int) { return Iterator(NodeId{m_node.value++}); }
        friend bool operator==(const Iterator &, const Iterator &) = default;

    private:
        NodeId m_node;
    };

    NodeRange(NodeId first, quint32 count)
        : m_first(first)
        , m_count(count)
    {
    }
    Iterator begin() const { return Iterator(m_first); }
    Iterator end() const { return Iterator(NodeId{m_first.value + m_count}); }

private:
    NodeId m_first;
    quint32 m_count;
};

/// All entries below some directories, in one arena: a 32-byte record a file, children of a directory side by side,
/// names in one blob. Made by scan(); immutable afterwards. Thread: any.
class FileTree {
public:
    struct Data; ///< the arena; only the sources that fill it know it
    FileTree();
    ~FileTree();
    FileTree(FileTree &&) noexcept;
    FileTree &operator=(FileTree &&) noexcept;

    /// One node for each directory that was asked for, in the order asked: none where it could not be looked at, and a
    /// node below another root where one lies inside the other.
    const std::vector<NodeId> &roots() const;

    qint64 nodeCount() const;

    /// Exactly the bytes that the directory has; for a root the path it was asked by.
    QByteArrayView name(NodeId node) const;
    QByteArray path(NodeId node) const;
    NodeId parent(NodeId node) const; ///< none for a root

    /// Children are neighbours: firstChild() … firstChild() + childCount() - 1, in the order the disk gave.
    NodeId firstChild(NodeId node) const;
    quint32 childCount(NodeId node) const;
    NodeRange children(NodeId node) const { return {firstChild(node), childCount(node)}; }
    NodeId child(NodeId node, QByteArrayView name) const; ///< none if there is no such entry

    /// The node of an absolute path below one of the roots (spelled like the root), or none.
    NodeId find(QByteArrayView path) const;

    FileType type(NodeId node) const; ///< Symlink for a link, also one that was followed
    bool isDirectory(NodeId node) const; ///< a directory, or a link to one that was followed (see ScanOptions)
    Totals totals(NodeId node) const; ///< of the subtree
    /// Of this entry alone: 0 bytes for a further name of a hard-linked file and for a mount point that was not
    /// entered; for a link that was followed, its own and those of the directory it leads to.
    Totals own(NodeId node) const;
    /// When anything in the subtree was written last; as modified().
    Time newest(NodeId node) const;
    Time modified(NodeId node) const; ///< to the second, from 1970 to 2106; of the target of a link that was followed
    FileId id(NodeId directory) const; ///< only for directories
    Time changed(NodeId directory) const; ///< when its entries, name or mode changed last; only for directories

    bool isUnreadable(NodeId node) const; ///< a directory that was not listed to its end, for whatever reason
    bool isMountPoint(NodeId node) const; ///< another file system, listed but not entered
    bool isFollowedLink(NodeId node) const;
    bool isHardLinked(NodeId node) const; ///< has further names
    bool isCountedElsewhere(NodeId node) const; ///< its bytes count under another name of the same file

private:
    friend class TreeBuilder;
    std::unique_ptr<Data> m;
};

} // namespace depotscope
