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

    implicitHeight: Theme.targetTall

    Rectangle {
        objectName: "printCalm"
        anchors.fill: parent
        visible: state.ticket.onPaper
        radius: Theme.radius
        color: Theme.raised.ground

        Glyph {
            id: tick
            anchors.left: parent.left
            anchors.leftMargin: Theme.space
            anchors.verticalCenter: parent.verticalCenter
            visible: state.ticket.print === IssuedTicket.Printed
            width: Theme.glyph
            shape: Glyph.Check
            ink: Theme.emphasis.ground
        }
        Label {
            anchors.left: tick.visible ? tick.right : parent.left
            anchors.leftMargin: Theme.space
            anchors.right: parent.right
            anchors.rightMargin: Theme.space
            anchors.verticalCenter: parent.verticalCenter
            tone: Theme.raised
            text: state.words
            font.pixelSize: Type.lead
            font.bold: true
        }
    }
    Notice {
        objectName: "printTrouble"
        anchors.fill: parent
        visible: !state.ticket.onPaper
        text: state.words
        textSize: Type.lead
    }
}
