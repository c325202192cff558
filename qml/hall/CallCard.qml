// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Ui

// One call, large: the number, an arrow, the window.
Rectangle {
    id: card

    required property string number
    required property string window
    required property string sentence
    required property bool fresh
    property bool shared: false // with other calls beside it
    property bool emphasis: false
    readonly property Tone tone: emphasis ? Theme.emphasis : fresh ? Theme.card : Theme.raised
    readonly property int size: shared ? Type.hallCallShared : Type.hallCall

    radius: Theme.radius
    color: tone.ground

    Accessible.role: Accessible.StaticText
    Accessible.name: sentence

    Row {
        anchors.centerIn: parent
        spacing: card.shared ? Theme.space : Theme.margin

        Label {
            anchors.verticalCenter: parent.verticalCenter
            tone: card.tone
            text: card.number
            font.pixelSize: card.size
            font.bold: true
            lineHeight: 1
            Accessible.ignored: true
        }
        Glyph {
            anchors.verticalCenter: parent.verticalCenter
            width: card.size / 2
            shape: Glyph.Arrow
            ink: card.tone.ink
        }
        Column {
            anchors.verticalCenter: parent.verticalCenter

            Label {
                anchors.horizontalCenter: parent.horizontalCenter
                tone: card.tone
                muted: true
                text: qsTr("окно")
                font.pixelSize: Type.hallLead
                lineHeight: 1
                Accessible.ignored: true
            }
            Label {
                anchors.horizontalCenter: parent.horizontalCenter
                tone: card.tone
                text: card.window
                font.pixelSize: card.size
                font.bold: true
                lineHeight: 0.95
                Accessible.ignored: true
            }
        }
    }
}
