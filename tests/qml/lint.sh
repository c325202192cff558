#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# qmllint over every QML file; any warning fails. Arguments: qmllint, the build, Qt's QML modules, the sources.
set -euo pipefail
qmllint=$1 build=$2 qt_modules=$3 sources=$4

resources=()
for file in "$build"/qml/*/.rcc/*.qrc; do
    resources+=(--resource "$file")
done
"$qmllint" --bare -I "$build/qml_modules" -I "$qt_modules" "${resources[@]}" "$sources"/qml/*/*.qml
