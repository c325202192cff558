// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/sheet.h"
#include "wire/survey/period_api.h"

namespace talon::server {

/// Results of a period as tables for a file: the questions with their slices, then the choices of each question. The very figures of the screen.
std::vector<reports::Sheet> period_sheets(const wire::ToldPeriod &told, core::Language language);

/// The name of such a file for people, and an ASCII one for old browsers, as Content-Disposition has them.
std::string period_disposition(const wire::ToldPeriod &told, const std::string &ending);

} // namespace talon::server
