// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Ui
import Talon.Screens

// The last three figures of a ticket that was taken here today, and whose paper is gone.
KioskPage {
    id: screen

    readonly property LostTicket lost: controller.lost
    readonly property bool below: low && !wide // what is not touched stands in the free part above

    trouble: controller.trouble
    title: qsTr("Наберите номер талона")
    subtitle: Theme.zoom < 2 ? qsTr("Три последние цифры, без буквы") : ""

    Item {
        anchors.fill: parent

        Column {
            id: told
            y: screen.below ? -height - Theme.gap : 0
            width: screen.wide ? screen.half : parent.width
            spacing: Theme.gap

            DigitCells {
                objectName: "figures"
                spacing: Theme.gapLeast
                count: screen.lost.digits
                figures: screen.lost.figures
                Accessible.name: qsTr("Цифры: %1").arg(screen.lost.figures)
            }
            Notice {
                objectName: "miss"
                width: parent.width
                visible: text !== ""
                text: screen.lost.miss
            }
        }
        Keypad {
            readonly property real free: screen.wide ? parent.height : parent.height - (screen.below ? 0 : told.height + Theme.gap)
            x: screen.wide ? parent.width - width : 0
            y: screen.wide ? 0 : parent.height - height
            width: screen.wide ? screen.half : parent.width
            keyHeight: Math.floor(Math.max(Theme.targetLeast, Math.min(Theme.target, (free - 3 * spacing) / 4)))
            eraseName: qsTr("Стереть")
            onDigit: figure => screen.controller.typeLost(figure)
            onErase: screen.controller.eraseLost()
        }
    }

    bar: Action {
        objectName: "enter"
        anchors.fill: parent
        primary: true
        available: screen.lost.complete && !screen.lost.resting
        text: qsTr("Найти")
        textSize: Type.lead
        onClicked: screen.controller.enterLost()
    }
}
