// SPDX-License-Identifier: MIT
#include "model/depot/treehash.h"
#include "model/depot/uuid.h"
#include "tests/support/registered.h"

#include <QTest>

using namespace depotscope;

class TestUuid : public QObject {
    Q_OBJECT

private slots:
    void uuids_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("lower") << QByteArray("7876af07-990d-54b4-ab0e-23690620f79a")
                               << QByteArray("7876af07-990d-54b4-ab0e-23690620f79a");
        QTest::newRow("upper") << QByteArray("7876AF07-990D-54B4-AB0E-23690620F79A")
                               << QByteArray("7876af07-990d-54b4-ab0e-23690620f79a");
        QTest::newRow("zero") << QByteArray("00000000-0000-0000-0000-000000000000")
                              << QByteArray("00000000-0000-0000-0000-000000000000");
        QTest::newRow("braces") << QByteArray("{7876af07-990d-54b4-ab0e-23690620f79a}") << QByteArray();
        QTest::newRow("short") << QByteArray("7876af07-990d-54b4-ab0e-23690620f79") << QByteArray();
        QTest::newRow("dash moved") << QByteArray("7876af0-7990d-54b4-ab0e-23690620f79a") << QByteArray();
        QTest::newRow("no hex") << QByteArray("7876af07-990d-54b4-ab0e-23690620f79g") << QByteArray();
        QTest::newRow("empty") << QByteArray() << QByteArray();
        QTest::newRow("no text") << QByteArray(36, '\xff') << QByteArray();
    }
    void uuids()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, expected);
        const std::optional<QUuid> uuid = uuidFromText(text);
        QCOMPARE(uuid.has_value(), !expected.isEmpty());
        if (uuid)
            QCOMPARE(uuidText(*uuid), expected);
    }

    void treeHashes()
    {
        const std::optional<TreeHash> hash = TreeHash::fromHex("46E44e869b4d90b96bd8ed1fdcf32244fddfb6cc");
        QVERIFY(hash);
        QCOMPARE(hash->bytes[0], quint8(0x46));
        QCOMPARE(hash->bytes[19], quint8(0xcc));
        QCOMPARE(hash->hex(), QByteArray("46e44e869b4d90b96bd8ed1fdcf32244fddfb6cc"));
        QVERIFY(!TreeHash::fromHex("46e44e869b4d90b96bd8ed1fdcf32244fddfb6c"));
        QVERIFY(!TreeHash::fromHex("46e44e869b4d90b96bd8ed1fdcf32244fddfb6ccc"));
        QVERIFY(!TreeHash::fromHex("x6e44e869b4d90b96bd8ed1fdcf32244fddfb6cc"));
        QVERIFY(!TreeHash::fromHex({}));
    }
};

DEPOTSCOPE_TEST(TestUuid)
#include "tst_uuid.moc"
