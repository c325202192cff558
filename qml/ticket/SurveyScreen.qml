// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Parts
import Talon.Screens

// «Оценить обслуживание», on the ticket kiosk.
SurveyQuestion {
    required property TicketController controller

    run: controller.survey.run
    taken: controller.survey.taken
    siteName: controller.sign.siteName
    time: controller.sign.clock
    low: controller.comfort.low
    onChose: id => controller.answer(id)
    onBack: controller.back()
    onComfort: controller.comfort.open = true
}
