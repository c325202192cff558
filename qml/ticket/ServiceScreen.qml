// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Ui
import Talon.Screens
import Talon.Parts

// What the visitor has come for. In which queue is set above, before the touch that gives the ticket, and stands on what is
// touched.
KioskPage {
    id: screen

    readonly property Preference preference: controller.preference

    trouble: controller.trouble
    title: qsTr("Что вам нужно?")
    subtitle: preference.chosen && Theme.zoom === 1 ? preference.note
        : controller.categoryTitle.length <= 64 && Theme.zoom < 2 ? controller.categoryTitle : "" // a repetition gives way to choices
    backShown: controller.step === TicketController.Service

    aside: Segments {
        width: parent.width
        visible: screen.preference.offered
        prefix: "class-"
        options: screen.preference.offered ? [{ id: "ordinary", text: screen.preference.ordinary }, { id: "preferential", text: screen.preference.title }] : []
        current: screen.preference.chosen ? "preferential" : "ordinary"
        onChose: id => screen.preference.single || id === "ordinary" ? screen.preference.tick(id !== "ordinary")
                                                                     : screen.controller.openClasses()
    }

    ChoiceList {
        width: parent.width
        height: parent.height
        wide: screen.wide
        choices: screen.controller.services
        filled: screen.controller.step === TicketController.Issuing ? screen.controller.chosenService : ""
        tag: screen.preference.chosen ? qsTr("по льготе") : ""
        most: screen.low ? 4 : 7
        onChose: id => screen.controller.chooseService(id)
    }

    bar: ChoicePager { choices: screen.controller.services }
}
