// SPDX-License-Identifier: MIT
#include "model/artifact/hashtree.h"

#include "tests/artifact/trees.h"
#include "tests/support/registered.h"

#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace depotscope;

class TestHashTree : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_dir.emplace();
        QVERIFY(m_dir->isValid());
        m_root = fs::path(m_dir->path().toStdString()) / "tree";
    }

    void agreesWithJulia_data()
    {
        QTest::addColumn<std::vector<Line>>("lines");
        QTest::addColumn<QByteArray>("expected");

        for (const Vector &vector : juliaVectors())
            QTest::newRow(vector.name) << vector.lines << QByteArray(vector.hash);
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

DEPOTSCOPE_TEST(TestHashTree)
#include "tst_hashtree.moc"
