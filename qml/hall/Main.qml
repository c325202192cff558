// SPDX-License-Identifier: GPL-3.0-or-later
// By name, since QtQuick has a Flow of its own.
import QtQuick.Window as Quick
import Talon.Ui
import Talon.Screens

Quick.Window {
    id: window

    required property HallController controller

    width: Theme.hallWidth
    height: Theme.hallHeight
    visible: true
    color: Theme.deep.ground
    title: qsTr("Талон: главное табло")

    Flow {
        anchors.fill: parent
        controller: window.controller
    }
}
