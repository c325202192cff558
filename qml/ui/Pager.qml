// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// Turns the pages of a list that is longer than a screen.
Row {
    id: pager

    property int page: 0 // from 0
    property int pageCount: 1
    property string position // «1 из 2»
    property string previousName
    property string nextText

    signal turned(int page)

    spacing: Theme.gap
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
        font.bold: true
    }
    Action {
        objectName: "nextPage"
        height: Theme.target
        primary: true
        shape: Glyph.Down
        text: pager.nextText
        available: pager.page + 1 < pager.pageCount
        onClicked: pager.turned(pager.page + 1)
    }
}
