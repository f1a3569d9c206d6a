// SPDX-License-Identifier: MIT
#include "model/session/heap.h"
#include "tests/support/registered.h"

#include <QFile>
#include <QTest>

#include <memory>
#include <thread>
#include <vector>

using namespace depotscope;
using namespace Qt::StringLiterals;

class TestHeap : public QObject {
    Q_OBJECT

private slots:
    void smallThingsLieInLargePages();
};

/// The flags that the kernel has for the mapping around `address`.
static QList<QByteArray> flagsAt(const void *address)
{
    QFile maps(u"/proc/self/smaps"_s);
    if (!maps.open(QIODevice::ReadOnly))
        return {};
    bool isIt = false;
    for (const QByteArray &line : maps.readAll().split('\n')) {
        const QByteArray range = line.left(line.indexOf(' '));
        const qsizetype dash = range.indexOf('-');
        if (dash > 0)
            isIt = quintptr(address) >= range.first(dash).toULongLong(nullptr, 16)
                && quintptr(address) < range.sliced(dash + 1).toULongLong(nullptr, 16);
        else if (isIt && line.startsWith("VmFlags:"))
            return line.sliced(8).simplified().split(' ');
    }
    return {};
}

/// Of each thread that asks for it, and as often as it asks.
void TestHeap::smallThingsLieInLargePages()
{
    for (int i = 0; i < 3; ++i) {
        QList<QByteArray> flags;
        std::jthread([&flags] {
            useLargePages();
            std::vector<std::unique_ptr<char[]>> things;
            for (int thing = 0; thing < 20'000; ++thing)
                things.push_back(std::make_unique<char[]>(1000));
            flags = flagsAt(things[things.size() / 2].get());
        }).join();
        QVERIFY(!flags.isEmpty());
#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
        if (QFile::exists(u"/sys/kernel/mm/transparent_hugepage/enabled"_s))
            QVERIFY2(flags.contains("hg"), flags.join(' ').constData());
#endif
    }
}

DEPOTSCOPE_TEST(TestHeap)
#include "tst_heap.moc"
