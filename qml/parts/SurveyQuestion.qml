// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Ui
import Talon.Screens

// One question of a survey: its choices with a face and words, the best first, and the way out of it. One touch answers.
Page {
    id: page

    required property SurveyRun run
    property string taken // what was touched; "-" for declined

    signal chose(string id)

    readonly property int columns: wide && Theme.zoom < 2 ? 2 : 1
    readonly property int offered: run.choices.length + (run.decline !== "" ? 1 : 0)
    readonly property int rows: Math.ceil(offered / columns)

    title: run.question
    subtitle: run.position
    backText: qsTr("Назад")
    comfortText: qsTr("Удобнее")

    function faceOf(sign: string): int {
        return sign === "" ? -1 : [Glyph.FaceWorst, Glyph.FacePoor, Glyph.FacePlain, Glyph.FaceGood, Glyph.FaceBest][Number(sign) - 1];
    }

    Grid {
        id: grid

        readonly property int cell: Math.floor((parent.width - (page.columns - 1) * spacing) / page.columns)
        // Rows share the room, up to a height that the eye still takes for a row.
        readonly property int row: Math.max(Theme.targetLeast, Math.min(Theme.cardMost, Math.floor((parent.height - (page.rows - 1) * spacing) / page.rows)))

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
