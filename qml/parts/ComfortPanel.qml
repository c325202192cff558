// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Ui
import Talon.Screens

// «Удобнее»: larger letters, everything lower, more contrast. What is set here is forgotten with the visitor.
QuestionPanel {
    id: panel

    required property Comfort comfort

    objectName: "comfortPanel"
    title: qsTr("Как удобнее?")
    onTouchedBeside: comfort.open = false

    Column {
        width: parent ? parent.width : 0
        spacing: Theme.gap

        Segments {
            width: parent.width
            options: [{ id: "100", text: qsTr("Обычные буквы") }, { id: "150", text: qsTr("Крупнее") }, { id: "200", text: qsTr("Ещё крупнее") }]
            current: String(panel.comfort.percent)
            prefix: "size-"
            onChose: id => panel.comfort.percent = Number(id)
        }
        Segments {
            width: parent.width
            options: [{ id: "0", text: qsTr("Обычные цвета") }, { id: "1", text: qsTr("Чёрное на белом") }, { id: "2", text: qsTr("Белое на чёрном") }]
            current: String(panel.comfort.contrast)
            prefix: "contrast-"
            onChose: id => panel.comfort.contrast = Number(id)
        }
        Segments {
            width: parent.width
            options: [{ id: "high", text: qsTr("На всём экране") }, { id: "low", text: qsTr("Кнопки ниже") }]
            current: panel.comfort.low ? "low" : "high"
            prefix: "place-"
            onChose: id => panel.comfort.low = id === "low"
        }
        Action {
            objectName: "comfortDone"
            width: parent.width
            primary: true
            text: qsTr("Продолжить")
            textSize: Type.lead
            onClicked: panel.comfort.open = false
        }
    }
}
