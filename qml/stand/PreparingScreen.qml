// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Ui

// No page has come yet: what is known without one, and never an empty screen.
StandPage {
    id: screen

    title: qsTr("Сведения загружаются")
    subtitle: controller.today
    backShown: false

    Column {
        width: parent.width
        spacing: Theme.gap

        Label {
            width: parent.width
            balanced: true
            text: qsTr("Какие документы нужны и сколько ждать, вам подскажет сотрудник.")
            font.pixelSize: Type.lead
        }
        Label {
            width: parent.width
            visible: text !== ""
            muted: true
            text: screen.controller.address
        }
    }
}
