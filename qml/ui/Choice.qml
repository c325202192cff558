// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T

// One of the things a visitor may choose: a title, a note, and a line of facts.
T.Button {
    id: choice

    property string note
    property string facts
    property bool closed: false // may still be touched: the next screen says when it opens
    property bool chosen: false
    readonly property Tone tone: !enabled ? Theme.disabled
        : down ? Theme.cardPressed
        : chosen ? Theme.chosen
        : closed ? Theme.cardClosed : Theme.card

    implicitWidth: Theme.targetLarge
    implicitHeight: Math.max(Theme.cardLeast, contentItem.implicitHeight + 2 * Theme.gap)
    leftPadding: Theme.space
    rightPadding: Theme.space
    focusPolicy: Qt.StrongFocus

    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.description: [note, facts].filter(part => part !== "").join(". ")
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    background: Rectangle {
        radius: Theme.radius
        color: choice.tone.ground
        border.width: Theme.stroke
        border.color: choice.tone.edge

        FocusRing { visible: choice.visualFocus }
    }

    contentItem: Item {
        implicitHeight: words.implicitHeight

        Column {
            id: words
            anchors.left: parent.left
            anchors.right: pointer.left
            anchors.rightMargin: Theme.space
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.tight

            Label {
                width: parent.width
                tone: choice.tone
                text: choice.text
                font.pixelSize: Type.lead
                font.bold: true
                Accessible.ignored: true
            }
            Label {
                width: parent.width
                visible: text !== ""
                tone: choice.tone
                muted: true
                text: choice.note
                font.pixelSize: Type.note
                Accessible.ignored: true
            }
            Label {
                width: parent.width
                visible: text !== ""
                tone: choice.tone
                text: choice.facts
                font.pixelSize: Type.note
                Accessible.ignored: true
            }
        }
        Glyph {
            id: pointer
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            shape: choice.chosen ? Glyph.Check : Glyph.Forward
            ink: choice.tone.ink
        }
    }
}
