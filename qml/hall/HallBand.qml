// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Ui

// What the hall is told, along the foot of the display: up to two lines stand still; what is longer runs, or, where nothing may move, is set smaller.
Rectangle {
    id: band

    property string text
    property int size // of its letters, where they fit
    property Tone tone: Theme.raised
    readonly property bool runs: Theme.motion && measured.lineCount > 2

    visible: text !== ""
    readonly property real lines: measured.lineCount > 1 && !runs ? Theme.bandTwo : Theme.bandOne
    height: visible ? Math.ceil(size * lines) : 0
    radius: Theme.radius
    color: tone.ground
    border.color: tone.edge
    border.width: Theme.stroke
    clip: true

    Accessible.role: Accessible.StaticText
    Accessible.name: Type.plain(text)

    Label { // as many lines as it takes at its full size
        id: measured
        width: parent.width - 2 * Theme.gap
        visible: false
        text: band.text
        font.pixelSize: band.size
    }
    Label {
        objectName: "hallLine"
        x: Theme.gap
        width: parent.width - 2 * Theme.gap
        height: parent.height
        visible: !band.runs
        verticalAlignment: Text.AlignVCenter
        tone: band.tone
        text: band.text
        font.pixelSize: band.size
        fontSizeMode: Text.Fit
        minimumPixelSize: Math.ceil(band.size / 3)
        lineHeight: 1.08
    }
    Label {
        id: ribbon
        anchors.verticalCenter: parent.verticalCenter
        visible: band.runs
        tone: band.tone
        text: band.text
        font.pixelSize: band.size
        wrapMode: Text.NoWrap

        NumberAnimation on x {
            running: band.runs && band.visible
            loops: Animation.Infinite
            from: band.width
            to: -ribbon.implicitWidth
            duration: Theme.running(band.width + ribbon.implicitWidth)
        }
    }
}
