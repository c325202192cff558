// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// What a visitor meets when there is nothing to take: one large figure where there is one, what to do instead, one way on, and a
// short code for the staff at the foot.
Page {
    id: trouble

    property string figure     // «9:00»
    property string figureNote // «завтра, во вторник»
    property string text
    property string code
    property string wayText
    property int wayShape: -1

    signal way()

    readonly property bool beside: wide && trouble.figure !== "" && trouble.text !== "" // the sentence has no room below the figure

    Column {
        id: told
        width: trouble.beside ? trouble.half : trouble.wide ? Math.floor(parent.width * 0.62) : parent.width
        readonly property real above: figure.y + (figure.visible ? figure.height + spacing : 0) + (note.visible ? note.height + spacing : 0)
        readonly property real room: way.visible ? way.y - Theme.gap : parent.height
        y: trouble.beside ? 0 : Math.max(0, Math.min(Theme.margin, (room - above - whole.implicitHeight) / 2))
        spacing: Theme.gap

        Label {
            id: figure
            objectName: "figure"
            width: parent.width
            visible: text !== ""
            tone: trouble.tone
            text: trouble.figure
            font.pixelSize: Type.poster
            font.bold: true
            lineHeight: 0.9
            fontSizeMode: Text.HorizontalFit
        }
        Label {
            id: note
            width: parent.width
            visible: text !== "" && !trouble.beside
            tone: trouble.tone
            balanced: true
            text: trouble.figureNote
            font.pixelSize: Type.lead
            font.bold: true
        }
        Label {
            id: sentence
            width: parent.width
            visible: text !== "" && !trouble.beside
            tone: trouble.tone
            balanced: true
            text: trouble.text
            height: Math.min(whole.implicitHeight, Math.max(Type.note, told.room - told.y - told.above))
            font.pixelSize: Type.lead
            minimumPixelSize: Type.note
            fontSizeMode: Text.Fit
        }
    }
    Label {
        id: whole // how tall the sentence would be
        width: told.width
        visible: false
        balanced: true
        text: trouble.beside ? "" : trouble.text
        font.pixelSize: Type.lead
        Accessible.ignored: true
    }
    Column {
        id: aside
        anchors.right: parent.right
        width: trouble.half
        height: parent.height
        visible: trouble.beside
        spacing: Theme.gap

        Label {
            id: when
            width: parent.width
            visible: text !== ""
            tone: trouble.tone
            balanced: true
            text: trouble.figureNote
            font.pixelSize: Type.lead
            font.bold: true
        }
        Label {
            width: parent.width
            height: aside.height - (when.visible ? when.height + aside.spacing : 0)
            tone: trouble.tone
            balanced: true
            text: trouble.text
            font.pixelSize: Type.lead
            minimumPixelSize: Type.note
            fontSizeMode: Text.Fit
        }
    }
    Action {
        id: way
        objectName: "finish"
        anchors.bottom: parent.bottom
        width: trouble.wide ? trouble.half : parent.width
        visible: trouble.wayText !== ""
        primary: trouble.tone !== Theme.deep && trouble.tone !== Theme.night
        deep: !primary
        text: trouble.wayText
        textSize: Type.lead
        shape: trouble.wayShape
        onClicked: trouble.way()
    }
    bar: Label {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        visible: text !== ""
        tone: trouble.tone
        muted: true
        text: trouble.code
    }
}
