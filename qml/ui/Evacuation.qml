// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Ui

// People are to leave the building: over everything on every screen, and nothing below it can be touched.
Rectangle {
    id: panel

    property string text
    property string english
    readonly property real part: english === "" ? 1 : Theme.firstPart

    visible: text !== ""
    color: Theme.alarm.ground

    Accessible.role: Accessible.AlertMessage
    Accessible.name: Type.plain(text + " " + english)

    MouseArea {
        anchors.fill: parent
        enabled: panel.visible
    }
    Label {
        objectName: "evacuation"
        x: Theme.margin
        y: Theme.margin
        width: parent.width - 2 * Theme.margin
        height: parent.height * panel.part - 2 * Theme.margin
        verticalAlignment: Text.AlignVCenter
        tone: Theme.alarm
        text: panel.text
        font.bold: true
        font.pixelSize: Type.evacuation
        fontSizeMode: Text.Fit
        minimumPixelSize: Type.evacuationLeast
        lineHeight: 1.04
    }
    Label {
        objectName: "evacuationEnglish"
        x: Theme.margin
        y: parent.height * panel.part
        width: parent.width - 2 * Theme.margin
        height: parent.height - y - Theme.margin
        visible: text !== ""
        tone: Theme.alarm
        text: panel.english
        font.pixelSize: Type.evacuationSecond
        fontSizeMode: Text.Fit
        minimumPixelSize: Type.evacuationLeast
        lineHeight: 1.04
    }
}
