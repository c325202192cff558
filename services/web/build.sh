#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds the console and the phone pages into services/web/dist; does nothing when nothing has changed.
# Works with the npm of Debian 12 (Node 18, npm 9) and newer. `./build.sh --check` also runs the type and theme checks.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "$here"

say() { printf 'web: %s\n' "$*" >&2; }

# One line that changes when any of these files does.
sum() { find "$@" -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -d' ' -f1; }

npm_quietly() {
    local log
    log=$(mktemp)
    if ! npm "$@" --loglevel=error --no-fund --no-audit --no-update-notifier >"$log" 2>&1; then
        cat "$log" >&2
        rm -f "$log"
        say "npm $1 failed"
        return 1
    fi
    rm -f "$log"
}

# Two builds at the same time (a run and a test) must not tread on each other.
exec 9>"$here/.build.lock"
flock 9

packages=$(node --version; sum package.json package-lock.json .npmrc)
if [[ ! -f node_modules/.talon-stamp || $(cat node_modules/.talon-stamp) != "$packages" ]]; then
    say "installing packages"
    npm_quietly ci
    printf '%s' "$packages" >node_modules/.talon-stamp
fi

sources=$(printf '%s' "$packages"; sum src scripts index.html status.html survey.html vite.config.js svelte.config.js tsconfig.json)
if [[ ! -f dist/.talon-stamp || $(cat dist/.talon-stamp) != "$sources" ]]; then
    say "building dist"
    npm_quietly run build
    printf '%s' "$sources" >dist/.talon-stamp
fi

if [[ ${1:-} == --check ]]; then
    npm_quietly run check
    npm_quietly run check:theme
fi
