// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// The number of a ticket: the letter on its tile, then the figures. One text for who searches or listens.
Item {
    id: number

    property string text // «А023»
    property int size: Type.ticket
    property Tone tone: Theme.card
    property Tone tileTone: Theme.tileTone
    readonly property bool truncated: false

    implicitWidth: tile.width + figures.anchors.leftMargin + figures.implicitWidth
    implicitHeight: tile.height

    Accessible.role: Accessible.StaticText
    Accessible.name: text

    LetterTile {
        id: tile
        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        side: Math.round(number.size * 0.92)
        letter: Type.letterOf(number.text)
        tone: number.tileTone
    }
    Figures {
        id: figures
        anchors.left: tile.right
        anchors.leftMargin: Math.round(number.size * 0.12)
        anchors.verticalCenter: parent.verticalCenter
        // The middle of the figures, not of their line, stands at the middle of the tile.
        anchors.verticalCenterOffset: Math.round(height / 2 - baselineOffset + font.pixelSize * Type.capHeight / 2)
        tone: number.tone
        text: Type.figuresOf(number.text)
        font.pixelSize: number.size
        Accessible.ignored: true
    }
}
