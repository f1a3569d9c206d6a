// SPDX-License-Identifier: MIT
#include "model/depot/compiledcache.h"
#include "tests/support/registered.h"

#include <QTest>

using namespace depotscope;

namespace {

/// As Julia 1.5.3 writes it: 8 bytes of mark, format version, byte order, size of a pointer, then what made it.
QByteArray head(const QByteArray &version, const QByteArray &rest)
{
    return QByteArray("\xfbjli\r\n\x1a\n\x09\0\xff\xfe\x08", 13) + "Linux" + '\0' + "x86_64" + '\0' + version + '\0'
        + "master" + '\0' + "commit" + '\0' + rest;
}

QByteArray file(const QByteArray &path)
{
    return QByteArray(1, char(path.size())) + QByteArray(3, '\0') + path + QByteArray(8, '\x7f');
}

} // namespace

class TestCompiledCache : public QObject {
    Q_OBJECT

private slots:
    void reads_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("julia");
        QTest::addColumn<QByteArray>("source");
        const QByteArray path = "/home/u/.julia/packages/Foo/abcde/src/Foo.jl";
        const QByteArray modules = QByteArray("\x03\0\0\0Foo", 7) + QByteArray(24, '\x01') + QByteArray(4, '\0');
        QTest::newRow("installed") << head("1.5.3", modules + file(path)) << QByteArray("1.5.3") << path;
        QTest::newRow("relocatable") << head("1.11.2", modules + file("@depot/packages/Foo/abcde/src/Foo.jl"))
                                     << QByteArray("1.11.2") << QByteArray("@depot/packages/Foo/abcde/src/Foo.jl");
        QTest::newRow("the first of several")
            << head("1.10.0", modules + file(path) + file("/home/u/.julia/packages/Foo/abcde/src/more.jl"))
            << QByteArray("1.10.0") << path;
        // The length before the path is 47, which is a slash.
        const QByteArray long47 = "/home/user/.julia/packages/Foo/abcde/src/Foo.jl";
        QCOMPARE(long47.size(), 47);
        QTest::newRow("length that looks like text") << head("1.10.0", file(long47)) << QByteArray("1.10.0") << long47;
        QTest::newRow("letters beyond ASCII")
            << head("1.9.4", file("/home/ü/Ünï.jl")) << QByteArray("1.9.4") << QByteArray("/home/ü/Ünï.jl");
        QTest::newRow("no file") << head("1.9.4", modules) << QByteArray("1.9.4") << QByteArray();
        QTest::newRow("no version") << head("master", {}) << QByteArray() << QByteArray();
        QTest::newRow("empty") << QByteArray() << QByteArray() << QByteArray();
        QTest::newRow("something else") << QByteArray("\x7f"
                                                      "ELF /home/u/x.jl")
                                        << QByteArray() << QByteArray();
    }
    void reads()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, julia);
        QFETCH(QByteArray, source);
        const CompiledCache cache = readCompiledCache(text);
        QCOMPARE(cache.julia, julia);
        QCOMPARE(cache.source, source);
    }

    void cutAnywhereItIsNoCrash()
    {
        const QByteArray whole = head("1.5.3", file("/home/u/.julia/packages/Foo/abcde/src/Foo.jl"));
        for (qsizetype end = 0; end <= whole.size(); ++end) {
            const CompiledCache cache = readCompiledCache(whole.first(end));
            QVERIFY(cache.source.isEmpty() || cache.source.endsWith(".jl"));
        }
    }
};

DEPOTSCOPE_TEST(TestCompiledCache)
#include "tst_compiledcache.moc"
