// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Talon.Ui

// Keys of letters and figures in rows of equal cells, in the order of the alphabet, which everybody knows; then the space, and the key that
// takes the last letter back.
Item {
    id: board

    required property var keys // texts, in their order
    property int columns: 8
    property int keyHeight: Theme.target // no less than Theme.targetLeast
    property string spaceName  // empty: there is none
    property string eraseName  // empty: there is none
    readonly property int erasing: eraseName === "" ? 0 : 2
    readonly property int spacing: Theme.gapLeast
    readonly property int rows: Math.ceil((keys.length + erasing + (spaceName === "" ? 0 : 2)) / columns)
    readonly property int least: rows * Theme.targetLeast + (rows - 1) * spacing
    readonly property int most: rows * Theme.target + (rows - 1) * spacing

    signal typed(string key)
    signal erase()

    readonly property int cell: Math.floor((width - (columns - 1) * spacing) / columns)
    function widthOf(cells: int): int { return cells * cell + (cells - 1) * spacing }
    function placeOf(index: int): int { return (index % columns) * (cell + spacing) }
    function lineOf(index: int): int { return Math.floor(index / columns) * (keyHeight + spacing) }

    implicitHeight: rows * keyHeight + (rows - 1) * spacing
    height: implicitHeight

    Repeater {
        model: board.keys

        Action {
            required property string modelData
            required property int index
            objectName: "key-" + modelData
            x: board.placeOf(index)
            y: board.lineOf(index)
            width: board.cell
            height: board.keyHeight
            text: modelData
            textSize: Type.lead
            onClicked: board.typed(modelData)
        }
    }
    // The last row is filled up by the space; what takes back stands at its end, as on a typewriter.
    Action {
        objectName: "key-space"
        x: board.placeOf(board.keys.length)
        y: board.lineOf(board.keys.length)
        width: board.widthOf(board.columns * board.rows - board.keys.length - board.erasing)
        height: board.keyHeight
        visible: board.spaceName !== ""
        text: board.spaceName
        onClicked: board.typed(" ")
    }
    Action {
        objectName: "key-erase"
        x: board.placeOf(board.columns - board.erasing)
        y: board.lineOf(board.columns * board.rows - 1)
        width: board.widthOf(board.erasing)
        height: board.keyHeight
        visible: board.eraseName !== ""
        shape: Glyph.Back
        Accessible.name: board.eraseName
        onClicked: board.erase()
    }
}
