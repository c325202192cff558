// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Talon.Screens

// A visitor’s finger on every screen of the kiosk that leads to a ticket.
Item {
    width: 1080
    height: 1920

    TicketFinger {
        name: "TicketByTouch"

        function test_ticketIsTakenWithTwoTouches() {
            compare(step(), TicketController.Welcome);
            inspect(flow, "first screen");
            touch(flow, "choice-person");
            compare(step(), TicketController.Service);
            inspect(flow, "services");
            take("decl");
            inspect(flow, "ticket");
            compare(stage.askedLast(), "decl/ordinary/ru");
            verify(hasText(flow, "А023"));
            verify(hasText(flow, "Перед вами 3 человека"));
            verify(hasText(flow, "Ожидание около 12 минут"));
            compare(stage.receiptCount(), 1);
            touch(flow, "done");
            compare(step(), TicketController.Welcome);
        }

        function test_theNumberStandsStillWhileThePaperComes() {
            flow.motion = true;
            touch(flow, "choice-person");
            take("decl");
            waitForRendering(flow);
            const number = findChild(flow, "number"), paper = findChild(flow, "paper"), slot = findChild(flow, "slot");
            const first = number.mapToItem(flow, 0, 0);
            verify(number.y > 0 && number.y + number.height <= paper.tornAt, "the half that is out at once holds the number");
            verify(slot.clip, "the paper still comes");
            compare(slot.y, paper.tornAt);
            // What moves is nowhere over the number or around it: nothing of it is drawn twice.
            for (let around = number.parent; around !== flow; around = around.parent)
                verify(!around.clip);
            tryVerify(() => !slot.clip && slot.y + slot.height === paper.height);
            compare(number.mapToItem(flow, 0, 0), first);
        }

        function test_english() {
            touch(flow, "language-en");
            compare(step(), TicketController.Welcome);
            verify(hasText(flow, "Take a ticket"));
            inspect(flow, "first screen in English");
            touch(flow, "choice-business");
            inspect(flow, "services in English");
            take("till");
            inspect(flow, "ticket in English");
            compare(stage.askedLast(), "till/ordinary/en");
            verify(hasText(flow, "T023"));
            verify(hasText(flow, "There are 3 people ahead of you"));
            touch(flow, "done");
            verify(hasText(flow, "Возьмите талон"));
        }

        function test_waysStandAlwaysAtTheSamePlaces() {
            const comfort = target(flow, "comfort").mapToItem(flow, 0, 0);
            touch(flow, "choice-business");
            const back = target(flow, "back").mapToItem(flow, 0, 0);
            compare(target(flow, "comfort").mapToItem(flow, 0, 0), comfort);
            touch(flow, "choice-signature");
            compare(step(), TicketController.Refused);
            compare(target(flow, "back").mapToItem(flow, 0, 0), back);
            compare(target(flow, "comfort").mapToItem(flow, 0, 0), comfort);
            touch(flow, "back");
            compare(step(), TicketController.Service);
            take("till");
            compare(target(flow, "comfort").mapToItem(flow, 0, 0), comfort);
            touch(flow, "done");
            touch(flow, "choice-business");
            touch(flow, "back");
            compare(step(), TicketController.Welcome);
        }

        // The language that somebody chose outlives the way back, and not the visitor.
        function test_languageStaysWithTheVisitor() {
            touch(flow, "language-en");
            touch(flow, "choice-business");
            touch(flow, "back");
            verify(hasText(flow, "Take a ticket"));
            stage.advance(46000);
            verify(stage.ticket.idle.warning);
            stage.advance(31000);
            verify(!stage.ticket.idle.warning);
            verify(hasText(flow, "Возьмите талон"));
        }

        function test_theQueueIsChosenBeforeTheTouchThatGives() {
            openServices("business");
            touch(flow, "class-preferential");
            verify(stage.ticket.preference.chosen);
            verify(shown(flow, item => item.objectName === "choice-till").every(item => item.figures.startsWith("по\u00a0льготе")), "seen on what is touched");
            inspect(flow, "services with a preference");
            touch(flow, "class-ordinary");
            verify(!stage.ticket.preference.chosen);
            touch(flow, "class-preferential");
            take("till");
            compare(stage.askedLast(), "till/preferential/ru");
            touch(flow, "done");
            verify(!stage.ticket.preference.chosen);
        }

        function test_preferenceIsChosenOfSeveral() {
            stage.manyClasses();
            openServices("business");
            touch(flow, "class-preferential");
            compare(step(), TicketController.VisitorClass);
            inspect(flow, "classes");
            touch(flow, "choice-veteran");
            compare(step(), TicketController.Service);
            inspect(flow, "services with a class");
            take("till");
            compare(stage.askedLast(), "till/veteran/ru");
        }

        function test_manyServicesArePaged() {
            stage.manyServices();
            stage.settle();
            openServices("business");
            inspect(flow, "first page");
            verify(targets(flow).filter(item => item.objectName.startsWith("choice-")).length <= 7);
            touch(flow, "nextPage");
            inspect(flow, "second page");
            touch(flow, "previousPage");
            take("else");
            compare(stage.askedLast(), "else/ordinary/ru");
        }

        function test_doubleTapTakesOneTicket() {
            openServices("person");
            const item = target(flow, "choice-decl");
            const place = item.mapToItem(flow, item.width / 2, item.height / 2);
            const taps = touchEvent(flow);
            for (let i = 0; i < 2; ++i) {
                taps.press(0, flow, place.x, place.y).commit();
                taps.release(0, flow, place.x, place.y).commit();
            }
            compare(stage.askedCount(), 1);
            stage.give();
            // The second tap of a pair that ends on the ticket's screen: nothing is closed.
            taps.press(0, flow, 540, 1800).commit();
            taps.release(0, flow, 540, 1800).commit();
            compare(step(), TicketController.Ticket);
        }

        function test_secondTapOfAPairChoosesNothing() {
            touchItem(target(flow, "choice-person"));
            compare(step(), TicketController.Service);
            touchItem(target(flow, "choice-decl"));
            compare(step(), TicketController.Service);
            stage.settle();
            touch(flow, "choice-decl");
            compare(step(), TicketController.Issuing);
        }

        function test_pressIsSeenAtOnce() {
            const item = target(flow, "choice-person");
            const calm = String(item.background.color);
            const touching = press(item);
            verify(String(item.background.color) !== calm);
            touching.release(0, item).commit();
        }

        function test_fingerThatSlidesAwayChoosesNothing() {
            const item = target(flow, "choice-person");
            const touching = press(item);
            touching.move(0, item, item.width / 2, -200).commit();
            touching.release(0, item, item.width / 2, -200).commit();
            compare(step(), TicketController.Welcome);
        }

        function test_aTremblingFingerCounts() {
            const item = target(flow, "choice-person");
            const touching = press(item);
            touching.move(0, item, item.width / 2, -200).commit();
            touching.move(0, item, item.width / 2, item.height / 2).commit();
            touching.release(0, item, item.width / 2, item.height / 2).commit();
            compare(step(), TicketController.Service);
        }

        // What was touched is filled at once; a screen of its own comes only when the ticket takes longer.
        function test_touchedIsFilled() {
            openServices("person");
            touchItem(target(flow, "choice-decl"));
            compare(step(), TicketController.Issuing);
            verify(shown(flow, item => item.objectName === "choice-decl")[0].filled);
            verify(!hasText(flow, "Готовим талон…"));
            stage.settle();
            verify(hasText(flow, "Готовим талон…"));
        }
    }
}
