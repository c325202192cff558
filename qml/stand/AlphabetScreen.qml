// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Ui
import Talon.Screens

// The index: the letters under which something stands.
StandPage {
    id: screen

    title: qsTr("По алфавиту")
    titleSize: Theme.zoom > 1 ? Type.lead : Type.title
    subtitle: Theme.zoom < 2 ? qsTr("С какой буквы начинается слово?") : ""

    Item {
        id: room
        anchors.fill: parent

        Keyboard {
            id: board
            width: parent.width
            keys: screen.controller.finder.letters
            columns: screen.wide ? 12 : 6
            keyHeight: Math.floor(Math.max(Theme.targetLeast, Math.min(Theme.keyMost, (room.height - (rows - 1) * spacing) / rows)))
            onTyped: key => screen.controller.chooseLetter(key)
        }
    }
}
