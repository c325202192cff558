// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Ui
import Talon.Screens

// Warns that the screen is about to close. The number of a ticket stays in sight.
Item {
    id: question

    objectName: "stillHere"
    required property TicketController controller

    Rectangle {
        anchors.fill: parent
        color: Theme.veil
        opacity: Theme.veilOpacity
        visible: question.controller.step !== TicketController.Ticket
    }
    // What lies beneath is not to be touched; a touch anywhere says that somebody is there.
    MouseArea {
        anchors.fill: parent
        onClicked: question.controller.touched()
    }

    Rectangle {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        height: sheet.height + 2 * Theme.margin
        color: Theme.page.ground

        Rectangle {
            width: parent.width
            height: Theme.strokeBold
            color: Theme.emphasis.ground
        }
        Column {
            id: sheet
            x: Theme.margin
            y: Theme.margin
            width: parent.width - 2 * x
            spacing: Theme.gap

            Label {
                width: parent.width
                text: qsTr("Вы ещё здесь?")
                font.pixelSize: Type.title
                font.bold: true
                lineHeight: 1
                Accessible.role: Accessible.Heading
            }
            Label {
                objectName: "countdown"
                width: parent.width
                text: question.controller.idle.sentence
                font.pixelSize: Type.heading
            }
            Row {
                width: parent.width
                spacing: Theme.gap

                Action {
                    objectName: "leave"
                    width: Theme.barWidth
                    height: Theme.targetTall
                    text: qsTr("Закончить")
                    onClicked: question.controller.finish()
                }
                Action {
                    objectName: "stay"
                    width: parent.width - Theme.barWidth - parent.spacing
                    height: Theme.targetTall
                    primary: true
                    text: qsTr("Я ещё здесь")
                    textSize: Type.heading
                    onClicked: question.controller.touched()
                }
            }
        }
    }
}
