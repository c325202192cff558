// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Talon.Ui

// Contrast of everything that is read, in every state, by WCAG 2.1: 7:1 for text, 3:1 for what bounds a control.
TestCase {
    name: "Theme"

    function linear(channel) {
        return channel <= 0.03928 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
    function luminance(color) {
        return 0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b);
    }
    function contrast(one, other) {
        const a = luminance(one), b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    function cleanup() { Theme.contrast = Theme.Usual; }

    function test_text_data() {
        const rows = [];
        for (const contrast of [Theme.Usual, Theme.DarkOnLight, Theme.LightOnDark])
            for (let i = 0; i < Theme.tones.length; ++i)
                rows.push({ tag: Theme.tones[i].name + ", contrast " + contrast, tone: Theme.tones[i], contrast: contrast });
        return rows;
    }
    function test_text(row) {
        Theme.contrast = row.contrast;
        const least = row.contrast === Theme.Usual || row.tone.name.startsWith("call") ? 7 : 20;
        verify(contrast(row.tone.ink, row.tone.ground) >= least, "ink " + contrast(row.tone.ink, row.tone.ground));
        verify(contrast(row.tone.muted, row.tone.ground) >= least, "muted " + contrast(row.tone.muted, row.tone.ground));
    }

    // Actions are blue, and amber is a call's alone.
    function test_amberIsACall() {
        for (let i = 0; i < Theme.tones.length; ++i)
            for (const part of ["ground", "ink", "muted", "edge"])
                if (Qt.colorEqual(Theme.tones[i][part], "#ffc53d"))
                    verify(Theme.tones[i].name.startsWith("call"), Theme.tones[i].name);
        verify(Qt.colorEqual(Theme.primary.ground, "#14508f"));
        verify(contrast(Theme.primary.ground, Theme.page.ground) >= 7);
    }

    // Controls stand on the page; those of the ticket's screen on the deep ground.
    function test_bounds_data() {
        const rows = [];
        for (const contrast of [Theme.Usual, Theme.DarkOnLight, Theme.LightOnDark])
            for (const [name, tone, under] of [["card", Theme.card, Theme.page], ["pressed", Theme.pressed, Theme.page],
                    ["cardClosed", Theme.cardClosed, Theme.page], ["chosen", Theme.chosen, Theme.page], ["chosen on the strip", Theme.chosen, Theme.strip],
                    ["primary", Theme.primary, Theme.page], ["primaryPressed", Theme.primaryPressed, Theme.page],
                    ["secondary", Theme.secondary, Theme.page], ["secondary on the strip", Theme.secondary, Theme.strip],
                    ["disabled", Theme.disabled, Theme.page], ["quiet on deep", Theme.quiet, Theme.deep], ["quietPressed on deep", Theme.quietPressed, Theme.deep],
                    ["secondary on night", Theme.secondary, Theme.night], ["call on deep", Theme.call, Theme.deep], ["callCalm on deep", Theme.callCalm, Theme.deep]])
                rows.push({ tag: name + ", contrast " + contrast, tone: tone, under: under, contrast: contrast });
        return rows;
    }
    function test_bounds(row) {
        Theme.contrast = row.contrast;
        const bound = Math.max(contrast(row.tone.edge, row.under.ground), contrast(row.tone.ground, row.under.ground));
        verify(bound >= 3, "bound " + bound);
    }

    // What a press or a choice changes can be seen: the two grounds differ.
    function test_states_data() {
        return [
            { tag: "primary", one: Theme.primary, other: Theme.primaryPressed },
            { tag: "secondary", one: Theme.secondary, other: Theme.pressed },
            { tag: "quiet", one: Theme.quiet, other: Theme.quietPressed },
            { tag: "card", one: Theme.card, other: Theme.pressed },
            { tag: "one of several", one: Theme.secondary, other: Theme.chosen },
            { tag: "a recall", one: Theme.call, other: Theme.callCalm }
        ];
    }
    function test_states(row) {
        for (const contrast of [Theme.Usual, Theme.DarkOnLight, Theme.LightOnDark]) {
            Theme.contrast = contrast;
            verify(this.contrast(row.one.ground, row.other.ground) >= 3);
        }
    }

    function test_focus() {
        for (const tone of [Theme.page, Theme.deep, Theme.card])
            verify(Math.max(contrast(Theme.focusOuter, tone.ground), contrast(Theme.focusInner, tone.ground)) >= 3);
    }

    // 20 mm with 3 mm between on every glass that a kiosk has.
    function test_targets_data() {
        const rows = [];
        for (const [width, height] of [[1080, 1920], [1920, 1080], [720, 1280]])
            for (const inches of [10, 15.6, 24, 27, 32])
                rows.push({ tag: width + "x" + height + ", " + inches + " inches", width: width, height: height, inches: inches });
        return rows;
    }
    function test_targets(row) {
        Theme.unit = Math.min(row.width, row.height) / 1080;
        Theme.pixelsPerMm = Theme.density(row.width, row.height, row.inches);
        const density = Math.sqrt(row.width * row.width + row.height * row.height) / row.inches / 25.4;
        for (const target of [Theme.targetLeast, Theme.target, Theme.cardMost])
            verify(target / density >= 20, target / density + " mm");
        verify(Theme.gapLeast / density >= 3);
        Theme.unit = 1;
        Theme.pixelsPerMm = 3.6;
    }

    FontMetrics {
        id: metrics
        font.family: Type.family
        font.bold: true
        font.pixelSize: 1000
    }
    function test_typeface() {
        // Sizes are computed from the height of capitals.
        fuzzyCompare(metrics.tightBoundingRect("Н").height / 1000, Type.capHeight, 0.01);
        // Figures are tabular: those of one column stand below each other.
        for (const figure of "0123456789")
            compare(metrics.advanceWidth(figure), metrics.advanceWidth("0"), figure);
    }

    function test_lettersGrow() {
        const before = { note: Type.note, title: Type.title };
        Theme.zoom = 2;
        compare(Type.note, 2 * before.note);
        for (const size of [Type.note, Type.row, Type.lead, Type.title])
            verify(size >= 2 * before.note, "no text is smaller than twice the smallest");
        verify(Type.title >= before.title);
        Theme.zoom = 1;
    }

    // Lines of about one length, in no more lines than before.
    function test_balancedLines() {
        const text = "Налоги на имущество, землю и транспорт";
        const font = Qt.font({ family: Type.family, pixelSize: 46 });
        const width = Typesetter.balancedWidth(text, font, 700);
        verify(width < 700 && width > 350, width);
        compare(Typesetter.balancedWidth("ИНН", font, 700), 700);
    }
}
