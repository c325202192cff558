// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Ui
import Talon.Screens

// Which class of visitors, where the menu knows several preferential ones.
Page {
    id: screen

    required property TicketController controller

    siteName: controller.sign.siteName
    time: controller.sign.clock
    trouble: controller.trouble
    title: qsTr("Есть право на льготу?")
    subtitle: qsTr("Выберите свою категорию. Документ покажите у окна.")
    backText: qsTr("Назад")
    onBack: controller.back()

    ChoiceList {
        width: parent.width
        room: screen.contentHeight
        screenY: screen.contentTop
        choices: screen.controller.preference.choices
        onChose: id => screen.controller.chooseClass(id)
    }

    bar: TurnPages {
        anchors.right: parent.right
        choices: screen.controller.preference.choices
    }
}
