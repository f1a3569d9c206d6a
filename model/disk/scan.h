// SPDX-License-Identifier: MIT
#pragma once

#include "model/disk/filetree.h"
#include "model/disk/job.h"

#include <chrono>
#include <functional>
#include <optional>

namespace depotscope {

struct SavedScan;
struct Scan;

struct ScanOptions {
    int threads = 0; ///< 0: diskThreads()
    bool crossFileSystems = false; ///< enter file systems that are mounted inside
    /// Names of entries directly below a root that may be links to directories and are followed then: people put
    /// `artifacts` on a scratch disk. Nothing else below a root is ever followed, and a target that is scanned anyway
    /// stays a link.
    std::vector<QByteArray> followedNames = {};
    /// A complete scan of the same roots. A directory that has not changed since is not listed again.
    std::shared_ptr<const SavedScan> before = nullptr;
    /// With `before`: the only directories whose entries may have changed since; none: any may have.
    std::optional<std::vector<QByteArray>> changed = {};
    /// Whether no file in the directory `inside`, relative to a root, is ever changed in place. Where a directory of
    /// `before` has not changed, such files are not even looked at. Thread: any, several at once.
    std::function<bool(QByteArrayView inside)> isSteady = nullptr;
    /// With `before`: of steady directories only the uppermost are looked at, and what lies in them is taken to be as
    /// it was. That takes half the time, and misses what somebody has done further inside.
    bool trustsSteady = false;
    /// Is given what was seen until then, incomplete, each time that the scan has taken four times as long as when it
    /// was given that last, first after `glimpseAfter`. Thread: the caller's; nothing is scanned meanwhile.
    std::function<void(const Scan &)> partialResult = nullptr;
    std::chrono::milliseconds glimpseAfter = std::chrono::milliseconds(40);
};

struct Scan {
    std::shared_ptr<const FileTree> tree; ///< that of ScanOptions::before if nothing has changed
    std::vector<Error> troubles; ///< what could not be read, sorted by path; every total above it is a lower bound
    bool isComplete = false; ///< false if it was stopped; the tree holds what was seen until then
};

/// A scan, and when it began.
struct SavedScan {
    Scan scan;
    Time taken;
};

/// Reads everything below `roots` (absolute directories; a root itself may be a link) and returns what `du` would
/// count: `totals(root)` equals `du -s` and `du -s --apparent-size` with directories included. Paths of any length and
/// depth. A root inside another root, or given twice, is scanned once (FileTree::roots() has the inner node). Errors:
/// in Scan::troubles; what vanishes while scanning is no trouble. Stops: between entries. Thread: any; starts its own
/// workers and joins them.
Scan scan(const std::vector<QByteArray> &roots, const ScanOptions &options, Job &job);

} // namespace depotscope
