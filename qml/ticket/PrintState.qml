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

    implicitHeight: ticket.onPaper ? calm.implicitHeight : trouble.implicitHeight

    Label {
        id: calm
        objectName: "printCalm"
        width: parent.width
        visible: state.ticket.onPaper
        tone: Theme.deep
        text: state.words
        font.pixelSize: Type.lead
        font.bold: true
    }
    Notice {
        id: trouble
        objectName: "printTrouble"
        width: parent.width
        visible: !state.ticket.onPaper
        text: state.words
        textSize: Type.lead
    }
}
