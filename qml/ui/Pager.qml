// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Ui

// Turns the pages of a list that is longer than a screen.
Row {
    id: pager

    property int page: 0 // from 0
    property int pageCount: 1
    property string position // «1 из 2»
    property string previousName
    property string nextName

    signal turned(int page)

    spacing: Theme.gapLeast
    visible: pageCount > 1

    Action {
        objectName: "previousPage"
        width: Theme.target
        height: Theme.target
        shape: Glyph.Up
        available: pager.page > 0
        Accessible.name: pager.previousName
        onClicked: pager.turned(pager.page - 1)
    }
    Label {
        anchors.verticalCenter: parent.verticalCenter
        text: pager.position
        font.pixelSize: Type.pager
        font.bold: true
    }
    Action {
        objectName: "nextPage"
        width: Theme.target
        height: Theme.target
        primary: true
        shape: Glyph.Down
        available: pager.page + 1 < pager.pageCount
        Accessible.name: pager.nextName
        onClicked: pager.turned(pager.page + 1)
    }
}
