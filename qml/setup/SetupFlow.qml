// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Screens
import Talon.Ui

// What a specialist sees of a terminal that cannot begin, or that he has asked how it is. Typed on the glass, or on a keyboard, which displays
// have that nobody touches.
// Not ComponentBehavior: Bound: the Loader of Qt 6.4 refuses bound components.
FocusScope {
    id: flow

    required property SetupController controller
    property real screenInches: 24
    property bool motion: true

    Binding { target: Theme; property: "unit"; value: Math.max(1, Math.min(flow.width, flow.height)) / Theme.shortSide }
    Binding { target: Theme; property: "pixelsPerMm"; value: Theme.density(Math.max(1, flow.width), Math.max(1, flow.height), flow.screenInches) }
    Binding { target: Theme; property: "zoom"; value: 1 }
    Binding { target: Theme; property: "contrast"; value: Theme.Usual }
    Binding { target: Theme; property: "motion"; value: flow.motion }

    Loader {
        // By name: Qt 6.4 refuses to load a component that is bound to its document's ids.
        readonly property url screen: {
            switch (flow.controller.step) {
            case SetupController.Overview: return Qt.resolvedUrl("OverviewScreen.qml");
            case SetupController.Code: return Qt.resolvedUrl("EnrolScreen.qml");
            default: return Qt.resolvedUrl("StateScreen.qml");
            }
        }

        anchors.fill: parent
        focus: true
        onScreenChanged: setSource(screen, { controller: flow.controller })
        Component.onCompleted: setSource(screen, { controller: flow.controller })
    }

    function step(forward: bool) {
        const from = flow.Window.activeFocusItem ?? flow;
        const next = from.nextItemInFocusChain(forward);
        if (next)
            next.forceActiveFocus(forward ? Qt.TabFocusReason : Qt.BacktabFocusReason);
    }
    Keys.onDownPressed: flow.step(true)
    Keys.onRightPressed: flow.step(true)
    Keys.onUpPressed: flow.step(false)
    Keys.onLeftPressed: flow.step(false)
    Keys.onEscapePressed: flow.controller.back()
    Keys.onReturnPressed: flow.controller.enter()
    Keys.onEnterPressed: flow.controller.enter()
    Keys.onPressed: event => {
        if (event.key === Qt.Key_Backspace)
            flow.controller.erase();
        else
            flow.controller.type(event.text);
    }
}
