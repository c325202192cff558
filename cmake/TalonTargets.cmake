# SPDX-License-Identifier: GPL-3.0-or-later
# How this project makes libraries and tests: one place for flags, include roots and test environment.

option(TALON_SANITIZE "Build with the address and undefined-behaviour sanitizers" OFF)
option(TALON_SANITIZE_THREADS "Build with the thread sanitizer" OFF)

add_library(talon_flags INTERFACE)
target_compile_options(talon_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror -fno-omit-frame-pointer
    # ccache and a precompiled header agree only when the header carries no time stamps.
    -fpch-deps)
target_compile_definitions(talon_flags INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_KEYWORDS QT_DISABLE_DEPRECATED_BEFORE=0x060400
    TALON_VERSION="${PROJECT_VERSION}")
if(TALON_SANITIZE)
    target_compile_options(talon_flags INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=undefined)
    target_link_options(talon_flags INTERFACE -fsanitize=address,undefined)
endif()

if(TALON_SANITIZE_THREADS)
    target_compile_options(talon_flags INTERFACE -fsanitize=thread)
    target_link_options(talon_flags INTERFACE -fsanitize=thread)
    # The sanitizer does not model fences; Asio and the standard library use them where it can see a lock as well.
    target_compile_options(talon_flags INTERFACE -Wno-tsan)
endif()

# talon_library(NAME SOURCES … HEADERS … LIBS …): a static library of one room.
# Headers are named from their include root, "core/hall/ticket.h" or "kiosk/link/terminal.h".
function(talon_library name)
    cmake_parse_arguments(arg "" "ROOT" "SOURCES;HEADERS;LIBS;PRIVATE_LIBS" ${ARGN})
    if(NOT arg_ROOT)
        set(arg_ROOT ${PROJECT_SOURCE_DIR}/services)
    endif()
    add_library(${name} STATIC ${arg_SOURCES})
    target_sources(${name} PUBLIC FILE_SET HEADERS BASE_DIRS ${arg_ROOT} FILES ${arg_HEADERS})
    target_link_libraries(${name} PUBLIC ${arg_LIBS} PRIVATE talon_flags ${arg_PRIVATE_LIBS})
endfunction()

# Tests are compiled in half the time so; what is tested is built as it ships.
set(talon_test_options $<$<CONFIG:RelWithDebInfo>:-O1 -g0>)

# talon_test(room.thing SOURCES … LIBS … [WRAPPER …] [CORE_ONLY]): one Qt Test program that ctest runs under that name; a
# wrapper is a command that sets the stage and runs the program. CORE_ONLY is a test that uses no more of Qt than its Core and
# Test: these take the headers that all of them include (tests/support/precompiled.h) as compiled once.
function(talon_test name)
    cmake_parse_arguments(arg "CORE_ONLY" "" "SOURCES;LIBS;LABELS;WRAPPER" ${ARGN})
    find_package(Qt6 REQUIRED COMPONENTS Test)
    string(REPLACE "." "_" target test_${name})
    add_executable(${target} ${arg_SOURCES})
    # With the compiler's own macros, moc 6.4 stumbles over g++'s <concepts>; without them it does not look inside.
    set_target_properties(${target} PROPERTIES AUTOMOC ON AUTOMOC_COMPILER_PREDEFINES OFF)
    target_link_libraries(${target} PRIVATE talon_flags Qt6::Test ${arg_LIBS})
    target_compile_options(${target} PRIVATE ${talon_test_options})
    if(arg_CORE_ONLY)
        talon_use_test_headers(${target})
    endif()
    target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR})
    target_compile_definitions(${target} PRIVATE TALON_TEST_DATA="${PROJECT_SOURCE_DIR}/tests/data")
    add_test(NAME ${name} COMMAND ${arg_WRAPPER} $<TARGET_FILE:${target}>)
    set_tests_properties(${name} PROPERTIES
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QT_QUICK_BACKEND=software;QT_FATAL_WARNINGS=1;LANG=C.UTF-8;TZ=UTC;XDG_RUNTIME_DIR=${CMAKE_BINARY_DIR}/runtime"
        LABELS "${arg_LABELS}" TIMEOUT 300)
endfunction()

# A compiled header fits only where it was compiled with the same options and macros (g++ says so otherwise); Qt Test's two
# differ from folder to folder and serve QFINDTESTDATA alone, which is not used here.
function(talon_use_test_headers target)
    if(NOT TARGET talon_test_headers)
        add_library(talon_test_headers OBJECT ${PROJECT_SOURCE_DIR}/tests/support/precompiled.cpp)
        target_link_libraries(talon_test_headers PRIVATE talon_flags Qt6::Test)
        target_compile_options(talon_test_headers PRIVATE ${talon_test_options} -UQT_TESTCASE_BUILDDIR -UQT_TESTCASE_SOURCEDIR)
        target_precompile_headers(talon_test_headers PRIVATE ${PROJECT_SOURCE_DIR}/tests/support/precompiled.h)
    endif()
    target_compile_options(${target} PRIVATE -UQT_TESTCASE_BUILDDIR -UQT_TESTCASE_SOURCEDIR)
    target_precompile_headers(${target} REUSE_FROM talon_test_headers)
    # moc's collected output is next to empty here, and reading the headers would cost more than it does.
    set_source_files_properties(${CMAKE_CURRENT_BINARY_DIR}/${target}_autogen/mocs_compilation.cpp
        PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
endfunction()

file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/runtime)
file(CHMOD ${CMAKE_BINARY_DIR}/runtime PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE)
