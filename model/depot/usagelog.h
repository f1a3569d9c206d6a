// SPDX-License-Identifier: MIT
#pragma once

#include "model/disk/disk.h"

#include <vector>

namespace depotscope {

/// One path of a usage log: its latest use, and for a scratch space everything that was ever named as its parent.
struct Usage {
    QByteArray path;
    Time time; ///< logs hold local wall-clock time marked "Z"; this is the real instant
    std::vector<QByteArray> parentProjects; ///< sorted, unique

    friend bool operator==(const Usage &, const Usage &) = default;
};

/// manifest_usage.toml, artifact_usage.toml or scratch_usage.toml as far as it is readable.
struct UsageLog {
    std::vector<Usage> usages; ///< sorted by path, one for each
    std::vector<Error> troubles; ///< each names file and line; what they stand for is not in `usages`
    bool exists = false;
};

/// Reads every form that Julia 1.0 to 1.13 wrote: repeated keys, appended blocks, all escapes of Julia strings. Blocks
/// that are torn or corrupt are named in `troubles`, the others are kept. At most 100 troubles are listed one by one.
/// Pure. Source: Pkg.jl src/Types.jl write_env_usage, src/API.jl gc, Scratch.jl track_scratch_access.
UsageLog readUsageLog(QByteArrayView text, const QByteArray &path);

/// The same from the disk. A file that is missing is an empty log with exists == false; one that cannot be read is an
/// empty log with a trouble.
UsageLog loadUsageLog(const Disk &disk, const QByteArray &path);

/// logs/orphaned.toml: since when Pkg has known a path to be orphaned.
struct OrphanLog {
    struct Orphan {
        QByteArray path;
        Time since;
        friend bool operator==(const Orphan &, const Orphan &) = default;
    };
    std::vector<Orphan> orphans; ///< sorted by path
    std::vector<Error> troubles;
};
OrphanLog readOrphanLog(QByteArrayView text, const QByteArray &path);

/// Where one entry stands in the text of a log: from its path to the next entry, without comments that follow it.
struct LogEntry {
    QByteArray path;
    qsizetype begin = 0;
    qsizetype end = 0;
};

/// The entries of a usage log in the order of the text; paths may repeat. Errors: Malformed, with the first place that
/// readUsageLog() would have to leave out.
Result<std::vector<LogEntry>> entriesOfUsageLog(QByteArrayView text, const QByteArray &path);

/// The same of orphaned.toml.
Result<std::vector<LogEntry>> entriesOfOrphanLog(QByteArrayView text, const QByteArray &path);

} // namespace depotscope
