// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Talon.Ui
import Talon.Screens

// The choices of a page. All of them are measured first, on whatever page they stand, and the pages are made of that: none is
// cut, and a turned page is laid out as well as the first.
Item {
    id: list

    required property ChoiceModel choices
    property bool halves: false
    property bool wide: false  // two columns
    property string filled     // the one whose answer is on the way
    property string tag        // stands on every open one: «по льготе»
    property int most: 7
    property int signSide: Theme.pictogram

    signal chose(string id)

    readonly property int columns: wide && Theme.zoom < 2 && measures.count > 1 ? 2 : 1
    readonly property int cell: Math.floor((width - (columns - 1) * Theme.gapLeast) / columns)
    readonly property int rows: Math.ceil(shown.count / columns)
    readonly property bool odd: halves && columns === 2 && shown.count % 2 === 1 // the last of a few is as wide as the two above it
    // Open ones grow into the room that is left, all by the same, up to a height that the eye still takes for a row.
    readonly property real spare: {
        let used = (rows - 1) * Theme.gapLeast;
        for (let row = 0; row < rows; ++row)
            used += natural(row * columns);
        return Math.max(0, (height - used) / Math.max(1, rows));
    }
    readonly property real cardMost: halves ? Theme.halfMost : Theme.cardMost

    function need(index: int): real { return shown.itemAt(index)?.implicitHeight ?? 0 }
    function natural(first: int): real {
        let most = 0;
        for (let i = first; i < Math.min(first + columns, shown.count); ++i)
            most = Math.max(most, need(i));
        return most;
    }
    function heightOf(index: int): real {
        const own = natural(index - index % columns);
        return Math.floor(Math.max(own, Math.min(own + spare, cardMost)));
    }
    function pictogramOf(name: string): int {
        switch (name) {
        case "person": return Glyph.Person;
        case "building": return Glyph.Building;
        case "papers": return Glyph.Papers;
        case "calendar": return Glyph.Calendar;
        case "clock": return Glyph.Clock;
        case "coins": return Glyph.Coins;
        case "card": return Glyph.Card;
        default: return -1;
        }
    }
    function figuresOf(closed: bool, opens: string, queue: string, wait: string): string {
        if (closed)
            return opens;
        let text = list.tag;
        for (const part of [queue, wait])
            text += text !== "" && part !== "" ? " · " + part : part;
        return text;
    }
    function measure() {
        const full = [], brief = [];
        for (let i = 0; i < measures.count; ++i) {
            const item = measures.itemAt(i);
            if (!item)
                return;
            full.push(Math.ceil(item.withNote));
            brief.push(Math.ceil(item.withoutNote));
        }
        list.choices.lay(full, brief, list.height, Theme.gapLeast, list.columns, list.most);
    }

    onHeightChanged: list.measure()
    onCellChanged: list.measure()
    onMostChanged: list.measure()
    onTagChanged: list.measure()
    Component.onCompleted: measure()

    Repeater {
        id: measures
        model: list.choices.everything
        onItemAdded: list.measure()
        onItemRemoved: list.measure()

        Choice {
            required property var modelData
            visible: false
            width: list.cell
            half: list.halves
            signSide: list.signSide
            letter: modelData.letter
            pictogram: list.pictogramOf(modelData.pictogram)
            text: modelData.title
            note: modelData.note
            closed: modelData.closed
            figures: list.figuresOf(modelData.closed, modelData.opens, modelData.queue, modelData.wait)
            onWithNoteChanged: list.measure()
        }
    }
    Flow {
        width: list.width
        spacing: Theme.gapLeast

        Repeater {
            id: shown
            model: list.choices

            Choice {
                required property string choiceId
                required property string title
                required property string opens
                required property string queue
                required property string wait
                required property string pictogramName
                required property int index
                required property var model

                objectName: "choice-" + choiceId
                width: list.odd && index === shown.count - 1 ? 2 * list.cell + Theme.gapLeast : list.cell
                height: list.heightOf(index)
                half: list.halves
                signSide: list.signSide
                letter: model.letter
                pictogram: list.pictogramOf(pictogramName)
                text: title
                note: model.note
                noteShown: list.choices.notesShown
                closed: model.closed
                chosen: model.chosen
                filled: list.filled !== "" && list.filled === choiceId
                figures: list.figuresOf(model.closed, opens, queue, wait)
                onClicked: list.chose(choiceId)
            }
        }
    }
}
