// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Ui
import Talon.Parts

// Tickets of today with these figures: which is the visitor's, by service and time. A touch prints it once more.
KioskPage {
    id: screen

    trouble: controller.trouble
    title: screen.controller.lost.found.count === 1 ? qsTr("Это ваш талон?") : qsTr("Какой талон ваш?")
    subtitle: Theme.zoom < 2 ? qsTr("Выберите его, и он напечатается ещё раз") : ""

    ChoiceList {
        width: parent.width
        height: parent.height
        wide: screen.wide
        choices: screen.controller.lost.found
        most: screen.low ? 4 : 7
        onChose: id => screen.controller.chooseLost(id)
    }

    bar: ChoicePager { choices: screen.controller.lost.found }
}
