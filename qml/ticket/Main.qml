// SPDX-License-Identifier: GPL-3.0-or-later
// By name, since QtQuick has a Flow of its own.
import QtQuick.Window as Quick
import Talon.Ui
import Talon.Screens

Quick.Window {
    id: window

    required property TicketController controller

    width: Theme.kioskWidth
    height: Theme.kioskHeight
    visible: true
    color: Theme.deep.ground
    title: qsTr("Талон: терминал регистрации")

    Flow {
        anchors.fill: parent
        controller: window.controller
        focus: true
    }
}
