// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Talon.Screens

// A visitor who has booked, with a finger.
Item {
    width: 1080
    height: 1920

    TicketFinger {
        name: "BookingByTouch"

        function openCode() {
            stage.haveBookings();
            turnTo("*booking");
            touch(flow, "choice-*booking");
            compare(step(), TicketController.BookingCode);
        }
        function enter(code) {
            for (const figure of code)
                touch(flow, "key-" + figure);
            touch(flow, "enter");
        }

        function test_aCodeAndAYesAreATicket() {
            openCode();
            inspect(flow, "code");
            enter("111111");
            compare(step(), TicketController.Booking);
            inspect(flow, "booking");
            verify(hasText(flow, "14:30"));
            touch(flow, "take");
            stage.give();
            stage.settle();
            compare(step(), TicketController.Ticket);
            inspect(flow, "ticket of a booking");
            verify(hasText(flow, "По записи на 14:30"));
            verify(hasText(flow, "Вас вызовут с 14:20 до 14:40"));
        }

        function test_withoutACodeTheTimeAndThePhoneAreATicket() {
            stage.havePhones();
            turnTo("*booking");
            touch(flow, "choice-*booking");
            touch(flow, "queue");
            compare(step(), TicketController.BookingCode);
            inspect(flow, "booked time");
            enter("1430");
            inspect(flow, "phone");
            enter("0000");
            verify(findChild(flow, "miss").visible);
            inspect(flow, "phone that was not found");
            enter("4821");
            compare(step(), TicketController.Booking);
            verify(hasText(flow, "14:30"));
            touch(flow, "take");
            stage.give();
            stage.settle();
            compare(step(), TicketController.Ticket);
        }

        function test_withoutACodeAndAPhoneTheQueueIsTheWay() {
            stage.havePhones();
            turnTo("*booking");
            touch(flow, "choice-*booking");
            touch(flow, "queue");
            stage.settle();
            touch(flow, "queue");
            compare(step(), TicketController.Welcome);
        }

        function test_theFullestFirstScreenHasRoomForAll() {
            for (const percent of [100, 150, 200]) {
                for (const low of [false, true]) {
                    stage.ticket.comfort.percent = percent;
                    stage.ticket.comfort.low = low;
                    stage.haveEverything();
                    inspect(flow, "first screen at " + percent + (low ? ", low" : ""));
                    compare(targets(flow).filter(item => item.objectName.startsWith("survey")).length, 1);
                    stage.ticket.finish();
                    stage.settle();
                }
            }
        }

        function test_everyRefusalHasAWayOn() {
            openCode();
            for (const [code, way] of [["222222", true], ["333333", true], ["444444", false], ["555555", true]]) {
                enter(code);
                compare(step(), TicketController.BookingRefused);
                inspect(flow, "refusal of " + code);
                compare(hasText(flow, "Взять талон общей очереди"), way);
                touch(flow, "back");
                compare(step(), TicketController.BookingCode);
            }
            enter("222222");
            touch(flow, "finish");
            compare(step(), TicketController.Issuing);
            compare(stage.askedLast(), "decl/ordinary/ru");
        }

        function test_anUnknownCodeLeavesTheKeypadWhereItIs() {
            openCode();
            const before = target(flow, "key-5").mapToItem(flow, 0, 0);
            enter("999999");
            compare(step(), TicketController.BookingCode);
            verify(findChild(flow, "miss").visible);
            inspect(flow, "code that was not found");
            compare(target(flow, "key-5").mapToItem(flow, 0, 0), before);
            touch(flow, "queue");
            compare(step(), TicketController.Welcome);
        }

        function test_largerLettersAndLower() {
            for (const percent of [150, 200]) {
                for (const low of [false, true]) {
                    stage.ticket.comfort.percent = percent;
                    stage.ticket.comfort.low = low;
                    stage.settle();
                    openCode();
                    inspect(flow, "code at " + percent + (low ? ", low" : ""));
                    stage.havePhones();
                    touch(flow, "queue");
                    stage.settle();
                    inspect(flow, "booked time at " + percent + (low ? ", low" : ""));
                    enter("1430");
                    stage.settle();
                    enter("0000");
                    inspect(flow, "phone that was not found at " + percent + (low ? ", low" : ""));
                    touch(flow, "back");
                    stage.settle();
                    touch(flow, "back");
                    stage.settle();
                    enter("999999");
                    inspect(flow, "miss at " + percent + (low ? ", low" : ""));
                    enter("111111");
                    inspect(flow, "booking at " + percent + (low ? ", low" : ""));
                    touch(flow, "notMine");
                    enter("333333");
                    inspect(flow, "refusal at " + percent + (low ? ", low" : ""));
                    stage.ticket.finish();
                    stage.settle();
                }
            }
        }
    }
}
