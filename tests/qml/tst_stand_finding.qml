// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Talon.Stand
import Talon.Screens

// A finger on the stand's search, its index and its call of the visitor's own ticket, at every size, upright and lying.
Item {
    width: 1920
    height: 1920

    Finger {
        id: finger
        name: "StandFindingByTouch"

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
        function type(word) {
            for (const letter of word)
                touch(flow, "key-" + letter);
        }

        function test_aWordLeadsToThePage() {
            begin(1080, 1920);
            touch(flow, "find");
            inspect(flow, "search");
            type("ВЫЧЕТ");
            inspect(flow, "search with pages");
            touch(flow, "choice-deduction");
            compare(stage.stand.step, StandController.Reading);
            touch(flow, "back");
            compare(stage.stand.finder.text, "вычет");
        }

        function test_theCallComesOverThePage() {
            begin(1080, 1920);
            touch(flow, "ownTicket");
            type("А04");
            touch(flow, "key-erase");
            type("45");
            touch(flow, "watch");
            verify(hasText(flow, "Талон А045"));
            touch(flow, "choice-refund");
            touch(flow, "choice-deduction");
            stage.callOwnTicket();
            inspect(flow, "called");
            verify(hasText(flow, "Ваш талон А045 вызван, окно 12"));
            touch(flow, "understood");
            compare(stage.stand.step, StandController.Reading); // the page is where it was
            verify(hasText(flow, "Возьмите с собой"));
        }

        function test_everyScreenIsWhole_data() {
            const rows = [];
            for (const size of [[1080, 1920], [1920, 1080]])
                for (const percent of [100, 150, 200])
                    for (const low of [false, true])
                        for (const language of ["ru", "en"])
                            rows.push({ tag: size.join("×") + " " + percent + (low ? " low " : " ") + language, across: size[0], down: size[1], percent: percent,
                                        low: low, language: language });
            return rows;
        }
        function test_everyScreenIsWhole(row) {
            begin(row.across, row.down);
            stage.standCalls(4);
            stage.stand.chooseLanguage(row.language);
            stage.settle();
            stage.stand.comfort.percent = row.percent;
            stage.stand.comfort.low = row.low;
            inspect(flow, "first screen");
            touch(flow, "find");
            inspect(flow, "search");
            const latin = row.language === "en";
            type(latin ? "TA" : "НА");
            inspect(flow, "search with pages");
            if (shown(flow, item => item.objectName === "showFound").length > 0) {
                touch(flow, "showFound");
                inspect(flow, "what was found");
                touch(flow, "back");
            }
            type(latin ? "ZZZZ" : "ЩЩЩЩ");
            verify(stage.stand.finder.nothing);
            inspect(flow, "search with nothing");
            touch(flow, "alphabet");
            inspect(flow, "alphabet");
            touch(flow, latin ? "key-T" : "key-В");
            inspect(flow, "under a letter");
            touch(flow, "back");
            touch(flow, "back");
            touch(flow, "back");
            touch(flow, "ownTicket");
            inspect(flow, "own ticket");
            type(latin ? "A045" : "А045");
            inspect(flow, "own ticket typed");
            touch(flow, "watch");
            inspect(flow, "first screen with a ticket");
            stage.callOwnTicket();
            inspect(flow, "called");
            stage.callOwnTicket(false);
            inspect(flow, "called before");
            touch(flow, "understood");
            touch(flow, "ownTicket");
            inspect(flow, "own ticket after its call");
        }
        /// What is touched in lower mode stands within reach of somebody who sits.
        function test_lowIsWithinReach() {
            begin(1080, 1920);
            stage.stand.comfort.low = true;
            for (const screen of ["", "find", "ownTicket"]) {
                if (screen !== "")
                    touch(flow, screen);
                waitForRendering(flow, 200);
                for (const item of targets(flow)) {
                    const top = item.mapToItem(flow, 0, 0, item.width, item.height).y;
                    verify(top >= flow.height - 1100 - 1, screen + ": " + item.objectName + " at " + top);
                }
                if (screen !== "")
                    touch(flow, "back");
            }
        }
    }
}
