// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Window
import Talon.Ui
import Talon.Screens

Window {
    id: window

    required property TicketController controller

    width: Theme.kioskWidth
    height: Theme.kioskHeight
    visible: true
    color: Theme.deep.ground
    title: qsTr("Талон: терминал регистрации")

    TicketFlow {
        anchors.fill: parent
        controller: window.controller
        focus: true
    }
}
