// SPDX-License-Identifier: MIT
#include "model/disk/disk.h"

#include "tests/disk/scratch.h"
#include "tests/support/asnobody.h"
#include "tests/support/registered.h"

#include <QTest>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

using namespace depotscope;
using namespace Qt::StringLiterals;

class TestDisk : public QObject {
    Q_OBJECT

private slots:
    void init();
    void stat();
    void lookFailures();
    void list();
    void listFailures();
    void read();
    void readFailures();
    void readDoesNotBlockOnFifo();
    void pathsLongerThanTheSystemTakes();
    void room();
    void isWritable();
    void denied();

private:
    QByteArray in(const QByteArray &name) const { return joined(m_path, name); }
    void write(const QByteArray &name, const QByteArray &content) const { m_scratch->file(name, content); }

    const Disk &m_disk = Disk::real();
    std::unique_ptr<Scratch> m_scratch;
    QByteArray m_path;
};

void TestDisk::init()
{
    m_scratch = std::make_unique<Scratch>();
    m_path = m_scratch->path();
}

void TestDisk::stat()
{
    write("file", "12345");
    QCOMPARE(::symlink("file", in("link").constData()), 0);
    const auto file = m_disk.stat(in("file"));
    QVERIFY(file);
    QCOMPARE(file->type, FileType::File);
    QCOMPARE(file->size, 5);
    QVERIFY(std::chrono::abs(file->modified - currentTime()) < std::chrono::minutes(1));
    QCOMPARE(m_disk.stat(in("link"))->inode, file->inode);
    QCOMPARE(m_disk.stat(m_path)->type, FileType::Directory);
    QCOMPARE(m_disk.stat(m_path)->device, file->device);
    QCOMPARE(m_disk.stat("/dev/null")->type, FileType::Device);
}

void TestDisk::lookFailures()
{
    QCOMPARE(::symlink("loop", in("loop").constData()), 0);
    write("file", {});
    QCOMPARE(m_disk.stat(in("missing")).error().fault, Fault::NotFound);
    QCOMPARE(m_disk.stat({}).error().fault, Fault::NotFound);
    QCOMPARE(m_disk.stat(in("file/below")).error().fault, Fault::NotDirectory);
    QCOMPARE(m_disk.stat(in("loop")).error().fault, Fault::Io);
    QVERIFY(!m_disk.stat(in(QByteArray("file\0x", 6))));
    QCOMPARE(m_disk.stat(in(QByteArray("file\0x", 6))).error().fault, Fault::NotFound);
    QCOMPARE(m_disk.stat(in("missing")).error().path, in("missing"));
}

void TestDisk::list()
{
    const QByteArray longest(255, 'x');
    for (const QByteArray &name : {QByteArray("b"), QByteArray("a\nb"), QByteArray("\xff\xfe"), longest})
        QCOMPARE(::close(::open(in(name).constData(), O_CREAT | O_WRONLY, 0644)), 0);
    QCOMPARE(::mkdir(in("a").constData(), 0755), 0);
    QCOMPARE(::symlink("nowhere", in("c").constData()), 0);
    QCOMPARE(::mkfifo(in("d").constData(), 0644), 0);

    const auto entries = m_disk.list(m_path);
    QVERIFY(entries);
    QByteArray printed;
    for (const DirectoryEntry &entry : *entries)
        printed += entry.name + ' ' + QByteArray::number(int(entry.type)) + '\n';
    QCOMPARE(printed, QByteArray("a 1\na\nb 0\nb 0\nc 2\nd 3\n" + longest + " 0\n\xff\xfe 0\n"));
}

void TestDisk::listFailures()
{
    write("file", {});
    QCOMPARE(m_disk.list(in("missing")).error().fault, Fault::NotFound);
    QCOMPARE(m_disk.list(in("file")).error().fault, Fault::NotDirectory);
    QVERIFY(m_disk.list(m_path + '/').has_value());
}

void TestDisk::read()
{
    const QByteArray content(100'000, 'x');
    write("file", content);
    write("empty", {});
    QCOMPARE(::symlink("file", in("link").constData()), 0);
    QCOMPARE(m_disk.read(in("file")).value(), content);
    QCOMPARE(m_disk.read(in("link")).value(), content);
    QCOMPARE(m_disk.read(in("empty")).value(), QByteArray());
    QVERIFY(!m_disk.read("/proc/self/status")->isEmpty()); // says that its size is 0
}

void TestDisk::readFailures()
{
    write("file", "12345");
    QVERIFY(m_disk.read(in("file"), 5));
    QCOMPARE(m_disk.read(in("file"), 4).error().fault, Fault::TooBig);
    QCOMPARE(m_disk.read("/proc/self/status", 10).error().fault, Fault::TooBig);
    QCOMPARE(m_disk.read(in("missing")).error().fault, Fault::NotFound);
    QCOMPARE(m_disk.read(m_path).error().fault, Fault::Malformed);
    QCOMPARE(m_disk.read("/dev/zero").error().fault, Fault::Malformed);
}

void TestDisk::readDoesNotBlockOnFifo()
{
    QCOMPARE(::mkfifo(in("fifo").constData(), 0644), 0);
    QCOMPARE(m_disk.read(in("fifo")).error().fault, Fault::Malformed);
}

void TestDisk::pathsLongerThanTheSystemTakes()
{
    const QByteArray name(200, 'd');
    QByteArray path = m_path;
    m_scratch->chain(50, name, [&](int directory) {
        path = joined(path, name);
        if (path.size() > 2 * 4096) {
            const int file = ::openat(directory, "file", O_CREAT | O_WRONLY, 0644);
            QCOMPARE(::write(file, "far", 3), 3);
            ::close(file);
        }
    });

    QVERIFY(path.size() > 2 * 4096);
    QCOMPARE(m_disk.list(path)->back().name, "file");
    QCOMPARE(m_disk.list(path + '/')->size(), size_t(1));
    QCOMPARE(m_disk.stat(joined(path, "file"))->size, 3);
    QCOMPARE(m_disk.read(joined(path, "file")).value(), "far");
    QCOMPARE(m_disk.stat(path.left(5000)).error().fault, Fault::NotFound);
    QCOMPARE(m_disk.stat('/' + QByteArray(5000, 'x')).error().fault, Fault::Io);
}

void TestDisk::room()
{
    struct statvfs expected;
    QCOMPARE(::statvfs(m_path.constData(), &expected), 0);
    write("file", {});
    for (const QByteArray &path : {m_path, in("file")}) {
        const Result<DiskRoom> room = m_disk.room(path);
        QVERIFY(room);
        QCOMPARE(room->size, qint64(expected.f_blocks * expected.f_frsize));
        QVERIFY(room->free >= 0 && room->free <= room->size);
    }
    QCOMPARE(m_disk.room(in("missing")).error().fault, Fault::NotFound);
    QCOMPARE(m_disk.room("/proc/self").error().fault, Fault::Malformed);
}

void TestDisk::isWritable()
{
    write("file", {});
    QVERIFY(m_disk.isWritable(m_path));
    QVERIFY(!m_disk.isWritable(in("file")));
    QVERIFY(!m_disk.isWritable(in("missing")));
    QVERIFY(!m_disk.isWritable("/proc/self"));
}

void TestDisk::denied()
{
    QCOMPARE(::mkdir(in("closed").constData(), 0755), 0);
    write("closed/file", "x");
    write("secret", "x");
    QCOMPARE(::chmod(in("closed").constData(), 0), 0);
    QCOMPARE(::chmod(in("secret").constData(), 0), 0);
    QCOMPARE(::chmod(m_path.constData(), 0555), 0);
    const int result = asNobody([&] {
        if (m_disk.list(in("closed")).error().fault != Fault::Denied)
            return 1;
        if (m_disk.stat(in("closed/file")).error().fault != Fault::Denied)
            return 2;
        if (m_disk.read(in("secret")).error().fault != Fault::Denied)
            return 3;
        return m_disk.isWritable(m_path) ? 4 : 0;
    });
    QCOMPARE(::chmod(m_path.constData(), 0755), 0);
    QCOMPARE(::chmod(in("closed").constData(), 0755), 0);
    QCOMPARE(result, 0);
}

DEPOTSCOPE_TEST(TestDisk)
#include "tst_disk.moc"
