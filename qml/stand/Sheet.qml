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

    // A line of this length is read with ease; the rest of a wide screen stays free.
    readonly property int column: wide ? Math.min(width, Math.round(Theme.px(1320) * Math.min(Theme.zoom, 1.4))) : width

    function measure() {
        const heights = [];
        for (let i = 0; i < measures.count; ++i) {
            const item = measures.itemAt(i);
            if (!item)
                return;
            heights.push(Math.ceil(item.implicitHeight));
        }
        sheet.sheets.lay(heights, sheet.height, Theme.gap);
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
    Column {
        width: sheet.column
        spacing: Theme.gap

        Repeater {
            model: sheet.sheets

            SheetPiece {
                width: sheet.column
            }
        }
    }
}
