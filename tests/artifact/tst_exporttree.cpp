// SPDX-License-Identifier: MIT
#include "model/artifact/exporttree.h"

#include "model/artifact/hashtree.h"
#include "tests/artifact/trees.h"
#include "tests/support/asnobody.h"
#include "tests/support/registered.h"

#include <QCryptographicHash>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <fcntl.h>
#include <sys/resource.h>
#include <thread>

using namespace depotscope;
using namespace Qt::StringLiterals;

namespace {

QByteArray read(const QByteArray &path)
{
    return Disk::real().read(path).value_or(QByteArray());
}

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

QByteArray noise(qsizetype size)
{
    QByteArray result(size, Qt::Uninitialized);
    QRandomGenerator random(1);
    for (char &c : result)
        c = char(random.bounded(256));
    return result;
}

} // namespace

class TestExportTree : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_dir.emplace();
        QVERIFY(m_dir->isValid());
        m_above = fs::path(m_dir->path().toStdString());
        m_root = m_above / "tree";
        m_options = {};
        m_options.output = bytes(m_above / "out.tar");
        m_options.compression = Compression::None;
    }

    void cleanup() { fs::remove_all(m_above); }

    void agreesWithJulia_data()
    {
        QTest::addColumn<Vector>("vector");
        for (const Vector &vector : juliaVectors())
            QTest::newRow(vector.name) << vector;
    }
    void agreesWithJulia()
    {
        QFETCH(Vector, vector);
        make(m_root, vector.lines);
        const auto done = run();
        QVERIFY2(done, done ? "" : qPrintable(done.error().sentence()));
        QCOMPARE(done->hash.hex(), QByteArray(vector.hash));
        QCOMPARE(done->tarSha256, QByteArray(vector.tarSha256));
        QCOMPARE(done->tarSize, vector.tarSize);
        const QByteArray tar = read(m_options.output);
        QCOMPARE(tar.size(), vector.tarSize);
        QCOMPARE(sha256(tar), QByteArray(vector.tarSha256));
        QCOMPARE(done->sha256, done->tarSha256);
        QCOMPARE(names(), QByteArray("out.tar tree"));
    }

    void sumsAreThoseOfTheFile_data()
    {
        QTest::addColumn<int>("compression");
        for (const int compression : {1, 2, 3})
            QTest::addRow("%d", compression) << compression;
    }
    void sumsAreThoseOfTheFile()
    {
        QFETCH(int, compression);
        make(m_root, {{'f', "a/f", std::string(3'000'000, 'a')}, {'f', "b", "2"}});
        const auto plain = run();
        m_options.compression = Compression(compression);
        m_options.output += ".packed";
        const auto done = run();
        QVERIFY(plain && done);
        QCOMPARE(done->tarSha256, plain->tarSha256);
        QCOMPARE(done->tarSize, plain->tarSize);
        QCOMPARE(done->hash, plain->hash);
        QCOMPARE(done->sha256, sha256(read(m_options.output)));
        QCOMPARE(done->size, read(m_options.output).size());
        QCOMPARE(done->survey.files, 2);
        QCOMPARE(done->survey.folders, 1);
        QCOMPARE(done->survey.bytes, 3'000'001);
        // Without a file it is all the same.
        m_options.output.clear();
        const auto dry = run();
        QCOMPARE(dry->sha256, done->sha256);
        QCOMPARE(dry->size, done->size);
    }

    // The same content by another user, at another time, with another umask and other modes.
    void sameContentSameBytes()
    {
        if (!followsForkedThreads)
            QSKIP("the forked process compresses on threads");
        m_options.compression = Compression::Gzip;
        const std::vector<Line> lines = {
            {'f', "d/run", "#!/bin/sh\n", 0755}, {'f', "f", std::string(2'000'000, 'f')}, {'l', "l", "d/run"}};
        make(m_root, lines);
        const auto first = run();
        QVERIFY(first);
        QCOMPARE(::chmod(m_above.c_str(), 0777), 0);
        const auto other = asNobody([&] {
            ::umask(077);
            const fs::path root = m_above / "other";
            make(root, lines);
            ::chmod((root / "d/run").c_str(), 0700);
            ::chmod((root / "f").c_str(), 0600);
            const timespec old[2] = {{86400, 0}, {86400, 0}};
            ::utimensat(AT_FDCWD, (root / "f").c_str(), old, 0);
            ExportOptions options = m_options;
            options.output = bytes(m_above / "other.tar.gz");
            Job job;
            const auto second = exportTree(bytes(root), options, job);
            return second && second->sha256 == first->sha256 && second->tarSha256 == first->tarSha256 ? 0 : 1;
        });
        QCOMPARE(other, 0);
        QVERIFY(read(bytes(m_above / "other.tar.gz")) == read(m_options.output));
    }

    void refuses_data()
    {
        QTest::addColumn<std::vector<Line>>("lines");
        QTest::addColumn<QByteArray>("at");
        QTest::addColumn<QString>("why");
        const auto row = [](const char *name, const std::vector<Line> &lines, const char *at, const QString &why) {
            QTest::newRow(name) << lines << QByteArray(at) << why;
        };
        row("absolute link", {{'l', "d/l", "/etc/passwd"}}, "d/l",
            u"is a link to /etc/passwd, which is outside of what is exported"_s);
        row("link above", {{'l', "d/l", "../../x"}}, "d/l",
            u"is a link to ../../x, which is outside of what is exported"_s);
        row("link out and in again", {{'l', "l", "../tree/x"}}, "l",
            u"is a link to ../tree/x, which is outside of what is exported"_s);
        row("several", {{'l', "a", "/a"}, {'l', "b", "/b"}, {'l', "c", "/c"}}, "a",
            u"is a link to /a, which is outside of what is exported; 2 more cannot be exported"_s);
        row("name", {{'f', "d/\xff\xfe", "x"}}, "d/\xff\xfe",
            u"its name is no UTF-8, which other systems could not make"_s);
        row("target", {{'l', "l", "\xff"}}, "l", u"is a link to a name that is no UTF-8"_s);
    }
    void refuses()
    {
        QFETCH(std::vector<Line>, lines);
        QFETCH(QByteArray, at);
        QFETCH(QString, why);
        make(m_root, lines);
        const auto done = run();
        QVERIFY(!done);
        QCOMPARE(done.error().fault, Fault::Malformed);
        QCOMPARE(done.error().path, bytes(m_root) + '/' + at);
        QCOMPARE(done.error().detail, why);
        QCOMPARE(names(), QByteArray("tree"));
    }

    void takesLinksThatStayInside()
    {
        make(m_root,
             {{'f', "a/b/f", "x"},
              {'l', "a/b/up", "../../a/b/./f"},
              {'l', "top", "a//b"},
              {'l', "dangling", "a/nothing"},
              {'l', "a/root", ".."}});
        QVERIFY(run());
    }

    void refusesSpecialFiles()
    {
        make(m_root, {{'d', "d", ""}});
        QCOMPARE(::mkfifo((m_root / "d/fifo").c_str(), 0644), 0);
        const auto done = run();
        QVERIFY(!done);
        QCOMPARE(done.error().path, bytes(m_root / "d/fifo"));
        QCOMPARE(names(), QByteArray("tree"));
    }

    void refusesToWriteIntoTheTree()
    {
        make(m_root, {{'d', "d", ""}});
        fs::create_directory_symlink(m_root, m_above / "link");
        for (const char *inside : {"tree/out.tar", "tree/d/out.tar", "link/out.tar"}) {
            m_options.output = bytes(m_above / inside);
            const auto done = run();
            QVERIFY(!done);
            QCOMPARE(done.error().fault, Fault::Unsafe);
        }
    }

    void whatIsThereStaysUnlessReplaced()
    {
        make(m_root, {{'f', "f", "x"}});
        make(m_above, {{'f', "out.tar", "old"}});
        QCOMPARE(run().error().fault, Fault::Exists);
        QCOMPARE(read(m_options.output), QByteArray("old"));
        m_options.replaces = true;
        QVERIFY(run());
        QCOMPARE(read(m_options.output).size(), 1024);
        fs::remove(m_above / "out.tar");
        fs::create_directory(m_above / "out.tar");
        QCOMPARE(run().error().fault, Fault::Exists);
        QCOMPARE(names(), QByteArray("out.tar tree"));
    }

    // In child processes, since root may read everything and no limit of ours may stay.
    void failuresLeaveNothing()
    {
        make(m_root, {{'f', "a", "x"}, {'f', "secret", "x"}});
        QCOMPARE(::chmod((m_root / "secret").c_str(), 0), 0);
        QCOMPARE(::chmod(m_above.c_str(), 0777), 0);
        m_options.depot = bytes(m_above / "depot");
        fs::create_directory(m_above / "depot");
        QCOMPARE(::chmod((m_above / "depot").c_str(), 0777), 0);
        QCOMPARE(asNobody([&] {
                     const auto done = run();
                     return !done && done.error().fault == Fault::Denied
                             && done.error().path == bytes(m_root / "secret")
                         ? 0
                         : 1;
                 }),
                 0);
        QCOMPARE(names(), QByteArray("depot tree"));
        QVERIFY(fs::is_empty(m_above / "depot/artifacts"));
    }

    void aFullDiskLeavesNothing()
    {
        if (!followsForkedThreads)
            QSKIP("the forked process compresses on threads");
        make(m_root, {{'f', "noise", noise(4'000'000).toStdString()}});
        QCOMPARE(::chmod(m_above.c_str(), 0777), 0);
        for (const auto compression : {Compression::None, Compression::Gzip, Compression::Zstd, Compression::Xz}) {
            m_options.compression = compression;
            const auto isRefused = [&] {
                std::signal(SIGXFSZ, SIG_IGN);
                const rlimit limit{1'000'000, 1'000'000};
                ::setrlimit(RLIMIT_FSIZE, &limit);
                const auto done = run();
                return !done && done.error().fault == Fault::TooBig && done.error().path == m_options.output ? 0 : 1;
            };
            QCOMPARE(asNobody(isRefused), 0);
            QCOMPARE(names(), QByteArray("tree"));
        }
    }

    void stopsInTheMiddle()
    {
        make(m_root, {{'f', "big", ""}});
        fs::resize_file(m_root / "big", 20'000'000'000);
        m_options.depot = bytes(m_above / "depot");
        fs::create_directory(m_above / "depot");
        std::stop_source source;
        Job job(source.get_token());
        const std::jthread stopper([&] {
            while (job.done.load() == 0)
                std::this_thread::yield();
            source.request_stop();
        });
        m_options.compression = Compression::Gzip;
        const auto done = exportTree(bytes(m_root), m_options, job);
        QVERIFY(!done);
        QCOMPARE(done.error().fault, Fault::Stopped);
        QCOMPARE(job.total.load(), 20'000'000'000);
        QCOMPARE(names(), QByteArray("depot tree"));
        QVERIFY(fs::is_empty(m_above / "depot/artifacts"));
    }

    void leavesOutWhatItIsTold()
    {
        make(m_root,
             {{'f', "keep", "1"},
              {'f', "x.tmp", "2"},
              {'f', "d/.DS_Store", "3"},
              {'f', "cache/f", "4"},
              {'d', "e/m/p", ""},
              {'f', "g/h/i", "5"}});
        m_options.choice = {{"*.tmp", ".DS_Store", "cache"}, true};
        const auto done = run();
        QVERIFY(done);
        const QByteArray tar = read(m_options.output);
        fs::create_directory(m_above / "other");
        make(m_above / "other", {{'f', "keep", "1"}, {'f', "g/h/i", "5"}});
        Job job;
        QCOMPARE(done->hash, hashTree(bytes(m_above / "other"), job).value());
        m_root = m_above / "other";
        m_options.choice = {};
        m_options.replaces = true;
        QVERIFY(run());
        QCOMPARE(read(m_options.output), tar);
        // What is left out may be anything.
        QCOMPARE(::mkfifo((m_root / "fifo.tmp").c_str(), 0644), 0);
        QVERIFY(!run());
        m_options.choice = {{"*.tmp"}, false};
        QVERIFY(run());
    }

    void becomesAnArtifact()
    {
        make(m_root, {{'f', "d/run", "1", 0755}, {'f', "f", "2", 0600}, {'l', "l", "d"}, {'d', "e", ""}});
        fs::create_directories(m_above / "depot/artifacts");
        m_options.depot = bytes(m_above / "depot");
        m_options.output.clear();
        for (const bool isNew : {true, false}) {
            const auto done = run();
            QVERIFY(done);
            QCOMPARE(done->isNewArtifact, isNew);
            QCOMPARE(done->artifact, m_options.depot + "/artifacts/" + done->hash.hex());
            Job job;
            QCOMPARE(hashTree(done->artifact, job).value(), done->hash);
            const fs::path path(done->artifact.toStdString());
            const auto modeOf = [&](const char *name) {
                return unsigned(fs::symlink_status(path / name).permissions());
            };
            QCOMPARE(modeOf("d/run"), 0555U);
            QCOMPARE(modeOf("f"), 0444U);
            QCOMPARE(modeOf("d"), 0755U);
            QCOMPARE(modeOf("."), unsigned(fs::status(m_above / "depot/artifacts").permissions()));
            QVERIFY(fs::is_symlink(path / "l") && fs::is_directory(path / "e"));
            QCOMPARE(std::distance(fs::directory_iterator(m_above / "depot/artifacts"), {}), 1);
        }
    }

private:
    Result<Exported> run() const
    {
        Job job;
        return exportTree(bytes(m_root), m_options, job);
    }

    QByteArray names() const
    {
        QByteArrayList result;
        const auto entries = *Disk::real().list(bytes(m_above));
        for (const DirectoryEntry &entry : entries)
            result += entry.name;
        return result.join(' ');
    }

    std::optional<QTemporaryDir> m_dir;
    fs::path m_above;
    fs::path m_root;
    ExportOptions m_options;
};

DEPOTSCOPE_TEST(TestExportTree)
#include "tst_exporttree.moc"
