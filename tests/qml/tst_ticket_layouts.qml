// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Talon.Screens

// The kiosk's screens with the longest texts, by a keypad alone, lying, and on small glass.
Item {
    width: 1920
    height: 1920

    TicketFinger {
        name: "TicketLayouts"

        // Every page holds whole what the site check lets through, at every size of letters.
        function test_longestTitles_data() {
            const rows = [];
            for (const percent of [100, 150, 200])
                for (const language of ["ru", "en"])
                    rows.push({ tag: percent + " % " + language, percent: percent, language: language });
            return rows;
        }
        function test_longestTitles(row) {
            stage.longestTitles();
            stage.ticket.comfort.percent = row.percent;
            stage.settle();
            touch(flow, "language-" + row.language);
            inspect(flow, "first screen");
            openServices("person");
            const seen = [];
            for (let page = 0; page < stage.ticket.services.pageCount; ++page) {
                if (page > 0)
                    touch(flow, "nextPage");
                inspect(flow, "page " + page);
                const choices = targets(flow).filter(item => item.objectName.startsWith("choice-"));
                for (const choice of choices) {
                    verify(choice.height >= choice.implicitHeight - 1, "page " + page + ": whole");
                    seen.push(choice.objectName);
                }
            }
            compare(seen.length, 7);
        }

        // As many languages as a site may offer stand whole on the screen, and each can be touched.
        function test_manyLanguages_data() { return [100, 150, 200].map(percent => ({ tag: percent + " %", percent: percent })); }
        function test_manyLanguages(row) {
            stage.manyLanguages();
            stage.ticket.comfort.percent = row.percent;
            stage.settle();
            inspect(flow, "first screen");
            const offered = targets(flow).filter(item => item.objectName.startsWith("language-"));
            compare(offered.length, 8);
            verify(offered.every(item => item.height >= item.contentItem.implicitHeight - 1), "whole");
            for (const item of offered) {
                touch(flow, item.objectName);
                compare("language-" + stage.ticket.language, item.objectName);
                stage.settle();
            }
        }

        function focused() { return targets(flow).filter(item => item.activeFocus).map(item => item.objectName)[0] ?? ""; }
        function moveTo(name, key) {
            for (let i = 0; i < 30 && focused() !== name; ++i)
                keyClick(key);
            compare(focused(), name);
            verify(target(flow, name).visualFocus, "a ring around " + name);
        }
        function test_keypadTakesATicket_data() {
            return [{ tag: "arrows", key: Qt.Key_Down }, { tag: "tab", key: Qt.Key_Tab }];
        }
        function test_keypadTakesATicket(row) {
            flow.forceActiveFocus();
            moveTo("choice-person", row.key);
            keyClick(Qt.Key_Return);
            compare(step(), TicketController.Service);
            stage.settle();
            moveTo("choice-decl", row.key);
            keyClick(Qt.Key_Return);
            stage.give();
            stage.settle();
            moveTo("done", row.key);
            keyClick(Qt.Key_Return);
            compare(step(), TicketController.Welcome);
        }
    }

    // The same on a lying kiosk and on small glass.
    TicketFinger {
        name: "TicketOnALyingKiosk"
        across: 1920
        down: 1080
        function test_all() { wholeWay(); }
    }
    TicketFinger {
        name: "TicketOnASmallKiosk"
        across: 720
        down: 1280
        function test_all() { wholeWay(); }
    }
}
