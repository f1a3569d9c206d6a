// SPDX-License-Identifier: MIT
#include "model/depot/keeplist.h"
#include "tests/support/registered.h"

#include <QTest>

using namespace depotscope;

class TestKeepList : public QObject {
    Q_OBJECT

private slots:
    void whatIsWrittenIsReadAgain()
    {
        const std::vector<QByteArray> paths = {"artifacts/aaaa", "packages/F oo/a%b", "scratchspaces/\xff\n#\x01/ü"};
        const KeepList list = readKeepList(keepListText(paths), "keep");
        QCOMPARE(list.paths, paths);
        QVERIFY(list.troubles.empty());
    }

    void reads_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<std::vector<QByteArray>>("paths");
        QTest::addColumn<int>("troubles");
        using Paths = std::vector<QByteArray>;
        QTest::newRow("empty") << QByteArray() << Paths{} << 0;
        QTest::newRow("comments and blanks") << QByteArray("# a\n\n  \n  a/b \r\n") << Paths{"a/b"} << 0;
        QTest::newRow("without a newline at the end") << QByteArray("a/b") << Paths{"a/b"} << 0;
        QTest::newRow("twice and unsorted") << QByteArray("b\na\nb/\n") << Paths{"a", "b"} << 0;
        QTest::newRow("absolute") << QByteArray("/etc\na\n") << Paths{"a"} << 1;
        QTest::newRow("upwards") << QByteArray("../x\na/../../x\na/..\n.\n") << Paths{} << 4;
        QTest::newRow("NUL") << QByteArray("a%00b\n") << Paths{} << 1;
    }
    void reads()
    {
        QFETCH(QByteArray, text);
        QFETCH(std::vector<QByteArray>, paths);
        QFETCH(int, troubles);
        const KeepList list = readKeepList(text, "/d/.depotscope/keep");
        QCOMPARE(list.paths, paths);
        QCOMPARE(int(list.troubles.size()), troubles);
        for (const Error &trouble : list.troubles)
            QVERIFY(trouble.line > 0 && trouble.path == "/d/.depotscope/keep");
    }
};

DEPOTSCOPE_TEST(TestKeepList)
#include "tst_keeplist.moc"
