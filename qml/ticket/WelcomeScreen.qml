// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Talon.Ui
import Talon.Screens

// Waits for a visitor: whose hall this is, the time, and the languages. Also stands while there is no menu yet.
Rectangle {
    id: screen

    required property TicketController controller
    readonly property bool ready: controller.step !== TicketController.Preparing

    color: Theme.deep.ground

    Notice {
        objectName: "trouble"
        width: parent.width
        corner: 0
        text: screen.controller.trouble
        visible: text !== ""
    }

    Column {
        x: Theme.margin
        y: Theme.welcomeTop
        width: parent.width - 2 * Theme.margin
        spacing: Theme.space

        Label {
            tone: Theme.deep
            text: screen.controller.sign.clock
            font.pixelSize: Type.bigClock
            font.bold: true
            lineHeight: 1
        }
        Label {
            width: parent.width
            tone: Theme.deep
            muted: true
            text: screen.controller.sign.date
            font.pixelSize: Type.lead
        }
        Rectangle {
            width: Theme.section
            height: Theme.strokeBold
            color: Theme.emphasis.ground
        }
        Label {
            width: parent.width
            tone: Theme.deep
            text: screen.controller.sign.siteName
            font.pixelSize: Type.heading
            font.bold: true
            Accessible.role: Accessible.Heading
        }
    }

    Column {
        x: Theme.margin
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.section
        width: parent.width - 2 * Theme.margin
        spacing: Theme.space

        Label {
            width: parent.width
            tone: Theme.deep
            text: screen.ready ? qsTr("Возьмите талон") : qsTr("Терминал готовится к работе")
            font.pixelSize: Type.poster
            font.bold: true
            lineHeight: 1
        }
        Label {
            width: parent.width
            tone: Theme.deep
            muted: true
            bottomPadding: Theme.space
            text: screen.ready ? qsTr("Нажмите на свой язык\nTouch your language")
                               : qsTr("Это займёт немного времени. Если нужно срочно, обратитесь, пожалуйста, к сотруднику.")
            font.pixelSize: Type.lead
        }
        Repeater {
            model: screen.ready ? screen.controller.languages : []

            Action {
                required property string modelData
                required property int index

                objectName: "language-" + modelData
                width: parent.width
                height: Theme.targetLarge
                primary: index === 0
                // A language names itself, whatever the catalogue.
                text: modelData === "en" ? "English" : qsTr("Русский", "in Russian in every catalogue")
                textSize: Type.title
                onClicked: screen.controller.chooseLanguage(modelData)
            }
        }
    }
}
