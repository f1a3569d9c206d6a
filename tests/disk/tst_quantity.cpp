// SPDX-License-Identifier: MIT
#include "model/text/quantity.h"
#include "tests/support/registered.h"

#include <QTest>
#include <cerrno>

using namespace depotscope;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Time noon = std::chrono::sys_days(std::chrono::year(2026) / 11 / 22) + 12h;

} // namespace

class TestQuantity : public QObject {
    Q_OBJECT

private slots:
    void bytes_data();
    void bytes();
    void rfc3339();
    void age_data();
    void age();
    void parsedAge_data();
    void parsedAge();
    void parsedSize_data();
    void parsedSize();
    void sentence_data();
    void sentence();
    void errnoBecomesFault();
};

void TestQuantity::bytes_data()
{
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << qint64(0) << u"0 bytes"_s;
    QTest::newRow("exact below 1 kB") << qint64(999) << u"999 bytes"_s;
    QTest::newRow("1 kB") << qint64(1000) << u"1.0 kB"_s;
    QTest::newRow("GB") << qint64(12'345'678'901) << u"12.3 GB"_s;
    QTest::newRow("just below the next unit") << qint64(999'949) << u"999.9 kB"_s;
    QTest::newRow("rounds to the next unit") << qint64(999'950) << u"1.0 MB"_s;
    QTest::newRow("negative") << qint64(-2'500'000) << u"-2.5 MB"_s;
    QTest::newRow("smallest") << std::numeric_limits<qint64>::min() << u"-9.2 EB"_s;
    QTest::newRow("largest") << std::numeric_limits<qint64>::max() << u"9.2 EB"_s;
}

void TestQuantity::bytes()
{
    QFETCH(qint64, bytes);
    QTEST(formatBytes(bytes, QLocale::c()), "text");
}

void TestQuantity::rfc3339()
{
    QCOMPARE(formatRfc3339(noon), u"2026-11-22T12:00:00Z"_s);
    QCOMPARE(formatRfc3339(Time()), u"1970-01-01T00:00:00Z"_s);
    QCOMPARE(formatRfc3339(Time::max()), u"9999-12-31T23:59:59Z"_s);
    QCOMPARE(formatRfc3339(Time::min()), u"0001-01-01T00:00:00Z"_s);
}

void TestQuantity::age_data()
{
    QTest::addColumn<qint64>("hours");
    QTest::addColumn<QString>("text");
    QTest::newRow("now") << qint64(0) << u"today"_s;
    QTest::newRow("hours") << qint64(23) << u"today"_s;
    QTest::newRow("one day") << qint64(24) << u"1 day ago"_s;
    QTest::newRow("days") << qint64(3 * 24) << u"3 days ago"_s;
    QTest::newRow("30 days") << qint64(30 * 24) << u"30 days ago"_s;
    QTest::newRow("a month") << qint64(31 * 24) << u"1 month ago"_s;
    QTest::newRow("months") << qint64(155 * 24) << u"5 months ago"_s;
    QTest::newRow("almost a year") << qint64(364 * 24) << u"11 months ago"_s;
    QTest::newRow("a year") << qint64(365 * 24) << u"1 year ago"_s;
    QTest::newRow("years") << qint64(800 * 24) << u"2 years ago"_s;
    QTest::newRow("future") << qint64(-1) << u"in the future"_s;
}

void TestQuantity::age()
{
    QFETCH(qint64, hours);
    QTEST(formatAge(noon - std::chrono::hours(hours), noon), "text");
    QCOMPARE(formatAge(noon + 2s, noon), u"today"_s);
}

void TestQuantity::parsedAge_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("hours"); // -1: refused
    QTest::newRow("days") << u"30d"_s << qint64(30 * 24);
    QTest::newRow("hours") << u"12h"_s << qint64(12);
    QTest::newRow("weeks") << u"2w"_s << qint64(14 * 24);
    QTest::newRow("months") << u"6mo"_s << qint64(180 * 24);
    QTest::newRow("years") << u"1y"_s << qint64(365 * 24);
    QTest::newRow("zero") << u"0"_s << qint64(0);
    QTest::newRow("zero days") << u"0d"_s << qint64(0);
    for (const auto &bad : {u""_s, u"30"_s, u"d"_s, u"30 d"_s, u"-3d"_s, u"3m"_s, u"1.5d"_s, u"3days"_s, u"٣d"_s,
                            u"99999999999999999999d"_s, u"9223372036854775807y"_s})
        QTest::newRow(qPrintable(u"bad: "_s + bad)) << bad << qint64(-1);
}

void TestQuantity::parsedAge()
{
    QFETCH(QString, text);
    QFETCH(qint64, hours);
    const auto age = parseAge(text);
    QCOMPARE(age.has_value(), hours >= 0);
    if (age)
        QCOMPARE(*age, std::chrono::hours(hours));
    else
        QVERIFY(age.error().fault == Fault::Malformed && age.error().detail.contains(text));
}

void TestQuantity::parsedSize_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("bytes"); // -1: refused
    QTest::newRow("bare") << u"123"_s << qint64(123);
    QTest::newRow("bytes") << u"123B"_s << qint64(123);
    QTest::newRow("k") << u"10k"_s << qint64(10'000);
    QTest::newRow("MB") << u"50MB"_s << qint64(50'000'000);
    QTest::newRow("GiB") << u"1GiB"_s << qint64(1) * 1024 * 1024 * 1024;
    QTest::newRow("decimals") << u"1.5 GB"_s << qint64(1'500'000'000);
    QTest::newRow("largest") << u"9223372036854775807"_s << std::numeric_limits<qint64>::max();
    for (const auto &bad : {u""_s, u"MB"_s, u"50XB"_s, u"-1MB"_s, u"1.MB"_s, u".5MB"_s, u"1,5MB"_s, u"50MBs"_s,
                            u"9223372036854775808"_s, u"10EB"_s, u"9.99EB"_s})
        QTest::newRow(qPrintable(u"bad: "_s + bad)) << bad << qint64(-1);
}

void TestQuantity::parsedSize()
{
    QFETCH(QString, text);
    QFETCH(qint64, bytes);
    const auto size = parseSize(text);
    QCOMPARE(size.has_value(), bytes >= 0);
    if (size)
        QCOMPARE(*size, bytes);
    else
        QVERIFY(size.error().fault == Fault::Malformed && size.error().detail.contains(text));
}

void TestQuantity::sentence_data()
{
    QTest::addColumn<int>("fault");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("detail");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("denied") << int(Fault::Denied) << QByteArray("/a") << 0 << QString() << u"/a: permission denied."_s;
    QTest::newRow("line") << int(Fault::Malformed) << QByteArray("/a/M.toml") << 14 << u"expected ']'"_s
                          << u"/a/M.toml, line 14: expected ']'."_s;
    QTest::newRow("no detail") << int(Fault::Malformed) << QByteArray("/a") << 0 << QString()
                               << u"/a: is not what it should be."_s;
    QTest::newRow("detail beside the kind")
        << int(Fault::TooBig) << QByteArray("/a") << 0 << u"over 512 MB"_s << u"/a: is too big (over 512 MB)."_s;
    QTest::newRow("no file") << int(Fault::Malformed) << QByteArray() << 0 << u"'x' is not a size"_s
                             << u"'x' is not a size."_s;
    QTest::newRow("odd name") << int(Fault::NotFound) << QByteArray("/a\n\xff") << 0 << QString()
                              << u"/a\\n\ufffd: does not exist."_s;
}

void TestQuantity::sentence()
{
    QFETCH(int, fault);
    QFETCH(QByteArray, path);
    QFETCH(int, line);
    QFETCH(QString, detail);
    QTEST((Error{Fault(fault), path, detail, line}.sentence()), "sentence");
}

void TestQuantity::errnoBecomesFault()
{
    QCOMPARE(errorFromErrno(ENOENT, "/a", "open").fault, Fault::NotFound);
    QCOMPARE(errorFromErrno(ENOTDIR, "/a", "open").fault, Fault::NotDirectory);
    QCOMPARE(errorFromErrno(EACCES, "/a", "open").fault, Fault::Denied);
    QCOMPARE(errorFromErrno(EPERM, "/a", "open").fault, Fault::Denied);
    QCOMPARE(errorFromErrno(EIO, "/a", "open").fault, Fault::Io);
    QVERIFY(errorFromErrno(EIO, "/a", "open").detail.startsWith(u"open: "));
}

DEPOTSCOPE_TEST(TestQuantity)
#include "tst_quantity.moc"
