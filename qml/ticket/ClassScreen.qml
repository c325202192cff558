// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Parts

// Which class of visitors, where the menu knows several preferential ones.
KioskPage {
    id: screen

    trouble: controller.trouble
    title: qsTr("Какая у вас льгота?")
    subtitle: qsTr("Документ покажите у окна")

    ChoiceList {
        width: parent.width
        height: parent.height
        wide: screen.wide
        choices: screen.controller.preference.choices
        most: screen.low ? 4 : 7
        onChose: id => screen.controller.chooseClass(id)
    }

    bar: ChoicePager { choices: screen.controller.preference.choices }
}
