// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/forecast/forecast_document.h"

#include "wire/hall/ticket_fields.h"
#include "wire/json/fields.h"

namespace talon::wire {

namespace {

using core::forecast::Marks;
using detail::Writer;

/// Sums of forty days and of ten thousand tickets of a day, each of at most four hours, in seconds.
constexpr std::int64_t largest_sum = 10'000'000'000;

void write_marks(Writer &out, const Marks &marks)
{
    const auto count = [&](std::string_view key, std::int64_t value) { out(key, detail::ranged(value, 0, largest_sum)); };
    const auto seconds = [&](std::string_view key, core::Millis sum) {
        const std::int64_t value = sum.count() / 1000;
        out(key, detail::ranged(value, -largest_sum, largest_sum));
    };
    out.begin_object();
    count("n", marks.n);
    count("inside", marks.inside);
    count("later", marks.later);
    count("earlier", marks.earlier);
    seconds("error_s", marks.error);
    seconds("bias_s", marks.bias);
    seconds("width_s", marks.shown_width);
    count("compared", marks.others);
    seconds("compared_error_s", marks.same);
    seconds("last_wait_error_s", marks.last_wait);
    seconds("formula_error_s", marks.formula);
    out.end_object();
}

} // namespace

std::string encode_forecast(const core::Site &site, const std::map<core::Day, core::forecast::DayMarks> &days)
{
    std::map<core::ServiceId, Marks> services;
    Writer out;
    out.begin_object();
    out.key("days");
    out.begin_array();
    for (auto day = days.rbegin(); day != days.rend(); ++day) {
        Marks all;
        for (const auto &[service, ages] : day->second) {
            all += ages[0];
            services[service] += ages[0];
        }
        out.begin_object();
        out("day", day->first);
        out.key("marks");
        write_marks(out, all);
        out.end_object();
    }
    out.end_array();
    out.key("services");
    out.begin_array();
    for (const core::Service &service : site.services) {
        const auto found = services.find(service.id);
        if (found == services.end())
            continue;
        out.begin_object();
        out("service", service.id);
        out.key("title");
        detail::write_title(out, service.title);
        out.key("marks");
        write_marks(out, found->second);
        out.end_object();
    }
    out.end_array();
    out.end_object();
    return out.take();
}

} // namespace talon::wire
