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

        function test_ticketIsTaken() {
            compare(step(), TicketController.Welcome);
            inspect(flow, "welcome");
            touch(flow, "language-ru");
            compare(step(), TicketController.Category);
            inspect(flow, "category");
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

        function test_english() {
            touch(flow, "language-en");
            inspect(flow, "category");
            verify(hasText(flow, "Choose a category"));
            touch(flow, "choice-business");
            inspect(flow, "services");
            take("till");
            inspect(flow, "ticket");
            compare(stage.askedLast(), "till/ordinary/en");
            verify(hasText(flow, "T023"));
            verify(hasText(flow, "There are 3 people ahead of you"));
            touch(flow, "done");
            verify(hasText(flow, "Возьмите талон"));
        }

        function test_backIsAlwaysAtTheSamePlace() {
            touch(flow, "language-ru");
            const place = target(flow, "back").mapToItem(flow, 0, 0);
            touch(flow, "choice-business");
            compare(target(flow, "back").mapToItem(flow, 0, 0), place);
            touch(flow, "choice-signature");
            compare(step(), TicketController.Refused);
            compare(target(flow, "back").mapToItem(flow, 0, 0), place);
            touch(flow, "back");
            compare(step(), TicketController.Service);
            touch(flow, "back");
            compare(step(), TicketController.Category);
            touch(flow, "back");
            compare(step(), TicketController.Welcome);
        }

        function test_preferenceIsTicked() {
            openServices("business");
            touch(flow, "preference");
            verify(stage.ticket.preference.chosen);
            take("till");
            compare(stage.askedLast(), "till/preferential/ru");
            touch(flow, "done");
            verify(!stage.ticket.preference.chosen);
        }

        function test_preferenceIsChosenOfSeveral() {
            stage.manyClasses();
            openServices("business");
            touch(flow, "preference");
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
            touch(flow, "language-ru");
            compare(step(), TicketController.Service); // the only category is not asked for
            inspect(flow, "first page");
            verify(targets(flow).filter(item => item.objectName.startsWith("choice-")).length <= 7);
            touch(flow, "nextPage");
            inspect(flow, "second page");
            touch(flow, "previousPage");
            touch(flow, "nextPage");
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
            touchItem(target(flow, "language-ru"));
            compare(step(), TicketController.Category);
            touchItem(target(flow, "choice-person"));
            compare(step(), TicketController.Category);
            stage.settle();
            touch(flow, "choice-person");
            compare(step(), TicketController.Service);
        }

        function test_pressIsSeenAtOnce() {
            touch(flow, "language-ru");
            const item = target(flow, "choice-person");
            const calm = String(item.background.color);
            const touching = press(item);
            verify(String(item.background.color) !== calm);
            touching.release(0, item).commit();
        }

        function test_fingerThatSlidesAwayChoosesNothing() {
            touch(flow, "language-ru");
            const item = target(flow, "choice-person");
            const touching = press(item);
            touching.move(0, item, item.width / 2, -200).commit();
            touching.release(0, item, item.width / 2, -200).commit();
            compare(step(), TicketController.Category);
        }

        function test_keyboard() {
            flow.forceActiveFocus();
            keyClick(Qt.Key_Tab);
            const first = target(flow, "language-ru");
            verify(first.activeFocus);
            keyClick(Qt.Key_Return);
            compare(step(), TicketController.Category);
        }
    }
}
