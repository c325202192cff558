// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Ui
import Talon.Screens
import Talon.Parts

// The pages of a section.
StandPage {
    id: screen

    title: controller.title
    titleSize: Theme.zoom > 1 || title.length > 40 ? Type.lead : Type.title

    ChoiceList {
        width: parent.width
        height: parent.height
        wide: screen.wide
        choices: screen.controller.pages
        most: screen.low ? 4 : 7
        onChose: id => screen.controller.choosePage(id)
    }

    bar: ChoicePager { choices: screen.controller.pages }
}
