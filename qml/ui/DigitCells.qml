// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Talon.Ui

// What is typed figure by figure: a cell for each, the next one bold. Read aloud as one text, its `Accessible.name`.
Row {
    id: cells

    required property int count
    required property string figures
    property int cell: Theme.target // the width of one

    Accessible.role: Accessible.StaticText

    Repeater {
        model: cells.count

        Rectangle {
            required property int index
            readonly property bool next: index === cells.figures.length
            width: cells.cell
            height: Theme.target
            radius: Theme.radius
            color: Theme.card.ground
            border.width: next ? Theme.strokeBold : Theme.stroke
            border.color: next ? Theme.primary.ground : Theme.card.edge

            Label {
                anchors.centerIn: parent
                tone: Theme.card
                text: cells.figures.charAt(parent.index)
                font.pixelSize: Type.title
                font.bold: true
                lineHeight: 1
                Accessible.ignored: true
            }
        }
    }
}
