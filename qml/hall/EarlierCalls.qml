// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Talon.Ui
import Talon.Screens

// The calls before those that stand large: read from as far, and as many as there is room for.
Item {
    id: earlier

    required property HallController controller
    property int caption
    property int size
    property bool arrows: false
    readonly property int least: Math.ceil(size * 1.24)
    readonly property int fit: Math.max(1, Math.floor((height - head.height - Theme.tight) / least))

    Label {
        id: head
        height: Math.ceil(earlier.caption * 1.2)
        verticalAlignment: Text.AlignVCenter
        tone: Theme.deep
        muted: true
        text: qsTr("раньше · earlier")
        font.pixelSize: earlier.caption
        wrapMode: Text.NoWrap
    }
    Column {
        anchors.top: head.bottom
        anchors.topMargin: Theme.tight
        width: parent.width

        Repeater {
            model: earlier.controller.earlier

            CallRow {
                required property int index
                visible: index < earlier.fit
                width: earlier.width
                height: Math.floor((earlier.height - head.height - Theme.tight) / earlier.fit)
                size: earlier.size
                least: earlier.size
                framed: false
            }
        }
    }
}
