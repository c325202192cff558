// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/survey/period.h"
#include "core/survey/survey_book.h"
#include "server/http/route.h"
#include "vault/answer_store.h"
#include "wire/survey/period_api.h"

namespace talon::server {

/// Which answers are asked about: a survey with the forms of all its versions, days, and the days that they are compared with.
struct PeriodAsked {
    std::string survey;
    std::vector<core::survey::Form> versions;
    core::survey::Days period;
    std::optional<core::survey::Days> before;
};

/// What a request asks for, or the answer that says what is wrong with it. Days that are not named: the last seven that are over.
struct AskedOrRefused {
    std::optional<PeriodAsked> asked;
    Response refused;
};
AskedOrRefused period_asked(const core::survey::SurveyBook &book, const std::string &survey, core::Day today, const Call &call);

/// What the answers' file tells of it, as far as it tells of nobody. For the file's thread. `site`: for the titles of services.
vault::Kept<wire::ToldPeriod> told_of(const vault::AnswerStore &store, const PeriodAsked &asked, const core::Site &site);

} // namespace talon::server
