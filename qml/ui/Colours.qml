// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQuick

// The raw colours, and nothing about their use: only Theme reads this file.
QtObject {
    readonly property color navy: "#0b2545"
    readonly property color navyRaised: "#143260"
    readonly property color navyLine: "#7f9cc4"
    readonly property color night: "#06162b"
    readonly property color blue: "#14508f"
    readonly property color sky: "#d3dfef"
    readonly property color haze: "#ebf0f8"
    readonly property color white: "#ffffff"
    readonly property color paper: "#f2f5fa"
    readonly property color mist: "#e6ebf3"
    readonly property color line: "#75859d"
    readonly property color slate: "#35445c"
    readonly property color grey: "#4a5568"
    readonly property color ash: "#c9d2de"
    readonly property color amber: "#ffc53d"
    readonly property color red: "#9b1c1c"
    readonly property color black: "#000000"
}
