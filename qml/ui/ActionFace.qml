// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// What stands on an Action: a sign and a word, in the middle.
Item {
    id: face

    property Tone tone
    property string text
    property int textSize
    property int shape: -1

    implicitWidth: row.implicitWidth
    implicitHeight: row.implicitHeight

    Row {
        id: row
        anchors.centerIn: parent
        spacing: Theme.gap

        Glyph {
            anchors.verticalCenter: parent.verticalCenter
            visible: face.shape >= 0
            shape: Math.max(0, face.shape)
            ink: face.tone.ink
        }
        Label {
            anchors.verticalCenter: parent.verticalCenter
            visible: text !== ""
            tone: face.tone
            text: face.text
            font.pixelSize: face.textSize
            font.bold: true
            Accessible.ignored: true
        }
    }
}
