// SPDX-License-Identifier: MIT
#pragma once

#include "model/inventory/inventory.h"

#include <span>

namespace depotscope {

/// Something outside the items that keeps items.
struct Root {
    enum class Kind {
        Manifest, ///< of an environment: keeps package versions, clones, dev checkouts
        Project, ///< a Project.toml that is logged as the parent of a space
        ArtifactsToml, ///< outside packages and dev checkouts, or a depot's Overrides.toml
        Checkout, ///< a dev checkout: the user's own, kept whoever names it
        KeepList, ///< of a depot: what the user wants to stay
        Process, ///< a Julia that runs: keeps what it has open
    };
    Kind kind = Kind::Manifest;
    QByteArray path;
    PathState state = PathState::File;
    bool isReadable = true; ///< false: it keeps more than can be told
    std::optional<Time> lastUse;
    qint64 pid = 0; ///< of a process, whose program is at `path`
    int missing = 0; ///< of the versions that a manifest names, those that are in no depot
};

/// How a root keeps an item: the root, what it names, what that names, … the item last.
struct Chain {
    RootId root;
    std::vector<ItemId> items;
    friend bool operator==(const Chain &, const Chain &) = default;
};

struct Chains {
    std::vector<Chain> listed;
    size_t unlisted = 0; ///< how many more there are
};

/// What would go if some roots were forgotten.
struct Forgetting {
    std::vector<ItemId> items; ///< biggest first
    qint64 freed = 0; ///< allocated bytes of `items`
    qint64 alone = 0; ///< of these, what one of the roots holds alone; the rest goes only if several go
};

/// Who keeps what: roots, the items that they name, and the items that those need. Built in time linear in the
/// inventory. Immutable. Thread: any. The inventory must outlive it.
class ReachabilityGraph {
public:
    explicit ReachabilityGraph(const Inventory &inventory);

    const std::vector<Root> &roots() const { return m_roots; }
    const Root &root(RootId id) const { return m_roots[size_t(id.value)]; }

    std::span<const ItemId> dependencies(RootId root) const; ///< items that it names itself
    std::span<const ItemId> dependencies(ItemId item) const; ///< items that need this one to stay
    std::vector<RootId> rootsOf(ItemId item) const; ///< roots that name it themselves
    std::vector<ItemId> dependents(ItemId item) const; ///< items that hold it

    /// The shortest chain from each root that keeps any of `items`, shortest first, at most `limit` of them.
    Chains why(const std::vector<ItemId> &items, size_t limit) const;

    /// `items`, all that `roots` name, and all that these need, each once; what is nearer comes first.
    std::vector<ItemId> closure(const std::vector<ItemId> &items, const std::vector<RootId> &roots = {}) const;

    /// The roots that lead to any of `items`, sorted.
    std::vector<RootId> rootsAbove(const std::vector<ItemId> &items) const;

    /// Whether any root leads to the item.
    bool isReached(ItemId item) const { return m_isReached[size_t(item.value)]; }

    /// Allocated bytes that would go if it alone went: of itself and of what nothing else keeps.
    qint64 frees(ItemId item) const;
    qint64 frees(RootId root) const;

    /// What would go if the user forgot `roots`.
    Forgetting forget(const std::vector<RootId> &roots) const;

private:
    friend class GraphBuilder;
    size_t nodeOf(RootId root) const { return 1 + size_t(root.value); }
    size_t nodeOf(ItemId item) const { return 1 + m_roots.size() + size_t(item.value); }
    std::span<const quint32> sourcesOf(ItemId item) const;

    const Inventory &m_inventory;
    std::vector<Root> m_roots;
    // A graph of 1 + roots + items nodes, node 0 above all roots. Edges of node n: m_targets[m_first[n] … m_first[n +
    // 1]).
    std::vector<quint32> m_first;
    std::vector<ItemId> m_targets;
    // The same edges seen from below: what holds item i is m_sources[m_firstSource[i] … m_firstSource[i + 1]).
    std::vector<quint32> m_firstSource;
    std::vector<quint32> m_sources; ///< nodes
    std::vector<char> m_isReached; ///< by item
    std::vector<qint64> m_frees; ///< by node: own bytes and those of all nodes that it dominates
};

} // namespace depotscope
