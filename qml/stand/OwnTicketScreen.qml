// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Ui
import Talon.Screens

// The number of the visitor's ticket: the stand then tells them over the page when it is called.
StandPage {
    id: screen

    readonly property OwnTicket own: controller.own
    readonly property bool brief: wide || Theme.zoom > 1

    title: qsTr("Номер вашего талона")
    titleSize: brief ? Type.row : Type.title
    subtitle: own.number !== "" ? own.number + ": " + own.note
            : brief && Theme.zoom > 1 ? "" : qsTr("Когда вас вызовут, скажем прямо здесь")

    aside: Entry {
        objectName: "ownNumber"
        width: parent ? parent.width : 0
        text: screen.own.typed
        hint: qsTr("буква и три цифры")
        said: qsTr("Номер талона:")
    }

    Item {
        id: room
        anchors.fill: parent

        readonly property int rows: letters.rows + figures.rows
        readonly property real free: height - Theme.gap - (rows - 2) * Theme.gapLeast
        readonly property int keyHeight: Math.floor(Math.max(Theme.targetLeast, Math.min(Theme.keyMost, free / Math.max(1, rows))))

        Keyboard {
            id: letters
            y: room.height - figures.height - Theme.gap - height
            width: parent.width
            keys: screen.own.letters
            columns: screen.wide ? 12 : 6
            keyHeight: room.keyHeight
            onTyped: key => screen.controller.type(key)
        }
        Keyboard {
            id: figures
            anchors.bottom: parent.bottom
            width: parent.width
            keys: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"]
            columns: screen.wide ? 12 : 6
            keyHeight: room.keyHeight
            eraseName: qsTr("Стереть")
            onTyped: key => screen.controller.type(key)
            onErase: screen.controller.erase()
        }
    }

    bar: Action {
        objectName: "watch"
        anchors.fill: parent
        primary: true
        available: screen.own.complete
        text: qsTr("Готово", "of a ticket's number")
        textSize: Type.lead
        onClicked: screen.controller.watchTicket()
    }
}
