// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Screens
import Talon.Ui

// The code of a device, typed by a specialist. A visitor who stands before it reads where to go.
Page {
    id: screen

    required property SetupController controller

    siteName: qsTr("Талон")
    title: controller.title
    subtitle: qsTr("Посетителей просим обратиться к сотруднику")
    backShown: controller.closable
    backText: qsTr("Назад")
    comfortShown: false
    onBack: controller.back()

    Item {
        id: room
        anchors.fill: parent

        Column {
            id: told
            width: screen.wide ? screen.half : parent.width
            spacing: Theme.gap

            Label {
                objectName: "text"
                width: parent.width
                text: screen.controller.text
            }
            Entry {
                objectName: "typed"
                width: parent.width
                text: screen.controller.code
                hint: qsTr("код")
                said: qsTr("Код:")
            }
            Notice {
                objectName: "said"
                width: parent.width
                visible: text !== ""
                text: screen.controller.said
            }
            Label {
                objectName: "facts"
                width: parent.width
                // Whoever comes from the overview has read them; and what became of the code comes first where there is no room for both.
                visible: !screen.controller.closable && !(screen.wide && screen.controller.said !== "")
                muted: true
                text: screen.controller.about
            }
        }
        Keyboard {
            readonly property real free: screen.wide ? parent.height : parent.height - told.height - Theme.gap
            x: screen.wide ? parent.width - width : 0
            y: screen.wide ? 0 : parent.height - height
            width: screen.wide ? screen.half : parent.width
            keys: screen.controller.keys
            columns: 8
            keyHeight: Math.floor(Math.max(Theme.targetLeast, Math.min(Theme.target, (free - (rows - 1) * spacing) / rows)))
            eraseName: qsTr("Стереть")
            onTyped: key => screen.controller.type(key)
            onErase: screen.controller.erase()
        }
    }

    bar: Action {
        objectName: "enter"
        anchors.fill: parent
        primary: true
        available: screen.controller.complete
        text: qsTr("Подключить")
        textSize: Type.lead
        onClicked: screen.controller.enter()
    }
}
