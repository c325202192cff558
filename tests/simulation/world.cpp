// SPDX-License-Identifier: GPL-3.0-or-later
// The course of a day.
#include "tests/simulation/world.h"

#include "tests/simulation/backend.h"
#include "tests/simulation/kiosk.h"
#include "tests/simulation/lists.h"
#include "tests/simulation/staff.h"
#include "tests/simulation/trouble.h"
#include "wire/terminals/documents.h"

#include <algorithm>
#include <cstdio>

namespace talon::simulation {

using core::Millis;

namespace {

constexpr Millis healing{90'000}; ///< in which all must have come together
constexpr std::int64_t minute = 60'000;

} // namespace

Outcome World::run()
{
    Outcome outcome;
    try {
        build();
        for (int scene = 0; scene < plan.scenes; ++scene) {
            begin_scene();
            run_until(schedule.now() + Millis{plan.seconds * 1000});
            if (scene + 1 < plan.scenes)
                end_scene(random.percent(50));
        }
        heal();
        settle();
    } catch (const Broken &broken) {
        outcome.broken = broken.property;
        outcome.detail = broken.what();
    } catch (const std::exception &thrown) {
        outcome.broken = "0: nothing is thrown";
        outcome.detail = thrown.what();
    }
    if (!outcome.ok())
        trace("BROKEN", outcome.broken + ": " + outcome.detail);
    outcome.hash = m_hash;
    outcome.marks = marks;
    outcome.tickets = checkers.tickets();
    return outcome;
}

void World::begin_scene()
{
    open_hours = true;
    night = false;
    faults_on = true;
    if (backend)
        backend->wake();
    else
        start_backend();
    for (const Machine &machine : machines)
        if (!machine.program && !machine.retired && !machine.starting)
            schedule.after(Millis{random.between(0, 3000)}, [this, id = machine.id] { start_terminal(id); });
    m_staff->begin_scene();
    m_trouble->begin_scene();
    backups.begin_scene();
    m_lists->begin_scene();
    Random people(plan.seed + schedule.now().time_since_epoch().count() % 1000, "people");
    for (int i = 0; i < plan.visitors; ++i) {
        const Millis when{people.between(500, plan.seconds * 1000)};
        const auto kiosk = static_cast<std::size_t>(people.below(plan.kiosks));
        const auto service = static_cast<std::size_t>(people.below(8));
        const auto visitor_class = static_cast<std::size_t>(people.percent(80) ? 0 : 1);
        schedule.after(when, [this, kiosk, service, visitor_class] {
            // Whoever stands at that place, also its twin.
            for (Machine &machine : machines)
                if (auto *program = dynamic_cast<Kiosk *>(machine.program.get()); program && machine.disk->place == static_cast<int>(kiosk))
                    program->visit(service, visitor_class);
        });
    }
}

/// Work is over: the terminals are switched off, and the backend stays on or not. Then hours pass.
void World::end_scene(bool long_night)
{
    open_hours = false;
    faults_on = false;
    run_until(schedule.now() + Millis{500});
    for (const Machine &machine : machines)
        kill_terminal(machine.id, Millis{-1});
    if (random.percent(40))
        switch_off_backend(Millis{-1});
    night = true;
    const auto minutes = long_night ? random.between(8 * 60, 20 * 60) : random.between(5, 180);
    trace("hours pass");
    run_until(schedule.now() + Millis{minutes * minute});
}

void World::run_until(core::Instant when)
{
    while (schedule.step(when)) {
    }
}

/// The faults stop; what staff would do is done; then all must come together within a bound.
void World::heal()
{
    trace("healing");
    faults_on = false;
    m_trouble->heal();
    if (!backend || backend->failed())
        kill_backend(Millis{1000});
    run_until(schedule.now() + Millis{12'000});
    // Each program gives one more ticket, one after the other: what two programs of one name have written meets at the backend.
    for (const Machine &machine : machines) {
        if (auto *program = dynamic_cast<Kiosk *>(machine.program.get()))
            program->visit(0, 0);
        run_until(schedule.now() + Millis{2000});
    }
    // Who was replaced by its twin is back within half a minute.
    if (std::any_of(machines.begin(), machines.end(), [](const Machine &machine) { return machine.twin_of && !machine.retired; }))
        run_until(schedule.now() + Millis{32'000});
    if (!backend)
        throw Broken("liveness", "the backend does not come back");
    checkers.clones_are_found();
    m_staff->repair();
    run_until(schedule.now() + Millis{1000}); // who was told a new time has heard it
    m_lists->take_whole();
    await_all("healed");
    m_lists->last_visits();
}

void World::settle()
{
    open_hours = false; // operators do only what they are told from here on
    // A display speaks one call after the other: what several windows have called up to here is spoken, or too old, first.
    constexpr int few = 2;
    if (plan.windows > few)
        run_until(schedule.now() + core::AnnouncementQueue::max_age);
    const Millis all_spoken{std::max(20'000, plan.windows * 3000)};
    for (int times = 0; times < 2; ++times) {
        while (!open_at(schedule.now()) || !open_at(schedule.now() + all_spoken))
            run_until(schedule.now() + Millis{10'000});
        int wishes = checkers.tickets();
        const int before_wishes = wishes;
        for (Machine &machine : machines)
            if (auto *program = dynamic_cast<Kiosk *>(machine.program.get())) {
                program->visit(static_cast<std::size_t>(times), 0);
                ++wishes;
            }
        run_until(schedule.now() + Millis{3000});
        if (checkers.tickets() != wishes)
            throw Broken("liveness", "a kiosk gives no ticket though all is well");
        checkers.last_were_granted(wishes - before_wishes);
        const std::int64_t before = checkers.last_call();
        m_staff->call_once_each();
        run_until(schedule.now() + all_spoken);
        checkers.last_calls(before);
    }
    call_everybody();
    await_all("in the end");
    checkers.at_the_end();
    checkers.everybody_is_called();
}

/// Everybody who waits can be called by the operators at their windows, whatever happened in the day.
void World::call_everybody()
{
    for (int left = 4 * static_cast<int>(backend->hall().tickets().size()) + 20; m_staff->call_the_rest(); --left) {
        if (left == 0)
            throw Broken("12: nobody is sent away", "somebody waits and no window can call them");
        run_until(schedule.now() + Millis{200});
    }
}

std::string World::unfinished() const
{
    if (!backend || backend->failed() || backend->ledger().waiting() > 0)
        return "the backend";
    const core::Hall &hall = backend->hall();
    for (const Machine &machine : machines) {
        if (machine.retired)
            continue;
        const core::DeviceId &device = machine.disk->identity.device;
        if (!machine.program || !machine.program->stream().online())
            return device.value + " is not connected";
        if (machine.program->stream().pending() > 0)
            return device.value + " has events to send";
        const auto &held = machine.program->documents();
        const auto same = [&](const wire::DocumentBody &body) {
            const auto found = held.find(wire::kind_of(body));
            return found != held.end() && found->second.body == body;
        };
        const core::Day today = core::local_day(backend->now(), site.utc_offset);
        if (!same(wire::make_menu(hall.site(), "")))
            return device.value + " has an old menu";
        if (!is_kiosk(machine) && !same(wire::make_calls(hall)))
            return device.value + " has old calls";
        if (is_kiosk(machine) && hall.day() == today && !same(wire::make_reserve(hall.numbers(), device, machine.disk->identity.epoch, today)))
            return device.value + " has an old reserve";
        if (const auto *kiosk = dynamic_cast<const Kiosk *>(machine.program.get()); kiosk && !backend->ledger().durable().registry.set_aside.contains(device))
            if (std::string untold = kiosk->untold_receipt(hall); !untold.empty())
                return untold;
        const wire::Bookings bookings = wire::make_bookings(backend_disk.codes.first, backend->ledger().durable().bookings, hall, today);
        if (is_kiosk(machine) && !bookings.days.empty() && !same(bookings))
            return device.value + " has an old list of bookings";
    }
    return {};
}

void World::await_all(const char *when)
{
    const core::Instant until = schedule.now() + healing;
    std::string why;
    while (!(why = unfinished()).empty())
        if (!schedule.step(until))
            throw Broken("liveness", std::string(when) + ": " + why);
}

bool World::strikes_at_commit()
{
    const int every = plan.rate(Fault::kill_at_commit);
    return faults_on && every > 0 && m_strikes.below(every * 6) == 0;
}

void World::trace(std::string_view what, std::string_view detail)
{
    const auto feed = [this](std::string_view text) {
        for (const char c : text)
            m_hash = (m_hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    };
    const std::int64_t now = schedule.now().time_since_epoch().count();
    m_hash = (m_hash ^ static_cast<std::uint64_t>(now)) * 1099511628211ULL;
    feed(what);
    feed(detail);
    if (m_verbose)
        std::printf("%lld.%03d %.*s %.*s\n", static_cast<long long>(now / 1000), static_cast<int>(now % 1000), static_cast<int>(what.size()),
                    what.data(), static_cast<int>(std::min<std::size_t>(detail.size(), 160)), detail.data());
}

} // namespace talon::simulation
