// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Ui

// The heads of the columns, in both languages of the hall.
Item {
    id: heads

    required property int caption
    required property int size
    required property int rowHeight

    Label {
        x: Theme.hallPad
        anchors.verticalCenter: parent.verticalCenter
        tone: Theme.deep
        muted: true
        text: qsTr("талон · ticket")
        font.pixelSize: heads.caption
        wrapMode: Text.NoWrap
    }
    Label {
        // Over the disc, and never beyond the row.
        x: Math.min(heads.width - width, heads.width - Theme.hallPad - (heads.size * 1.3 + width) / 2)
        anchors.verticalCenter: parent.verticalCenter
        tone: Theme.deep
        muted: true
        text: qsTr("окно · window")
        font.pixelSize: heads.caption
        wrapMode: Text.NoWrap
    }
}
