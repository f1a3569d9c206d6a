// SPDX-License-Identifier: MIT
#include "model/depot/slug.h"
#include "model/depot/uuid.h"
#include "tests/support/registered.h"

#include <QTest>

using namespace depotscope;

class TestSlug : public QObject {
    Q_OBJECT

private slots:
    // Values from Julia 1.5.3.
    void versions_data()
    {
        QTest::addColumn<QByteArray>("uuid");
        QTest::addColumn<QByteArray>("hash");
        QTest::addColumn<QByteArray>("five");
        QTest::addColumn<QByteArray>("four");
        QTest::newRow("aqsx3") << QByteArray("7876af07-990d-54b4-ab0e-23690620f79a")
                               << QByteArray("46e44e869b4d90b96bd8ed1fdcf32244fddfb6cc") << QByteArray("aqsx3")
                               << QByteArray("aqsx");
        QTest::newRow("MoaKv") << QByteArray("7876af07-990d-54b4-ab0e-23690620f79a")
                               << QByteArray("11820aa9c229fd3833d4bd69e5e75ef4e7273bf1") << QByteArray("MoaKv")
                               << QByteArray("MoaK");
        QTest::newRow("KOGAC") << QByteArray("7876af07-990d-54b4-ab0e-23690620f79a")
                               << QByteArray("4b825dc642cb6eb9a060e54bf8d69288fbee4904") << QByteArray("KOGAC")
                               << QByteArray("KOGA");
        QTest::newRow("8Fv6N") << QByteArray("6c6a2e73-6563-6170-7368-637461726353")
                               << QByteArray("0b4b7f1393cff97c33891da2a0bf69c6ed241fda") << QByteArray("8Fv6N")
                               << QByteArray("8Fv6");
        QTest::newRow("3rsiS") << QByteArray("682c06a0-de6a-54ab-a142-c8b1cf79cde6")
                               << QByteArray("81690084b6198a2e1da36fcfda16eeca9f9f24e4") << QByteArray("3rsiS")
                               << QByteArray("3rsi");
        QTest::newRow("sfddM") << QByteArray("01234567-89ab-cdef-0123-456789abcdef")
                               << QByteArray("000102030405060708090a0b0c0d0e0f10111213") << QByteArray("sfddM")
                               << QByteArray("sfdd");
        QTest::newRow("CgWBk") << QByteArray("00000000-0000-0000-0000-000000000000")
                               << QByteArray("0000000000000000000000000000000000000000") << QByteArray("CgWBk")
                               << QByteArray("CgWB");
        QTest::newRow("ULo9a") << QByteArray("ffffffff-ffff-ffff-ffff-ffffffffffff")
                               << QByteArray("ffffffffffffffffffffffffffffffffffffffff") << QByteArray("ULo9a")
                               << QByteArray("ULo9");
        QTest::newRow("h64JQ") << QByteArray("b429d917-457f-4dbc-8f4c-0cc954292b1d")
                               << QByteArray("cc37d689f599e8df4f464b2fa3870ff7db7492ef") << QByteArray("h64JQ")
                               << QByteArray("h64J");
        QTest::newRow("Hvmy9") << QByteArray("44cfe95a-1eb2-52ea-b672-e2afdf69b78f")
                               << QByteArray("da39a3ee5e6b4b0d3255bfef95601890afd80709") << QByteArray("Hvmy9")
                               << QByteArray("Hvmy");
        QTest::newRow("14gpE") << QByteArray("fa267f1f-6049-4f14-aa54-33bafae1ed76")
                               << QByteArray("0000000000000000000000000000000000000001") << QByteArray("14gpE")
                               << QByteArray("14gp");
    }
    void versions()
    {
        QFETCH(QByteArray, uuid);
        QFETCH(QByteArray, hash);
        QFETCH(QByteArray, five);
        QFETCH(QByteArray, four);
        QCOMPARE(versionSlug(*uuidFromText(uuid), *TreeHash::fromHex(hash)), five);
        QCOMPARE(versionSlug(*uuidFromText(uuid.toUpper()), *TreeHash::fromHex(hash.toUpper())), five);
        QCOMPARE(versionSlug(*uuidFromText(uuid), *TreeHash::fromHex(hash), 4), four);
    }

    void packages_data()
    {
        QTest::addColumn<QByteArray>("uuid");
        QTest::addColumn<QByteArray>("slug");
        QTest::newRow("lLvWP") << QByteArray("7876af07-990d-54b4-ab0e-23690620f79a") << QByteArray("lLvWP");
        QTest::newRow("ICI1U") << QByteArray("6c6a2e73-6563-6170-7368-637461726353") << QByteArray("ICI1U");
        QTest::newRow("MiUGO") << QByteArray("01234567-89ab-cdef-0123-456789abcdef") << QByteArray("MiUGO");
        QTest::newRow("tUTdb") << QByteArray("44cfe95a-1eb2-52ea-b672-e2afdf69b78f") << QByteArray("tUTdb");
        QTest::newRow("uf6oy") << QByteArray("682c06a0-de6a-54ab-a142-c8b1cf79cde6") << QByteArray("uf6oy");
        QTest::newRow("ld3vC") << QByteArray("91a5bcdd-55d7-5caf-9e0b-520d859cae80") << QByteArray("ld3vC");
        QTest::newRow("SIEbN") << QByteArray("00000000-0000-0000-0000-000000000000") << QByteArray("SIEbN");
        QTest::newRow("QsgjX") << QByteArray("ffffffff-ffff-ffff-ffff-ffffffffffff") << QByteArray("QsgjX");
    }
    void packages()
    {
        QFETCH(QByteArray, uuid);
        QFETCH(QByteArray, slug);
        QCOMPARE(packageSlug(*uuidFromText(uuid)), slug);
        QCOMPARE(packageSlug(*uuidFromText(uuid), 4), slug.first(4));
    }
};

DEPOTSCOPE_TEST(TestSlug)
#include "tst_slug.moc"
