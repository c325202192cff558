// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// Around the control that the keyboard is on.
Rectangle {
    id: ring

    property int corner: Theme.radius

    anchors.fill: parent
    anchors.margins: -2 * Theme.strokeBold
    radius: corner + 2 * Theme.strokeBold
    color: Theme.clear
    border.width: Theme.strokeBold
    border.color: Theme.focusOuter

    Rectangle {
        anchors.fill: parent
        anchors.margins: Theme.strokeBold
        radius: ring.corner + Theme.strokeBold
        color: Theme.clear
        border.width: Theme.strokeBold
        border.color: Theme.focusInner
    }
}
