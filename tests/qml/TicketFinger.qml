// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Ticket
import Talon.Screens

// A finger on the kiosk: every test begins at the first screen.
Finger {
    id: finger

    textsApart: true
    property Item flow
    property bool withMenu: true
    property int across: 1080
    property int down: 1920

    Component {
        id: flowComponent
        TicketFlow { motion: false }
    }

    function init() {
        stage.start(finger.withMenu);
        flow = createTemporaryObject(flowComponent, finger.parent, { controller: stage.ticket, width: across, height: down });
        waitForRendering(flow);
    }
    function step() { return stage.ticket.step; }
    function openServices(category) {
        touch(flow, "choice-" + category);
        compare(step(), TicketController.Service);
    }
    function take(service) {
        turnTo(service);
        touch(flow, "choice-" + service);
        compare(step(), TicketController.Issuing);
        stage.give();
        stage.settle();
        compare(step(), TicketController.Ticket);
    }
    /// Turns the pages until the choice is there.
    function turnTo(service) {
        for (let i = 0; i < 12 && targets(flow).every(item => item.objectName !== "choice-" + service); ++i)
            touch(flow, "nextPage");
    }
    /// Every screen of a visit, looked over.
    function wholeWay() {
        inspect(flow, "first screen");
        touch(flow, "comfort");
        inspect(findChild(flow, "comfortPanel"), "comfort");
        touch(flow, "comfortDone");
        openServices("person");
        inspect(flow, "services");
        take("decl");
        inspect(flow, "ticket");
        touch(flow, "done");
        openServices("business");
        touch(flow, "choice-signature");
        inspect(flow, "refused");
    }
    function lowest(names) {
        return targets(flow).filter(item => names(item.objectName)).map(item => item.mapToItem(flow, 0, 0).y);
    }
}
