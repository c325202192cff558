// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Ui
import Talon.Screens

// No ticket, and why.
TroublePage {
    required property TicketController controller

    siteName: controller.sign.siteName
    time: controller.sign.clock
    low: controller.comfort.low
    trouble: controller.trouble
    title: controller.refusal.title
    figure: controller.refusal.figure
    figureNote: controller.refusal.day
    text: controller.refusal.text
    code: controller.refusal.code
    wayText: qsTr("Закончить")
    backText: qsTr("Назад")
    comfortText: qsTr("Удобнее")
    onBack: controller.back()
    onComfort: controller.comfort.open = true
    onWay: controller.finish()
}
