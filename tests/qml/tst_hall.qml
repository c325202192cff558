// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Talon.Hall
import Talon.Ui

// The hall display: what is seen, and that nothing on it can be touched.
Item {
    id: root
    width: 1920
    height: 1080

    Component {
        id: flowComponent
        HallFlow { width: 1920; height: 1080; motion: false }
    }

    Finger {
        name: "HallDisplay"

        property Item flow

        function init() {
            stage.start();
            flow = createTemporaryObject(flowComponent, root, { controller: stage.hall });
            waitForRendering(flow);
        }

        function test_empty() {
            inspect(flow, "empty");
            verify(findChild(flow, "empty").visible);
            verify(hasText(flow, "Ждут 37 человек"));
        }

        function test_calls_data() {
            return [{ tag: "1", count: 1 }, { tag: "2", count: 2 }, { tag: "3", count: 3 }, { tag: "12", count: 12 }];
        }
        function test_calls(row) {
            stage.showCalls(row.count, 0);
            waitForRendering(flow);
            inspect(flow, row.tag + " calls");
            verify(hasText(flow, "А123"));
            compare(targets(flow).length, 0);
            // A touch changes nothing.
            const touching = touchEvent(flow);
            touching.press(0, flow, 960, 540).commit();
            touching.release(0, flow, 960, 540).commit();
            verify(hasText(flow, "А123"));
        }

        function changesOfGround(milliseconds) {
            let changes = 0;
            let before = stage.hall.emphasis;
            for (let i = 0; i < milliseconds / 200; ++i) {
                stage.advance(200);
                if (stage.hall.emphasis !== before)
                    ++changes;
                before = stage.hall.emphasis;
            }
            return changes;
        }
        function test_aCallIsSteady() {
            stage.showCalls(1, 0);
            compare(changesOfGround(10000), 0);
        }
        function test_aRecallFlashesSlowlyAndEnds() {
            stage.showCalls(1, 0);
            stage.recall();
            const changes = changesOfGround(10000);
            verify(changes >= 10);
            verify(changes <= 40, "at most two full flashes a second");
            stage.announceEnds();
            stage.announceEnds();
            stage.advance(70000);
            verify(!stage.hall.emphasis);
            verify(hasText(flow, "А123"));
        }

        // Capitals of a 200th of the distance: rows, windows, the sentence of a stale display; captions from half.
        function test_readFromWherePeopleStand_data() {
            const rows = [];
            for (const [width, height] of [[1280, 720], [1920, 1080], [3840, 2160], [1080, 1920]])
                for (const [inches, metres] of [[55, 10], [43, 8], [75, 14], [55, height > width ? 11 : 15]])
                    rows.push({ tag: width + "x" + height + ", " + inches + " inches, " + metres + " m", width: width, height: height, inches: inches, metres: metres });
            return rows;
        }
        function test_readFromWherePeopleStand(row) {
            flow.width = row.width;
            flow.height = row.height;
            flow.screenInches = row.inches;
            flow.viewingDistance = row.metres;
            stage.showCalls(12, 0);
            waitForRendering(flow);
            inspect(flow, row.tag);
            const density = Math.sqrt(row.width * row.width + row.height * row.height) / row.inches / 25.4;
            const capitals = item => item.font.pixelSize * Type.capHeight / density; // mm
            const figures = shown(flow, item => item.slant !== undefined && item.text !== "");
            verify(figures.length >= 4);
            for (const item of figures)
                verify(capitals(item) >= row.metres * 1000 / 200, item.text + ": " + capitals(item) + " mm");
            for (const caption of ["талон · ticket", "окно · window"])
                verify(capitals(shown(flow, item => isText(item) && item.text === caption)[0]) >= row.metres * 1000 / 400, caption);
            stage.goOffline();
            waitForRendering(flow, 200);
            inspect(flow, row.tag + ", stale");
            verify(capitals(findChild(flow, "stale")) >= row.metres * 1000 / 200);
        }

        // Nothing burns in: the whole picture wanders by some pixels.
        function test_thePictureWanders() {
            const places = new Set();
            for (let i = 0; i < 9; ++i) {
                places.add(stage.hall.shift.x + "," + stage.hall.shift.y);
                stage.advance(300000);
            }
            compare(places.size, 9);
        }

        function test_night() {
            stage.wait(8);
            inspect(flow, "night");
            verify(hasText(flow, "Сейчас закрыто"));
            verify(hasText(flow, "9:00"));
        }

        function test_silent() {
            stage.showCalls(3, 0);
            stage.silence();
            for (const [width, height] of [[1920, 1080], [1280, 720], [1080, 1920]]) {
                flow.width = width;
                flow.height = height;
                waitForRendering(flow, 200);
                inspect(flow, "silent " + width);
                verify(hasText(flow, "Вызовы без звука. Следите за табло."));
            }
        }

        function test_stale() {
            stage.showCalls(6, 90000);
            stage.goOffline();
            inspect(flow, "stale");
            verify(findChild(flow, "stale").visible);
            verify(hasText(flow, "Табло не обновляется с 14:05. Слушайте вызовы у окон."));
            stage.goOnline();
            verify(!shown(flow, item => item.objectName === "stale").length);
        }

        function test_english() {
            stage.showCalls(12, 0);
            stage.setHallLanguage("en");
            inspect(flow, "english");
            verify(hasText(flow, "A123"));
            stage.setHallLanguage("ru");
        }
    }
}
