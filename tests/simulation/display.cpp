// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/display.h"

namespace talon::simulation {

using core::Millis;

Display::Display(World &world, Machine &machine) : Terminal(world, machine), m_queue(m_disk.spoken)
{
    world.checkers.display_started(m_disk);
}

void Display::on_document(const wire::Document &document)
{
    const auto *calls = std::get_if<wire::Calls>(&document.body);
    if (!calls)
        return;
    std::vector<core::OfferedCall> offered;
    for (const auto &line : calls->lines)
        offered.push_back({line.call, line.active});
    m_world.checkers.calls_shown(m_disk, *calls);
    m_queue.offer(offered, site_now());
    m_calls_came = true;
    speak();
}

void Display::on_online(bool) { m_calls_came = false; }

void Display::tick() { speak(); }

void Display::speak()
{
    if (m_speaking)
        return;
    const auto said = m_queue.begin(site_now(), stream().online() && m_calls_came);
    if (!said)
        return;
    // On disk before the first sound.
    m_disk.spoken = m_queue.spoken();
    m_speaking = true;
    m_world.checkers.speech_begins(m_disk, said->calls, site_now());
    after(Millis{m_world.random.between(700, 2500)}, [this, id = said->id()] {
        m_queue.finish(id);
        m_world.checkers.speech_ends(m_disk);
        m_disk.spoken = m_queue.spoken();
        m_speaking = false;
        speak();
    });
}

} // namespace talon::simulation
