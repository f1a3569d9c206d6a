// SPDX-License-Identifier: MIT
#include "model/disk/scan.h"
#include "model/disk/treebuilder.h"

#include "tests/disk/scratch.h"
#include "tests/disk/treechecks.h"
#include "tests/support/cases.h"
#include "tests/support/registered.h"

#include <QCoreApplication>
#include <QDir>
#include <QTest>
#include <atomic>
#include <functional>
#include <iostream>
#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <thread>

using namespace depotscope;
using namespace Qt::StringLiterals;

namespace {

ScanOptions withThreads(int threads)
{
    ScanOptions options;
    options.threads = threads;
    return options;
}

ScanOptions following(const std::vector<QByteArray> &names)
{
    ScanOptions options;
    options.followedNames = names;
    return options;
}

Scan scanned(const std::vector<QByteArray> &roots, const ScanOptions &options = {})
{
    Job job;
    return scan(roots, options, job);
}

Totals rootTotals(const Scan &found, std::size_t root = 0)
{
    return found.tree->totals(found.tree->roots().at(root));
}

/// The number that `du -s` with `options` prints for `path`. It complains of what it cannot read, but counts the rest.
qint64 du(const QStringList &options, const QByteArray &path)
{
    QProcess process;
    process.start(u"du"_s, QStringList{u"-s"_s, u"-B1"_s} + options + QStringList{QFile::decodeName(path)});
    process.waitForFinished(-1);
    return process.readAllStandardOutput().split('\t').front().toLongLong();
}

/// Since coreutils 9.2 `du --apparent-size` counts nothing for a directory itself.
bool duCountsDirectories()
{
    static const bool counts = [] {
        const Scratch scratch;
        scratch.directory("a");
        struct stat status { };
        ::stat((scratch / "a").constData(), &status);
        return status.st_size == 0 || du({u"--apparent-size"_s}, scratch / "a") != 0;
    }();
    return counts;
}

/// What `du --apparent-size` says for all of `tree`.
qint64 apparentForDu(const FileTree &tree)
{
    qint64 sum = 0;
    for (quint32 i = 0; i < quint32(tree.nodeCount()); ++i) {
        if (duCountsDirectories() || !tree.isDirectory(NodeId{i}))
            sum += tree.own(NodeId{i}).apparent;
    }
    return sum;
}

/// Every entry in one line, sorted: what a person would compare.
QByteArray printed(const FileTree &tree)
{
    std::vector<QByteArray> lines;
    for (quint32 i = 0; i < quint32(tree.nodeCount()); ++i) {
        const NodeId node{i};
        const NodeId root = tree.roots().front();
        QByteArray line = tree.path(node).mid(tree.path(root).size());
        line = line.isEmpty() ? QByteArray(".") : line.mid(1);
        if (tree.isDirectory(node))
            line += '/';
        if (tree.isFollowedLink(node))
            line += " followed";
        else if (tree.type(node) == FileType::Symlink)
            line += " link";
        if (tree.isUnreadable(node))
            line += " unreadable";
        if (tree.isMountPoint(node))
            line += " mount";
        if (tree.isHardLinked(node))
            line += " hard";
        if (tree.isCountedElsewhere(node))
            line += " elsewhere";
        lines.push_back(line);
    }
    std::sort(lines.begin(), lines.end());
    QByteArray text;
    for (const QByteArray &line : lines)
        text += line + '\n';
    return text;
}

QByteArray printed(const Scan &found)
{
    QByteArray text = printed(*found.tree);
    for (const Error &trouble : found.troubles)
        text += "! " + lastComponent(trouble.path).toByteArray() + ' ' + QByteArray::number(int(trouble.fault)) + '\n';
    return text;
}

/// Output of this test started with `arguments`; see registered. A process of its own, since a user or a name space is
/// changed for good.
QByteArray fromOtherProcess(const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QCoreApplication::applicationFilePath(), QStringList{u"tst_scan"_s} + arguments);
    process.waitForFinished(-1);
    return process.readAllStandardOutput();
}

int scanAsNobody(const QByteArray &path)
{
    if (::getuid() == 0 && (::setgid(65534) != 0 || ::setuid(65534) != 0))
        return 1;
    const Scan found = scanned({path});
    std::cout << printed(found).toStdString() << "du " << du({}, path) - rootTotals(found).allocated << ' '
              << du({u"--apparent-size"_s}, path) - apparentForDu(*found.tree) << ' ' << rootTotals(found).isLowerBound
              << '\n';
    return 0;
}

/// Mounts something at PATH/mounted, where only this process and its children see it.
int scanWithMount(const QByteArray &path)
{
    const QByteArray inside = path + "/mounted";
    const uid_t user = ::getuid();
    if (user != 0) {
        if (::unshare(CLONE_NEWUSER) != 0)
            return 0;
        QFile map(u"/proc/self/uid_map"_s);
        if (!map.open(QIODevice::WriteOnly) || map.write("0 " + QByteArray::number(user) + " 1") < 0)
            return 0;
    }
    if (::unshare(CLONE_NEWNS) != 0 || ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0
        || ::mount("none", inside.constData(), "tmpfs", 0, nullptr) != 0)
        return 0;
    QFile file(QFile::decodeName(inside + "/file"));
    if (!file.open(QIODevice::WriteOnly) || file.write(QByteArray(10'000, 'x')) < 0 || !file.flush())
        return 1;
    ScanOptions crossing;
    crossing.crossFileSystems = true;
    const Scan outside = scanned({path});
    const Scan both = scanned({path}, crossing);
    const Scan asked = scanned({path, inside});
    std::cout << printed(outside).toStdString() << printed(both).toStdString() << printed(asked).toStdString() << "du "
              << du({u"-x"_s}, path) - rootTotals(outside).allocated << ' ' << du({}, path) - rootTotals(both).allocated
              << ' ' << rootTotals(both).allocated - rootTotals(asked).allocated << ' ' << rootTotals(asked, 1).files
              << '\n';
    return 0;
}

} // namespace

class TestScan : public QObject {
    Q_OBJECT

private slots:
    void equalsDu_data();
    void equalsDu();
    void facts();
    void hardLinks();
    void deepWithFewDescriptors();
    void unreadable();
    void vanishing();
    void mountPoint();
    void followedNames_data();
    void followedNames();
    void rootIsALink();
    void rootsInRoots();
    void badRoots();
    void progress();
    void partialResults();
    void stoppedBeforeItBegins();
    void stoppedOnTheWay();
    void moreThanFits();
    void buildsOnAnEarlierScan();
    void ofMachine();
};

using Fill = std::function<void(const Scratch &)>;
Q_DECLARE_METATYPE(Fill)

void TestScan::equalsDu_data()
{
    QTest::addColumn<Fill>("fill");
    const auto row = [](const char *name, Fill fill) { QTest::newRow(name) << std::move(fill); };
    row("nothing", [](const Scratch &) {});
    row("files and folders", [](const Scratch &scratch) {
        for (int i = 0; i < 300; ++i) {
            const QByteArray name =
                QByteArray::number(i % 7) + '/' + QByteArray::number(i % 13) + "/f" + QByteArray::number(i);
            scratch.file(name, QByteArray(i * 97, 'x'));
        }
        scratch.directory("empty/inner");
    });
    row("hard links across folders", [](const Scratch &scratch) {
        scratch.file("a/one", QByteArray(50'000, 'x'));
        for (const char *name : {"a/two", "b/one", "b/c/d/one", "z"})
            scratch.hardLink(name, "a/one");
        scratch.symlink("link", "nowhere");
        scratch.hardLink("b/link", "link");
    });
    row("sparse", [](const Scratch &scratch) {
        scratch.file("hole", {}, qint64(1) << 40);
        scratch.file("tail", "begin", 10'000'000);
    });
    row("symbolic links", [](const Scratch &scratch) {
        scratch.file("target/file", QByteArray(100'000, 'x'));
        scratch.symlink("to-directory", "target");
        scratch.symlink("to-file", "target/file");
        scratch.symlink("loop", "loop");
        scratch.symlink("target/up", "..");
        scratch.symlink("long", QByteArray(4000, 'x'));
    });
    row("special files", [](const Scratch &scratch) {
        scratch.special("fifo", S_IFIFO);
        scratch.special("socket", S_IFSOCK);
        scratch.hardLink("a/fifo", "fifo");
    });
    row("odd names", [](const Scratch &scratch) {
        for (const QByteArray &name :
             {QByteArray("new\nline"), QByteArray("\xff\xfe"), QByteArray(255, 'n'), QByteArray("..."), QByteArray(" "),
              QByteArray("-"), QByteArray("\\"), QByteArray("\x01")}) {
            scratch.file("f/" + name, "x");
            scratch.directory("d/" + name);
            scratch.file("d/" + name + "/" + name, "x");
        }
    });
    row("paths longer than the system takes", [](const Scratch &scratch) {
        scratch.chain(60, QByteArray(200, 'd'), [](int directory) {
            ::close(::openat(directory, "file", O_CREAT | O_WRONLY, 0644));
            ::mkdirat(directory, "side", 0755);
        });
    });
    row("2,000 levels", [](const Scratch &scratch) {
        scratch.chain(2000, "d", [](int directory) {
            ::close(::openat(directory, "file", O_CREAT | O_WRONLY, 0644));
            ::mkdirat(directory, "side", 0755);
        });
    });
    row("100,000 files in one folder", [](const Scratch &scratch) {
        const int directory = ::open(scratch.path().constData(), O_RDONLY | O_DIRECTORY);
        for (int i = 0; i < 100'000; ++i)
            ::close(::openat(directory, QByteArray::number(i).constData(), O_CREAT | O_WRONLY, 0644));
        ::close(directory);
    });
}

void TestScan::equalsDu()
{
    QFETCH(Fill, fill);
    const Scratch scratch;
    fill(scratch);
    QByteArray first;
    bool isLarge = false;
    for (int threads : {1, 8, 2}) {
        if (threads == 2 && isLarge && !triesAllCases())
            break; // for a quick run it is enough there that one and many threads see the same
        const Scan found = scanned({scratch.path()}, withThreads(threads));
        isLarge = found.tree->nodeCount() > 5000;
        QVERIFY(found.isComplete);
        QVERIFY(found.troubles.empty());
        QCOMPARE(contradiction(*found.tree), "");
        QCOMPARE(rootTotals(found).allocated, du({}, scratch.path()));
        QCOMPARE(apparentForDu(*found.tree), du({u"--apparent-size"_s}, scratch.path()));
        QVERIFY(!rootTotals(found).isLowerBound);
        const QByteArray text = printed(*found.tree);
        if (first.isEmpty())
            first = text;
        QVERIFY2(text == first, "another tree with another number of threads");
    }
}

void TestScan::facts()
{
    const Scratch scratch;
    scratch.file("a/file", QByteArray(5000, 'x'));
    scratch.special("a/fifo", S_IFIFO);
    scratch.special("a/socket", S_IFSOCK);
    scratch.symlink("a/link", "file");
    const timespec times[2] = {{1'000'000'000, 0}, {1'234'567'890, 500'000'000}};
    QCOMPARE(::utimensat(AT_FDCWD, (scratch / "a/file").constData(), times, 0), 0);
    const timespec early[2] = {{0, 0}, {-5, 0}};
    QCOMPARE(::utimensat(AT_FDCWD, (scratch / "a/fifo").constData(), early, 0), 0);

    const Scan found = scanned({scratch.path()});
    const FileTree &tree = *found.tree;
    const auto at = [&](const char *name) { return tree.find(scratch / name); };
    QCOMPARE(tree.type(at("a/file")), FileType::File);
    QCOMPARE(tree.type(at("a/fifo")), FileType::Fifo);
    QCOMPARE(tree.type(at("a/socket")), FileType::Socket);
    QCOMPARE(tree.type(at("a/link")), FileType::Symlink);
    QCOMPARE(tree.type(at("a")), FileType::Directory);
    QCOMPARE(tree.type(at("")), FileType::Directory);
    QCOMPARE(tree.own(at("a/link")).apparent, 4);
    QCOMPARE(tree.totals(at("a/file")).apparent, 5000);
    QCOMPARE(tree.totals(at("")).files, 4);
    QCOMPARE(tree.totals(at("")).directories, 2);
    QCOMPARE(tree.modified(at("a/file")), Time(std::chrono::seconds(1'234'567'890)));
    QCOMPARE(tree.modified(at("a/fifo")), Time());
    struct stat status { };
    QCOMPARE(::stat((scratch / "a").constData(), &status), 0);
    QCOMPARE(tree.id(at("a")), (FileId{status.st_dev, status.st_ino}));
    QCOMPARE(tree.childCount(at("a")), 4U);
}

void TestScan::hardLinks()
{
    const Scratch scratch;
    const Scratch outside;
    scratch.file("b/x", "1");
    scratch.hardLink("a.b/x", "b/x");
    scratch.hardLink("a/x", "b/x");
    scratch.file("only", "2");
    QCOMPARE(::link((scratch / "only").constData(), (outside / "only").constData()), 0);
    // "a.b" sorts before "a/": by bytes, as everything else here.
    QCOMPARE(printed(scanned({scratch.path()})),
             "./\n"
             "a.b/\n"
             "a.b/x hard\n"
             "a/\n"
             "a/x hard elsewhere\n"
             "b/\n"
             "b/x hard elsewhere\n"
             "only hard\n");
    // One scan of two roots counts a file once.
    const Scan both = scanned({scratch.path(), outside.path()});
    const Scan alone = scanned({outside.path()});
    const qint64 sum = rootTotals(both, 0).allocated + rootTotals(both, 1).allocated;
    QCOMPARE(sum,
             rootTotals(scanned({scratch.path()})).allocated + rootTotals(alone).allocated
                 - alone.tree->own(alone.tree->find(outside / "only")).allocated);
}

void TestScan::deepWithFewDescriptors()
{
    const Scratch scratch;
    scratch.chain(700, "deep", [](int directory) {
        for (const char *name : {"a", "z"}) {
            ::mkdirat(directory, name, 0755);
            const int side = ::openat(directory, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
            ::mkdirat(side, "inner", 0755);
            ::close(::openat(side, "file", O_CREAT | O_WRONLY | O_CLOEXEC, 0644));
            ::close(side);
        }
    });
    rlimit usual{};
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &usual), 0);
    rlimit small = usual;
    small.rlim_cur = 64;
    for (int threads : {1, 2, 8}) {
        QCOMPARE(::setrlimit(RLIMIT_NOFILE, &small), 0);
        const Scan found = scanned({scratch.path()}, withThreads(threads));
        QCOMPARE(::setrlimit(RLIMIT_NOFILE, &usual), 0);
        QVERIFY(found.troubles.empty());
        QCOMPARE(rootTotals(found).directories, 1 + 700 * 5);
        QCOMPARE(rootTotals(found).files, 700 * 2);
        QCOMPARE(rootTotals(found).allocated, du({}, scratch.path()));
    }
}

void TestScan::unreadable()
{
    const Scratch scratch;
    scratch.file("open/file", "x");
    scratch.file("closed/file", QByteArray(100'000, 'x'));
    scratch.file("listed/file", QByteArray(100'000, 'x'));
    scratch.directory("listed/folder/inner");
    scratch.mode("closed", 0);
    scratch.mode("listed", 0444);
    const QByteArray output = fromOtherProcess({u"--scan-as-nobody"_s, QFile::decodeName(scratch.path())});
    scratch.mode("closed", 0755);
    scratch.mode("listed", 0755);
    QByteArrayList lines = output.split('\n');
    // Which of the entries in "listed" is named first is up to the disk.
    const qsizetype named = lines.indexOf(lines.contains("! file 2") ? "! file 2" : "! folder 2");
    QVERIFY2(named >= 0, output.constData());
    lines.removeAt(named);
    QCOMPARE(lines.join('\n'),
             "./\n"
             "closed/ unreadable\n"
             "listed/ unreadable\n"
             "listed/file\n"
             "listed/folder/ unreadable\n"
             "open/\n"
             "open/file\n"
             "! closed 2\n"
             "du 0 0 1\n");
}

void TestScan::vanishing()
{
    const Scratch scratch;
    for (int i = 0; i < 400; ++i)
        scratch.file("stays/" + QByteArray::number(i % 20) + "/f" + QByteArray::number(i));
    std::atomic<bool> isEnough = false;
    std::atomic<int> rounds = 0;
    std::thread other([&] {
        for (int round = 0; !isEnough; ++round) {
            for (int i = 0; i < 40; ++i)
                scratch.file("stays/" + QByteArray::number(i % 20) + "/comes/and/goes" + QByteArray::number(i), "x");
            for (int i = 0; i < 20; ++i) {
                const QByteArray folder = "stays/" + QByteArray::number(i) + "/comes";
                for (int j = i; j < 40; j += 20)
                    ::unlink((scratch / (folder + "/and/goes" + QByteArray::number(j))).constData());
                ::rmdir((scratch / (folder + "/and")).constData());
                ::rmdir((scratch / folder).constData());
            }
            ++rounds;
        }
    });
    QByteArray wrong;
    for (int i = 0; wrong.isEmpty() && (i < 100 || rounds < 20); ++i) {
        const Scan found = scanned({scratch.path()}, withThreads(2));
        wrong = contradiction(*found.tree);
        for (const Error &trouble : found.troubles)
            wrong += trouble.sentence().toUtf8();
        if (!found.isComplete || rootTotals(found).files < 400)
            wrong += "misses what stays";
    }
    isEnough = true;
    other.join();
    QCOMPARE(wrong, "");
}

void TestScan::mountPoint()
{
    const Scratch scratch;
    scratch.directory("mounted");
    scratch.file("z", "x");
    const QByteArray output = fromOtherProcess({u"--scan-with-mount"_s, QFile::decodeName(scratch.path())});
    if (output.isEmpty())
        QSKIP("this user may not mount anything, not even in a name space of its own");
    QCOMPARE(output,
             "./\n"
             "mounted/ mount\n"
             "z\n"
             "./\n"
             "mounted/\n"
             "mounted/file\n"
             "z\n"
             "./\n"
             "mounted/\n"
             "mounted/file\n"
             "z\n"
             "du 0 0 0 1\n");
}

void TestScan::followedNames_data()
{
    QTest::addColumn<Fill>("fill");
    QTest::addColumn<QByteArray>("tree");
    const auto row = [](const char *name, Fill fill, const char *tree) {
        QTest::newRow(name) << std::move(fill) << QByteArray(tree);
    };
    row(
        "elsewhere",
        [](const Scratch &s) {
            s.file("far/inner/file", "x");
            s.symlink("far/back", "../depot");
            s.symlink("depot/artifacts", "../far");
        },
        "./\nartifacts/ followed\nartifacts/back link\nartifacts/inner/\nartifacts/inner/file\n");
    row(
        "a name that was not asked for",
        [](const Scratch &s) {
            s.directory("far");
            s.symlink("depot/logs", "../far");
        },
        "./\nlogs link\n");
    row(
        "not right below the root",
        [](const Scratch &s) {
            s.directory("far");
            s.symlink("depot/dev/artifacts", "../../far");
        },
        "./\ndev/\ndev/artifacts link\n");
    row(
        "to a file, and to nothing",
        [](const Scratch &s) {
            s.file("far", "x");
            s.symlink("depot/artifacts", "../far");
            s.symlink("depot/packages", "../nowhere");
        },
        "./\nartifacts link\npackages link\n");
    row(
        "to itself, and in a circle",
        [](const Scratch &s) {
            s.symlink("depot/artifacts", "artifacts");
            s.symlink("depot/packages", "compiled");
            s.symlink("depot/compiled", "packages");
        },
        "./\nartifacts link\ncompiled link\npackages link\n");
    row(
        "into the root",
        [](const Scratch &s) {
            s.file("depot/real/file", "x");
            s.symlink("depot/artifacts", "real");
            s.symlink("depot/packages", ".");
        },
        "./\nartifacts link\npackages link\nreal/\nreal/file\n");
    row(
        "to what contains the root",
        [](const Scratch &s) {
            s.directory("depot");
            s.symlink("depot/artifacts", "..");
        },
        "./\nartifacts link\n");
    row(
        "twice to the same",
        [](const Scratch &s) {
            s.file("far/file", "x");
            s.symlink("depot/packages", "../far");
            s.symlink("depot/artifacts", "../far");
        },
        "./\nartifacts/ followed\nartifacts/file\npackages link\n");
    row(
        "one target in the other",
        [](const Scratch &s) {
            s.file("far/inner/file", "x");
            s.symlink("depot/artifacts", "../far/inner");
            s.symlink("depot/packages", "../far");
        },
        "./\nartifacts/ followed\nartifacts/file\npackages link\n");
    row(
        "over another link",
        [](const Scratch &s) {
            s.file("far/file", "x");
            s.symlink("near", "far");
            s.symlink("depot/compiled", "../near");
        },
        "./\ncompiled/ followed\ncompiled/file\n");
}

void TestScan::followedNames()
{
    QFETCH(Fill, fill);
    const Scratch scratch;
    fill(scratch);
    const Scan found = scanned({scratch / "depot"}, following({"artifacts", "packages", "compiled"}));
    QTEST(printed(found), "tree");
    QCOMPARE(contradiction(*found.tree), "");
    const NodeId link = found.tree->find(scratch / "depot/artifacts");
    if (link && found.tree->isFollowedLink(link)) {
        QCOMPARE(found.tree->type(link), FileType::Symlink);
        QVERIFY(found.tree->isDirectory(link));
        QCOMPARE(found.tree->totals(link).allocated, du({u"-D"_s}, scratch / "depot/artifacts"));
    }
}

void TestScan::rootIsALink()
{
    const Scratch scratch;
    scratch.file("real/a/file", "x");
    scratch.symlink("link", "real");
    const Scan found = scanned({scratch / "link"});
    QCOMPARE(printed(found), "./\na/\na/file\n");
    QCOMPARE(found.tree->path(found.tree->find(scratch / "link/a/file")), scratch / "link/a/file");
    QCOMPARE(rootTotals(found).allocated, du({}, scratch / "real"));
}

void TestScan::rootsInRoots()
{
    const Scratch scratch;
    scratch.file("a/b/c/file", "x");
    scratch.symlink("to-c", "a/b/c");
    scratch.file("d/file", "x");
    for (int threads : {1, 8}) {
        const std::vector<QByteArray> asked{scratch / "a/b", scratch / "to-c", scratch / "a", scratch / "a/b",
                                            scratch / "d"};
        const Scan found = scanned(asked, withThreads(threads));
        const FileTree &tree = *found.tree;
        QVERIFY(found.troubles.empty());
        QCOMPARE(tree.nodeCount(), 6);
        QCOMPARE(contradiction(tree), "");
        QCOMPARE(tree.roots()[0], tree.find(scratch / "a/b"));
        QCOMPARE(tree.roots()[3], tree.roots()[0]);
        QCOMPARE(tree.parent(tree.roots()[0]), tree.roots()[2]);
        QCOMPARE(tree.path(tree.roots()[1]), scratch / "a/b/c");
        QCOMPARE(tree.find(scratch / "to-c/file"), tree.find(scratch / "a/b/c/file"));
        QVERIFY(!tree.parent(tree.roots()[2]));
        QVERIFY(!tree.parent(tree.roots()[4]));
    }
}

void TestScan::badRoots()
{
    const Scratch scratch;
    scratch.file("file", "x");
    scratch.file("good/file", "x");
    const Scan found = scanned({scratch / "missing", scratch / "good", scratch / "file", QByteArray()});
    const FileTree &tree = *found.tree;
    QVERIFY(!tree.roots()[0] && tree.roots()[1] && !tree.roots()[2] && !tree.roots()[3]);
    QCOMPARE(tree.nodeCount(), 2);
    QCOMPARE(found.troubles.size(), size_t(3));
    QCOMPARE(found.troubles[1], (Error{Fault::NotDirectory, scratch / "file", {}}));
    QCOMPARE(found.troubles[2], (Error{Fault::NotFound, scratch / "missing", {}}));
    QVERIFY(found.isComplete);
    QVERIFY(scanned({}).tree->roots().empty());
}

void TestScan::progress()
{
    const Scratch scratch;
    for (int i = 0; i < 1000; ++i)
        scratch.file(QByteArray::number(i % 10) + "/f" + QByteArray::number(i), "x");
    Job job;
    const Scan found = scan({scratch.path()}, {}, job);
    QCOMPARE(job.stage.load(), Stage::Scanning);
    QCOMPARE(job.files.load(), found.tree->nodeCount());
    QCOMPARE(job.bytes.load(), rootTotals(found).allocated);
}

void TestScan::partialResults()
{
    const Scratch scratch;
    for (int i = 0; i < 2000; ++i)
        scratch.file(QByteArray::number(i % 200) + "/d/f" + QByteArray::number(i), "x");
    scratch.hardLink("0/d/again", "199/d/f199");
    for (int threads : {1, 8}) {
        ScanOptions options = withThreads(threads);
        options.glimpseAfter = {};
        std::vector<Totals> seen;
        options.partialResult = [&](const Scan &partialResult) {
            QVERIFY(!partialResult.isComplete);
            QCOMPARE(contradiction(*partialResult.tree), "");
            seen.push_back(rootTotals(partialResult, 1));
        };
        const Scan found = scanned({scratch / "199", scratch.path()}, options);
        QVERIFY(found.isComplete && found.troubles.empty());
        QCOMPARE(rootTotals(found, 1), rootTotals(scanned({scratch.path()}), 0));
        QVERIFY(!seen.empty());
        QVERIFY(std::ranges::is_sorted(seen, {}, &Totals::allocated));
        QVERIFY(seen.back().allocated <= rootTotals(found, 1).allocated);
    }

    // The one who looks may have seen enough.
    std::stop_source stop;
    Job job(stop.get_token());
    ScanOptions options;
    options.glimpseAfter = {};
    options.partialResult = [&](const Scan &) { stop.request_stop(); };
    const Scan found = scan({scratch.path()}, options, job);
    QVERIFY(!found.isComplete);
    QVERIFY(rootTotals(found).isLowerBound);
    QCOMPARE(contradiction(*found.tree), "");
}

void TestScan::stoppedBeforeItBegins()
{
    const Scratch scratch;
    scratch.file("a/file", "x");
    std::stop_source stop;
    stop.request_stop();
    Job job(stop.get_token());
    const Scan found = scan({scratch.path()}, {}, job);
    QVERIFY(!found.isComplete);
    QVERIFY(found.troubles.empty());
    QCOMPARE(printed(found), "./ unreadable\n");
    QVERIFY(rootTotals(found).isLowerBound);
}

void TestScan::stoppedOnTheWay()
{
    const Scratch scratch;
    for (int i = 0; i < 5000; ++i)
        scratch.file(QByteArray::number(i % 100) + '/' + QByteArray::number(i % 7) + "/f" + QByteArray::number(i));
    for (int threads : {1, 2, 8}) {
        std::stop_source stop;
        Job job(stop.get_token());
        std::thread watcher([&] {
            while (job.files < 1000)
                std::this_thread::yield();
            stop.request_stop();
        });
        const Scan found = scan({scratch.path()}, withThreads(threads), job);
        watcher.join();
        QVERIFY(found.troubles.empty());
        QCOMPARE(contradiction(*found.tree), "");
        QVERIFY(rootTotals(found).files >= 500);
        // The watcher may be slow: then the scan is complete, and says so.
        QCOMPARE(rootTotals(found).isLowerBound, !found.isComplete);
        QCOMPARE(rootTotals(found).files == 5000, found.isComplete);
    }
}

void TestScan::moreThanFits()
{
    const Scratch scratch;
    for (int i = 0; i < 200; ++i)
        scratch.file(QByteArray::number(i % 10) + "/some-name-that-takes-place" + QByteArray::number(i));
    const auto into = [&](quint64 nodes, quint64 names) {
        Job job;
        const std::vector<QByteArray> roots{scratch.path()};
        return scanInto(TreeBuilder(roots, nodes, names), roots, withThreads(2), job);
    };
    const Scan whole = into(211, 1 << 20);
    QVERIFY(whole.isComplete && whole.troubles.empty());
    QCOMPARE(whole.tree->nodeCount(), 211);
    const std::vector<Scan> partial = [&] {
        std::vector<Scan> scans;
        scans.push_back(into(210, 1 << 20)); // one node too few
        scans.push_back(into(5, 1 << 20));
        scans.push_back(into(0, 1 << 20));
        scans.push_back(into(211, 0)); // no names at all
        return scans;
    }();
    for (const Scan &found : partial) {
        QVERIFY(!found.isComplete);
        QCOMPARE(found.troubles.size(), size_t(1));
        QCOMPARE(found.troubles.front().fault, Fault::TooBig);
        QCOMPARE(contradiction(*found.tree), "");
        QVERIFY(!found.tree->roots().front() || rootTotals(found).isLowerBound);
    }
}

void TestScan::ofMachine()
{
    // A tree that nobody made for us, with everything a system has: it must end, and agree with itself.
    const Scan found = scanned({"/etc", "/dev"});
    QVERIFY(found.isComplete);
    QCOMPARE(contradiction(*found.tree), "");
}

void TestScan::buildsOnAnEarlierScan()
{
    const Scratch scratch;
    scratch.file("steady/a/file", QByteArray(10, 'x'));
    scratch.file("loose/a/file", QByteArray(10, 'x'));
    const std::vector<QByteArray> roots{scratch.path()};
    ScanOptions options;
    options.isSteady = [](QByteArrayView inside) { return inside.startsWith("steady"); };
    Job job;
    const auto before =
        std::make_shared<SavedScan>(SavedScan{scan(roots, options, job), currentTime() + std::chrono::hours(1)});
    scratch.file("steady/a/file", QByteArray(20, 'x')); // in place, so the folders are as they were
    const auto sizeOf = [&](const Scan &found, const QByteArray &name) {
        return found.tree->own(found.tree->find(scratch / name)).apparent;
    };
    options.before = before;
    QCOMPARE(scan(roots, options, job).tree, before->scan.tree); // nothing but that file has changed
    scratch.file("loose/a/file", QByteArray(20, 'x'));
    const Scan refreshed = scan(roots, options, job);
    QVERIFY(refreshed.isComplete);
    QCOMPARE(sizeOf(refreshed, "loose/a/file"), 20);
    QCOMPARE(sizeOf(refreshed, "steady/a/file"), 10); // not looked at: that is what makes it fast
    QCOMPARE(sizeOf(scan(roots, {}, job), "steady/a/file"), 20);

    // What is trusted is not looked at, but for the uppermost folder.
    scratch.file("steady/a/deep/er/file", "x");
    const auto deep =
        std::make_shared<SavedScan>(SavedScan{scan(roots, {}, job), currentTime() + std::chrono::hours(1)});
    const auto has = [&](const Scan &found, const QByteArray &name) { return bool(found.tree->find(scratch / name)); };
    QFile::remove(QFile::decodeName(scratch / "steady/a/deep/er/file"));
    options.before = deep;
    options.trustsSteady = true;
    QCOMPARE(scan(roots, options, job).tree, deep->scan.tree);
    scratch.file("steady/b/file", "x");
    const Scan trusting = scan(roots, options, job);
    QVERIFY(has(trusting, "steady/b/file") && has(trusting, "steady/a/deep/er/file"));
    options.before = std::make_shared<SavedScan>(SavedScan{trusting, deep->taken});
    options.trustsSteady = false;
    QVERIFY(!has(scan(roots, options, job), "steady/a/deep/er/file"));
    options.before = std::make_shared<SavedScan>(SavedScan{trusting, currentTime()}); // too young to be trusted
    options.trustsSteady = true;
    QVERIFY(!has(scan(roots, options, job), "steady/a/deep/er/file"));
    options.before = deep;
    QVERIFY(QDir(QFile::decodeName(scratch / "steady")).rename(QStringLiteral("a"), QStringLiteral("c")));
    scratch.file("steady/a/deep/other", "x");
    const Scan replaced = scan(roots, options, job);
    QVERIFY(has(replaced, "steady/a/deep/other") && !has(replaced, "steady/a/deep/er"));
    QVERIFY(has(replaced, "steady/c/deep/er") && !has(replaced, "steady/c/deep/er/file"));
    QVERIFY(QDir(QFile::decodeName(scratch / "steady")).removeRecursively());
    scratch.file("steady/a/file", QByteArray(20, 'x'));
    options.trustsSteady = false;

    const auto recent = std::make_shared<SavedScan>(SavedScan{refreshed, currentTime()});
    options.before = recent;
    QCOMPARE(sizeOf(scan(roots, options, job), "steady/a/file"), 20); // its time is too young to tell anything

    // The names of a file count once, also where one of them is not looked at.
    options.before =
        std::make_shared<SavedScan>(SavedScan{scan(roots, {}, job), currentTime() + std::chrono::hours(1)});
    scratch.hardLink("loose/link", "steady/a/file");
    const Scan linked = scan(roots, options, job);
    QVERIFY(linked.tree->isHardLinked(linked.tree->find(scratch / "steady/a/file")));
    QCOMPARE(linked.tree->totals(linked.tree->roots().front()), scan(roots, {}, job).tree->totals(NodeId{0}));

    // Nor does an earlier scan of something else hurt.
    const Scratch other;
    other.file("steady/b", "1");
    options.before = std::make_shared<SavedScan>(SavedScan{scan({other.path()}, {}, job), currentTime()});
    QCOMPARE(scan(roots, options, job).tree->nodeCount(), linked.tree->nodeCount());
    std::stop_source stop;
    stop.request_stop();
    Job stopped(stop.get_token());
    QVERIFY(!scan(roots, options, stopped).isComplete);
}

static const RegisteredTest registered(__FILE__, [](int argc, char **argv) {
    if (argc == 3 && qstrcmp(argv[1], "--scan-as-nobody") == 0)
        return scanAsNobody(argv[2]);
    if (argc == 3 && qstrcmp(argv[1], "--scan-with-mount") == 0)
        return scanWithMount(argv[2]);
    TestScan test;
    return QTest::qExec(&test, argc, argv);
});

#include "tst_scan.moc"
