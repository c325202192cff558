// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// A calm strip that tells in one sentence what is different today.
Rectangle {
    id: notice

    property alias text: words.text
    property alias textSize: words.font.pixelSize
    property int corner: Theme.radius

    implicitHeight: Math.max(Theme.noticeLeast, words.implicitHeight + 2 * Theme.tight)
    radius: corner
    color: Theme.notice.ground
    border.width: corner > 0 ? Theme.stroke : 0
    border.color: Theme.notice.edge

    Accessible.role: Accessible.AlertMessage
    Accessible.name: Type.plain(text)

    Rectangle {
        id: badge
        anchors.left: parent.left
        anchors.leftMargin: notice.corner > 0 ? Theme.gap : Theme.margin
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(words.font.pixelSize * 1.4, Theme.mark)
        height: width
        radius: width / 2
        color: Theme.notice.ink

        Label {
            anchors.centerIn: parent
            text: "!"
            color: Theme.notice.ground
            font.pixelSize: parent.width * 0.7
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
        anchors.rightMargin: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        tone: Theme.notice
        balanced: true
        font.pixelSize: Type.note
        lineHeight: 1
        Accessible.ignored: true
    }
}
