// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Talon.Ui

// What is typed figure by figure: a cell for each, the next one bold. A time of the day is typed from the right, as on a microwave oven: of
// four cells three figures are seen to be 1:03. Read aloud as one text, its `Accessible.name`.
Row {
    id: cells

    required property int count
    required property string figures
    property int cell: Theme.target // the width of one
    property bool time: false       // a colon stands in the spacing before the minutes
    readonly property int free: count - figures.length

    Accessible.role: Accessible.StaticText

    Repeater {
        model: cells.count

        Rectangle {
            required property int index
            readonly property int place: cells.time ? index - cells.free : index // of the figure that it shows
            readonly property bool next: cells.time ? index === cells.count - 1 && cells.free > 0 : index === cells.figures.length
            width: cells.cell
            height: Theme.target
            radius: Theme.radius
            color: Theme.card.ground
            border.width: next ? Theme.strokeBold : Theme.stroke
            border.color: next ? Theme.primary.ground : Theme.card.edge

            Label {
                anchors.centerIn: parent
                tone: Theme.card
                text: parent.place < 0 ? "" : cells.figures.charAt(parent.place)
                font.pixelSize: Type.title
                font.bold: true
                lineHeight: 1
                Accessible.ignored: true
            }
            Label {
                anchors.right: parent.left
                anchors.verticalCenter: parent.verticalCenter
                width: cells.spacing
                visible: cells.time && parent.index === cells.count - 2
                horizontalAlignment: Text.AlignHCenter
                text: ":"
                font.pixelSize: Type.title
                font.bold: true
                lineHeight: 1
                Accessible.ignored: true
            }
        }
    }
}
