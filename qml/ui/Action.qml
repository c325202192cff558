// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T

// A button that does something: the accent for the one main thing of a screen, white for the others.
T.Button {
    id: action

    property bool primary: false
    property int shape: -1 // a Glyph before the text
    property bool shapeAfter: false
    property int textSize: Type.lead
    readonly property Tone tone: !enabled ? Theme.disabled
        : primary ? (down ? Theme.primaryPressed : Theme.primary)
        : (down ? Theme.secondaryPressed : Theme.secondary)

    implicitWidth: Math.max(Theme.targetLeast, contentItem.implicitWidth + 2 * Theme.space)
    implicitHeight: Math.max(Theme.target, contentItem.implicitHeight + 2 * Theme.gap)
    focusPolicy: Qt.StrongFocus

    Accessible.role: Accessible.Button
    Accessible.name: text
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    background: Rectangle {
        radius: Theme.radius
        color: action.tone.ground
        border.width: Theme.stroke
        border.color: action.tone.edge

        FocusRing { visible: action.visualFocus }
    }

    contentItem: Item {
        implicitWidth: row.implicitWidth
        implicitHeight: row.implicitHeight

        Row {
            id: row
            anchors.centerIn: parent
            spacing: Theme.gap
            layoutDirection: action.shapeAfter ? Qt.RightToLeft : Qt.LeftToRight

            Glyph {
                anchors.verticalCenter: parent.verticalCenter
                visible: action.shape >= 0
                shape: Math.max(0, action.shape)
                ink: action.tone.ink
            }
            Label {
                anchors.verticalCenter: parent.verticalCenter
                visible: text !== ""
                tone: action.tone
                text: action.text
                font.pixelSize: action.textSize
                font.bold: true
                Accessible.ignored: true
            }
        }
    }
}
