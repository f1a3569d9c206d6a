// SPDX-License-Identifier: MIT
#pragma once

#include "model/disk/job.h"

#include <thread>

class QIODevice;

namespace depotscope {

/// A line on a terminal that follows a job ten times a second and is wiped out when it ends.
/// Thread: nobody else may write to `device` while it lives.
class ProgressLine {
public:
    ProgressLine(const Job &job, QIODevice &device);
    ~ProgressLine();
    Q_DISABLE_COPY_MOVE(ProgressLine)

private:
    std::jthread m_thread;
};

} // namespace depotscope
