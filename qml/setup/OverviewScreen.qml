// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Screens
import Talon.Ui

// How a terminal is that works, for staff; and what they do at it.
Page {
    id: screen

    required property SetupController controller

    siteName: qsTr("Талон")
    title: controller.title
    subtitle: qsTr("Для сотрудников инспекции")
    backText: qsTr("Закрыть")
    comfortShown: false
    onBack: controller.back()

    Column {
        id: told
        width: screen.wide ? screen.half : parent.width
        spacing: Theme.gap

        Notice {
            objectName: "stranger"
            width: parent.width
            visible: text !== ""
            text: screen.controller.text
        }
        Column {
            objectName: "facts"
            width: parent.width
            spacing: Theme.tight

            Repeater {
                model: screen.controller.facts

                Label {
                    required property string modelData
                    width: parent.width
                    text: modelData
                }
            }
        }
    }
    Column {
        x: screen.wide ? parent.width - width : 0
        y: screen.wide ? 0 : told.height + Theme.margin
        width: screen.wide ? screen.half : parent.width
        spacing: Theme.gap

        Action {
            objectName: "roll"
            width: parent.width
            visible: screen.controller.rollOffered
            available: !screen.controller.rollNoted
            text: screen.controller.rollNoted ? qsTr("Новый рулон отмечен") : qsTr("Поставлен новый рулон")
            textSize: Type.lead
            onClicked: screen.controller.newRoll()
        }
        Action {
            objectName: "code"
            width: parent.width
            visible: screen.controller.codeOffered
            text: qsTr("Ввести новый код")
            textSize: Type.lead
            onClicked: screen.controller.openCode()
        }
    }
}
