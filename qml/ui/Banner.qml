// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// The top of every inner screen: whose hall this is, and what time it is.
Rectangle {
    property alias siteName: site.text
    property alias time: clock.text

    implicitHeight: Theme.bannerHeight
    color: Theme.deep.ground

    Label {
        id: site
        anchors.left: parent.left
        anchors.leftMargin: Theme.margin
        anchors.right: clock.left
        anchors.rightMargin: Theme.space
        anchors.verticalCenter: parent.verticalCenter
        tone: Theme.deep
        font.pixelSize: Type.note
        font.bold: true
        maximumLineCount: 2
        elide: Text.ElideRight
    }
    Label {
        id: clock
        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        anchors.verticalCenter: parent.verticalCenter
        tone: Theme.deep
        font.pixelSize: Type.clock
        font.bold: true
    }
}
