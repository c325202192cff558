// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Screens
import Talon.Ui

// No survey runs, or this kiosk has not heard of one yet.
TroublePage {
    required property SurveyController controller

    tone: Theme.deep
    siteName: controller.sign.siteName
    time: controller.sign.clock
    title: qsTr("Сейчас опроса нет")
    text: qsTr("Если хотите рассказать, как вас обслужили, обратитесь, пожалуйста, к администратору зала.")
    backShown: false
    comfortShown: false
}
