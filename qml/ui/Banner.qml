// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Ui

// The top of every screen: the mark, whose hall this is, and what time it is.
Rectangle {
    id: banner

    property alias siteName: site.text
    property alias time: clock.text
    property Tone tone: Theme.deep

    implicitHeight: Theme.bannerHeight
    color: tone.ground

    Glyph {
        id: mark
        anchors.left: parent.left
        anchors.leftMargin: Theme.margin
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.mark
        height: width
        shape: Glyph.Mark
        ink: banner.tone.ink
    }
    Label {
        id: site
        anchors.left: mark.right
        anchors.leftMargin: Theme.gap
        anchors.right: clock.left
        anchors.rightMargin: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        tone: banner.tone
        balanced: true
        // The sign of the house does not grow; a long name is set smaller.
        font.pixelSize: Type.ofSign(text)
        lineHeight: 1
        maximumLineCount: 4
        elide: Text.ElideRight
    }
    Label {
        id: clock
        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        anchors.verticalCenter: parent.verticalCenter
        tone: banner.tone
        font.pixelSize: Type.clock
        font.bold: true
        wrapMode: Text.NoWrap
    }
}
