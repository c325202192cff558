// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/staff.h"

#include "tests/simulation/backend.h"
#include "tests/simulation/lists.h"
#include "tests/simulation/terminal.h"

#include <algorithm>

namespace talon::simulation {

using core::Millis;

Staff::Staff(World &world) : m_world(world), m_random(world.plan.seed, "staff"), m_desk(world.plan.seed, "desk") {}

void Staff::begin_scene()
{
    ++m_scene;
    for (int window = 1; window <= m_world.plan.windows; ++window)
        work(window);
    watch();
}

void Staff::watch()
{
    m_world.schedule.after(Millis{m_random.between(4000, 9000)}, [this, scene = m_scene] {
        if (!m_world.open_hours || scene != m_scene)
            return;
        mend_calendar();
        watch();
    });
}

/// Whoever reads that the calendar and the hall's time differ knows what time it is.
void Staff::mend_calendar()
{
    if (!m_world.backend || !m_world.backend->calendar_jumped())
        return;
    Machine &machine = m_world.backend_machine;
    // A jump of hours that is still there when the faults are over is for repair().
    if (!m_world.backend->calendar_needs_person() && !m_world.faults_on)
        return;
    if (machine.wall_error == Millis{0})
        return m_world.backend->confirm_calendar();
    if (m_world.plan.time_service || !m_world.backend->calendar_needs_person())
        return;
    if (machine.moment(m_world.schedule.now()).wall < sync::HallClock::earliest) // and does not read the date either
        m_world.backend->confirm_calendar();
    machine.wall_error = Millis{0};
}

void Staff::work(int window)
{
    m_world.schedule.after(Millis{m_random.between(800, 5000)}, [this, window, scene = m_scene] {
        if (!m_world.open_hours || scene != m_scene)
            return;
        step(window);
        work(window);
    });
}

/// One thing that an operator does, by what the console shows.
void Staff::step(int window)
{
    if (!m_world.backend)
        return;
    Backend &backend = *m_world.backend;
    const core::StaffId staff = name(window);
    const auto ask = [&](const core::Command &command) { backend.ask(command, staff.value); };
    const auto &held = backend.hall().held_windows();
    const auto mine = held.find(window);
    if (m_random.percent(12))
        tend(backend, staff);
    if (m_world.plan.bookings > 0 && m_desk.percent(10))
        look_for_booking(backend, staff);
    if (mine == held.end()) {
        // A second login tries the same window at times.
        if (m_random.percent(20)) {
            m_world.marks.reach(Mark::window_contended);
            backend.ask(core::TakeWindow{window, {"substitute"}}, "substitute");
        }
        return ask(core::TakeWindow{window, staff});
    }
    if (mine->second.staff != staff)
        return backend.ask(core::ReleaseWindow{window, mine->second.staff}, mine->second.staff.value);
    if (!mine->second.ticket) {
        ask(core::CallNext{window, staff});
        if (m_random.percent(15)) // an impatient finger: asked again before the answer
            ask(core::CallNext{window, staff});
        return;
    }
    const core::TicketId ticket = *mine->second.ticket;
    const core::Ticket *known = backend.hall().ticket(ticket);
    const auto dice = m_random.below(100);
    if (known->state == core::TicketState::called) {
        if (dice < 55)
            return ask(core::StartServing{ticket, staff});
        if (dice < 70)
            return ask(core::Recall{ticket, staff});
        if (dice < 85)
            return ask(core::MarkNoShow{ticket, staff});
        return ask(core::ReturnToQueue{ticket, staff});
    }
    if (dice < 75)
        return ask(core::Finish{ticket, staff});
    const auto other = static_cast<int>(m_random.between(1, m_world.plan.windows));
    if (dice < 81) {
        m_world.marks.reach(Mark::sent_to_window);
        return ask(core::Transfer{ticket, staff, std::nullopt, other, std::nullopt});
    }
    if (dice < 87) {
        m_world.marks.reach(Mark::sent_to_staff);
        return ask(core::Transfer{ticket, staff, std::nullopt, std::nullopt, name(other)});
    }
    if (dice < 93)
        return ask(core::Transfer{ticket, staff, m_world.site.services.back().id, std::nullopt, std::nullopt});
    if (dice < 97)
        return ask(core::Park{ticket, staff, backend.now() + Millis{m_random.between(1000, 20'000)}});
    ask(core::Park{ticket, staff, std::nullopt});
}

void Staff::tend(Backend &backend, const core::StaffId &staff)
{
    const auto &tickets = backend.hall().tickets();
    const core::TicketId at_least{m_world.fresh_id(13)};
    // The next one by its id, round the end: no order but that of ids is the same everywhere.
    const core::Ticket *chosen = nullptr;
    const core::Ticket *first = nullptr;
    for (const auto &[id, ticket] : tickets) {
        if (!first || id < first->id)
            first = &ticket;
        if (at_least < id && (!chosen || id < chosen->id))
            chosen = &ticket;
    }
    chosen = chosen ? chosen : first;
    if (!chosen)
        return;
    const auto ask = [&](Mark mark, const core::Command &command) {
        m_world.marks.reach(mark);
        backend.ask(command, staff.value);
    };
    switch (chosen->state) {
    case core::TicketState::parked: return ask(Mark::unparked_by_hand, core::Unpark{chosen->id, staff});
    case core::TicketState::no_show: return backend.ask(core::CorrectNoShow{chosen->id, staff}, staff.value);
    case core::TicketState::waiting:
        if (m_random.percent(50))
            return ask(Mark::left_the_queue, core::Leave{chosen->id});
        return ask(Mark::parked_while_waiting, core::Park{chosen->id, staff, std::nullopt});
    default: return;
    }
}

void Staff::look_for_booking(Backend &backend, const core::StaffId &staff)
{
    const auto &decided = backend.ledger().decided();
    if (m_desk.percent(15)) { // it was not this one's after all
        const auto used = m_world.lists().any_used(m_desk);
        const auto parted = used ? decided.part(used->first, used->second, {"mistaken"}) : core::Failure{core::Refusal::unknown_booking};
        if (parted && backend.record_all(*parted, staff.value))
            m_world.marks.reach(Mark::booking_parted);
        return;
    }
    const auto booking = m_world.lists().any_open(m_desk);
    if (!booking)
        return;
    const core::ReasonId reason{m_desk.percent(50) ? m_desk.percent(50) ? "transport" : "ours" : ""};
    const bool by_code = m_desk.percent(50);
    const core::TicketId at_least{m_world.fresh_id(13)};
    const core::Ticket *chosen = nullptr;
    for (const auto &[id, ticket] : decided.hall.tickets())
        if (!ticket.finished() && !ticket.slot && at_least < id && (!chosen || id < chosen->id))
            chosen = &ticket;
    core::StaffId by = staff; // of a ticket in hand mostly its own window, and now and then another
    for (const auto &[window, held] : decided.hall.held_windows())
        if (chosen && held.ticket == chosen->id && m_desk.percent(80))
            by = held.staff;
    const auto decision = chosen && m_desk.percent(70) ? decided.join({*booking, chosen->id, reason, by, by_code}, backend.now())
                                                       : decided.reinstate(*booking, reason, backend.now());
    if (!decision)
        return;
    m_world.marks.reach(std::holds_alternative<core::BookingJoined>(decision->back()) ? Mark::booking_joined : Mark::booking_reinstated);
    backend.record_all(*decision, by.value);
}

void Staff::call_once_each()
{
    Backend &backend = *m_world.backend;
    for (int window = 1; window <= m_world.plan.windows; ++window) {
        const core::StaffId staff = name(window);
        const auto &held = backend.hall().held_windows();
        const auto mine = held.find(window);
        if (mine == held.end())
            backend.ask(core::TakeWindow{window, staff}, staff.value);
        const core::StaffId holder = mine == held.end() ? staff : mine->second.staff;
        if (mine != held.end() && mine->second.ticket) {
            const core::Ticket *ticket = backend.hall().ticket(*mine->second.ticket);
            if (ticket->state == core::TicketState::called)
                backend.ask(core::MarkNoShow{ticket->id, holder}, holder.value);
            else
                backend.ask(core::Finish{ticket->id, holder}, holder.value);
        }
        backend.ask(core::CallNext{window, holder}, holder.value);
    }
}

bool Staff::call_the_rest()
{
    Backend &backend = *m_world.backend;
    if (backend.hall().waiting().waiting_total() == 0)
        return false;
    for (int window = 1; window <= m_world.plan.windows; ++window) {
        const core::StaffId staff = name(window);
        const auto &held = backend.hall().held_windows();
        const auto mine = held.find(window);
        if (mine == held.end()) {
            backend.ask(core::TakeWindow{window, staff}, staff.value);
            continue;
        }
        const core::StaffId holder = mine->second.staff;
        const core::Ticket *ticket = mine->second.ticket ? backend.hall().ticket(*mine->second.ticket) : nullptr;
        if (ticket && ticket->state == core::TicketState::called)
            backend.ask(core::MarkNoShow{ticket->id, holder}, holder.value);
        else if (ticket)
            backend.ask(core::Finish{ticket->id, holder}, holder.value);
        else if (holder != staff)
            backend.ask(core::ReleaseWindow{window, holder}, holder.value);
        else
            backend.ask(core::CallNext{window, staff}, staff.value);
    }
    return true;
}

void Staff::enrol(int machine)
{
    Machine &target = m_world.machines[static_cast<std::size_t>(machine)];
    if (target.retired)
        return;
    const auto again = [this, machine] { m_world.schedule.after(Millis{500}, [this, machine] { enrol(machine); }); };
    if (!m_world.backend || m_world.backend->failed())
        return again();
    const auto &registry = m_world.backend->ledger().decided().registry;
    const std::string place = (m_world.is_kiosk(target) ? "kiosk" : "display") + std::to_string(target.disk->place);
    const auto enrolled = m_world.enrolment(target, registry.next_epoch(place), registry.next_prefix());
    m_world.trace("enrol", enrolled.device.value);
    // Nobody hears an answer of a backend that dies: then it is done again with a new code.
    const auto answered = std::make_shared<bool>(false);
    m_world.backend->record(enrolled, [this, machine, enrolled, answered, again](bool done) {
        *answered = true;
        if (!done)
            return again();
        m_world.give_identity(m_world.machines[static_cast<std::size_t>(machine)], enrolled);
        m_world.start_terminal(machine);
    });
    m_world.schedule.after(Millis{5000}, [this, machine, answered] {
        if (!*answered)
            enrol(machine);
        *answered = true;
    });
}

void Staff::repair()
{
    if (m_world.backend_machine.wall_error == Millis{0})
        m_world.backend->confirm_calendar();
    const auto &registry = m_world.backend->ledger().durable().registry;
    std::vector<int> unfit;
    for (const Machine &machine : m_world.machines) {
        const core::DeviceId &device = machine.disk->identity.device;
        if (!machine.retired && !device.empty() && (!m_world.in_service(machine) || !registry.devices.contains(device)))
            unfit.push_back(machine.id);
    }
    for (const int id : unfit) {
        Machine &machine = m_world.machines[static_cast<std::size_t>(id)];
        const auto role = m_world.is_kiosk(machine) ? core::DeviceRole::ticket : core::DeviceRole::hall;
        machine.retired = true;
        m_world.kill_terminal(machine.id, Millis{0});
        m_world.backend->drop(machine.disk->identity.device);
        // A twin leaves its place to the one that it was copied from.
        if (!machine.twin_of)
            enrol(m_world.new_machine(role, machine.disk->place).id);
    }
}

} // namespace talon::simulation
