// SPDX-License-Identifier: GPL-3.0-or-later
// What the stage does for the survey: at its own kiosk and at the ticket kiosk.
#include "stage.h"

#include "core/survey/at_kiosk.h"

#include <array>

namespace talon::test {

void Stage::haveSurvey()
{
    const wire::Survey five{core::survey::five_criteria("criteria"), true};
    m_surveyTerminal->setSurvey(five);
    m_terminal->setSurvey(five);
    settle();
}

void Stage::longestSurvey()
{
    using namespace core::survey;
    // Letters of middling width, in words as long as words are.
    const auto words = [](std::size_t characters) {
        constexpr std::array<const char *, 6> letters{"н", "а", "к", "о", "д", "и"};
        std::string text;
        for (std::size_t i = 0; i < characters; ++i)
            text += i % 10 == 9 && i + 1 < characters ? " " : letters[i * 5 % letters.size()];
        return core::Text{text};
    };
    Question one;
    one.id = "longest";
    one.kind = Kind::one;
    one.title = words(max_kiosk_question);
    for (std::size_t i = 0; i < max_kiosk_options; ++i)
        one.options.push_back({std::to_string(i), words(max_kiosk_option)});
    Question scale;
    scale.id = "scale";
    scale.title = words(max_kiosk_question);
    m_surveyTerminal->setSurvey({Form{"long", 1, {"Длинная анкета"}, {one, scale}}, false});
    settle();
}

void Stage::endSurvey()
{
    m_surveyTerminal->setSurvey({});
    m_terminal->setSurvey({});
    settle();
}

void Stage::answerKept(bool durable)
{
    Q_EMIT m_surveyTerminal->answerKept(durable);
    Q_EMIT m_terminal->answerKept(durable);
    settle();
}

} // namespace talon::test
