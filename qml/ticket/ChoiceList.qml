// SPDX-License-Identifier: GPL-3.0-or-later
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

    spacing: Theme.gap

    Repeater {
        id: repeater
        model: list.choices

        Choice {
            required property string choiceId
            required property string title
            required facts
            required closed
            required chosen
            required note

            objectName: "choice-" + choiceId
            width: list.width
            height: Math.max(Theme.cardLeast, Math.min(list.fair, Math.max(Theme.cardMost, implicitHeight)))
            text: title
            onClicked: list.chose(choiceId)
        }
    }
}
