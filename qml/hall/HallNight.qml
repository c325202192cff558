// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Talon.Ui
import Talon.Screens

// From closing to opening: dark, when it opens next, the week's hours.
Item {
    id: night

    required property HallController controller
    required property int caption
    readonly property bool upright: width < height

    Column {
        id: when
        width: night.upright ? parent.width : parent.width * 0.56
        y: night.upright ? 0 : (parent.height - height) / 2
        spacing: Theme.gap

        Label {
            tone: Theme.night
            text: qsTr("Сейчас закрыто")
            font.pixelSize: night.caption
        }
        Label {
            visible: text !== ""
            tone: Theme.night
            text: night.controller.opening.time
            font.pixelSize: Type.hallPoster
            font.bold: true
            lineHeight: 0.8
            wrapMode: Text.NoWrap
        }
        Label {
            width: parent.width
            visible: night.controller.opening.time !== ""
            tone: Theme.night
            text: qsTr("Откроемся %1").arg(night.controller.opening.day)
            font.pixelSize: night.caption
            font.bold: true
        }
    }
    Column {
        anchors.right: parent.right
        y: night.upright ? when.height + Theme.margin : (parent.height - height) / 2
        width: night.upright ? parent.width : parent.width * 0.4
        spacing: Theme.tight

        Repeater {
            model: night.controller.opening.week

            Item {
                required property var modelData
                width: parent ? parent.width : 0
                height: hours.height + Theme.gap

                Rectangle {
                    width: parent.width
                    height: Theme.stroke
                    color: Theme.night.edge
                    opacity: 0.4
                }
                Label {
                    anchors.bottom: parent.bottom
                    tone: Theme.night
                    text: parent.modelData.days
                    font.pixelSize: night.caption
                }
                Label {
                    id: hours
                    anchors.bottom: parent.bottom
                    anchors.right: parent.right
                    width: parent.width * 0.75
                    horizontalAlignment: Text.AlignRight
                    tone: Theme.night
                    text: parent.modelData.hours
                    font.pixelSize: night.caption
                    font.bold: true
                }
            }
        }
    }
}
