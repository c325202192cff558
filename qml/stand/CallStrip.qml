// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Talon.Ui
import Talon.Screens

// The last calls: who reads misses none. Amber is a call that is new; the others stay calm.
Rectangle {
    id: strip

    required property CallsModel calls
    property bool kept: true // false: the calls are out of date, and the strip says where to look

    readonly property bool shown: !kept || calls.count > 0

    visible: shown
    height: shown ? row.height + 2 * Theme.tight : 0
    color: Theme.raised.ground

    Rectangle {
        width: parent.width
        height: Theme.stroke
        color: Theme.raised.edge
    }
    Row {
        id: row
        x: Theme.margin
        y: Theme.tight
        height: Theme.tile
        width: parent.width - 2 * Theme.margin
        spacing: Theme.gap

        Label {
            anchors.verticalCenter: parent.verticalCenter
            visible: !strip.kept || strip.width > Theme.px(Theme.longSide) * 0.8
            width: strip.kept ? implicitWidth : parent.width
            tone: Theme.raised
            muted: true
            text: strip.kept ? qsTr("Вызваны") : qsTr("Вызовы здесь не обновляются. Смотрите на табло")
            font.pixelSize: Type.hallNote
            lineHeight: 1
        }
        Repeater {
            model: strip.kept ? strip.calls : null

            CallChip {
                required property string sentence
                required property bool active

                anchors.verticalCenter: parent ? parent.verticalCenter : undefined
                calm: !active
                said: sentence
            }
        }
    }
}
