// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Ui
import Talon.Screens

// What the display says instead of calls: that there are none yet, that it is not ready, or that it is not to be trusted. As large
// as a call, and once more in English.
Item {
    id: words

    required property HallController controller
    property int size
    property int caption
    readonly property bool stale: controller.stale !== ""

    Column {
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width
        spacing: Theme.gap

        Label {
            id: said
            objectName: words.stale ? "stale" : "empty"
            width: parent.width
            tone: Theme.deep
            balanced: true
            text: words.stale ? words.controller.stale
                : words.controller.ready ? qsTr("Ожидайте вызова. Номер вашего талона появится здесь.") : qsTr("Табло готовится к работе")
            font.pixelSize: words.size
            font.bold: true
            lineHeight: 1.04
            Accessible.role: words.stale ? Accessible.AlertMessage : Accessible.StaticText
        }
        Label {
            // Where the letters are so large that there is no room for both, the first language stays.
            visible: said.implicitHeight + Theme.gap + implicitHeight <= words.height
            width: parent.width
            tone: Theme.deep
            muted: true
            balanced: true
            text: words.stale ? qsTr("This display is not being updated. Please listen for calls at the windows.", "in English in every catalogue")
                : words.controller.ready ? qsTr("Please wait. Your ticket number will appear here.", "in English in every catalogue")
                : qsTr("The display is getting ready", "in English in every catalogue")
            font.pixelSize: words.caption
        }
    }
}
