// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Ui
import Talon.Screens

// The pager of a list of choices, in the visitor's words.
Pager {
    id: pager

    required property ChoiceModel choices

    anchors.centerIn: parent
    page: choices.page
    pageCount: choices.pageCount
    position: qsTr("%1 из %2", "page of pages").arg(page + 1).arg(pageCount)
    previousName: qsTr("Предыдущая страница")
    nextName: qsTr("Следующая страница")
    onTurned: page => pager.choices.page = page
}
