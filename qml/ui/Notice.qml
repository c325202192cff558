// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// A calm strip that tells a trouble in one sentence.
Rectangle {
    id: notice

    property alias text: words.text
    property alias textSize: words.font.pixelSize
    property int corner: Theme.radius

    implicitHeight: Math.max(Theme.noticeHeight, words.implicitHeight + Theme.gap)
    radius: corner
    color: Theme.notice.ground
    border.width: Theme.stroke
    border.color: Theme.notice.edge

    Accessible.role: Accessible.AlertMessage
    Accessible.name: Type.plain(text)

    Rectangle {
        id: badge
        anchors.left: parent.left
        anchors.leftMargin: Theme.space
        anchors.verticalCenter: parent.verticalCenter
        width: words.font.pixelSize * 1.5
        height: width
        radius: width / 2
        color: Theme.notice.ink

        Label {
            anchors.centerIn: parent
            text: "!"
            tone: Theme.deep
            font.pixelSize: words.font.pixelSize
            font.bold: true
            lineHeight: 1
            Accessible.ignored: true
        }
    }
    Label {
        id: words
        anchors.left: badge.right
        anchors.leftMargin: Theme.gap
        anchors.right: parent.right
        anchors.rightMargin: Theme.space
        anchors.verticalCenter: parent.verticalCenter
        tone: Theme.notice
        font.pixelSize: Type.note
        Accessible.ignored: true
    }
}
