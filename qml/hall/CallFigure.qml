// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Ui

// A number, large, with a word above it that says what it is.
Column {
    id: column

    required property Tone tone
    required property string caption
    required property string figure
    required property int size
    readonly property alias lineRoom: line.implicitHeight // that the figure takes by itself
    property real room: line.implicitHeight // that it is given: a smaller figure stands in the middle of its neighbour's

    Label {
        anchors.horizontalCenter: parent.horizontalCenter
        tone: column.tone
        muted: true
        text: column.caption
        font.pixelSize: Type.hallLead
        lineHeight: 1
        Accessible.ignored: true
    }
    Label {
        id: line
        anchors.horizontalCenter: parent.horizontalCenter
        height: column.room
        verticalAlignment: Text.AlignVCenter
        tone: column.tone
        text: column.figure
        font.pixelSize: column.size
        font.bold: true
        lineHeight: 0.95
        Accessible.ignored: true
    }
}
