// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Talon.Screens

// A visitor who has lost the paper before a kiosk that lies.
Item {
    width: 1920
    height: 1080

    TicketFinger {
        name: "LostLying"
        across: 1920
        down: 1080

        function test_everyScreen() {
            for (const percent of [100, 150, 200]) {
                stage.haveEverything();
                stage.ticket.comfort.percent = percent;
                stage.settle();
                inspect(flow, "first screen at " + percent);
                turnTo("*lost");
                touch(flow, "choice-*lost");
                inspect(flow, "figures at " + percent);
                for (const figure of "023")
                    touch(flow, "key-" + figure);
                touch(flow, "enter");
                inspect(flow, "choice at " + percent);
                touch(flow, percent === 200 ? "choice-T1" : "choice-T2"); // each twice at most
                stage.settle();
                inspect(flow, "ticket again at " + percent);
                stage.ticket.finish();
                stage.settle();
            }
        }
    }
}
