// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick

// The languages, each by its own name. The one in force is filled. More than fit beside each other stand in rows of equal cells.
Flow {
    id: strip

    property var languages: [] // of {id, text}
    property string current
    property string name // «Выберите язык», for who listens

    function fit(zoom: real): int { return Math.floor((width + spacing) / (Math.round(Theme.languageLeast * zoom) + spacing)) }
    readonly property bool many: languages.length > fit(1)
    readonly property int columns: Math.max(2, fit(Theme.zoom))
    readonly property int cell: Math.floor((width - (columns - 1) * spacing) / columns)

    Accessible.role: Accessible.Grouping
    Accessible.name: name

    signal chose(string id)

    spacing: Theme.gapLeast

    Repeater {
        model: strip.languages

        Action {
            required property var modelData
            objectName: "language-" + modelData.id
            height: strip.many ? Math.max(Theme.targetLeast, contentItem.implicitHeight + 2 * Theme.tight) : Theme.targetLeast
            width: strip.many ? strip.cell : Math.max(implicitWidth, Theme.languageLeast)
            text: modelData.text
            chosen: modelData.id === strip.current
            shape: -1
            onClicked: strip.chose(modelData.id)
        }
    }
}
