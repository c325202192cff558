// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Ui
import Talon.Screens

// A page, a sheet at a time. Back leads to the list, the house to the first screen.
StandPage {
    id: screen

    readonly property SheetModel sheets: controller.sheets

    title: controller.title
    titleSize: Type.ofHead(title)
    subtitle: controller.subtitle

    Sheet {
        width: parent.width
        height: parent.height
        sheets: screen.sheets
        wide: screen.wide
    }

    bar: Pager {
        anchors.centerIn: parent
        page: screen.sheets.page
        pageCount: screen.sheets.pageCount
        position: Theme.zoom > 1 ? (page + 1) + "/" + pageCount : qsTr("%1 из %2", "page of pages").arg(page + 1).arg(pageCount)
        previousName: qsTr("Предыдущая страница")
        nextName: qsTr("Следующая страница")
        onTurned: page => screen.sheets.page = page
    }
}
