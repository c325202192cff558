// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Ui
import Talon.Screens

// There is no menu yet.
TroublePage {
    required property TicketController controller

    tone: Theme.deep
    siteName: controller.sign.siteName
    time: controller.sign.clock
    title: qsTr("Терминал готовится к работе")
    text: qsTr("Это займёт немного времени. Если нужно срочно, обратитесь, пожалуйста, к сотруднику.")
    backShown: false
    comfortShown: false
}
