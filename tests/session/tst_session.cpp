// SPDX-License-Identifier: MIT
#include "model/session/session.h"

#include "model/inventory/reachabilitygraph.h"
#include "tests/support/fixture.h"
#include "tests/support/registered.h"

#include <QDir>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>
#include <semaphore>
#include <sys/resource.h>

using namespace depotscope;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

using Answer = Result<std::shared_ptr<const Inventory>>;

std::shared_ptr<const Inventory> anInventory(bool isComplete)
{
    auto inventory = std::make_shared<Inventory>();
    inventory->isComplete = isComplete;
    return inventory;
}

Source giving(const Answer &answer)
{
    return [answer](Job &) { return answer; };
}

/// Works until it is stopped, and tells when it began.
Source untilStopped(std::binary_semaphore &begun, const Answer &answer)
{
    return [&begun, answer](Job &job) {
        begun.release();
        while (!job.isStopped())
            std::this_thread::yield();
        return answer;
    };
}

} // namespace

class TestSession : public QObject {
    Q_OBJECT

private slots:
    void publishes();
    void tellsProgress();
    void stopKeepsTheCompleteInventory();
    void stopShowsWhatWasSeenIfThereIsNothingElse();
    void failureKeepsTheLastInventory();
    void lateResultsAreDropped();
    void closesWhileScanning();
    void closesWithSeveralAttemptsUnderWay();
    void depotVanishes();
    void showsSample();
    void sampleThatCannotBeWrittenChangesNothing();
    void knowsWhichProjectsAreGone();
    void staysResponsiveWithRealWork();
    void holdsAndBringsBack();
    void saysWhatCannotBeHeld();
    void freesForGood();
    void offersAWayWhereThePathExistsAgain();
    void keepsAndReleases();
    void forgetsAndRemembers();
    void stoppingATaskStillShowsWhatItDid();
    void worksInTheBackground();
    void showsWhatItSeesOnTheWay();
    void beginsWithTheLastInventory();
    void saysWhatItCannotBeginWith();
    void noticesWhatOthersTook();
    void rescanLooksAtEverything();
    void followsChanges_data();
    void followsChanges();
    void followingGivesWay();
};

void TestSession::publishes()
{
    Session session;
    QSignalSpy changed(&session, &Session::findingsChanged);
    QSignalSpy busy(&session, &Session::busyChanged);
    QVERIFY(!session.isBusy());
    const auto inventory = anInventory(true);
    session.setDepots(giving(inventory));
    QVERIFY(session.isBusy());
    QVERIFY(!session.findings().inventory);
    QTRY_VERIFY(!session.isBusy());
    QCOMPARE(session.findings().inventory, inventory);
    QCOMPARE(changed.size(), 2); // dropped, found
    QCOMPARE(busy.size(), 2);
    session.rescan();
    QCOMPARE(session.findings().inventory, inventory);
    QTRY_VERIFY(!session.isBusy());
}

void TestSession::tellsProgress()
{
    Session session;
    std::binary_semaphore seen(0);
    session.setDepots([&seen](Job &job) -> Answer {
        job.stage = Stage::Scanning;
        job.files = 42;
        job.bytes = 4096;
        seen.acquire();
        return anInventory(true);
    });
    QSignalSpy progressed(&session, &Session::progressed);
    QTRY_COMPARE(session.progress().files, 42);
    QVERIFY(progressed.wait());
    QCOMPARE(session.progress().stage, Stage::Scanning);
    QCOMPARE(session.progress().bytes, 4096);
    seen.release();
    QTRY_VERIFY(!session.isBusy());
    QCOMPARE(session.progress().files, 0);
}

void TestSession::stopKeepsTheCompleteInventory()
{
    Session session;
    const auto complete = anInventory(true);
    std::binary_semaphore begun(0);
    auto isFirst = std::make_shared<bool>(true);
    session.setDepots([&, isFirst](Job &job) -> Answer {
        if (std::exchange(*isFirst, false))
            return complete;
        return untilStopped(begun, anInventory(false)).take(job, {});
    });
    QTRY_VERIFY(!session.isBusy());
    session.rescan();
    begun.acquire();
    session.stop();
    QTRY_VERIFY(!session.isBusy());
    QCOMPARE(session.findings().inventory, complete);
    QVERIFY(session.findings().wasStopped);
}

void TestSession::stopShowsWhatWasSeenIfThereIsNothingElse()
{
    Session session;
    const auto partial = anInventory(false);
    std::binary_semaphore begun(0);
    session.setDepots(untilStopped(begun, partial));
    begun.acquire();
    session.stop();
    QTRY_VERIFY(!session.isBusy());
    QCOMPARE(session.findings().inventory, partial);
    QVERIFY(session.findings().wasStopped);
}

void TestSession::failureKeepsTheLastInventory()
{
    Session session;
    const auto complete = anInventory(true);
    auto isFirst = std::make_shared<bool>(true);
    session.setDepots([complete, isFirst](Job &) -> Answer {
        if (std::exchange(*isFirst, false))
            return complete;
        return Failure(Error{Fault::Denied, "/depot", {}, 0});
    });
    QTRY_VERIFY(!session.isBusy());
    session.rescan();
    QTRY_VERIFY(!session.isBusy());
    QCOMPARE(session.findings().inventory, complete);
    QVERIFY(session.findings().error.has_value());
    QCOMPARE(session.findings().error->fault, Fault::Denied);
}

void TestSession::lateResultsAreDropped()
{
    Session session;
    QSignalSpy changed(&session, &Session::findingsChanged);
    std::binary_semaphore begun(0);
    session.setDepots(untilStopped(begun, anInventory(true)));
    begun.acquire();
    const auto second = anInventory(true);
    session.setDepots(giving(second));
    QTRY_VERIFY(!session.isBusy());
    QCOMPARE(session.findings().inventory, second);
    QCOMPARE(changed.size(), 3); // dropped twice, found once
    QVERIFY(!session.findings().wasStopped);
}

void TestSession::closesWhileScanning()
{
    std::binary_semaphore begun(0);
    auto session = std::make_unique<Session>();
    session->setDepots(untilStopped(begun, anInventory(false)));
    begun.acquire();
    session.reset();
    QCoreApplication::processEvents(); // what was posted to it must be gone with it
}

void TestSession::closesWithSeveralAttemptsUnderWay()
{
    auto session = std::make_unique<Session>();
    std::binary_semaphore begun(0);
    session->setDepots(untilStopped(begun, anInventory(false)));
    begun.acquire();
    for (int i = 0; i < 5; ++i)
        session->rescan();
    session.reset();
    QCoreApplication::processEvents();
}

void TestSession::depotVanishes()
{
    Fixture fixture;
    fixture.depot.package("Foo", "1.0.0", 10 * kiB);
    Session session;
    session.setDepots(depotsIn({fixture.depot.path()}, {}, Disk::real()));
    QTRY_VERIFY(!session.isBusy());
    QCOMPARE(session.findings().inventory->packages.size(), size_t(1));
    QCOMPARE(session.findings().rooms.size(), size_t(1));
    QCOMPARE(session.findings().rooms.front()->size, Disk::real().room(fixture.depot.path())->size);
    QVERIFY(QDir(QFile::decodeName(fixture.depot.path())).removeRecursively());
    session.rescan();
    QTRY_VERIFY(!session.isBusy());
    QVERIFY(session.findings().inventory->packages.empty());
    QVERIFY(!session.findings().inventory->depotNodes.front());
    QVERIFY(!session.findings().rooms.front());
    QVERIFY(!session.findings().inventory->troubles.empty());
}

void TestSession::showsSample()
{
    const QTemporaryDir folder;
    const QByteArray directory = QFile::encodeName(folder.filePath(QStringLiteral("sample")));
    Session session;
    session.showSample(directory, depotsIn({directory}, {}, Disk::real()));
    QTRY_VERIFY(!session.isBusy());
    QVERIFY(session.findings().inventory);
    QVERIFY(session.findings().inventory->packages.size() > 5);
    session.rescan(); // reads it again, and does not write it again
    QTRY_VERIFY(!session.isBusy());
    QVERIFY(!session.findings().error);
}

void TestSession::sampleThatCannotBeWrittenChangesNothing()
{
    Fixture fixture;
    fixture.depot.package("Foo", "1.0.0", 10 * kiB);
    Session session;
    session.setDepots(depotsIn({fixture.depot.path()}, {}, Disk::real()));
    QTRY_VERIFY(!session.isBusy());
    const auto before = session.findings().inventory;
    session.showSample(fixture.depot.path(), depotsIn({fixture.depot.path()}, {}, Disk::real())); // not empty
    QTRY_VERIFY(!session.isBusy());
    QVERIFY(session.findings().error.has_value());
    QCOMPARE(session.findings().inventory, before);
}

void TestSession::knowsWhichProjectsAreGone()
{
    Fixture fixture;
    const auto package = fixture.depot.package("Foo", "1.0.0", 10 * kiB);
    const QByteArray gone = fixture.root + "/projects/gone/Project.toml";
    const QByteArray here = package.path + "/Project.toml";
    QVERIFY(QDir().mkpath(QFile::decodeName(fixture.root + "/projects")));
    fixture.depot.space(package.uuid, "cache", kiB, 1, fixture.daysAgo(1), {gone, here});
    Session session;
    session.setDepots(depotsIn({fixture.depot.path()}, {}, Disk::real()));
    QTRY_VERIFY(!session.isBusy());
    QCOMPARE(session.findings().missingProjects, std::vector<QByteArray>{gone});
}

void TestSession::staysResponsiveWithRealWork()
{
    Fixture fixture;
    for (int i = 0; i < 20; ++i)
        fixture.depot.package("Package" + QByteArray::number(i), "1.0.0", 10 * kiB);
    Session session;
    for (int i = 0; i < 10; ++i) {
        session.setDepots(depotsIn({fixture.depot.path()}, {}, Disk::real()));
        QCoreApplication::processEvents();
    }
    QTRY_VERIFY(!session.isBusy());
    QCOMPARE(session.findings().inventory->packages.size(), size_t(20));
    QVERIFY(session.findings().inventory->isComplete);
}

void TestSession::holdsAndBringsBack()
{
    Fixture f;
    const auto foo = f.depot.package("Foo", "1.0.0", 40 * kiB);
    const auto bar = f.depot.package("Bar", "1.0.0", 20 * kiB);
    f.depot.environment("v1.10", {bar}, f.daysAgo(1), true);
    QVERIFY(!f.depot.error());
    Session session;
    session.setDepots(depotsIn({f.depot.path()}, {}, Disk::real()));
    QTRY_VERIFY(!session.isBusy());
    session.undo(); // there is nothing to undo
    QVERIFY(!session.isBusy());
    const auto before = session.findings().inventory;
    const qint64 size = itemAt(*before, foo.path)->totals.allocated;

    session.perform(removing(before, {{idAt(*before, foo.path), QStringLiteral("for the test")}}, RemovalMode::Trash));
    QVERIFY(session.isBusy());
    QTRY_VERIFY(!session.isBusy());
    const std::optional<ActionResult> trashed = session.findings().actionResult;
    QVERIFY(trashed && trashed->kind == ActionResult::Kind::Trashed);
    QCOMPARE(trashed->items, size_t(1));
    QCOMPARE(trashed->bytes, size);
    QCOMPARE(trashed->cleans.size(), size_t(1));
    QVERIFY(trashed->failures.empty());
    QVERIFY(!QFile::exists(QFile::decodeName(foo.path)));
    QVERIFY(!itemAt(*session.findings().inventory, foo.path));

    session.rescan();
    QTRY_VERIFY(!session.isBusy());
    QVERIFY(session.findings().actionResult); // it can still be undone
    session.undo();
    QTRY_VERIFY(!session.isBusy());
    QCOMPARE(session.findings().actionResult->kind, ActionResult::Kind::Returned);
    QCOMPARE(session.findings().actionResult->items, size_t(1));
    QCOMPARE(session.findings().actionResult->bytes, size);
    QVERIFY(itemAt(*session.findings().inventory, foo.path));
    session.undo(); // what was undone is not undone again
    QVERIFY(!session.isBusy());
}

void TestSession::saysWhatCannotBeHeld()
{
    Fixture f;
    const auto foo = f.depot.package("Foo", "1.0.0", 40 * kiB);
    f.depot.environment("v1.10", {}, f.daysAgo(1), true);
    QVERIFY(!f.depot.error());
    Session session;
    session.setDepots(depotsIn({f.depot.path()}, {}, Disk::real()));
    QTRY_VERIFY(!session.isBusy());
    const auto before = session.findings().inventory;
    QVERIFY(QDir(QFile::decodeName(foo.path)).mkdir(QStringLiteral("new")));
    session.perform(
        removing(before, {{idAt(*before, foo.path), {}}, {idAt(*before, f.depot.path() + "/environments/v1.10"), {}}},
                 RemovalMode::Trash));
    QTRY_VERIFY(!session.isBusy());
    QCOMPARE(session.findings().actionResult->items, size_t(0));
    QCOMPARE(session.findings().actionResult->failures.size(), size_t(2));
    QVERIFY(session.findings().actionResult->cleans.empty());
    QVERIFY(QFile::exists(QFile::decodeName(foo.path)));
}

namespace {

/// A depot of which Foo is needed by nobody, and Bar by an environment and by a project outside.
struct CleanDepot : Fixture {
    DepotBuilder::PackageVersion foo = depot.package("Foo", "1.0.0", 40 * kiB);
    DepotBuilder::PackageVersion bar = depot.package("Bar", "1.0.0", 20 * kiB);
    DepotBuilder::Environment work = depot.environment("work", {bar}, daysAgo(3), false);

    Source source() const { return depotsIn({depot.path()}, {}, Disk::real()); }
    Task removingFoo(const Session &session, RemovalMode mode) const
    {
        const auto inventory = session.findings().inventory;
        return removing(inventory, {{idAt(*inventory, foo.path), {}}}, mode);
    }
};

bool exists(const QByteArray &path)
{
    return QFile::exists(QFile::decodeName(path));
}

} // namespace

void TestSession::freesForGood()
{
    const CleanDepot f;
    Session session;
    session.setDepots(f.source());
    QTRY_VERIFY(!session.isBusy());
    const qint64 size = itemAt(*session.findings().inventory, f.foo.path)->totals.allocated;
    session.perform(f.removingFoo(session, RemovalMode::DeletePermanently));
    QTRY_VERIFY(!session.isBusy());
    QCOMPARE(session.findings().actionResult->kind, ActionResult::Kind::Deleted);
    const qint64 freed = session.findings().actionResult->freed;
    QVERIFY(freed >= size); // and what held it meanwhile
    QCOMPARE(session.findings().freed, freed);
    QVERIFY(!undoing(*session.findings().actionResult));
    QVERIFY(!exists(f.foo.path));
    QCOMPARE(session.findings().history->pages.size(), size_t(1));
    QCOMPARE(session.findings().history->pages.front().record.freed, freed);
    session.undo();
    QVERIFY(!session.isBusy());
    session.rescan();
    QTRY_VERIFY(!session.isBusy());
    QCOMPARE(session.findings().freed, freed); // counted once
}

void TestSession::offersAWayWhereThePathExistsAgain()
{
    const CleanDepot f;
    Session session;
    session.setDepots(f.source());
    QTRY_VERIFY(!session.isBusy());
    session.perform(f.removingFoo(session, RemovalMode::Trash));
    QTRY_VERIFY(!session.isBusy());
    QVERIFY(QDir().mkpath(QFile::decodeName(f.foo.path)));
    session.undo();
    QTRY_VERIFY(!session.isBusy());
    const ActionResult actionResult = *session.findings().actionResult;
    QCOMPARE(actionResult.items, size_t(0));
    QCOMPARE(actionResult.failures.size(), size_t(1));
    QCOMPARE(actionResult.conflicts.size(), size_t(1));
    QCOMPARE(actionResult.conflicts.front().depot, f.depot.path());
    QCOMPARE(f.depot.path() + '/' + actionResult.conflicts.front().paths.front(), f.foo.path);
    QVERIFY(!exists(f.foo.path + "/Project.toml")); // nothing is written over unasked
    session.perform(returning(actionResult.conflicts, ConflictPolicy::KeepBoth));
    QTRY_VERIFY(!session.isBusy());
    QCOMPARE(session.findings().actionResult->items, size_t(1));
    QVERIFY(session.findings().actionResult->conflicts.empty());
    QVERIFY(exists(f.foo.path + ".restored/Project.toml"));
    QVERIFY(exists(f.foo.path));
}

void TestSession::keepsAndReleases()
{
    const CleanDepot f;
    Session session;
    session.setDepots(f.source());
    QTRY_VERIFY(!session.isBusy());
    session.perform(keeping({{f.depot.path(), f.foo.path}}));
    QTRY_VERIFY(!session.isBusy());
    QCOMPARE(session.findings().actionResult->kind, ActionResult::Kind::Kept);
    QCOMPARE(session.findings().actionResult->items, size_t(1));
    QCOMPARE(itemAt(*session.findings().inventory, f.foo.path)->verdict.status, Status::Kept);
    session.undo();
    QTRY_VERIFY(!session.isBusy());
    QCOMPARE(session.findings().actionResult->kind, ActionResult::Kind::Released);
    QVERIFY(!itemAt(*session.findings().inventory, f.foo.path)->isOnKeepList);
    session.undo(); // and on again
    QTRY_VERIFY(!session.isBusy());
    QVERIFY(itemAt(*session.findings().inventory, f.foo.path)->isOnKeepList);
}

void TestSession::forgetsAndRemembers()
{
    const CleanDepot f;
    Session session;
    session.setDepots(f.source());
    QTRY_VERIFY(!session.isBusy());
    const auto isKept = [&] {
        return itemAt(*session.findings().inventory, f.bar.path)->verdict.status == Status::InUse;
    };
    QVERIFY(isKept());
    session.perform(forgetting({{f.depot.path(), f.work.manifest}, {f.depot.path(), f.root + "/never"}}));
    QTRY_VERIFY(!session.isBusy());
    QCOMPARE(session.findings().actionResult->items, size_t(1));
    QCOMPARE(session.findings().actionResult->failures.size(), size_t(1));
    QVERIFY(!isKept());
    QVERIFY(exists(f.work.manifest));
    QVERIFY(session.findings().history->pages.front().record.isForgotten);
    QCOMPARE(askedBy(session.findings().history->pages.front().record).english(), u"the window"_s);
    session.undo();
    QTRY_VERIFY(!session.isBusy());
    QCOMPARE(session.findings().actionResult->kind, ActionResult::Kind::Remembered);
    QVERIFY(isKept());
    QVERIFY(!session.findings().history->pages.front().record.isForgotten);
}

void TestSession::stoppingATaskStillShowsWhatItDid()
{
    const CleanDepot f;
    Session session;
    session.setDepots(f.source());
    QTRY_VERIFY(!session.isBusy());
    const auto before = session.findings().inventory;
    std::binary_semaphore begun(0);
    session.perform([&begun](Disk &, Job &job) {
        begun.release();
        while (!job.isStopped())
            std::this_thread::yield();
        return ActionResult{.kind = ActionResult::Kind::Trashed, .left = 1};
    });
    begun.acquire();
    QVERIFY(session.progress().isAction);
    session.stop();
    QTRY_VERIFY(!session.isBusy());
    QCOMPARE(session.findings().actionResult->left, size_t(1));
    QVERIFY(session.findings().inventory != before);
    QVERIFY(session.findings().inventory->isComplete);
    QVERIFY(!session.findings().wasStopped);
}

void TestSession::worksInTheBackground()
{
    const int ours = ::getpriority(PRIO_PROCESS, 0);
    std::atomic<int> its = ours;
    std::atomic<int> itsHelpers = ours;
    Session session;
    session.setDepots([&](Job &) -> Answer {
        its = ::getpriority(PRIO_PROCESS, 0);
        std::jthread([&] { itsHelpers = ::getpriority(PRIO_PROCESS, 0); }).join();
        return anInventory(true);
    });
    QTRY_VERIFY(!session.isBusy());
    QVERIFY(its >= 10);
    QCOMPARE(itsHelpers, its);
    QCOMPARE(::getpriority(PRIO_PROCESS, 0), ours);
}

void TestSession::showsWhatItSeesOnTheWay()
{
    Session session;
    const auto seen = anInventory(false);
    const auto whole = anInventory(true);
    std::binary_semaphore go(0);
    const auto take = [&](Job &, const PartialResult &partialResult) -> Answer {
        if (partialResult)
            partialResult(seen);
        go.acquire();
        return whole;
    };
    session.setDepots(take);
    QTRY_VERIFY(session.findings().inventory);
    QVERIFY(session.isBusy());
    QCOMPARE(session.findings().inventory, seen);
    QVERIFY(session.findings().reclaim.empty() && !session.findings().forecast);
    QVERIFY(session.findings().history && !session.findings().wasStopped);
    go.release();
    QTRY_VERIFY(!session.isBusy());
    QCOMPARE(session.findings().inventory, whole);

    // What is known is better.
    session.rescan();
    go.release();
    QTRY_VERIFY(!session.isBusy());
    QCOMPARE(session.findings().inventory, whole);
    QVERIFY(session.findings().history->removals.empty());
}

void TestSession::beginsWithTheLastInventory()
{
    const CleanDepot f;
    const QByteArray depot = f.depot.path();
    InventoryOptions options;
    options.cacheDirectory = f.root + "/cache";
    options.keepsScan = true;
    Session first;
    first.setDepots(depotsIn({depot}, options, Disk::real()));
    QTRY_VERIFY(!first.isBusy());
    const auto taken = first.findings().inventory;

    std::binary_semaphore go(0);
    Source source = depotsIn({depot}, options, Disk::real());
    source.take = [&go, take = source.take](Job &job, const PartialResult &partialResult) {
        go.acquire();
        return take(job, partialResult);
    };
    Session second;
    QSignalSpy changed(&second, &Session::findingsChanged);
    second.setDepots(source);
    QTRY_VERIFY(second.findings().inventory);
    QVERIFY(second.isBusy());
    const auto last = second.findings().inventory;
    QVERIFY(last->isComplete);
    QCOMPARE(last->taken, taken->taken);
    QCOMPARE(last->totals, taken->totals);
    QVERIFY(second.findings().forecast);
    second.perform(f.removingFoo(second, RemovalMode::Trash)); // not yet: it is busy
    go.release();
    QTRY_VERIFY(!second.isBusy());
    QVERIFY(second.findings().inventory != last);
    QVERIFY(second.findings().inventory->taken > taken->taken);
    QVERIFY(exists(f.foo.path));
    QCOMPARE(changed.size(), 3); // dropped, last, found

    second.rescan(); // what is shown is newer than what was kept
    go.release();
    QTRY_VERIFY(!second.isBusy());
    QCOMPARE(changed.size(), 4);

    Session stopped; // the last one stays if the new one is not waited for
    stopped.setDepots(source);
    QTRY_VERIFY(stopped.findings().inventory);
    stopped.stop();
    go.release();
    QTRY_VERIFY(!stopped.isBusy());
    QVERIFY(stopped.findings().inventory->isComplete);
    QVERIFY(stopped.findings().wasStopped);
}

void TestSession::saysWhatItCannotBeginWith()
{
    const CleanDepot f;
    InventoryOptions options;
    options.cacheDirectory = f.root + "/cache";
    options.keepsScan = true;
    const auto findings = [&] {
        Session session;
        session.setDepots(depotsIn({f.depot.path()}, options, Disk::real()));
        if (!QTest::qWaitFor([&] { return !session.isBusy(); }, patience))
            qFatal("the session does not end");
        return session.findings();
    };
    QVERIFY(findings().history->troubles.empty());
    auto kept = Disk::real().list(options.cacheDirectory);
    std::erase_if(*kept, [](const DirectoryEntry &entry) { return !entry.name.endsWith(".scan"); });
    QCOMPARE(kept->size(), size_t(1));
    const QByteArray path = options.cacheDirectory + '/' + kept->front().name;
    QVERIFY(QFile::resize(QFile::decodeName(path), 500));
    const Findings damaged = findings();
    QVERIFY(damaged.inventory->isComplete);
    QCOMPARE(damaged.history->troubles.size(), size_t(1));
    QCOMPARE(damaged.history->troubles.front().path, path);
    QVERIFY(findings().history->troubles.empty()); // there is a new one
}

void TestSession::noticesWhatOthersTook()
{
    const CleanDepot f;
    InventoryOptions options;
    options.cacheDirectory = f.root + "/cache";
    options.keepsScan = true;
    for (const bool isKept : {true, false}) {
        options.keepsScan = isKept;
        const auto baz = f.depot.path() + "/packages/Baz/" + (isKept ? "aaaaa" : "bbbbb");
        QVERIFY(QDir().mkpath(QFile::decodeName(baz)));
        auto session = std::make_unique<Session>();
        session->setDepots(depotsIn({f.depot.path()}, options, Disk::real()));
        QTRY_VERIFY(!session->isBusy());
        QCOMPARE(session->findings().history->removals.size(), size_t(0));
        QVERIFY(QDir(QFile::decodeName(baz)).removeRecursively());
        if (isKept) { // while no window was open
            session = std::make_unique<Session>();
            session->setDepots(depotsIn({f.depot.path()}, options, Disk::real()));
        } else {
            session->rescan();
        }
        QTRY_VERIFY(!session->isBusy());
        for (int again = 0; again < 2; ++again) {
            QCOMPARE(session->findings().history->removals.size(), size_t(1));
            const ExternalRemoval removal = session->findings().history->removals.front();
            QCOMPARE(removal.items.size(), size_t(1));
            QCOMPARE(removal.items.front().path, baz);
            session->rescan();
            QTRY_VERIFY(!session->isBusy());
        }
        session->perform(f.removingFoo(*session, RemovalMode::Trash)); // ours is in the journal
        QTRY_VERIFY(!session->isBusy());
        QCOMPARE(session->findings().history->removals.size(), size_t(1));
        session->undo();
        QTRY_VERIFY(!session->isBusy());
        QVERIFY(QFile::remove(QFile::decodeName(options.cacheDirectory + "/sightings.json")) == isKept);
    }
}

void TestSession::rescanLooksAtEverything()
{
    int doubts = 0;
    Source source = giving(anInventory(true));
    source.doubt = [&doubts] { ++doubts; };
    Session session;
    session.setDepots(source);
    QTRY_VERIFY(!session.isBusy());
    session.perform([](Disk &, Job &) { return ActionResult(); });
    QTRY_VERIFY(!session.isBusy());
    QCOMPARE(doubts, 0);
    session.rescan();
    QTRY_VERIFY(!session.isBusy());
    QCOMPARE(doubts, 1);
    QVERIFY(depotsIn({"/"}, {}, Disk::real()).doubt);
}

void TestSession::followsChanges_data()
{
    QTest::addColumn<QString>("command"); // run in the depot
    QTest::newRow("a file grows in a space") << u"cd scratchspaces/*/data/deep/er; echo more >> file"_s;
    QTest::newRow("a folder in a space") << u"cd scratchspaces/*/data/deep; mkdir new; echo a > new/a"_s;
    QTest::newRow("a package") << u"mkdir -p packages/New/abcde/src; echo a > packages/New/abcde/src/New.jl"_s;
    QTest::newRow("a version") << u"mkdir packages/Foo/fffff; echo a > packages/Foo/fffff/a"_s;
    QTest::newRow("an artifact goes") << u"rm -r artifacts/*"_s;
    QTest::newRow("a cache") << u"echo a > compiled/v1.11/Foo/new.ji"_s;
    QTest::newRow("a log")
        << u"printf '[[\"/x/Manifest.toml\"]]\\ntime = 2026-01-01T00:00:00.000Z\\n' >> logs/manifest_usage.toml"_s;
    QTest::newRow("a folder of its own") << u"mkdir -p mine/below; echo a > mine/below/a"_s;
    QTest::newRow("a package is replaced") << u"mv packages/Foo x; mkdir -p packages/Foo/abcde; rm -r x"_s;
}

void TestSession::followsChanges()
{
    QFETCH(QString, command);
    const CleanDepot f;
    const QDir folder(QFile::decodeName(f.depot.path()));
    const auto inDepot = [&](const QString &script) {
        QProcess shell;
        shell.setWorkingDirectory(folder.path());
        shell.start(u"sh"_s, {u"-ec"_s, script});
        return shell.waitForFinished(patience) && shell.exitCode() == 0;
    };
    QVERIFY(inDepot(u"mkdir -p scratchspaces/12345678-1234-1234-1234-123456789abc/data/deep/er compiled/v1.11/Foo"
                    "; echo a > scratchspaces/12345678-1234-1234-1234-123456789abc/data/deep/er/file"
                    "; mkdir -p artifacts/0123456789012345678901234567890123456789"_s));
    Session session;
    session.setFollowing(true);
    session.setDepots(depotsIn({f.depot.path()}, {}, Disk::real()));
    QTRY_VERIFY(session.findings().inventory && !session.isBusy());
    const Time first = session.findings().inventory->taken;
    const auto isLikeNow = [&] {
        Job job;
        const auto now = takeInventory(session.findings().inventory->depots, {}, Disk::real(), job);
        return session.findings().inventory->totals == now->totals
            && session.findings().inventory->items.size() == now->items.size()
            && session.findings().inventory->graph->roots().size() == now->graph->roots().size();
    };
    QVERIFY(isLikeNow());

    QSignalSpy busy(&session, &Session::busyChanged);
    QVERIFY(inDepot(command));
    QElapsedTimer timer;
    timer.start();
    QTRY_VERIFY_WITH_TIMEOUT(isLikeNow(), 2000);
    QVERIFY(session.findings().inventory->taken > first);
    qInfo("seen after %lld ms", timer.elapsed());
    QCOMPARE(busy.size(), 0);
}

/// What somebody asks for does not wait for what nobody did.
void TestSession::followingGivesWay()
{
    const CleanDepot f;
    std::binary_semaphore begun(0);
    Source source = f.source();
    std::atomic<bool> isEverywhere = false;
    source.follow = [&](const auto &changed, Job &job) -> std::shared_ptr<const Inventory> {
        isEverywhere = !changed;
        begun.release();
        while (!job.isStopped())
            std::this_thread::yield();
        return anInventory(false);
    };
    Session session;
    session.setFollowing(true);
    session.setDepots(source);
    QTRY_VERIFY(!session.isBusy());
    const auto before = session.findings().inventory;
    QVERIFY(QTest::qWaitFor([&] { return begun.try_acquire(); }, patience));
    QVERIFY(isEverywhere); // what the first inventory may have trusted is looked at next
    QVERIFY(!session.isBusy());
    session.perform(f.removingFoo(session, RemovalMode::Trash));
    QVERIFY(session.isBusy());
    QTRY_VERIFY(!session.isBusy());
    QVERIFY(session.findings().inventory != before);
    QVERIFY(!exists(f.foo.path));
}

DEPOTSCOPE_TEST(TestSession)
#include "tst_session.moc"
