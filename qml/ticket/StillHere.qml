// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Ui
import Talon.Screens

// Asks, seen and heard, before the screen forgets its visitor. The number of a ticket stays in sight.
QuestionPanel {
    id: question

    objectName: "stillHere"
    required property TicketController controller

    title: qsTr("Вы ещё здесь?")
    text: controller.idle.sentence
    veiled: controller.step !== TicketController.Ticket
    onTouchedBeside: controller.touched()

    Grid {
        readonly property bool stacked: Theme.zoom > 1
        width: parent ? parent.width : 0
        columns: stacked ? 1 : 2
        spacing: Theme.gapLeast

        Action {
            objectName: "leave"
            width: parent.stacked ? parent.width : Math.floor((parent.width - parent.spacing) * 0.4)
            text: qsTr("Закончить")
            onClicked: question.controller.finish()
        }
        Action {
            objectName: "stay"
            width: parent.stacked ? parent.width : parent.width - parent.spacing - Math.floor((parent.width - parent.spacing) * 0.4)
            primary: true
            text: qsTr("Я ещё здесь")
            textSize: Type.lead
            onClicked: question.controller.touched()
        }
    }
}
