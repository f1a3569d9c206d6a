// SPDX-License-Identifier: MIT
#pragma once

#include "model/depot/artifactstoml.h"
#include "model/depot/compiledcache.h"
#include "model/depot/manifest.h"
#include "model/depot/project.h"
#include "model/depot/registry.h"
#include "model/depot/usagelog.h"
#include "model/disk/disk.h"
#include "model/disk/scan.h"

#include <QHash>
#include <algorithm>
#include <memory>
#include <mutex>

namespace depotscope {

/// What one kind of file said when it was read last. Thread: any; concurrent calls are fine.
template <typename T> class MemoryOf {
public:
    /// A file that was written to less than `settled` before it was read may be written to again without its time
    /// telling: that of file systems is coarse.
    explicit MemoryOf(std::chrono::milliseconds settled = std::chrono::seconds(2))
        : m_settled(settled)
    {
    }

    /// What the file at `path` says: as remembered, if it looks as it did then, or else as `read(status)` finds it.
    /// Errors: of looking at the file.
    template <typename Read> Result<std::shared_ptr<const T>> of(const QByteArray &path, const Disk &disk, Read &&read)
    {
        const Result<FileStatus> status = disk.look(path);
        if (!status)
            return Failure(status.error());
        {
            const std::lock_guard lock(m_mutex);
            const auto found = m_notes.constFind(path);
            if (found != m_notes.cend() && found->status == *status)
                return found->content;
        }
        const Time start = currentTime();
        Result<std::shared_ptr<const T>> content = read(*status);
        if (content && status->type == FileType::File
            && start - std::max(status->modified, status->changed) >= m_settled) {
            const std::lock_guard lock(m_mutex);
            m_notes.insert(path, {*status, *content});
        }
        return content;
    }

private:
    struct Note {
        FileStatus status;
        std::shared_ptr<const T> content;
    };
    const std::chrono::milliseconds m_settled;
    std::mutex m_mutex;
    QHash<QByteArray, Note> m_notes;
};

/// What the text files of depots and projects said, so that only those that have changed are read again.
struct Memory {
    MemoryOf<UsageLog> usageLogs;
    MemoryOf<Manifest> manifests;
    MemoryOf<ArtifactsToml> artifactsTomls;
    MemoryOf<Result<Project>> projects;
    MemoryOf<Registry> registries;
    MemoryOf<CompiledCache> compiledCaches;
    ManifestReader manifestReader;

    /// The last complete scan; none if there is none. Thread: any.
    std::shared_ptr<const SavedScan> scan() const
    {
        const std::lock_guard lock(m_mutex);
        return m_scan;
    }
    void setScan(std::shared_ptr<const SavedScan> scan)
    {
        const std::lock_guard lock(m_mutex);
        m_scan = std::move(scan);
    }

private:
    mutable std::mutex m_mutex;
    std::shared_ptr<const SavedScan> m_scan;
};

} // namespace depotscope
