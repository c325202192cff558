// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Talon.Ui
import Talon.Screens

// The choices of a page, one below the other: as tall as the room allows within reason, and as low as a hand likes it.
Column {
    id: list

    required property ChoiceModel choices
    required property real room // what the cards may fill, from the top of the content
    required property real screenY // where the content begins

    signal chose(string id)

    readonly property bool few: repeater.count <= 4
    readonly property real gaps: (repeater.count - 1) * spacing
    readonly property int fair: Math.floor((room - gaps) / Math.max(1, repeater.count))
    readonly property var needs: {
        let tallest = 0, sum = 0;
        for (let i = 0; i < repeater.count; ++i) {
            const need = repeater.itemAt(i)?.implicitHeight ?? 0;
            tallest = Math.max(tallest, need);
            sum += need;
        }
        return { tallest: Math.ceil(tallest), spare: (room - gaps - sum) / Math.max(1, repeater.count) };
    }

    function heightFor(need: real): real {
        if (needs.tallest > fair) // one long title: it takes from the others what they can spare
            return needs.spare >= 0 ? Math.floor(need + needs.spare) : fair;
        return Math.min(fair, Math.max(needs.tallest, few ? Theme.cardFew : Theme.cardMost));
    }

    y: Math.max(0, Math.min(room - height, Theme.reachTop - screenY))
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
            height: list.heightFor(implicitHeight)
            text: title
            textSize: list.few ? Type.large : Type.lead
            note: model.closed ? opens : model.note
            figure: queue
            figureNote: wait
            closed: model.closed
            chosen: model.chosen
            onClicked: list.chose(choiceId)
        }
    }
}
