# SPDX-License-Identifier: GPL-3.0-or-later
# talon_bench(NAME COMMAND command…) or talon_bench(NAME SOURCES … LIBS …): something measured. `./test --bench` runs
# it; `./test` does not. It prints, on standard output, one JSON line for each figure and nothing else that begins
# with a brace: {"name":"…","value":1.5,"unit":"ms"}, with "mark" and "ok" where there is a mark to reach, and
# whatever else explains the figure. It exits non-zero only when it could not measure.
include_guard()

function(talon_bench name)
    cmake_parse_arguments(arg "" "TIMEOUT" "SOURCES;LIBS;COMMAND" ${ARGN})
    if(arg_SOURCES)
        string(REPLACE "." "_" target bench_${name})
        add_executable(${target} ${arg_SOURCES})
        target_link_libraries(${target} PRIVATE talon_flags ${arg_LIBS})
        target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR})
        set(arg_COMMAND ${target})
    endif()
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 600)
    endif()
    add_test(NAME bench.${name} COMMAND ${arg_COMMAND})
    set_tests_properties(bench.${name} PROPERTIES LABELS bench RUN_SERIAL ON TIMEOUT ${arg_TIMEOUT})
endfunction()
