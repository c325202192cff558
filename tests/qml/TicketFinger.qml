// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Ticket
import Talon.Screens

// A finger on the kiosk: every test begins at the welcome screen.
Finger {
    id: finger

    property Item flow
    property bool withMenu: true

    Component {
        id: flowComponent
        TicketFlow { width: 1080; height: 1920 }
    }

    function init() {
        stage.start(finger.withMenu);
        flow = createTemporaryObject(flowComponent, finger.parent, { controller: stage.ticket });
        waitForRendering(flow);
    }
    function step() { return stage.ticket.step; }
    function openServices(category) {
        touch(flow, "language-ru");
        touch(flow, "choice-" + category);
        compare(step(), TicketController.Service);
    }
    function take(service) {
        touch(flow, "choice-" + service);
        compare(step(), TicketController.Issuing);
        stage.give();
        stage.settle();
        compare(step(), TicketController.Ticket);
    }
}
