// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Screens
import Talon.Ui

// What is waited for, or what no code helps with.
TroublePage {
    id: screen

    required property SetupController controller
    readonly property bool asking: controller.step === SetupController.Asking

    tone: Theme.deep
    siteName: qsTr("Талон")
    title: controller.title
    subtitle: qsTr("Посетителей просим обратиться к сотруднику")
    text: controller.text
    code: controller.about
    wayText: asking ? qsTr("Ввести другой код") : ""
    backShown: false
    comfortShown: false
    onWay: controller.again()
}
