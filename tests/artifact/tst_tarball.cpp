// SPDX-License-Identifier: MIT
#include "model/artifact/tarball.h"
#include "tests/support/registered.h"

#include <QBuffer>
#include <QTest>

using namespace depotscope;

namespace {

QByteArray field(const QByteArray &header, int at, int size)
{
    return header.sliced(at, size);
}

} // namespace

// Whole tars are compared with those of Tar.jl in tst_exporttree; here is what takes too long or too much room there.
class TestTarball : public QObject {
    Q_OBJECT

private slots:
    // A field for 11 octal digits and a space has room for 12, and then for a number in binary.
    void sizes_data()
    {
        QTest::addColumn<qint64>("size");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("nothing") << qint64(0) << QByteArray("00000000000 ");
        QTest::newRow("8 GiB - 1") << (qint64(1) << 33) - 1 << QByteArray("77777777777 ");
        QTest::newRow("8 GiB") << (qint64(1) << 33) << QByteArray("100000000000");
        QTest::newRow("64 GiB - 1") << (qint64(1) << 36) - 1 << QByteArray("777777777777");
        QTest::newRow("64 GiB") << (qint64(1) << 36) << QByteArray("\x80\0\0\0\0\0\0\x10\0\0\0\0", 12);
        QTest::newRow("8 EiB - 1") << std::numeric_limits<qint64>::max()
                                   << QByteArray("\x80\0\0\0\x7f\xff\xff\xff\xff\xff\xff\xff", 12);
    }
    void sizes()
    {
        QFETCH(qint64, size);
        QFETCH(QByteArray, expected);
        const QByteArray blocks = Tarball::header({"big", Tarball::Entry::File, false, size, {}});
        const bool isBinary = size >= qint64(1) << 36;
        QCOMPARE(blocks.size(), isBinary ? 1536 : 512);
        const QByteArray header = blocks.last(512);
        QCOMPARE(field(header, 124, 12), expected);
        QCOMPARE(field(header, 0, 4), QByteArray("big\0", 4));
        if (isBinary) {
            QCOMPARE(blocks.at(156), 'x');
            const QByteArray line = "size=" + QByteArray::number(size) + '\n';
            QVERIFY(blocks.contains(line));
        }
    }

    // It counts itself, also where that makes the number one digit longer.
    void lengthOfALine_data()
    {
        QTest::addColumn<int>("length");
        for (const int length : {101, 980, 985, 988, 989, 990, 991, 992, 993, 1200})
            QTest::addRow("%d", length) << length;
    }
    void lengthOfALine()
    {
        QFETCH(int, length);
        const QByteArray path(length, 'p');
        const QByteArray blocks = Tarball::header({path, Tarball::Entry::Folder, false, 0, {}});
        const QByteArray text = blocks.sliced(512).left(blocks.sliced(512).indexOf('\n') + 1);
        QCOMPARE(text.left(text.indexOf(' ')).toInt(), text.size());
        QVERIFY(text.endsWith("path=" + path + '\n'));
        QCOMPARE(field(blocks, 124, 11).toInt(nullptr, 8), text.size());
        QCOMPARE(blocks.size() % 512, 0);
    }

    void splitsPaths_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("prefix");
        QTest::addColumn<QByteArray>("name");
        const auto of = [](int count, char c) { return QByteArray(count, c); };
        QTest::newRow("100 bytes") << of(100, 'a') << QByteArray() << of(100, 'a');
        QTest::newRow("101 bytes, slash at its end but one") << of(99, 'a') + "/b" << of(99, 'a') << QByteArray("b");
        QTest::newRow("slash too late") << of(100, 'a') + "/b" << QByteArray() << QByteArray();
        QTest::newRow("the last slash that is early enough")
            << of(40, 'a') + '/' + of(50, 'b') + '/' + of(60, 'c') << of(40, 'a') + '/' + of(50, 'b') << of(60, 'c');
        QTest::newRow("rest too long") << of(50, 'a') + '/' + of(101, 'b') << QByteArray() << QByteArray();
        QTest::newRow("256 bytes") << of(99, 'a') + '/' + of(90, 'b') + '/' + of(65, 'c') << QByteArray()
                                   << QByteArray();
        QTest::newRow("letters of several bytes")
            << QByteArray("ü").repeated(49) + '/' + of(60, 'b') << QByteArray("ü").repeated(49) << of(60, 'b');
    }
    void splitsPaths()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, prefix);
        QFETCH(QByteArray, name);
        const QByteArray blocks = Tarball::header({path, Tarball::Entry::File, false, 1, {}});
        const QByteArray header = blocks.last(512);
        QCOMPARE(field(header, 0, 100), name.leftJustified(100, '\0'));
        QCOMPARE(field(header, 345, 155), prefix.leftJustified(155, '\0'));
        QCOMPARE(blocks.size(), name.isEmpty() ? 1536 : 512);
    }

    void endsWithItsLastEntry()
    {
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        {
            Tarball tar(&buffer);
            QVERIFY(tar.open(QIODevice::WriteOnly));
            QVERIFY(tar.writeDir(QStringLiteral("d")));
            QVERIFY(tar.prepareWriting(QStringLiteral("d/f"), {}, {}, 600, 0700));
            QVERIFY(tar.writeData(QByteArray(600, 'x').constData(), 600));
            QVERIFY(tar.finishWriting(600));
        }
        QCOMPARE(buffer.data().size(), 512 + 512 + 1024);
        QCOMPARE(field(buffer.data(), 512 + 100, 8), QByteArray("000755 \0", 8));
    }
};

DEPOTSCOPE_TEST(TestTarball)
#include "tst_tarball.moc"
