// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Talon.Ui

// Ten figures and a key that takes the last one back, for codes. The keys stand as on a telephone.
Grid {
    id: keypad

    property string eraseName
    property int keyHeight: Theme.target // no less than Theme.targetLeast

    signal digit(string figure)
    signal erase()

    columns: 3
    spacing: Theme.gapLeast

    Repeater {
        model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "", "0", "erase"]

        Item {
            required property string modelData
            width: (keypad.width - 2 * keypad.spacing) / 3
            height: keypad.keyHeight

            Action {
                anchors.fill: parent
                visible: parent.modelData !== ""
                objectName: "key-" + parent.modelData
                readonly property bool erases: parent.modelData === "erase"
                text: erases ? keypad.eraseName : parent.modelData
                textSize: erases ? Type.pager : Type.title
                onClicked: erases ? keypad.erase() : keypad.digit(text)
            }
        }
    }
}
