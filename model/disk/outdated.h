// SPDX-License-Identifier: MIT
#pragma once

#include "model/disk/treebuilder.h"

namespace depotscope {

struct SavedScan;

/// Which directories of an earlier scan are not as they were then, and have to be read again; private to scan().
class Outdated {
public:
    /// Looks at every directory of `before` that may have changed (not inside trusted ones), and at its files unless
    /// they never change in place, on `threads` threads. Files are changed if their sizes, types or times are;
    /// directories if their identity or time of change is, or if that time was too young to tell. Stops: between
    /// entries; all that was not looked at is outdated then.
    Outdated(const SavedScan &before, const ScanOptions &options, int threads, Job &job);

    /// Whether the entries of the directory `node` must be listed.
    bool has(quint32 node) const { return m_isOutdated[m_data.nodes[node].directory].load(std::memory_order_relaxed); }
    bool isEmpty() const;

private:
    class Check;

    const FileTree::Data &m_data;
    std::vector<std::atomic<bool>> m_isOutdated; ///< by directory
};

} // namespace depotscope
