// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Ui

// Text of the house: plain, PT Sans, wrapped at words into lines of about one length.
Text {
    id: label

    property Tone tone: Theme.page
    property bool muted: false
    property bool balanced: false // give it a width; the lines are made even

    color: muted ? tone.muted : tone.ink
    font.family: Type.family
    font.pixelSize: Type.note
    font.kerning: true
    lineHeight: Type.lineHeight
    textFormat: Text.PlainText
    wrapMode: Text.Wrap
    elide: Text.ElideNone
    rightPadding: balanced && horizontalAlignment === Text.AlignLeft ? spare : balanced ? Math.floor(spare / 2) : 0
    leftPadding: balanced && horizontalAlignment === Text.AlignHCenter ? Math.floor(spare / 2) : 0
    readonly property int spare: balanced ? Math.max(0, Math.floor(width) - Typesetter.balancedWidth(text, font, Math.floor(width))) : 0

    Accessible.role: Accessible.StaticText
    Accessible.name: Type.plain(text)
}
