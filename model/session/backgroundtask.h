// SPDX-License-Identifier: MIT
#pragma once

#include "model/disk/job.h"

#include <QObject>
#include <QTimer>
#include <concepts>
#include <functional>
#include <memory>
#include <thread>

namespace depotscope {

/// Has one piece of long work at a time done on a thread of its own, and gives what comes of it to the event loop.
/// Thread: that of the object; the destructor stops the work and waits for it.
class BackgroundTask final : public QObject {
    Q_OBJECT

public:
    explicit BackgroundTask(QObject *parent = nullptr);
    ~BackgroundTask() override;

    /// Calls `work` on the thread, and then `then` with what it returned in the event loop. Work that is under way is
    /// stopped, and nobody is told what comes of it.
    template <std::invocable<Job &> Work, typename Then> void start(Work work, Then then)
    {
        run([work = std::move(work), then = std::move(then)](Job &job) -> std::function<void()> {
            return [then, result = work(job)] { then(result); };
        });
    }

    /// Asks the work to stop; what it then returns is still told.
    void stop();

    bool isBusy() const { return m_attempt != nullptr; }

    /// How far the work is; none while there is none.
    const Job *job() const;

signals:
    void progressed(); ///< ten times a second while busy

private:
    struct Attempt;
    void run(std::function<std::function<void()>(Job &)> work);

    QTimer m_pulse;
    std::shared_ptr<Attempt> m_attempt; ///< the one whose result is waited for
    std::jthread m_thread; ///< waits for the threads of earlier attempts, too
};

} // namespace depotscope
