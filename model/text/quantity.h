// SPDX-License-Identifier: MIT
#pragma once

#include "model/text/error.h"

#include <QLocale>
#include <chrono>
#include <optional>

namespace depotscope {

/// A point in time. Units: milliseconds since 1970-01-01 UTC.
using Time = std::chrono::sys_time<std::chrono::milliseconds>;

/// A time of a file as exactly as file systems keep it.
using ExactTime = std::chrono::sys_time<std::chrono::nanoseconds>;

Time currentTime();

/// "12.3 GB" (powers of 1000, as file managers show them) in `locale`; exact below 1 kB. Negative values keep their
/// sign.
QString formatBytes(qint64 bytes, const QLocale &locale = QLocale());

/// Time as RFC 3339 in UTC, for machines: "2026-11-22T21:59:42Z".
QString formatRfc3339(Time time);

/// The day by the user's clock: "2026-11-22".
QString formatDate(Time time);

/// How long ago something was, as coarsely as people say it.
struct Age {
    enum Unit { Ahead, Days, Months, Years };
    Unit unit = Days; ///< Ahead: by more than a minute
    qint64 count = 0; ///< whole ones; no days: today
};
Age ageOf(Time time, Time now);

/// "today", "3 days ago", "5 months ago" as seen at `now`; more than a minute ahead reads "in the future".
QString formatAge(Time time, Time now);

/// An age such as 30d, 12h, 2w, 6mo (of 30 days), 1y (of 365) or 0. Errors: Malformed with the text that did not parse.
Result<std::chrono::milliseconds> parseAge(QStringView text);

/// A size such as 50MB (10^6), 1GiB (2^30), 123 or 10k. Units: bytes. Errors: Malformed with the text that did not
/// parse.
Result<qint64> parseSize(QStringView text);

} // namespace depotscope
