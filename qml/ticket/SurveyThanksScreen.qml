// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Parts
import Talon.Screens

SurveyThanks {
    required property TicketController controller

    siteName: controller.sign.siteName
    time: controller.sign.clock
    lost: controller.survey.lost
}
