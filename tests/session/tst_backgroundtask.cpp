// SPDX-License-Identifier: MIT
#include "model/session/backgroundtask.h"

#include "model/artifact/exporttree.h"
#include "model/disk/parallel.h"
#include "tests/support/registered.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <semaphore>
#include <sys/resource.h>

using namespace depotscope;
using namespace Qt::StringLiterals;

namespace {

/// A tree of one file that has holes only, so that packing it takes long and costs little disk.
struct LongExport {
    QTemporaryDir folder;
    QByteArray tree = QFile::encodeName(folder.filePath(u"tree"_s));
    QByteArray output = QFile::encodeName(folder.filePath(u"tree.tar.gz"_s));

    explicit LongExport(qint64 size)
    {
        QDir(folder.path()).mkdir(u"tree"_s);
        QFile file(folder.filePath(u"tree/data"_s));
        if (!file.open(QIODevice::WriteOnly) || !file.resize(size))
            qFatal("cannot write the tree");
    }
    auto work() const
    {
        return [tree = tree, output = output](Job &job) {
            ExportOptions options;
            options.output = output;
            return exportTree(tree, options, job);
        };
    }
    QStringList names() const
    {
        return QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }
};

constexpr qint64 quick = 100'000;
constexpr qint64 hours = 1'000'000'000'000;

} // namespace

class TestBackgroundTask : public QObject {
    Q_OBJECT

private slots:
    void tellsWhatCameOfIt();
    void tellsWhatFailed();
    void tellsProgressAndStops();
    void leavesNothingWhenItIsGone();
    void tellsOnlyOfTheLastWork();
    void mayBeSentAgainByWhatItTells();
    void letsTheEventLoopGoFirst();
};

void TestBackgroundTask::tellsWhatCameOfIt()
{
    const LongExport fixture(quick);
    BackgroundTask task;
    std::optional<Result<Exported>> told;
    task.start(fixture.work(), [&](const Result<Exported> &result) { told = result; });
    QVERIFY(task.isBusy());
    QVERIFY(!told); // not before the event loop runs
    QTRY_VERIFY(told.has_value());
    QVERIFY(!task.isBusy());
    QVERIFY(!task.job());
    QVERIFY(told->has_value());
    QCOMPARE((*told)->survey.files, 1);
    QCOMPARE(QFileInfo(QFile::decodeName(fixture.output)).size(), (*told)->size);
}

void TestBackgroundTask::tellsWhatFailed()
{
    const LongExport fixture(quick);
    QVERIFY(QFile::link(u"/etc/passwd"_s, fixture.folder.filePath(u"tree/link"_s)));
    BackgroundTask task;
    std::optional<Result<Exported>> told;
    task.start(fixture.work(), [&](const Result<Exported> &result) { told = result; });
    QTRY_VERIFY(told.has_value());
    QVERIFY(!told->has_value());
    QVERIFY2(told->error().sentence().contains(u"/etc/passwd"), qPrintable(told->error().sentence()));
    QCOMPARE(fixture.names(), QStringList{u"tree"_s});
}

void TestBackgroundTask::tellsProgressAndStops()
{
    const LongExport fixture(hours);
    BackgroundTask task;
    std::optional<Result<Exported>> told;
    QSignalSpy progressed(&task, &BackgroundTask::progressed);
    task.start(fixture.work(), [&](const Result<Exported> &result) { told = result; });
    QTRY_VERIFY(task.job() && task.job()->done > 0);
    QCOMPARE(task.job()->total, hours);
    QTRY_VERIFY(!progressed.isEmpty());
    QVERIFY(fixture.names().size() > 1); // it is at it
    task.stop();
    QTRY_VERIFY(told.has_value());
    QCOMPARE(told->error().fault, Fault::Stopped);
    QCOMPARE(fixture.names(), QStringList{u"tree"_s});
}

void TestBackgroundTask::leavesNothingWhenItIsGone()
{
    const LongExport fixture(hours);
    auto task = std::make_unique<BackgroundTask>();
    bool isTold = false;
    task->start(fixture.work(), [&](const Result<Exported> &) { isTold = true; });
    QTRY_VERIFY(task->job()->done > 0);
    task.reset();
    QCOMPARE(fixture.names(), QStringList{u"tree"_s});
    QCoreApplication::processEvents(); // what was posted to it must be gone with it
    QVERIFY(!isTold);
}

void TestBackgroundTask::tellsOnlyOfTheLastWork()
{
    BackgroundTask task;
    std::binary_semaphore begun(0);
    QList<int> told;
    const auto tell = [&](int number) { told += number; };
    task.start(
        [&](Job &job) {
            begun.release();
            while (!job.isStopped())
                std::this_thread::yield();
            return 1;
        },
        tell);
    begun.acquire();
    task.start([](Job &) { return 2; }, tell);
    task.start([](Job &) { return 3; }, tell);
    QTRY_VERIFY(!task.isBusy());
    QCOMPARE(told, QList<int>{3});
}

void TestBackgroundTask::mayBeSentAgainByWhatItTells()
{
    BackgroundTask task;
    QList<int> told;
    task.start([](Job &) { return 1; },
               [&](int first) {
                   told += first;
                   task.start([first](Job &) { return first + 1; }, [&](int second) { told += second; });
               });
    QTRY_COMPARE(told, (QList<int>{1, 2}));
    QVERIFY(!task.isBusy());
}

void TestBackgroundTask::letsTheEventLoopGoFirst()
{
    const int before = ::getpriority(PRIO_PROCESS, 0); // of this thread alone, on Linux
    BackgroundTask task;
    QList<int> told;
    const auto tell = [&](int niceness) { told += niceness; };
    task.start([](Job &) { return ::getpriority(PRIO_PROCESS, 0); }, tell);
    QTRY_VERIFY(!task.isBusy());
    task.start(
        [](Job &job) {
            std::atomic<int> least = 20;
            forEachIndex(100, job, [&](size_t) {
                const int here = ::getpriority(PRIO_PROCESS, 0);
                for (int seen = least; here < seen && !least.compare_exchange_weak(seen, here);) { }
            });
            return int(least);
        },
        tell);
    QTRY_VERIFY(!task.isBusy());
    QCOMPARE(told, (QList<int>{std::max(before, 10), std::max(before, 10)})); // also in the threads that it starts
    QCOMPARE(::getpriority(PRIO_PROCESS, 0), before);
}

DEPOTSCOPE_TEST(TestBackgroundTask)
#include "tst_backgroundtask.moc"
