// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Ui
import Talon.Screens

// The terminal cannot keep tickets safe any more: it gives none until staff have seen to it.
TroublePage {
    required property TicketController controller

    tone: Theme.deep
    siteName: controller.sign.siteName
    time: controller.sign.clock
    title: qsTr("Терминал временно не работает")
    text: qsTr("Возьмите талон на другом терминале или обратитесь, пожалуйста, к сотруднику.")
    code: qsTr("Код для сотрудника: Т-3")
    backShown: false
    comfortShown: false
}
