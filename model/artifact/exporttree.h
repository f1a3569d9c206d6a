// SPDX-License-Identifier: MIT
#pragma once

#include "model/artifact/compressor.h"
#include "model/depot/treehash.h"
#include "model/disk/disk.h"

#include <vector>

namespace depotscope {

/// What of a tree is exported.
struct ExportChoice {
    std::vector<QByteArray> leavesOut; ///< patterns such as *.tmp, of the names of files and folders
    bool leavesOutEmptyFolders = false;
};

/// What there is to export.
struct ExportSurvey {
    qint64 files = 0; ///< links included
    qint64 folders = 0;
    qint64 bytes = 0; ///< as `ls` shows them
};

/// Looks through the tree, without reading any file, for what cannot be exported.
/// Errors: those of walkTree(), and Malformed: a fifo, socket or device, a name or a link's target that is no UTF-8, a
/// link that leads out of the tree and would lead elsewhere on another machine.
Result<ExportSurvey> surveyTree(const QByteArray &tree, const ExportChoice &choice, Job &job);

struct ExportOptions {
    ExportChoice choice;
    QByteArray output; ///< absolute; empty: everything is done but writing
    bool replaces = false; ///< what is at `output`
    Compression compression = Compression::Gzip;
    int level = 0; ///< of levelsOf(); 0 where that is none: the usual one
    QByteArray depot; ///< whose artifact it becomes too; empty: of none
};

/// What became of a tree.
struct Exported {
    TreeHash hash; ///< git-tree-sha1
    QByteArray sha256; ///< of the file, in hex
    qint64 size = 0; ///< of the file
    QByteArray tarSha256; ///< of the tar in it, in hex
    qint64 tarSize = 0;
    ExportSurvey survey;
    QByteArray artifact; ///< path of the artifact in the depot, if it became one
    bool isNewArtifact = false; ///< it was not there before
};

/// Packs the directory `tree` into a tarball as Tar.create makes it, and hashes it on the way, reading each file once.
/// Nothing stays of it unless all went well. Same content, same bytes, whoever does it and when.
/// Errors: those of surveyTree(), checkPlace() and PartFile, Exists (something is at `output`), Unsafe (`output` is in
/// the tree).
/// Stops: between blocks of a file. Progress: job.done of job.total bytes.
Result<Exported> exportTree(const QByteArray &tree, const ExportOptions &options, Job &job);

} // namespace depotscope
