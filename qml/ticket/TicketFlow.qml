// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Ui
import Talon.Screens

// The order of the kiosk's screens: one for each step of the controller.
// Not ComponentBehavior: Bound: the Loader of Qt 6.4 refuses bound components.
FocusScope {
    id: flow

    required property TicketController controller

    Binding {
        target: Theme
        property: "unit"
        value: Math.min(flow.width / Theme.kioskWidth, flow.height / Theme.kioskHeight)
    }

    Loader {
        id: loader

        // By name: Qt 6.4 refuses to load a component that is bound to its document's ids.
        readonly property url screen: {
            switch (flow.controller.step) {
            case TicketController.Category: return Qt.resolvedUrl("CategoryScreen.qml");
            case TicketController.Service: return Qt.resolvedUrl("ServiceScreen.qml");
            case TicketController.VisitorClass: return Qt.resolvedUrl("ClassScreen.qml");
            case TicketController.Issuing: return Qt.resolvedUrl("IssuingScreen.qml");
            case TicketController.Ticket: return Qt.resolvedUrl("TicketScreen.qml");
            case TicketController.Refused: return Qt.resolvedUrl("RefusedScreen.qml");
            case TicketController.OutOfOrder: return Qt.resolvedUrl("OutOfOrderScreen.qml");
            default: return Qt.resolvedUrl("WelcomeScreen.qml");
            }
        }

        anchors.fill: parent
        focus: true
        // The second touch of a double tap falls on a screen that does not take it yet.
        enabled: flow.controller.settled
        onScreenChanged: setSource(screen, { controller: flow.controller })
        Component.onCompleted: setSource(screen, { controller: flow.controller })
    }

    StillHere {
        anchors.fill: parent
        controller: flow.controller
        visible: flow.controller.idle.warning
    }

    // Above everything, and takes nothing away: any touch means that somebody is there. The question answers for itself: taken away
    // under the finger, it would never hear which of its buttons was meant.
    Item {
        anchors.fill: parent

        PointHandler {
            onActiveChanged: if (active && !flow.controller.idle.warning) flow.controller.touched()
        }
    }
}
