// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Ui

// What was typed, and where the next letter comes.
Rectangle {
    id: entry

    property string text
    property string hint // while nothing is typed
    property string said // before the text, for who hears it

    height: Theme.targetLeast
    radius: Theme.radius
    color: Theme.card.ground
    border.width: Theme.strokeBold
    border.color: Theme.primary.ground

    Accessible.role: Accessible.StaticText
    Accessible.name: said + " " + text

    Row {
        x: Theme.gap
        anchors.verticalCenter: parent.verticalCenter

        Label {
            id: words
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, entry.width - 3 * Theme.gap)
            tone: Theme.card
            text: entry.text
            font.pixelSize: Type.entry
            font.bold: true
            lineHeight: 1
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
        Rectangle {
            width: Theme.strokeBold
            height: Type.entry
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.primary.ground
        }
        Label {
            anchors.verticalCenter: parent.verticalCenter
            visible: entry.text === "" && entry.hint !== ""
            leftPadding: Theme.tight
            tone: Theme.card
            muted: true
            text: entry.hint
            font.pixelSize: Type.entryHint
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }
}
