// SPDX-License-Identifier: MIT
#pragma once

#include "model/depot/usagelog.h"

namespace depotscope {

enum class LogForm {
    Usages, ///< manifest_usage.toml, artifact_usage.toml, scratch_usage.toml
    Orphans, ///< orphaned.toml
};

/// What is to become of a log. Everything else in it stays as it is, byte for byte.
struct LogWish {
    LogForm form = LogForm::Usages;
    std::function<bool(const QByteArray &path)> takesOut; ///< whether all entries of this path go; none: nothing goes
    std::vector<std::pair<QByteArray, QByteArray>> puts; ///< path and text of new entries; known orphans stay as known
};

/// One text made of another, with all that is needed to undo it.
struct LogChange {
    struct Hunk {
        qsizetype at = 0; ///< in the text before
        QByteArray out; ///< whole entries that went ...
        QByteArray in; ///< ... and those that came
        friend bool operator==(const Hunk &, const Hunk &) = default;
    };
    std::vector<Hunk> hunks; ///< in the order of the text
    bool isNew = false; ///< there was no log before
    qsizetype size = 0; ///< of the text after, to which others may have added since
    QByteArray digest; ///< SHA-1 of that text

    bool isEmpty() const { return hunks.empty(); }
    friend bool operator==(const LogChange &, const LogChange &) = default;
};

/// How `text`, the log at `path` (nothing: there is none), becomes what is wished. Pure.
/// Errors: Malformed if any part of it cannot be read: then nobody can tell what would get lost.
Result<LogChange> planChange(const std::optional<QByteArray> &text, const QByteArray &path, const LogWish &wish);

/// `text` after `change`, which was planned for it. Pure.
QByteArray changed(QByteArrayView text, const LogChange &change);

/// Which entries are meant, by their path; none: all.
using ChosenEntries = std::function<bool(const QByteArray &path)>;

struct TakenBack {
    QByteArray text;
    LogChange rest; ///< what of the change was not meant
};

/// `text` as it was before `change`, with what was added behind it since. Where somebody else has rewritten it, the
/// entries that went come back at its end unless they are there, and those that came go. Pure. Errors: Malformed.
Result<TakenBack> takenBack(QByteArrayView text, const QByteArray &path, LogForm form, const LogChange &change,
                            const ChosenEntries &chosen = {});

/// Changes a log of the depot behind `fence`, under Pkg's lock if it is one that Pkg locks. `record` is given the
/// change just before it is made (perhaps several times, if others write too; the last time counts). Orphaned.toml
/// keeps its time, which tells Pkg when it last collected. Errors: those of planChange(), `record`, the lock and the
/// disk. Stops: while waiting for the lock.
Result<void> editLog(Disk &disk, const Fence &fence, const QByteArray &inside, const LogWish &wish,
                     const std::function<Result<void>(const LogChange &)> &record, Job &job);

/// Undoes what of `change` is chosen in a log of the depot behind `fence`, and returns the rest. A log that it made
/// goes if nothing else is in it.
Result<LogChange> takeBack(Disk &disk, const Fence &fence, const QByteArray &inside, LogForm form,
                           const LogChange &change, Job &job, const ChosenEntries &chosen = {});

/// The text of entries as every Julia since 1.0 reads it. Errors: Malformed if a path is no UTF-8, which no log can
/// hold. Source: Pkg.jl src/Types.jl write_env_usage, src/API.jl gc, Scratch.jl track_scratch_access.
Result<QByteArray> manifestEntry(const QByteArray &path, Time time);
Result<QByteArray> spaceEntry(const QByteArray &path, Time time, const std::vector<QByteArray> &parentProjects);
Result<QByteArray> orphanEntry(const QByteArray &path, Time since);

} // namespace depotscope
