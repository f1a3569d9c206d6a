# SPDX-License-Identifier: MIT
# Tests wait for what they need, not for a while.
include(${CMAKE_CURRENT_LIST_DIR}/lint.cmake)

find_files(tests tests/*.h tests/*.cpp)
foreach(file IN LISTS tests)
    read_lines(lines ${file})
    set(number 0)
    foreach(line IN LISTS lines)
        math(EXPR number "${number} + 1")
        if(line MATCHES "(^|[^A-Za-z0-9_])(sleep|qSleep|qWait|msleep|usleep|nanosleep|sleep_for|sleep_until)[ ]*\\(")
            complain(${file} ${number} "${CMAKE_MATCH_2}() waits for a while instead of for a condition")
        endif()
    endforeach()
endforeach()

finish("Ask what the test waits for, and use QTRY_…, QSignalSpy::wait(), a join or a stop_token.")
