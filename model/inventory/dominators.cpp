// SPDX-License-Identifier: MIT
#include "model/inventory/dominators.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace depotscope {

namespace {

constexpr quint32 noNode = ~quint32(0);

} // namespace

Dominators::Dominators(const std::vector<quint32> &first, const std::vector<quint32> &targets)
    : m_first(first)
    , m_targets(targets)
    , m_order(first.size() - 1, noNode)
    , m_above(first.size() - 1, noNode)
{
    number();
    findSources();
    settle();
}

std::vector<qint64> Dominators::sums(std::vector<qint64> own) const
{
    for (auto node = m_nodes.rbegin(); node != m_nodes.rend(); ++node) {
        if (*node != 0)
            own[m_above[*node]] += own[*node];
    }
    return own;
}

/// Reverse postorder, without recursion: a depot's graph may be as deep as it likes.
void Dominators::number()
{
    std::vector<std::pair<quint32, quint32>> stack{{0, m_first[0]}};
    std::vector<char> seen(m_order.size());
    seen[0] = 1;
    while (!stack.empty()) {
        auto &[node, edge] = stack.back();
        if (edge == m_first[node + 1]) {
            m_nodes.push_back(node);
            stack.pop_back();
            continue;
        }
        const quint32 target = m_targets[edge++];
        if (!seen[target]) {
            seen[target] = 1;
            stack.emplace_back(target, m_first[target]);
        }
    }
    std::ranges::reverse(m_nodes);
    for (quint32 i = 0; i < m_nodes.size(); ++i)
        m_order[m_nodes[i]] = i;
}

void Dominators::findSources()
{
    m_sourcesFirst.assign(m_first.size() + 1, 0);
    for (quint32 node : m_nodes) {
        for (quint32 edge = m_first[node]; edge < m_first[node + 1]; ++edge)
            ++m_sourcesFirst[m_targets[edge] + 2];
    }
    std::partial_sum(m_sourcesFirst.begin(), m_sourcesFirst.end(), m_sourcesFirst.begin());
    m_sources.resize(m_sourcesFirst.back());
    for (quint32 node : m_nodes) {
        for (quint32 edge = m_first[node]; edge < m_first[node + 1]; ++edge)
            m_sources[m_sourcesFirst[m_targets[edge] + 1]++] = node;
    }
}

void Dominators::settle()
{
    m_above[0] = 0;
    for (bool changed = true; changed;) {
        changed = false;
        for (quint32 node : m_nodes) {
            if (node == 0)
                continue;
            quint32 above = noNode;
            for (quint32 i = m_sourcesFirst[node]; i < m_sourcesFirst[node + 1]; ++i) {
                if (const quint32 source = m_sources[i]; m_above[source] != noNode)
                    above = above == noNode ? source : meet(source, above);
            }
            changed |= m_above[node] != above;
            m_above[node] = above;
        }
    }
}

quint32 Dominators::meet(quint32 a, quint32 b) const
{
    while (a != b) {
        while (m_order[a] > m_order[b])
            a = m_above[a];
        while (m_order[b] > m_order[a])
            b = m_above[b];
    }
    return a;
}

} // namespace depotscope
