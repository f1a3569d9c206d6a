// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/patience.h"

namespace depotscope {

/// One test of the program that this folder's tests are linked into; see main.cpp. Made before main() runs.
struct RegisteredTest {
    using Run = int (*)(int argc, char **argv);

    /// `file` is where the test stands; its name without the ending is the test's.
    RegisteredTest(const char *file, Run run);
};

} // namespace depotscope

/// In place of QTEST_MAIN: the program of this folder runs `Class` when it is given the name of this file.
#define DEPOTSCOPE_TEST(Class)                                                                                         \
    static const depotscope::RegisteredTest registered##Class(__FILE__, [](int argc, char **argv) {                    \
        Class test;                                                                                                    \
        return QTest::qExec(&test, argc, argv);                                                                        \
    });
