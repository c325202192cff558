// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// A question over the lower part of a screen: what lies above stays in sight, and nothing of it can be touched but that a
// touch there says that somebody is there.
Item {
    id: panel

    property string title
    property string text
    property bool veiled: true
    default property alias content: keys.data

    signal touchedBeside()

    Rectangle {
        anchors.fill: parent
        color: Theme.veil
        opacity: Theme.veilOpacity
        visible: panel.veiled
    }
    MouseArea {
        anchors.fill: parent
        onClicked: panel.touchedBeside()
    }
    Rectangle {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        height: sheet.height + 2 * Theme.margin
        color: Theme.page.ground

        Rectangle {
            width: parent.width
            height: Theme.strokeBold
            color: Theme.primary.ground
        }
        MouseArea { anchors.fill: parent } // between the keys: neither this nor that
        Column {
            id: sheet
            x: Theme.margin
            y: Theme.margin
            width: parent.width - 2 * x
            spacing: Theme.gap

            Label {
                width: parent.width
                balanced: true
                text: panel.title
                font.pixelSize: Type.title
                font.bold: true
                lineHeight: 1
                Accessible.role: Accessible.Heading
            }
            Label {
                objectName: "countdown"
                width: parent.width
                visible: text !== ""
                balanced: true
                text: panel.text
                font.pixelSize: Type.lead
            }
            Item {
                id: keys
                width: parent.width
                height: childrenRect.height
            }
        }
    }
}
