// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Window
import Talon.Ui
import Talon.Screens

Window {
    id: window

    required property StandController controller
    property real screenInches: 32
    property bool motion: true

    width: Theme.shortSide
    height: Theme.longSide
    visible: true
    color: Theme.deep.ground
    title: qsTr("Талон: информационный стенд")

    StandFlow {
        anchors.fill: parent
        controller: window.controller
        screenInches: window.screenInches
        motion: window.motion
        focus: true
    }
}
