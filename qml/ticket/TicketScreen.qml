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
    // Places on the paper, in parts of its height
    readonly property real numberAt: large ? 0.2 : 0.262
    readonly property real serviceAt: large ? 0.36 : 0.4
    readonly property real tornAt: large ? 0.5 : 0.56

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

        // Out of the slot, as the paper comes: the half with the number stands in its place from the first frame, the rest unrolls under it.
        Item {
            id: slot
            objectName: "slot"
            property real out: 1
            width: parent.width
            height: Math.round(parent.height * out)
            clip: out < 1

            NumberAnimation {
                target: slot
                property: "out"
                running: Theme.motion
                from: screen.tornAt
                to: 1
                duration: Theme.quick
                easing.type: Easing.OutCubic
            }

            TicketShape {
                id: paper
                objectName: "paper"
                width: parent.width
                height: stage.height
                sheet: Theme.card.ground
                dashes: Theme.card.edge
                corner: Theme.notchRadius
                notch: Theme.notchRadius
                stroke: Theme.stroke
                tornAt: Math.round(height * screen.tornAt)

                Label {
                    y: Math.round(parent.height * 0.035)
                    anchors.horizontalCenter: parent.horizontalCenter
                    visible: !screen.large
                    tone: Theme.card
                    muted: true
                    text: qsTr("Ваш талон")
                }
                TicketNumber {
                    objectName: "number"
                    anchors.horizontalCenter: parent.horizontalCenter
                    y: Math.round(paper.height * screen.numberAt - height / 2)
                    text: screen.ticket.number
                    size: Type.ofNumber(screen.ticket.number, Math.min(Type.ticket, paper.height * 0.32, paper.width * 0.31))
                }
                Label {
                    x: Theme.margin
                    width: parent.width - 2 * x
                    y: Math.round(paper.height * screen.serviceAt)
                    height: paper.tornAt - y - Theme.tight
                    verticalAlignment: Text.AlignVCenter
                    horizontalAlignment: Text.AlignHCenter
                    visible: Theme.zoom < 2 // the largest letters need its room; who took the ticket knows
                    tone: Theme.card
                    balanced: true
                    text: screen.ticket.service
                    font.pixelSize: Type.row
                    font.bold: true
                    lineHeight: 1
                    fontSizeMode: Text.Fit
                    minimumPixelSize: Theme.px(24)
                }
                Column {
                    anchors.left: parent.left
                    anchors.right: parent.right
                    anchors.margins: Theme.margin
                    y: Math.round(paper.tornAt + (paper.height - paper.tornAt - height) / 2)
                    spacing: Theme.tight

                    Label {
                        width: parent.width
                        horizontalAlignment: Text.AlignHCenter
                        tone: Theme.card
                        balanced: true
                        text: screen.ticket.ahead !== "" ? screen.ticket.ahead : qsTr("Вас вызовут по номеру")
                        font.pixelSize: Type.lead
                        font.bold: true
                        lineHeight: 0.92
                    }
                    Label {
                        width: parent.width
                        horizontalAlignment: Text.AlignHCenter
                        lineHeight: 0.92
                        tone: Theme.card
                        muted: true
                        balanced: true
                        text: screen.ticket.wait !== "" ? screen.ticket.wait : qsTr("Следите за табло")
                        font.pixelSize: Type.row
                    }
                }
            }
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
