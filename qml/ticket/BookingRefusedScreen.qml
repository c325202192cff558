// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Ui
import Talon.Screens

// A booking that gives no ticket now, why, and the way on: the ordinary queue for the same service.
TroublePage {
    required property TicketController controller
    readonly property CheckIn checkIn: controller.checkIn

    siteName: controller.sign.siteName
    time: controller.sign.clock
    low: controller.comfort.low
    trouble: controller.trouble
    title: checkIn.refusal.title
    figure: checkIn.refusal.figure
    figureNote: checkIn.refusal.day
    text: checkIn.refusal.text
    code: checkIn.refusal.code
    wayText: checkIn.queueOffered ? qsTr("Взять талон общей очереди") : qsTr("Закончить")
    backText: qsTr("Назад")
    comfortText: qsTr("Удобнее")
    onBack: controller.back()
    onComfort: controller.comfort.open = true
    onWay: checkIn.queueOffered ? controller.queueInstead() : controller.finish()
}
