// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Talon.Ui
import Talon.Screens

// The pieces of a page that stand on this sheet. All of them are measured first, and the sheets are made of that: nothing is cut, at any
// size of letters.
Item {
    id: sheet

    required property SheetModel sheets
    property bool wide: false

    // A wide screen is read as a newspaper is: two columns, whose lines are read with ease. Large letters need the whole width.
    readonly property int columns: wide && Theme.zoom === 1 ? 2 : 1
    readonly property int column: columns === 2 ? Math.floor((width - Theme.margin) / 2) : width

    function measure() {
        const heights = [];
        for (let i = 0; i < measures.count; ++i) {
            const item = measures.itemAt(i);
            if (!item)
                return;
            heights.push(Math.ceil(item.implicitHeight));
        }
        sheet.sheets.lay(heights, sheet.height, Theme.gap, sheet.columns);
    }

    onHeightChanged: sheet.measure()
    onColumnChanged: sheet.measure()
    Component.onCompleted: measure()

    Repeater {
        id: measures
        model: sheet.sheets.everything
        onItemAdded: sheet.measure()
        onItemRemoved: sheet.measure()

        SheetPiece {
            required property var modelData
            visible: false
            width: sheet.column
            kind: modelData.kind
            heading: modelData.heading
            words: modelData.words
            marker: modelData.marker
            code: modelData.code
            onImplicitHeightChanged: sheet.measure()
        }
    }
    Repeater {
        model: sheet.columns

        Column {
            id: part
            required property int index
            x: index * (sheet.column + Theme.margin)
            width: sheet.column
            spacing: Theme.gap

            Repeater {
                model: sheet.sheets

                SheetPiece {
                    required property int index
                    visible: (index >= sheet.sheets.split) === (part.index > 0)
                    width: sheet.column
                }
            }
        }
    }
}
