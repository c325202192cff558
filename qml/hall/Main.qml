// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Window
import Talon.Ui
import Talon.Screens

Window {
    id: window

    required property HallController controller

    width: Theme.hallWidth
    height: Theme.hallHeight
    visible: true
    color: Theme.deep.ground
    title: qsTr("Талон: главное табло")

    HallFlow {
        anchors.fill: parent
        controller: window.controller
    }
}
