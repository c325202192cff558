// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Ui
import Talon.Screens
import Talon.Parts

// The order of the kiosk's screens: one for each step of the controller; and what lies above them all.
// Not ComponentBehavior: Bound: the Loader of Qt 6.4 refuses bound components.
FocusScope {
    id: flow

    required property TicketController controller
    property real screenInches: 24
    property bool motion: true
    readonly property bool asked: controller.idle.warning || comfort.visible

    Binding { target: Theme; property: "unit"; value: Math.max(1, Math.min(flow.width, flow.height)) / Theme.shortSide }
    Binding { target: Theme; property: "pixelsPerMm"; value: Theme.density(Math.max(1, flow.width), Math.max(1, flow.height), flow.screenInches) }
    Binding { target: Theme; property: "zoom"; value: flow.controller.comfort.percent / 100 }
    Binding { target: Theme; property: "contrast"; value: flow.controller.comfort.contrast }
    Binding { target: Theme; property: "motion"; value: flow.motion }

    Loader {
        id: loader

        // By name: Qt 6.4 refuses to load a component that is bound to its document's ids.
        readonly property url screen: {
            switch (flow.controller.step) {
            case TicketController.Preparing: return Qt.resolvedUrl("PreparingScreen.qml");
            case TicketController.Service: return Qt.resolvedUrl("ServiceScreen.qml");
            case TicketController.VisitorClass: return Qt.resolvedUrl("ClassScreen.qml");
            case TicketController.BookingCode: return Qt.resolvedUrl("CodeScreen.qml");
            case TicketController.Booking: return Qt.resolvedUrl("BookingScreen.qml");
            case TicketController.BookingRefused: return Qt.resolvedUrl("BookingRefusedScreen.qml");
            case TicketController.LostCode: return Qt.resolvedUrl("LostCodeScreen.qml");
            case TicketController.LostChoice: return Qt.resolvedUrl("LostChoiceScreen.qml");
            // What was touched is filled; only a ticket that takes longer has a screen of its own.
            case TicketController.Issuing: return Qt.resolvedUrl(flow.controller.settled ? "IssuingScreen.qml" : flow.touchedScreen());
            case TicketController.Ticket: return Qt.resolvedUrl("TicketScreen.qml");
            case TicketController.Refused: return Qt.resolvedUrl("RefusedScreen.qml");
            case TicketController.Survey:
                return Qt.resolvedUrl(flow.controller.survey.stage === SurveyDesk.Thanks ? "SurveyThanksScreen.qml" : "SurveyScreen.qml");
            case TicketController.OutOfOrder: return Qt.resolvedUrl("OutOfOrderScreen.qml");
            default: return Qt.resolvedUrl(flow.controller.opening.closed ? "NightScreen.qml" : "WelcomeScreen.qml");
            }
        }

        anchors.fill: parent
        focus: !flow.asked
        // The second touch of a double tap falls on a screen that does not take it yet.
        enabled: flow.controller.settled && !flow.asked
        onScreenChanged: setSource(screen, { controller: flow.controller })
        Component.onCompleted: setSource(screen, { controller: flow.controller })
    }

    ComfortPanel {
        id: comfort
        anchors.fill: parent
        comfort: flow.controller.comfort
        visible: flow.controller.comfort.open && !flow.controller.idle.warning
        focus: visible
    }
    StillHere {
        anchors.fill: parent
        idle: flow.controller.idle
        veiled: flow.controller.step !== TicketController.Ticket
        visible: flow.controller.idle.warning
        onLeave: flow.controller.finish()
        onStay: flow.controller.touched()
        focus: visible
    }

    // Above everything, and takes nothing away: any touch means that somebody is there. The question answers for itself: taken away
    // under the finger, it would never hear which of its buttons was meant.
    Item {
        anchors.fill: parent

        PointHandler {
            onActiveChanged: if (active && !flow.controller.idle.warning) flow.controller.touched()
        }
    }

    /// Where the touch fell that gives the ticket.
    function touchedScreen(): string {
        if (!flow.controller.checkIn.service)
            return "ServiceScreen.qml";
        return flow.controller.checkIn.refusal.title === "" ? "BookingScreen.qml" : "BookingRefusedScreen.qml";
    }

    // A keypad of arrows and enter goes where Tab goes.
    function step(forward: bool) {
        const from = flow.Window.activeFocusItem ?? loader;
        const next = from.nextItemInFocusChain(forward);
        if (next)
            next.forceActiveFocus(forward ? Qt.TabFocusReason : Qt.BacktabFocusReason);
        flow.controller.touched();
    }
    Keys.onDownPressed: flow.step(true)
    Keys.onRightPressed: flow.step(true)
    Keys.onUpPressed: flow.step(false)
    Keys.onLeftPressed: flow.step(false)
    Keys.onEscapePressed: flow.controller.comfort.open ? flow.controller.comfort.open = false : flow.controller.back()
}
