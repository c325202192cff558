// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/forecast/run.h"

#include <algorithm>

namespace talon::core::forecast {

namespace {

constexpr Instant never = Instant::max();
/// Behind everybody who waits, in the order of keys.
constexpr std::int32_t last_rank = std::numeric_limits<std::int32_t>::max();
constexpr Minutes lunch_slack{2};

} // namespace

void RunQueue::join(const Key &key)
{
    keys.insert(std::upper_bound(keys.begin() + static_cast<std::ptrdiff_t>(head), keys.end(), key), key);
}

Runner::Runner(const Scene &scene, bool means)
    : m_scene(scene), m_means(means), m_base(scene.lanes), m_reachable(scene.lanes, false), m_totals(48, 0.0)
{
    for (std::size_t person = 0; person < scene.waiting; ++person) {
        const Person &each = scene.people[person];
        m_base[each.lane].queue(each.is_booked, each.is_first).keys.push_back(each.key); // in order already
    }
    for (const Place &place : scene.places)
        if (place.state != Place::State::never)
            for (const auto &[lane, help_out] : place.lanes)
                m_reachable[lane] = true;
    for (const Scene::Service &service : scene.services)
        for (std::size_t half = 0; half < 48; ++half)
            m_totals[half] += service.walk_ins[half];
    for (std::size_t person = 0; person < scene.waiting; ++person)
        m_reachable_waiting += m_reachable[scene.people[person].lane];
}

void Runner::begin()
{
    m_lanes = m_base;
    m_people = m_scene.people;
    m_waits.assign(m_scene.waiting, beyond);
    m_newcomers.assign(m_scene.services.size() * m_scene.classes.size(), beyond);
    m_left = m_reachable_waiting;
    m_unmet = 0;
    for (std::size_t service = 0; service < m_scene.services.size(); ++service)
        m_unmet += m_reachable[service] ? m_scene.classes.size() : 0;
    m_stream = Stream{mixed(static_cast<std::uint64_t>(m_run) + 1)};
    begin_arrivals();
    begin_windows();
}

void Runner::begin_windows()
{
    m_free.clear();
    for (const Place &place : m_scene.places)
        m_free.push_back(free_again(place));
    m_lunched.assign(m_scene.places.size(), false);
}

void Runner::begin_arrivals()
{
    m_arrivals.clear();
    m_arrived = 0;
    for (std::size_t person = m_scene.waiting; person < m_scene.people.size(); ++person)
        m_arrivals.push_back({std::max(*m_people[person].joins, m_scene.now), person});
    for (const Awaited &awaited : m_scene.awaited)
        add_booked(awaited);
    std::sort(m_arrivals.begin(), m_arrivals.end(), [](const Arrival &one, const Arrival &other) {
        return std::pair(one.at, one.person) < std::pair(other.at, other.person);
    });
    draw_walk_in(m_scene.now);
}

/// Where a queue of newcomers has somebody who stands before its visitor, only the place in the order tells: whoever comes now is
/// behind all who wait with the same due time.
void Runner::meet_newcomers(const Place &place, const Candidate<Key> &choice, const OrderAt &at, Instant now)
{
    const std::size_t classes = m_scene.classes.size();
    for (const auto &[lane, help_out] : place.lanes) {
        if (lane >= m_scene.services.size())
            continue;
        for (std::size_t each = 0; each < classes; ++each) {
            std::int32_t &met = m_newcomers[lane * classes + each];
            if (met != beyond)
                continue;
            const Scene::Class &visitor_class = m_scene.classes[each];
            const Key key{m_scene.now + visitor_class.norm, m_scene.now, last_rank, last_rank};
            const Candidate<Key> newcomer{&key, tier_of(false, visitor_class.is_first, key.due, at), key.due + help_out};
            if (newcomer.before(choice)) {
                met = static_cast<std::int32_t>((now - m_scene.now).count());
                --m_unmet;
            }
        }
    }
}

/// Until somebody comes, a booked one may be called, or it is time for lunch; never until another window is free, or idle windows
/// would chase each other.
Instant Runner::idle_until(std::size_t window, Instant now) const
{
    const Place &place = m_scene.places[window];
    Instant next = next_arrival();
    for (const auto &[lane, help_out] : place.lanes)
        for (const RunQueue *queue : {&m_lanes[lane].booked, &m_lanes[lane].first_booked})
            if (const Key *front = queue->front())
                next = std::min(next, front->due - m_scene.rules.callable_before);
    if (place.lunch && !m_lunched[window] && *place.lunch > now)
        next = std::min(next, *place.lunch);
    return std::max(next, now + Millis{1});
}

void Runner::run(int number, std::vector<Call> *calls)
{
    m_run = number;
    begin();
    for (int made = 0; made < most_calls && !done();) {
        const auto next = std::min_element(m_free.begin(), m_free.end());
        if (next == m_free.end() || *next > m_scene.now + horizon)
            return;
        const auto window = static_cast<std::size_t>(next - m_free.begin());
        const Instant now = *next;
        const Place &place = m_scene.places[window];
        admit(now);
        if (place.lunch && !m_lunched[window] && *place.lunch <= now && now < place.lunch_until) {
            m_lunched[window] = true;
            m_free[window] = now + place.lunch_length + lunch_slack;
            continue;
        }
        const OrderAt at = order_at(m_scene.rules, now);
        Candidate<Key> choice;
        for (const auto &[lane, help_out] : place.lanes)
            offer(choice, m_lanes[lane], help_out, at);
        meet_newcomers(place, choice, at, now);
        if (!choice.key) {
            m_free[window] = idle_until(window, now);
            continue;
        }
        ++made;
        const auto called = static_cast<std::size_t>(choice.key->person);
        const Person &person = m_people[called];
        ++m_lanes[person.lane].queue(person.is_booked, person.is_first).head;
        if (called < m_scene.waiting) {
            m_waits[called] = static_cast<std::int32_t>((now - m_scene.now).count());
            --m_left;
        }
        if (calls)
            calls->push_back({now, place.number, called});
        m_free[window] = now + occupation(person, place, now) + m_scene.gap + pause_after(person);
    }
}

} // namespace talon::core::forecast
