// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// What stands on a Choice.
Item {
    id: face

    property Tone tone
    property string text
    property string note
    property string figure
    property string figureNote
    property int shape

    implicitHeight: words.implicitHeight

    Column {
        id: words
        anchors.left: parent.left
        anchors.right: figures.left
        anchors.rightMargin: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.hair

        Label {
            width: parent.width
            tone: face.tone
            text: face.text
            font.pixelSize: Type.lead
            font.bold: true
            lineHeight: 1
            maximumLineCount: 3
            elide: Text.ElideRight
            Accessible.ignored: true
        }
        Label {
            width: parent.width
            visible: text !== ""
            tone: face.tone
            muted: true
            text: face.note
            font.pixelSize: Type.note
            maximumLineCount: 2
            elide: Text.ElideRight
            Accessible.ignored: true
        }
    }
    Column {
        id: figures
        anchors.right: pointer.left
        anchors.rightMargin: Theme.gap
        anchors.verticalCenter: parent.verticalCenter

        Label {
            anchors.right: parent.right
            visible: text !== ""
            tone: face.tone
            text: face.figure
            font.bold: true
            Accessible.ignored: true
        }
        Label {
            anchors.right: parent.right
            visible: text !== ""
            tone: face.tone
            muted: true
            text: face.figureNote
            font.pixelSize: Type.note
            Accessible.ignored: true
        }
    }
    Glyph {
        id: pointer
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        shape: face.shape
        ink: face.tone.ink
    }
}
