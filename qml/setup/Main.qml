// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Window
import Talon.Screens
import Talon.Ui

Window {
    id: window

    required property SetupController controller
    property real screenInches: 24
    property bool motion: true

    width: Theme.shortSide
    height: Theme.longSide
    visible: true
    color: Theme.page.ground
    title: qsTr("Талон: подключение устройства")

    SetupFlow {
        anchors.fill: parent
        controller: window.controller
        screenInches: window.screenInches
        motion: window.motion
        focus: true
    }
}
