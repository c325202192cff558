// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/options.h"

#include <charconv>
#include <functional>
#include <map>
#include <sstream>
#include <vector>

namespace talon::simulation {

namespace {

std::optional<std::uint64_t> number(std::string_view text)
{
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

/// "cut=5,clone=9", or "none".
bool set_faults(Plan &plan, const std::string &text)
{
    plan.every.fill(0);
    std::istringstream list(text == "none" ? "" : text);
    for (std::string item; std::getline(list, item, ',');) {
        const auto sign = item.find('=');
        const auto fault = fault_named(item.substr(0, sign));
        const auto every = sign == std::string::npos ? std::optional<std::uint64_t>(10) : number(item.substr(sign + 1));
        if (!fault || !every)
            return false;
        plan.rate(*fault) = static_cast<int>(*every);
    }
    return true;
}

} // namespace

std::string usage()
{
    return "simulation --seeds N [--first S] [--jobs J] [--all-marks] [--twice]   many worlds\n"
           "simulation --seed S [--verbose] [--kiosks N --displays N --windows N --scenes N --seconds N --visitors N\n"
           "           --bookings N --reserve N --kept-days N --midnight 0|1 --opening 0|1 --time-service 0|1 --off-machine 0|1 --no-paper 0|1 --faults cut=5,clone=9|none]               one world, again\n"
           "simulation_defects [--defect NAME] [--verbose]   each deliberate defect, or this one, must be caught; --verbose: by which\n"
           "           smallest plan\n"
           "simulation_defects --regressions                  what was found once is found again\n";
}

std::optional<std::string> parse(int argc, char **argv, Options &options)
{
    std::map<std::string, int Plan::*> fields{{"--kiosks", &Plan::kiosks},     {"--displays", &Plan::displays},
                                              {"--windows", &Plan::windows},   {"--scenes", &Plan::scenes},
                                              {"--seconds", &Plan::seconds},   {"--visitors", &Plan::visitors},
                                              {"--reserve", &Plan::reserve},
                                              {"--kept-days", &Plan::kept_days}};
    const std::map<std::string, bool Plan::*> switches{{"--midnight", &Plan::midnight}, {"--opening", &Plan::opening}, {"--time-service", &Plan::time_service},
                                                     {"--off-machine", &Plan::off_machine}, {"--no-paper", &Plan::no_paper}};
    std::vector<std::function<bool(Plan &)>> changes;
    for (int i = 1; i < argc; ++i) {
        const std::string option = argv[i];
        const std::map<std::string, bool *> flags{{"--verbose", &options.verbose}, {"--all-marks", &options.all_marks},
                                                  {"--twice", &options.twice},
                                                  {"--regressions", &options.regressions}};
        if (const auto flag = flags.find(option); flag != flags.end()) {
            *flag->second = true;
            continue;
        }
        if (option == "--no-shrink") {
            options.shrink = false;
            continue;
        }
        if (option == "--help")
            return std::string();
        if (i + 1 == argc)
            return "what " + option + "?";
        const std::string value = argv[++i];
        if (option == "--faults") {
            changes.push_back([value](Plan &plan) { return set_faults(plan, value); });
            continue;
        }
        if (option == "--defect") {
            options.defect = value;
            continue;
        }
        const auto count = number(value);
        if (!count)
            return value + " is no number";
        if (option == "--seed") {
            options.one = true;
            options.first = *count;
        } else if (option == "--seeds") {
            options.seeds = *count;
        } else if (option == "--first") {
            options.first = *count;
        } else if (option == "--jobs") {
            options.jobs = static_cast<unsigned>(*count);
        } else if (option == "--bookings") {
            changes.push_back([number = static_cast<int>(*count)](Plan &plan) { plan.bookings = number; return true; });
        } else if (const auto flag = switches.find(option); flag != switches.end()) {
            changes.push_back([field = flag->second, on = *count != 0](Plan &plan) { plan.*field = on; return true; });
        } else if (const auto field = fields.find(option); field != fields.end()) {
            changes.push_back([field = field->second, value = static_cast<int>(*count)](Plan &plan) { plan.*field = value; return value > 0; });
        } else {
            return option + " is no option";
        }
    }
    options.plan = draw(options.first);
    for (const auto &change : changes)
        if (!change(options.plan))
            return std::string("a value of the plan cannot be used");
    return std::nullopt;
}

} // namespace talon::simulation
