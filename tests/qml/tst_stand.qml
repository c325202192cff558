// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Talon.Stand
import Talon.Screens

// A finger on every screen of the stand, at every size, upright and lying: nothing is cut, and everything is large enough to touch.
Item {
    width: 1920
    height: 1920

    Finger {
        id: finger
        name: "StandByTouch"

        property Item flow

        Component {
            id: flowComponent
            StandFlow { motion: false }
        }

        function begin(across, down) {
            stage.start();
            flow = createTemporaryObject(flowComponent, finger.parent, { controller: stage.stand, width: across, height: down });
            waitForRendering(flow);
        }
        function read(section, page) {
            touch(flow, "choice-" + section);
            touch(flow, "choice-" + page);
            compare(stage.stand.step, StandController.Reading);
        }
        /// Every sheet of the page that is read.
        function leaf(where) {
            let sheets = 0;
            for (; sheets < 60; ++sheets) {
                inspect(flow, where + ", sheet " + sheets);
                if (stage.stand.sheets.page + 1 >= stage.stand.sheets.pageCount)
                    break;
                touch(flow, "nextPage");
            }
            return sheets + 1;
        }

        function test_threeTouchesLeadToWhatToBring() {
            begin(1080, 1920);
            inspect(flow, "first screen");
            touch(flow, "choice-refund");
            inspect(flow, "pages");
            touch(flow, "choice-deduction");
            verify(hasText(flow, "Возьмите с собой"));
            verify(hasText(flow, "Паспорт"));
            verify(hasText(flow, "бесплатно"));
            touch(flow, "back");
            touch(flow, "back");
            compare(stage.stand.step, StandController.Home);
        }

        function test_everySheetIsWhole_data() {
            const rows = [];
            for (const size of [[1080, 1920], [1920, 1080]])
                for (const percent of [100, 150, 200])
                    for (const low of [false, true])
                        rows.push({ tag: size.join("×") + " " + percent + (low ? " low" : ""), across: size[0], down: size[1], percent: percent, low: low });
            return rows;
        }
        function test_everySheetIsWhole(row) {
            begin(row.across, row.down);
            stage.longestStand();
            stage.settle();
            stage.stand.comfort.percent = row.percent;
            stage.stand.comfort.low = row.low;
            inspect(flow, "first screen");
            touch(flow, "choice-refund");
            inspect(flow, "pages");
            stage.stand.choosePage("longest");
            stage.settle();
            verify(leaf("the longest page") > 1);
        }

        function test_thePageFollowsTheVisitor() {
            begin(1080, 1920);
            read("visit", "appeal");
            const before = stage.stand.sheets.pageCount;
            stage.stand.comfort.percent = 200;
            waitForRendering(flow, 200);
            verify(stage.stand.sheets.pageCount > before); // re-flowed, not cropped
            leaf("appeal at 200 %");
        }

        function test_english() {
            begin(1080, 1920);
            touch(flow, "language-en");
            inspect(flow, "first screen in English");
            read("visit", "appeal");
            verify(hasText(flow, "How to appeal a decision"));
            leaf("appeal in English");
        }

        function test_callsAreSeenOverAPage() {
            begin(1080, 1920);
            read("refund", "deduction");
            stage.standCalls(4);
            inspect(flow, "a page with calls");
            compare(shown(flow, item => item.said !== undefined).length, 3);
        }
    }
}
