// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/order/forecast_days.h"

#include <algorithm>
#include <chrono>
#include <deque>

namespace talon::order {

namespace {

using core::forecast::Batch;

double minutes_of(Millis time) { return static_cast<double>(time.count()) / 60'000.0; }

/// The shipped hall and forecast, told what happens as talond would be.
class TalonHall : public Hall
{
public:
    TalonHall(core::Hall &hall, core::forecast::Forecaster &forecaster, const core::Site &site, const Plan &plan, core::Day day, bool forecasts,
              Outcome *counted)
        : m_hall(hall), m_forecaster(forecaster), m_site(site), m_plan(plan), m_day(day), m_forecasts(forecasts), m_counted(counted),
          m_window_of(plan.visitors.size())
    {
    }

    void takes(std::size_t window, Instant at) override { happen(core::WindowTaken{number(window), staff(window)}, at); }
    void releases(std::size_t window, Instant at) override { happen(core::WindowReleased{number(window), staff(window)}, at); }

    void arrives(std::size_t index, Instant at) override
    {
        const Visitor &visitor = m_plan.visitors[index];
        const core::Service &service = m_site.services[visitor.service];
        core::TicketIssued issued;
        issued.ticket = id(index);
        // Kiosks' own series: numbers are none of the matter here.
        issued.number = {service.letter, static_cast<int>(index % 999) + 1, 1 + static_cast<int>(index / 999)};
        issued.day = m_day;
        issued.service = service.id;
        issued.visitor_class = m_site.classes[visitor.preferential ? 1 : 0].id;
        issued.device = {"kiosk"};
        issued.arrival = at;
        issued.slot = visitor.slot;
        issued.origin = core::NumberOrigin::own;
        issued.seq = static_cast<std::int64_t>(index) + 1;
        happen(issued, at);
        m_birth = others_now(visitor, at);
    }

    std::optional<std::size_t> next(std::size_t window, Instant at) override
    {
        const auto chosen = m_hall.next_for(number(window), staff(window), at);
        if (!chosen)
            return std::nullopt;
        const auto index = static_cast<std::size_t>(std::stoul(chosen->value.substr(chosen->value.find('-') + 1)));
        m_window_of[index] = window;
        happen(core::TicketCalled{*chosen, number(window), staff(window), ++m_call, 0}, at);
        called(index, at);
        return index;
    }

    void starts(std::size_t index, Instant at) override { happen(core::ServingStarted{id(index)}, at); }

    void ends(std::size_t index, bool came, Instant at) override
    {
        if (came)
            happen(core::TicketServed{id(index)}, at);
        else
            happen(core::TicketNoShow{id(index)}, at);
    }

    void settled(std::optional<std::size_t> arrived, Instant at) override
    {
        if (!m_forecasts || !arrived || m_hall.ticket(id(*arrived))->state != core::TicketState::waiting)
            return;
        if (m_counted)
            m_births.emplace(*arrived, m_birth);
        const auto start = std::chrono::steady_clock::now();
        const core::forecast::Scene scene = m_forecaster.prepare(m_hall, coming(at), at);
        const Batch batch = core::forecast::forecast(scene, core::forecast::runs_for(scene.waiting));
        m_took += std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
        ++m_batches;
        m_forecaster.take(m_hall, batch);
    }

    void close(Instant at)
    {
        for (const Missed &missed : m_plan.missed)
            m_forecaster.apply(m_hall, {at, "talond", core::BookingMissed{core::BookingId{std::to_string(missed.service)}}});
        happen(core::DayClosed{m_day}, at);
        if (m_counted) {
            m_counted->tickets += static_cast<double>(m_plan.visitors.size());
            m_counted->batch_ms += m_batches > 0 ? m_took / m_batches : 0;
        }
    }

private:
    struct Born {
        Instant at{};
        std::optional<double> last_wait;
        std::optional<double> recent;
        std::optional<double> head;
        std::optional<double> formula;
    };

    static core::WindowNumber number(std::size_t window) { return static_cast<core::WindowNumber>(window) + 1; }
    static core::StaffId staff(std::size_t window) { return {"operator" + std::to_string(window + 1)}; }
    core::TicketId id(std::size_t index) const { return {std::to_string(m_day.time_since_epoch().count()) + "-" + std::to_string(index)}; }

    void happen(core::Event event, Instant at)
    {
        const core::Happened happened{at, "test", std::move(event)};
        m_hall.apply(happened);
        m_forecaster.apply(m_hall, happened);
    }

    /// Bookings whose visitors are not here: talond does not know which of them will come.
    std::vector<core::forecast::Booked> coming(Instant at) const
    {
        std::vector<core::forecast::Booked> all;
        const auto add = [&](std::size_t service, Instant slot, std::size_t serial) {
            if (slot + m_site.rules.booked_late > at)
                all.push_back({"b" + std::to_string(serial), m_site.services[service].id, m_site.classes[0].id, slot});
        };
        for (std::size_t i = 0; i < m_plan.visitors.size(); ++i)
            if (const Visitor &visitor = m_plan.visitors[i]; visitor.slot && visitor.arrival > at)
                add(visitor.service, *visitor.slot, i);
        for (std::size_t i = 0; i < m_plan.missed.size(); ++i)
            add(m_plan.missed[i].service, m_plan.missed[i].slot, 100'000 + i);
        return all;
    }

    Born others_now(const Visitor &visitor, Instant at)
    {
        Born born{at, {}, {}, {}, {}};
        const auto &lasts = m_last[{visitor.service, visitor.preferential}];
        if (!lasts.empty()) {
            born.last_wait = lasts.back();
            double sum = 0;
            for (const double each : lasts)
                sum += each;
            born.recent = sum / static_cast<double>(lasts.size());
        }
        const core::ServiceId &service = m_site.services[visitor.service].id;
        std::optional<Instant> first;
        m_hall.waiting().visit([&](const core::TicketId &each) {
            const core::Ticket &ticket = *m_hall.ticket(each);
            if (ticket.service == service && !ticket.booked() && (!first || ticket.arrival < *first))
                first = ticket.arrival;
            return true;
        });
        born.head = first ? minutes_of(at - *first) : 0;
        // Its own ticket stands in the line already: those before it are one less.
        const int line = std::max(m_hall.waiting().waiting(service) - 1, 0);
        if (const auto wait = m_hall.expected_wait(service, line, at))
            born.formula = static_cast<double>(wait->count());
        return born;
    }

    void called(std::size_t index, Instant at)
    {
        const Visitor &visitor = m_plan.visitors[index];
        auto &lasts = m_last[{visitor.service, visitor.preferential}];
        lasts.push_back(std::max(minutes_of(at - std::max(visitor.arrival, visitor.slot.value_or(visitor.arrival))), 0.0));
        if (lasts.size() > 4)
            lasts.pop_front();
        const auto born = m_births.find(index);
        if (born == m_births.end())
            return;
        const double came = minutes_of(at - born->second.at);
        if (born->second.last_wait) {
            m_counted->last_wait.add(*born->second.last_wait, came);
            m_counted->recent.add(*born->second.recent, came);
        }
        if (born->second.head)
            m_counted->head.add(*born->second.head, came);
        if (born->second.formula)
            m_counted->formula.add(*born->second.formula, came);
    }

    core::Hall &m_hall;
    core::forecast::Forecaster &m_forecaster;
    const core::Site &m_site;
    const Plan &m_plan;
    const core::Day m_day;
    const bool m_forecasts;
    Outcome *const m_counted;
    std::vector<std::size_t> m_window_of;
    std::map<std::pair<std::size_t, bool>, std::deque<double>> m_last;
    std::map<std::size_t, Born> m_births;
    Born m_birth{};
    double m_took = 0;
    int m_batches = 0;
    std::int64_t m_call = m_day.time_since_epoch().count() * std::int64_t{86'400};
};

} // namespace

Outcome forecast_days(const core::Site &site, double load, const Days &days)
{
    Outcome outcome;
    core::Hall hall;
    core::forecast::Forecaster forecaster;
    core::Day day{std::chrono::year{2026} / 3 / 2};
    hall.apply({core::day_start(day, site.utc_offset), "test", core::SiteSaved{site}});
    const int all = days.learned + days.calibrated + days.counted;
    for (int number = 0; number < all; ++number, day += std::chrono::days{1}) {
        const bool counts = number >= days.learned + days.calibrated;
        const Plan plan = plan_of(site, static_cast<std::uint64_t>(number + 1), load, day);
        TalonHall talon(hall, forecaster, site, plan, day, number >= days.learned, counts ? &outcome : nullptr);
        play(site, plan, talon);
        talon.close(plan.closes + Minutes{300});
        const auto marks = forecaster.watch().days().find(day);
        if (!counts || marks == forecaster.watch().days().end())
            continue;
        for (const auto &[service, ages] : marks->second) {
            outcome.services[service] += ages[0];
            for (std::size_t age = 0; age < ages.size(); ++age)
                outcome.ages[age] += ages[age];
        }
    }
    outcome.batch_ms /= std::max(days.counted, 1);
    return outcome;
}

} // namespace talon::order
