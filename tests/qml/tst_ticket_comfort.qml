// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Talon.Screens
import Talon.Ui

// «Удобнее»: a visitor who reads large letters, one who sits, one who needs contrast.
Item {
    width: 1080
    height: 1920

    TicketFinger {
        name: "Comfort"

        function choose(name) {
            touch(flow, "comfort");
            inspect(findChild(flow, "comfortPanel"), name);
            touch(flow, name);
            inspect(findChild(flow, "comfortPanel"), name + " chosen");
            touch(flow, "comfortDone");
        }

        function test_largerLetters_data() { return [{ tag: "150", percent: 150 }, { tag: "200", percent: 200 }]; }
        function test_largerLetters(row) {
            const before = Type.note;
            choose("size-" + row.percent);
            compare(Type.note, Math.round(before * row.percent / 100));
            inspect(flow, "first screen");
            openServices("person");
            for (let page = 0; page < stage.ticket.services.pageCount; ++page) {
                if (page > 0)
                    touch(flow, "nextPage");
                inspect(flow, "services, page " + page);
            }
            touch(flow, "class-preferential");
            inspect(flow, "preferential");
            take("appeal");
            inspect(flow, "ticket");
            touch(flow, "done");
            compare(Type.note, before, "forgotten with the visitor");
        }

        function test_everythingIsLow() {
            choose("place-low");
            const high = () => targets(flow).filter(item => item.mapToItem(flow, 0, 0).y < 1920 - 1100);
            compare(high().length, 0, "first screen");
            inspect(flow, "first screen");
            openServices("person");
            compare(high().length, 0, "services");
            inspect(flow, "services");
            verify(targets(flow).filter(item => item.objectName.startsWith("choice-")).length <= 4);
            take("papers");
            compare(high().length, 0, "ticket");
            touch(flow, "done");
            verify(!stage.ticket.comfort.low, "forgotten with the visitor");
        }

        function test_lowAndLarge() {
            stage.ticket.comfort.percent = 200;
            stage.ticket.comfort.low = true;
            inspect(flow, "first screen");
            openServices("business");
            inspect(flow, "services");
        }

        function test_contrast_data() { return [{ tag: "black on white", mode: 1, ground: "#ffffff" }, { tag: "white on black", mode: 2, ground: "#000000" }]; }
        function test_contrast(row) {
            choose("contrast-" + row.mode);
            verify(Qt.colorEqual(Theme.page.ground, row.ground));
            touch(flow, "comfort");
            touch(flow, "contrast-0");
            touch(flow, "comfortDone");
            compare(Theme.contrast, Theme.Usual);
        }

        // Whoever walks away leaves the screen to the next as it was.
        function test_isForgottenWhenNobodyIsThere() {
            choose("size-200");
            stage.advance(46000);
            verify(stage.ticket.idle.warning);
            inspect(findChild(flow, "stillHere"), "the question in large letters");
            stage.advance(31000);
            compare(stage.ticket.comfort.percent, 100);
            verify(stage.ticket.quiet === undefined || step() === TicketController.Welcome);
        }

        function test_keypadSetsIt() {
            flow.forceActiveFocus();
            for (let i = 0; i < 30 && !target(flow, "comfort").activeFocus; ++i)
                keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Return);
            verify(stage.ticket.comfort.open);
            for (let i = 0; i < 30 && !target(flow, "size-150").activeFocus; ++i)
                keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Return);
            compare(stage.ticket.comfort.percent, 150);
            keyClick(Qt.Key_Escape);
            verify(!stage.ticket.comfort.open);
        }
    }
}
