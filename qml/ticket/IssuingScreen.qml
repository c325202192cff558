// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Ui
import Talon.Screens

// A moment: the ticket is being given.
Page {
    required property TicketController controller

    siteName: controller.sign.siteName
    time: controller.sign.clock
    title: qsTr("Готовим талон…")
    backShown: false
}
