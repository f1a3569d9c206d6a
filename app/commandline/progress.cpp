// SPDX-License-Identifier: MIT
#include "app/commandline/progress.h"

#include "app/commandline/words.h"

#include <QIODevice>

#include <chrono>
#include <condition_variable>
#include <mutex>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace depotscope {

namespace {

constexpr char wipe[] = "\r\x1b[K";

QString words(const Job &job)
{
    switch (job.stage.load()) {
    case Stage::Starting:
    case Stage::Scanning:
        return u"Scanning: %1 entries, %2"_s.arg(job.files.load()).arg(formatSize(job.bytes.load()));
    case Stage::Reading:
        return u"Reading logs, manifests and registries"_s;
    case Stage::Sorting:
        return u"Sorting"_s;
    case Stage::Packing:
        return u"Packing: %1 of %2"_s.arg(formatSize(job.done.load()), formatSize(job.total.load()));
    }
    Q_UNREACHABLE();
}

void follow(const std::stop_token &token, const Job &job, QIODevice &device)
{
    std::mutex mutex;
    std::condition_variable_any ended;
    std::unique_lock lock(mutex);
    bool isShown = false;
    // What is over within the first tenth of a second needs no line.
    while (!ended.wait_for(lock, token, 100ms, [] { return false; }) && !token.stop_requested()) {
        device.write(wipe + words(job).toUtf8());
        isShown = true;
    }
    if (isShown)
        device.write(wipe);
}

} // namespace

ProgressLine::ProgressLine(const Job &job, QIODevice &device)
    : m_thread([&job, &device](const std::stop_token &token) { follow(token, job, device); })
{
}

ProgressLine::~ProgressLine() = default;

} // namespace depotscope
