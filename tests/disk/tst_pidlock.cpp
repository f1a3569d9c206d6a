// SPDX-License-Identifier: MIT
#include "model/disk/pidlock.h"

#include "model/disk/processlock.h"
#include "tests/disk/scratch.h"
#include "tests/support/registered.h"

#include <QTest>
#include <csignal>
#include <sys/wait.h>
#include <thread>

using namespace depotscope;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestPidLock : public QObject {
    Q_OBJECT

private slots:
    void init() { m_scratch = std::make_unique<Scratch>(); }
    void writesWhatJuliaWrites();
    void othersWait_data();
    void othersWait();
    void leftByTheDead();
    void waitsUntilGivenBack();
    void isTouchedWhileHeld();
    void removesOnlyItsOwn();
    void stops();
    void failures();
    void processLockEndsWithTheProcess();

private:
    Fence fence() const { return {m_scratch->path(), {"logs"}}; }
    Result<PidLock> take(std::chrono::milliseconds wait = 0ms, std::chrono::milliseconds stale = 3s)
    {
        return PidLock::take(fence(), "log.pid", stale, wait, m_job);
    }
    QByteArray path() const { return *m_scratch / "log.pid"; }
    void age(std::chrono::seconds by) const
    {
        const auto then = std::chrono::duration_cast<std::chrono::seconds>((currentTime() - by).time_since_epoch());
        const timespec times[2] = {{then.count(), 0}, {then.count(), 0}};
        QCOMPARE(::utimensat(AT_FDCWD, path().constData(), times, 0), 0);
    }
    static QByteArray host()
    {
        char name[256] = {};
        ::gethostname(name, sizeof name - 1);
        return name;
    }

    Job m_job;
    std::unique_ptr<Scratch> m_scratch;
};

void TestPidLock::writesWhatJuliaWrites()
{
    {
        const auto lock = take();
        QVERIFY(lock);
        QCOMPARE(*Disk::real().read(path()), QByteArray::number(::getpid()) + ' ' + host());
        QCOMPARE(Disk::real().stat(path())->mode, 0444U);
    }
    QCOMPARE(Disk::real().stat(path()).error().fault, Fault::NotFound);
}

void TestPidLock::othersWait_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("age"); // seconds; stale after 3
    QTest::addColumn<bool>("isTaken");
    const QByteArray ours = QByteArray::number(::getpid()) + ' ' + host();
    const QByteArray gone = "4194305 " + host(); // more than the system gives out
    QTest::newRow("alive, fresh") << ours << 0 << false;
    QTest::newRow("alive, old") << ours << 60 << false;
    QTest::newRow("alive, very old") << ours << 80 << true;
    QTest::newRow("gone, fresh") << gone << 1 << false;
    QTest::newRow("gone, old") << gone << 5 << true;
    QTest::newRow("other host, old") << QByteArray("4194305 elsewhere") << 60 << false;
    QTest::newRow("other host, very old") << QByteArray("4194305 elsewhere") << 80 << true;
    QTest::newRow("no host, gone") << QByteArray("4194305") << 5 << true;
    QTest::newRow("no host, alive") << QByteArray::number(::getpid()) << 5 << false;
    QTest::newRow("empty, fresh") << QByteArray() << 1 << false;
    QTest::newRow("empty, old") << QByteArray() << 5 << true;
    QTest::newRow("nonsense, old") << QByteArray("\xff\0 what", 7) << 5 << false; // of the host "what"
    QTest::newRow("no number, old") << QByteArray("nonsense") << 5 << true;
    QTest::newRow("zero") << QByteArray("0 " + host()) << 5 << true;
    QTest::newRow("from the future") << ours << -100 << false;
}

void TestPidLock::othersWait()
{
    QFETCH(QByteArray, content);
    QFETCH(int, age);
    QFETCH(bool, isTaken);
    m_scratch->file("log.pid", content);
    this->age(std::chrono::seconds(age));
    const auto lock = take(20ms);
    QCOMPARE(lock.has_value(), isTaken);
    if (!isTaken) {
        QCOMPARE(lock.error().fault, Fault::Busy);
        QCOMPARE(*Disk::real().read(path()), content);
    }
}

void TestPidLock::leftByTheDead()
{
    int ready[2];
    QCOMPARE(::pipe(ready), 0);
    const pid_t child = ::fork();
    if (child == 0) {
        const auto lock = take();
        (void)!::write(ready[1], "x", 1);
        ::pause();
        ::_exit(0);
    }
    char byte = 0;
    QCOMPARE(::read(ready[0], &byte, 1), 1);
    const auto refused = take(20ms);
    QCOMPARE(refused.error().detail, u"held by process %1 on %2"_s.arg(child).arg(QString::fromUtf8(host())));
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    QCOMPARE(take(20ms).error().fault, Fault::Busy); // it may have been touched just now
    age(4s);
    QVERIFY(take(20ms));
    ::close(ready[0]);
    ::close(ready[1]);
}

void TestPidLock::waitsUntilGivenBack()
{
    auto first = std::make_unique<Result<PidLock>>(take());
    QVERIFY(*first);
    std::jthread holder([&] { first.reset(); });
    QVERIFY(take(10s));
}

void TestPidLock::isTouchedWhileHeld()
{
    const auto lock = take(0ms, 100ms);
    QVERIFY(lock);
    age(50s);
    QTRY_VERIFY(currentTime() - Disk::real().stat(path())->modified < 10s);
}

void TestPidLock::removesOnlyItsOwn()
{
    {
        const auto lock = take();
        QVERIFY(lock);
        QCOMPARE(::unlink(path().constData()), 0);
        m_scratch->file("log.pid", "somebody else");
    }
    QCOMPARE(*Disk::real().read(path()), QByteArray("somebody else"));
}

void TestPidLock::stops()
{
    const auto lock = take();
    std::stop_source stop;
    stop.request_stop();
    Job job(stop.get_token());
    QCOMPARE(PidLock::take(fence(), "log.pid", 3s, 1h, job).error().fault, Fault::Stopped);
}

void TestPidLock::failures()
{
    const auto takeAt = [&](const QByteArray &inside) { return PidLock::take(fence(), inside, 3s, 0ms, m_job); };
    QCOMPARE(takeAt("missing/log.pid").error().fault, Fault::NotFound);
    QCOMPARE(takeAt("../log.pid").error().fault, Fault::Unsafe);
    m_scratch->symlink("link.pid", "nowhere");
    QCOMPARE(takeAt("link.pid").error().fault, Fault::Busy); // Julia would not write through it either
    QVERIFY(!QFile::exists(QFile::decodeName(*m_scratch / "nowhere")));
}

void TestPidLock::processLockEndsWithTheProcess()
{
    int ready[2];
    QCOMPARE(::pipe(ready), 0);
    const auto takeProcessLock = [&] { return ProcessLock::take(fence(), "lock", 0ms, m_job); };
    const pid_t child = ::fork();
    if (child == 0) {
        const auto lock = takeProcessLock();
        (void)!::write(ready[1], "x", 1);
        ::pause();
        ::_exit(0);
    }
    char byte = 0;
    QCOMPARE(::read(ready[0], &byte, 1), 1);
    QCOMPARE(takeProcessLock().error().fault, Fault::Busy);
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    QVERIFY(takeProcessLock());
    ::close(ready[0]);
    ::close(ready[1]);
}

DEPOTSCOPE_TEST(TestPidLock)
#include "tst_pidlock.moc"
