// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Ui
import Talon.Screens

// The display has one screen; its size follows the glass, from 720 lines to 4K, upright or lying.
Item {
    id: flow

    required property HallController controller
    property real screenInches: 55
    property real viewingDistance: 10
    property bool motion: true
    property HallNews news: null

    Binding { target: Theme; property: "unit"; value: Math.max(1, Math.min(flow.width, flow.height)) / Theme.shortSide }
    Binding { target: Theme; property: "pixelsPerMm"; value: Theme.density(Math.max(1, flow.width), Math.max(1, flow.height), flow.screenInches) }
    Binding { target: Theme; property: "motion"; value: flow.motion }

    HallScreen {
        anchors.fill: parent
        controller: flow.controller
        viewingDistance: flow.viewingDistance
        news: flow.news
    }
}
