// SPDX-License-Identifier: MIT
#include "model/text/names.h"
#include "tests/support/registered.h"

#include <QDir>
#include <QTest>

using namespace depotscope;
using namespace Qt::StringLiterals;

class TestNames : public QObject {
    Q_OBJECT

private slots:
    void forPeople_data();
    void forPeople();
    void utf8();
    void joined();
    void lastComponent();
    void isInside_data();
    void isInside();
    void parentFolder_data();
    void parentFolder();
    void cleanAbsolute_data();
    void cleanAbsolute();
};

void TestNames::forPeople_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QString>("text");
    QTest::newRow("plain") << QByteArray("libx.so.1") << u"libx.so.1"_s;
    QTest::newRow("umlaut") << QByteArray("\xc3\xa4") << u"ä"_s;
    QTest::newRow("beyond the first plane") << QByteArray("\xf0\x9f\x98\x80") << u"😀"_s;
    QTest::newRow("Latin-1") << QByteArray("a\xe4") << u"a\ufffd"_s;
    QTest::newRow("newline and tab") << QByteArray("a\nb\tc\r") << u"a\\nb\\tc\\r"_s;
    QTest::newRow("escape") << QByteArray("\x1b[31mred") << u"\\x1b[31mred"_s;
    QTest::newRow("right-to-left override") << QByteArray("\xe2\x80\xaegpj.exe") << u"\\u202egpj.exe"_s;
}

void TestNames::forPeople()
{
    QFETCH(QByteArray, name);
    QTEST(depotscope::forPeople(name), "text");
}

void TestNames::utf8()
{
    QVERIFY(isUtf8("ä\n"));
    QVERIFY(isUtf8(""));
    QVERIFY(!isUtf8("\xe4"));
    QVERIFY(!isUtf8("\xc3"));
}

void TestNames::joined()
{
    QCOMPARE(depotscope::joined("/a", "b"), "/a/b");
    QCOMPARE(depotscope::joined("/a/", "b"), "/a/b");
    QCOMPARE(depotscope::joined("/a//", "//b"), "/a/b");
    QCOMPARE(depotscope::joined("/", "b"), "/b");
    QCOMPARE(depotscope::joined("", "b"), "b");
}

void TestNames::lastComponent()
{
    QCOMPARE(depotscope::lastComponent("/a/b.txt").toByteArray(), "b.txt");
    QCOMPARE(depotscope::lastComponent("b.txt").toByteArray(), "b.txt");
    QCOMPARE(depotscope::lastComponent("/a/").toByteArray(), "");
}

void TestNames::isInside_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("directory");
    QTest::addColumn<bool>("inside");
    QTest::newRow("itself") << QByteArray("/a/b") << QByteArray("/a/b") << true;
    QTest::newRow("below") << QByteArray("/a/b/c") << QByteArray("/a/b") << true;
    QTest::newRow("same beginning") << QByteArray("/a/proj2") << QByteArray("/a/proj") << false;
    QTest::newRow("above") << QByteArray("/a") << QByteArray("/a/b") << false;
    QTest::newRow("everything is in the root") << QByteArray("/a") << QByteArray("/") << true;
    QTest::newRow("trailing separator") << QByteArray("/a/b") << QByteArray("/a/") << true;
}

void TestNames::isInside()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, directory);
    QTEST(depotscope::isInside(path, directory), "inside");
}

void TestNames::parentFolder_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("parent");
    QTest::newRow("inside") << QByteArray("/a/b/c") << QByteArray("/a/b");
    QTest::newRow("at the top") << QByteArray("/a") << QByteArray("/");
    QTest::newRow("root") << QByteArray("/") << QByteArray("/");
    QTest::newRow("nothing") << QByteArray() << QByteArray();
}

void TestNames::parentFolder()
{
    QFETCH(QByteArray, path);
    QTEST(depotscope::parentFolder(path), "parent");
}

void TestNames::cleanAbsolute_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("clean");
    const QByteArray here = QDir::currentPath().toLocal8Bit();
    QTest::newRow("clean") << QByteArray("/a/b") << QByteArray("/a/b");
    QTest::newRow("separators") << QByteArray("//a///b//") << QByteArray("/a/b");
    QTest::newRow("dots") << QByteArray("/a/./b/../c/.") << QByteArray("/a/c");
    QTest::newRow("above the root") << QByteArray("/../../a") << QByteArray("/a");
    QTest::newRow("three dots are a name") << QByteArray("/a/...") << QByteArray("/a/...");
    QTest::newRow("root") << QByteArray("/") << QByteArray("/");
    QTest::newRow("nothing left") << QByteArray("/a/..") << QByteArray("/");
    QTest::newRow("relative") << QByteArray("x/y") << QByteArray(here + "/x/y");
    QTest::newRow("empty") << QByteArray() << here;
}

void TestNames::cleanAbsolute()
{
    QFETCH(QByteArray, path);
    QTEST(depotscope::cleanAbsolute(path), "clean");
}

DEPOTSCOPE_TEST(TestNames)
#include "tst_names.moc"
