// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Window
import Talon.Ui
import Talon.Screens

Window {
    id: window

    required property StandController controller
    property real screenInches: 32
    property bool motion: true
    property HallNews news: null

    width: Theme.shortSide
    height: Theme.longSide
    visible: true
    color: Theme.deep.ground
    title: qsTr("Талон: информационный стенд")

    StandFlow {
        anchors.fill: parent
        controller: window.controller
        screenInches: window.screenInches
        motion: window.motion
        focus: true
    }
    Evacuation {
        anchors.fill: parent
        text: window.news ? window.news.evacuation : ""
        english: window.news ? window.news.evacuationEnglish : ""
    }
}
