// SPDX-License-Identifier: MIT
#include "model/artifact/exporttree.h"
#include "model/artifact/listing.h"
#include "tests/artifact/trees.h"
#include "tests/support/registered.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>

using namespace depotscope;
using namespace Qt::StringLiterals;

/// A file for whose size a tar's field is too short. It is a hole, and packed on the fly; so it takes time, but no
/// room.
class TestBigFile : public QObject {
    Q_OBJECT

private slots:
    void isPackedAndReadBack()
    {
        constexpr qint64 size = (qint64(1) << 33) + 1;
        const QTemporaryDir dir;
        const fs::path above(dir.path().toStdString());
        make(above / "tree", {{'f', "big", ""}, {'f', "small", "x"}});
        fs::resize_file(above / "tree/big", size);
        ExportOptions options;
        options.output = bytes(above / "out.tar.zst");
        options.compression = Compression::Zstd;
        options.level = 1;
        Job job;
        const auto done = exportTree(bytes(above / "tree"), options, job);
        QVERIFY2(done, done ? "" : qPrintable(done.error().sentence()));
        QCOMPARE(job.done.load(), size + 1);
        QCOMPARE(done->tarSize, 512 + size + 511 + 512 + 512);

        const auto listed = listTarball(options.output, job);
        QVERIFY2(listed, listed ? "" : qPrintable(listed.error().sentence()));
        QCOMPARE(listed->hash, done->hash);
        QCOMPARE(listed->tarSha256, done->tarSha256);

        QProcess tar;
        tar.start(u"tar"_s, {u"-tvf"_s, QFile::decodeName(options.output)});
        QVERIFY(tar.waitForFinished(300'000));
        const QByteArray lines = tar.readAllStandardOutput();
        QVERIFY2(lines.contains(QByteArray::number(size)) && lines.contains(" small\n"), lines.constData());

        // In kB: none of it was ever in memory.
        rusage used{};
        QCOMPARE(::getrusage(RUSAGE_SELF, &used), 0);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
        QVERIFY2(used.ru_maxrss < 64 * 1024, qPrintable(QString::number(used.ru_maxrss)));
#endif
    }
};

DEPOTSCOPE_TEST(TestBigFile)
#include "prop_bigfile.moc"
