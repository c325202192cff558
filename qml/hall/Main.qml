// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Window
import Talon.Ui
import Talon.Screens

Window {
    id: window

    required property HallController controller
    property real screenInches: 55
    property real viewingDistance: 10
    property bool motion: true
    property HallNews news: null

    width: Theme.longSide
    height: Theme.shortSide
    visible: true
    color: Theme.deep.ground
    title: qsTr("Талон: главное табло")

    HallFlow {
        anchors.fill: parent
        controller: window.controller
        screenInches: window.screenInches
        viewingDistance: window.viewingDistance
        motion: window.motion
        news: window.news
    }
    Evacuation {
        anchors.fill: parent
        text: window.news ? window.news.evacuation : ""
        english: window.news ? window.news.evacuationEnglish : ""
    }
}
