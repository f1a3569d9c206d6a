// SPDX-License-Identifier: MIT
#include "model/disk/disk.h"

#include "tests/disk/scratch.h"
#include "tests/support/asnobody.h"
#include "tests/support/registered.h"

#include <QTest>
#include <atomic>
#include <csignal>
#include <filesystem>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <thread>

using namespace depotscope;
using namespace Qt::StringLiterals;

namespace {

/// Bytes on disk of the tree at `path`; what folders take is up to the file system.
qint64 allocatedIn(const QByteArray &path)
{
    const auto bytes = [](const std::filesystem::path &entry) {
        struct stat status;
        return ::lstat(entry.c_str(), &status) == 0 ? qint64(status.st_blocks) * 512 : 0;
    };
    qint64 sum = bytes(path.toStdString());
    for (const auto &entry : std::filesystem::recursive_directory_iterator(path.toStdString()))
        sum += bytes(entry.path());
    return sum;
}

} // namespace

/// The verbs of Disk that change something.
class TestChanges : public QObject {
    Q_OBJECT

private slots:
    void init() { m_scratch = std::make_unique<Scratch>(); }
    void staysInside_data();
    void staysInside();
    void followsOnlyWhatIsNamed();
    void makesDirectories();
    void writes();
    void writeLeavesTheOldFileOrTheNew();
    void appends();
    void rewrites();
    void rewriteKeepsWhatOthersAppend();
    void rewriteStartsAgainWhenReplaced();
    void rewriteKeepsTime();
    void moves();
    void movesReadOnlyFolders();
    void setsTimes();
    void removesOnlyEmpty();
    void removes();
    void removesReadOnlyTrees();
    void removesHardLinks();
    void removesManyFiles();
    void removesDeepTrees();
    void removesNothingElse();
    void removeStops();
    void removeSaysWhatItCannot();
    void mountsAreLeftAlone();
    void swappedForLinks();

private:
    Fence fence() const { return {m_scratch->path(), {"logs"}}; }
    FileId idOf(const QByteArray &inside) const
    {
        const auto status = m_disk.statInside(fence(), inside);
        return status ? status->id() : FileId();
    }
    bool exists(const QByteArray &inside) const { return m_disk.statInside(fence(), inside).has_value(); }
    QByteArray read(const QByteArray &inside) const { return m_disk.read(*m_scratch / inside).value_or("(none)"); }
    Result<Removal> remove(const QByteArray &inside) { return m_disk.removeTree(fence(), inside, idOf(inside), m_job); }
    Result<void> rewrite(const QByteArray &inside, const QByteArray &from, const QByteArray &to)
    {
        return m_disk.rewrite(fence(), inside, [&](const auto &content) -> Result<std::optional<QByteArray>> {
            return QByteArray(content.value_or("")).replace(from, to);
        });
    }

    Disk &m_disk = Disk::real();
    Job m_job;
    std::unique_ptr<Scratch> m_scratch;
};

void TestChanges::staysInside_data()
{
    QTest::addColumn<QByteArray>("inside");
    for (const QByteArray &inside : {QByteArray(), QByteArray("."), QByteArray(".."), QByteArray("a/../../b"),
                                     QByteArray("/etc/passwd"), QByteArray("a//b"), QByteArray("a/"),
                                     QByteArray("link/file"), QByteArray("a/link/file"), QByteArray("a\0b", 3)})
        QTest::newRow(inside.toPercentEncoding().constData()) << inside;
}

void TestChanges::staysInside()
{
    QFETCH(QByteArray, inside);
    const Scratch outside;
    outside.file("file", "canary");
    m_scratch->directory("a");
    m_scratch->symlink("link", outside.path());
    m_scratch->symlink("a/link", outside.path());
    const FileId canary = m_disk.stat(outside / "file")->id();
    QCOMPARE(m_disk.statInside(fence(), inside).error().fault, Fault::Unsafe);
    QCOMPARE(m_disk.makeDirectory(fence(), inside).error().fault, Fault::Unsafe);
    QCOMPARE(m_disk.write(fence(), inside, "x").error().fault, Fault::Unsafe);
    QCOMPARE(m_disk.append(fence(), inside, "x").error().fault, Fault::Unsafe);
    QCOMPARE(rewrite(inside, "canary", "x").error().fault, Fault::Unsafe);
    QCOMPARE(m_disk.move(fence(), inside, canary, "b").error().fault, Fault::Unsafe);
    QCOMPARE(m_disk.move(fence(), "a", idOf("a"), inside).error().fault, Fault::Unsafe);
    QCOMPARE(m_disk.setMode(fence(), inside, canary, 0600).error().fault, Fault::Unsafe);
    QCOMPARE(m_disk.setModified(fence(), inside, canary, ExactTime()).error().fault, Fault::Unsafe);
    QCOMPARE(m_disk.removeEmpty(fence(), inside).error().fault, Fault::Unsafe);
    QCOMPARE(m_disk.removeTree(fence(), inside, canary, m_job).error().fault, Fault::Unsafe);
    QCOMPARE(*m_disk.read(outside / "file"), QByteArray("canary"));
    QCOMPARE(m_disk.stat(outside / "file")->mode, 0644U);
}

void TestChanges::followsOnlyWhatIsNamed()
{
    const Scratch outside;
    m_scratch->symlink("logs", outside.path());
    m_scratch->symlink("other", outside.path());
    QVERIFY(m_disk.write(fence(), "logs/a", "1"));
    QCOMPARE(*m_disk.read(outside / "a"), QByteArray("1"));
    const Error refused = m_disk.write(fence(), "other/a", "2").error();
    QCOMPARE(refused.sentence(),
             QString::fromUtf8(*m_scratch / "other") + u": is left alone (is a link, and links are not followed)."_s);
    QCOMPARE(m_disk.removeTree(fence(), "other/a", idOf("logs/a"), m_job).error().fault, Fault::Unsafe);
    QVERIFY(remove("other")->isGone); // the link
    QCOMPARE(*m_disk.read(outside / "a"), QByteArray("1"));

    const Scratch elsewhere; // the depot itself may be a link
    elsewhere.symlink("depot", m_scratch->path());
    QVERIFY(m_disk.write({elsewhere / "depot", {}}, "b", "3"));
    QCOMPARE(read("b"), QByteArray("3"));
}

void TestChanges::makesDirectories()
{
    QVERIFY(m_disk.makeDirectory(fence(), "a"));
    QVERIFY(m_disk.makeDirectory(fence(), "a/b"));
    QCOMPARE(m_disk.makeDirectory(fence(), "a").error().fault, Fault::Exists);
    QCOMPARE(m_disk.makeDirectory(fence(), "c/d").error().fault, Fault::NotFound);
    QCOMPARE(m_disk.makeDirectory(fence(), QByteArray(300, 'x')).error().fault, Fault::Io);
}

void TestChanges::writes()
{
    QVERIFY(m_disk.write(fence(), "file", "one"));
    m_scratch->mode("file", 0640);
    QVERIFY(m_disk.write(fence(), "file", "two"));
    QCOMPARE(read("file"), QByteArray("two"));
    QCOMPARE(m_disk.statInside(fence(), "file")->mode, 0640U);
    m_scratch->symlink("link", "file");
    m_scratch->directory("folder");
    QCOMPARE(m_disk.write(fence(), "link", "x").error().fault, Fault::Unsafe);
    QCOMPARE(m_disk.write(fence(), "folder", "x").error().fault, Fault::Unsafe);
    QCOMPARE(m_disk.list(m_scratch->path())->size(), size_t(3)); // and nothing of ours beside them
}

void TestChanges::writeLeavesTheOldFileOrTheNew()
{
    m_scratch->directory("full");
    const QByteArray path = *m_scratch / "full";
    if (::mount("tmpfs", path.constData(), "tmpfs", 0, "size=64k") != 0)
        QSKIP("needs the right to mount");
    const auto unmount = qScopeGuard([&] { ::umount2(path.constData(), MNT_DETACH); });
    const Fence inside{path, {}};
    QVERIFY(m_disk.write(inside, "log", "old"));
    const QByteArray big(200'000, 'x');
    QCOMPARE(m_disk.write(inside, "log", big).error().fault, Fault::Io);
    QCOMPARE(m_disk.rewrite(inside, "log", [&](const auto &) { return std::optional(big); }).error().fault, Fault::Io);
    QCOMPARE(*m_disk.read(path + "/log"), QByteArray("old"));
    QCOMPARE(m_disk.list(path)->size(), size_t(1));
}

void TestChanges::appends()
{
    QVERIFY(m_disk.append(fence(), "file", "one\n"));
    QVERIFY(m_disk.append(fence(), "file", "two\n"));
    QCOMPARE(read("file"), QByteArray("one\ntwo\n"));
    m_scratch->symlink("link", "file");
    QCOMPARE(m_disk.append(fence(), "link", "x").error().fault, Fault::Unsafe);
}

void TestChanges::rewrites()
{
    m_scratch->file("file", "a b c");
    m_scratch->mode("file", 0604);
    QVERIFY(rewrite("file", "b", "x"));
    QCOMPARE(read("file"), QByteArray("a x c"));
    QCOMPARE(m_disk.statInside(fence(), "file")->mode, 0604U);

    const FileId before = idOf("file");
    QVERIFY(m_disk.rewrite(fence(), "file", [](const auto &) { return std::optional<QByteArray>(); }));
    QCOMPARE(idOf("file"), before);
    const auto refuse = [](const auto &) -> Result<std::optional<QByteArray>> {
        return Failure({Fault::Malformed, {}, {}});
    };
    QCOMPARE(m_disk.rewrite(fence(), "file", refuse).error().fault, Fault::Malformed);
    QCOMPARE(read("file"), QByteArray("a x c"));

    QVERIFY(rewrite("new", "", "1"));
    QCOMPARE(read("new"), QByteArray("1"));
    QCOMPARE(m_disk.list(m_scratch->path())->size(), size_t(2));
}

void TestChanges::rewriteKeepsWhatOthersAppend()
{
    m_scratch->file("file", "old\n");
    int opened[2];
    QCOMPARE(::pipe(opened), 0);
    // Opens the file by its name, and writes only after it has been replaced.
    const pid_t child = ::fork();
    if (child == 0) {
        const QByteArray path = *m_scratch / "file";
        const int file = ::open(path.constData(), O_WRONLY | O_APPEND);
        struct stat ours { };
        ::fstat(file, &ours);
        (void)!::write(opened[1], "x", 1);
        struct stat now { };
        do {
            std::this_thread::yield();
            ::stat(path.constData(), &now);
        } while (now.st_ino == ours.st_ino);
        (void)!::write(file, "late\n", 5);
        ::_exit(0);
    }
    char ready = 0;
    QCOMPARE(::read(opened[0], &ready, 1), 1);
    int calls = 0;
    const auto done = m_disk.rewrite(fence(), "file", [&](const auto &content) {
        ++calls;
        (void)m_disk.append(fence(), "file", "meanwhile\n");
        return std::optional(QByteArray(*content).replace("old", "new"));
    });
    int status = 0;
    ::waitpid(child, &status, 0);
    ::close(opened[0]);
    ::close(opened[1]);
    QVERIFY(done);
    QCOMPARE(read("file"), QByteArray("new\nmeanwhile\nlate\n"));
    QCOMPARE(calls, 1);
}

void TestChanges::rewriteStartsAgainWhenReplaced()
{
    m_scratch->file("file", "old");
    int calls = 0;
    const auto edit = [&](const std::optional<QByteArray> &content) -> Result<std::optional<QByteArray>> {
        if (++calls == 1)
            m_scratch->file("file", "other"); // in place, as Pkg did until Julia 1.12
        if (calls == 2)
            (void)m_disk.write(fence(), "file", "third");
        return *content + "!";
    };
    QVERIFY(m_disk.rewrite(fence(), "file", edit));
    QCOMPARE(calls, 3);
    QCOMPARE(read("file"), QByteArray("third!"));

    const auto always = [&](const std::optional<QByteArray> &content) -> Result<std::optional<QByteArray>> {
        (void)m_disk.write(fence(), "file", "again");
        return *content + "!";
    };
    QCOMPARE(m_disk.rewrite(fence(), "file", always).error().fault, Fault::Busy);
    QCOMPARE(read("file"), QByteArray("again"));
    QCOMPARE(m_disk.list(m_scratch->path())->size(), size_t(1));
}

void TestChanges::rewriteKeepsTime()
{
    m_scratch->file("file", "a");
    const timespec times[2] = {{1'000'000'000, 0}, {1'000'000'000, 0}};
    QCOMPARE(::utimensat(AT_FDCWD, (*m_scratch / "file").constData(), times, 0), 0);
    const auto edit = [](const auto &) { return std::optional(QByteArray("b")); };
    QVERIFY(m_disk.rewrite(fence(), "file", edit, true));
    QCOMPARE(m_disk.stat(*m_scratch / "file")->modified, Time(std::chrono::seconds(1'000'000'000)));
    QVERIFY(m_disk.rewrite(fence(), "new", edit, true));
    QCOMPARE(m_disk.stat(*m_scratch / "new")->modified, Time());
}

void TestChanges::moves()
{
    m_scratch->file("a/file", "1");
    m_scratch->file("b/file", "2");
    m_scratch->symlink("link", "nowhere");
    m_scratch->directory("held");
    QCOMPARE(m_disk.move(fence(), "a", idOf("a"), "b").error().fault, Fault::Exists);
    QCOMPARE(m_disk.move(fence(), "a", idOf("b"), "held/0").error().fault, Fault::Unsafe);
    QCOMPARE(m_disk.move(fence(), "c", idOf("b"), "held/0").error().fault, Fault::NotFound);
    QCOMPARE(m_disk.move(fence(), "a", idOf("a"), "nowhere/0").error().fault, Fault::NotFound);
    QCOMPARE(m_disk.move(fence(), "a", idOf("a"), "a/below").error().fault, Fault::Io);
    QVERIFY(m_disk.move(fence(), "a", idOf("a"), "held/0"));
    QVERIFY(m_disk.move(fence(), "link", idOf("link"), "held/1"));
    QCOMPARE(read("held/0/file"), QByteArray("1"));
    QCOMPARE(m_disk.statInside(fence(), "held/1")->type, FileType::Symlink);
    QVERIFY(!exists("a"));
}

void TestChanges::movesReadOnlyFolders()
{
    m_scratch->file("artifacts/a/file", "1");
    m_scratch->directory("held");
    m_scratch->mode("artifacts/a", 0555);
    for (const char *name : {"", "artifacts", "artifacts/a", "artifacts/a/file", "held"})
        QCOMPARE(::chown((*m_scratch / name).constData(), 65534, 65534), 0);
    m_scratch->file("artifacts/roots/file", "2");
    m_scratch->mode("artifacts/roots", 0555);
    const int result = asNobody([&] {
        if (const auto moved = m_disk.move(fence(), "artifacts/a", idOf("artifacts/a"), "held/0"); !moved)
            return 1;
        const auto refused = m_disk.move(fence(), "artifacts/roots", idOf("artifacts/roots"), "held/1");
        if (refused || refused.error().detail != u"it belongs to another user"_s)
            return 2;
        return m_disk.statInside(fence(), "held/0")->mode == 0555 ? 0 : 3;
    });
    QCOMPARE(result, 0);
    QCOMPARE(m_disk.statInside(fence(), "artifacts/roots")->mode, 0555U);
}

void TestChanges::setsTimes()
{
    const ExactTime time(std::chrono::seconds(-5) + std::chrono::nanoseconds(123'456'789));
    m_scratch->file("a/file", "1");
    m_scratch->symlink("link", "a");
    m_scratch->mode("a", 0555);
    for (const QByteArray &name : {QByteArray("a"), QByteArray("a/file")}) {
        QVERIFY(m_disk.setModified(fence(), name, idOf(name), time));
        QCOMPARE(m_disk.statInside(fence(), name)->exactlyModified, time);
    }
    QCOMPARE(m_disk.setModified(fence(), "a", idOf("a/file"), time).error().fault, Fault::Unsafe);
    QCOMPARE(m_disk.setModified(fence(), "link", idOf("link"), time).error().fault, Fault::Unsafe);
    QCOMPARE(m_disk.setModified(fence(), "none", idOf("a"), time).error().fault, Fault::NotFound);
}

void TestChanges::removesOnlyEmpty()
{
    m_scratch->directory("a/b");
    m_scratch->symlink("link", "a/b");
    QCOMPARE(m_disk.removeEmpty(fence(), "a").error().fault, Fault::Exists);
    QCOMPARE(m_disk.removeEmpty(fence(), "link").error().fault, Fault::NotDirectory);
    QVERIFY(m_disk.removeEmpty(fence(), "a/b"));
    QVERIFY(m_disk.removeEmpty(fence(), "a"));
    QCOMPARE(m_disk.removeEmpty(fence(), "a").error().fault, Fault::NotFound);
}

void TestChanges::removes()
{
    const Scratch outside;
    outside.file("canary", "1");
    for (const QByteArray &name :
         {QByteArray("a/b/c"), QByteArray("a/x\ny"), QByteArray("a/\xff"), QByteArray("a/b/-rf")})
        m_scratch->file(name, QByteArray(10'000, 'x'));
    m_scratch->symlink("a/link", outside.path());
    m_scratch->symlink("a/up", "..");
    m_scratch->special("a/fifo", S_IFIFO);
    m_scratch->directory("a/empty");
    const qint64 before = allocatedIn(*m_scratch / "a");
    QVERIFY(before >= 4 * 12'288);
    const auto removal = remove("a");
    QVERIFY(removal);
    QVERIFY(removal->isGone);
    QVERIFY(removal->failures.empty());
    QCOMPARE(removal->entries, 10);
    QCOMPARE(removal->freed, before);
    QCOMPARE(m_job.bytes.load(), removal->freed);
    QVERIFY(!exists("a"));
    QCOMPARE(*m_disk.read(outside / "canary"), QByteArray("1"));
    QCOMPARE(remove("a").error().fault, Fault::NotFound);
    m_scratch->file("single", QByteArray(1, 'x'));
    QCOMPARE(remove("single")->freed, 4096);
}

void TestChanges::removesReadOnlyTrees()
{
    for (const char *name : {"a/one/file", "a/two/file", "a/none/file"})
        m_scratch->file(name, "1");
    for (const char *name : {"", "a", "a/one", "a/two", "a/none", "a/one/file", "a/two/file", "a/none/file"})
        QCOMPARE(::chown((*m_scratch / name).constData(), 65534, 65534), 0);
    m_scratch->mode("a/one/file", 0444);
    m_scratch->mode("a/one", 0555);
    m_scratch->mode("a/two", 0333);
    m_scratch->mode("a/none", 0);
    m_scratch->mode("a", 0555);
    QCOMPARE(asNobody([&] {
                 const auto removal = remove("a");
                 return removal && removal->isGone && removal->failures.empty() ? 0 : 1;
             }),
             0);
    QVERIFY(!exists("a"));
}

void TestChanges::removesHardLinks()
{
    m_scratch->file("a/one", QByteArray(100'000, 'x'));
    m_scratch->hardLink("a/two", "a/one");
    m_scratch->file("kept", QByteArray(50'000, 'x'));
    m_scratch->hardLink("a/kept", "kept");
    // Both names of the one, and the folder, but not the file that has a name elsewhere.
    const qint64 folder = m_disk.stat(*m_scratch / "a")->allocated;
    const auto removal = remove("a");
    QCOMPARE(removal->freed, 102'400 + folder);
    QCOMPARE(read("kept").size(), 50'000);
}

void TestChanges::removesManyFiles()
{
    m_scratch->directory("a");
    const int folder = ::open((*m_scratch / "a").constData(), O_RDONLY | O_DIRECTORY);
    for (int i = 0; i < 100'000; ++i)
        ::close(::openat(folder, QByteArray::number(i).constData(), O_CREAT | O_WRONLY, 0644));
    ::close(folder);
    const auto removal = remove("a");
    QVERIFY(removal->isGone);
    QCOMPARE(removal->entries, 100'001);
}

void TestChanges::removesDeepTrees()
{
    m_scratch->directory("a");
    m_scratch->file("a/file", "1");
    const Scratch deep;
    deep.chain(2000, QByteArray(100, 'd'), [](int here) { ::close(::openat(here, "file", O_CREAT | O_WRONLY, 0644)); });
    const Fence inside{deep.path(), {}};
    const auto status = m_disk.statInside(inside, QByteArray(100, 'd'));
    const auto removal = m_disk.removeTree(inside, QByteArray(100, 'd'), status->id(), m_job);
    QVERIFY(removal->isGone);
    QCOMPARE(removal->entries, 4000);
    QVERIFY(removal->failures.empty());
}

void TestChanges::removesNothingElse()
{
    m_scratch->file("a/file", "1");
    m_scratch->file("b/file", "2");
    QCOMPARE(m_disk.removeTree(fence(), "a", idOf("b"), m_job).error().fault, Fault::Unsafe);
    QCOMPARE(m_disk.removeTree(fence(), "a/file", idOf("b/file"), m_job).error().fault, Fault::Unsafe);
    QCOMPARE(read("a/file"), QByteArray("1"));
}

void TestChanges::removeStops()
{
    for (int i = 0; i < 50; ++i)
        m_scratch->file("a/" + QByteArray::number(i % 7) + '/' + QByteArray::number(i), "1");
    std::stop_source stop;
    stop.request_stop();
    Job job(stop.get_token());
    const auto removal = m_disk.removeTree(fence(), "a", idOf("a"), job);
    QVERIFY(removal);
    QVERIFY(!removal->isGone);
    QVERIFY(removal->failures.empty());
    QVERIFY(exists("a/0/0"));
    QVERIFY(remove("a")->isGone);
}

void TestChanges::removeSaysWhatItCannot()
{
    m_scratch->file("a/theirs/file", "1");
    m_scratch->file("a/ours/file", "1");
    for (const char *name : {"", "a", "a/ours", "a/ours/file"})
        QCOMPARE(::chown((*m_scratch / name).constData(), 65534, 65534), 0);
    QCOMPARE(asNobody([&] {
                 const auto removal = remove("a");
                 if (!removal || removal->isGone || removal->failures.size() != 1)
                     return 1;
                 const QString words = removal->failures.front().sentence();
                 return words.endsWith(u"/a/theirs/file: permission denied (its folder belongs to another user)."_s)
                     ? 0
                     : 2;
             }),
             0);
    QVERIFY(exists("a/theirs/file"));
    QVERIFY(!exists("a/ours"));
}

void TestChanges::mountsAreLeftAlone()
{
    const Scratch outside;
    outside.file("canary", "1");
    m_scratch->file("a/file", "1");
    m_scratch->directory("a/mounted");
    m_scratch->directory("held");
    const QByteArray path = *m_scratch / "a/mounted";
    if (::mount(outside.path().constData(), path.constData(), nullptr, MS_BIND, nullptr) != 0)
        QSKIP("needs the right to mount");
    const auto unmount = qScopeGuard([&] { ::umount2(path.constData(), MNT_DETACH); });
    const auto removal = remove("a");
    QCOMPARE(removal->failures.size(), size_t(1));
    QCOMPARE(removal->failures.front().sentence(),
             QString::fromUtf8(path) + u": is left alone (another file system is mounted there)."_s);
    QCOMPARE(m_disk.statInside(fence(), "a/mounted/canary").error().fault, Fault::Unsafe);
    QCOMPARE(m_disk.move(fence(), "a/mounted", m_disk.stat(path)->id(), "held/0").error().fault, Fault::Unsafe);
    QCOMPARE(*m_disk.read(outside / "canary"), QByteArray("1"));
}

void TestChanges::swappedForLinks()
{
    const Scratch outside;
    for (int i = 0; i < 20; ++i)
        outside.file("canary/" + QByteArray::number(i), "1");
    m_scratch->symlink("bait", outside / "canary");
    m_scratch->directory("held");
    const QByteArray one = *m_scratch / "a/sub";
    const QByteArray other = *m_scratch / "bait";
    void *memory = ::mmap(nullptr, sizeof(std::atomic<int>), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    QVERIFY(memory != MAP_FAILED);
    auto *swaps = new (memory) std::atomic<int>(0);
    const pid_t swapper = ::fork();
    if (swapper == 0) { // exchanges the directory and the link, as fast as it can
        for (;;)
            *swaps += ::syscall(SYS_renameat2, AT_FDCWD, one.constData(), AT_FDCWD, other.constData(), 2) == 0;
    }
    while (*swaps < 10'000) {
        for (int i = 0; i < 10; ++i) {
            ::mkdir((*m_scratch / "a").constData(), 0755);
            ::mkdir(one.constData(), 0755);
            const int folder = ::open(one.constData(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
            if (folder >= 0)
                ::close(::openat(folder, QByteArray::number(i).constData(), O_CREAT | O_WRONLY, 0644));
            ::close(folder);
        }
        if (const auto sub = m_disk.statInside(fence(), "a/sub"); sub && sub->type == FileType::Directory) {
            if (m_disk.move(fence(), "a/sub", sub->id(), "held/sub"))
                (void)m_disk.move(fence(), "held/sub", sub->id(), "a/sub");
            (void)m_disk.setMode(fence(), "a/sub", sub->id(), 0755);
        }
        const auto status = m_disk.statInside(fence(), "a");
        (void)m_disk.removeTree(fence(), "a", status->id(), m_job);
        (void)remove("held/sub");
    }
    ::kill(swapper, SIGKILL);
    ::waitpid(swapper, nullptr, 0);
    ::munmap(memory, sizeof(std::atomic<int>));
    QCOMPARE(m_disk.list(outside / "canary")->size(), size_t(20));
}

DEPOTSCOPE_TEST(TestChanges)
#include "tst_changes.moc"
