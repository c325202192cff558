// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Ui
import Talon.Screens

// The ticket takes longer than a moment.
TroublePage {
    required property TicketController controller

    tone: Theme.deep
    siteName: controller.sign.siteName
    time: controller.sign.clock
    title: qsTr("Готовим талон…")
    backShown: false
    comfortShown: false
}
