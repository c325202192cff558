// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Ui
import Talon.Screens
import Talon.Parts

// The first screen sorts by what somebody wishes, says that it can be touched, and until when it is open today.
StandPage {
    id: screen

    readonly property bool paged: controller.sections.pageCount > 1
    readonly property var languages: controller.languages
    // Three stand beside each other; of more one key leads on from each to the next, by its own name.
    readonly property var offered: {
        if (languages.length <= 3 && !paged)
            return languages;
        const at = languages.findIndex(each => each.id === controller.language);
        return languages.length > 1 ? [languages[(at + 1) % languages.length]] : [];
    }

    title: qsTr("Коснитесь того, что вам нужно")
    titleSize: Theme.zoom > 1 ? Type.lead : Type.title
    subtitle: controller.today
    backShown: false

    ChoiceList {
        width: parent.width
        height: parent.height
        halves: true
        wide: screen.wide
        choices: screen.controller.sections
        most: screen.low ? 4 : 6
        onChose: id => screen.controller.chooseSection(id)
    }

    bar: Row {
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.gapLeast

        Repeater {
            model: screen.offered

            Action {
                required property var modelData
                objectName: "language-" + modelData.id
                height: Theme.target
                chosen: screen.controller.language === modelData.id
                text: modelData.text
                textSize: Type.pager
                onClicked: screen.controller.chooseLanguage(modelData.id)
            }
        }
        ChoicePager {
            anchors.centerIn: undefined
            choices: screen.controller.sections
        }
    }
}
