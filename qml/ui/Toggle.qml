// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T

// A question answered with yes by a tick.
T.CheckBox {
    id: toggle

    property string note
    property bool available: true // a screen that has just come takes no touch, and yet looks the same
    readonly property Tone tone: !available ? Theme.disabled
        : down ? Theme.cardPressed
        : checked ? Theme.chosen : Theme.card

    enabled: available
    implicitWidth: Theme.targetLarge
    implicitHeight: Math.max(Theme.target, contentItem.implicitHeight + 2 * Theme.gap)
    leftPadding: Theme.space
    rightPadding: Theme.space
    focusPolicy: Qt.StrongFocus

    Accessible.role: Accessible.CheckBox
    Accessible.name: Type.plain(text)
    Accessible.ignored: !enabled && available
    Accessible.description: note
    Keys.onReturnPressed: toggle.turn()
    Keys.onEnterPressed: toggle.turn()

    background: Rectangle {
        radius: Theme.radius
        color: toggle.tone.ground
        border.width: Theme.stroke
        border.color: toggle.tone.edge

        FocusRing { visible: toggle.visualFocus }
    }

    contentItem: ToggleFace {
        tone: toggle.tone
        text: toggle.text
        note: toggle.note
        checked: toggle.checked
    }

    function turn() {
        toggle.toggle();
        toggle.toggled();
    }
}
