// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Talon.Ui
import Talon.Screens

// Night and Sunday: dark, the hour at which the first service opens, and the week's hours.
TroublePage {
    id: screen

    required property TicketController controller

    tone: Theme.night
    siteName: controller.sign.siteName
    time: controller.sign.clock
    low: controller.comfort.low
    title: qsTr("Сейчас закрыто")
    figure: controller.opening.time
    figureNote: controller.opening.time === "" ? "" : qsTr("Откроемся %1").arg(controller.opening.day)
    backShown: false
    comfortText: qsTr("Удобнее")
    onComfort: controller.comfort.open = true

    strip: LanguageStrip {
        width: parent.width
        name: screen.controller.languagePrompt
        languages: screen.controller.languages
        current: screen.controller.language
        onChose: id => screen.controller.chooseLanguage(id)
    }

    Column {
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        width: screen.wide ? Math.floor(parent.width * 0.36) : parent.width
        spacing: Theme.tight

        Repeater {
            model: screen.controller.opening.week

            Item {
                required property var modelData
                width: parent ? parent.width : 0
                height: hours.height + Theme.gap

                Rectangle {
                    width: parent.width
                    height: Theme.stroke
                    color: Theme.night.edge
                    opacity: 0.5
                }
                Label {
                    anchors.bottom: parent.bottom
                    tone: Theme.night
                    text: parent.modelData.days
                }
                Label {
                    id: hours
                    anchors.bottom: parent.bottom
                    anchors.right: parent.right
                    width: parent.width * 0.7
                    horizontalAlignment: Text.AlignRight
                    tone: Theme.night
                    font.bold: true
                    text: parent.modelData.hours
                }
            }
        }
    }
}
