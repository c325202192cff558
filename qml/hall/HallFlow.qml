// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Ui
import Talon.Screens

// The display has one screen; its size follows the height, from 720 lines to 4K.
Item {
    id: flow

    required property HallController controller

    Binding {
        target: Theme
        property: "unit"
        value: Math.min(flow.width / Theme.hallWidth, flow.height / Theme.hallHeight)
    }

    HallScreen {
        anchors.fill: parent
        controller: flow.controller
    }
}
