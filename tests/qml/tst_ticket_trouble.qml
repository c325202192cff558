// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Talon.Screens

// What a visitor meets when something is closed, used up, broken, or when the visitor is gone.
Item {
    width: 1080
    height: 1920

    TicketFinger {
        name: "TicketTroubleByTouch"

        function test_closedServiceSaysWhenItOpens() {
            openServices("business");
            touch(flow, "choice-signature");
            compare(stage.askedCount(), 0);
            inspect(flow, "refused");
            verify(hasText(flow, "Талоны на эту услугу начнут выдавать завтра в 9:00."));
            touch(flow, "finish");
            compare(step(), TicketController.Welcome);
        }

        function test_refusals_data() {
            return [
                { tag: "numbers_used_up", title: "Талоны на сегодня закончились" },
                { tag: "service_closed", title: "Сейчас приёма нет" },
                { tag: "unknown_service", title: "Список услуг изменился" },
                { tag: "wrong_state", title: "Не получилось выдать талон" }
            ];
        }

        function test_refusals(row) {
            openServices("person");
            touch(flow, "choice-inn");
            stage.refuse(row.tag);
            stage.settle();
            inspect(flow, row.tag);
            verify(hasText(flow, row.title));
            touch(flow, "back");
            compare(step(), TicketController.Service);
        }

        function test_printStates() {
            openServices("business");
            take("register");
            verify(hasText(flow, "Печатаем талон…"));
            stage.printFailed();
            inspect(flow, "print failed");
            verify(hasText(flow, "Напечатать талон не получилось. Запишите номер или сфотографируйте экран."));
        }

        function test_withoutPrinter() {
            stage.noPrinter();
            stage.settle();
            inspect(flow, "welcome without a printer");
            openServices("business");
            inspect(flow, "services without a printer");
            take("register");
            compare(stage.receiptCount(), 1);
            inspect(flow, "ticket without a printer");
            verify(findChild(flow, "printTrouble").visible);
        }

        function test_troubleAtTheTop() {
            stage.noPrinter();
            stage.goOffline();
            inspect(flow, "welcome in trouble");
            openServices("person");
            inspect(flow, "services in trouble");
            touch(flow, "back");
            inspect(flow, "first screen in trouble");
            verify(!hasText(flow, "Нет связи с сервером. Талоны выдаются как обычно."));
            verify(hasText(flow, "Талон без бумаги: запомните номер"));
        }

        function test_idleWarnsAndForgets() {
            openServices("person");
            stage.advance(44000);
            verify(!stage.ticket.idle.warning);
            stage.advance(2000);
            verify(stage.ticket.idle.warning);
            inspect(findChild(flow, "stillHere"), "warning");
            touch(flow, "stay");
            verify(!stage.ticket.idle.warning);
            compare(step(), TicketController.Service);
            stage.advance(46000);
            touch(flow, "leave");
            compare(step(), TicketController.Welcome);
            openServices("person");
            stage.advance(46000 + 28000);
            verify(stage.ticket.idle.warning, "half a minute to answer");
            stage.advance(3000);
            compare(step(), TicketController.Welcome);
        }

        function test_aSlowFingerMayLeave() {
            openServices("person");
            stage.advance(50000);
            const leave = target(flow, "leave");
            mousePress(leave);
            waitForRendering(flow, 200);
            stage.advance(600);
            mouseRelease(leave);
            stage.settle();
            compare(step(), TicketController.Welcome);
        }

        function test_anyTouchStays() {
            openServices("person");
            stage.advance(50000);
            const touching = touchEvent(flow);
            touching.press(0, flow, 540, 300).commit();
            touching.release(0, flow, 540, 300).commit();
            verify(!stage.ticket.idle.warning);
            compare(step(), TicketController.Service);
        }

        function test_night() {
            stage.wait(8);
            inspect(flow, "night");
            verify(hasText(flow, "Сейчас закрыто"));
            verify(hasText(flow, "9:00"));
            verify(hasText(flow, "Откроемся завтра"));
            compare(targets(flow).filter(item => item.objectName.startsWith("choice-")).length, 0);
            touch(flow, "language-en");
            verify(hasText(flow, "Opens tomorrow"));
        }

        function test_aClockInDoubtClosesNothing() {
            stage.doubtTime(true);
            stage.wait(8);
            verify(!hasText(flow, "Сейчас закрыто"));
            const choice = name => shown(flow, item => item.objectName === "choice-" + name)[0];
            compare(choice("person").closed, false);
            openServices("person");
            compare(choice("decl").closed, false);
        }

        function test_aClosedCategoryIsToldOnTheFirstScreen() {
            const half = () => shown(flow, item => item.objectName === "choice-business")[0];
            verify(!half().closed);
            stage.closeCategory("business");
            verify(half().closed);
            verify(half().figures.includes("откроется"), half().figures);
        }

        function test_outOfOrder() {
            touch(flow, "language-ru");
            stage.breakDown();
            stage.settle();
            compare(step(), TicketController.OutOfOrder);
            inspect(flow, "out of order");
            verify(!shown(flow, isText).some(item => item.text.includes("journal")), "no English error for the public");
            compare(targets(flow).length, 0);
            stage.advance(300000);
            compare(step(), TicketController.OutOfOrder);
        }
    }

    TicketFinger {
        name: "TicketWithoutAMenu"
        withMenu: false

        function test_preparing() {
            inspect(flow, "preparing");
            verify(hasText(flow, "Терминал готовится к работе"));
            compare(targets(flow).length, 0);
        }
    }
}
