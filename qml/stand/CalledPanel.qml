// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Ui
import Talon.Screens

// The visitor's own call, over everything else: which ticket, which window. It stays until they have seen it.
Rectangle {
    id: panel

    required property OwnTicket own
    readonly property Tone tone: own.waits ? Theme.call : Theme.callCalm
    readonly property bool wide: width > height

    objectName: "calledPanel"
    color: tone.ground
    Accessible.role: Accessible.AlertMessage
    Accessible.name: own.sentence

    MouseArea { anchors.fill: parent } // nothing below is touched through it

    Column {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Theme.margin
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: -(key.height + Theme.margin) / 2
        spacing: Theme.margin

        Label {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            tone: panel.tone
            balanced: true
            text: panel.own.sentence
            font.pixelSize: Type.title
            font.bold: true
            lineHeight: 1
            Accessible.ignored: true
        }
        Grid {
            anchors.horizontalCenter: parent.horizontalCenter
            columns: panel.wide ? 3 : 1
            spacing: Theme.gap
            horizontalItemAlignment: Grid.AlignHCenter
            verticalItemAlignment: Grid.AlignVCenter

            TicketNumber {
                tone: panel.tone
                tileTone: panel.own.waits ? Theme.tileTone : Theme.call
                text: panel.own.calledNumber
                size: Type.ofNumber(text, Type.ticket)
                Accessible.ignored: true
            }
            Glyph {
                width: Theme.pictogram
                height: width
                shape: panel.wide ? Glyph.Arrow : Glyph.Down
                ink: panel.tone.ink
            }
            Rectangle {
                width: Math.max(height, window.width + 2 * Theme.margin)
                height: window.height + Theme.gap
                radius: height / 2
                color: panel.tone.ink

                Figures {
                    id: window
                    anchors.centerIn: parent
                    text: panel.own.window
                    color: panel.tone.ground
                    font.pixelSize: Type.ticket
                    Accessible.ignored: true
                }
            }
        }
    }
    Action {
        id: key
        objectName: "understood"
        focus: true
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Theme.margin
        text: qsTr("Понятно")
        textSize: Type.lead
        onClicked: panel.own.understood()
    }
}
