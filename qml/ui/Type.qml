// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQuick

// The sizes of letters. The smallest is 30 px on the kiosk: 7 mm from line to line's x-height at arm's length.
QtObject {
    readonly property string family: "PT Sans"

    readonly property int note: Theme.px(30)
    readonly property int body: Theme.px(36)
    readonly property int lead: Theme.px(38)
    readonly property int large: Theme.px(46)
    readonly property int heading: Theme.px(54)
    readonly property int title: Theme.px(68)
    readonly property int poster: Theme.px(84)
    readonly property int clock: Theme.px(48)
    readonly property int bigClock: Theme.px(132)
    readonly property int countdown: Theme.px(220)
    readonly property int ticket: Theme.px(320)

    // The hall display: read from 10 m
    readonly property int hallNote: Theme.px(36)
    readonly property int hallLead: Theme.px(44)
    readonly property int hallRow: Theme.px(68)
    readonly property int hallClock: Theme.px(72)
    readonly property var hallCalls: [Theme.px(240), Theme.px(210), Theme.px(148)] // one, two, three at once

    /// The size of a ticket's number: a kiosk's own one, «112А007», takes no more room than the hall's, «А023».
    function ofNumber(number: string, size: int): int {
        return number.length > 4 ? Math.round(size * 4 / number.length) : size
    }

    /// The text as it is searched for and read aloud: without breaks and ties.
    function plain(text: string): string { return text.replace(/[\u00a0\n]/g, " ") }

    readonly property real lineHeight: 1.12
}
