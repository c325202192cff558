// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Talon.Ui
import Talon.Screens

// One question of a survey: its choices with a face and words, the best first, and the way out of it. One touch answers.
Page {
    id: page

    required property SurveyRun run
    property string taken // what was touched; "-" for declined

    signal chose(string id)

    // Whoever passes by sees what is asked at all; who reads large letters has begun already.
    readonly property string whereAbouts: Theme.zoom > 1 ? run.position : run.survey + " · " + run.position
    readonly property int columns: wide ? 2 : 1
    readonly property int offered: run.choices.length + (run.decline !== "" ? 1 : 0)
    readonly property int rows: Math.ceil(offered / columns)

    title: run.question
    titleSize: wide && Theme.zoom > 1 ? Type.row : Type.ofHead(run.question)
    subtitle: wide ? "" : whereAbouts
    backText: qsTr("Назад")
    comfortText: qsTr("Удобнее")

    function anyLong(): bool {
        for (const each of page.run.choices)
            if (each.text.length > 18)
                return true;
        return false;
    }
    function faceOf(sign: string): int {
        return sign === "" ? -1 : [Glyph.FaceWorst, Glyph.FacePoor, Glyph.FacePlain, Glyph.FaceGood, Glyph.FaceBest][Number(sign) - 1];
    }

    // A lying screen has no height to spare.
    bar: Label {
        anchors.left: parent ? parent.left : undefined
        anchors.leftMargin: page.backShown ? Theme.gap : 0
        anchors.verticalCenter: parent ? parent.verticalCenter : undefined
        visible: page.wide
        tone: page.tone
        muted: true
        text: page.whereAbouts
    }

    Grid {
        id: grid

        readonly property int cell: Math.floor((parent.width - (page.columns - 1) * spacing) / page.columns)
        // Rows share the room, up to a height that the eye still takes for a row.
        readonly property int row: Math.max(Theme.targetLeast, Math.min(Theme.cardMost, Math.floor((parent.height - (page.rows - 1) * spacing) / page.rows)))
        // Larger letters leave a long choice of a question's own on one line, so that all of them stay on the screen.
        readonly property bool tight: Theme.zoom > 1 && page.run.choices.length > 0 && page.anyLong()

        width: parent.width
        columns: page.columns
        spacing: Theme.gapLeast

        Repeater {
            model: page.run.choices

            Choice {
                required property var modelData
                objectName: "mark-" + modelData.id
                width: grid.cell
                height: grid.row
                pictogram: page.faceOf(modelData.sign)
                text: modelData.text
                textMost: grid.tight ? Type.pager : Theme.zoom > 1 || modelData.text.length > 18 ? Type.row : Type.lead
                chosen: modelData.chosen && page.taken === ""
                filled: page.taken === modelData.id
                onClicked: page.chose(modelData.id)
            }
        }
        Action {
            objectName: "decline"
            width: grid.cell
            height: grid.row
            visible: page.run.decline !== ""
            chosen: page.taken === "-"
            text: page.run.decline
            onClicked: page.chose("")
        }
    }
}
