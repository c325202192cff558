// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// The frame of the kiosk's inner screens: banner, sign of trouble, title; the content; and the way back, always at the
// same place.
Rectangle {
    id: page

    property alias siteName: banner.siteName
    property alias time: banner.time
    property alias trouble: sign.text
    property string title
    property string subtitle
    property string backText
    property bool backShown: true
    readonly property alias contentTop: room.y
    readonly property alias contentHeight: room.height
    default property alias content: room.data
    property alias bar: foot.data // at the right of the way back

    signal back()

    color: Theme.page.ground

    Banner {
        id: banner
        width: parent.width
    }
    Notice {
        id: sign
        objectName: "trouble"
        anchors.top: banner.bottom
        width: parent.width
        corner: 0
        visible: text !== ""
    }
    Column {
        id: head
        y: Theme.titleTop
        x: Theme.margin
        width: parent.width - 2 * Theme.margin
        spacing: Theme.gap

        Label {
            width: parent.width
            text: page.title
            font.pixelSize: Type.title
            font.bold: true
            lineHeight: 1
            Accessible.role: Accessible.Heading
        }
        Label {
            width: parent.width
            visible: text !== ""
            text: page.subtitle
            muted: true
        }
    }
    Item {
        id: room
        anchors.top: parent.top
        anchors.topMargin: Math.max(Theme.contentTop, head.y + head.height + Theme.space)
        anchors.left: parent.left
        anchors.leftMargin: Theme.margin
        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        anchors.bottom: foot.top
        anchors.bottomMargin: Theme.space
    }
    Item {
        id: foot
        anchors.left: parent.left
        anchors.leftMargin: Theme.margin
        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.margin
        height: Theme.target

        Action {
            objectName: "back"
            visible: page.backShown
            width: Theme.barWidth
            height: parent.height
            shape: Glyph.Back
            text: page.backText
            onClicked: page.back()
        }
    }
}
