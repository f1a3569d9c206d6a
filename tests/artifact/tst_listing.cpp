// SPDX-License-Identifier: MIT
#include "model/artifact/listing.h"

#include "model/artifact/exporttree.h"
#include "model/artifact/hashtree.h"
#include "model/artifact/tarball.h"
#include "tests/artifact/trees.h"
#include "tests/support/registered.h"

#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace depotscope;
using namespace Qt::StringLiterals;

namespace {

QByteArray block(const Tarball::Entry &entry, QByteArray content = {})
{
    content.append((512 - content.size() % 512) % 512, '\0');
    return Tarball::header(entry) + content;
}

QByteArray fileBlock(const QByteArray &path, const QByteArray &content)
{
    return block({path, Tarball::Entry::File, false, content.size(), {}}, content);
}

} // namespace

class TestListing : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_dir.emplace();
        m_above = fs::path(m_dir->path().toStdString());
        m_root = m_above / "tree";
    }
    void cleanup() { fs::remove_all(m_above); }

    void tarballHasTheHashOfItsTree_data()
    {
        QTest::addColumn<Vector>("vector");
        for (const Vector &vector : juliaVectors())
            QTest::newRow(vector.name) << vector;
    }
    void tarballHasTheHashOfItsTree()
    {
        QFETCH(Vector, vector);
        make(m_root, vector.lines);
        Job job;
        const auto tree = listTree(bytes(m_root), job);
        QVERIFY(tree);
        QCOMPARE(tree->hash.hex(), QByteArray(vector.hash));
        for (const int compression : {0, 1, 2, 3}) {
            ExportOptions options;
            options.output = bytes(m_above / std::to_string(compression));
            options.compression = Compression(compression);
            const auto exported = exportTree(bytes(m_root), options, job);
            QVERIFY(exported);
            const auto tarball = listTarball(options.output, job);
            QVERIFY2(tarball, tarball ? "" : qPrintable(tarball.error().sentence()));
            QCOMPARE(tarball->hash, tree->hash);
            QVERIFY(tarball->files == tree->files);
            QCOMPARE(tarball->sha256, exported->sha256);
            QCOMPARE(tarball->size, exported->size);
            QCOMPARE(tarball->tarSha256, exported->tarSha256);
            QCOMPARE(tarball->tarSize, exported->tarSize);
        }
    }

    // What other programs pack is the same tree: their own long names, "./" before all, hard links, blocks of zeros.
    void readsWhatOthersPack_data()
    {
        QTest::addColumn<QStringList>("command");
        QTest::newRow("GNU tar") << QStringList{u"tar"_s, u"--format=gnu"_s, u"-cf"_s};
        QTest::newRow("GNU tar, pax") << QStringList{u"tar"_s, u"--format=pax"_s, u"-cf"_s};
        QTest::newRow("GNU tar, bzip2") << QStringList{u"tar"_s, u"-cjf"_s};
        QTest::newRow("bsdtar") << QStringList{u"bsdtar"_s, u"-cf"_s};
        QTest::newRow("bsdtar, gzip") << QStringList{u"bsdtar"_s, u"-czf"_s};
    }
    void readsWhatOthersPack()
    {
        QFETCH(QStringList, command);
        std::vector<Line> lines;
        for (const Vector &vector : juliaVectors()) {
            if (QByteArray(vector.name).startsWith("t12") || QByteArray(vector.name).startsWith("t5")
                || QByteArray(vector.name).startsWith("t2"))
                lines.insert(lines.end(), vector.lines.begin(), vector.lines.end());
        }
        make(m_root, lines);
        fs::create_hard_link(m_root / "data", m_root / "zz");
        const QString tar = QString::fromStdString((m_above / "out").string());
        const int code = QProcess::execute(
            command.first(),
            command.sliced(1) + QStringList{tar, u"-C"_s, QString::fromStdString(m_root.string()), u"."_s});
        if (code == -2)
            QSKIP(qPrintable(
                u"There is no %1 here; packaging/dependencies --only test installs it."_s.arg(command.first())));
        QCOMPARE(code, 0);
        Job job;
        const auto listed = listTarball(QFile::encodeName(tar), job);
        QVERIFY2(listed, listed ? "" : qPrintable(listed.error().sentence()));
        const auto tree = listTree(bytes(m_root), job);
        QVERIFY(listed->files == tree->files);
        QCOMPARE(listed->hash, tree->hash);
    }

    // Each reader unpacks what we packed, and has the same files, modes and links.
    void othersReadWhatWePack_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QString>("reader");
        QTest::addColumn<int>("compression");
        const auto rows = [](const char *reader, const QString &script, std::initializer_list<int> compressions) {
            for (const int compression : compressions)
                QTest::addRow("%s, %d", reader, compression) << script << QString::fromLatin1(reader) << compression;
        };
        rows("tar", u"tar -xpf \"$1\" -C \"$2\""_s, {0, 1, 2, 3});
        rows("bsdtar", u"bsdtar -xpf \"$1\" -C \"$2\""_s, {0, 1, 2, 3});
        rows("python3",
             u"python3 -c 'import sys, tarfile; tarfile.open(sys.argv[1]).extractall(sys.argv[2])' \"$1\" \"$2\""_s,
             {0, 1, 3});
        rows("7zz", u"7zz x -so \"$1\" | 7zz x -si -ttar -snld -o\"$2\" >/dev/null"_s, {1, 3});
    }
    void othersReadWhatWePack()
    {
        QFETCH(QString, script);
        QFETCH(QString, reader);
        QFETCH(int, compression);
        QProcess which;
        which.start(u"sh"_s, {u"-c"_s, u"command -v "_s + reader});
        which.waitForFinished(patience);
        if (which.exitCode() != 0)
            QSKIP(qPrintable(u"There is no %1 here; packaging/dependencies --only test installs it."_s.arg(reader)));
        make(m_root, allVectors());
        const char *endings[] = {".tar", ".tar.gz", ".tar.zst", ".tar.xz"};
        ExportOptions options;
        options.output = bytes(m_above / "out") + endings[compression];
        options.compression = Compression(compression);
        Job job;
        const auto exported = exportTree(bytes(m_root), options, job);
        QVERIFY2(exported, exported ? "" : qPrintable(exported.error().sentence()));
        fs::create_directory(m_above / "unpacked");
        QCOMPARE(QProcess::execute(u"sh"_s,
                                   {u"-c"_s, script, u"sh"_s, QFile::decodeName(options.output),
                                    QString::fromStdString((m_above / "unpacked").string())}),
                 0);
        const auto there = listTree(bytes(m_above / "unpacked"), job);
        const auto here = listTree(bytes(m_root), job);
        QVERIFY(there && here);
        for (const ListedDifference &difference : differences(*here, *there))
            qWarning("%s: %d", difference.path.constData(), int(difference.what));
        QVERIFY(there->files == here->files);
        QCOMPARE(there->hash, exported->hash);
    }

    void kArchiveReadsWhatWePack_data()
    {
        QTest::addColumn<int>("compression");
        for (const int compression : {0, 1, 2, 3})
            QTest::addRow("%d", compression) << compression;
    }
    void kArchiveReadsWhatWePack()
    {
        QFETCH(int, compression);
        // It stops at the first extended header, which Tar.create writes for names of more than 100 bytes.
        make(m_root, allVectors(false));
        const char *endings[] = {".tar", ".tar.gz", ".tar.zst", ".tar.xz"};
        ExportOptions options;
        options.output = bytes(m_above / "out") + endings[compression];
        options.compression = Compression(compression);
        Job job;
        QVERIFY(exportTree(bytes(m_root), options, job));
        KTar tar(QFile::decodeName(options.output));
        QVERIFY(tar.open(QIODevice::ReadOnly));
        QVERIFY(tar.directory()->copyTo(QString::fromStdString((m_above / "unpacked").string())));
        const auto there = listTree(bytes(m_above / "unpacked"), job);
        QVERIFY(there);
        QVERIFY(there->files == listTree(bytes(m_root), job)->files);
    }

    void namesWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("tar");
        QTest::addColumn<QString>("why");
        const QByteArray good = fileBlock("f", "text");
        QTest::newRow("nothing") << QByteArray() << u"is empty"_s;
        QTest::newRow("no tar") << QByteArray(2000, 'x') << u"is no tar"_s;
        QTest::newRow("short") << QByteArray(100, 'x') << u"is no tar"_s;
        QTest::newRow("damaged") << good + QByteArray(512, 'x') << u"is damaged"_s;
        QTest::newRow("cut") << good.first(512) << u"ends in the middle of f"_s;
        QTest::newRow("up") << fileBlock("a/../../f", "x") << u"a/../../f leads out of it"_s;
        QTest::newRow("absolute") << fileBlock("/etc/f", "x") << u"/etc/f leads out of it"_s;
        QTest::newRow("in a link") << block({"l", Tarball::Entry::Link, false, 0, "/etc"}) + fileBlock("l/f", "x")
                                   << u"l/f is in something that is no folder"_s;
        QTest::newRow("device") << block({"d", Tarball::Entry::Type('3'), false, 0, {}})
                                << u"d is neither a file nor a folder nor a link, so it has no place in an artifact"_s;
        QTest::newRow("link to nothing") << block({"h", Tarball::Entry::Type('1'), false, 0, "f"})
                                         << u"h is a link to nothing before it"_s;
    }
    void namesWhatIsWrong()
    {
        QFETCH(QByteArray, tar);
        QFETCH(QString, why);
        const QByteArray path = write(tar);
        Job job;
        const auto listed = listTarball(path, job);
        QVERIFY(!listed);
        QCOMPARE(listed.error().detail, why);
        QCOMPARE(listed.error().path, path);
    }

    // Whatever is wrong, it ends with a sentence or another hash.
    void survivesDamage()
    {
        make(m_root, {{'f', "a/f", std::string(3000, 'a')}, {'l', "l", times(150, 't')}, {'f', times(120, 'n'), "x"}});
        QRandomGenerator random(7);
        for (const int compression : {0, 1, 2, 3}) {
            ExportOptions options;
            options.output = bytes(m_above / ("whole" + std::to_string(compression)));
            options.compression = Compression(compression);
            Job job;
            const auto exported = exportTree(bytes(m_root), options, job);
            QVERIFY(exported);
            const QByteArray whole = *Disk::real().read(options.output);
            for (int turn = 0; turn < 150; ++turn) {
                QByteArray damaged = whole;
                for (quint32 i = random.bounded(3) + 1; i > 0; --i)
                    damaged[random.bounded(int(damaged.size()))] = char(random.bounded(256));
                if (turn % 3 == 0)
                    damaged.truncate(random.bounded(int(damaged.size())));
                const auto listed = listTarball(write(damaged), job);
                QVERIFY(!listed || damaged == whole || listed->sha256 != exported->sha256);
            }
        }
    }

    void namesDifferences()
    {
        make(m_root,
             {{'f', "same", "1"}, {'f', "content", "1"}, {'f', "mode", "1"}, {'f', "type", "1"}, {'f', "gone", "1"}});
        make(m_above / "other",
             {{'f', "same", "1"},
              {'f', "content", "2"},
              {'f', "mode", "1", 0755},
              {'l', "type", "1"},
              {'f', "new", "1"}});
        Job job;
        const auto found = differences(*listTree(bytes(m_root), job), *listTree(bytes(m_above / "other"), job));
        using D = ListedDifference;
        const std::vector<D> expected = {
            {"content", D::Content}, {"gone", D::Missing}, {"mode", D::Mode}, {"new", D::Added}, {"type", D::Type}};
        QCOMPARE(found, expected);
    }

private:
    QByteArray write(const QByteArray &content) const
    {
        const QByteArray path = bytes(m_above / "file");
        QFile file(QFile::decodeName(path));
        const bool isWritten = file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
        return isWritten ? path : QByteArray();
    }

    static std::vector<Line> allVectors(bool withLongNames = true)
    {
        std::vector<Line> lines;
        for (const Vector &vector : juliaVectors()) {
            const QByteArray name(vector.name);
            if (name.startsWith("t12:") && !withLongNames)
                continue;
            for (Line line : vector.lines) {
                line.path = name.left(name.indexOf(':')).toStdString() + '/' + line.path;
                lines.push_back(line);
            }
        }
        return lines;
    }

    std::optional<QTemporaryDir> m_dir;
    fs::path m_above;
    fs::path m_root;
};

DEPOTSCOPE_TEST(TestListing)
#include "tst_listing.moc"
