// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>
#include <vector>

namespace depotscope {

/// Immediate dominators of the nodes that node 0 reaches in a graph: what every way from node 0 to a node leads through
/// last. The edges of node n are targets[first[n] … first[n + 1]). By the iteration of Cooper, Harvey and Kennedy: on
/// graphs as shallow as ours (root, package, artifact) it settles in two or three passes. `first` and `targets` must
/// outlive it.
class Dominators {
public:
    Dominators(const std::vector<quint32> &first, const std::vector<quint32> &targets);

    /// `own` summed over everything that each node dominates, itself included.
    std::vector<qint64> sums(std::vector<qint64> own) const;

private:
    void number();
    void findSources();
    void settle();
    quint32 meet(quint32 a, quint32 b) const;

    const std::vector<quint32> &m_first;
    const std::vector<quint32> &m_targets;
    std::vector<quint32> m_nodes; ///< reverse postorder
    std::vector<quint32> m_order; ///< node -> place in m_nodes
    std::vector<quint32> m_above; ///< immediate dominator
    std::vector<quint32> m_sourcesFirst;
    std::vector<quint32> m_sources;
};

} // namespace depotscope
