// SPDX-License-Identifier: MIT
#pragma once

#include "app/commandline/commandline.h"

#include <QBuffer>
#include <QJsonDocument>
#include <QJsonObject>

namespace depotscope {

using Arguments = std::vector<QByteArray>;

/// What came of a command.
struct Answer {
    ExitCode code = ExitCode::Failed;
    QByteArray out;
    QByteArray err;

    QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
};

/// Runs a command of depotctl in this process.
inline Answer answerTo(const Arguments &arguments, const Surroundings &surroundings, std::stop_token token = {})
{
    QBuffer out;
    QBuffer err;
    out.open(QIODevice::WriteOnly);
    err.open(QIODevice::WriteOnly);
    Job job(std::move(token));
    const ExitCode code = runCommand(arguments, surroundings, Disk::real(), out, err, job);
    return {code, out.data(), err.data()};
}

} // namespace depotscope
