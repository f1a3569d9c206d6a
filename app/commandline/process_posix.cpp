// SPDX-License-Identifier: MIT
#include "app/commandline/process.h"

#include "model/cleaning/spaces.h"

#include <QFile>
#include <QStandardPaths>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <pthread.h>
#include <sys/ioctl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace depotscope {

namespace {

constexpr int endOfWatch = SIGUSR1;

int columnsOf(int descriptor)
{
    winsize size{};
    if (::isatty(descriptor) == 0 || ::ioctl(descriptor, TIOCGWINSZ, &size) != 0)
        return 0;
    return size.ws_col;
}

sigset_t watchedSignals()
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, endOfWatch);
    for (const int number : {SIGINT, SIGTERM}) {
        struct sigaction action { };
        // A blocked signal is delivered to sigwait() even if it is ignored.
        if (::sigaction(number, nullptr, &action) == 0 && action.sa_handler != SIG_IGN)
            sigaddset(&set, number);
    }
    return set;
}

} // namespace

Surroundings surroundingsOfProcess()
{
    Surroundings result;
    result.depots = DepotSurroundings::ofProcess();
    const QString cache = QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation);
    if (!cache.isEmpty())
        result.cacheDirectory = QFile::encodeName(cache + u"/depotscope"_s);
    result.looksForJulias = true;
    result.now = currentTime();
    result.columns = columnsOf(STDOUT_FILENO);
    const char *terminal = ::getenv("TERM");
    result.showsProgress = ::isatty(STDERR_FILENO) != 0 && terminal && QByteArrayView(terminal) != "dumb";
    if (::isatty(STDIN_FILENO) != 0 && ::isatty(STDERR_FILENO) != 0) {
        result.ask = [](const QString &question) {
            std::fprintf(stderr, "%s [y/N] ", qPrintable(question));
            char answer[16] = {};
            return std::fgets(answer, sizeof answer, stdin) && (answer[0] == 'y' || answer[0] == 'Y');
        };
    }
    result.tracksAccess = tracksSpaces();
    return result;
}

Interruption::Interruption()
{
    const sigset_t watched = watchedSignals();
    std::signal(SIGPIPE, SIG_DFL); // some parents ignore it, and their children would complain about `| head`
    ::pthread_sigmask(SIG_BLOCK, &watched, nullptr);
    m_watcher = std::thread([watched, stop = m_stop]() mutable {
        int number = 0;
        while (::sigwait(&watched, &number) == 0 && number != endOfWatch) {
            if (!stop.request_stop())
                ::_exit(int(ExitCode::Stopped));
        }
    });
}

Interruption::~Interruption()
{
    ::pthread_kill(m_watcher.native_handle(), endOfWatch);
    m_watcher.join();
}

} // namespace depotscope
