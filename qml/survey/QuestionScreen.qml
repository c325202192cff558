// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Parts
import Talon.Screens
import Talon.Ui

// The first question is the first screen: whoever passes by touches a face.
SurveyQuestion {
    id: screen

    required property SurveyController controller

    run: controller.desk.run
    taken: controller.desk.taken
    siteName: controller.sign.siteName
    time: controller.sign.clock
    low: controller.comfort.low
    backShown: !run.first
    onChose: id => controller.choose(id)
    onBack: controller.back()
    onComfort: controller.comfort.open = true

    strip: LanguageStrip {
        width: parent.width
        visible: screen.run.first
        height: visible ? implicitHeight : 0
        name: screen.controller.languagePrompt
        languages: screen.controller.languages
        current: screen.controller.language
        onChose: id => screen.controller.chooseLanguage(id)
    }
}
