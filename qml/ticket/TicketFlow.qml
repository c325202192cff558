// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Talon.Ui
import Talon.Screens

// The order of the kiosk's screens: one for each step of the controller.
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
        anchors.fill: parent
        focus: true
        // The second touch of a double tap falls on a screen that does not take it yet.
        enabled: flow.controller.settled
        sourceComponent: {
            switch (flow.controller.step) {
            case TicketController.Category: return category;
            case TicketController.Service: return service;
            case TicketController.VisitorClass: return visitorClass;
            case TicketController.Issuing: return issuing;
            case TicketController.Ticket: return ticket;
            case TicketController.Refused: return refused;
            case TicketController.OutOfOrder: return outOfOrder;
            default: return welcome;
            }
        }
    }

    Component { id: welcome; WelcomeScreen { controller: flow.controller } }
    Component { id: category; CategoryScreen { controller: flow.controller } }
    Component { id: service; ServiceScreen { controller: flow.controller } }
    Component { id: visitorClass; ClassScreen { controller: flow.controller } }
    Component { id: issuing; IssuingScreen { controller: flow.controller } }
    Component { id: ticket; TicketScreen { controller: flow.controller } }
    Component { id: refused; RefusedScreen { controller: flow.controller } }
    Component { id: outOfOrder; OutOfOrderScreen { controller: flow.controller } }

    StillHere {
        anchors.fill: parent
        controller: flow.controller
        visible: flow.controller.idle.warning
    }

    // Above everything, and takes nothing away: any touch means that somebody is there.
    Item {
        anchors.fill: parent

        PointHandler {
            onActiveChanged: if (active) flow.controller.touched()
        }
    }
}
