# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -DOUT=migrations.cpp -P embed_migrations.cmake FILE…: writes the numbered SQL files into one C++ source.
# Refuses a gap in the numbers: a migration that is skipped would never run anywhere.
set(number 0)
set(body "")
set(index 0)
while(index LESS CMAKE_ARGC)
    set(file "${CMAKE_ARGV${index}}")
    math(EXPR index "${index} + 1")
    if(NOT file MATCHES "\\.sql$")
        continue()
    endif()
    math(EXPR number "${number} + 1")
    get_filename_component(stem "${file}" NAME_WE)
    if(NOT stem MATCHES "^0*${number}$")
        message(FATAL_ERROR "migration ${stem} stands where ${number} should")
    endif()
    file(READ "${file}" text)
    string(APPEND body "    R\"sql(${text})sql\",\n")
endwhile()
file(WRITE "${OUT}"
    "// Generated from migrations/*.sql.\n#include \"store/schema.h\"\n\nnamespace talon::store {\n\n"
    "static const char *const texts[] = {\n${body}};\n\n"
    "std::span<const char *const> migrations() { return texts; }\n\n} // namespace talon::store\n")
