// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Talon.Ui
import Talon.Screens

// The choices of a page, one below the other, as tall as the room allows within reason.
Column {
    id: list

    required property ChoiceModel choices
    property real room: height // what the cards may fill

    signal chose(string id)

    readonly property real fair: (room - (repeater.count - 1) * spacing) / Math.max(1, repeater.count)

    spacing: Theme.gapLeast

    Repeater {
        id: repeater
        model: list.choices

        Choice {
            required property string choiceId
            required property string title
            required property string opens
            required property string queue
            required property string wait
            required property var model

            objectName: "choice-" + choiceId
            width: list.width
            height: Math.min(Math.max(list.fair, Theme.cardLeast), Math.max(Theme.cardMost, implicitHeight))
            text: title
            note: model.closed ? opens : model.note
            figure: queue
            figureNote: wait
            closed: model.closed
            chosen: model.chosen
            onClicked: list.chose(choiceId)
        }
    }
}
