// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Ui
import Talon.Screens

// The code of a booking, figure by figure. Whoever has none goes on in the ordinary queue.
KioskPage {
    id: screen

    readonly property CheckIn checkIn: controller.checkIn
    readonly property bool below: low && !wide // what is not touched stands in the free part above

    title: qsTr("Наберите код записи")
    subtitle: Theme.zoom < 2 ? qsTr("%n цифр из подтверждения записи", "of a code", checkIn.digits) : ""

    Item {
        id: room
        anchors.fill: parent

        Column {
            id: told
            y: screen.below ? -height - Theme.gap : 0
            width: screen.wide ? screen.half : parent.width
            spacing: Theme.gap

            DigitCells {
                objectName: "code"
                spacing: Theme.tight
                count: screen.checkIn.digits
                figures: screen.checkIn.code
                cell: Math.floor((told.width - (count - 1) * spacing) / count)
                Accessible.name: qsTr("Код: %1").arg(screen.checkIn.code)
            }
            Notice {
                objectName: "miss"
                width: parent.width
                visible: text !== ""
                text: screen.checkIn.miss
            }
        }
        Action {
            id: queue
            objectName: "queue"
            anchors.bottom: parent.bottom
            width: told.width
            text: qsTr("У меня нет кода")
            onClicked: screen.controller.queueInstead()
        }
        Keypad {
            id: keypad
            readonly property real free: screen.wide ? parent.height
                : parent.height - queue.height - Theme.gap - (screen.below ? 0 : told.height + Theme.gap)
            x: screen.wide ? parent.width - width : 0
            y: screen.wide ? 0 : queue.y - Theme.gap - height
            width: screen.wide ? screen.half : parent.width
            keyHeight: Math.floor(Math.max(Theme.targetLeast, Math.min(Theme.target, (free - 3 * spacing) / 4)))
            eraseName: qsTr("Стереть")
            onDigit: figure => screen.controller.typeCode(figure)
            onErase: screen.controller.eraseCode()
        }
    }

    bar: Action {
        objectName: "enter"
        anchors.fill: parent
        primary: true
        available: screen.checkIn.complete && !screen.checkIn.resting
        text: qsTr("Готово", "of a code")
        textSize: Type.lead
        onClicked: screen.controller.enterCode()
    }
}
