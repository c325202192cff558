// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick

// Figures of a ticket or a window. A zero has a stroke through it, drawn here, since PT Sans has none: nobody takes it for
// the letter О.
Label {
    id: figures

    property real slant: 0.15 // of the em, from the middle to either end of the stroke

    font.bold: true
    lineHeight: 1
    wrapMode: Text.NoWrap

    Repeater {
        model: figures.text.length

        Rectangle {
            required property int index
            readonly property real step: figures.contentWidth / Math.max(1, figures.text.length) // figures are tabular
            readonly property real start: figures.horizontalAlignment === Text.AlignHCenter ? (figures.width - figures.contentWidth) / 2
                : figures.horizontalAlignment === Text.AlignRight ? figures.width - figures.contentWidth : 0

            visible: figures.text[index] === "0"
            width: 2 * figures.slant * figures.font.pixelSize
            height: Math.max(1, 0.06 * figures.font.pixelSize)
            x: start + index * step + (step - width) / 2
            y: figures.baselineOffset - figures.font.pixelSize * Type.capHeight / 2 - height / 2
            rotation: -58
            antialiasing: true
            color: figures.color
        }
    }
}
