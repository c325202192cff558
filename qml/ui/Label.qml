// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// Text of the house: plain, PT Sans, wrapped at words.
Text {
    property Tone tone: Theme.page
    property bool muted: false

    color: muted ? tone.muted : tone.ink
    font.family: Type.family
    font.pixelSize: Type.body
    lineHeight: Type.lineHeight
    textFormat: Text.PlainText
    wrapMode: Text.WordWrap
    elide: Text.ElideNone

    Accessible.role: Accessible.StaticText
    Accessible.name: Type.plain(text)
}
