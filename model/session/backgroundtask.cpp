// SPDX-License-Identifier: MIT
#include "model/session/backgroundtask.h"

#include "model/session/background.h"

namespace depotscope {

using namespace std::chrono_literals;

struct BackgroundTask::Attempt {
    std::stop_source stop;
    Job job{stop.get_token()};
};

BackgroundTask::BackgroundTask(QObject *parent)
    : QObject(parent)
{
    m_pulse.setInterval(100ms);
    connect(&m_pulse, &QTimer::timeout, this, &BackgroundTask::progressed);
}

BackgroundTask::~BackgroundTask()
{
    stop();
}

void BackgroundTask::stop()
{
    if (m_attempt)
        m_attempt->stop.request_stop();
}

const Job *BackgroundTask::job() const
{
    return m_attempt ? &m_attempt->job : nullptr;
}

void BackgroundTask::run(std::function<std::function<void()>(Job &)> work)
{
    stop();
    m_attempt = std::make_shared<Attempt>();
    // The new thread waits for the one before: a disk that does not answer must not hold up the event loop.
    m_thread =
        std::jthread([this, work = std::move(work), attempt = m_attempt, before = std::move(m_thread)]() mutable {
            goToBackground();
            if (before.joinable())
                before.join();
            const std::function<void()> tell = work(attempt->job);
            QMetaObject::invokeMethod(
                this,
                [this, attempt, tell] {
                    if (attempt != m_attempt)
                        return;
                    m_attempt.reset();
                    m_pulse.stop();
                    tell();
                },
                Qt::QueuedConnection);
        });
    m_pulse.start();
}

} // namespace depotscope
