#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every shell script of the project is clean to shellcheck.
set -eu
cd "$1"
# shellcheck disable=SC2046 # the names hold no spaces
exec shellcheck -x run test .ci/run $(find services kiosk assets deploy tests tools -name node_modules -prune -o -name '*.sh' -print)
