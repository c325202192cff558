// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T

// A question answered with yes by a tick.
T.CheckBox {
    id: toggle

    property string note
    readonly property Tone tone: !enabled ? Theme.disabled
        : down ? Theme.cardPressed
        : checked ? Theme.chosen : Theme.card

    implicitWidth: Theme.targetLarge
    implicitHeight: Math.max(Theme.target, contentItem.implicitHeight + 2 * Theme.gap)
    leftPadding: Theme.space
    rightPadding: Theme.space
    focusPolicy: Qt.StrongFocus

    Accessible.role: Accessible.CheckBox
    Accessible.name: text
    Accessible.description: note
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    background: Rectangle {
        radius: Theme.radius
        color: toggle.tone.ground
        border.width: Theme.stroke
        border.color: toggle.tone.edge

        FocusRing { visible: toggle.visualFocus }
    }

    contentItem: Item {
        implicitHeight: words.implicitHeight

        Rectangle {
            id: box
            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.glyph + Theme.gap
            height: width
            radius: Theme.radiusSmall
            color: toggle.checked ? Theme.emphasis.ground : Theme.card.ground
            border.width: Theme.strokeBold
            border.color: toggle.checked ? Theme.emphasis.edge : Theme.card.ink

            Glyph {
                anchors.centerIn: parent
                visible: toggle.checked
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
                tone: toggle.tone
                text: toggle.text
                font.bold: true
                Accessible.ignored: true
            }
            Label {
                width: parent.width
                visible: text !== ""
                tone: toggle.tone
                muted: true
                text: toggle.note
                font.pixelSize: Type.note
                Accessible.ignored: true
            }
        }
    }
}
