// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Ui

// One call, large: the number, an arrow, the window.
Rectangle {
    id: card

    required property string number
    required property string window
    required property string sentence
    required property bool fresh
    property int together: 1 // calls that stand here at once, 1…3
    property bool emphasis: false
    readonly property Tone tone: !fresh ? Theme.raised : emphasis ? Theme.emphasis : Theme.emphasisCalm
    readonly property int size: Type.hallCalls[Math.min(together, Type.hallCalls.length) - 1]

    radius: Theme.radius
    color: tone.ground

    Accessible.role: Accessible.StaticText
    Accessible.name: Type.plain(sentence)

    // The same places in every card, so that calls one above the other make columns.
    CallFigure {
        x: Math.round(parent.width * 0.33 - width / 2)
        anchors.verticalCenter: parent.verticalCenter
        tone: card.tone
        caption: qsTr("талон")
        figure: card.number
        size: Type.ofNumber(card.number, card.size)
        room: windowFigure.lineRoom
    }
    Glyph {
        x: Math.round(parent.width * 0.65 - width / 2)
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: Type.hallLead / 2
        width: card.size / 2
        shape: Glyph.Arrow
        ink: card.tone.ink
    }
    CallFigure {
        id: windowFigure
        x: Math.round(parent.width * 0.85 - width / 2)
        anchors.verticalCenter: parent.verticalCenter
        tone: card.tone
        caption: qsTr("окно")
        figure: card.window
        size: card.size
    }
}
