// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Ui
import Talon.Screens

// The terminal cannot keep tickets safe any more: it gives none until staff have seen to it.
Page {
    id: screen

    required property TicketController controller

    siteName: controller.sign.siteName
    time: controller.sign.clock
    title: qsTr("Терминал временно не работает")
    subtitle: qsTr("Попробуйте взять талон на другом терминале")
    backShown: false

    Rectangle {
        width: parent.width
        height: words.implicitHeight + 2 * Theme.margin
        radius: Theme.radius
        color: Theme.notice.ground
        border.width: Theme.stroke
        border.color: Theme.notice.edge

        Label {
            id: words
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.margins: Theme.margin
            anchors.verticalCenter: parent.verticalCenter
            tone: Theme.notice
            text: qsTr("Обратитесь, пожалуйста, к сотруднику инспекции.")
            font.pixelSize: Type.heading
            font.bold: true
        }
    }

    bar: Label {
        width: parent.width
        anchors.bottom: parent.bottom
        muted: true
        text: screen.controller.failure
        font.pixelSize: Type.note
    }
}
