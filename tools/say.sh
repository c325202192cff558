# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# How the project's scripts speak to a person. Sourced.

note()
{
    printf '%s: %s\n' "${0##*/}" "$*" >&2
}

die()
{
    note "$*"
    exit 1
}
