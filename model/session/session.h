// SPDX-License-Identifier: MIT
#pragma once

#include "model/cleaning/autogc.h"
#include "model/cleaning/externalremoval.h"
#include "model/cleaning/growth.h"
#include "model/cleaning/reclaim.h"
#include "model/inventory/inventory.h"
#include "model/session/actions.h"
#include "model/session/history.h"
#include "model/session/watch.h"

#include <QObject>
#include <QTimer>
#include <concepts>
#include <functional>
#include <memory>
#include <thread>

namespace depotscope {

/// Where inventories of some depots come from. Its functions block and run on the session's thread.
struct Source {
    /// Errors: what keeps it from having any inventory. Stops: as takeInventory().
    using Last = std::function<Result<std::shared_ptr<const Inventory>>(Job &)>;
    using Take = std::function<Result<std::shared_ptr<const Inventory>>(Job &, const PartialResult &)>;

    Source() = default;
    template <std::invocable<Job &, const PartialResult &> Taking>
    Source(Taking taking)
        : take(std::move(taking))
    {
    }
    template <std::invocable<Job &> Taking>
    Source(Taking taking)
        : take([taking = std::move(taking)](Job &job, const PartialResult &) mutable { return taking(job); })
    {
    }

    Take take; ///< the inventory of now, from finding the depots to sorting their bytes; it may trust earlier ones in
               ///< what Pkg never changes, and gives partial results if it is to
    Last last; ///< the one that was kept when it was taken last, to be shown until there is a new one; may be empty
    /// The inventory if something has changed in one of these directories (none: anywhere) since the last one, or none.
    using Follow =
        std::function<std::shared_ptr<const Inventory>(const std::optional<std::vector<QByteArray>> &, Job &)>;
    Follow follow; ///< may be empty
    std::function<void()> doubt; ///< makes the next take() look at every file again; may be empty
    QByteArray removals; ///< file that the external removals are kept at; empty: they are not
    QByteArray sizes; ///< folder that sizes are kept in, to tell what has grown; empty: they are not
};

/// The depots of the process's JULIA_DEPOT_PATH, or of Julia's defaults. Its last inventory is known with
/// options.keepsScan.
Source depotsOfProcess(const InventoryOptions &options, const Disk &disk);

/// The depots in `directories`: the first is the user's, the others shared.
Source depotsIn(const std::vector<QByteArray> &directories, const InventoryOptions &options, const Disk &disk);

/// What a session has found.
struct Findings {
    std::shared_ptr<const Inventory> inventory; ///< none before the first one is there
    std::shared_ptr<const GcForecast> forecast; ///< what Pkg would do with its items; none without a whole inventory
    std::vector<Reclaim> reclaim; ///< what can be freed from it; empty without a whole inventory
    std::vector<AutoGc> autoGcs; ///< what Pkg would do with them by itself
    std::vector<Result<Growth>> growth; ///< of each depot, as noteGrowth(); empty where sizes are not kept
    std::vector<std::optional<DiskRoom>> rooms; ///< of each depot's file system; none where it does not say
    std::vector<QByteArray> missingProjects; ///< owner projects of spaces whose file is gone, sorted
    std::shared_ptr<const History> history; ///< of the depots of `inventory`; none without one
    std::optional<ActionResult> actionResult; ///< the last one; kept over rescans
    qint64 freed = 0; ///< by all deeds of the session, measured
    std::optional<Error> error; ///< why the last attempt has no inventory; the one before it is kept
    bool wasStopped = false; ///< the user stopped the last attempt
};

/// How far the running attempt is.
struct Progress {
    Stage stage = Stage::Starting;
    qint64 files = 0;
    qint64 bytes = 0;
    qint64 done = 0;
    qint64 total = 0; ///< 0 while unknown
    bool isAction = false; ///< a task is carried out, and the inventory comes after it
};

/// Keeps the event loop free: takes inventories on a thread of its own and publishes each finished one, and before the
/// first one the last that is known, or else what has been seen until then. With setFollowing() it goes on by itself.
/// A stopped attempt leaves the last complete inventory in place; if there is none, it shows what was seen.
/// Thread: that of the object; the destructor stops the work and waits for it.
class Session : public QObject {
    Q_OBJECT

public:
    explicit Session(Disk &disk = Disk::real(), QObject *parent = nullptr);
    ~Session() override;

    /// Drops what was found and takes an inventory of other depots.
    void setDepots(const Source &source);

    /// Writes the sample depot into `directory`, which must be empty or missing, and shows it from then on.
    /// What was found stays if that fails.
    void showSample(const QByteArray &directory, const Source &source);

    /// Carries out a task, and takes the inventory anew; what came of it is the findings' deed. Nothing while busy or
    /// before there is an inventory.
    void perform(const Task &task);

    /// Takes back what the last deed did, if that can be.
    void undo();

    /// Takes the inventory anew, and looks at every file for it.
    void rescan();

    /// Whether an inventory is followed by another as soon as something changes in its depots. That is no reason to be
    /// busy. Once told, it stays so.
    void setFollowing(bool isFollowing);

    /// Stops a task, after which the inventory is still taken, or else the taking of it.
    void stop();

    bool isBusy() const;
    Progress progress() const;
    const Findings &findings() const { return m_findings; }

signals:
    void findingsChanged();
    void busyChanged(bool busy);
    void progressed(); ///< ten times a second while busy

private:
    struct Attempt;
    enum class Cause { Told, Following };
    void start(const Task &task, const Source &source, const Source &again, Cause cause = Cause::Told);
    void abandon();
    void fallBehind();
    void catchUp();
    void receive(int serial, bool isOver);

    Disk &m_disk;
    Source m_source; ///< what rescan() asks
    Findings m_findings;
    QTimer m_pulse;
    std::shared_ptr<Attempt> m_attempt; ///< the running one
    Watch m_watch;
    bool m_isFollowing = false; ///< if something changes
    bool m_isBehind = false; ///< something has changed
    bool m_hasTrusted = false; ///< what was not looked at has to be looked at yet
    QTimer m_pause; ///< before it is looked at
    std::chrono::steady_clock::time_point m_rest; ///< until then nothing is followed: it must not take most of the time
    int m_serial = 0; ///< of the last attempt; what earlier ones post is dropped
    std::jthread m_thread; ///< waits for the threads of earlier attempts, too
};

} // namespace depotscope
