// SPDX-License-Identifier: MIT
#include "model/session/session.h"

#include "model/inventory/pathstate.h"
#include "model/sample/sampledepot.h"

#include <algorithm>
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

/// Work that only looks.
auto only(const Source &source)
{
    return [source](Job &job, std::optional<Deed> &) { return source(job); };
}

/// What a report comes to.
Deed deedOf(Deed::Kind kind, Outcome::What done, const Report &report, std::vector<Error> failures)
{
    Deed deed{kind, 0, 0, {}, std::move(failures)};
    for (const Outcome &outcome : report.outcomes) {
        if (outcome.what == done) {
            ++deed.items;
            deed.bytes += outcome.item.bytes;
        } else if (outcome.what == Outcome::Changed || outcome.what == Outcome::Failed) {
            deed.failures.push_back(outcome.error);
        }
    }
    deed.failures.insert(deed.failures.end(), report.failures.begin(), report.failures.end());
    return deed;
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
    stop();
}

void Session::setDepots(const Source &source)
{
    m_source = source;
    m_findings = {};
    start(only(source), source);
    emit findingsChanged();
}

void Session::showSample(const QByteArray &directory, const Source &source)
{
    start(
        [directory, source](Job &job, std::optional<Deed> &) -> Result<std::shared_ptr<const Inventory>> {
            if (const auto written = writeSampleDepot(directory, currentTime()); !written)
                return Failure(written.error());
            return source(job);
        },
        source);
}

void Session::rescan()
{
    if (m_source)
        start(only(m_source), m_source);
}

void Session::hold(const std::vector<Choice> &choices)
{
    if (!m_findings.inventory || isBusy())
        return;
    start(
        [choices, inventory = m_findings.inventory, source = m_source,
         &disk = m_disk](Job &job, std::optional<Deed> &deed) -> Result<std::shared_ptr<const Inventory>> {
            const Time now = currentTime();
            std::vector<Error> troubles;
            const Order order = orderFor(*inventory, choices, "window", now, disk, troubles);
            const Report report = apply(order, {Manner::Hold, now, runningJulias()}, disk, job);
            deed = deedOf(Deed::Kind::Held, Outcome::Held, report, std::move(troubles));
            for (const QByteArray &id : report.ids) {
                for (const Depot &depot : inventory->depots) {
                    std::vector<Error> unread;
                    const auto journal = loadJournal(disk, depot.path, unread);
                    if (std::ranges::find(journal, id, &Record::id) != journal.end())
                        deed->cleans.emplace_back(depot.path, id);
                }
            }
            return source(job);
        },
        m_source);
}

void Session::undo()
{
    if (!m_findings.deed || m_findings.deed->cleans.empty() || isBusy())
        return;
    start(
        [cleans = m_findings.deed->cleans, source = m_source,
         &disk = m_disk](Job &job, std::optional<Deed> &deed) -> Result<std::shared_ptr<const Inventory>> {
            deed = Deed{Deed::Kind::Returned, 0, 0, {}, {}};
            for (const auto &[depot, id] : cleans) {
                const auto report =
                    depotscope::undo(depot, id, {.clash = Clash::Refuse, .paths = {}, .now = currentTime()}, disk, job);
                if (!report) {
                    deed->failures.push_back(report.error());
                    continue;
                }
                const Deed one = deedOf(Deed::Kind::Returned, Outcome::Returned, *report, {});
                deed->items += one.items;
                deed->bytes += one.bytes;
                deed->failures.insert(deed->failures.end(), one.failures.begin(), one.failures.end());
            }
            return source(job);
        },
        m_source);
}

void Session::stop()
{
    if (m_attempt)
        m_attempt->stop.request_stop();
}

Progress Session::progress() const
{
    if (!m_attempt)
        return {};
    const Job &job = m_attempt->job;
    return {job.stage, job.files, job.bytes, job.done, job.total};
}

void Session::start(const Work &work, const Source &again)
{
    const bool wasBusy = isBusy();
    stop();
    m_attempt = std::make_shared<Attempt>();
    m_attempt->again = again;
    // The new thread waits for the one before: a disk that does not answer must not hold up the event loop.
    m_thread = std::jthread(
        [this, work, attempt = m_attempt, serial = ++m_serial, &disk = m_disk, before = std::move(m_thread)]() mutable {
            if (before.joinable())
                before.join();
            Findings found;
            if (auto inventory = work(attempt->job, found.deed)) {
                found.inventory = std::move(*inventory);
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
    if (!found.deed)
        found.deed = m_findings.deed;
    Findings before;
    if (!isWhole && m_findings.inventory && (found.error || m_findings.inventory->isComplete)) {
        m_findings.error = found.error;
        m_findings.deed = found.deed;
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
