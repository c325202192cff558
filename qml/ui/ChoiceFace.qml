// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// What stands on a Choice.
Item {
    id: face

    property Tone tone
    property string text
    property int textSize
    property string note
    property string figure
    property string figureNote
    property int shape

    implicitHeight: title.implicitHeight + (note === "" ? 0 : words.spacing + measure.implicitHeight)

    // How tall the note is, whether it is shown or not.
    Label {
        id: measure
        visible: false
        width: words.width
        text: face.note
        font.pixelSize: Type.note
        Accessible.ignored: true
    }

    Column {
        id: words
        anchors.left: parent.left
        anchors.right: figures.left
        anchors.rightMargin: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.hair

        Label {
            id: title
            width: parent.width
            tone: face.tone
            text: face.text
            font.pixelSize: face.textSize
            font.bold: true
            lineHeight: 1
            maximumLineCount: 4
            elide: Text.ElideRight
            Accessible.ignored: true
        }
        Label {
            width: parent.width
            // Where a long title leaves no room, the note gives way.
            visible: text !== "" && face.height >= face.implicitHeight
            tone: face.tone
            muted: true
            text: face.note
            font.pixelSize: Type.note
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
