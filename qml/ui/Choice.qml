// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T

// One of the things a visitor may choose: a title, a note below it, and figures at the right.
T.Button {
    id: choice

    property string note
    property string figure
    property string figureNote
    property int textSize: Type.lead
    property bool closed: false // may still be touched: the next screen says when it opens
    property bool chosen: false
    property bool available: true // a screen that has just come takes no touch, and yet looks the same
    readonly property Tone tone: !available ? Theme.disabled
        : down ? Theme.cardPressed
        : chosen ? Theme.chosen
        : closed ? Theme.cardClosed : Theme.card

    enabled: available
    implicitWidth: Theme.targetLarge
    implicitHeight: Math.max(Theme.cardLeast, contentItem.implicitHeight + 2 * Theme.tight)
    leftPadding: Theme.space
    rightPadding: Theme.space
    focusPolicy: Qt.StrongFocus

    Accessible.role: Accessible.Button
    Accessible.name: Type.plain(text)
    Accessible.ignored: !enabled && available
    Accessible.description: Type.plain(note + " " + figure + " " + figureNote).trim()
    Keys.onReturnPressed: choice.clicked()
    Keys.onEnterPressed: choice.clicked()

    background: Rectangle {
        radius: Theme.radius
        color: choice.tone.ground
        border.width: Theme.stroke
        border.color: choice.tone.edge

        FocusRing { visible: choice.visualFocus }
    }

    contentItem: ChoiceFace {
        tone: choice.tone
        text: choice.text
        textSize: choice.textSize
        note: choice.note
        figure: choice.figure
        figureNote: choice.figureNote
        shape: choice.chosen ? Glyph.Check : Glyph.Forward
    }
}
