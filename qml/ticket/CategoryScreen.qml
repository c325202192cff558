// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Ui
import Talon.Screens

// For whom the visitor has come.
Page {
    id: screen

    required property TicketController controller

    siteName: controller.sign.siteName
    time: controller.sign.clock
    trouble: controller.trouble
    title: qsTr("Выберите категорию")
    subtitle: qsTr("Нажмите на строку, которая вам подходит")
    backText: qsTr("Назад")
    onBack: controller.back()

    ChoiceList {
        width: parent.width
        room: screen.contentHeight
        screenY: screen.contentTop
        choices: screen.controller.categories
        onChose: id => screen.controller.chooseCategory(id)
    }

    bar: TurnPages {
        anchors.right: parent.right
        choices: screen.controller.categories
    }
}
