// SPDX-License-Identifier: MIT
#include "model/session/watch.h"

#include "tests/disk/scratch.h"
#include "tests/support/registered.h"

#include <QSignalSpy>
#include <QTest>

using namespace depotscope;
using namespace Qt::StringLiterals;

using Directories = std::vector<QByteArray>;

class TestWatch : public QObject {
    Q_OBJECT

private slots:
    void tellsWhere_data();
    void tellsWhere();
    void newDirectoriesCountAsChanged();
    void tooMuchIsSaid();
    void knowsBusyDirectories();
};

void TestWatch::tellsWhere_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("where");
    QTest::newRow("made") << u"touch a/new"_s << u"a"_s;
    QTest::newRow("removed") << u"rm a/file"_s << u"a"_s;
    QTest::newRow("written to") << u"echo >> b/file"_s << u"b"_s;
    QTest::newRow("touched") << u"touch b/file"_s << u"b"_s;
    QTest::newRow("moved") << u"mv a/file b/other"_s << u"a b"_s;
    QTest::newRow("a directory") << u"mkdir a/new"_s << u"a"_s;
    QTest::newRow("goes") << u"rm -r b"_s << u"b"_s;
    QTest::newRow("not watched") << u"touch c/new; cat a/file; ls b"_s << QString();
}

void TestWatch::tellsWhere()
{
    QFETCH(QString, command);
    QFETCH(QString, where);
    const Scratch scratch;
    for (const char *name : {"a/file", "b/file", "c/file"})
        scratch.file(name);
    Watch watch;
    QSignalSpy changed(&watch, &Watch::changed);
    watch.setDirectories({scratch / "a", scratch / "b", scratch / "missing"});
    (void)watch.takeChanged();
    changed.clear();
    QProcess shell;
    shell.setWorkingDirectory(QFile::decodeName(scratch.path()));
    shell.start(u"sh"_s, {u"-ec"_s, command});
    QVERIFY(shell.waitForFinished(patience));
    QCOMPARE(shell.exitCode(), 0);
    Directories expected;
    for (const QString &name : where.split(u' ', Qt::SkipEmptyParts))
        expected.push_back(scratch / name.toUtf8());
    if (!expected.empty())
        QTRY_COMPARE(changed.size(), 1);
    QVERIFY(watch.takeChanged() == expected);
    QVERIFY(watch.takeChanged() == Directories());
}

void TestWatch::newDirectoriesCountAsChanged()
{
    const Scratch scratch;
    scratch.file("a/file");
    scratch.file("b/file");
    Watch watch;
    QSignalSpy changed(&watch, &Watch::changed);
    watch.setDirectories({scratch / "a"});
    QCOMPARE(changed.size(), 1);
    QVERIFY(watch.takeChanged() == Directories{scratch / "a"});
    watch.setDirectories({scratch / "a"});
    QCOMPARE(changed.size(), 1);
    watch.setDirectories({scratch / "b"});
    QCOMPARE(changed.size(), 2);
    QVERIFY(watch.takeChanged() == Directories{scratch / "b"});
    scratch.file("a/other"); // not any more
    QVERIFY(watch.takeChanged() == Directories());
}

void TestWatch::tooMuchIsSaid()
{
    const int most = Disk::real().read("/proc/sys/fs/inotify/max_queued_events").value_or("0").trimmed().toInt();
    if (most <= 0 || most > 100'000)
        QSKIP("the system keeps very many events");
    const Scratch scratch;
    scratch.directory("a");
    Watch watch;
    watch.setDirectories({scratch / "a"});
    (void)watch.takeChanged();
    for (int i = 0; i <= most / 2; ++i) {
        scratch.file("a/file");
        ::unlink((scratch / "a/file").constData());
    }
    QVERIFY(!watch.takeChanged());
    scratch.file("a/file");
    QVERIFY(watch.takeChanged() == Directories{scratch / "a"});
}

void TestWatch::knowsBusyDirectories()
{
    const Scratch scratch;
    for (const char *name :
         {"packages/A/abcde/src/A.jl", "artifacts/0123/lib/a", "compiled/v1.11/A/a.ji", "scratchspaces/u/s/deep/er/a",
          "logs/manifest_usage.toml", "environments/v1.11/Project.toml", "registries/General/A/Package.toml",
          "clones/1/objects/a", "mine/below/a", "file"})
        scratch.file(name);
    Job job;
    const auto inventory = takeInventory(depotsAt({scratch.path()}, Disk::real()), {}, Disk::real(), job);
    Directories found = busyDirectories(*inventory);
    QCOMPARE(found.front(), scratch.path());
    std::ranges::sort(found);
    Directories expected{scratch.path()};
    for (const char *name :
         {"artifacts", "clones", "compiled", "compiled/v1.11", "compiled/v1.11/A", "environments", "environments/v1.11",
          "logs", "mine", "packages", "packages/A", "registries", "registries/General", "scratchspaces",
          "scratchspaces/u", "scratchspaces/u/s", "scratchspaces/u/s/deep", "scratchspaces/u/s/deep/er"})
        expected.push_back(scratch / name);
    std::ranges::sort(expected);
    QCOMPARE(found, expected);
    QVERIFY(busyDirectories(Inventory()).empty());
}

DEPOTSCOPE_TEST(TestWatch)
#include "tst_watch.moc"
