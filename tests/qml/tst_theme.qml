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

    function test_text_data() {
        const rows = [];
        for (let i = 0; i < Theme.tones.length; ++i)
            rows.push({ tag: Theme.tones[i].name, tone: Theme.tones[i] });
        return rows;
    }
    function test_text(row) {
        verify(contrast(row.tone.ink, row.tone.ground) >= 7, "ink " + contrast(row.tone.ink, row.tone.ground));
        verify(contrast(row.tone.muted, row.tone.ground) >= 7, "muted " + contrast(row.tone.muted, row.tone.ground));
    }

    // Controls stand on the page; those of the welcome and ticket screens on the deep ground.
    function test_bounds_data() {
        return [
            { tag: "fresh line on deep", tone: { ground: Theme.deep.ground, edge: Theme.emphasisCalm.ink }, under: Theme.deep },
            { tag: "card", tone: Theme.card, under: Theme.page },
            { tag: "cardPressed", tone: Theme.cardPressed, under: Theme.page },
            { tag: "cardClosed", tone: Theme.cardClosed, under: Theme.page },
            { tag: "chosen", tone: Theme.chosen, under: Theme.page },
            { tag: "primary", tone: Theme.primary, under: Theme.page },
            { tag: "primaryPressed", tone: Theme.primaryPressed, under: Theme.page },
            { tag: "secondary", tone: Theme.secondary, under: Theme.page },
            { tag: "secondaryPressed", tone: Theme.secondaryPressed, under: Theme.page },
            { tag: "disabled", tone: Theme.disabled, under: Theme.page },
            { tag: "primary on deep", tone: Theme.primary, under: Theme.deep },
            { tag: "primaryPressed on deep", tone: Theme.primaryPressed, under: Theme.deep },
            { tag: "secondary on deep", tone: Theme.secondary, under: Theme.deep }
        ];
    }
    function test_bounds(row) {
        const bound = Math.max(contrast(row.tone.edge, row.under.ground), contrast(row.tone.ground, row.under.ground));
        verify(bound >= 3, "bound " + bound);
    }

    // What a press or a tick changes can be seen: the two grounds differ.
    function test_states_data() {
        return [
            { tag: "primary", one: Theme.primary, other: Theme.primaryPressed },
            { tag: "secondary", one: Theme.secondary, other: Theme.secondaryPressed },
            { tag: "card", one: Theme.card, other: Theme.cardPressed },
            { tag: "card ticked", one: Theme.card, other: Theme.chosen },
            { tag: "blinking", one: Theme.emphasis, other: Theme.emphasisCalm }
        ];
    }
    function test_states(row) {
        verify(contrast(row.one.ground, row.other.ground) >= 3);
    }

    function test_focus() {
        for (const tone of [Theme.page, Theme.deep, Theme.card])
            verify(Math.max(contrast(Theme.focusOuter, tone.ground), contrast(Theme.focusInner, tone.ground)) >= 3);
    }

    function test_targets() {
        verify(Theme.targetLeast >= 96);
        verify(Theme.target >= 96);
        verify(Theme.cardLeast >= 96);
        verify(Theme.gapLeast >= 16);
    }
}
