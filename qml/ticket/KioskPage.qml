// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Ui
import Talon.Screens

// What every screen of the kiosk has in common, in the visitor's words.
Page {
    id: page

    required property TicketController controller

    siteName: controller.sign.siteName
    time: controller.sign.clock
    low: controller.comfort.low
    backText: qsTr("Назад")
    comfortText: qsTr("Удобнее")
    onBack: controller.back()
    onComfort: controller.comfort.open = true
}
