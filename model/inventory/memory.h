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
#include <utility>

namespace depotscope {

/// Whether there is nothing about it that is to be said each time.
template <typename T> bool isSound(const T &content)
{
    if constexpr (requires { content.troubles; })
        return content.troubles.empty();
    else if constexpr (requires { content.has_value(); })
        return content.has_value();
    else
        return true;
}

/// What one kind of file said when it was read last. Thread: any; concurrent calls are fine.
template <typename T> class MemoryOf {
public:
    /// A file that was written to less than `settled` before it was read may be written to again without its time
    /// telling: that of file systems is coarse.
    explicit MemoryOf(std::chrono::milliseconds settled)
        : m_settled(settled)
    {
    }

    /// What the file at `path` says: as remembered, if it looks as it did then, or else as `read(status)` finds it.
    /// Errors: of looking at the file.
    template <typename Read> Result<std::shared_ptr<const T>> of(const QByteArray &path, const Disk &disk, Read &&read)
    {
        const Result<FileStatus> status = disk.stat(path);
        if (!status)
            return Failure(status.error());
        {
            const std::lock_guard lock(m_mutex);
            const auto found = m_notes.find(path);
            if (found != m_notes.end() && found->status == *status) {
                found->isAsked = true;
                return found->content;
            }
        }
        const Time start = currentTime();
        Result<std::shared_ptr<const T>> content = read(*status);
        if (content && status->type == FileType::File
            && start - std::max(status->modified, status->changed) >= m_settled) {
            const std::lock_guard lock(m_mutex);
            m_notes.insert(path, {*status, *content, true});
            m_hasNews |= isSound(**content);
        }
        return content;
    }

    struct Note {
        FileStatus status;
        std::shared_ptr<const T> content;
        bool isAsked = false; ///< for, in this process
    };

    /// Takes what an earlier process knew.
    void recall(const QByteArray &path, Note note)
    {
        const std::lock_guard lock(m_mutex);
        if (!m_notes.contains(path))
            m_notes.insert(path, std::move(note));
    }

    void clear()
    {
        const std::lock_guard lock(m_mutex);
        m_notes.clear();
    }

    /// Calls `see(path, note)` for all that is sound and was asked for.
    template <typename See> void forEach(See &&see) const
    {
        const std::lock_guard lock(m_mutex);
        for (auto note = m_notes.cbegin(); note != m_notes.cend(); ++note) {
            if (note->isAsked && isSound(*note->content))
                see(note.key(), *note);
        }
    }

    /// Whether something sound was read since this was asked last.
    bool takeNews()
    {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_hasNews, false);
    }

private:
    const std::chrono::milliseconds m_settled;
    mutable std::mutex m_mutex;
    QHash<QByteArray, Note> m_notes;
    bool m_hasNews = false;
};

/// What the text files of depots and projects said, so that only those that have changed are read again.
struct Memory {
    /// `settled`: as for MemoryOf.
    explicit Memory(std::chrono::milliseconds settled = std::chrono::seconds(2))
        : usageLogs(settled)
        , manifests(settled)
        , artifactsTomls(settled)
        , projects(settled)
        , registries(settled)
        , compiledCaches(settled)
    {
    }

    MemoryOf<UsageLog> usageLogs;
    MemoryOf<Manifest> manifests;
    MemoryOf<ArtifactsToml> artifactsTomls;
    MemoryOf<Result<Project>> projects;
    MemoryOf<Registry> registries;
    MemoryOf<CompiledCache> compiledCaches;
    ManifestReader manifestReader;
    std::once_flag recalled; ///< what an earlier process saved has been looked for

    template <typename Act> void forEachKind(Act &&act) { actOnEach(*this, act); }
    template <typename Act> void forEachKind(Act &&act) const { actOnEach(*this, act); }

    /// Whether something sound was read since this was asked last.
    bool takeNews()
    {
        bool hasNews = false;
        forEachKind([&](auto &kind) { hasNews |= kind.takeNews(); });
        return hasNews;
    }

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
    template <typename Self, typename Act> static void actOnEach(Self &self, Act &act)
    {
        act(self.usageLogs);
        act(self.manifests);
        act(self.artifactsTomls);
        act(self.projects);
        act(self.registries);
        act(self.compiledCaches);
    }

    mutable std::mutex m_mutex;
    std::shared_ptr<const SavedScan> m_scan;
};

} // namespace depotscope
