// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Talon.Hall

// The hall display: what is seen, and that nothing on it can be touched.
Item {
    id: root
    width: 1920
    height: 1080

    Component {
        id: flowComponent
        HallFlow { width: 1920; height: 1080 }
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
            verify(hasText(flow, "Ожидают: 37"));
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

        function test_blinkingIsSlowAndEnds() {
            stage.showCalls(1, 0);
            let changes = 0;
            let before = stage.hall.emphasis;
            for (let i = 0; i < 50; ++i) {
                stage.advance(200);
                if (stage.hall.emphasis !== before)
                    ++changes;
                before = stage.hall.emphasis;
            }
            verify(changes >= 10);
            verify(changes <= 40, "at most two full blinks a second");
            stage.announceEnds();
            stage.advance(30000);
            verify(!stage.hall.emphasis);
            verify(hasText(flow, "А123"));
        }

        function test_stale() {
            stage.showCalls(6, 90000);
            stage.goOffline();
            inspect(flow, "stale");
            verify(findChild(flow, "stale").visible);
            verify(hasText(flow, "Нет связи с 14:05. Вызовы слушайте у окон."));
            stage.goOnline();
            verify(!findChild(flow, "stale").visible);
        }

        function test_english() {
            stage.showCalls(12, 0);
            stage.setHallLanguage("en");
            inspect(flow, "english");
            verify(hasText(flow, "A123"));
            stage.setHallLanguage("ru");
        }

        function test_fourK() {
            flow.width = 3840;
            flow.height = 2160;
            stage.showCalls(12, 0);
            waitForRendering(flow);
            inspect(flow, "4K");
            flow.width = 1280;
            flow.height = 720;
            waitForRendering(flow);
            inspect(flow, "720 lines");
        }
    }
}
