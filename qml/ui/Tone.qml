// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// Colours that are made for each other: text and lines on one ground.
QtObject {
    property string name
    property color ground
    property color ink // text, at least 7:1 on the ground
    property color muted: ink // less important text, still at least 7:1
    property color edge: ground // outline
}
