// SPDX-License-Identifier: MIT
#include "model/artifact/hashtree.h"

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
namespace fs = std::filesystem;

namespace {

std::string times(int count, char c)
{
    return std::string(size_t(count), c);
}

// One line makes one entry: "d PATH", "f[MODE] PATH = CONTENT", "l PATH = TARGET". Folders on the way are made too.
struct Line {
    char type;
    std::string path;
    std::string content;
    mode_t mode = 0644;
};

void make(const fs::path &root, const std::vector<Line> &lines)
{
    fs::create_directories(root);
    for (const Line &line : lines) {
        const fs::path path = root / line.path;
        fs::create_directories(line.type == 'd' ? path : path.parent_path());
        if (line.type == 'f') {
            std::ofstream(path, std::ios::binary) << line.content;
            QCOMPARE(::chmod(path.c_str(), line.mode), 0);
        } else if (line.type == 'l') {
            fs::create_symlink(line.content, path);
        }
    }
}

QByteArray bytes(const fs::path &path)
{
    return QByteArray::fromStdString(path.string());
}

} // namespace

class TestHashTree : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_dir.emplace();
        QVERIFY(m_dir->isValid());
        m_root = fs::path(m_dir->path().toStdString()) / "tree";
    }

    // Hashes computed by Julia 1.5.3 itself; of t6 and t8 git says something else.
    void agreesWithJulia_data()
    {
        QTest::addColumn<std::vector<Line>>("lines");
        QTest::addColumn<QByteArray>("expected");

        const std::string D = times(60, 'd'), N = times(101, 'n'), E = times(100, 'e'), P = times(100, 'p'),
                          Q = times(100, 'q'), Z = times(60, 'z');
        const auto row = [](const char *name, const std::vector<Line> &lines, const char *hash) {
            QTest::newRow(name) << lines << QByteArray(hash);
        };
        row("t1: one file", {{'f', "hello.txt", "hello\n"}}, "aaa96ced2d9a1c8e72c56b253a0e2fe78393feb7");
        row("t2: modes and a link",
            {{'f', "bin/run", "#!/bin/sh\necho hi\n", 0755},
             {'f', "share/empty", ""},
             {'l', "share/link", "../bin/run"},
             {'f', "data", "x", 0600}},
            "ed0e2b04106d20582a605f9c987e555231db7e30");
        row("t3: order",
            {{'f', "a-b/f", "1"},
             {'f', "a/f", "2"},
             {'f', "a.b", "3"},
             {'f', "a0", "4"},
             {'f', "A", "5"},
             {'f', "ab", "6"}},
            "ba2dce57fdeaf7a059e637ba12ad3b94c26d2e25");
        row("t4: empty folders do not count", {{'f', "keep/f", "k"}, {'d', "empty", ""}, {'d', "deep/er/est", ""}},
            "702e8c72abc30fb14265c51dae71a471dacccac4");
        row("t5: names that are not ASCII",
            {{'f', "grüße/Ünï.txt", "ü"}, {'f', "日本.txt", "j"}, {'f', "sp ace \"q\"", "s"}},
            "2063d7ad06d0113a033d44ac2e06037f9c644d74");
        row("t6: .git is left out but keeps its folder",
            {{'f', ".git/HEAD", "g"}, {'f', "sub/.git/HEAD", "h"}, {'f', ".gitignore", "i"}, {'f', "f", "f"}},
            "c4385877734479d4d457ab73633eac906ee5496f");
        row("t7: nothing", {}, "4b825dc642cb6eb9a060e54bf8d69288fbee4904");
        row("t8: a link's length is its characters", {{'l', "link", "zíel/ü"}, {'f', "a", "a"}},
            "b8260e6a77676de1060aea253fed258b2ab36a19");
        row("t9: links to folders", {{'f', "d/f", "z"}, {'l', "d-link", "d"}, {'l', "d0", "d"}},
            "d708b37b1e2166ba124972e8720dfcba8d630243");
        row("t10: only the owner's execute bit",
            {{'f', "g", "m", 0654},
             {'f', "o", "m", 0645},
             {'f', "u", "m", 0744},
             {'f', "r", "m", 0444},
             {'f', "rx", "m", 0555}},
            "deaac1efd79b28a7a7e34fb8db1ac6b571849c4e");
        row("t11: sizes",
            {{'f', "b512", times(512, '\0')}, {'f', "b513", times(513, '\0')}, {'f', "big", times(100000, 'A')}},
            "e7d4da93aa40fb4cd6f15a99c8581474628089eb");
        row("t12: long names",
            {{'f', D + "/f60", "1"},
             {'f', D + "/" + D + "/file", "2"},
             {'f', N, "3"},
             {'f', E, "4"},
             {'f', P + "/" + Q + "/f", "5"},
             {'f', P + "/q2/" + Z, "6"},
             {'l', "longlink", times(101, 't')},
             {'l', "link100", times(100, 't')}},
            "096a281998fdd1f8c0838bcf467c78412038f897");
        row("t13: empty folders only", {{'d', "x/y", ""}}, "4b825dc642cb6eb9a060e54bf8d69288fbee4904");
    }
    void agreesWithJulia()
    {
        QFETCH(std::vector<Line>, lines);
        QFETCH(QByteArray, expected);
        make(m_root, lines);
        QCOMPARE(hashOf(m_root), expected);
    }

    void aFileNamedGitKeepsItsFolder()
    {
        make(m_root, {{'f', "sub/.git", "gitdir: elsewhere"}});
        make(m_root.parent_path() / "same", {{'f', "sub/.git/HEAD", "h"}});
        QCOMPARE(hashOf(m_root), hashOf(m_root.parent_path() / "same"));
    }

    void emptyFoldersInsideGitAreNoFile()
    {
        make(m_root, {{'d', "sub/.git/refs/heads", ""}});
        QCOMPARE(hashOf(m_root), QByteArray("4b825dc642cb6eb9a060e54bf8d69288fbee4904"));
    }

    void aLinkToATreeIsThatTree()
    {
        make(m_root, {{'f', "hello.txt", "hello\n"}});
        fs::create_symlink(m_root, m_root.parent_path() / "link");
        QCOMPARE(hashOf(m_root.parent_path() / "link"), QByteArray("aaa96ced2d9a1c8e72c56b253a0e2fe78393feb7"));
    }

    void deepTreesNeedNoCallStack()
    {
        fs::path path = m_root;
        for (int level = 0; level < 1000; ++level) {
            fs::create_directory(path);
            path /= "d";
        }
        make(path.parent_path(), {{'f', "f", "bottom"}});
        QCOMPARE(hashOf(m_root).size(), 40);
    }

    void failures_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<int>("fault");
        QTest::addColumn<QByteArray>("at");
        QTest::newRow("missing") << QByteArray("nowhere") << int(depotscope::Fault::NotFound) << QByteArray("nowhere");
        QTest::newRow("a file") << QByteArray("tree/file") << int(depotscope::Fault::NotDirectory)
                                << QByteArray("tree/file");
        QTest::newRow("a fifo inside") << QByteArray("tree") << int(depotscope::Fault::Malformed)
                                       << QByteArray("tree/sub/fifo");
    }
    void failures()
    {
        QFETCH(QByteArray, name);
        QFETCH(int, fault);
        QFETCH(QByteArray, at);
        make(m_root, {{'f', "file", "x"}, {'d', "sub", ""}});
        QCOMPARE(::mkfifo((m_root / "sub/fifo").c_str(), 0644), 0);
        depotscope::Job job;
        const QByteArray above = bytes(m_root.parent_path()) + '/';
        const auto hash = depotscope::hashTree(above + name, job);
        QVERIFY(!hash);
        QCOMPARE(int(hash.error().fault), fault);
        QCOMPARE(hash.error().path, above + at);
    }

    // In a child process, since root may read everything.
    void whatCannotBeReadIsNotHashed_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("file") << QByteArray("sub/secret");
        QTest::newRow("folder") << QByteArray("sub");
    }
    void whatCannotBeReadIsNotHashed()
    {
        QFETCH(QByteArray, name);
        make(m_root, {{'f', "sub/secret", "x"}, {'f', "open", "y"}});
        QCOMPARE(::chmod(m_root.parent_path().c_str(), 0755), 0);
        const fs::path denied = m_root / name.toStdString();
        QCOMPARE(::chmod(denied.c_str(), 0), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            if (::getuid() == 0 && ::setuid(65534) != 0)
                ::_exit(2);
            depotscope::Job job;
            const auto hash = depotscope::hashTree(bytes(m_root), job);
            const bool isRefused =
                !hash && hash.error().fault == depotscope::Fault::Denied && hash.error().path == bytes(denied);
            ::_exit(isRefused ? 0 : 1);
        }
        int status = -1;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QCOMPARE(::chmod(denied.c_str(), 0755), 0);
        QVERIFY(WIFEXITED(status));
        QCOMPARE(WEXITSTATUS(status), 0);
    }

    void stops()
    {
        make(m_root, {{'f', "f", "x"}});
        std::stop_source source;
        source.request_stop();
        depotscope::Job job(source.get_token());
        const auto hash = depotscope::hashTree(bytes(m_root), job);
        QVERIFY(!hash);
        QCOMPARE(int(hash.error().fault), int(depotscope::Fault::Stopped));
    }

private:
    static QByteArray hashOf(const fs::path &path)
    {
        depotscope::Job job;
        const auto hash = depotscope::hashTree(bytes(path), job);
        return hash ? hash->hex() : hash.error().sentence().toUtf8();
    }

    std::optional<QTemporaryDir> m_dir;
    fs::path m_root;
};

QTEST_GUILESS_MAIN(TestHashTree)
#include "tst_hashtree.moc"
