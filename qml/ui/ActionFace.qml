// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Ui

// What stands on an Action: a sign and a word, in the middle.
Item {
    id: face

    property Tone tone
    property string text
    property int textSize
    property int shape: -1
    property real room // for the sign and the word together; a longer text takes several lines
    property real side: Theme.glyph

    implicitWidth: (glyph.visible ? glyph.width + (words.visible ? row.spacing : 0) : 0) + (words.visible ? natural.implicitWidth : 0)
    implicitHeight: Math.max(glyph.visible ? glyph.height : 0, words.visible ? words.implicitHeight : 0)

    Label {
        id: natural
        visible: false
        text: face.text
        wrapMode: Text.NoWrap
        font.pixelSize: face.textSize
        font.bold: true
        Accessible.ignored: true
    }
    Row {
        id: row
        anchors.centerIn: parent
        spacing: Theme.gap

        Glyph {
            id: glyph
            anchors.verticalCenter: parent.verticalCenter
            visible: face.shape >= 0
            width: face.side
            height: width
            shape: Math.max(0, face.shape)
            ink: face.tone.ink
        }
        Label {
            id: words
            anchors.verticalCenter: parent.verticalCenter
            visible: text !== ""
            width: Math.min(natural.implicitWidth, Math.max(1, face.room - (glyph.visible ? glyph.width + row.spacing : 0)))
            horizontalAlignment: Text.AlignHCenter
            tone: face.tone
            text: face.text
            font.pixelSize: face.textSize
            font.bold: true
            lineHeight: 1
            Accessible.ignored: true
        }
    }
}
