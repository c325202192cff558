// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Ui
import QtQuick.Templates as T

// A button that does something: blue for the one main thing of a screen, white for the others, an outline on a deep ground.
T.Button {
    id: action

    property bool primary: false
    property bool deep: false   // stands on a deep ground
    property bool chosen: false // one of several, and this one is in force
    property bool round: false
    property int shape: -1      // a Glyph before the text
    property int textSize: Type.note
    property bool available: true // a screen that has just come takes no touch, and yet looks the same
    readonly property Tone tone: !available ? Theme.disabled
        : deep && !primary ? (down ? Theme.quietPressed : Theme.quiet)
        : primary && !deep ? (down ? Theme.primaryPressed : Theme.primary)
        : down ? Theme.pressed : chosen ? Theme.chosen : Theme.secondary

    enabled: available
    implicitWidth: Math.max(Theme.targetLeast, contentItem.implicitWidth + 2 * Theme.gap)
    implicitHeight: Math.max(Theme.target, contentItem.implicitHeight + 2 * Theme.tight)
    focusPolicy: Qt.StrongFocus

    Accessible.role: Accessible.Button
    Accessible.name: Type.plain(text)
    Accessible.ignored: !enabled && available
    Keys.onReturnPressed: action.clicked()
    Keys.onEnterPressed: action.clicked()

    background: Rectangle {
        radius: action.round ? height / 2 : Theme.radius
        color: action.tone.ground
        border.width: Theme.stroke
        border.color: action.tone.edge

        FocusRing {
            corner: parent.radius
            visible: action.visualFocus
        }
    }

    contentItem: ActionFace {
        tone: action.tone
        text: action.round ? "" : action.text
        textSize: action.textSize
        shape: action.chosen && action.shape < 0 ? Glyph.Check : action.shape
        room: action.width - 2 * Theme.gap
        side: action.round ? action.height * 0.56 : Theme.glyph
    }
}
