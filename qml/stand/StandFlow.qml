// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Ui
import Talon.Screens
import Talon.Parts

// The order of the stand's screens: one for each step of the controller; and what lies above them all.
// Not ComponentBehavior: Bound: the Loader of Qt 6.4 refuses bound components.
FocusScope {
    id: flow

    required property StandController controller
    property real screenInches: 32
    property bool motion: true
    readonly property bool asked: controller.idle.warning || comfort.visible || called.visible

    Binding { target: Theme; property: "unit"; value: Math.max(1, Math.min(flow.width, flow.height)) / Theme.shortSide }
    Binding { target: Theme; property: "pixelsPerMm"; value: Theme.density(Math.max(1, flow.width), Math.max(1, flow.height), flow.screenInches) }
    Binding { target: Theme; property: "zoom"; value: flow.controller.comfort.percent / 100 }
    Binding { target: Theme; property: "contrast"; value: flow.controller.comfort.contrast }
    Binding { target: Theme; property: "motion"; value: flow.motion }

    Loader {
        id: loader

        readonly property url screen: {
            switch (flow.controller.step) {
            case StandController.Preparing: return Qt.resolvedUrl("PreparingScreen.qml");
            case StandController.List: return Qt.resolvedUrl("ListScreen.qml");
            case StandController.Finding: return Qt.resolvedUrl("FindScreen.qml");
            case StandController.Alphabet: return Qt.resolvedUrl("AlphabetScreen.qml");
            case StandController.OwnNumber: return Qt.resolvedUrl("OwnTicketScreen.qml");
            case StandController.Reading: return Qt.resolvedUrl("ReadingScreen.qml");
            default: return Qt.resolvedUrl("HomeScreen.qml");
            }
        }

        anchors.fill: parent
        visible: !called.visible // nothing of it is seen
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
        visible: flow.controller.idle.warning
        focus: visible
        onLeave: flow.controller.finish()
        onStay: flow.controller.touched()
    }
    CalledPanel {
        id: called
        anchors.fill: parent
        own: flow.controller.own
        visible: flow.controller.own.told && !flow.controller.idle.warning
        focus: visible
    }

    // Above everything, and takes nothing away: any touch means that somebody is there.
    Item {
        anchors.fill: parent

        PointHandler {
            onActiveChanged: if (active && !flow.controller.idle.warning) flow.controller.touched()
        }
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
