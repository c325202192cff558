#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Brings the catalogues of assets/i18n up to date with the texts of the sources; what is new is marked unfinished.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
lupdate=$(command -v lupdate6 || command -v /usr/lib/qt6/bin/lupdate)
"$lupdate" -no-obsolete -locations none -source-language ru_RU -I . -I services qml kiosk/screens \
    -ts assets/i18n/talon_ru.ts assets/i18n/talon_en.ts
