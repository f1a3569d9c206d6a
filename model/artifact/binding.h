// SPDX-License-Identifier: MIT
#pragma once

#include "model/artifact/platform.h"
#include "model/depot/treehash.h"
#include "model/disk/disk.h"

#include <optional>

namespace depotscope {

/// What an Artifacts.toml is to say.
struct Binding {
    QByteArray name;
    TreeHash hash;
    bool isLazy = false; ///< downloaded when it is first used
    Platform platform; ///< of platformOf()

    struct Download {
        QByteArray url;
        QByteArray sha256; ///< of the file, in hex
        qint64 size = 0; ///< of the file; 0: it is not said
    };
    std::vector<Download> downloads;
};

/// The text of a file that says nothing else, as Pkg would print it. Errors: Malformed (a name or address that is no
/// UTF-8). Source: Pkg.jl src/Artifacts.jl bind_artifact!, TOML.jl src/print.jl.
Result<QByteArray> bindingText(const Binding &binding);

/// `text` (nothing: there is no file) with the binding in it: where the name was, or by its name among sorted ones, or
/// at the end; everything else stays as it is, byte for byte. Pure. Errors: Exists (it is bound, and not to be replaced
/// by `force`), Malformed (no TOML, or the name is bound in a form that cannot be changed without touching others).
/// Source: Pkg.jl src/Artifacts.jl bind_artifact!.
Result<QByteArray> bound(const std::optional<QByteArray> &text, const QByteArray &path, const Binding &binding,
                         bool force);

/// Binds in the file at `path` (absolute), which is made if there is none. Errors: those of bound() and the disk.
Result<void> bind(Disk &disk, const QByteArray &path, const Binding &binding, bool force);

/// The file that `path` means: in a folder, the one that Julia reads there. What is not there is a folder unless it is
/// named like a file.
QByteArray artifactsTomlAt(const Disk &disk, const QByteArray &path);

/// Whether `text` can be the address of a download.
bool isAddress(QByteArrayView text);

/// Has Pkg know that the Artifacts.toml at `path` is used, so that collections keep what it binds. Errors: those of the
/// lock and the disk, Malformed (the log is damaged). Stops: while waiting for the lock. Source: Pkg.jl src/Types.jl
/// write_env_usage.
Result<void> logArtifactUse(Disk &disk, const QByteArray &depot, const QByteArray &path, Time now, Job &job);

/// One line of a text that changed: ' ' it stays, '-' it goes, '+' it comes.
struct DifferentLine {
    char change = ' ';
    QByteArray text;
};

/// What is different between two texts, with two lines around each place. Pure.
std::vector<DifferentLine> difference(const QByteArray &before, const QByteArray &after);

/// What bind() would change. Errors: those of bound(), what keeps the file from being read, NotFound (the folder).
Result<std::vector<DifferentLine>> bindingChanges(const Disk &disk, const QByteArray &path, const Binding &binding,
                                                  bool force);

} // namespace depotscope
