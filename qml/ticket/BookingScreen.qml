// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Ui

// The booking that the code opened, without anybody's name: is it the visitor's?
KioskPage {
    id: screen

    title: qsTr("Это ваша запись?")

    Grid {
        id: told
        width: parent.width
        y: screen.wide ? 0 : Math.max(0, Math.min(Theme.margin, (keys.y - height) / 2))
        columns: screen.wide ? 2 : 1 // lying there is no room below the time
        spacing: Theme.gap
        verticalItemAlignment: Grid.AlignVCenter

        Label {
            id: time
            objectName: "bookedTime"
            width: screen.wide ? screen.half : parent.width
            tone: screen.tone
            text: screen.controller.checkIn.time
            font.pixelSize: Type.poster
            font.bold: true
            lineHeight: 0.9
            fontSizeMode: Text.HorizontalFit
        }
        Label {
            width: screen.wide ? screen.half : parent.width
            tone: screen.tone
            balanced: true
            text: screen.controller.checkIn.service
            font.pixelSize: Type.ofTitle(text, Type.lead)
            font.bold: true
        }
    }
    Grid {
        id: keys
        readonly property bool beside: screen.wide && Theme.zoom < 2
        width: parent.width
        anchors.bottom: parent.bottom
        columns: beside ? 2 : 1
        spacing: Theme.gapLeast

        Action {
            objectName: "take"
            width: keys.beside ? Math.floor((keys.width - keys.spacing) / 2) : keys.width
            primary: true
            text: qsTr("Да, получить талон")
            textSize: Type.lead
            onClicked: screen.controller.takeBooking()
        }
        Action {
            objectName: "notMine"
            width: keys.beside ? Math.floor((keys.width - keys.spacing) / 2) : keys.width
            text: qsTr("Нет, набрать код заново")
            onClicked: screen.controller.back()
        }
    }
}
