// SPDX-License-Identifier: MIT
#include "model/session/errand.h"

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

class TestErrand : public QObject {
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

void TestErrand::tellsWhatCameOfIt()
{
    const LongExport fixture(quick);
    Errand errand;
    std::optional<Result<Exported>> told;
    errand.start(fixture.work(), [&](const Result<Exported> &result) { told = result; });
    QVERIFY(errand.isBusy());
    QVERIFY(!told); // not before the event loop runs
    QTRY_VERIFY(told.has_value());
    QVERIFY(!errand.isBusy());
    QVERIFY(!errand.job());
    QVERIFY(told->has_value());
    QCOMPARE((*told)->survey.files, 1);
    QCOMPARE(QFileInfo(QFile::decodeName(fixture.output)).size(), (*told)->size);
}

void TestErrand::tellsWhatFailed()
{
    const LongExport fixture(quick);
    QVERIFY(QFile::link(u"/etc/passwd"_s, fixture.folder.filePath(u"tree/link"_s)));
    Errand errand;
    std::optional<Result<Exported>> told;
    errand.start(fixture.work(), [&](const Result<Exported> &result) { told = result; });
    QTRY_VERIFY(told.has_value());
    QVERIFY(!told->has_value());
    QVERIFY2(told->error().sentence().contains(u"/etc/passwd"), qPrintable(told->error().sentence()));
    QCOMPARE(fixture.names(), QStringList{u"tree"_s});
}

void TestErrand::tellsProgressAndStops()
{
    const LongExport fixture(hours);
    Errand errand;
    std::optional<Result<Exported>> told;
    QSignalSpy progressed(&errand, &Errand::progressed);
    errand.start(fixture.work(), [&](const Result<Exported> &result) { told = result; });
    QTRY_VERIFY(errand.job() && errand.job()->done > 0);
    QCOMPARE(errand.job()->total, hours);
    QTRY_VERIFY(!progressed.isEmpty());
    QVERIFY(fixture.names().size() > 1); // it is at it
    errand.stop();
    QTRY_VERIFY(told.has_value());
    QCOMPARE(told->error().fault, Fault::Stopped);
    QCOMPARE(fixture.names(), QStringList{u"tree"_s});
}

void TestErrand::leavesNothingWhenItIsGone()
{
    const LongExport fixture(hours);
    auto errand = std::make_unique<Errand>();
    bool isTold = false;
    errand->start(fixture.work(), [&](const Result<Exported> &) { isTold = true; });
    QTRY_VERIFY(errand->job()->done > 0);
    errand.reset();
    QCOMPARE(fixture.names(), QStringList{u"tree"_s});
    QCoreApplication::processEvents(); // what was posted to it must be gone with it
    QVERIFY(!isTold);
}

void TestErrand::tellsOnlyOfTheLastWork()
{
    Errand errand;
    std::binary_semaphore begun(0);
    QList<int> told;
    const auto tell = [&](int number) { told += number; };
    errand.start(
        [&](Job &job) {
            begun.release();
            while (!job.isStopped())
                std::this_thread::yield();
            return 1;
        },
        tell);
    begun.acquire();
    errand.start([](Job &) { return 2; }, tell);
    errand.start([](Job &) { return 3; }, tell);
    QTRY_VERIFY(!errand.isBusy());
    QCOMPARE(told, QList<int>{3});
}

void TestErrand::mayBeSentAgainByWhatItTells()
{
    Errand errand;
    QList<int> told;
    errand.start([](Job &) { return 1; },
                 [&](int first) {
                     told += first;
                     errand.start([first](Job &) { return first + 1; }, [&](int second) { told += second; });
                 });
    QTRY_COMPARE(told, (QList<int>{1, 2}));
    QVERIFY(!errand.isBusy());
}

void TestErrand::letsTheEventLoopGoFirst()
{
    const int before = ::getpriority(PRIO_PROCESS, 0); // of this thread alone, on Linux
    Errand errand;
    QList<int> told;
    const auto tell = [&](int niceness) { told += niceness; };
    errand.start([](Job &) { return ::getpriority(PRIO_PROCESS, 0); }, tell);
    QTRY_VERIFY(!errand.isBusy());
    errand.start(
        [](Job &job) {
            std::atomic<int> least = 20;
            forEachIndex(100, job, [&](size_t) {
                const int here = ::getpriority(PRIO_PROCESS, 0);
                for (int seen = least; here < seen && !least.compare_exchange_weak(seen, here);) { }
            });
            return int(least);
        },
        tell);
    QTRY_VERIFY(!errand.isBusy());
    QCOMPARE(told, (QList<int>{std::max(before, 10), std::max(before, 10)})); // also in the threads that it starts
    QCOMPARE(::getpriority(PRIO_PROCESS, 0), before);
}

DEPOTSCOPE_TEST(TestErrand)
#include "tst_errand.moc"
