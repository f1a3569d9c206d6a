// SPDX-License-Identifier: MIT
#include "model/session/session.h"

#include "model/inventory/memory.h"
#include "model/inventory/pathprobe.h"
#include "model/sample/sampledepot.h"
#include "model/session/background.h"
#include "model/session/heap.h"
#include "model/text/names.h"

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
    const PathProbe reachability(disk);
    std::erase_if(projects, [&](const QByteArray &path) {
        // After a stop nobody waits for the truth, and only what is known to be gone may be called gone.
        return job.isStopped() || reachability.of(path) != PathState::Gone;
    });
    return projects;
}

/// Adds what went later.
void add(ExternalRemoval &removal, ExternalRemoval &later)
{
    removal.before = later.before;
    removal.isCollection |= later.isCollection;
    std::ranges::move(later.items, std::back_inserter(removal.items));
    std::ranges::stable_sort(removal.items, std::greater(), &GoneItem::bytes);
}

/// What happened to the depots of `inventory`. What went since `before` was taken is noticed, and kept at `file` if
/// that has a name; else `removals` are what is known of others.
std::shared_ptr<const History> historyOf(const Inventory &inventory, const std::shared_ptr<const Inventory> &before,
                                         std::vector<ExternalRemoval> removals, const QByteArray &file,
                                         std::vector<Error> troubles, const Disk &disk)
{
    auto history = std::make_shared<History>();
    history->removals = file.isEmpty() ? std::move(removals) : loadRemovals(file);
    history->troubles = std::move(troubles);
    const std::vector<Depot> &depots = inventory.depots;
    bool hasNew = false;
    for (size_t i = 0; i < depots.size(); ++i) {
        const std::vector<JournalEntry> journal = loadJournal(disk, depots[i].path, history->troubles);
        for (const JournalEntry &record : journal)
            history->pages.push_back({depots[i].path, record});
        auto removal = before ? removalBetween(*before, inventory, int(i), journal) : std::nullopt;
        // Another window may have noticed, too.
        const auto isSame = [&](const ExternalRemoval &known) {
            return known.depot == removal->depot && known.before >= removal->after
                && std::ranges::all_of(removal->items, [&](const GoneItem &item) {
                       return std::ranges::find(known.items, item) != known.items.end();
                   });
        };
        if (!removal || std::ranges::any_of(history->removals, isSame))
            continue;
        // What takes others a while is seen in several parts.
        const auto same = std::ranges::find_if(history->removals, [&](const ExternalRemoval &known) {
            return known.depot == removal->depot && known.before >= removal->after
                && removal->before - known.before < 5min;
        });
        if (same == history->removals.end())
            history->removals.insert(history->removals.begin(), std::move(*removal));
        else
            add(*same, *removal);
        hasNew = true;
    }
    if (hasNew && !file.isEmpty()) {
        if (const auto saved = saveRemovals(file, history->removals); !saved)
            history->troubles.push_back(saved.error());
    }
    std::erase_if(history->removals, [&](const ExternalRemoval &removal) {
        return std::ranges::find(depots, removal.depot, &Depot::path) == depots.end();
    });
    std::ranges::stable_sort(history->pages, std::greater(), [](const JournalPage &page) { return page.record.when; });
    return history;
}

/// What follows from an inventory. Its sizes are kept in the folder `sizes`, if that has a name.
void addUp(Findings &found, std::shared_ptr<const Inventory> inventory, const QByteArray &sizes, const Disk &disk,
           const Job &job)
{
    found.inventory = std::move(inventory);
    if (found.inventory->isComplete && found.inventory->graph) {
        const Time now = currentTime();
        found.reclaim = reclaimable(*found.inventory, now);
        found.forecast = std::make_shared<const GcForecast>(*found.inventory, now);
        const bool isOff = switchesAutoGcOff(qEnvironmentVariableIsSet("JULIA_PKG_GC_AUTO")
                                                 ? std::optional(qgetenv("JULIA_PKG_GC_AUTO"))
                                                 : std::nullopt);
        found.autoGcs = autoGcs(*found.inventory, *found.forecast, isOff, now);
        if (!sizes.isEmpty())
            found.growth = noteGrowth(*found.inventory, sizes);
    }
    found.missingProjects = missingProjects(*found.inventory, disk, job);
    for (const Depot &depot : found.inventory->depots) {
        const Result<DiskRoom> room = disk.room(depot.path);
        found.rooms.push_back(room ? std::optional(*room) : std::nullopt);
    }
}

/// The depots that `find` finds.
template <typename Find> Source sourceOf(InventoryOptions options, const Disk &disk, Find find)
{
    options.memory = std::make_shared<Memory>(); // each inventory but the first is one in which little has changed
    Source source = [=, &disk](Job &job,
                               const PartialResult &partialResult) -> Result<std::shared_ptr<const Inventory>> {
        const Result<std::vector<Depot>> depots = find();
        if (!depots)
            return Failure(depots.error());
        InventoryOptions withGlimpse = options;
        withGlimpse.partialResult = partialResult;
        return takeInventory(*depots, withGlimpse, disk, job);
    };
    source.follow = [=, &disk](const auto &changed, Job &job) -> std::shared_ptr<const Inventory> {
        const Result<std::vector<Depot>> depots = find();
        return depots ? followInventory(*depots, options, changed, disk, job) : nullptr;
    };
    source.doubt = [memory = options.memory] { memory->setScan(nullptr); };
    if (options.keepsScan) {
        source.last = [=, &disk](Job &job) -> Result<std::shared_ptr<const Inventory>> {
            const Result<std::vector<Depot>> depots = find();
            return depots ? lastInventory(*depots, options, disk, job) : Failure(depots.error());
        };
    }
    if (options.keepsScan && !options.cacheDirectory.isEmpty()) {
        source.removals = removalsFile(options.cacheDirectory);
        source.sizes = options.cacheDirectory;
    }
    return source;
}

} // namespace

Source depotsOfProcess(const InventoryOptions &options, const Disk &disk)
{
    return sourceOf(options, disk, [&disk] { return findDepots(DepotSurroundings::ofProcess(), disk); });
}

Source depotsIn(const std::vector<QByteArray> &directories, const InventoryOptions &options, const Disk &disk)
{
    return sourceOf(options, disk,
                    [directories, &disk]() -> Result<std::vector<Depot>> { return depotsAt(directories, disk); });
}

/// One run of a source: written by its thread, read by the session once it is told so.
struct Session::Attempt {
    std::stop_source stop;
    Job job{stop.get_token()};
    std::stop_source deedStop;
    Job actionJob{deedStop.get_token()};
    std::atomic<bool> isAction = false; ///< it is at its task
    Source again; ///< what a rescan asks if this one succeeds
    const std::chrono::steady_clock::time_point begin = std::chrono::steady_clock::now();
    bool isFollowing = false; ///< nobody told it to
    std::mutex mutex; ///< of what follows
    Findings seen; ///< to be shown until there are those
    Findings found;
    std::vector<QByteArray> busy; ///< directories of `found`
};

Session::Session(Disk &disk, QObject *parent)
    : QObject(parent)
    , m_disk(disk)
{
    m_pulse.setInterval(100ms);
    connect(&m_pulse, &QTimer::timeout, this, &Session::progressed);
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &Session::catchUp);
    connect(&m_watch, &Watch::changed, this, &Session::fallBehind);
}

Session::~Session()
{
    abandon();
}

void Session::setDepots(const Source &source)
{
    m_source = source;
    const qint64 freed = m_findings.freed;
    m_findings = {};
    m_findings.freed = freed;
    m_watch.setDirectories({});
    start({}, source, source);
    emit findingsChanged();
}

void Session::showSample(const QByteArray &directory, const Source &source)
{
    start(
        {},
        [directory,
         take = source.take](Job &job, const PartialResult &partialResult) -> Result<std::shared_ptr<const Inventory>> {
            if (const auto written = writeSampleDepot(directory, currentTime()); !written)
                return Failure(written.error());
            return take(job, partialResult);
        },
        source);
}

void Session::rescan()
{
    if (!m_source.take)
        return;
    if (m_source.doubt)
        m_source.doubt();
    start({}, m_source, m_source);
}

void Session::setFollowing(bool isFollowing)
{
    m_isFollowing = isFollowing;
}

/// Something has changed. It is looked at once it has had time to come to its end.
void Session::fallBehind()
{
    m_isBehind = true;
    if (m_attempt || m_pause.isActive())
        return;
    const auto rest = std::chrono::ceil<std::chrono::milliseconds>(m_rest - std::chrono::steady_clock::now());
    m_pause.start(std::max(400ms, rest));
}

void Session::catchUp()
{
    if (m_attempt || !m_isFollowing || !m_source.follow)
        return;
    m_isBehind = false;
    auto changed = m_watch.takeChanged();
    if (std::exchange(m_hasTrusted, false))
        changed.reset();
    if (changed && changed->empty())
        return;
    Source source;
    source.take = [follow = m_source.follow, changed](Job &job, const PartialResult &) { return follow(changed, job); };
    source.removals = m_source.removals;
    source.sizes = m_source.sizes;
    start({}, source, m_source, Cause::Following);
}

bool Session::isBusy() const
{
    return m_attempt && !m_attempt->isFollowing;
}

void Session::perform(const Task &task)
{
    if (task && m_findings.inventory && !isBusy())
        start(task, m_source, m_source);
}

void Session::undo()
{
    if (m_findings.actionResult)
        perform(undoing(*m_findings.actionResult));
}

void Session::stop()
{
    // What a task has done until then is to be seen.
    if (m_attempt && m_attempt->isAction)
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
    const bool isAction = m_attempt->isAction;
    const Job &job = isAction ? m_attempt->actionJob : m_attempt->job;
    return {job.stage, job.files, job.bytes, job.done, job.total, isAction};
}

void Session::start(const Task &task, const Source &source, const Source &again, Cause cause)
{
    const bool wasBusy = isBusy();
    abandon();
    m_attempt = std::make_shared<Attempt>();
    m_attempt->isFollowing = cause == Cause::Following;
    m_attempt->again = again;
    m_attempt->isAction = bool(task);
    // The new thread waits for the one before: a disk that does not answer must not hold up the event loop.
    m_thread = std::jthread([this, task, source, attempt = m_attempt, serial = ++m_serial, &disk = m_disk,
                             known = m_findings.inventory,
                             removals =
                                 m_findings.history ? m_findings.history->removals : std::vector<ExternalRemoval>(),
                             before = std::move(m_thread)]() mutable {
        goToBackground();
        useLargePages();
        if (before.joinable())
            before.join();
        const auto post = [&](bool isOver) {
            QMetaObject::invokeMethod(
                this, [this, serial, isOver] { receive(serial, isOver); }, Qt::QueuedConnection);
        };
        const auto show = [&](const std::shared_ptr<const Inventory> &inventory) {
            Findings seen;
            addUp(seen, inventory, {}, disk, attempt->job);
            seen.history = historyOf(*inventory, nullptr, {}, source.removals, {}, disk);
            const std::scoped_lock lock(attempt->mutex);
            attempt->seen = std::move(seen);
            post(false);
        };
        Findings found;
        std::vector<Error> troubles;
        if (!known && source.last) {
            if (const auto inventory = source.last(attempt->job)) {
                known = *inventory;
                show(known);
            } else if (inventory.error().fault != Fault::NotFound) {
                troubles.push_back(inventory.error());
            }
        }
        if (task)
            found.actionResult = task(disk, attempt->actionJob);
        attempt->isAction = false;
        std::vector<QByteArray> busy;
        if (const auto inventory = source.take(attempt->job, known ? PartialResult() : show); inventory && *inventory) {
            busy = busyDirectories(**inventory);
            addUp(found, *inventory, source.sizes, disk, attempt->job);
            found.history = historyOf(*found.inventory, known, removals, source.removals, std::move(troubles), disk);
        } else if (!inventory) {
            found.error = inventory.error();
        }
        found.wasStopped = attempt->job.isStopped();
        {
            const std::scoped_lock lock(attempt->mutex);
            attempt->found = std::move(found);
            attempt->busy = std::move(busy);
        }
        post(true);
    });
    if (!isBusy())
        return;
    m_pulse.start();
    if (!wasBusy)
        emit busyChanged(true);
}

void Session::receive(int serial, bool isOver)
{
    if (serial != m_serial)
        return;
    if (!isOver) {
        const bool isWhole = m_findings.inventory && m_findings.inventory->isComplete;
        const std::scoped_lock lock(m_attempt->mutex);
        if (!isWhole && m_attempt->seen.inventory && !m_attempt->job.isStopped()) {
            m_attempt->seen.freed = m_findings.freed;
            m_attempt->seen.actionResult = m_findings.actionResult;
            m_findings = std::exchange(m_attempt->seen, {});
            emit findingsChanged();
        }
        return;
    }
    const std::shared_ptr<Attempt> attempt = std::move(m_attempt);
    m_pulse.stop();
    const std::scoped_lock lock(attempt->mutex);
    Findings &found = attempt->found;
    const bool isWhole = found.inventory && found.inventory->isComplete;
    if (m_isFollowing && isWhole) {
        m_watch.setDirectories(attempt->busy);
        m_hasTrusted |= !attempt->isFollowing;
        m_isBehind |= m_hasTrusted;
    }
    if (attempt->isFollowing)
        m_rest = std::chrono::steady_clock::now() + 3 * (std::chrono::steady_clock::now() - attempt->begin);
    if (m_isBehind)
        fallBehind();
    if (attempt->isFollowing && !isWhole)
        return;
    if (!found.error)
        m_source = attempt->again;
    found.freed = m_findings.freed + (found.actionResult ? found.actionResult->freed : 0);
    if (!found.actionResult)
        found.actionResult = m_findings.actionResult;
    Findings before;
    if (!isWhole && m_findings.inventory && (found.error || m_findings.inventory->isComplete)) {
        m_findings.error = found.error;
        m_findings.actionResult = found.actionResult;
        m_findings.freed = found.freed;
        m_findings.wasStopped = found.wasStopped;
    } else {
        before = std::exchange(m_findings, std::move(found));
    }
    if (!attempt->isFollowing)
        emit busyChanged(false);
    emit findingsChanged();
    // Half a million files take a while to forget, too.
    if (!isBusy())
        m_thread = std::jthread([thread = std::move(m_thread), old = std::move(before)] {});
}

} // namespace depotscope
