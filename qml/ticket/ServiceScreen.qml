// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Ui
import Talon.Screens

// What the visitor has come for, and whether with a right to a shorter wait.
Page {
    id: screen

    required property TicketController controller
    readonly property Preference preference: controller.preference

    siteName: controller.sign.siteName
    time: controller.sign.clock
    trouble: controller.trouble
    title: qsTr("Выберите услугу")
    subtitle: controller.categoryTitle
    backText: qsTr("Назад")
    onBack: controller.back()

    ChoiceList {
        width: parent.width
        room: classes.visible ? classes.y - Theme.space : screen.contentHeight
        screenY: screen.contentTop
        choices: screen.controller.services
        onChose: id => screen.controller.chooseService(id)
    }

    Item {
        id: classes
        anchors.bottom: parent.bottom
        width: parent.width
        height: tick.visible ? tick.height : choice.height
        visible: screen.preference.offered

        Toggle {
            id: tick
            objectName: "preference"
            width: parent.width
            visible: screen.preference.single
            text: screen.preference.title
            note: screen.preference.note
            checked: screen.preference.chosen
            onToggled: screen.preference.tick(checked)
        }
        Choice {
            id: choice
            objectName: "preference"
            width: parent.width
            visible: !screen.preference.single
            text: screen.preference.title
            note: screen.preference.note
            chosen: screen.preference.chosen
            onClicked: screen.controller.openClasses()
        }
    }

    bar: TurnPages {
        anchors.right: parent.right
        choices: screen.controller.services
    }
}
