// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// The letter of a service on its tile, as gates have at an airport: the visitor follows it through the building. A kiosk's own
// series has its number before the letter, and then the tile is longer.
Rectangle {
    id: tile

    property string letter
    property Tone tone: Theme.tileTone
    property real side: Theme.tile
    property alias letterSize: label.font.pixelSize

    implicitWidth: Math.max(side, label.implicitWidth + side / 3)
    implicitHeight: side
    radius: Math.round(side / 8)
    color: tone.ground

    Label {
        id: label
        anchors.centerIn: parent
        tone: tile.tone
        text: tile.letter
        font.pixelSize: Math.round(tile.side * 0.66)
        font.bold: true
        lineHeight: 1
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
}
