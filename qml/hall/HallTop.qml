// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Ui
import Talon.Screens

// The top of the display: the mark, whose hall, the date and the time.
Item {
    id: top

    required property SiteSign sign
    property Tone tone: Theme.deep
    readonly property bool upright: width < Theme.px(1400)

    height: Theme.hallTop

    Glyph {
        id: mark
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.mark
        height: width
        shape: Glyph.Mark
        ink: top.tone.ink
    }
    Label {
        anchors.left: mark.right
        anchors.leftMargin: Theme.gap
        anchors.right: date.visible ? date.left : clock.left
        anchors.rightMargin: Theme.gap
        height: parent.height
        verticalAlignment: Text.AlignVCenter
        tone: top.tone
        balanced: true
        text: top.sign.siteName
        font.pixelSize: top.upright || text.length > 100 ? Type.ofSign(text) : Type.hallNote
        lineHeight: 1
    }
    Label {
        id: date
        anchors.right: clock.left
        anchors.rightMargin: Theme.gap
        anchors.baseline: clock.baseline
        visible: !top.upright
        tone: top.tone
        muted: true
        text: top.sign.date
        font.pixelSize: Type.hallNote
        wrapMode: Text.NoWrap
    }
    Label {
        id: clock
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        tone: top.tone
        text: top.sign.clock
        font.pixelSize: Type.hallClock
        font.bold: true
        lineHeight: 1
        wrapMode: Text.NoWrap
    }
}
