// SPDX-License-Identifier: MIT
#pragma once

#include "model/disk/disk.h"

#include <QUuid>
#include <optional>

namespace depotscope {

/// What is needed of a Project.toml or JuliaProject.toml.
struct Project {
    QByteArray name; ///< empty for an environment that is no package
    std::optional<QUuid> uuid;
    QByteArray version;
    QByteArray manifest; ///< file that it names as its manifest, as written; empty if it names none

    friend bool operator==(const Project &, const Project &) = default;
};

/// Errors: Malformed with line, if it is no TOML or a field has the wrong type. Pure. Source: Pkg.jl src/project.jl.
Result<Project> readProject(QByteArrayView text, const QByteArray &path);

} // namespace depotscope
