// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Ui
import Talon.Screens
import Talon.Parts

// Letter by letter: what was found so far stands above the keyboard where there is room, else it is one touch away. Whoever does not type
// goes on by the alphabet.
StandPage {
    id: screen

    readonly property Finder finder: controller.finder
    readonly property bool live: room.height - board.height - Theme.gap >= Theme.cardMost && Theme.zoom === 1
    readonly property bool brief: wide || Theme.zoom > 1

    title: qsTr("Поиск")
    titleSize: brief ? Type.row : Type.title
    subtitle: finder.nothing ? qsTr("Ничего не нашли. Попробуйте другое слово")
            : brief ? "" : finder.count > 0 ? "" : qsTr("Наберите слово, например «вычет»")

    aside: Entry {
        objectName: "sought"
        width: parent ? parent.width : 0
        text: screen.finder.text
        said: qsTr("Ищем:")
    }

    Item {
        id: room
        anchors.fill: parent

        ChoiceList {
            width: parent.width
            height: Math.max(0, board.y - Theme.gap)
            visible: screen.live
            choices: screen.controller.pages
            wide: screen.wide
            onChose: id => screen.controller.choosePage(id)
        }
        Keyboard {
            id: board
            anchors.bottom: parent.bottom
            width: parent.width
            keys: screen.finder.keys
            columns: screen.wide ? 16 : 8
            keyHeight: Math.floor(Math.max(Theme.targetLeast, Math.min(Theme.target, (room.height - (rows - 1) * spacing) / rows)))
            spaceName: qsTr("пробел")
            eraseName: qsTr("Стереть")
            onTyped: key => screen.controller.type(key)
            onErase: screen.controller.erase()
        }
    }

    bar: Item {
        width: parent ? parent.width : 0
        height: parent ? parent.height : 0

        Action {
            objectName: "alphabet"
            anchors.fill: parent
            visible: screen.finder.count === 0
            text: qsTr("По алфавиту")
            onClicked: screen.controller.openAlphabet()
        }
        Action {
            objectName: "showFound"
            anchors.fill: parent
            visible: screen.finder.count > 0 && !screen.live
            primary: true
            text: qsTr("Показать: %1").arg(screen.finder.count)
            onClicked: screen.controller.showFound()
        }
        ChoicePager {
            visible: screen.live && screen.finder.count > 0 && pageCount > 1
            choices: screen.controller.pages
        }
    }
}
