// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// What stands on a Toggle: the box and its words.
Item {
    id: face

    property Tone tone
    property string text
    property string note
    property bool checked

    implicitHeight: words.implicitHeight

    Rectangle {
        id: box
        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.glyph + Theme.gap
        height: width
        radius: Theme.radiusSmall
        color: face.checked ? Theme.emphasis.ground : Theme.card.ground
        border.width: Theme.strokeBold
        border.color: face.checked ? Theme.emphasis.edge : Theme.card.ink

        Glyph {
            anchors.centerIn: parent
            visible: face.checked
            shape: Glyph.Check
            ink: Theme.emphasis.ink
        }
    }
    Column {
        id: words
        anchors.left: box.right
        anchors.leftMargin: Theme.space
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.hair

        Label {
            width: parent.width
            tone: face.tone
            text: face.text
            font.bold: true
            Accessible.ignored: true
        }
        Label {
            width: parent.width
            visible: text !== ""
            tone: face.tone
            muted: true
            text: face.note
            font.pixelSize: Type.note
            Accessible.ignored: true
        }
    }
}
