// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// One straight line of a glyph, from (x1, y1) to (x2, y2) in parts of the parent's size.
Rectangle {
    required property point from
    required property point to
    required property color ink
    required property real thickness

    readonly property real side: parent ? Math.min(parent.width, parent.height) : 0
    readonly property real dx: (to.x - from.x) * side
    readonly property real dy: (to.y - from.y) * side

    width: Math.sqrt(dx * dx + dy * dy) + thickness
    height: thickness
    radius: thickness / 2
    x: (from.x + to.x) / 2 * side - width / 2
    y: (from.y + to.y) / 2 * side - height / 2
    rotation: Math.atan2(dy, dx) * 180 / Math.PI
    color: ink
    antialiasing: true
}
