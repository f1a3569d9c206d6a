// SPDX-License-Identifier: MIT
#include "model/depot/logediting.h"

#include "model/disk/pidlock.h"
#include "tests/disk/scratch.h"
#include "tests/support/registered.h"

#include <QTest>
#include <sys/mount.h>

using namespace depotscope;
using namespace Qt::StringLiterals;

namespace {

const QByteArray a = "[[\"/a\"]]\ntime = 2020-01-01T00:00:00.000Z\n";
const QByteArray b = "[[\"/b\"]]\nparent_projects = [\"/p\"]\ntime = 2020-01-02T03:04:05.010Z\n";
const QByteArray b2 = "[[\"/b\"]]\ntime = 2021-01-02T03:04:05Z\nparent_projects = [\n  \"/q\",\n]\n";
const QByteArray c = "[['/c']]  # by hand\ntime = 2020-01-01 00:00:00.000Z\n";

LogWish without(const QByteArray &path, LogForm form = LogForm::Usages)
{
    return {form, [path](const QByteArray &entry) { return entry == path; }, {}};
}

} // namespace

class TestLogEditing : public QObject {
    Q_OBJECT

private slots:
    void takesOut_data();
    void takesOut();
    void puts();
    void refusesWhatItCannotRead_data();
    void refusesWhatItCannotRead();
    void takesBackWhatOthersRewrote();
    void takesBackOrphans();
    void writesWhatJuliaReads();
    void editsUnderTheLock();
    void fullDisk();

private:
    Job m_job;
};

void TestLogEditing::takesOut_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("rest"); // without /b
    QTest::newRow("alone") << b << QByteArray();
    QTest::newRow("condensed, in the middle") << a + '\n' + b + '\n' + c << a + '\n' + c;
    QTest::newRow("condensed, first") << b + '\n' + c << c;
    QTest::newRow("condensed, last") << a + '\n' + b << a + '\n';
    QTest::newRow("appended, twice") << a + b + c + b2 << a + c;
    QTest::newRow("no newline at the end") << a + b.chopped(1) << a;
    QTest::newRow("comments stay") << "# of mine\n" + a + b + "\n# more\n\n" + c
                                   << "# of mine\n" + a + "# more\n\n" + c;
    QTest::newRow("BOM") << "\xef\xbb\xbf" + b + a << "\xef\xbb\xbf" + a;
    QTest::newRow("nothing") << a + c << a + c;
}

void TestLogEditing::takesOut()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, rest);
    const auto change = planChange(text, "/log", without("/b"));
    QVERIFY(change);
    const QByteArray after = changed(text, *change);
    QCOMPARE(after, rest);
    QCOMPARE(change->isEmpty(), text == rest);
    if (change->isEmpty())
        return;
    QCOMPARE(takenBack(after, "/log", LogForm::Usages, *change)->text, text);
    if (text.endsWith('\n'))
        QCOMPARE(takenBack(after + a, "/log", LogForm::Usages, *change)->text, text + a); // appended since
}

void TestLogEditing::puts()
{
    LogWish wish;
    wish.puts = {{"/x", "[[\"/x\"]]\ntime = 2020-01-01T00:00:00Z\n"}, {"/b", b}};
    const auto change = planChange(a.chopped(1), "/log", wish);
    QCOMPARE(changed(a.chopped(1), *change), a + "[[\"/x\"]]\ntime = 2020-01-01T00:00:00Z\n" + b);
    QCOMPARE(takenBack(changed(a.chopped(1), *change), "/log", LogForm::Usages, *change)->text, a.chopped(1));

    const QByteArray orphans = "\"/a\" = 2020-01-01T00:00:00.000Z\n\"/c\" = 2020-01-03T00:00:00.000Z\n";
    LogWish dates = without("/a", LogForm::Orphans);
    dates.puts = {{"/b", "\"/b\" = 2020-01-02T00:00:00Z\n"},
                  {"/c", "\"/c\" = 2020-01-03T00:00:00Z\n"},
                  {"/d", "\"/d\" = 2020-01-04T00:00:00Z\n"},
                  {"/A", "\"/A\" = 2020-01-05T00:00:00Z\n"}};
    const auto sorted = planChange(orphans, "/log", dates);
    QCOMPARE(changed(orphans, *sorted),
             QByteArray("\"/A\" = 2020-01-05T00:00:00Z\n\"/b\" = 2020-01-02T00:00:00Z\n\"/c\" = "
                        "2020-01-03T00:00:00.000Z\n\"/d\" = 2020-01-04T00:00:00Z\n"));
    QCOMPARE(takenBack(changed(orphans, *sorted), "/log", LogForm::Orphans, *sorted)->text, orphans);

    QVERIFY(planChange(std::nullopt, "/log", dates)->isNew);
    QVERIFY(planChange(std::nullopt, "/log", without("/a"))->isEmpty());
}

void TestLogEditing::refusesWhatItCannotRead_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("line");
    QTest::newRow("torn header") << a + "[[\"/x\n" + b << 3;
    QTest::newRow("no time") << "[[\"/x\"]]\n" + b << 1;
    QTest::newRow("NULs") << a + QByteArray(10, '\0') << 3;
    QTest::newRow("torn time") << a.chopped(10) + '\n' + b << 2;
    QTest::newRow("glued") << a.chopped(1) + b << 2;
}

void TestLogEditing::refusesWhatItCannotRead()
{
    QFETCH(QByteArray, text);
    QFETCH(int, line);
    const auto change = planChange(text, "/log", without("/b"));
    QVERIFY(!change);
    QCOMPARE(change.error().fault, Fault::Malformed);
    QCOMPARE(change.error().line, line);
}

void TestLogEditing::takesBackWhatOthersRewrote()
{
    const QByteArray before = a + '\n' + b;
    const auto change = planChange(before, "/log", without("/b"));
    QCOMPARE(takenBack(c, "/log", LogForm::Usages, *change)->text, c + b); // Pkg dropped /a and logged /c
    QCOMPARE(takenBack(before, "/log", LogForm::Usages, *change)->text, before); // it was never made
    QCOMPARE(takenBack("", "/log", LogForm::Usages, *change)->text, b);
    const auto isAorB = [](const QByteArray &path) { return path != "/c"; };
    const auto isA = [](const QByteArray &path) { return path == "/a"; };
    const auto both = planChange(c + b + a, "/log", {LogForm::Usages, isAorB, {}});
    const auto half = takenBack(b2, "/log", LogForm::Usages, *both, isA);
    QCOMPARE(half->text, b2 + a);
    QCOMPARE(takenBack(half->text, "/log", LogForm::Usages, half->rest)->text, b2 + a + b);
    const auto exact = takenBack(c, "/log", LogForm::Usages, *both, isA);
    QCOMPARE(exact->text, c + a);
    QCOMPARE(takenBack(exact->text + b2, "/log", LogForm::Usages, exact->rest)->text, c + b + a + b2);
    QVERIFY(!takenBack("[[torn", "/log", LogForm::Usages, *change));

    LogWish adds;
    adds.puts = {{"/b", b}};
    const auto added = planChange(a, "/log", adds);
    QCOMPARE(takenBack(c + b, "/log", LogForm::Usages, *added)->text, c);
    QCOMPARE(takenBack(c + b2, "/log", LogForm::Usages, *added)->text, c + b2); // used since: not ours
}

void TestLogEditing::takesBackOrphans()
{
    const QByteArray one = "\"/a\" = 2020-01-01T00:00:00.000Z\n";
    const QByteArray two = "\"/b\" = 2020-01-02T00:00:00.000Z\n";
    const QByteArray later = "\"/a\" = 2024-01-01T00:00:00.000Z\n";
    const auto change = planChange(one + two, "/log", without("/a", LogForm::Orphans));
    QCOMPARE(takenBack("", "/log", LogForm::Orphans, *change)->text, one);
    QCOMPARE(takenBack("\"/c\" = 2020-01-02T00:00:00.000Z\n", "/log", LogForm::Orphans, *change)->text,
             one + "\"/c\" = 2020-01-02T00:00:00.000Z\n");
    QCOMPARE(takenBack(later, "/log", LogForm::Orphans, *change)->text, later); // Pkg knows better by now
}

void TestLogEditing::writesWhatJuliaReads()
{
    const Time time(std::chrono::milliseconds(1'600'000'000'050));
    const QByteArray path = "/d\xc3\xa9$p\"q\\\n\x01\x7f";
    const QByteArray text =
        *manifestEntry(path, time) + *spaceEntry("/s", time, {"/p", path}) + *spaceEntry("/t", time, {});
    QVERIFY(text.startsWith("[[\"/d\xc3\xa9$p\\\"q\\\\\\n\\u0001\\u007f\"]]\ntime = 20"));
    QVERIFY(text.endsWith(":40.050Z\nparent_projects = []\n"));
    const UsageLog log = readUsageLog(text, "/log");
    QVERIFY(log.troubles.empty());
    QCOMPARE(log.usages.size(), size_t(3));
    QCOMPARE(log.usages[0], (Usage{path, time, {}}));
    QCOMPARE(log.usages[1], (Usage{"/s", time, {path, "/p"}}));
    const OrphanLog orphans = readOrphanLog(*orphanEntry(path, time), "/log");
    QVERIFY(orphans.troubles.empty());
    QCOMPARE(orphans.orphans.front(), (OrphanLog::Orphan{path, time}));
    QCOMPARE(manifestEntry("/\xff", time).error().fault, Fault::Malformed);
}

void TestLogEditing::editsUnderTheLock()
{
    const Scratch scratch;
    const Fence fence{scratch.path(), {"logs"}};
    Disk &disk = Disk::real();
    scratch.file("logs/manifest_usage.toml", a + b);
    LogChange made;
    const auto record = [&](const LogChange &change) -> Result<void> {
        made = change;
        return disk.stat(scratch / "logs/manifest_usage.toml.pid").map([](const FileStatus &) {});
    };
    QVERIFY(editLog(disk, fence, "logs/manifest_usage.toml", without("/b"), record, m_job));
    QCOMPARE(*disk.read(scratch / "logs/manifest_usage.toml"), a);
    QCOMPARE(disk.list(scratch / "logs")->size(), size_t(1)); // neither lock nor anything else is left
    QVERIFY(takeBack(disk, fence, "logs/manifest_usage.toml", LogForm::Usages, made, m_job));
    QCOMPARE(*disk.read(scratch / "logs/manifest_usage.toml"), a + b);

    const auto refuse = [](const LogChange &) -> Result<void> { return Failure({Fault::Io, "/journal", {}}); };
    QVERIFY(!editLog(disk, fence, "logs/manifest_usage.toml", without("/b"), refuse, m_job));
    QCOMPARE(*disk.read(scratch / "logs/manifest_usage.toml"), a + b);

    LogWish dates{LogForm::Orphans, {}, {{"/o", *orphanEntry("/o", currentTime())}}};
    const auto note = [&](const LogChange &change) -> Result<void> {
        made = change;
        return {};
    };
    QVERIFY(editLog(disk, fence, "logs/orphaned.toml", dates, note, m_job));
    QCOMPARE(disk.stat(scratch / "logs/orphaned.toml")->modified, Time()); // a new one must not look like a collection
    QVERIFY(takeBack(disk, fence, "logs/orphaned.toml", LogForm::Orphans, made, m_job));
    QVERIFY(!disk.stat(scratch / "logs/orphaned.toml"));
}

void TestLogEditing::fullDisk()
{
    const Scratch scratch;
    scratch.directory("logs");
    const QByteArray path = scratch / "logs";
    if (::mount("tmpfs", path.constData(), "tmpfs", 0, "size=64k") != 0)
        QSKIP("needs the right to mount");
    const auto unmount = qScopeGuard([&] { ::umount2(path.constData(), MNT_DETACH); });
    Disk &disk = Disk::real();
    const Fence fence{path, {}};
    QByteArray text = b;
    while (text.size() < 40'000)
        text += a;
    scratch.file("logs/log.toml", text);
    const auto nothing = [](const LogChange &) -> Result<void> { return {}; };
    QCOMPARE(editLog(disk, fence, "log.toml", without("/b"), nothing, m_job).error().fault, Fault::Io);
    QCOMPARE(*disk.read(path + "/log.toml"), text);
    QCOMPARE(disk.list(path)->size(), size_t(1));
}

DEPOTSCOPE_TEST(TestLogEditing)
#include "tst_logediting.moc"
