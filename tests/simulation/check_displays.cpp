// SPDX-License-Identifier: GPL-3.0-or-later
// Each call is shown on each display, and spoken once; announcements never overlap.
#include "tests/simulation/backend.h"
#include "tests/simulation/terminal.h"

#include <algorithm>

namespace talon::simulation {

using core::Millis;

namespace {

const std::string property = "7: each call shown, and spoken once";
constexpr Millis soon{10'000};
constexpr Millis spoken_soon{25'000};

} // namespace

void Checkers::display_started(const TerminalDisk &disk)
{
    Announced &display = m_displays[disk.lineage];
    if (!display.speaking.empty())
        display.cut = std::exchange(display.speaking, {});
    ++display.runs;
}

void Checkers::calls_shown(const TerminalDisk &disk, const wire::Calls &calls)
{
    Announced &display = m_displays[disk.lineage];
    for (const auto &line : calls.lines) {
        const auto made = m_calls.find(line.call.call);
        if (made == m_calls.end())
            throw Broken("3: shown means committed", "a display shows call " + std::to_string(line.call.call) + ", which is not durable");
        if (made->second.number != line.call.number && m_hall_clock_always)
            throw Broken(property, "call " + std::to_string(line.call.call) + " is shown with another number");
        display.shown.insert(line.call.call);
        if (!line.active)
            display.over.insert(line.call.call);
    }
}

void Checkers::speech_begins(const TerminalDisk &disk, const std::vector<core::Call> &calls, core::Instant now)
{
    Announced &display = m_displays[disk.lineage];
    if (!display.speaking.empty())
        throw Broken(property, "an utterance begins while another one is spoken");
    for (const core::Call &call : calls) {
        const std::string which = "call " + std::to_string(call.call) + " on display " + std::to_string(disk.place);
        m_world.trace("speech", which);
        begins(display, call, now, which);
    }
}

void Checkers::begins(Announced &display, const core::Call &call, core::Instant now, const std::string &which)
{
    const int times = ++display.begun[call.call];
    if (display.over.contains(call.call))
        throw Broken(property, which + " is spoken though nobody is called by it any more");
    if (times == 2 && (!display.cut.contains(call.call) || now - call.at >= Millis{10'000}))
        throw Broken(property, which + " is spoken again, though it was not cut or is too old");
    if (times > 2)
        throw Broken(property, which + " is spoken a third time");
    if (call.call < display.last && times == 1)
        throw Broken(property, which + " is spoken after a later one");
    if (times == 2)
        m_world.marks.reach(Mark::call_repeated);
    else if (display.runs > 1)
        m_world.marks.reach(Mark::call_after_restart);
    display.last = std::max(display.last, call.call);
    display.speaking.insert(call.call);
}

void Checkers::speech_ends(const TerminalDisk &disk)
{
    m_displays[disk.lineage].speaking.clear();
}

/// A display that stays connected to a backend that stays up shows each call soon, and speaks it soon after.
void Checkers::expect_shown(std::int64_t call)
{
    for (Machine &machine : m_world.machines) {
        const auto program = machine.program;
        if (!program || m_world.is_kiosk(machine) || !program->stream().online() || !program->line() || program->line()->mangled)
            continue;
        const auto undisturbed = [this, &machine, line = program->line(), backend = m_world.backend, weak = std::weak_ptr(program), call] {
            const auto same = weak.lock();
            if (!same || same->dead() || machine.program != same || same->line() != line || !line->open || line->mangled
                || m_world.backend != backend || backend->failed() || !m_hall_clock_always)
                return false;
            // The end of a day takes the calls off the boards, and so do many later ones.
            const auto &calls = backend->hall().calls();
            return std::any_of(calls.begin(), calls.end(), [&](const core::Call &each) { return each.call == call; });
        };
        const int lineage = machine.disk->lineage;
        m_world.schedule.after(soon, [this, undisturbed, lineage, call] {
            if (undisturbed() && !m_displays[lineage].shown.contains(call))
                throw Broken(property, "call " + std::to_string(call) + " is not shown on a display that is connected");
        });
        const std::size_t unspoken = m_displays[lineage].shown.size() - m_displays[lineage].begun.size();
        m_world.schedule.after(spoken_soon, [this, undisturbed, lineage, call, unspoken] {
            const Announced &display = m_displays[lineage];
            if (unspoken < 5 && undisturbed() && !display.begun.contains(call) && !display.over.contains(call))
                throw Broken(property, "call " + std::to_string(call) + " is not spoken on a display that is connected");
        });
    }
}

void Checkers::last_calls(std::int64_t after) const
{
    for (const Machine &machine : m_world.machines) {
        if (machine.retired || m_world.is_kiosk(machine))
            continue;
        const Announced &display = m_displays.at(machine.disk->lineage);
        for (auto call = m_calls.upper_bound(after); call != m_calls.end(); ++call) {
            const auto begun = display.begun.find(call->first);
            if (!display.shown.contains(call->first))
                throw Broken(property, "call " + std::to_string(call->first) + " is not shown though all is well");
            if (begun == display.begun.end() ? !display.over.contains(call->first) : begun->second != 1)
                throw Broken(property, "call " + std::to_string(call->first) + " is not spoken once though all is well");
        }
    }
}

} // namespace talon::simulation
