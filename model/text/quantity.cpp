// SPDX-License-Identifier: MIT
#include "model/text/quantity.h"

#include <QDateTime>
#include <QStringView>
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

namespace depotscope {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Failure doesNotParse(QStringView text, const QString &expected)
{
    return Failure({Fault::Malformed, {}, u"'%1' is not %2"_s.arg(text, expected)});
}

struct Split {
    QStringView digits;
    QStringView unit;
};

/// The leading digits of `text` and what follows them.
Split splitNumber(QStringView text)
{
    const auto end =
        std::find_if_not(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; }) - text.begin();
    return {text.first(end), text.sliced(end)};
}

/// `digits` x `unit`, or nothing if that does not fit.
std::optional<qint64> product(QStringView digits, qint64 unit)
{
    bool fits = false;
    const qint64 number = digits.toLongLong(&fits);
    if (!fits || number > std::numeric_limits<qint64>::max() / unit)
        return std::nullopt;
    return number * unit;
}

/// Bytes in one of `unit`: "", "B", "k", "kB", "KiB" and so on up to E.
std::optional<qint64> bytesPer(QStringView unit)
{
    if (unit.isEmpty() || unit == u'B')
        return 1;
    const qsizetype power = u"kmgtpe"_s.indexOf(unit.front().toLower()) + 1;
    const QStringView rest = unit.sliced(1);
    if (power == 0 || !(rest.isEmpty() || rest == u"B"_s || rest == u"iB"_s || rest == u"i"_s))
        return std::nullopt;
    const qint64 base = rest.startsWith(u'i') ? 1024 : 1000;
    qint64 bytes = 1;
    for (qsizetype i = 0; i < power; ++i)
        bytes *= base;
    return bytes;
}

} // namespace

Time currentTime()
{
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

QString formatBytes(qint64 bytes, const QLocale &locale)
{
    const bool isNegative = bytes < 0;
    qint64 size = isNegative ? -std::max(bytes, -std::numeric_limits<qint64>::max()) : bytes;
    // What one decimal would round to 1000.0 of a unit is 1.0 of the next.
    for (qint64 unit : {1'000'000LL, 1'000'000'000LL, 1'000'000'000'000LL, 1'000'000'000'000'000LL}) {
        if (size < unit && size >= unit - unit / 20'000)
            size = unit;
    }
    return locale.formattedDataSize(isNegative ? -size : size, 1, QLocale::DataSizeSIFormat);
}

QString formatRfc3339(Time time)
{
    // Years that need a sign or a fifth digit are no RFC 3339.
    constexpr Time first = std::chrono::sys_days(std::chrono::year(1) / 1 / 1);
    constexpr Time last = std::chrono::sys_days(std::chrono::year(9999) / 12 / 31) + 24h - 1s;
    return QDateTime::fromMSecsSinceEpoch(std::clamp(time, first, last).time_since_epoch().count())
        .toUTC()
        .toString(Qt::ISODate);
}

QString formatDate(Time time)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count()).date().toString(Qt::ISODate);
}

Age ageOf(Time time, Time now)
{
    // A file that is written while we look is a moment younger than our now.
    if (time > now + 1min)
        return {Age::Ahead, 0};
    const qint64 days = std::chrono::floor<std::chrono::days>(now - std::min(time, now)).count();
    if (days < 31)
        return {Age::Days, days};
    return days < 365 ? Age{Age::Months, std::min<qint64>(days * 12 / 365, 11)} : Age{Age::Years, days / 365};
}

QString formatAge(Time time, Time now)
{
    const Age age = ageOf(time, now);
    const auto ago = [&age](QLatin1StringView unit) {
        return u"%1 %2%3 ago"_s.arg(QString::number(age.count), unit, age.count == 1 ? QString() : u"s"_s);
    };
    switch (age.unit) {
    case Age::Ahead:
        return u"in the future"_s;
    case Age::Days:
        return age.count == 0 ? u"today"_s : ago("day"_L1);
    case Age::Months:
        return ago("month"_L1);
    case Age::Years:
        return ago("year"_L1);
    }
    Q_UNREACHABLE();
}

Result<std::chrono::milliseconds> parseAge(QStringView text)
{
    static constexpr std::array<std::pair<QStringView, std::chrono::hours>, 5> units{{
        {u"h", 1h},
        {u"d", 24h},
        {u"w", 7 * 24h},
        {u"mo", 30 * 24h},
        {u"y", 365 * 24h},
    }};
    const auto [digits, unit] = splitNumber(text);
    if (unit.isEmpty() && product(digits, 1) == 0)
        return 0ms;
    for (const auto &[name, length] : units) {
        if (unit != name)
            continue;
        if (const auto count = product(digits, std::chrono::milliseconds(length).count()))
            return std::chrono::milliseconds(*count);
    }
    return doesNotParse(text, u"an age such as 30d, 12h, 2w, 6mo, 1y or 0"_s);
}

Result<qint64> parseSize(QStringView text)
{
    auto [digits, unit] = splitNumber(text);
    QStringView decimals;
    if (unit.startsWith(u'.')) {
        const Split fraction = splitNumber(unit.sliced(1));
        decimals = fraction.digits;
        unit = decimals.isEmpty() ? unit : fraction.unit;
    }
    if (unit.startsWith(u' '))
        unit = unit.sliced(1);

    const auto failure = doesNotParse(text, u"a size such as 50MB, 1GiB or 123"_s);
    const auto bytes = bytesPer(unit);
    if (!bytes)
        return failure;
    const auto whole = product(digits, *bytes);
    if (!whole)
        return failure;
    const qint64 part = std::llround((u"0."_s + decimals.toString()).toDouble() * double(*bytes));
    if (part > std::numeric_limits<qint64>::max() - *whole)
        return failure;
    return *whole + part;
}

} // namespace depotscope
