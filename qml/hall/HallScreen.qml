// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Talon.Ui
import Talon.Screens

// Left: the calls of this minute, large. Right: the last calls as a table. Above: whose hall, and the time.
Rectangle {
    id: screen

    required property HallController controller

    color: Theme.deep.ground

    Item {
        id: top
        x: Theme.margin
        width: parent.width - 2 * x
        height: Theme.hallTop

        Label {
            anchors.left: parent.left
            anchors.right: date.left
            anchors.rightMargin: Theme.space
            anchors.verticalCenter: parent.verticalCenter
            tone: Theme.deep
            text: screen.controller.sign.siteName
            font.pixelSize: Type.hallNote
            font.bold: true
            maximumLineCount: 2
            elide: Text.ElideRight
        }
        Label {
            id: date
            anchors.right: clock.left
            anchors.rightMargin: Theme.space
            anchors.baseline: clock.baseline
            tone: Theme.deep
            muted: true
            text: screen.controller.sign.date
            font.pixelSize: Type.hallNote
        }
        Label {
            id: clock
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            tone: Theme.deep
            text: screen.controller.sign.clock
            font.pixelSize: Type.hallClock
            font.bold: true
        }
    }

    Item {
        id: calls
        anchors.top: top.bottom
        anchors.left: parent.left
        anchors.leftMargin: Theme.margin
        anchors.right: table.visible ? table.left : parent.right
        anchors.rightMargin: Theme.margin
        anchors.bottom: foot.top

        Column {
            id: cards
            anchors.fill: parent
            spacing: Theme.gap
            visible: screen.controller.current.count > 0

            Repeater {
                model: screen.controller.current

                CallCard {
                    width: cards.width
                    height: (cards.height - (screen.controller.current.count - 1) * cards.spacing)
                        / Math.max(1, screen.controller.current.count)
                    together: screen.controller.current.count
                    emphasis: fresh && screen.controller.emphasis
                }
            }
        }
        Label {
            objectName: "empty"
            anchors.centerIn: parent
            width: parent.width
            visible: screen.controller.current.count === 0
            horizontalAlignment: Text.AlignHCenter
            tone: Theme.deep
            text: screen.controller.ready ? qsTr("Ожидайте вызова.\nНомер вашего талона\nпоявится здесь.")
                                          : qsTr("Табло готовится к работе")
            font.pixelSize: Type.poster
            font.bold: true
        }
    }

    Item {
        id: table
        anchors.top: top.bottom
        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        anchors.bottom: foot.top
        width: Theme.hallTable
        visible: screen.controller.last.count > 0

        CallRow {
            id: head
            width: parent.width
            height: Theme.hallHead
            heading: true
            number: qsTr("Талон")
            window: qsTr("Окно")
            sentence: ""
            fresh: false
        }
        Column {
            anchors.top: head.bottom
            width: parent.width

            Repeater {
                model: screen.controller.last

                CallRow {
                    width: table.width
                    height: Theme.hallRow
                }
            }
        }
    }

    Item {
        id: foot
        x: Theme.margin
        width: parent.width - 2 * x
        anchors.bottom: parent.bottom
        height: Theme.hallFoot

        Label {
            anchors.verticalCenter: parent.verticalCenter
            visible: !stale.visible && screen.controller.ready
            tone: Theme.deep
            text: screen.controller.waiting
            font.pixelSize: Type.hallLead
        }
        Notice {
            id: stale
            objectName: "stale"
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width
            visible: text !== ""
            text: screen.controller.stale
            textSize: Type.hallNote
        }
    }
}
