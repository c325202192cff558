// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Window
import Talon.Ui
import Talon.Screens

Window {
    id: window

    required property HallController controller
    property real screenInches: 55
    property real viewingDistance: 10
    property bool motion: true

    width: Theme.longSide
    height: Theme.shortSide
    visible: true
    color: Theme.deep.ground
    title: qsTr("Талон: главное табло")

    HallFlow {
        anchors.fill: parent
        controller: window.controller
        screenInches: window.screenInches
        viewingDistance: window.viewingDistance
        motion: window.motion
    }
}
