// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Ui
import Talon.Screens

// The number that the visitor has come for, and what happens next.
Rectangle {
    id: screen

    required property TicketController controller
    readonly property IssuedTicket ticket: controller.ticket

    color: Theme.deep.ground

    Banner {
        id: banner
        width: parent.width
        siteName: screen.controller.sign.siteName
        time: screen.controller.sign.clock
    }

    Rectangle {
        id: paper
        anchors.top: banner.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Theme.margin
        anchors.topMargin: Theme.gap
        height: inside.height + 2 * Theme.space
        radius: Theme.radius
        color: Theme.card.ground

        Column {
            id: inside
            x: Theme.margin
            y: Theme.space
            width: parent.width - 2 * x
            spacing: Theme.gap

            Label {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                tone: Theme.card
                muted: true
                text: qsTr("Ваш талон")
                font.pixelSize: Type.heading
            }
            Label {
                objectName: "number"
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                tone: Theme.card
                text: screen.ticket.number
                font.pixelSize: Type.ofNumber(screen.ticket.number, Type.ticket)
                font.bold: true
                lineHeight: 0.9
            }
            Label {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                tone: Theme.card
                text: screen.ticket.service
                font.pixelSize: Type.lead
            }
            Rectangle {
                width: parent.width
                height: Theme.stroke
                color: Theme.card.edge
                visible: facts.visible
            }
            Column {
                id: facts
                width: parent.width
                spacing: Theme.tight
                visible: screen.ticket.ahead !== "" || screen.ticket.wait !== ""

                Label {
                    width: parent.width
                    horizontalAlignment: Text.AlignHCenter
                    tone: Theme.card
                    visible: text !== ""
                    text: screen.ticket.ahead
                    font.pixelSize: Type.heading
                    font.bold: true
                }
                Label {
                    width: parent.width
                    horizontalAlignment: Text.AlignHCenter
                    tone: Theme.card
                    visible: text !== ""
                    text: screen.ticket.wait
                    font.pixelSize: Type.lead
                }
            }
        }
    }

    Row {
        id: phone
        anchors.top: paper.bottom
        anchors.topMargin: Theme.space
        anchors.left: parent.left
        anchors.leftMargin: Theme.margin
        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        spacing: Theme.space
        visible: screen.ticket.statusUrl !== ""

        Rectangle {
            width: Theme.qrSide
            height: Theme.qrSide
            radius: Theme.radiusSmall
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
            width: parent.width - Theme.qrSide - parent.spacing
            tone: Theme.deep
            text: qsTr("Наведите камеру телефона на код и следите за очередью на телефоне")
            font.pixelSize: Type.large
        }
    }

    PrintState {
        id: print
        anchors.bottom: done.top
        anchors.bottomMargin: Theme.space
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        ticket: screen.ticket
    }

    Action {
        id: done
        objectName: "done"
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: Theme.margin
        height: Theme.target
        primary: true
        text: qsTr("Готово")
        textSize: Type.heading
        onClicked: screen.controller.finish()
    }
}
