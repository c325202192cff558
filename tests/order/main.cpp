// SPDX-License-Identifier: GPL-3.0-or-later
// Seeded days of the demonstration's hall: what each rule of order does to whom, and how wrong each way of forecasting a wait is.
#include "tests/order/forecast_days.h"
#include "tests/order/rules.h"
#include "wire/site/site_codec.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>

using namespace talon;

namespace {

/// The demonstration's site, open until six on each day.
core::Site site_in(const char *file)
{
    std::ifstream in(file);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    auto site = wire::decode_site(text);
    if (!site) {
        std::fprintf(stderr, "%s is no site\n", file);
        std::exit(2);
    }
    site->hours.fill({{9 * 60, 18 * 60}});
    return std::move(*site);
}

} // namespace

int main(int argc, char **argv)
{
    const std::vector<double> loads{.85, 1.0, 1.1};
    order::Days days;
    int rule_days = 200;
    bool check = false;
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "--check") == 0)
            check = true;
        else if (std::strcmp(argv[i], "--days") == 0 && i + 1 < argc)
            rule_days = days.counted = std::max(std::atoi(argv[++i]), 1);
        else
            return std::fprintf(stderr, "order [--check] [--days N]\n"), 2;
    }
    const core::Site site = site_in(DEMO_SITE);
    if (check) {
        const bool promise = order::promise_holds(site, 20), marks = order::marks_hold(site, {6, 4, 6});
        return promise && marks ? 0 : 1;
    }
    order::print_rules(site, rule_days, loads);
    (void)order::promise_holds(site, rule_days); // told, whether it holds or not
    order::print_forecasts(site, days, loads);
    return 0;
}
