// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/devices/printer_facts.h"

#include <array>
#include <string_view>
#include <utility>

namespace talon::kiosk {

namespace {

constexpr std::array<std::pair<std::string_view, bool PrinterFacts::*>, 11> known{{
    {"media-low", &PrinterFacts::low},
    {"media-empty", &PrinterFacts::out},
    {"media-needed", &PrinterFacts::out},
    {"input-tray-missing", &PrinterFacts::out},
    {"media-jam", &PrinterFacts::jam},
    {"cover-open", &PrinterFacts::cover},
    {"door-open", &PrinterFacts::cover},
    {"interlock-open", &PrinterFacts::cover},
    {"offline", &PrinterFacts::away},
    {"shutdown", &PrinterFacts::away},
    {"timed-out", &PrinterFacts::away},
}};

std::string_view withoutSeverity(std::string_view reason)
{
    for (const std::string_view ending : {"-report", "-warning", "-error"})
        if (reason.ends_with(ending))
            return reason.substr(0, reason.size() - ending.size());
    return reason;
}

} // namespace

PrinterFacts factsOf(const std::vector<std::string> &reasons, bool stopped)
{
    PrinterFacts facts;
    facts.server = PrinterFacts::Server::Answers;
    facts.stopped = stopped;
    for (const std::string_view reason : reasons) {
        const std::string_view bare = withoutSeverity(reason);
        bool named = false;
        for (const auto &[name, fact] : known)
            if (bare == name)
                facts.*fact = named = true;
        if (!named && reason.ends_with("-error"))
            facts.faulty = true;
    }
    return facts;
}

std::optional<PrinterState> faultOf(const PrinterFacts &facts)
{
    // An open cover lifts the roll off the sensor: whoever changes the roll hears of the cover first.
    if (facts.cover)
        return PrinterState::CoverOpen;
    if (facts.jam)
        return PrinterState::Jam;
    if (facts.out)
        return PrinterState::PaperOut;
    if (facts.away)
        return PrinterState::Unreachable;
    if (facts.faulty)
        return PrinterState::Failed;
    return std::nullopt;
}

} // namespace talon::kiosk
