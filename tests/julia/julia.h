// SPDX-License-Identifier: MIT
#pragma once

#include <QDir>
#include <QJsonObject>
#include <QStringList>
#include <tl/expected.hpp>

namespace depotscope {

/// A Julia 1.5 to ask what is right: the one on PATH, or the one in a Debian 11 root that packaging/root made.
class Julia {
public:
    /// Errors: a sentence that says why there is none.
    static tl::expected<Julia, QString> find();

    /// True if the environment says which root to take (DEPOTSCOPE_JULIA_ROOT): to find none is then a failure.
    static bool isRequired();

    /// Runs `script`, a file beside this one, with `arguments`. It sees only `variables` (NAME=VALUE) of Julia's own
    /// variables, and of this machine's files at least those in `folder`, which it may write to.
    /// Errors: the end of what it printed.
    tl::expected<void, QString> run(const QString &script, const QStringList &arguments, const QDir &folder,
                                    const QStringList &variables) const;

private:
    QString m_root; ///< suite of the root; empty for the one on PATH
};

/// Errors: a sentence with the name of the file.
tl::expected<QJsonObject, QString> readJson(const QString &path);

} // namespace depotscope
