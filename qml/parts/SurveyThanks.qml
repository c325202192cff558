// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Ui

// The answer is on the disk; some seconds later nothing of it is on the screen.
TroublePage {
    id: page

    property bool lost: false // it could not be kept

    tone: Theme.deep
    title: qsTr("Спасибо!")
    text: lost ? qsTr("К сожалению, терминал не смог сохранить ваш ответ. Оценить обслуживание можно и с телефона.")
               : qsTr("Ваш ответ принят. Он анонимный: кто его дал, не знает никто.")
    backShown: false
    comfortShown: false

    // Seen in passing, from the door.
    Glyph {
        x: page.wide ? parent.width - width : Math.floor((parent.width - width) / 2)
        y: page.wide ? 0 : parent.height - height
        visible: !page.lost
        width: Math.floor(Math.min(parent.width * 0.45, parent.height))
        height: width
        shape: Glyph.FaceBest
        ink: page.tone.ink
    }
}
