// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
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
    titleSize: Type.lead // all sections on one page are worth more than a large title
    subtitle: controller.today
    backShown: false

    aside: Row {
        readonly property int cell: Math.floor(((parent ? parent.width : 0) - spacing) / 2)
        spacing: Theme.gapLeast

        Action {
            objectName: "find"
            width: parent.cell
            height: Theme.target
            shape: Glyph.Search
            text: qsTr("Найти")
            onClicked: screen.controller.openFinder()
        }
        Action {
            objectName: "ownTicket"
            width: parent.cell
            height: Theme.target
            chosen: screen.controller.own.number !== ""
            text: chosen ? qsTr("Талон %1").arg(screen.controller.own.number) : qsTr("Ваш талон")
            onClicked: screen.controller.openOwnTicket()
        }
    }

    ChoiceList {
        width: parent.width
        height: parent.height
        wide: screen.wide
        signSide: Theme.tile // all sections stand on one page
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
