// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Ui
import Talon.Screens

// Asks, seen and heard, before the screen forgets its visitor. The number of a ticket stays in sight.
QuestionPanel {
    id: question

    objectName: "stillHere"
    required property IdleWatch idle

    signal leave()
    signal stay()

    title: qsTr("Вы ещё здесь?")
    text: idle.sentence
    onTouchedBeside: stay()

    Grid {
        readonly property bool stacked: Theme.zoom > 1
        width: parent ? parent.width : 0
        columns: stacked ? 1 : 2
        spacing: Theme.gapLeast

        Action {
            objectName: "leave"
            width: parent.stacked ? parent.width : Math.floor((parent.width - parent.spacing) * 0.4)
            text: qsTr("Закончить")
            onClicked: question.leave()
        }
        Action {
            objectName: "stay"
            width: parent.stacked ? parent.width : parent.width - parent.spacing - Math.floor((parent.width - parent.spacing) * 0.4)
            primary: true
            text: qsTr("Я ещё здесь")
            textSize: Type.lead
            onClicked: question.stay()
        }
    }
}
