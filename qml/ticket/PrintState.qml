// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Ui
import Talon.Screens

// Where the paper is; and when there is none, what to do instead.
Item {
    id: state

    required property IssuedTicket ticket

    readonly property string words: {
        switch (ticket.print) {
        case IssuedTicket.Printing: return qsTr("Печатаем талон…");
        case IssuedTicket.Printed: return qsTr("Возьмите талон и следите за табло: вас вызовут по номеру.");
        case IssuedTicket.NoPrinter: return qsTr("Талон не будет напечатан. Запишите номер или сфотографируйте экран.");
        default: return qsTr("Напечатать талон не получилось. Запишите номер или сфотографируйте экран.");
        }
    }

    implicitHeight: Math.max(Theme.target, state.ticket.onPaper ? calm.implicitHeight : loud.implicitHeight)

    Item {
        id: calm
        objectName: "printCalm"
        anchors.fill: parent
        implicitHeight: said.implicitHeight
        visible: state.ticket.onPaper

        Glyph {
            id: sign
            visible: Theme.zoom === 1
            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.mark
            height: width
            shape: Glyph.Slot
            ink: Theme.deep.ink
        }
        Label {
            id: said
            anchors.left: sign.visible ? sign.right : parent.left
            anchors.leftMargin: sign.visible ? Theme.gap : 0
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            tone: Theme.deep
            balanced: true
            text: state.words
            font.bold: true
            lineHeight: 1
        }
    }
    Notice {
        id: loud
        objectName: "printTrouble"
        anchors.fill: parent
        visible: !state.ticket.onPaper
        text: state.words
    }
}
