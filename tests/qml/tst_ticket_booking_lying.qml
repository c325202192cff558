// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Talon.Screens

// A visitor who has booked before a kiosk that lies.
Item {
    width: 1920
    height: 1080

    TicketFinger {
        name: "BookingLying"
        across: 1920
        down: 1080

        function test_everyScreen() {
            for (const percent of [100, 150, 200]) {
                stage.haveEverything();
                stage.ticket.comfort.percent = percent;
                stage.settle();
                inspect(flow, "first screen at " + percent);
                turnTo("*booking");
                touch(flow, "choice-*booking");
                inspect(flow, "code at " + percent);
                for (const figure of "111111")
                    touch(flow, "key-" + figure);
                touch(flow, "enter");
                inspect(flow, "booking at " + percent);
                touch(flow, "notMine");
                for (const figure of "222222")
                    touch(flow, "key-" + figure);
                touch(flow, "enter");
                inspect(flow, "refusal at " + percent);
                stage.ticket.finish();
                stage.settle();
            }
        }
    }
}
