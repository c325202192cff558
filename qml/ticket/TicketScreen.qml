// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Ui
import Talon.Screens

// The number that the visitor has come for, and what happens next. Every part has its place, whatever the texts.
Page {
    id: screen

    required property TicketController controller
    readonly property IssuedTicket ticket: controller.ticket
    readonly property bool withCode: ticket.statusUrl !== ""
    readonly property bool large: Theme.zoom > 1 // larger letters: the code stands beside the sentence about the paper, without words

    tone: Theme.deep
    siteName: controller.sign.siteName
    time: controller.sign.clock
    backShown: false
    comfortText: qsTr("Удобнее")
    onComfort: controller.comfort.open = true

    Item {
        id: stage
        width: screen.wide ? Math.floor(parent.width * 0.56) : parent.width
        height: screen.wide ? parent.height : Math.min(Theme.paperMost, parent.height - below.needed - Theme.gap)

        TicketPaper {
            objectName: "paper"
            anchors.fill: parent
            ticket: screen.ticket
            large: screen.large
        }
    }

    Item {
        id: below
        readonly property bool side: screen.large && screen.withCode
        readonly property real needed: side ? Math.max(printed.implicitHeight, phone.height)
            : printed.implicitHeight + (phone.visible ? phone.height + Theme.gap : 0)
        x: screen.wide ? stage.width + Theme.margin : 0
        width: parent.width - x
        anchors.bottom: parent.bottom
        height: screen.wide ? parent.height : needed

        Row {
            id: phone
            width: below.side ? plate.width : parent.width
            anchors.bottom: below.side ? parent.bottom : undefined
            spacing: Theme.gap
            visible: screen.withCode

            Rectangle {
                id: plate
                width: Theme.qrSide
                height: width
                radius: Theme.radius
                color: Theme.code.ground

                QrCode {
                    objectName: "statusCode"
                    anchors.fill: parent
                    anchors.margins: Theme.tight
                    text: screen.ticket.statusUrl
                    Accessible.role: Accessible.Graphic
                    Accessible.name: qsTr("Код для телефона")
                }
            }
            Label {
                anchors.verticalCenter: parent.verticalCenter
                visible: !below.side
                width: Math.max(1, parent.width - plate.width - parent.spacing)
                tone: Theme.deep
                balanced: true
                text: qsTr("Очередь в вашем телефоне: наведите камеру на код")
            }
        }
        PrintState {
            id: printed
            x: below.side ? phone.width + Theme.gap : 0
            width: parent.width - x
            anchors.bottom: parent.bottom
            height: implicitHeight
            ticket: screen.ticket
        }
    }

    bar: Action {
        objectName: "done"
        anchors.fill: parent
        deep: true
        text: qsTr("Готово")
        textSize: Type.lead
        onClicked: screen.controller.finish()
    }
}
