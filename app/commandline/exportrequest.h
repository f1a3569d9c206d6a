// SPDX-License-Identifier: MIT
#pragma once

#include "model/artifact/binding.h"
#include "model/artifact/exporttree.h"

#include <QString>
#include <optional>
#include <tl/expected.hpp>

namespace depotscope {

/// What the options of `export` and `verify` ask for.
struct ExportRequest {
    ExportChoice choice;
    Compression compression = Compression::Gzip; ///< by the name of the output
    int level = 0; ///< 0: the usual one
    bool isForced = false; ///< what exists is replaced
    bool isInstalled = false; ///< it becomes an artifact of the depot
    QByteArray bind; ///< the Artifacts.toml; empty: none
    QByteArray name;
    std::vector<QByteArray> urls;
    Platform platform;
    bool isLazy = false;

    std::optional<TreeHash> hash; ///< of `verify`: what it should be
    std::optional<QByteArray> sha256; ///< of `verify`: what the file's should be, in lower case
    QByteArray against; ///< of `verify`: the tree or tarball to compare with
};

/// Takes the value of an option that only these commands have. Errors: a sentence.
tl::expected<void, QString> takeExportOption(QByteArrayView option, const QByteArray &value, ExportRequest &request);

/// Whether the options of `export` go together, `output` being that of -o; settles what follows from them.
tl::expected<void, QString> settleExport(ExportRequest &request, const QByteArray &output, bool isDryRun);

} // namespace depotscope
