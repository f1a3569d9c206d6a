// SPDX-License-Identifier: MIT
#include "model/artifact/compressor.h"
#include "tests/support/registered.h"

#include <KCompressionDevice>
#include <QBuffer>
#include <QCryptographicHash>
#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace depotscope;

namespace {

QByteArray sampleOf(qsizetype size)
{
    QRandomGenerator random(1);
    QByteArray text;
    while (text.size() < size)
        text += "line " + QByteArray::number(random.bounded(1000)) + '\n';
    return text.first(size);
}

struct Outcome {
    QByteArray bytes;
    Compressor::Sum written;
    Compressor::Sum passedOn;
};

Outcome compressed(Compression compression, int level, const QByteArray &text, unsigned threads, qsizetype piece)
{
    Outcome outcome;
    Compressor compressor(
        compression, level,
        [&](QByteArrayView content) -> Result<void> {
            outcome.bytes.append(content);
            return {};
        },
        threads);
    for (qsizetype at = 0; at < text.size(); at += piece) {
        const QByteArray part = text.sliced(at, std::min(piece, text.size() - at));
        if (compressor.write(part) != part.size())
            return {};
    }
    if (!compressor.finish())
        return {};
    outcome.written = compressor.written();
    outcome.passedOn = compressor.passedOn();
    return outcome;
}

KCompressionDevice::CompressionType kindOf(Compression compression)
{
    switch (compression) {
    case Compression::None:
        return KCompressionDevice::None;
    case Compression::Gzip:
        return KCompressionDevice::GZip;
    case Compression::Zstd:
        return KCompressionDevice::Zstd;
    case Compression::Xz:
        return KCompressionDevice::Xz;
    }
    Q_UNREACHABLE();
}

QByteArray readBack(Compression compression, QByteArray bytes)
{
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    KCompressionDevice device(&buffer, false, kindOf(compression));
    return device.open(QIODevice::ReadOnly) ? device.readAll() : QByteArray();
}

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

} // namespace

class TestCompressor : public QObject {
    Q_OBJECT

private slots:
    void isReadBack_data()
    {
        QTest::addColumn<int>("compression");
        QTest::addColumn<qsizetype>("size");
        for (const int compression : {0, 1, 2, 3}) {
            for (const qsizetype size : {0, 1, 1024 * 1024, 5'000'001, 12 * 1024 * 1024})
                QTest::addRow("%d: %lld bytes", compression, qint64(size)) << compression << size;
        }
    }
    void isReadBack()
    {
        QFETCH(int, compression);
        QFETCH(qsizetype, size);
        const auto kind = Compression(compression);
        const QByteArray text = sampleOf(size);
        const Outcome one = compressed(kind, levelsOf(kind).least, text, 1, 100'000);
        QCOMPARE(readBack(kind, one.bytes), text);
        QCOMPARE(one.written.size, size);
        QCOMPARE(one.written.sha256, sha256(text));
        QCOMPARE(one.passedOn.size, one.bytes.size());
        QCOMPARE(one.passedOn.sha256, sha256(one.bytes));
        // Neither the number of threads nor the pieces that it comes in make a difference.
        QVERIFY(compressed(kind, levelsOf(kind).least, text, 5, 3'000'000).bytes == one.bytes);
    }

    void levels()
    {
        const QByteArray text = sampleOf(3'000'000);
        for (const auto kind : {Compression::Gzip, Compression::Zstd, Compression::Xz}) {
            const qsizetype fast = compressed(kind, levelsOf(kind).least, text, 0, 65536).bytes.size();
            const qsizetype small = compressed(kind, levelsOf(kind).most, text, 0, 65536).bytes.size();
            QVERIFY2(small > 0 && small < fast, qPrintable(QString::number(small) + u' ' + QString::number(fast)));
        }
    }

    void tellsByTheName()
    {
        const auto of = [](const char *name) { return compressionOf(name); };
        QCOMPARE(of("/x/a.tar"), Compression::None);
        QCOMPARE(of("a.tar.gz"), Compression::Gzip);
        QCOMPARE(of("a.tgz"), Compression::Gzip);
        QCOMPARE(of("a.tar.zst"), Compression::Zstd);
        QCOMPARE(of("a.tzst"), Compression::Zstd);
        QCOMPARE(of("a.tar.xz"), Compression::Xz);
        QCOMPARE(of("a.txz"), Compression::Xz);
        for (const char *name : {"a", "a.gz", "a.tar.bz2", "a.zip", ""})
            QVERIFY(!of(name));
    }

    void saysWhatItsSinkFailedWith()
    {
        int calls = 0;
        Compressor compressor(Compression::Gzip, 1, [&](QByteArrayView) -> Result<void> {
            return ++calls < 3 ? Result<void>() : Failure({Fault::Io, "disk", QStringLiteral("full")});
        });
        const QByteArray text = sampleOf(1024 * 1024);
        qint64 written = 0;
        for (int i = 0; i < 100 && written >= 0; ++i)
            written = compressor.write(text);
        QCOMPARE(written, -1);
        QCOMPARE(compressor.finish().error().detail, QStringLiteral("full"));
        QCOMPARE(compressor.error()->path, QByteArray("disk"));
        QCOMPARE(calls, 3);
    }

    void canBeLeftHalfWay()
    {
        qint64 passedOn = 0;
        {
            Compressor compressor(Compression::Gzip, 1, [&](QByteArrayView content) -> Result<void> {
                passedOn += content.size();
                return {};
            });
            compressor.write(sampleOf(500'000));
            compressor.close();
        }
        QCOMPARE(passedOn, 0);
    }
};

DEPOTSCOPE_TEST(TestCompressor)
#include "tst_compressor.moc"
