// SPDX-License-Identifier: GPL-3.0-or-later
// What it costs to tell the free times of two weeks, when a booking has just come and when none has.
#include "core/booking/free_places.h"

#include "core/site/calendar.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>

using namespace talon::core;
using Clock = std::chrono::steady_clock;

namespace {

constexpr int windows = 14, services = 11, days = 14, each_day = 140;
const Day first{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23}};

Site site()
{
    Site site;
    site.hours.fill({{9 * 60, 18 * 60}});
    for (int i = 0; i < services; ++i)
        site.services.push_back({ServiceId{"service" + std::to_string(i)}, CategoryId{"all"}, static_cast<Letter>(i), {}, {}, std::nullopt});
    for (int i = 0; i < windows; ++i) {
        Window window;
        window.number = i + 1;
        window.lunch = Interval{12 * 60 + i % 3 * 30, 12 * 60 + i % 3 * 30 + 30};
        for (int of = 0; of < 4; ++of)
            window.services.push_back({site.services[static_cast<std::size_t>((i + of) % services)].id, Minutes{0}});
        site.windows.push_back(std::move(window));
    }
    return site;
}

Booking booking(const Site &site, int number)
{
    Booking made;
    made.id = {"B" + std::to_string(number)};
    made.slot = day_start(first + std::chrono::days{number / each_day % days}, site.utc_offset) + Minutes{9 * 60 + number * 7 % 36 * 15};
    made.service = site.services[static_cast<std::size_t>(number * 5 % services)].id;
    return made;
}

/// Milliseconds, and how many times there were.
std::pair<double, std::size_t> ask(FreePlaces &places, const Site &site, const BookingBook &book)
{
    std::size_t found = 0;
    const auto start = Clock::now();
    for (int day = 0; day < days; ++day)
        for (const Service &service : site.services)
            found += places.times(site, 1, book, first + std::chrono::days{day}, service.id, Minutes{15}).size();
    return {std::chrono::duration<double, std::milli>(Clock::now() - start).count(), found};
}

double median(std::vector<double> values)
{
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
    return values[values.size() / 2];
}

void tell(const char *name, double value, double mark)
{
    std::printf("{\"name\":\"core.bookings.%s\",\"value\":%.3f,\"unit\":\"ms\",\"mark\":%.1f,\"ok\":%s}\n", name, value, mark, value <= mark ? "true" : "false");
}

} // namespace

int main()
{
    const Site hall = site();
    BookingBook book;
    int made = 0;
    while (made < days * each_day)
        book.apply(BookingMade{booking(hall, made++)});
    FreePlaces places;
    std::vector<double> cold, warm;
    for (int i = 0; i < 31; ++i) {
        book.apply(BookingMade{booking(hall, made++)}); // somebody books, and everybody who looks is told anew
        const auto [took, found] = ask(places, hall, book);
        const auto [again, same] = ask(places, hall, book);
        if (found == 0 || found != same)
            return 1;
        cold.push_back(took);
        warm.push_back(again);
    }
    tell("free_14_days_cold", median(cold), 5);
    tell("free_14_days_warm", median(warm), 0.2);
    return 0;
}
