# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
: "${root:?the script that sources this one sets the root of the checkout}"
# Configures and builds. Sourced; needs tools/say.sh. A preset PRESET builds in build/PRESET.

# build_programs PRESET [TARGET…]: configures when there is no build yet (ninja does so by itself later).
build_programs()
{
    local preset=$1
    shift
    if [[ ! -f $root/build/$preset/build.ninja ]]; then
        cmake -S "$root" --preset "$preset" >"$root/build/$preset.configure.log" 2>&1 || {
            cat "$root/build/$preset.configure.log" >&2
            die "cmake could not configure the preset $preset"
        }
    fi
    note "building build/$preset"
    ninja -C "$root/build/$preset" -j"$(nproc)" --quiet "$@" || die "the build of the preset $preset failed"
}

# The staff console and the phone pages, into services/web/dist.
build_web()
{
    [[ -x $root/services/web/build.sh ]] || return 0
    note "building services/web/dist"
    "$root/services/web/build.sh" || die "the console could not be built"
}
