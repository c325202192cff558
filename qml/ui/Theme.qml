// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQuick

// What every screen is made of: tones, spaces, strokes and times. Sizes are those of a screen 1080 wide (kiosk) or
// 1080 high (hall); `unit` scales them all, and the window of a role sets it.
QtObject {
    id: theme

    property real unit: 1
    function px(size: real): int { return Math.round(size * theme.unit) }

    // Spaces
    readonly property int hair: px(4)
    readonly property int tight: px(8)
    readonly property int gap: px(20)
    readonly property int space: px(32)
    readonly property int margin: px(56)
    readonly property int section: px(80)

    // Targets: 96 is 20 mm and more on the kiosk's 32-inch screen
    readonly property int targetLeast: px(96)
    readonly property int gapLeast: px(16)
    readonly property int target: px(128)
    readonly property int targetTall: px(160)
    readonly property int targetLarge: px(216)
    readonly property int cardLeast: px(132)
    readonly property int cardMost: px(184)
    readonly property int cardFew: px(272) // of a list of four or fewer

    // Strokes and corners
    readonly property int stroke: px(3)
    readonly property int strokeBold: px(6)
    readonly property int radius: px(16)
    readonly property int radiusSmall: px(8)
    readonly property int glyph: px(44)
    readonly property int glyphSmall: px(32)

    // The screens that the sizes are drawn for
    readonly property int kioskWidth: 1080
    readonly property int kioskHeight: 1920
    readonly property int hallWidth: 1920
    readonly property int hallHeight: 1080

    // Fixed places of the kiosk's screen
    readonly property int welcomeTop: px(232)
    readonly property int bannerHeight: px(136)
    readonly property int noticeHeight: px(72)
    readonly property int titleTop: px(248)
    readonly property int contentTop: px(408)
    readonly property int reachTop: px(640) // the lower two thirds begin here
    readonly property int barWidth: px(340)
    readonly property int qrSide: px(336)

    // Fixed places of the hall display
    readonly property int hallTop: px(136)
    readonly property int hallFoot: px(120)
    readonly property int hallTable: px(600)
    readonly property int hallHead: px(64)
    readonly property int hallRow: px(84)

    // Tones
    readonly property Tone page: Tone {
        name: "page"; ground: Colours.paper; ink: Colours.navy; muted: Colours.slate; edge: Colours.line
    }
    readonly property Tone deep: Tone {
        name: "deep"; ground: Colours.navy; ink: Colours.white; muted: Colours.sky; edge: Colours.navyLine
    }
    readonly property Tone raised: Tone {
        name: "raised"; ground: Colours.navyRaised; ink: Colours.white; muted: Colours.sky; edge: Colours.navyLine
    }
    readonly property Tone card: Tone {
        name: "card"; ground: Colours.white; ink: Colours.navy; muted: Colours.slate; edge: Colours.line
    }
    readonly property Tone cardPressed: Tone {
        name: "cardPressed"; ground: Colours.navyRaised; ink: Colours.white; muted: Colours.sky; edge: Colours.navyRaised
    }
    readonly property Tone cardClosed: Tone {
        name: "cardClosed"; ground: Colours.mist; ink: Colours.slate; muted: Colours.slate; edge: Colours.line
    }
    readonly property Tone chosen: Tone {
        name: "chosen"; ground: Colours.navy; ink: Colours.white; muted: Colours.sky; edge: Colours.navy
    }
    readonly property Tone primary: Tone {
        name: "primary"; ground: Colours.amber; ink: Colours.navy; edge: Colours.navy
    }
    readonly property Tone primaryPressed: Tone {
        name: "primaryPressed"; ground: Colours.navy; ink: Colours.amber; edge: Colours.amber
    }
    readonly property Tone secondary: Tone {
        name: "secondary"; ground: Colours.white; ink: Colours.navy; edge: Colours.navy
    }
    readonly property Tone secondaryPressed: Tone {
        name: "secondaryPressed"; ground: Colours.navyRaised; ink: Colours.white; edge: Colours.navy
    }
    readonly property Tone disabled: Tone {
        name: "disabled"; ground: Colours.mist; ink: Colours.slate; edge: Colours.line
    }
    readonly property Tone notice: Tone {
        name: "notice"; ground: Colours.amberPale; ink: Colours.navy; edge: Colours.amber
    }
    readonly property Tone emphasis: Tone {
        name: "emphasis"; ground: Colours.amber; ink: Colours.navy; edge: Colours.amber
    }
    readonly property Tone emphasisCalm: Tone {
        name: "emphasisCalm"; ground: Colours.navyRaised; ink: Colours.amber; edge: Colours.amber
    }
    readonly property Tone code: Tone { name: "code"; ground: Colours.white; ink: Colours.black }
    /// All of the above, for the test that measures their contrast.
    readonly property list<Tone> tones: [page, deep, raised, card, cardPressed, cardClosed, chosen, primary,
        primaryPressed, secondary, secondaryPressed, disabled, notice, emphasis, emphasisCalm, code]

    // The focus ring is two lines, so that one of them shows on any ground.
    readonly property color focusOuter: Colours.navy
    readonly property color focusInner: Colours.amber

    readonly property color veil: Colours.navy
    readonly property real veilOpacity: 0.82
    readonly property color clear: "transparent"
}
