// SPDX-License-Identifier: MIT
#include "model/session/session.h"

#include "model/inventory/pathstate.h"
#include "model/sample/sampledepot.h"

#include <algorithm>
#include <atomic>
#include <mutex>

namespace depotscope {

using namespace std::chrono_literals;

namespace {

std::vector<QByteArray> missingProjects(const Inventory &inventory, const Disk &disk, const Job &job)
{
    std::vector<QByteArray> projects;
    for (const Item &item : inventory.items)
        projects.insert(projects.end(), item.ownerProjects.begin(), item.ownerProjects.end());
    std::ranges::sort(projects);
    projects.erase(std::unique(projects.begin(), projects.end()), projects.end());
    const Reachability reachability(disk);
    std::erase_if(projects, [&](const QByteArray &path) {
        // After a stop nobody waits for the truth, and only what is known to be gone may be called gone.
        return job.isStopped() || reachability.of(path) != PathState::Gone;
    });
    return projects;
}

/// Each inventory but the first is one of the same depots, in which little has changed.
InventoryOptions withMemory(InventoryOptions options)
{
    options.memory = std::make_shared<Memory>();
    return options;
}

/// The journals of all depots, latest page first.
std::vector<JournalPage> journalOf(const Inventory &inventory, const Disk &disk, std::vector<Error> &troubles)
{
    std::vector<JournalPage> pages;
    for (const Depot &depot : inventory.depots) {
        for (Record &record : loadJournal(disk, depot.path, troubles))
            pages.push_back({depot.path, std::move(record)});
    }
    std::ranges::stable_sort(pages, std::greater(), [](const JournalPage &page) { return page.record.when; });
    return pages;
}

} // namespace

Source depotsOfProcess(const InventoryOptions &options, const Disk &disk)
{
    return [options = withMemory(options), &disk](Job &job) -> Result<std::shared_ptr<const Inventory>> {
        const auto depots = findDepots(DepotSurroundings::ofProcess(), disk);
        if (!depots)
            return Failure(depots.error());
        return takeInventory(*depots, options, disk, job);
    };
}

Source depotsIn(const std::vector<QByteArray> &directories, const InventoryOptions &options, const Disk &disk)
{
    return [directories, options = withMemory(options), &disk](Job &job) -> Result<std::shared_ptr<const Inventory>> {
        return takeInventory(depotsAt(directories, disk), options, disk, job);
    };
}

/// One run of a source: written by its thread, read by the session once it is told so.
struct Session::Attempt {
    std::stop_source stop;
    Job job{stop.get_token()};
    std::stop_source deedStop;
    Job deedJob{deedStop.get_token()};
    std::atomic<bool> isDeed = false; ///< it is at its task
    Source again; ///< what a rescan asks if this one succeeds
    std::mutex mutex; ///< of `found`
    Findings found;
};

Session::Session(Disk &disk, QObject *parent)
    : QObject(parent)
    , m_disk(disk)
{
    m_pulse.setInterval(100ms);
    connect(&m_pulse, &QTimer::timeout, this, &Session::progressed);
}

Session::~Session()
{
    abandon();
}

void Session::setDepots(const Source &source)
{
    m_source = source;
    m_findings = {};
    start({}, source, source);
    emit findingsChanged();
}

void Session::showSample(const QByteArray &directory, const Source &source)
{
    start(
        {},
        [directory, source](Job &job) -> Result<std::shared_ptr<const Inventory>> {
            if (const auto written = writeSampleDepot(directory, currentTime()); !written)
                return Failure(written.error());
            return source(job);
        },
        source);
}

void Session::rescan()
{
    if (m_source)
        start({}, m_source, m_source);
}

void Session::perform(const Task &task)
{
    if (task && m_findings.inventory && !isBusy())
        start(task, m_source, m_source);
}

void Session::undo()
{
    if (m_findings.deed)
        perform(undoing(*m_findings.deed));
}

void Session::stop()
{
    // What a task has done until then is to be seen.
    if (m_attempt && m_attempt->isDeed)
        m_attempt->deedStop.request_stop();
    else
        abandon();
}

void Session::abandon()
{
    if (!m_attempt)
        return;
    m_attempt->deedStop.request_stop();
    m_attempt->stop.request_stop();
}

Progress Session::progress() const
{
    if (!m_attempt)
        return {};
    const bool isDeed = m_attempt->isDeed;
    const Job &job = isDeed ? m_attempt->deedJob : m_attempt->job;
    return {job.stage, job.files, job.bytes, job.done, job.total, isDeed};
}

void Session::start(const Task &task, const Source &source, const Source &again)
{
    const bool wasBusy = isBusy();
    abandon();
    m_attempt = std::make_shared<Attempt>();
    m_attempt->again = again;
    m_attempt->isDeed = bool(task);
    // The new thread waits for the one before: a disk that does not answer must not hold up the event loop.
    m_thread = std::jthread([this, task, source, attempt = m_attempt, serial = ++m_serial, &disk = m_disk,
                             before = std::move(m_thread)]() mutable {
        if (before.joinable())
            before.join();
        Findings found;
        if (task)
            found.deed = task(disk, attempt->deedJob);
        attempt->isDeed = false;
        if (auto inventory = source(attempt->job)) {
            found.inventory = std::move(*inventory);
            found.journal = journalOf(*found.inventory, disk, found.journalTroubles);
            if (found.inventory->isComplete && found.inventory->reach) {
                const Time now = currentTime();
                found.reclaim = reclaimable(*found.inventory, now);
                found.fates = std::make_shared<const Fates>(*found.inventory, now);
            }
            found.missingProjects = missingProjects(*found.inventory, disk, attempt->job);
        } else {
            found.error = inventory.error();
        }
        found.wasStopped = attempt->job.isStopped();
        {
            const std::scoped_lock lock(attempt->mutex);
            attempt->found = std::move(found);
        }
        QMetaObject::invokeMethod(
            this, [this, serial] { receive(serial); }, Qt::QueuedConnection);
    });
    m_pulse.start();
    if (!wasBusy)
        emit busyChanged(true);
}

void Session::receive(int serial)
{
    if (serial != m_serial)
        return;
    const std::shared_ptr<Attempt> attempt = std::move(m_attempt);
    m_pulse.stop();
    const std::scoped_lock lock(attempt->mutex);
    Findings &found = attempt->found;
    const bool isWhole = found.inventory && found.inventory->isComplete;
    if (!found.error)
        m_source = attempt->again;
    found.freed = m_findings.freed + (found.deed ? found.deed->freed : 0);
    if (!found.deed)
        found.deed = m_findings.deed;
    Findings before;
    if (!isWhole && m_findings.inventory && (found.error || m_findings.inventory->isComplete)) {
        m_findings.error = found.error;
        m_findings.deed = found.deed;
        m_findings.freed = found.freed;
        m_findings.wasStopped = found.wasStopped;
    } else {
        before = std::exchange(m_findings, std::move(found));
    }
    emit busyChanged(false);
    emit findingsChanged();
    // Half a million files take a while to forget, too.
    if (!isBusy())
        m_thread = std::jthread([thread = std::move(m_thread), old = std::move(before)] {});
}

} // namespace depotscope
