// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Ui

// What stands on a Choice. It knows how tall it would be with the note and without it.
Item {
    id: face

    property Tone tone
    property string letter
    property int pictogram: -1
    property int signSide: Theme.pictogram
    property string text
    property int textSize
    property string note
    property bool noteShown
    property string figures
    property bool closed
    property bool filled
    property int shape
    // Not by `visible`: what is only measured is not shown, and yet has all of its parts.
    readonly property bool tiled: letter !== ""
    readonly property bool signed: pictogram >= 0 && Theme.zoom === 1 // larger letters need its room
    readonly property bool pointing: shape >= 0 && Theme.zoom === 1
    readonly property real ends: title.implicitHeight + (figures === "" ? 0 : line.implicitHeight)
    readonly property real least: tiled ? tile.height : signed ? signSide : 0
    readonly property real full: Math.max(least, ends + (note === "" ? 0 : more.implicitHeight))
    readonly property real brief: Math.max(least, ends)

    implicitHeight: noteShown ? full : brief

    LetterTile {
        id: tile
        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        visible: face.tiled
        letter: face.letter
        tone: face.filled ? Theme.secondary : face.closed ? Theme.tileClosed : Theme.tileTone
    }
    Glyph {
        id: sign
        x: Math.floor((face.signSide - width) / 2)
        anchors.verticalCenter: parent.verticalCenter
        visible: face.signed
        width: Math.min(face.signSide, face.height) // of many choices on a low screen it is smaller
        height: width
        shape: Math.max(0, face.pictogram)
        ink: face.tone.ink
    }
    Column {
        id: words
        anchors.left: face.tiled ? tile.right : parent.left
        anchors.leftMargin: face.tiled ? Theme.gap : face.signed ? face.signSide + Theme.margin - Theme.tight : 0
        anchors.right: face.pointing ? pointer.left : parent.right
        anchors.rightMargin: face.pointing ? Theme.gap : 0
        anchors.verticalCenter: parent.verticalCenter

        Label {
            id: title
            width: parent.width
            tone: face.tone
            balanced: true
            text: face.text
            font.pixelSize: face.textSize
            font.bold: true
            lineHeight: 0.9
            bottomPadding: Theme.hair
            Accessible.ignored: true
        }
        Label {
            id: more
            width: parent.width
            visible: text !== "" && face.noteShown
            tone: face.tone
            muted: true
            balanced: true
            text: face.note
            font.pixelSize: Type.note
            lineHeight: 0.92
            Accessible.ignored: true
        }
        Label {
            id: line
            width: parent.width
            visible: text !== ""
            tone: face.tone
            muted: true
            text: face.figures
            font.pixelSize: Type.note
            lineHeight: 0.92
            Accessible.ignored: true
        }
    }
    Glyph {
        id: pointer
        anchors.right: parent.right
        anchors.rightMargin: Theme.tight
        anchors.verticalCenter: parent.verticalCenter
        visible: face.pointing
        width: Theme.glyph
        height: width
        shape: Math.max(0, face.shape)
        ink: face.tone.ink
    }
}
