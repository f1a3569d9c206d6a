// SPDX-License-Identifier: MIT
#include "app/commandline/commandline.h"
#include "tests/support/fixture.h"
#include "tests/support/places.h"
#include "tests/support/registered.h"

#include <QProcess>
#include <QTest>

#include <array>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

using namespace depotscope;
using namespace Qt::StringLiterals;

namespace {

// Blocks the two signals that stop depotctl, so that they wait until it is ready for them.
void blockStopSignals()
{
    sigset_t set;
    ::sigemptyset(&set);
    ::sigaddset(&set, SIGINT);
    ::sigaddset(&set, SIGTERM);
    ::sigprocmask(SIG_BLOCK, &set, nullptr);
}

// To the process rather than, as raise() does, to its thread, which alone could then take it.
void sendSelf(int number)
{
    ::kill(::getpid(), number);
}

void start(QProcess &process, const QStringList &arguments, const QString &locale = u"C.UTF-8"_s)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"LC_ALL"_s, locale);
    for (const QString &name : {u"LANG"_s, u"LANGUAGE"_s})
        environment.insert(name, locale);
    process.setProcessEnvironment(environment);
    process.start(QString::fromUtf8(places::depotctl), arguments);
}

// Both ends of a pipe, closed with it.
struct Pipe {
    std::array<int, 2> ends{-1, -1};
    Pipe() { isOpen = ::pipe2(ends.data(), O_CLOEXEC) == 0; }
    ~Pipe()
    {
        closeEnd(0);
        closeEnd(1);
    }
    Q_DISABLE_COPY_MOVE(Pipe)
    void closeEnd(size_t end)
    {
        if (ends[end] >= 0)
            ::close(std::exchange(ends[end], -1));
    }
    bool isOpen = false;
};

} // namespace

class TestDepotctl : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        const auto foo = m_fixture.depot.package("Foo", "1.2.0", 300'000);
        for (int i = 0; i < 300; ++i)
            m_fixture.depot.space(foo, "space-" + QByteArray::number(i), 1000, 3, m_fixture.daysAgo(i));
        QVERIFY(!m_fixture.depot.error());
        m_depot = QFile::decodeName(m_fixture.depot.path());
    }

    void exitsWithItsCode()
    {
        QProcess process;
        start(process, {u"--depot"_s, m_depot, u"list"_s});
        QVERIFY(process.waitForFinished(patience));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), int(ExitCode::Done));
        QVERIFY(process.readAllStandardOutput().contains("Foo 1.2.0"));
        QCOMPARE(process.readAllStandardError(), QByteArray());
        start(process, {u"frobnicate"_s});
        QVERIFY(process.waitForFinished(patience));
        QCOMPARE(process.exitCode(), int(ExitCode::NotUnderstood));
    }

    // The signal waits at the start of the program, but whether it is seen before so small a scan ends is a matter of
    // luck: it must be seen some time, and every run must end either whole or stopped.
    void aSignalStopsTheScan_data()
    {
        QTest::addColumn<int>("number");
        QTest::newRow("SIGINT") << SIGINT;
        QTest::newRow("SIGTERM") << SIGTERM;
    }
    void aSignalStopsTheScan()
    {
        QFETCH(int, number);
        int stopped = 0;
        for (int attempt = 0; attempt < 200 && stopped == 0; ++attempt) {
            QProcess process;
            process.setChildProcessModifier([number] {
                blockStopSignals();
                sendSelf(number);
            });
            start(process, {u"--depot"_s, m_depot, u"scan"_s});
            QVERIFY(process.waitForFinished(patience));
            QCOMPARE(process.exitStatus(), QProcess::NormalExit);
            if (process.exitCode() == int(ExitCode::Done))
                continue;
            ++stopped;
            QCOMPARE(process.exitCode(), int(ExitCode::Stopped));
            QCOMPARE(process.readAllStandardOutput(), QByteArray());
            const QByteArray err = process.readAllStandardError();
            QVERIFY2(err.startsWith("depotctl: stopped after "), err.constData());
        }
        QCOMPARE(stopped, 1);
    }

    // It hangs in writing to a pipe that is full: the first signal cannot help there, the second must.
    void aSecondSignalEndsItAtOnce()
    {
        Pipe pipe;
        QVERIFY(pipe.isOpen);
        QCOMPARE(::fcntl(pipe.ends[1], F_SETFL, O_NONBLOCK), 0);
        while (::write(pipe.ends[1], "x", 1) == 1) { }
        QCOMPARE(::fcntl(pipe.ends[1], F_SETFL, 0), 0);
        QProcess process;
        process.setChildProcessModifier([&pipe] {
            ::dup2(pipe.ends[1], STDOUT_FILENO);
            blockStopSignals();
            sendSelf(SIGINT);
            sendSelf(SIGTERM);
        });
        start(process, {u"--depot"_s, m_depot, u"list"_s, u"--json"_s});
        QVERIFY(process.waitForFinished(patience));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), int(ExitCode::Stopped));
    }

    void anIgnoredSignalStaysIgnored()
    {
        for (int attempt = 0; attempt < 20; ++attempt) {
            QProcess process;
            process.setChildProcessModifier([] {
                std::signal(SIGINT, SIG_IGN);
                blockStopSignals();
                sendSelf(SIGINT);
            });
            start(process, {u"--depot"_s, m_depot, u"scan"_s});
            QVERIFY(process.waitForFinished(patience));
            QCOMPARE(process.exitCode(), int(ExitCode::Done));
        }
    }

    void aClosedPipeEndsItQuietly_data()
    {
        QTest::addColumn<bool>("isIgnoredByTheParent");
        QTest::newRow("from a shell") << false;
        QTest::newRow("from a parent that ignores SIGPIPE") << true;
    }
    void aClosedPipeEndsItQuietly()
    {
        QFETCH(bool, isIgnoredByTheParent);
        Pipe pipe;
        QVERIFY(pipe.isOpen);
        pipe.closeEnd(0);
        QProcess process;
        process.setChildProcessModifier([&pipe, isIgnoredByTheParent] {
            ::dup2(pipe.ends[1], STDOUT_FILENO);
            if (isIgnoredByTheParent)
                std::signal(SIGPIPE, SIG_IGN);
        });
        start(process, {u"--depot"_s, m_depot, u"list"_s});
        QVERIFY(process.waitForFinished(patience));
        QCOMPARE(process.readAllStandardError(), QByteArray());
        QCOMPARE(process.exitStatus(), QProcess::CrashExit);
        QCOMPARE(process.exitCode(), SIGPIPE);
    }

    void saysTheSameInEveryCountry_data()
    {
        QTest::addColumn<QStringList>("command");
        QTest::newRow("list") << QStringList{u"list"_s};
        QTest::newRow("list as JSON") << QStringList{u"--json"_s, u"list"_s};
        QTest::newRow("scan as JSON") << QStringList{u"--json"_s, u"scan"_s};
        QTest::newRow("gc") << QStringList{u"gc"_s, u"--like"_s, u"1.13"_s, u"--dry-run"_s};
        QTest::newRow("gc as JSON") << QStringList{u"--json"_s, u"gc"_s, u"--like"_s, u"1.13"_s, u"--dry-run"_s};
        QTest::newRow("wrong") << QStringList{u"list"_s, u"--older-than"_s, u"soon"_s};
    }

    void saysTheSameInEveryCountry()
    {
        QFETCH(QStringList, command);
        QList<QByteArray> said;
        for (const QString &locale : {u"C.UTF-8"_s, u"de_DE.UTF-8"_s, u"ar_EG.UTF-8"_s}) {
            QProcess process;
            process.setProcessChannelMode(QProcess::MergedChannels);
            start(process, QStringList{u"--depot"_s, m_depot} + command, locale);
            QVERIFY(process.waitForFinished(patience));
            said += process.readAll();
        }
        QVERIFY(!said[0].isEmpty());
        QCOMPARE(said[1], said[0]);
        QCOMPARE(said[2], said[0]);
    }

    void wordsAndDataGoTheirOwnWays()
    {
        QProcess process;
        start(process, {u"demo"_s, m_depot});
        QVERIFY(process.waitForFinished(patience));
        QCOMPARE(process.exitCode(), int(ExitCode::Failed));
        QCOMPARE(process.readAllStandardOutput(), QByteArray());
        QVERIFY(process.readAllStandardError().contains("is not empty"));
    }

private:
    Fixture m_fixture;
    QString m_depot;
};

DEPOTSCOPE_TEST(TestDepotctl)
#include "tst_depotctl.moc"
