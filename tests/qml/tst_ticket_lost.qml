// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Talon.Screens

// A visitor who has lost the paper, with a finger.
Item {
    width: 1080
    height: 1920

    TicketFinger {
        name: "LostByTouch"

        function openFigures() {
            stage.haveGiven();
            turnTo("*lost");
            touch(flow, "choice-*lost");
            compare(step(), TicketController.LostCode);
        }
        function enter(figures) {
            for (const figure of figures)
                touch(flow, "key-" + figure);
            touch(flow, "enter");
        }

        function test_threeFiguresAndATouchAreThePaperAgain() {
            openFigures();
            inspect(flow, "figures");
            enter("117");
            compare(step(), TicketController.LostChoice);
            inspect(flow, "the only one");
            verify(hasText(flow, "Это ваш талон?"));
            touch(flow, "choice-T3");
            stage.settle();
            compare(step(), TicketController.Ticket);
            inspect(flow, "ticket again");
            compare(stage.receiptCount(), 1);
            compare(stage.askedCount(), 0);
            touch(flow, "done");
            compare(step(), TicketController.Welcome);
        }

        function test_aTicketThatWasCopiedTwiceSendsToStaff() {
            for (let i = 0; i < 2; ++i) {
                openFigures();
                enter("023");
                verify(hasText(flow, "Какой талон ваш?"));
                inspect(flow, "two of them");
                touch(flow, "choice-T2");
                stage.settle();
                compare(step(), TicketController.Ticket);
                touch(flow, "done");
                stage.ticket.finish();
                stage.settle();
            }
            openFigures();
            enter("023"); // the other one is left
            compare(step(), TicketController.LostChoice);
            verify(!findChild(flow, "choice-T2"));
            compare(stage.receiptCount(), 2);
        }

        function test_largerLettersAndLower() {
            for (const percent of [100, 150, 200]) {
                for (const low of [false, true]) {
                    stage.ticket.comfort.percent = percent;
                    stage.ticket.comfort.low = low;
                    stage.settle();
                    openFigures();
                    inspect(flow, "figures at " + percent + (low ? ", low" : ""));
                    enter("999");
                    verify(findChild(flow, "miss").visible);
                    inspect(flow, "miss at " + percent + (low ? ", low" : ""));
                    enter("023");
                    inspect(flow, "choice at " + percent + (low ? ", low" : ""));
                    stage.ticket.finish();
                    stage.advance(121000); // the miss is forgotten: five of them would rest the keypad
                }
            }
        }
    }
}
