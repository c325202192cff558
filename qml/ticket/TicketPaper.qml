// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Talon.Ui
import Talon.Screens

// The ticket as it comes out of the slot: the half with the number stands in its place from the first frame, the rest unrolls under it.
// Two shapes, torn where the paper is torn: what moves ends below the number. Drawn again with every step of the movement, FreeType's
// outlines of letters this large would come out a little different, and the number's edges would stir.
Item {
    id: paper

    required property IssuedTicket ticket
    property bool large: false // larger letters

    // Places on the paper, in parts of its height
    readonly property real numberAt: large ? 0.2 : 0.262
    readonly property real serviceAt: large ? 0.36 : 0.4
    readonly property int tornAt: Math.round(height * (large ? 0.5 : 0.56))

    component Half: TicketShape {
        width: paper.width
        sheet: Theme.card.ground
        dashes: Theme.card.edge
        corner: Theme.notchRadius
        notch: Theme.notchRadius
        stroke: Theme.stroke
        tornAt: paper.tornAt
    }

    Half {
        id: upper
        height: paper.tornAt
        below: paper.height - paper.tornAt

        Label {
            y: Math.round(paper.height * 0.035)
            anchors.horizontalCenter: parent.horizontalCenter
            visible: !paper.large
            tone: Theme.card
            muted: true
            text: qsTr("Ваш талон")
        }
        TicketNumber {
            objectName: "number"
            anchors.horizontalCenter: parent.horizontalCenter
            y: Math.round(paper.height * paper.numberAt - height / 2)
            text: paper.ticket.number
            size: Type.ofNumber(paper.ticket.number, Math.min(Type.ticket, paper.height * 0.32, paper.width * 0.31))
        }
        Label {
            x: Theme.margin
            width: parent.width - 2 * x
            y: Math.round(paper.height * paper.serviceAt)
            height: paper.tornAt - y - Theme.tight
            verticalAlignment: Text.AlignVCenter
            horizontalAlignment: Text.AlignHCenter
            visible: Theme.zoom < 2 // the largest letters need its room; who took the ticket knows
            tone: Theme.card
            balanced: true
            text: paper.ticket.service
            font.pixelSize: Type.row
            font.bold: true
            lineHeight: 1
            fontSizeMode: Text.Fit
            minimumPixelSize: Theme.px(24)
        }
    }
    Item {
        id: slot
        objectName: "slot"
        property real out: 1
        y: paper.tornAt
        width: parent.width
        height: Math.round(lower.height * out)
        clip: out < 1

        NumberAnimation {
            target: slot
            property: "out"
            running: Theme.motion
            from: 0
            to: 1
            duration: Theme.quick
            easing.type: Easing.OutCubic
        }

        Half {
            id: lower
            height: paper.height - paper.tornAt
            above: paper.tornAt

            Column {
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.margins: Theme.margin
                y: Math.round((parent.height - height) / 2)
                spacing: Theme.tight

                Label {
                    width: parent.width
                    horizontalAlignment: Text.AlignHCenter
                    tone: Theme.card
                    balanced: true
                    text: paper.ticket.ahead !== "" ? paper.ticket.ahead : qsTr("Вас вызовут по номеру")
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
                    text: paper.ticket.wait !== "" ? paper.ticket.wait : qsTr("Следите за табло")
                    font.pixelSize: Type.row
                }
            }
        }
    }
}
