// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Talon.Ui
import Talon.Screens

// The rows that stand large. A new call pushes the others down.
Item {
    id: rows

    required property HallController controller
    property bool stale: false
    property int size
    property int least
    property int rowHeight
    property int most

    clip: push.running

    Column {
        id: column
        width: parent.width
        spacing: Theme.gap

        NumberAnimation on y {
            id: push
            running: false
            from: -(rows.rowHeight + column.spacing)
            to: 0
            duration: Theme.quick
            easing.type: Easing.OutCubic
        }

        Repeater {
            model: rows.controller.rows

            CallRow {
                required property int index
                visible: index < rows.most
                width: column.width
                height: rows.rowHeight
                size: rows.size
                least: rows.least
                stale: rows.stale
                flash: rows.controller.emphasis
            }
        }
    }
    Connections {
        target: rows.controller.rows
        function onPushed() { if (Theme.motion) push.restart() }
    }
}
