// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Ui

// One call: the ticket, an arrow, the window.
Rectangle {
    id: chip

    required property string number
    required property string window
    required property bool fresh
    property bool calm: false // the visitor has come, or has not
    property string said
    readonly property Tone tone: fresh ? Theme.call : calm ? Theme.callStale : Theme.callCalm

    width: face.width + 2 * Theme.gap
    height: Theme.tile - Theme.tight
    radius: Theme.radius
    color: tone.ground
    border.width: Theme.stroke
    border.color: tone.edge

    Accessible.role: Accessible.StaticText
    Accessible.name: said

    Row {
        id: face
        anchors.centerIn: parent
        spacing: Theme.tight * 2

        Figures {
            anchors.verticalCenter: parent.verticalCenter
            tone: chip.tone
            text: chip.number
            font.pixelSize: Type.calling
            Accessible.ignored: true
        }
        Glyph {
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.glyph
            height: width
            shape: Glyph.Arrow
            ink: chip.tone.ink
        }
        Figures {
            anchors.verticalCenter: parent.verticalCenter
            tone: chip.tone
            text: chip.window
            font.pixelSize: Type.calling
            Accessible.ignored: true
        }
    }
}
