// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Ui
import Talon.Screens

// The code of a booking, figure by figure; without one the booked time, then the last four figures of the phone. Whoever has neither goes on
// in the ordinary queue.
KioskPage {
    id: screen

    readonly property CheckIn checkIn: controller.checkIn
    readonly property bool below: low && !wide // what is not touched stands in the free part above

    readonly property bool byCode: checkIn.asked === CheckIn.Code
    readonly property bool byTime: checkIn.asked === CheckIn.Time

    title: byCode ? qsTr("Наберите код записи")
        : byTime ? qsTr("На какое время вы записаны?") : qsTr("Последние четыре цифры телефона")
    subtitle: checkIn.asked === CheckIn.Phone ? qsTr("Время записи %1").arg(checkIn.bookedAt)
        : Theme.zoom >= 2 ? "" : byCode ? qsTr("%n цифр из подтверждения записи", "of a code", checkIn.digits)
        : qsTr("Часы и минуты, например 09:30")

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
                spacing: screen.byTime ? Theme.margin : Theme.tight
                count: screen.checkIn.digits
                figures: screen.checkIn.code
                time: screen.byTime
                cell: Math.floor((told.width - (count - 1) * spacing) / count)
                Accessible.name: screen.byCode ? qsTr("Код: %1").arg(screen.checkIn.code) : qsTr("Набрано: %1").arg(screen.checkIn.typed)
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
            readonly property bool phone: screen.byCode && screen.checkIn.phoneOffered
            text: screen.byCode && !screen.checkIn.listMissing ? qsTr("У меня нет кода") : qsTr("Талон общей очереди")
            onClicked: {
                if (phone)
                    screen.controller.withoutCode();
                else
                    screen.controller.queueInstead();
            }
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
