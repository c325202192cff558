// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Talon.Setup
import Talon.Screens

// A specialist's finger, or keyboard, on a terminal that nobody knows yet.
Item {
    width: 1920
    height: 1920

    Finger {
        id: finger
        name: "SetupByTouch"
        textsApart: true

        property Item flow

        Component {
            id: flowComponent
            SetupFlow { motion: false; focus: true }
        }

        function begin(why, across, down, tls) {
            if (flow) { // goes before its controller does, as in the program
                flow.destroy();
                tryVerify(() => flow === null);
            }
            stage.start();
            stage.setUp(why, tls);
            flow = createTemporaryObject(flowComponent, finger.parent, { controller: stage.setup, width: across, height: down });
            waitForRendering(flow);
        }

        function test_typedOnTheGlass() {
            begin("new", 1080, 1920, false);
            for (const key of ["7", "Z", "K", "3", "M", "8"])
                touch(flow, "key-" + key);
            touch(flow, "key-erase");
            for (const key of ["9", "Q"])
                touch(flow, "key-" + key);
            touch(flow, "enter"); // not yet
            compare(stage.enteredCodes().length, 0);
            touch(flow, "key-X");
            touch(flow, "enter");
            compare(stage.enteredCodes(), ["7ZK3-M9QX"]);
            verify(hasText(flow, "Подключаем устройство"));
            touch(flow, "finish"); // another one
            compare(stage.setup.step, SetupController.Code);
        }

        function test_typedOnAKeyboard() {
            begin("new", 1920, 1080, true);
            flow.forceActiveFocus();
            for (const key of "7zk3-m9qx-abcd-efgh-jkmm")
                keyClick(key);
            keyClick(Qt.Key_Backspace);
            keyClick("n");
            keyClick(Qt.Key_Return);
            compare(stage.enteredCodes(), ["7ZK3-M9QX-ABCD-EFGH-JKMN"]);
        }

        function test_nothingIsCut() {
            for (const size of [[1080, 1920], [1920, 1080], [1366, 768], [768, 1366]])
                for (const why of ["new", "damaged", "role", "server", "folder", "asked", "stranger"])
                    for (const tls of [true, false]) {
                        begin(why, size[0], size[1], tls);
                        const where = why + " " + size + " " + tls;
                        inspect(flow, where);
                        stage.setup.openCode();
                        if (stage.setup.step === SetupController.Code) {
                            stage.setup.type("7ZK3M9QXABCDEFGHJKMN");
                            inspect(flow, where + ", typed");
                            stage.setup.enter();
                            stage.setUpWaits();
                            inspect(flow, where + ", waits");
                            stage.setUpRefused();
                            inspect(flow, where + ", refused");
                        }
                    }
        }

        function test_onlyAWorkingTerminalCanBeLeft() {
            begin("new", 1080, 1920, true);
            verify(targets(flow).every(item => item.objectName !== "back"));
            begin("asked", 1080, 1920, true);
            touch(flow, "code");
            compare(stage.setup.step, SetupController.Code);
            touch(flow, "back");
            compare(stage.setup.step, SetupController.Overview);
            touch(flow, "roll");
            verify(hasText(flow, "Новый рулон отмечен"));
            touch(flow, "back");
            compare(stage.setUpClosed, 1);
        }
    }
}
