// SPDX-License-Identifier: MIT
#include "model/depot/usagelog.h"
#include "tests/support/registered.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <ctime>
#include <sys/stat.h>

using namespace depotscope;
using namespace Qt::StringLiterals;

namespace {

QByteArray printed(Time time)
{
    const qint64 milliseconds = time.time_since_epoch().count();
    return formatRfc3339(time).chopped(1).toLatin1() + '.'
        + QByteArray::number((milliseconds % 1000 + 1000) % 1000).rightJustified(3, '0');
}

QByteArray printed(const std::vector<Error> &troubles)
{
    QByteArray text;
    for (const Error &trouble : troubles)
        text += "! " + QByteArray::number(trouble.line) + ' ' + trouble.detail.toUtf8() + '\n';
    return text;
}

// One line for each usage: path, instant, parents; then the troubles.
QByteArray printed(const UsageLog &log)
{
    QByteArray text;
    for (const Usage &usage : log.usages) {
        text += usage.path + ' ' + printed(usage.time);
        for (const QByteArray &parent : usage.parentProjects)
            text += " <" + parent + '>';
        text += '\n';
    }
    return text + printed(log.troubles);
}

class Zone {
public:
    explicit Zone(const char *zone)
        : m_before(qgetenv("TZ"))
        , m_wasSet(qEnvironmentVariableIsSet("TZ"))
    {
        qputenv("TZ", zone);
        tzset();
    }
    ~Zone()
    {
        if (m_wasSet)
            qputenv("TZ", m_before);
        else
            qunsetenv("TZ");
        tzset();
    }

private:
    QByteArray m_before;
    bool m_wasSet;
};

} // namespace

class TestUsageLog : public QObject {
    Q_OBJECT

private slots:
    void init() { m_zone = std::make_unique<Zone>("UTC"); }
    void cleanup() { m_zone.reset(); }

    void reads_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, const QByteArray &text, const QByteArray &expected) {
            QTest::newRow(name) << text << expected;
        };

        row("empty", "", "");
        row("appended by Pkg", "[[\"/opt/spec/newenv/Manifest.toml\"]]\ntime = 2026-11-22T22:19:41.951Z\n",
            "/opt/spec/newenv/Manifest.toml 2026-11-22T22:19:41.951\n");
        row("appended by Scratch.jl",
            "[[\"/d8/scratchspaces/01234567-89ab-cdef-0123-456789abcdef/dl\"]]\n"
            "time = 2026-11-22T22:14:19.558Z\n"
            "parent_projects = [\"/opt/spec/UsePkg/Project.toml\"]\n",
            "/d8/scratchspaces/01234567-89ab-cdef-0123-456789abcdef/dl 2026-11-22T22:14:19.558 "
            "</opt/spec/UsePkg/Project.toml>\n");
        row("condensed by gc",
            "[[\"/a\"]]\nparent_projects = []\ntime = 2020-01-01T00:00:00.000Z\n\n"
            "[[\"/b\"]]\nparent_projects = [\"/p/Project.toml\", \"/q/Project.toml\"]\ntime = "
            "2020-01-02T03:04:05.000Z\n",
            "/a 2020-01-01T00:00:00.000\n/b 2020-01-02T03:04:05.000 </p/Project.toml> </q/Project.toml>\n");
        row("repeated keys: latest time, all parents",
            "[[\"/b\"]]\ntime = 2021-01-01T00:00:00Z\nparent_projects = [\"/p\"]\n"
            "[[\"/a\"]]\ntime = 2020-01-01T00:00:00Z\n"
            "[[\"/b\"]]\ntime = 2020-01-01T00:00:00Z\nparent_projects = [\"/q\", \"/p\"]\n",
            "/a 2020-01-01T00:00:00.000\n/b 2021-01-01T00:00:00.000 </p> </q>\n");
        row("windows newlines and byte order mark", "\xef\xbb\xbf[[\"/a\"]]\r\ntime = 2020-01-01T00:00:00Z\r\n\r\n",
            "/a 2020-01-01T00:00:00.000\n");
        row("comments, blanks, no newline at the end",
            "# c\n  [[ \"/a\" ]] # c\n\n\ttime=2020-01-01T00:00:00Z# c\n\n# c\nparent_projects = [ # c\n  '/p', "
            "\n\n\"/q\" # ]\n, ]",
            "/a 2020-01-01T00:00:00.000 </p> </q>\n");
        row("single table", "[\"/a\"]\ntime = 2020-01-01T00:00:00Z\n", "/a 2020-01-01T00:00:00.000\n");
        row("other keys and duplicate times",
            "[[\"/a\"]]\nhost = \"x[[\"\ntime = 2020-01-01T00:00:00Z\nn = [1, 2]\ntime = 2019-01-01T00:00:00Z\n",
            "/a 2020-01-01T00:00:00.000\n");

        // Escapes of Julia 1.0 to 1.3 (repr), 1.4 (Julia strings), 1.6 (TOML) and Scratch.jl (Julia strings).
        const QByteArray tail = "\"]]\ntime = 2020-01-01T00:00:00Z\n";
        const QByteArray when = " 2020-01-01T00:00:00.000\n";
        row("dollar", "[[\"/a\\$b" + tail, "/a$b" + when);
        row("raw dollar", "[[\"/a$b" + tail, "/a$b" + when);
        row("hex", "[[\"/a\\x24b\\xe9\\x1" + tail, "/a$b\xe9\x01" + when);
        row("names", "[[\"\\a\\b\\t\\n\\v\\f\\r\\e\\\"\\\\\\'" + tail, "\a\b\t\n\v\f\r\x1b\"\\'" + when);
        row("octal", "[[\"\\0\\12\\1012" + tail, QByteArray("\0\nA2", 4) + when);
        row("code points", "[[\"\\u00fc\\u20ac\\U0001F600\\u7g" + tail, "ü€😀\ag" + when);
        row("windows path", "[[\"C:\\\\Users\\\\x\\\\Manifest.toml" + tail, "C:\\Users\\x\\Manifest.toml" + when);
        row("raw text", "[[\"/d\xc3\xa9/\xff/\t]]/#" + tail, "/d\xc3\xa9/\xff/\t]]/#" + when);
        row("raw control character", "[[\"/\x01" + tail, "/\x01" + when);
        row("escaped parents", "[[\"/a\"]]\ntime = 2020-01-01T00:00:00Z\nparent_projects = [\"/p\\$\", \"/q\\\"\"]\n",
            "/a 2020-01-01T00:00:00.000 </p$> </q\">\n");

        // Damage.
        row("no time", "[[\"/a\"]]\n[[\"/b\"]]\ntime = 2020-01-01T00:00:00Z\n[[\"/c\"]]\n",
            "/b 2020-01-01T00:00:00.000\n! 1 an entry without time\n! 4 an entry without time\n");
        row("cut off in the time", "[[\"/a\"]]\ntime = 2020-01-01T00:00:00Z\n[[\"/b\"]]\ntime = 2020-01-01T0",
            "/a 2020-01-01T00:00:00.000\n! 4 time is no time\n");
        row("cut off in the key", "[[\"/a\"]]\ntime = 2020-01-01T00:00:00Z\n[[\"/b",
            "/a 2020-01-01T00:00:00.000\n! 3 a torn header\n");
        row("cut off in the header", "[[\"/a\"]]\ntime = 2020-01-01T00:00:00Z\n[",
            "/a 2020-01-01T00:00:00.000\n! 3 a torn header\n");
        row("cut off in a key word", "[[\"/a\"]]\ntime = 2020-01-01T00:00:00Z\n[[\"/b\"]]\nti",
            "/a 2020-01-01T00:00:00.000\n! 3 an entry without time\n! 4 neither an entry nor a part of one\n");
        row("cut off in the parents", "[[\"/a\"]]\ntime = 2020-01-01T00:00:00Z\nparent_projects = [\"/p\", \"/q",
            "/a 2020-01-01T00:00:00.000 </p>\n! 3 parent_projects is no array of strings\n");
        row("an entry in a time", "[[\"/a\"]]\ntime = 2020-01[[\"/b\"]]\ntime = 2020-01-01T00:00:00Z\n",
            "/b 2020-01-01T00:00:00.000\n! 2 time is no time\n");
        row("an entry in a key", "[[\"/a/b[[\"/b\"]]\ntime = 2020-01-01T00:00:00Z\n",
            "/b 2020-01-01T00:00:00.000\n! 1 a torn header\n");
        row("an entry in parents",
            "[[\"/a\"]]\ntime = 2020-01-01T00:00:00Z\nparent_projects = [\"/p[[\"/b\"]]\ntime = 2020-01-01T00:00:00Z\n",
            "/a 2020-01-01T00:00:00.000\n/b 2020-01-01T00:00:00.000\n! 3 parent_projects is no array of strings\n");
        row("entries without a newline between",
            "[[\"/a\"]]\ntime = 2020-01-01T00:00:00Z[[\"/b\"]]\ntime = 2021-01-01T00:00:00Z\n",
            "/a 2020-01-01T00:00:00.000\n/b 2021-01-01T00:00:00.000\n");
        row("two writers at once", "[[\"/a\"]]\n[[\"/b\"]]\ntime = 2020-01-01T00:00:00Z\ntime = 2020-01-01T00:00:01Z\n",
            "/b 2020-01-01T00:00:01.000\n! 1 an entry without time\n");
        row("NULs between",
            "[[\"/a\"]]\ntime = 2020-01-01T00:00:00Z\n" + QByteArray(4096, '\0')
                + "[[\"/b\"]]\ntime = 2020-01-01T00:00:00Z\n",
            "/a 2020-01-01T00:00:00.000\n/b 2020-01-01T00:00:00.000\n! 3 NUL bytes\n");
        row("NULs at the end", "[[\"/a\"]]\ntime = 2020-01-01T00:00:00Z\n" + QByteArray(9, '\0'),
            "/a 2020-01-01T00:00:00.000\n! 3 NUL bytes\n");
        row("NULs over a header",
            "[[\"/a\"]]\ntime = 2020-01-01T00:00:00Z\n" + QByteArray(9, '\0')
                + "b\"]]\ntime = 2030-01-01T00:00:00Z\n[[\"/c\"]]\ntime = 2020-01-01T00:00:00Z\n",
            "/a 2020-01-01T00:00:00.000\n/c 2020-01-01T00:00:00.000\n! 3 NUL bytes\n");
        row("NULs in a key", "[[\"/a" + QByteArray(3, '\0') + "\"]]\ntime = 2020-01-01T00:00:00Z\n",
            "! 1 a torn header\n");
        row("an escape that nobody writes", "[[\"/a\\qb\"]]\ntime = 2020-01-01T00:00:00Z\n[[\"/b" + tail,
            "/b" + when + "! 1 a torn header\n");
        row("words", "hello\nworld\n[[\"/b" + tail, "/b" + when + "! 1 no entry that this belongs to\n");
        row("wrong types", "[[\"/a\"]]\ntime = 7\n[[\"/b\"]]\ntime = 2020-01-01T00:00:00Z\nparent_projects = \"/p\"\n",
            "/b 2020-01-01T00:00:00.000\n! 2 time is no time\n! 5 parent_projects is no array of strings\n");
        row("empty header", "[[]]\ntime = 2020-01-01T00:00:00Z\n[[\"/b" + tail, "/b" + when + "! 1 a torn header\n");
    }
    void reads()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, expected);
        const UsageLog log = readUsageLog(text, "/logs/x.toml");
        QCOMPARE(printed(log), expected);
        QVERIFY(log.exists);
        for (const Error &trouble : log.troubles)
            QCOMPARE(trouble.path, QByteArray("/logs/x.toml"));
    }

    void times_data()
    {
        QTest::addColumn<QByteArray>("literal");
        QTest::addColumn<QByteArray>("expected"); // empty: no time
        const auto row = [](const char *literal, const char *expected) {
            QTest::newRow(literal) << QByteArray(literal) << QByteArray(expected);
        };
        row("2020-01-02T03:04:05Z", "2020-01-02T03:04:05.000");
        row("2020-01-02T03:04:05z", "2020-01-02T03:04:05.000");
        row("2020-01-02t03:04:05.123Z", "2020-01-02T03:04:05.123");
        row("2020-01-02T03:04:05", "2020-01-02T03:04:05.000");
        row("2020-01-02 03:04:05.5", "2020-01-02T03:04:05.500");
        row("2020-01-02T03:04:05.1Z", "2020-01-02T03:04:05.100");
        row("2020-01-02T03:04:05.01Z", "2020-01-02T03:04:05.010");
        row("2020-01-02T03:04:05.123456789Z", "2020-01-02T03:04:05.123");
        row("2020-01-02T03:04:05+01:30", "2020-01-02T01:34:05.000");
        row("2020-01-02T03:04:05.250-10:00", "2020-01-02T13:04:05.250");
        row("2020-01-02T03:04", "2020-01-02T03:04:00.000");
        row("2020-01-02", "2020-01-02T00:00:00.000");
        row("2020-01-02 # a day", "2020-01-02T00:00:00.000");
        row("\"2020-01-02T03:04:05.123Z\"", "2020-01-02T03:04:05.123");
        row("'2020-01-02T03:04:05.123'", "2020-01-02T03:04:05.123");
        row("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000");
        row("9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999");
        row("2020-02-29T00:00:00Z", "2020-02-29T00:00:00.000");
        row("2021-02-29T00:00:00Z", "");
        row("2020-00-01T00:00:00Z", "");
        row("2020-13-01T00:00:00Z", "");
        row("2020-01-01T24:00:00Z", "");
        row("2020-01-01T00:60:00Z", "");
        row("2020-01-01T00:00:60Z", "");
        row("2020-01-02T03:04:05+99:00", "");
        row("2020-01-02T03:04:05ZZ", "");
        row("2020-1-02T03:04:05Z", "");
        row("20200102", "");
        row("03:04:05", "");
        row("\"2020-01-02T03:04:05", "");
        row("\"\"\"2020-01-02T03:04:05\"\"\"", "");
        row("", "");
    }
    void times()
    {
        QFETCH(QByteArray, literal);
        QFETCH(QByteArray, expected);
        const UsageLog log = readUsageLog("[[\"/a\"]]\ntime = " + literal + "\n", "log");
        QCOMPARE(printed(log), expected.isEmpty() ? "! 2 time is no time\n" : "/a " + expected + '\n');
    }

    void zones_data()
    {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QByteArray>("local");
        QTest::addColumn<QByteArray>("instant");
        const auto row = [](const char *zone, const char *local, const char *instant) {
            QTest::addRow("%s %s", zone, local) << QByteArray(zone) << QByteArray(local) << QByteArray(instant);
        };
        row("Asia/Tokyo", "2026-11-23T07:07:18.819", "2026-11-22T22:07:18.819");
        row("Asia/Kolkata", "2026-01-01T00:00:00.000", "2025-12-31T18:30:00.000");
        row("Europe/Berlin", "2026-01-15T12:00:00.000", "2026-01-15T11:00:00.000");
        row("Europe/Berlin", "2026-07-15T12:00:00.000", "2026-07-15T10:00:00.000");
        row("Europe/Berlin", "2026-03-29T01:59:59.999", "2026-03-29T00:59:59.999");
        row("Europe/Berlin", "2026-03-29T03:00:00.000", "2026-03-29T01:00:00.000");
        row("Europe/Berlin", "2026-10-25T01:59:00.000", "2026-10-24T23:59:00.000");
        row("Europe/Berlin", "2026-10-25T02:30:00.000", "2026-10-25T01:30:00.000"); // twice: the later one
        row("Europe/Berlin", "2026-10-25T03:00:00.000", "2026-10-25T02:00:00.000");
        row("America/Sao_Paulo", "2018-11-04T01:00:00.000", "2018-11-04T03:00:00.000"); // no midnight on that day
        row("Australia/Lord_Howe", "2026-04-05T01:45:00.000", "2026-04-04T15:15:00.000"); // half an hour, twice
        row("Pacific/Apia", "2011-12-31T00:00:00.000", "2011-12-30T10:00:00.000"); // a day was left out
        row("UTC-3", "2026-07-15T12:00:00.000", "2026-07-15T09:00:00.000");
    }
    void zones()
    {
        QFETCH(QByteArray, zone);
        QFETCH(QByteArray, local);
        QFETCH(QByteArray, instant);
        const Zone there(zone.constData());
        QCOMPARE(printed(readUsageLog("[[\"/a\"]]\ntime = " + local + "Z\n", "log")), "/a " + instant + '\n');
    }

    void theClockGapIsSomewhereNearIt()
    {
        const Zone berlin("Europe/Berlin");
        const UsageLog log = readUsageLog("[[\"/a\"]]\ntime = 2026-03-29T02:30:00Z\n", "log");
        QCOMPARE(log.usages.size(), size_t(1));
        const QByteArray at = printed(log.usages.front().time);
        QVERIFY2(at >= "2026-03-29T00:30" && at <= "2026-03-29T01:30:00.000", at.constData());
    }

    void manyTroublesAreCounted()
    {
        QByteArray text;
        for (int i = 0; i < 1000; ++i)
            text += "[[\"/torn" + QByteArray::number(i) + "\n";
        text += "[[\"/whole\"]]\ntime = 2020-01-01T00:00:00Z\n";
        const UsageLog log = readUsageLog(text, "log");
        QCOMPARE(log.usages.size(), size_t(1));
        QCOMPARE(log.troubles.size(), size_t(101));
        QCOMPARE(log.troubles[99].line, 100);
        QCOMPARE(log.troubles[100].detail, u"900 more places cannot be read"_s);
        QCOMPARE(log.troubles[100].path, QByteArray("log"));
    }

    void fromDisk()
    {
        const QTemporaryDir directory;
        const QByteArray root = QFile::encodeName(directory.path());
        const Disk &disk = Disk::real();
        const UsageLog missing = loadUsageLog(disk, root + "/manifest_usage.toml");
        QVERIFY(!missing.exists);
        QCOMPARE(printed(missing), QByteArray());

        const UsageLog folder = loadUsageLog(disk, root);
        QVERIFY(folder.exists);
        QCOMPARE(folder.usages.size(), size_t(0));
        QCOMPARE(folder.troubles.size(), size_t(1));
        QCOMPARE(folder.troubles.front().path, root);

        QCOMPARE(mkfifo((root + "/fifo").constData(), 0600), 0);
        QCOMPARE(loadUsageLog(disk, root + "/fifo").troubles.size(), size_t(1));

        QFile file(directory.filePath(u"log.toml"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[[\"/a\"]]\ntime = 2020-01-01T00:00:00Z\n");
        file.close();
        QCOMPARE(printed(loadUsageLog(disk, root + "/log.toml")), QByteArray("/a 2020-01-01T00:00:00.000\n"));
    }

    void orphans_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, const QByteArray &text, const QByteArray &expected) {
            QTest::newRow(name) << text << expected;
        };
        row("empty", "", "");
        row("written by gc",
            "\"/d/artifacts/a\" = 2020-01-02T03:04:05.120Z\n\"/d/packages/A/b\" = 2020-01-02T03:04:05.000Z\n",
            "/d/artifacts/a 2020-01-02T03:04:05.120\n/d/packages/A/b 2020-01-02T03:04:05.000\n");
        row("sorted, twice", "\"/b\" = 2020-01-02T00:00:00Z\n\"/a\" = 2020-01-01\n\"/b\" = 2020-01-03T00:00:00Z\n",
            "/a 2020-01-01T00:00:00.000\n/b 2020-01-03T00:00:00.000\n");
        row("escapes", "\"/\\$\\x41\" = 2020-01-02T00:00:00Z\n", "/$A 2020-01-02T00:00:00.000\n");
        row("damage",
            "\"/a\" = 2020-01-02T00:00:00Z\n\"/b\" = 20\nx\n[t]\n\"/c = 2020-01-02T00:00:00Z\n" + QByteArray(5, '\0')
                + "\n\"/d\" = 2020-01-02T00:00:00Z\n\"/e\" = 2020-01-02T",
            "/a 2020-01-02T00:00:00.000\n/d 2020-01-02T00:00:00.000\n! 2 no path with a time\n! 3 no path with a time\n"
            "! 4 no path with a time\n! 5 no path with a time\n! 6 no path with a time\n! 8 no path with a time\n");
    }
    void orphans()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, expected);
        const OrphanLog log = readOrphanLog(text, "/logs/orphaned.toml");
        QByteArray found;
        for (const OrphanLog::Orphan &orphan : log.orphans)
            found += orphan.path + ' ' + printed(orphan.since) + '\n';
        QCOMPARE(found + printed(log.troubles), expected);
    }

    // Each must take time by its length, so that 50 MB take a second or two, not minutes.
    void bombsEnd_data()
    {
        QTest::addColumn<QByteArray>("piece");
        QTest::newRow("headers") << QByteArray("[[\n");
        QTest::newRow("headers in one line") << QByteArray("[[\"a\"]]");
        QTest::newRow("torn headers in one line") << QByteArray("[[\"\\\"");
        QTest::newRow("open brackets") << QByteArray("[");
        QTest::newRow("quotes") << QByteArray("\"");
        QTest::newRow("backslashes") << QByteArray("\\");
        QTest::newRow("NULs") << QByteArray("\0", 1);
        QTest::newRow("NULs and brackets") << QByteArray("\0[", 2);
        QTest::newRow("open arrays") << QByteArray("[[a]]\nparent_projects = [\n#\n");
        QTest::newRow("strings of an array") << QByteArray("\"/p\",\n");
        QTest::newRow("times of many years") << QByteArray();
        QTest::newRow("quoted times") << QByteArray("[[a]]\ntime=\"\"\"\"\"\"\"\"\n");
        QTest::newRow("one letter") << QByteArray("x");
    }
    void bombsEnd()
    {
        QFETCH(QByteArray, piece);
        const qsizetype size = 8 * 1024 * 1024;
        QByteArray text = "[[\"/first\"]]\ntime = 2020-01-01T00:00:00Z\nparent_projects = [\n";
        if (piece.isEmpty()) {
            text = "[[\"/first\"]]\ntime = 2020-01-01T00:00:00Z\n";
            for (int i = 0; text.size() < size / 8; ++i)
                text += "[[a]]\ntime = " + QByteArray::number(1000 + i % 9000) + '-'
                    + QByteArray::number(1 + i / 9000 % 12).rightJustified(2, '0') + "-15\n";
        } else {
            text += piece.repeated(size / piece.size());
        }
        text += "\n[[\"/last\"]]\ntime = 2020-01-01T00:00:00Z\n";
        UsageLog log;
        const double took = processorTime([&] { log = readUsageLog(text, "log"); });
        QVERIFY2(took < 20'000, QByteArray::number(took).constData());
        QCOMPARE(log.usages.front().path, QByteArray("/first"));
        QVERIFY(std::ranges::any_of(log.usages, [](const Usage &usage) { return usage.path == "/last"; }));
    }

private:
    std::unique_ptr<Zone> m_zone;
};

DEPOTSCOPE_TEST(TestUsageLog)
#include "tst_usagelog.moc"
