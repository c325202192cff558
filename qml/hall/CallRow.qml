// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Ui

// One call: the ticket at the left, the window at the right in a filled disc, the arrow between them at equal distances. All
// rows are of one size and have their parts at the same places.
Rectangle {
    id: row

    required property string number
    required property string window
    required property string sentence
    required property bool fresh
    required property bool recall
    required property bool active
    property bool flash: false     // the phase of a recall
    property bool stale: false     // nobody knows whether it still holds
    property bool framed: true     // false: a line of the earlier calls
    property int size: 1           // of the letters
    property int least: 1          // that are read from where people stand
    readonly property bool pointedOut: fresh && !stale
    readonly property Tone tone: stale ? Theme.callStale
        : !pointedOut ? (framed ? Theme.raised : Theme.deep)
        : recall && !flash ? Theme.callCalm : Theme.call
    readonly property Tone plate: Tone { ground: row.tone.ink; ink: row.tone.ground }
    readonly property int pad: framed ? Theme.hallPad : 0
    readonly property int ticketRoom: Math.round(size * 2.72)
    readonly property int discHeight: Math.round(Math.min(height * 0.86, size * 0.96))
    readonly property int discRoom: Math.round(discHeight * 1.36)

    radius: framed ? Theme.radius : 0
    color: tone.ground
    border.width: framed && (active || pointedOut) && !stale ? Theme.strokeBold : 0
    border.color: Theme.callCalm.edge

    Accessible.role: Accessible.StaticText
    Accessible.name: Type.plain(sentence)

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.stroke
        visible: !row.framed
        color: Theme.deep.edge
        opacity: 0.4
    }
    TicketNumber {
        id: ticket
        x: row.pad
        anchors.verticalCenter: parent.verticalCenter
        tone: row.tone
        tileTone: row.plate
        text: row.number
        size: row.framed ? Math.max(row.least, Type.ofNumber(row.number, row.size)) : row.size
        Accessible.ignored: true
    }
    Glyph {
        x: Math.round((row.pad + row.ticketRoom + row.width - row.pad - row.discRoom - width) / 2)
        anchors.verticalCenter: parent.verticalCenter
        visible: x > ticket.x + ticket.width && (row.framed || row.width > 8 * row.size)
        width: Math.round(row.size * 0.5)
        height: width
        shape: Glyph.Arrow
        ink: row.tone.ink
    }
    Rectangle {
        id: disc
        x: row.width - row.pad - (row.discRoom + width) / 2
        anchors.verticalCenter: parent.verticalCenter
        width: row.window.length > 1 ? row.discRoom : row.discHeight
        height: row.discHeight
        radius: height / 2
        color: row.framed ? row.plate.ground : Theme.clear // the earlier ones are figures alone

        Figures {
            x: Math.round((parent.width - width) / 2)
            y: Math.round(parent.height / 2 - baselineOffset + font.pixelSize * Type.capHeight / 2)
            tone: row.framed ? row.plate : row.tone
            text: row.window
            font.pixelSize: Math.max(row.least, Math.round(row.size * 0.84))
            Accessible.ignored: true
        }
    }
}
