// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <vector>

namespace depotscope {

/// A Julia that runs.
struct RunningJulia {
    qint64 pid = 0;
    QByteArray program; ///< absolute path
    QByteArray project; ///< folder of the project that it was started with, absolute; empty if of none or by name
    std::vector<QByteArray> openFiles; ///< that it has open or mapped: absolute paths, sorted, each once
};

/// The processes of a program called julia that this user may look into. Thread: any.
std::vector<RunningJulia> runningJulias();

} // namespace depotscope
