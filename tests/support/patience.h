// SPDX-License-Identifier: MIT
#pragma once

#include <QTest>

#include <ctime>

namespace depotscope {

/// How long a test waits for what must come: far longer than it takes, for a machine may be busy, and only a failure
/// waits so long. Units: milliseconds.
inline constexpr int patience = 60'000;

/// Processor time that `work` takes, so that other work on the machine does not count. Units: milliseconds.
template <typename Work> double processorTime(Work work)
{
    const std::clock_t before = std::clock();
    work();
    return double(std::clock() - before) * 1000 / CLOCKS_PER_SEC;
}

} // namespace depotscope

// Qt's own wait five seconds.
#undef QTRY_VERIFY
#define QTRY_VERIFY(expression) QTRY_VERIFY_WITH_TIMEOUT((expression), depotscope::patience)
#undef QTRY_VERIFY2
#define QTRY_VERIFY2(expression, description) QTRY_VERIFY2_WITH_TIMEOUT((expression), description, depotscope::patience)
#undef QTRY_COMPARE
#define QTRY_COMPARE(actual, expected) QTRY_COMPARE_WITH_TIMEOUT((actual), expected, depotscope::patience)
