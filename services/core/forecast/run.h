// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/forecast/random.h"
#include "core/forecast/scene.h"

namespace talon::core::forecast {

/// No run looks farther, and none calls more people.
inline constexpr Minutes horizon{240};
/// With fewer of them the ends of a range are no ends.
inline constexpr int least_runs = 20;
inline constexpr int most_calls = 2000;
/// «Not within the horizon», in place of a wait.
inline constexpr std::int32_t beyond = static_cast<std::int32_t>(Millis{horizon}.count());

/// One queue of a run: keys in order, those before `head` are gone.
struct RunQueue {
    std::vector<Key> keys{};
    std::size_t head = 0;

    const Key *front() const { return head < keys.size() ? &keys[head] : nullptr; }
    /// Almost always at the end.
    void join(const Key &key);
};

/// One call of a run, for those who compare it with a real hall.
struct Call {
    Instant at{};
    WindowNumber window = 0;
    std::size_t person = 0; ///< of the scene's people; farther on: of somebody who came later
};

/// Runs a scene ahead: windows come free, whoever is next by the hall's own rule (core/hall/order.h) is called, is served for as
/// long as is drawn, and people come. Keeps its memory from run to run.
class Runner
{
public:
    /// `means`: serving takes its mean, nobody stays away and nobody takes a break; else each is drawn.
    Runner(const Scene &scene, bool means);

    /// Afterwards `waits` and `newcomers` hold when each is called, in ms after `now`, or `beyond`.
    void run(int number, std::vector<Call> *calls = nullptr);

    const std::vector<std::int32_t> &waits() const { return m_waits; }         ///< as the scene's tickets
    const std::vector<std::int32_t> &newcomers() const { return m_newcomers; } ///< service × class: of somebody who comes at `now`
    /// Whether a window that works or is expected takes of the lane at all.
    bool reachable(std::size_t lane) const { return m_reachable[lane]; }

private:
    struct Arrival {
        Instant at{};
        std::size_t person = 0;
    };

    void begin();
    void begin_windows();
    void begin_arrivals();
    Instant free_again(const Place &place) const;
    Instant busy_until(const Place &place) const;
    double service_factor(std::size_t service, const Place &place) const;
    Millis occupation(const Person &person, const Place &place, Instant at) const;
    Millis pause_after(const Person &person) const;
    void draw_walk_in(Instant after);
    std::size_t draw_class();
    void admit(Instant until);
    void admit_walk_in();
    void add_booked(const Awaited &awaited);
    Instant next_arrival() const;
    Instant idle_until(std::size_t window, Instant now) const;
    void meet_newcomers(const Place &place, const Candidate<Key> &choice, const OrderAt &at, Instant now);
    bool done() const { return m_left == 0 && m_unmet == 0; }

    const Scene &m_scene;
    const bool m_means;
    std::vector<LaneOf<RunQueue>> m_base; ///< as it is at `now`
    std::vector<bool> m_reachable;
    std::vector<double> m_totals; ///< walk-ins to be expected in each half hour, of all services
    std::size_t m_reachable_waiting = 0;

    int m_run = 0;
    std::vector<LaneOf<RunQueue>> m_lanes;
    std::vector<Person> m_people;
    std::vector<Instant> m_free;
    std::vector<bool> m_lunched;
    std::vector<Arrival> m_arrivals; ///< known ones, by time
    std::size_t m_arrived = 0;
    Stream m_stream{0};
    Instant m_walk_in{};
    std::size_t m_walk_in_service = 0;
    std::size_t m_left = 0;
    std::size_t m_unmet = 0;
    std::vector<std::int32_t> m_waits;
    std::vector<std::int32_t> m_newcomers;
};

} // namespace talon::core::forecast
