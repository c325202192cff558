// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Ui

// A line of the table of last calls, or its head.
Item {
    id: row

    required property string number
    required property string window
    required property string sentence
    required property bool fresh
    readonly property Tone tone: fresh ? Theme.emphasisCalm : Theme.deep
    property bool heading: false

    Accessible.role: Accessible.StaticText
    Accessible.name: Type.plain(sentence)
    Accessible.ignored: heading

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: row.heading ? Theme.stroke : 1
        color: Theme.deep.edge
    }
    Rectangle {
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.strokeBold
        height: parent.height - Theme.gap
        visible: row.fresh
        color: Theme.emphasis.ground
    }
    Label {
        anchors.left: parent.left
        anchors.leftMargin: Theme.space
        anchors.verticalCenter: parent.verticalCenter
        tone: row.tone
        muted: row.heading
        text: row.number
        font.pixelSize: row.heading ? Type.hallNote : Type.hallRow
        font.bold: !row.heading
        lineHeight: 1
        Accessible.ignored: true
    }
    Glyph {
        x: Math.round(parent.width * 0.7 - width / 2) // clear of the longest number, 907А109
        anchors.verticalCenter: parent.verticalCenter
        visible: !row.heading
        shape: Glyph.Arrow
        ink: Theme.deep.muted
    }
    Label {
        anchors.right: parent.right
        anchors.rightMargin: Theme.space
        anchors.verticalCenter: parent.verticalCenter
        tone: row.tone
        muted: row.heading
        text: row.window
        font.pixelSize: row.heading ? Type.hallNote : Type.hallRow
        font.bold: !row.heading
        lineHeight: 1
        Accessible.ignored: true
    }
}
