// SPDX-License-Identifier: MIT
#include "model/depot/usagelog.h"

#include "model/depot/troubles.h"

#include <QDateTime>
#include <QHash>
#include <algorithm>
#include <cstring>
#include <deque>

using namespace Qt::StringLiterals;

namespace depotscope {

namespace {

constexpr char byteOrderMark[] = "\xef\xbb\xbf";

// A date-time as written.
struct Stamp {
    int year = 0;
    int month = 0;
    int day = 0;
    int hour = 0;
    int minute = 0;
    int second = 0;
    int millisecond = 0;
    std::optional<int> offset; // minutes east of UTC; none for the local clock (which is what "Z" means here)
};

std::chrono::sys_days dayOf(const Stamp &stamp)
{
    return std::chrono::year(stamp.year) / std::chrono::month(unsigned(stamp.month))
        / std::chrono::day(unsigned(stamp.day));
}

bool isValid(const Stamp &stamp)
{
    const auto date = std::chrono::year(stamp.year) / std::chrono::month(unsigned(stamp.month))
        / std::chrono::day(unsigned(stamp.day));
    return date.ok() && stamp.hour < 24 && stamp.minute < 60 && stamp.second < 60
        && std::abs(stamp.offset.value_or(0)) < 24 * 60;
}

// Turns wall-clock time into instants by the zone of this machine. To ask the system costs a microsecond and more, so a
// day without a change of the clock is worked out once.
class LocalClock {
public:
    Time instant(const Stamp &stamp)
    {
        using namespace std::chrono;
        const sys_days day = dayOf(stamp);
        const Time wall = sys_time<milliseconds>(day) + hours(stamp.hour) + minutes(stamp.minute)
            + seconds(stamp.second) + milliseconds(stamp.millisecond);
        if (stamp.offset)
            return wall - minutes(*stamp.offset);
        if (day != m_day) {
            m_day = day;
            const auto known = m_shifts.constFind(int(day.time_since_epoch().count()));
            m_shift = known != m_shifts.cend() ? *known : remember(day);
        }
        return m_shift ? wall - *m_shift : exact(wall);
    }

private:
    // What the local clock is ahead of UTC; none on a day when that changes.
    using Shift = std::optional<std::chrono::milliseconds>;

    static std::chrono::milliseconds aheadAt(Time instant)
    {
        const qint64 sinceEpoch = instant.time_since_epoch().count();
        return std::chrono::seconds(QDateTime::fromMSecsSinceEpoch(sinceEpoch).offsetFromUtc());
    }

    Shift remember(std::chrono::sys_days day)
    {
        const Shift before = aheadAt(day - std::chrono::days(1));
        const Shift shift = before == aheadAt(day + std::chrono::days(2)) ? before : std::nullopt;
        m_shifts.insert(int(day.time_since_epoch().count()), shift);
        return shift;
    }

    // A time that the clock showed twice, or never, is the later of the two that it may be: nothing looks longer unused
    // than it is.
    static Time exact(Time wall)
    {
        const Time before = wall - aheadAt(wall - std::chrono::days(1));
        const Time after = wall - aheadAt(wall + std::chrono::days(1));
        const Time later = std::max(before, after);
        const Time earlier = std::min(before, after);
        const auto isShown = [wall](Time instant) { return instant + aheadAt(instant) == wall; };
        return isShown(earlier) && !isShown(later) ? earlier : later;
    }

    QHash<int, Shift> m_shifts;
    std::chrono::sys_days m_day = std::chrono::sys_days::min();
    Shift m_shift;
};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

// A place in a text, and the small things of TOML read from there, with all that Julia's own writers made of them.
// Each read…() returns false and leaves the place anywhere before the end if it did not find what it reads.
class Cursor {
public:
    explicit Cursor(QByteArrayView text)
        : m_at(text.data())
        , m_end(text.data() + text.size())
    {
    }

    bool isAtEnd() const { return m_at == m_end; }
    bool isAt(char c) const { return m_at != m_end && *m_at == c; }
    bool isAt(QByteArrayView text) const
    {
        return m_end - m_at >= text.size() && std::memcmp(m_at, text.data(), size_t(text.size())) == 0;
    }
    bool take(char c)
    {
        if (!isAt(c))
            return false;
        m_line += c == '\n';
        ++m_at;
        return true;
    }
    bool take(QByteArrayView text) // without newlines
    {
        if (!isAt(text))
            return false;
        m_at += text.size();
        return true;
    }

    int line() const { return m_line; }
    const char *at() const { return m_at; }

    void skipBlanks()
    {
        while (isAt(' ') || isAt('\t') || isAt('\r'))
            ++m_at;
    }

    // Blanks, comments and newlines.
    void skipEmpty()
    {
        for (;;) {
            skipBlanks();
            if (isAt('#'))
                skipToNewline();
            if (!take('\n'))
                return;
        }
    }

    void skipToNewline()
    {
        const void *found = std::memchr(m_at, '\n', size_t(m_end - m_at));
        m_at = found ? static_cast<const char *>(found) : m_end;
    }

    void skip(char c)
    {
        while (take(c)) { }
    }

    /// To the end of the line, or to where another entry was written into it.
    void skipToNewlineOrEntry()
    {
        while (m_at != m_end && *m_at != '\n' && !isAt("[[\""))
            ++m_at;
    }

    /// Nothing more belongs to what was read: only blanks and a comment in this line, or damage, or an entry.
    bool isEndOfValue()
    {
        skipBlanks();
        return isAtEnd() || isAt('\n') || isAt('#') || isAt('\0') || isAt("[[");
    }

    /// A string in quotes on one line. Most have no escapes: those are views of the text, the others of `kept`.
    bool readString(QByteArrayView &value, std::deque<QByteArray> &kept)
    {
        if (take('\'')) {
            const char *start = m_at;
            while (m_at != m_end && quint8(*m_at) >= 0x20 && *m_at != '\'')
                ++m_at;
            value = QByteArrayView(start, m_at);
            return take('\'');
        }
        if (!take('"'))
            return false;
        const char *start = m_at;
        while (m_at != m_end && *m_at != '"' && *m_at != '\\' && *m_at != '\n' && *m_at != '\0')
            ++m_at;
        value = QByteArrayView(start, m_at);
        if (take('"'))
            return true;
        QByteArray unescaped = value.toByteArray();
        while (m_at != m_end && *m_at != '"' && *m_at != '\n' && *m_at != '\0') {
            if (*m_at != '\\')
                unescaped += *m_at++;
            else if (!readEscape(unescaped))
                return false;
        }
        value = kept.emplace_back(std::move(unescaped));
        return take('"');
    }

    /// A key: a string, or a bare key (its dots included: no writer of Julia's makes dotted keys).
    bool readKey(QByteArrayView &key, std::deque<QByteArray> &kept)
    {
        if (isAt('"') || isAt('\''))
            return readString(key, kept);
        const char *start = m_at;
        while (m_at != m_end
               && (isDigit(*m_at) || (*m_at >= 'A' && *m_at <= 'Z') || (*m_at >= 'a' && *m_at <= 'z') || *m_at == '_'
                   || *m_at == '-' || *m_at == '.'))
            ++m_at;
        key = QByteArrayView(start, m_at);
        return !key.isEmpty();
    }

    /// An array of strings, possibly over several lines. What was read before it turned out wrong is in `values`.
    bool readStrings(std::vector<QByteArrayView> &values, std::deque<QByteArray> &kept)
    {
        if (!take('['))
            return false;
        skipEmpty();
        while (!take(']')) {
            QByteArrayView value;
            if (!readString(value, kept))
                return false;
            skipEmpty();
            if (!take(',') && !isAt(']'))
                return false; // then the string itself may be two torn ones
            values.push_back(value);
            skipEmpty();
        }
        return true;
    }

    /// A date-time in any form that a parser of Julia's took, or that TOML allows; also quoted.
    bool readStamp(Stamp &stamp)
    {
        const char quote = isAt('"') || isAt('\'') ? *m_at++ : '\0';
        return readPlainStamp(stamp) && (!quote || take(quote)) && isValid(stamp);
    }

private:
    bool readPlainStamp(Stamp &stamp)
    {
        stamp = {};
        if (!readNumber(4, stamp.year) || !take('-') || !readNumber(2, stamp.month) || !take('-')
            || !readNumber(2, stamp.day))
            return false;
        const bool hasClock = isAt('T') || isAt('t') || (isAt(' ') && m_end - m_at > 1 && isDigit(m_at[1]));
        if (hasClock) {
            ++m_at;
            if (!readNumber(2, stamp.hour) || !take(':') || !readNumber(2, stamp.minute))
                return false;
            if (take(':') && !readNumber(2, stamp.second))
                return false;
            if (take('.')) {
                for (int unit = 100; m_at != m_end && isDigit(*m_at); unit /= 10)
                    stamp.millisecond += (*m_at++ - '0') * unit;
            }
            if (isAt('+') || isAt('-')) {
                const int sign = *m_at++ == '+' ? 1 : -1;
                int hours = 0;
                int minutes = 0;
                if (!readNumber(2, hours) || !take(':') || !readNumber(2, minutes))
                    return false;
                stamp.offset = sign * (hours * 60 + minutes);
            } else if (isAt('Z') || isAt('z')) {
                ++m_at;
            }
        }
        return true;
    }

    bool readNumber(int digits, int &number)
    {
        number = 0;
        for (; digits > 0; --digits) {
            if (m_at == m_end || !isDigit(*m_at))
                return false;
            number = number * 10 + (*m_at++ - '0');
        }
        return true;
    }

    // Digits of a number in base 8 or 16, at least one and at most `most`.
    bool readCode(int base, int most, quint32 &code)
    {
        code = 0;
        int count = 0;
        for (; count < most && m_at != m_end; ++count, ++m_at) {
            const int lower = *m_at | 0x20;
            const int digit = isDigit(*m_at) ? *m_at - '0' : lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : 99;
            if (digit >= base)
                break;
            code = code * quint32(base) + quint32(digit);
        }
        return count > 0;
    }

    // Source: Julia base/strings/io.jl, unescape_string; TOML 1.0.
    bool readEscape(QByteArray &out)
    {
        ++m_at;
        if (m_at == m_end)
            return false;
        static constexpr char names[] = "btnfraev\"\\$'/";
        static constexpr char values[] = "\b\t\n\f\r\a\x1b\v\"\\$'/";
        quint32 code = 0;
        if (const void *found = std::memchr(names, *m_at, sizeof names - 1)) {
            out += values[static_cast<const char *>(found) - names];
            ++m_at;
            return true;
        }
        if (*m_at >= '0' && *m_at <= '7') {
            readCode(8, 3, code);
            out += char(code);
            return code < 256;
        }
        const char kind = *m_at++;
        if (kind == 'x') {
            const bool isCode = readCode(16, 2, code);
            out += char(code);
            return isCode;
        }
        if (kind != 'u' && kind != 'U')
            return false;
        if (!readCode(16, kind == 'u' ? 4 : 8, code) || code > 0x10ffff)
            return false;
        if (code < 0x80) {
            out += char(code);
        } else if (code < 0x800) {
            out += char(0xc0 | code >> 6);
            out += char(0x80 | (code & 0x3f));
        } else if (code < 0x10000) {
            out += char(0xe0 | code >> 12);
            out += char(0x80 | (code >> 6 & 0x3f));
            out += char(0x80 | (code & 0x3f));
        } else {
            out += char(0xf0 | code >> 18);
            out += char(0x80 | (code >> 12 & 0x3f));
            out += char(0x80 | (code >> 6 & 0x3f));
            out += char(0x80 | (code & 0x3f));
        }
        return true;
    }

    const char *m_at;
    const char *m_end;
    int m_line = 1;
};

bool isLess(QByteArrayView a, QByteArrayView b)
{
    const int order = std::memcmp(a.data(), b.data(), size_t(std::min(a.size(), b.size())));
    return order ? order < 0 : a.size() < b.size();
}

class LogReader {
public:
    /// Lists the entries, too, where `entries` is given: there may be half a million of a thousand paths.
    LogReader(QByteArrayView text, const QByteArray &path, std::vector<LogEntry> *entries = nullptr)
        : m_start(text.data())
        , m_cursor(text)
        , m_troubles(path)
        , m_entries(entries)
    {
        m_cursor.take(byteOrderMark);
    }

    UsageLog read()
    {
        while (!m_cursor.isAtEnd())
            readLine();
        closeBlock();

        UsageLog log;
        log.exists = true;
        std::ranges::sort(m_found, isLess, &Found::path);
        log.usages.reserve(m_found.size());
        for (Found &found : m_found) {
            std::ranges::sort(found.parents, isLess);
            const auto extra = std::ranges::unique(found.parents);
            found.parents.erase(extra.begin(), extra.end());
            Usage usage{found.path.toByteArray(), found.time, {}};
            usage.parentProjects.reserve(found.parents.size());
            for (const QByteArrayView parent : found.parents)
                usage.parentProjects.push_back(parent.toByteArray());
            log.usages.push_back(std::move(usage));
        }
        log.troubles = m_troubles.take();
        return log;
    }

private:
    struct Parents {
        QByteArrayView text; // the array as written
        std::vector<QByteArrayView> paths;
    };

    struct Found {
        QByteArrayView path;
        Time time;
        std::vector<QByteArrayView> parents;
        QByteArrayView lastParents;
    };

    struct Block {
        QByteArrayView path;
        int line = 0;
        std::optional<Time> time;
        Parents parents;
        bool hasTrouble = false;
    };

    void readLine()
    {
        m_cursor.skipBlanks();
        if (m_cursor.take('\n'))
            m_failures = 0;
        else if (m_cursor.isAt('#'))
            m_cursor.skipToNewline();
        else if (m_cursor.isAt('['))
            readHeader();
        else if (m_cursor.isAt('\0'))
            lose(m_cursor, u"NUL bytes"_s);
        else
            readStatement();
    }

    void readHeader()
    {
        closeBlock();
        const Cursor start = m_cursor;
        m_cursor.take('[');
        const bool isArray = m_cursor.take('[');
        m_cursor.skipBlanks();
        QByteArrayView path;
        const bool hasKey = m_cursor.readKey(path, m_kept);
        m_cursor.skipBlanks();
        if (!hasKey || !m_cursor.take(']') || (isArray && !m_cursor.take(']'))) {
            m_isLost = false; // each torn header stands for an entry of its own
            lose(start, u"a torn header"_s);
            return;
        }
        m_isLost = false;
        m_block = Block{path, start.line(), {}, {}, false};
        if (m_entries)
            m_entries->push_back({path.toByteArray(), start.at() - m_start, 0});
    }

    void readStatement()
    {
        const Cursor start = m_cursor;
        if (!m_block) {
            lose(start, u"no entry that this belongs to"_s);
            return;
        }
        QByteArrayView key;
        const bool hasKey = m_cursor.readKey(key, m_kept);
        m_cursor.skipBlanks();
        if (!hasKey || !m_cursor.take('=')) {
            lose(start, u"neither an entry nor a part of one"_s);
            return;
        }
        m_cursor.skipBlanks();
        if (key == "time") {
            Stamp stamp;
            if (m_cursor.readStamp(stamp) && m_cursor.isEndOfValue()) {
                const Time time = m_clock.instant(stamp);
                m_block->time = std::max(m_block->time.value_or(time), time);
            } else {
                fail(start, u"time is no time"_s);
            }
        } else if (key == "parent_projects") {
            const char *text = m_cursor.at();
            const bool isArray = m_cursor.readStrings(m_block->parents.paths, m_kept);
            m_block->parents.text = QByteArrayView(text, m_cursor.at());
            if (!isArray || !m_cursor.isEndOfValue())
                fail(start, u"parent_projects is no array of strings"_s);
        } else {
            QByteArrayView ignored;
            const Cursor value = m_cursor;
            if (!m_cursor.readString(ignored, m_kept) || !m_cursor.isEndOfValue())
                m_cursor = value;
            m_cursor.skipToNewlineOrEntry();
        }
    }

    // Passes over a line of an entry that cannot be read.
    void fail(const Cursor &start, const QString &detail)
    {
        m_troubles.add(start.line(), detail);
        m_block->hasTrouble = true;
        passDamage(start);
    }

    // Passes over a line after which it is not known what entry the next lines belong to.
    void lose(const Cursor &start, const QString &detail)
    {
        closeBlock();
        if (!m_isLost)
            m_troubles.add(start.line(), detail);
        m_isLost = true;
        passDamage(start);
    }

    void passDamage(const Cursor &start)
    {
        constexpr int maxFailures = 16; // else a line made of torn strings takes time by its length squared
        m_cursor = start;
        m_cursor.take('[');
        m_cursor.skip('\0');
        if (++m_failures < maxFailures)
            m_cursor.skipToNewlineOrEntry();
        else
            m_cursor.skipToNewline();
    }

    void closeBlock()
    {
        if (!m_block)
            return;
        if (m_block->time)
            addUsage(*m_block);
        else if (!m_block->hasTrouble)
            m_troubles.add(m_block->line, u"an entry without time"_s);
        m_block.reset();
    }

    void addUsage(const Block &block)
    {
        const auto known = m_index.constFind(block.path);
        if (known == m_index.cend()) {
            m_index.insert(block.path, m_found.size());
            m_found.push_back({block.path, *block.time, block.parents.paths, block.parents.text});
            return;
        }
        Found &found = m_found[*known];
        found.time = std::max(found.time, *block.time);
        if (found.lastParents == block.parents.text)
            return; // what is used daily repeats them thousands of times
        found.parents.insert(found.parents.end(), block.parents.paths.begin(), block.parents.paths.end());
        found.lastParents = block.parents.text;
    }

    const char *m_start;
    Cursor m_cursor;
    Troubles m_troubles;
    LocalClock m_clock;
    std::vector<LogEntry> *m_entries;
    std::optional<Block> m_block;
    bool m_isLost = false; // in damage that has been reported
    int m_failures = 0; // in this line
    std::vector<Found> m_found;
    QHash<QByteArrayView, size_t> m_index;
    std::deque<QByteArray> m_kept;
};

} // namespace

UsageLog readUsageLog(QByteArrayView text, const QByteArray &path)
{
    return LogReader(text, path).read();
}

UsageLog loadUsageLog(const Disk &disk, const QByteArray &path)
{
    const Result<QByteArray> text = disk.read(path);
    if (text)
        return readUsageLog(*text, path);
    UsageLog log;
    if (text.error().fault != Fault::NotFound) {
        log.exists = true;
        log.troubles = {text.error()};
    }
    return log;
}

namespace {

OrphanLog readOrphans(QByteArrayView text, const QByteArray &path, std::vector<LogEntry> &entries)
{
    OrphanLog log;
    Troubles troubles(path);
    LocalClock clock;
    std::deque<QByteArray> kept;
    Cursor cursor(text);
    cursor.take(byteOrderMark);
    for (cursor.skipEmpty(); !cursor.isAtEnd(); cursor.skipEmpty()) {
        const Cursor start = cursor;
        QByteArrayView key;
        Stamp stamp;
        bool isRead = cursor.readKey(key, kept);
        cursor.skipBlanks();
        isRead = isRead && cursor.take('=');
        cursor.skipBlanks();
        isRead = isRead && cursor.readStamp(stamp) && cursor.isEndOfValue();
        if (isRead) {
            log.orphans.push_back({key.toByteArray(), clock.instant(stamp)});
            entries.push_back({key.toByteArray(), start.at() - text.data(), 0});
        } else {
            troubles.add(start.line(), u"no path with a time"_s);
            cursor = start;
            cursor.skipToNewline();
        }
    }
    // Of a path that is there twice the later time counts: nothing looks longer orphaned than it is.
    std::ranges::sort(log.orphans, [](const OrphanLog::Orphan &a, const OrphanLog::Orphan &b) {
        return a.path != b.path ? a.path < b.path : a.since > b.since;
    });
    const auto extra = std::ranges::unique(log.orphans, {}, &OrphanLog::Orphan::path);
    log.orphans.erase(extra.begin(), extra.end());
    log.troubles = troubles.take();
    return log;
}

/// Where the entries end: after the last line that says something, and the empty lines behind it.
Result<std::vector<LogEntry>> withEnds(QByteArrayView text, const QByteArray &path, std::vector<LogEntry> entries)
{
    for (size_t i = 0; i < entries.size(); ++i) {
        LogEntry &entry = entries[i];
        const bool isFirst = entry.begin == 0 || text.first(entry.begin) == QByteArrayView(byteOrderMark);
        if (!isFirst && text[entry.begin - 1] != '\n') {
            const int line = 1 + int(std::ranges::count(text.first(entry.begin), '\n'));
            return Failure({Fault::Malformed, path, u"an entry begins inside a line"_s, line});
        }
        const qsizetype next = i + 1 < entries.size() ? entries[i + 1].begin : text.size();
        entry.end = next;
        bool isAfterComment = false;
        for (qsizetype at = entry.begin; at < next;) {
            qsizetype end = text.indexOf('\n', at);
            end = end < 0 ? next : end + 1;
            const QByteArrayView line = text.sliced(at, end - at).trimmed();
            if (line.startsWith('#') && !isAfterComment) {
                entry.end = at;
                isAfterComment = true;
            } else if (!line.isEmpty() && !line.startsWith('#')) {
                entry.end = next;
                isAfterComment = false;
            }
            at = end;
        }
    }
    return entries;
}

} // namespace

OrphanLog readOrphanLog(QByteArrayView text, const QByteArray &path)
{
    std::vector<LogEntry> entries;
    return readOrphans(text, path, entries);
}

Result<std::vector<LogEntry>> entriesOfUsageLog(QByteArrayView text, const QByteArray &path)
{
    std::vector<LogEntry> entries;
    const UsageLog log = LogReader(text, path, &entries).read();
    if (!log.troubles.empty())
        return Failure(log.troubles.front());
    return withEnds(text, path, std::move(entries));
}

Result<std::vector<LogEntry>> entriesOfOrphanLog(QByteArrayView text, const QByteArray &path)
{
    std::vector<LogEntry> entries;
    const OrphanLog log = readOrphans(text, path, entries);
    if (!log.troubles.empty())
        return Failure(log.troubles.front());
    return withEnds(text, path, std::move(entries));
}

} // namespace depotscope
