// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick

// The few signs of the house, drawn from lines, since PT Sans has none of them.
Item {
    id: glyph

    enum Shape { Back, Forward, Up, Down, Arrow, Check, Cross }

    property int shape: Glyph.Forward
    property color ink: Theme.page.ink
    property real thickness: Math.max(2, width / 8)

    readonly property var shapes: [
        [[0.66, 0.14, 0.32, 0.5], [0.32, 0.5, 0.66, 0.86]],
        [[0.34, 0.14, 0.68, 0.5], [0.68, 0.5, 0.34, 0.86]],
        [[0.14, 0.66, 0.5, 0.32], [0.5, 0.32, 0.86, 0.66]],
        [[0.14, 0.34, 0.5, 0.68], [0.5, 0.68, 0.86, 0.34]],
        [[0.06, 0.5, 0.92, 0.5], [0.58, 0.18, 0.92, 0.5], [0.58, 0.82, 0.92, 0.5]],
        [[0.1, 0.54, 0.38, 0.82], [0.38, 0.82, 0.9, 0.22]],
        [[0.16, 0.16, 0.84, 0.84], [0.84, 0.16, 0.16, 0.84]]
    ]

    implicitWidth: Theme.glyph
    implicitHeight: width
    Accessible.ignored: true

    Repeater {
        model: glyph.shapes[glyph.shape]

        Stroke {
            required property var modelData
            from: Qt.point(modelData[0], modelData[1])
            to: Qt.point(modelData[2], modelData[3])
            ink: glyph.ink
            thickness: glyph.thickness
        }
    }
}
