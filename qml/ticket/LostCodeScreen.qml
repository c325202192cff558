// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Talon.Ui
import Talon.Screens

// The last three figures of a ticket that was taken here today, and whose paper is gone.
KioskPage {
    id: screen

    readonly property LostTicket lost: controller.lost
    readonly property bool below: low && !wide // what is not touched stands in the free part above

    trouble: controller.trouble
    title: qsTr("Наберите номер талона")
    subtitle: Theme.zoom < 2 ? qsTr("Три последние цифры, без буквы") : ""

    Item {
        anchors.fill: parent

        Column {
            id: told
            y: screen.below ? -height - Theme.gap : 0
            width: screen.wide ? screen.half : parent.width
            spacing: Theme.gap

            Row {
                objectName: "figures"
                anchors.horizontalCenter: parent.horizontalCenter
                spacing: Theme.gapLeast
                Accessible.role: Accessible.StaticText
                Accessible.name: qsTr("Цифры: %1").arg(screen.lost.figures)

                Repeater {
                    model: screen.lost.digits

                    Rectangle {
                        required property int index
                        readonly property bool next: index === screen.lost.figures.length
                        width: Theme.target
                        height: Theme.target
                        radius: Theme.radius
                        color: Theme.card.ground
                        border.width: next ? Theme.strokeBold : Theme.stroke
                        border.color: next ? Theme.primary.ground : Theme.card.edge

                        Label {
                            anchors.centerIn: parent
                            tone: Theme.card
                            text: screen.lost.figures.charAt(parent.index)
                            font.pixelSize: Type.title
                            font.bold: true
                            lineHeight: 1
                            Accessible.ignored: true
                        }
                    }
                }
            }
            Notice {
                objectName: "miss"
                width: parent.width
                visible: text !== ""
                text: screen.lost.miss
            }
        }
        Keypad {
            readonly property real free: screen.wide ? parent.height : parent.height - (screen.below ? 0 : told.height + Theme.gap)
            x: screen.wide ? parent.width - width : 0
            anchors.bottom: screen.wide ? undefined : parent.bottom
            width: screen.wide ? screen.half : parent.width
            keyHeight: Math.floor(Math.max(Theme.targetLeast, Math.min(Theme.target, (free - 3 * spacing) / 4)))
            eraseName: qsTr("Стереть")
            onDigit: figure => screen.controller.typeLost(figure)
            onErase: screen.controller.eraseLost()
        }
    }

    bar: Action {
        objectName: "enter"
        anchors.fill: parent
        primary: true
        available: screen.lost.complete && !screen.lost.resting
        text: qsTr("Найти")
        textSize: Type.lead
        onClicked: screen.controller.enterLost()
    }
}
