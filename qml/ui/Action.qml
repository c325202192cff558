// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T

// A button that does something: the accent for the one main thing of a screen, white for the others.
T.Button {
    id: action

    property bool primary: false
    property int shape: -1 // a Glyph before the text
    property int textSize: Type.lead
    property bool available: true // a screen that has just come takes no touch, and yet looks the same
    readonly property Tone tone: !available ? Theme.disabled
        : primary ? (down ? Theme.primaryPressed : Theme.primary)
        : (down ? Theme.secondaryPressed : Theme.secondary)

    enabled: available
    implicitWidth: Math.max(Theme.targetLeast, contentItem.implicitWidth + 2 * Theme.space)
    implicitHeight: Math.max(Theme.target, contentItem.implicitHeight + 2 * Theme.gap)
    focusPolicy: Qt.StrongFocus

    Accessible.role: Accessible.Button
    Accessible.name: Type.plain(text)
    Accessible.ignored: !enabled && available
    Keys.onReturnPressed: action.clicked()
    Keys.onEnterPressed: action.clicked()

    background: Rectangle {
        radius: Theme.radius
        color: action.tone.ground
        border.width: Theme.stroke
        border.color: action.tone.edge

        FocusRing { visible: action.visualFocus }
    }

    contentItem: ActionFace {
        tone: action.tone
        text: action.text
        textSize: action.textSize
        shape: action.shape
    }
}
