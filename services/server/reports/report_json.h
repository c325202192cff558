// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/sentences.h"
#include "reports/sheet.h"
#include "server/reports/figures_keeper.h"

namespace talon::server {

/// What a report is asked for.
struct ReportQuestion {
    reports::By by = reports::By::day;
    reports::Period period;
    core::Language language = core::Language::ru;
    core::Instant made_at{};
    core::Instant now{}; ///< up to which who still waits has waited: in whole minutes where the period is not over, else the file's last event
    std::int64_t revision = 0; ///< of the settings, now
    FiguresKeeper::Status status;
};

/// A report with all that stands around it.
struct MadeReport {
    reports::Table table;
    reports::Sheet transfers; ///< from service to service
    std::vector<std::string> sentences;
    std::vector<reports::FiguresFile::Load> load;
    std::array<std::int64_t, reports::wait_bounds.size() + 1> waits{};
};

/// All sums are taken up to the last event that the file tells, so that the same position gives the same report of a past period at any time.
/// Only how long people wait who were not called yet goes on with the time, where the period has today in it.
reports::Filed<MadeReport> make_report(const reports::FiguresFile &file, const ReportQuestion &question);

/// As the API answers it. Cells are numbers in the unit of their column, null for what is no figure, "few" for too few values.
std::string report_json(const MadeReport &report, const ReportQuestion &question);
/// As a page of legs; `operators`: with who served.
std::string legs_json(const reports::LegPage &page, const reports::Names &names, core::Language language, bool operators);
/// As a page of acts; `next`: what to ask `before` for the page after, 0: there is none.
std::string acts_json(const std::vector<reports::Act> &acts, std::int64_t next, const reports::Names &names, core::Language language);

/// Of what a file of the report says on its sheet of explanations: a name and a value each.
std::vector<std::pair<std::string, std::string>> report_foot(const ReportQuestion &question);
/// The acts as a table for a file.
reports::Sheet acts_sheet(const std::vector<reports::Act> &acts, const reports::Names &names, core::UtcOffset offset, core::Language language);

/// The name of a file for people, and an ASCII one for old browsers, as Content-Disposition has them.
std::string disposition(reports::By by, reports::Period period, const std::string &ending);

} // namespace talon::server
