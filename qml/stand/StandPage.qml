// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Ui
import Talon.Screens

// What every screen of the stand has in common: whose hall this is, the last calls above all, the way back and «Удобнее» at the foot.
Page {
    id: page

    required property StandController controller

    siteName: controller.sign.siteName
    time: controller.sign.clock
    trouble: controller.notice
    low: controller.comfort.low
    backText: qsTr("Назад")
    comfortText: qsTr("Удобнее")
    onBack: controller.back()
    onComfort: controller.comfort.open = true

    calls: CallStrip {
        width: parent ? parent.width : 0
        calls: page.controller.calls
        kept: page.controller.callsKept
    }
}
