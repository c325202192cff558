// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQuick

// The sizes of letters: three on a screen, of which the smallest is for what is read and the largest for what it is about.
QtObject {
    readonly property string family: "PT Sans"
    readonly property real lineHeight: 1.12
    readonly property real capHeight: 0.7 // of the em, in PT Sans; a test measures it

    // The kiosk. «Крупнее» makes the small ones as much larger as it says, and the others less: at 200 % no text is smaller
    // than twice the smallest.
    function grown(size: real, part: real): int { return Theme.px(size * (1 + (Theme.zoom - 1) * part)) }
    readonly property int note: grown(38, 1)
    readonly property int row: grown(42, 0.82)
    readonly property int lead: grown(54, 0.6)
    readonly property int title: grown(84, 0.25)
    readonly property int poster: Theme.px(240)
    readonly property int clock: Theme.px(54)
    readonly property int ticket: Theme.px(300)
    readonly property int calling: Theme.px(46) // of the calls on a stand, whatever the letters of the page
    readonly property int entry: Math.min(lead, Theme.px(64)) // what is typed, in a field of fixed height
    readonly property int entryHint: Math.min(note, Theme.px(42))
    readonly property int pager: Math.min(note, Theme.px(57))

    // The hall display: rows and captions follow the distance, the rest stands above them
    readonly property int hallRow: Theme.px(200)
    readonly property int hallEarlier: Theme.px(112)
    readonly property int hallCaption: Theme.px(56)
    readonly property int hallNote: Theme.px(38)
    readonly property int hallClock: Theme.px(80)
    readonly property int hallPoster: Theme.px(320)

    // Over everything, on any screen
    readonly property int evacuation: Theme.px(168)
    readonly property int evacuationSecond: Theme.px(96)
    readonly property int evacuationLeast: Theme.px(38)

    /// The name of the inspectorate, which stands in the banner on two lines: a long one is set smaller.
    function ofSign(name: string): int {
        if (name.length > 100)
            return Theme.px(24)
        return Theme.px(name.length > 64 ? 32 : 38)
    }

    /// The size of a choice's title. One as long as the check of a site lets through does not grow without end.
    function ofTitle(text: string, size: int): int {
        if (text.length > 160)
            return Math.min(size, Theme.px(57))
        return text.length > 100 ? Math.min(size, row) : size
    }
    /// The size of the head of a page that is read.
    function ofHead(text: string): int { return text.length > 90 ? row : text.length > 36 || Theme.zoom > 1 ? lead : title }
    /// The letters whose capitals are read from so many metres: capitals of a 200th of the distance (metres to millimetres).
    function readFrom(metres: real): int { return Math.ceil(metres * 1000 / 200 * Theme.pixelsPerMm / capHeight) }

    /// The size of a ticket's number: a kiosk's own one, «112А007», takes no more room than the hall's, «А023».
    function ofNumber(number: string, size: int): int {
        return number.length > 4 ? Math.round(size * 4 / number.length) : size
    }
    /// «А» and «2А» of «А023» and «2А007»: what stands on the tile; and the three figures after it.
    function letterOf(number: string): string { return number.substring(0, number.length - 3) }
    function figuresOf(number: string): string { return number.substring(number.length - 3) }

    /// The text as it is searched for and read aloud: without breaks and ties.
    function plain(text: string): string { return text.replace(/[\u00a0\u2060\n]/g, " ") }
}
