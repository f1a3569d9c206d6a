# SPDX-License-Identifier: MIT
# Every translation that is shipped says all that the sources say. What they say is only known with LUPDATE, the program of
# that name; the English one has plurals alone.
include(${CMAKE_CURRENT_LIST_DIR}/lint.cmake)

find_files(translations resources/translations/*.ts)
foreach(file IN LISTS translations)
    set(checked ${ROOT}/${file})
    if(LUPDATE)
        # In a copy: a test changes no sources.
        set(checked ${WORK}/copy.ts)
        configure_file(${ROOT}/${file} ${checked} COPYONLY)
        set(options "")
        if(file MATCHES "_en\\.ts$")
            set(options -pluralonly)
        endif()
        execute_process(
            COMMAND ${LUPDATE} -silent -I . -locations none -no-obsolete ${options} model ui -ts ${checked}
            WORKING_DIRECTORY ${ROOT} RESULT_VARIABLE status OUTPUT_VARIABLE words ERROR_VARIABLE words)
        if(NOT status EQUAL 0)
            message(FATAL_ERROR "${LUPDATE} failed:\n${words}")
        endif()
    endif()
    file(READ ${checked} text)
    string(REPLACE ";" "," text "${text}")
    string(REGEX MATCHALL "<source>[^<]*</source>[^<]*(<comment>[^<]*</comment>[^<]*)?<translation type=\"unfinished\"" open "${text}")
    foreach(message IN LISTS open)
        string(REGEX REPLACE "<source>([^<]*)</source>.*" "\\1" source "${message}")
        complain(${file} 1 "is not translated: ${source}")
    endforeach()
endforeach()

finish("Run lupdate -I . -locations none -no-obsolete model ui -ts FILE (for _en with -pluralonly), and translate what it adds.")
