// SPDX-License-Identifier: GPL-3.0-or-later
// What a run draws: how long windows are busy and away, who comes and when.
#include "core/forecast/run.h"

#include <algorithm>

namespace talon::core::forecast {

namespace {

constexpr Instant never = Instant::max();
constexpr Millis least_left{3'000}; ///< of a visitor in hand
constexpr double almost_all = 0.98; ///< who is longer in hand than this part of all others may stay for any time
constexpr double sway = 0.1;        ///< of a service's and of a window's speed, from run to run
constexpr int offset_from = -40;    ///< minutes after the slot, the first edge

Millis whole(double millis) { return Millis{static_cast<std::int64_t>(millis)}; }

double below(const std::array<double, 17> &edges, double minutes)
{
    const double at = std::clamp((minutes - offset_from) / 5.0, 0.0, 16.0);
    const auto bin = std::min<std::size_t>(static_cast<std::size_t>(at), 15);
    return edges[bin] + (edges[bin + 1] - edges[bin]) * (at - static_cast<double>(bin));
}

double minutes_at(const std::array<double, 17> &edges, double share)
{
    std::size_t bin = 0;
    while (bin < 15 && edges[bin + 1] < share)
        ++bin;
    const double width = edges[bin + 1] - edges[bin];
    const double part = width > 0 ? std::clamp((share - edges[bin]) / width, 0.0, 1.0) : 0.5;
    return offset_from + 5.0 * (static_cast<double>(bin) + part);
}

std::size_t wait_bin(Millis waited)
{
    constexpr std::array<Minutes, 4> edges{Minutes{15}, Minutes{30}, Minutes{60}, Minutes{100}};
    return static_cast<std::size_t>(std::upper_bound(edges.begin(), edges.end(), waited) - edges.begin());
}

} // namespace

double Runner::service_factor(std::size_t service, const Place &place) const
{
    const double usual = place.speed * m_scene.services[service].today;
    if (m_means)
        return usual;
    const double day = draw_normal(mixed(service + 1), m_run, Draw::service_day) + draw_normal(place.hash, m_run, Draw::window_day);
    return usual * std::max(0.5, 1.0 + sway * day);
}

Instant Runner::busy_until(const Place &place) const
{
    const double factor = service_factor(place.service, place);
    const Law &law = m_scene.services[place.service].law;
    const auto elapsed = static_cast<double>((m_scene.now - place.since).count());
    const double u = m_means ? 0.5 : draw(place.in_hand, m_run, Draw::serving);
    const double passed = law.below(elapsed / factor);
    if (passed > almost_all)
        return m_scene.now + whole(u * law.mean() * factor);
    return m_scene.now + std::max(least_left, whole(law.quantile(passed + (1 - passed) * u) * factor - elapsed));
}

Instant Runner::free_again(const Place &place) const
{
    switch (place.state) {
    case Place::State::idle: return m_scene.now;
    case Place::State::busy: return busy_until(place) + m_scene.gap;
    case Place::State::never: return never;
    case Place::State::away: break;
    }
    if (!place.open_end)
        return place.until;
    const Millis away = m_scene.now - place.since;
    for (std::uint64_t attempt = 0; m_scene.has_breaks && !m_means && attempt < 8; ++attempt) {
        const Millis length = whole(m_scene.break_length.quantile(draw(mixed(place.hash + attempt), m_run, Draw::break_length)));
        if (length > away)
            return place.since + length;
    }
    const double u = m_means ? 0.5 : draw(place.hash, m_run, Draw::break_length);
    return place.since + whole(static_cast<double>(away.count()) * (1 + u / 2)) + Minutes{1};
}

Millis Runner::occupation(const Person &person, const Place &place, Instant at) const
{
    const double missing = m_scene.no_show[wait_bin(std::max(at - person.waits_since, Millis{0}))];
    const Law &law = m_scene.services[person.service].law;
    const double factor = service_factor(person.service, place);
    if (m_means)
        return whole(law.mean() * factor * (1 - missing) + static_cast<double>(m_scene.no_show_time.count()) * missing);
    if (draw(person.hash, m_run, Draw::no_show) < missing)
        return m_scene.no_show_time;
    return whole(law.quantile(draw(person.hash, m_run, Draw::serving)) * factor);
}

Millis Runner::pause_after(const Person &person) const
{
    if (m_means)
        return whole(m_scene.break_share * m_scene.break_length.mean());
    if (m_scene.break_share <= 0 || draw(person.hash, m_run, Draw::break_share) >= m_scene.break_share)
        return Millis{0};
    return whole(m_scene.break_length.quantile(draw(person.hash, m_run, Draw::break_length)));
}

/// The next one after that instant, by the rate of each half hour.
void Runner::draw_walk_in(Instant after)
{
    Instant at = after;
    const Instant end = m_scene.now + horizon;
    while (at < end) {
        const std::int64_t half = (at - m_scene.day_start) / Minutes{30};
        if (half < 0 || half > 47)
            break;
        const double rate = m_totals[static_cast<std::size_t>(half)];
        const Instant next_half = m_scene.day_start + Minutes{30 * (half + 1)};
        const Instant drawn = rate > 0 ? at + whole(m_stream.exponential() * 1'800'000.0 / rate) : next_half;
        if (drawn < next_half) {
            double pick = m_stream.even() * rate;
            m_walk_in_service = 0;
            for (std::size_t service = 0; service < m_scene.services.size(); ++service) {
                const double part = m_scene.services[service].walk_ins[static_cast<std::size_t>(half)];
                if (part > 0)
                    m_walk_in_service = service;
                pick -= part;
                if (pick < 0)
                    break;
            }
            m_walk_in = drawn;
            return;
        }
        at = next_half;
    }
    m_walk_in = never;
}

std::size_t Runner::draw_class()
{
    double pick = m_stream.even();
    for (std::size_t each = 0; each < m_scene.classes.size(); ++each) {
        pick -= m_scene.classes[each].share;
        if (pick < 0)
            return each;
    }
    return 0;
}

Instant Runner::next_arrival() const
{
    return std::min(m_walk_in, m_arrived < m_arrivals.size() ? m_arrivals[m_arrived].at : never);
}

void Runner::admit_walk_in()
{
    const std::size_t visitor_class = draw_class();
    const Scene::Class &known = m_scene.classes[visitor_class];
    const auto index = static_cast<std::int32_t>(m_people.size());
    const auto hash = mixed(static_cast<std::uint64_t>(index) * 0x9e37 + static_cast<std::uint64_t>(m_run));
    Person person{hash, m_walk_in_service, m_walk_in_service, false, known.is_first, {m_walk_in + known.norm, m_walk_in, index, index}, {}, m_walk_in};
    m_lanes[person.lane].queue(false, person.is_first).join(person.key);
    m_people.push_back(person);
    draw_walk_in(m_walk_in);
}

void Runner::admit(Instant until)
{
    while (next_arrival() <= until) {
        if (m_arrived == m_arrivals.size() || m_walk_in < m_arrivals[m_arrived].at) {
            admit_walk_in();
            continue;
        }
        const Person &person = m_people[m_arrivals[m_arrived++].person];
        m_lanes[person.lane].queue(person.is_booked, person.is_first).join(person.key);
    }
}

/// Whoever is not here yet comes the less likely the later it is; who is too late stands with the others.
void Runner::add_booked(const Awaited &awaited)
{
    const double late = static_cast<double>((m_scene.now - awaited.slot).count()) / 60'000.0;
    const double passed = below(m_scene.offsets, late);
    const double comes = m_scene.comes * (1 - passed) / std::max(1 - m_scene.comes * passed, 1e-9);
    if (draw(awaited.hash, m_run, Draw::comes) >= comes)
        return;
    const double offset = minutes_at(m_scene.offsets, passed + (1 - passed) * draw(awaited.hash, m_run, Draw::offset));
    const Instant at = std::max(awaited.slot + whole(offset * 60'000.0), m_scene.now + Millis{1});
    const Scene::Class &known = m_scene.classes[awaited.visitor_class];
    const bool counts = at <= awaited.slot + m_scene.rules.booked_late;
    const auto index = static_cast<std::int32_t>(m_people.size());
    m_people.push_back({awaited.hash, awaited.service, awaited.service, counts, known.is_first,
                        {counts ? awaited.slot : at + known.norm, at, index, index}, {}, counts ? std::max(awaited.slot, at) : at});
    m_arrivals.push_back({at, static_cast<std::size_t>(index)});
}

} // namespace talon::core::forecast
