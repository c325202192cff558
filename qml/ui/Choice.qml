// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Ui
import QtQuick.Templates as T

// One of the things a visitor may choose: its letter or its pictogram, a title over the full width, below it a note and
// figures; a closed one says when it opens, and has no arrow.
T.Button {
    id: choice

    property string letter
    property int pictogram: -1 // a Glyph in the letter's place
    property int signSide: Theme.pictogram // of it
    property string note
    property string figures
    property bool half: false  // one of a few, tall
    property int textMost: half ? Type.lead : Type.row // the size of its title, unless that is very long
    property bool closed: false // may still be touched: the next screen says when it opens
    property bool chosen: false
    property bool filled: false // has been touched, and its answer is on the way
    property bool noteShown: true
    property bool available: true // a screen that has just come takes no touch, and yet looks the same
    readonly property Tone tone: !available ? Theme.disabled
        : down || filled ? Theme.pressed
        : chosen ? Theme.chosen
        : closed ? Theme.cardClosed : Theme.card
    readonly property ChoiceFace face: contentItem as ChoiceFace
    readonly property real withNote: Math.max(Theme.targetLeast, face.full + topPadding + bottomPadding)
    readonly property real withoutNote: Math.max(Theme.targetLeast, face.brief + topPadding + bottomPadding)

    enabled: available
    implicitWidth: Theme.target
    implicitHeight: noteShown ? withNote : withoutNote
    leftPadding: half ? Theme.margin : Theme.gap
    rightPadding: Theme.gap
    topPadding: half ? Theme.gap : Theme.tight
    bottomPadding: topPadding
    focusPolicy: Qt.StrongFocus

    Accessible.role: Accessible.Button
    Accessible.name: Type.plain(text)
    Accessible.ignored: !enabled && available
    Accessible.description: Type.plain(note + " " + figures).trim()
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
        letter: choice.letter
        pictogram: choice.pictogram
        signSide: choice.signSide
        text: choice.text
        textSize: Type.ofTitle(choice.text, choice.textMost)
        note: choice.note
        noteShown: choice.noteShown
        figures: choice.figures
        closed: choice.closed
        filled: choice.down || choice.filled || choice.chosen
        shape: choice.closed ? -1 : choice.chosen ? Glyph.Check : Glyph.Forward
    }
}
