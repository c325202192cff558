// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Talon.Ui

// A few words of which one is in force, side by side, or one below the other where the letters are too large for that.
Grid {
    id: segments

    property var options: [] // of {id, text}; a few
    property string current
    property string prefix: "segment-"
    property int textSize: Type.note

    signal chose(string id)

    readonly property real share: (width - (options.length - 1) * spacing) / Math.max(1, options.length)
    readonly property real widest: {
        let most = 0;
        for (let i = 0; i < repeater.count; ++i)
            most = Math.max(most, repeater.itemAt(i)?.implicitWidth ?? 0);
        return most;
    }

    readonly property real tallest: {
        let most = Theme.targetLeast;
        for (let i = 0; i < repeater.count; ++i)
            most = Math.max(most, repeater.itemAt(i)?.least ?? 0);
        return most;
    }

    columns: widest > share && Theme.zoom > 1 ? 1 : Math.max(1, options.length)
    spacing: Theme.gapLeast

    Repeater {
        id: repeater
        model: segments.options

        Action {
            required property var modelData
            objectName: segments.prefix + modelData.id
            width: segments.columns === 1 ? segments.width : segments.share
            readonly property real least: contentItem.implicitHeight + 2 * Theme.tight
            height: segments.tallest
            text: modelData.text
            textSize: segments.textSize
            chosen: modelData.id === segments.current
            shape: chosen ? Glyph.Check : -1
            Accessible.role: Accessible.RadioButton
            Accessible.checked: chosen
            onClicked: segments.chose(modelData.id)
        }
    }
}
