// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick

// The languages, each by its own name. The one in force is filled.
Row {
    id: strip

    property var languages: [] // of {id, text}
    property string current
    property string name // «Выберите язык», for who listens

    Accessible.role: Accessible.Grouping
    Accessible.name: name

    signal chose(string id)

    spacing: Theme.gapLeast

    Repeater {
        model: strip.languages

        Action {
            required property var modelData
            objectName: "language-" + modelData.id
            height: Theme.targetLeast
            width: Math.max(implicitWidth, Theme.languageLeast)
            text: modelData.text
            chosen: modelData.id === strip.current
            shape: -1
            onClicked: strip.chose(modelData.id)
        }
    }
}
