# SPDX-License-Identifier: MIT
# Every source begins with its licence.
include(${CMAKE_CURRENT_LIST_DIR}/lint.cmake)

find_files(cxx app/*.h app/*.cpp model/*.h model/*.cpp ui/*.h ui/*.cpp tests/*.h tests/*.cpp)
foreach(file IN LISTS cxx)
    read_lines(lines ${file})
    list(GET lines 0 first)
    if(NOT first MATCHES "^// SPDX-License-Identifier: MIT *$")
        complain(${file} 1 "the first line is not the licence")
    endif()
endforeach()

find_files(others app/*CMakeLists.txt model/*CMakeLists.txt ui/*CMakeLists.txt tests/*CMakeLists.txt
           tests/*.cmake tests/*.jl packaging/* .ci/*)
file(GLOB top RELATIVE "${ROOT}" "${ROOT}/CMakeLists.txt") # alone, for builds of any size stand beside it
list(APPEND others ${top})
foreach(file IN LISTS others)
    read_lines(lines ${file})
    list(GET lines 0 first)
    if(first MATCHES "^#!")
        list(GET lines 1 first)
    endif()
    if(NOT first MATCHES "^# SPDX-License-Identifier: MIT *$")
        complain(${file} 1 "the first line (after #!) is not the licence")
    endif()
endforeach()

finish("Begin the file with \"// SPDX-License-Identifier: MIT\" (C++) or \"# SPDX-License-Identifier: MIT\".")
