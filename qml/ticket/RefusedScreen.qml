// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Ui
import Talon.Screens

// No ticket, and why.
Page {
    id: screen

    required property TicketController controller

    siteName: controller.sign.siteName
    time: controller.sign.clock
    trouble: controller.trouble
    title: controller.refusalTitle
    backText: qsTr("Назад")
    onBack: controller.back()

    Rectangle {
        width: parent.width
        height: words.implicitHeight + 2 * Theme.margin
        radius: Theme.radius
        color: Theme.card.ground
        border.width: Theme.stroke
        border.color: Theme.card.edge

        Label {
            id: words
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.margins: Theme.margin
            anchors.verticalCenter: parent.verticalCenter
            tone: Theme.card
            text: screen.controller.refusalText
            font.pixelSize: Type.heading
        }
    }

    bar: Action {
        objectName: "finish"
        anchors.right: parent.right
        width: Theme.barWidth
        height: parent.height
        text: qsTr("Закончить")
        onClicked: screen.controller.finish()
    }
}
