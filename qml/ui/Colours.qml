// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQuick

// The raw colours, and nothing about their use: only Theme reads this file.
QtObject {
    readonly property color navy: "#0b2545"
    readonly property color navyRaised: "#143a68"
    readonly property color navyLine: "#6f8fba"
    readonly property color sky: "#d3dfef"
    readonly property color white: "#ffffff"
    readonly property color paper: "#f2f5fa"
    readonly property color mist: "#e4e9f1"
    readonly property color line: "#75859d"
    readonly property color slate: "#35445c"
    readonly property color amber: "#ffc53d"
    readonly property color amberPale: "#fff1cc"
    readonly property color black: "#000000"
}
