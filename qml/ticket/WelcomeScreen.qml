// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Ui
import Talon.Parts

// The first screen is the task: whom the visitor has come for. The second touch gives the ticket.
KioskPage {
    id: screen

    // Learned after the pages were made: what stands beside them takes of their room, and would be laid out while they are.
    property bool paged: false
    readonly property bool full: paged || Theme.zoom > 1.5 // the foot has no room for one key more
    readonly property bool asks: controller.surveyOffered

    trouble: controller.trouble
    title: qsTr("Возьмите талон")
    subtitle: qsTr("Выберите, что вам подходит")
    backShown: false
    comfortHint: paged || (asks && !wide) || Theme.zoom > 1 ? "" : qsTr("Удобнее: крупнее, ниже, контраст")

    function look() { paged = controller.categories.pageCount > 1 }
    Component.onCompleted: look()

    Connections {
        target: screen.controller.categories
        function onPagesChanged() { after.restart() }
    }
    Timer {
        id: after
        interval: 0
        onTriggered: screen.look()
    }

    strip: LanguageStrip {
        width: parent.width
        name: screen.controller.languagePrompt
        languages: screen.controller.languages
        current: screen.controller.language
        onChose: id => screen.controller.chooseLanguage(id)
    }

    ChoiceList {
        width: parent.width
        height: parent.height
        halves: true
        wide: screen.wide
        choices: screen.controller.categories
        most: screen.low ? 4 : 6
        onChose: id => screen.controller.chooseCategory(id)
    }

    // Beside the pager there is no room for it.
    aside: Action {
        objectName: "survey-aside"
        visible: screen.asks && screen.full
        height: visible ? implicitHeight : 0 // what is not there takes no room
        text: qsTr("Оценить обслуживание")
        onClicked: screen.controller.openSurvey()
    }
    bar: [
        Action {
            objectName: "survey"
            visible: screen.asks && !screen.full
            height: parent.height
            text: qsTr("Оценить обслуживание")
            onClicked: screen.controller.openSurvey()
        },
        ChoicePager { choices: screen.controller.categories }
    ]
}
