// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Parts
import Talon.Screens
import Talon.Ui

// The screens of a kiosk that asks how visitors were served; and what lies above them all.
// Not ComponentBehavior: Bound: the Loader of Qt 6.4 refuses bound components.
FocusScope {
    id: flow

    required property SurveyController controller
    property real screenInches: 24
    property bool motion: true
    readonly property bool questioned: controller.idle.warning || comfort.visible

    Binding { target: Theme; property: "unit"; value: Math.max(1, Math.min(flow.width, flow.height)) / Theme.shortSide }
    Binding { target: Theme; property: "pixelsPerMm"; value: Theme.density(Math.max(1, flow.width), Math.max(1, flow.height), flow.screenInches) }
    Binding { target: Theme; property: "zoom"; value: flow.controller.comfort.percent / 100 }
    Binding { target: Theme; property: "contrast"; value: flow.controller.comfort.contrast }
    Binding { target: Theme; property: "motion"; value: flow.motion }

    Loader {
        id: loader

        // By name: Qt 6.4 refuses to load a component that is bound to its document's ids.
        readonly property url screen: {
            switch (flow.controller.desk.stage) {
            case SurveyDesk.Asking: return Qt.resolvedUrl("QuestionScreen.qml");
            case SurveyDesk.Thanks: return Qt.resolvedUrl("ThanksScreen.qml");
            default: return Qt.resolvedUrl("NoSurveyScreen.qml");
            }
        }

        anchors.fill: parent
        focus: !flow.questioned
        // The second touch of a double tap falls on a question that does not take it yet.
        enabled: flow.controller.settled && !flow.questioned
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
