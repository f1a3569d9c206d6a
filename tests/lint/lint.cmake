# SPDX-License-Identifier: MIT
# What the lint scripts share. Each is run as `cmake -DROOT=<checkout> -P rule.cmake`.
cmake_minimum_required(VERSION 3.25)

set(complaints 0)

# find_files(OUT PATTERN…): files of the checkout that match, as paths below ROOT.
function(find_files out)
    list(TRANSFORM ARGN PREPEND "${ROOT}/")
    file(GLOB_RECURSE found LIST_DIRECTORIES false RELATIVE "${ROOT}" ${ARGN})
    list(FILTER found EXCLUDE REGEX "^build|/build/")
    set(${out} "${found}" PARENT_SCOPE)
endfunction()

# read_lines(OUT FILE): the lines as a list. Signs that mean something in a CMake list are changed: no rule is about them.
function(read_lines out file)
    file(READ "${ROOT}/${file}" text)
    string(REGEX REPLACE ";|\\\\" "," text "${text}")
    string(REPLACE "[" "(" text "${text}")
    string(REPLACE "]" ")" text "${text}")
    # An empty list element would vanish from foreach(), and an empty list has no first line.
    string(REPLACE "\n" " ;" text "${text} ")
    set(${out} "${text}" PARENT_SCOPE)
endfunction()

function(complain file line text)
    message(NOTICE "${file}:${line}: ${text}")
    math(EXPR complaints "${complaints} + 1")
    set(complaints ${complaints} PARENT_SCOPE)
endfunction()

# finish(FIX): the verdict; FIX says how to mend it.
function(finish fix)
    if(complaints GREATER 0)
        message(NOTICE "${complaints} place(s) break this rule. ${fix}")
        message(FATAL_ERROR "The rule is broken.")
    endif()
endfunction()
