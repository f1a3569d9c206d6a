// SPDX-License-Identifier: MIT
#include "app/commandline/process.h"

#include <QFile>

int main(int argc, char **argv)
{
    using namespace depotscope;

    const Interruption interruption;
    Job job(interruption.token());
    QFile out;
    QFile err;
    if (!out.open(stdout, QIODevice::WriteOnly | QIODevice::Unbuffered)
        || !err.open(stderr, QIODevice::WriteOnly | QIODevice::Unbuffered))
        return int(ExitCode::Failed);
    const std::vector<QByteArray> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
    return int(runCommand(arguments, surroundingsOfProcess(), Disk::real(), out, err, job));
}
