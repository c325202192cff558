// SPDX-License-Identifier: GPL-3.0-or-later
// Long because every tone of the house stands in this one table.
pragma Singleton
import QtQuick

// What every screen is made of: tones, spaces, targets, strokes and times. Lengths are those of a screen whose short side
// has 1080 pixels; `unit` scales them, and the flow of a role sets it, with what it knows of its glass and its visitor.
QtObject {
    id: theme

    // Set by the flow of a role
    property real unit: 1
    property real pixelsPerMm: 3.6
    property real zoom: 1                  // «Крупнее»: 1, 1.5, 2
    property int contrast: Theme.Usual
    property bool motion: true             // false: nothing moves

    enum Contrast { Usual, DarkOnLight, LightOnDark }

    function px(size: real): int { return Math.max(1, Math.round(size * theme.unit)) }
    /// Whole pixels that hold so many millimetres of this glass.
    function mm(length: real): int { return Math.ceil(length * theme.pixelsPerMm) }
    /// Pixels in a millimetre of a glass of so many pixels and inches.
    function density(width: real, height: real, inches: real): real {
        return Math.sqrt(width * width + height * height) / (inches * 25.4)
    }

    // The grid: three spaces, and what is made of them
    readonly property int tight: px(8)
    readonly property int gap: px(24)
    readonly property int margin: px(56)

    // Targets: 20 mm at the least, with 3 mm between, whatever the glass
    readonly property real leastTargetMm: 20
    readonly property real leastGapMm: 3
    readonly property int targetLeast: Math.max(px(96), mm(leastTargetMm))
    readonly property int gapLeast: Math.max(px(16), mm(leastGapMm))
    readonly property int target: Math.max(px(128), mm(leastTargetMm))
    readonly property int keyMost: Math.max(px(144), targetLeast) // of a keyboard
    readonly property int cardMost: Math.max(px(184), targetLeast)
    readonly property int halfMost: Math.max(px(460), targetLeast)

    // Strokes and corners
    readonly property int stroke: px(3)
    readonly property int strokeBold: px(6)
    readonly property int radius: px(16)
    readonly property int hair: px(4)
    readonly property int mark: px(64)
    readonly property int glyph: px(40)
    readonly property int tile: px(96)
    readonly property int pictogram: px(144)

    // The screens that the sizes are drawn for: the short side and the long one
    readonly property int shortSide: 1080
    readonly property int longSide: 1920

    // Fixed places of the kiosk's screen
    readonly property int bannerHeight: px(136)
    readonly property int footHeight: target + 2 * margin
    readonly property int reach: px(1100)  // «Ниже»: what is touched is no higher from the lower edge
    readonly property int languageLeast: px(272)
    readonly property int noticeLeast: px(80)
    readonly property int paperMost: px(1010)
    readonly property int qrSide: px(288)
    readonly property int notchRadius: px(40)

    // Fixed places of the hall display
    readonly property int hallTop: px(120)
    readonly property int hallRow: px(232)
    readonly property int hallRowLeast: px(200)
    readonly property int hallPad: px(40)
    readonly property int wander: px(6)    // a step of the picture that lets nothing burn in

    // Times, in milliseconds
    readonly property int quick: 240
    // Over everything: the part of a screen that the first language has of it
    readonly property real firstPart: 0.6
    // A line along the foot of a display, in heights of its letters: one line, two of them
    readonly property real bandOne: 1.6
    readonly property real bandTwo: 2.6
    readonly property int runPace: px(260) // of a line that runs, a second
    function running(length: real): int { return Math.max(0, Math.round(1000 * length / runPace)) }

    function shade(usual: color, onLight: color, onDark: color): color {
        return contrast === Theme.DarkOnLight ? onLight : contrast === Theme.LightOnDark ? onDark : usual
    }
    // Of a ground that is light, or dark, as designed; and of the ink that stands on it.
    function light(usual: color): color { return shade(usual, Colours.white, Colours.black) }
    function dark(usual: color): color { return shade(usual, Colours.black, Colours.white) }

    // Tones of the page and of what lies on it
    readonly property Tone page: Tone {
        name: "page"; ground: theme.light(Colours.paper); ink: theme.dark(Colours.navy); muted: theme.dark(Colours.slate)
        edge: theme.dark(Colours.line)
    }
    readonly property Tone deep: Tone {
        name: "deep"; ground: theme.shade(Colours.navy, Colours.black, Colours.black); ink: Colours.white
        muted: theme.shade(Colours.sky, Colours.white, Colours.white); edge: theme.shade(Colours.navyLine, Colours.white, Colours.white)
    }
    readonly property Tone raised: Tone {
        name: "raised"; ground: theme.shade(Colours.navyRaised, Colours.black, Colours.black); ink: Colours.white
        muted: theme.shade(Colours.sky, Colours.white, Colours.white); edge: theme.shade(Colours.navyLine, Colours.white, Colours.white)
    }
    readonly property Tone night: Tone {
        name: "night"; ground: theme.shade(Colours.night, Colours.black, Colours.black); ink: theme.shade(Colours.sky, Colours.white, Colours.white)
        edge: Colours.navyLine
    }
    readonly property Tone strip: Tone {
        name: "strip"; ground: theme.light(Colours.haze); ink: theme.dark(Colours.blue); muted: theme.dark(Colours.slate)
        edge: theme.dark(Colours.line)
    }
    readonly property Tone card: Tone {
        name: "card"; ground: theme.light(Colours.white); ink: theme.dark(Colours.navy); muted: theme.dark(Colours.slate)
        edge: theme.dark(Colours.line)
    }
    readonly property Tone cardClosed: Tone {
        name: "cardClosed"; ground: theme.light(Colours.mist); ink: theme.dark(Colours.slate); edge: theme.dark(Colours.line)
    }
    readonly property Tone tileTone: Tone {
        name: "tileTone"; ground: theme.dark(Colours.navy); ink: theme.light(Colours.white)
    }
    readonly property Tone tileClosed: Tone {
        name: "tileClosed"; ground: theme.dark(Colours.grey); ink: theme.light(Colours.white)
    }

    // Actions are blue
    readonly property Tone primary: Tone {
        name: "primary"; ground: theme.dark(Colours.blue); ink: theme.light(Colours.white)
    }
    readonly property Tone primaryPressed: Tone {
        name: "primaryPressed"; ground: theme.light(Colours.sky); ink: theme.dark(Colours.navy); edge: theme.dark(Colours.blue)
    }
    readonly property Tone secondary: Tone {
        name: "secondary"; ground: theme.light(Colours.white); ink: theme.dark(Colours.blue); edge: theme.dark(Colours.blue)
    }
    readonly property Tone pressed: Tone {
        name: "pressed"; ground: theme.dark(Colours.blue); ink: theme.light(Colours.white); edge: theme.dark(Colours.blue)
    }
    readonly property Tone chosen: Tone {
        name: "chosen"; ground: theme.dark(Colours.blue); ink: theme.light(Colours.white); edge: theme.dark(Colours.blue)
    }
    readonly property Tone quiet: Tone { // an action on a deep ground
        name: "quiet"; ground: theme.deep.ground; ink: Colours.white; edge: Colours.white
    }
    readonly property Tone quietPressed: Tone {
        name: "quietPressed"; ground: Colours.white; ink: theme.shade(Colours.navy, Colours.black, Colours.black); edge: Colours.white
    }
    readonly property Tone disabled: Tone {
        name: "disabled"; ground: theme.light(Colours.mist); ink: theme.dark(Colours.slate); edge: theme.dark(Colours.line)
    }
    readonly property Tone notice: Tone { // a calm sentence about trouble
        name: "notice"; ground: theme.light(Colours.sky); ink: theme.dark(Colours.navy); edge: theme.dark(Colours.blue)
    }

    // A call, and nothing else
    readonly property Tone call: Tone { name: "call"; ground: Colours.amber; ink: Colours.navy }
    readonly property Tone callCalm: Tone { name: "callCalm"; ground: Colours.navy; ink: Colours.amber; edge: Colours.amber }
    readonly property Tone callStale: Tone { name: "callStale"; ground: Colours.navy; ink: Colours.ash; edge: Colours.navyLine }

    // People are to leave the building, and nothing else
    readonly property Tone alarm: Tone { name: "alarm"; ground: theme.shade(Colours.red, Colours.black, Colours.black); ink: Colours.white }

    readonly property Tone code: Tone { name: "code"; ground: Colours.white; ink: Colours.black }
    /// All of the above, for the test that measures their contrast.
    readonly property list<Tone> tones: [page, deep, raised, night, strip, card, cardClosed, tileTone, tileClosed, primary,
        primaryPressed, secondary, pressed, chosen, quiet, quietPressed, disabled, notice, call, callCalm, callStale, alarm, code]

    // The focus ring is two lines, so that one of them shows on any ground.
    readonly property color focusOuter: Colours.navy
    readonly property color focusInner: Colours.white

    readonly property color veil: Colours.navy
    readonly property real veilOpacity: 0.82
    readonly property color clear: "transparent"
}
