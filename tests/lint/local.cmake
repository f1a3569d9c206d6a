# SPDX-License-Identifier: MIT
# The tests of a folder are one program: what two of them call by the same name must be local to each, in a nameless namespace,
# but for the classes with their slots, which have the names of the tests.
include(${CMAKE_CURRENT_LIST_DIR}/lint.cmake)

find_files(tests tests/*.cpp)
list(FILTER tests EXCLUDE REGEX "/bench/|/bench_")
foreach(file IN LISTS tests)
    read_lines(lines ${file})
    set(number 0)
    set(isLocal OFF)
    foreach(line IN LISTS lines)
        math(EXPR number "${number} + 1")
        if(line MATCHES "^namespace {")
            set(isLocal ON)
        elseif(line MATCHES "^} *// namespace *$")
            set(isLocal OFF)
        elseif(NOT isLocal AND line MATCHES "^(struct|class|enum|union|template)[^,]*{" AND NOT line MATCHES "^class (Test|Prop)[A-Za-z]* : public QObject")
            complain(${file} ${number} "what stands here has its name in the whole program")
        endif()
    endforeach()
endforeach()

finish("Put it between \"namespace {\" and \"} // namespace\".")
