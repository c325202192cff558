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

    Column {
        width: trouble.wide ? Math.floor(parent.width * 0.62) : parent.width
        y: Math.max(0, Math.min(Theme.margin, (parent.height - height) / 2))
        spacing: Theme.gap

        Label {
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
            visible: text !== ""
            tone: trouble.tone
            balanced: true
            text: trouble.text
            font.pixelSize: Type.lead
        }
    }
    Action {
        objectName: "finish"
        anchors.bottom: parent.bottom
        width: trouble.wide ? Math.floor(parent.width / 2) : parent.width
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
