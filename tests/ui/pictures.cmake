# SPDX-License-Identifier: MIT
# cmake -DDEPOTSCOPE=… -DDEPOTCTL=… -DMAKETREE=… -DTEST=… -DOUT=FOLDER -P pictures.cmake
# Renders every page in every manner to be looked at, without a display, into FOLDER. A depot of half a million files is
# made beside it, once. TEST is tests_ui, of which tst_mainwindow takes pictures while its window scans.
set(pages overview packages folders spaces environments history items)
set(home ${OUT}/depots)
file(REMOVE_RECURSE ${OUT})
file(MAKE_DIRECTORY ${home}/empty)

function(run)
    execute_process(COMMAND ${CMAKE_COMMAND} -E env ${ARGV} OUTPUT_QUIET ERROR_VARIABLE words RESULT_VARIABLE code)
    if(NOT code EQUAL 0)
        message(FATAL_ERROR "${ARGV}: ${code}\n${words}")
    endif()
endfunction()

# picture(NAME DEPOT LANGUAGE SCALE OPTION…)
function(picture name depot language scale)
    cmake_path(ABSOLUTE_PATH depot BASE_DIRECTORY ${home})
    run(LC_ALL=${language}.UTF-8 LANGUAGE= QT_SCALE_FACTOR=${scale}
        ${DEPOTSCOPE} --depot ${depot} --screenshot ${OUT}/${name}.png ${ARGN})
endfunction()

run(${DEPOTCTL} demo ${home}/sample)
# A clean and a forgotten environment, so that the history has something to tell.
run(${DEPOTCTL} --depot ${home}/sample gc --yes)
run(${DEPOTCTL} demo ${home}/damaged)
file(WRITE ${home}/damaged/environments/v1.12/Manifest.toml "[[deps.\n")
file(APPEND ${home}/damaged/logs/artifact_usage.toml "[[\"half a line")

foreach(page ${pages})
    foreach(theme light dark)
        picture(${page}-${theme} sample en_GB 1 --page ${page} --theme ${theme})
        picture(${page}-${theme}-2x sample en_GB 2 --page ${page} --theme ${theme})
    endforeach()
    picture(${page}-small sample en_GB 1 --page ${page} --size 1024x700)
    picture(${page}-german sample de_DE 1 --page ${page})
    picture(${page}-german-small sample de_DE 1 --page ${page} --size 1024x700)
    picture(${page}-errors damaged en_GB 1 --page ${page})
endforeach()
picture(narrow sample en_GB 1 --page packages --size 800x600)
picture(large sample en_GB 1 --page packages --size 3840x2160)
foreach(theme light dark)
    picture(empty-${theme} empty en_GB 1 --theme ${theme})
    picture(nowhere-${theme} nowhere en_GB 1 --theme ${theme})
endforeach()
picture(nowhere-german nowhere de_DE 1)

execute_process(COMMAND ${CMAKE_COMMAND} -E env QT_QPA_PLATFORM=offscreen DEPOTSCOPE_PICTURES=1 ${TEST} tst_mainwindow stops showsWhatItSeesOnTheWay
    WORKING_DIRECTORY ${OUT} OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)

set(huge ${OUT}-huge-depot)
if(NOT EXISTS ${huge})
    message(STATUS "Writing half a million files to ${huge} …")
    run(${MAKETREE} ${huge}.part 500000 90000)
    file(RENAME ${huge}.part ${huge})
endif()
foreach(page ${pages})
    picture(${page}-huge ${huge} en_GB 1 --page ${page})
endforeach()
foreach(page map rings)
    picture(${page}-huge-large ${huge} en_GB 1 --page ${page} --size 2560x1440)
endforeach()
file(GLOB made ${OUT}/*.png)
list(LENGTH made count)
message(STATUS "${count} pictures in ${OUT}")
