// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/network.h"

#include "tests/simulation/backend.h"
#include "tests/simulation/terminal.h"
#include "tests/simulation/world.h"

namespace talon::simulation {

using core::Millis;

void Network::connect(const std::shared_ptr<Terminal> &terminal, Millis after)
{
    m_world.schedule.after(after + latency(), [this, weak = std::weak_ptr(terminal)] {
        if (const auto there = weak.lock(); there && !there->dead())
            open(there);
    });
}

void Network::open(const std::shared_ptr<Terminal> &terminal)
{
    Backend *backend = m_world.backend.get();
    if (!backend || partitioned(terminal->machine()))
        return m_world.schedule.after(Millis{backend ? 1000 : 5}, [weak = std::weak_ptr(terminal)] {
            if (const auto there = weak.lock(); there && !there->dead())
                there->on_disconnected(nullptr);
        });
    const auto line = std::make_shared<Line>();
    line->id = ++m_last;
    line->terminal = terminal;
    line->machine = terminal->machine();
    line->mangled = m_mangle;
    line->last_up = line->last_down = m_world.schedule.now();
    std::erase_if(m_lines, [](const LinePtr &each) { return each->terminal_told && each->backend_told; });
    m_lines.push_back(line);
    backend->on_opened(line);
    terminal->on_connected(line);
}

void Network::up(const LinePtr &line, std::string frame)
{
    if (!line->open || partitioned(line->machine))
        return;
    const int copies = line->mangled && m_random.percent(15) ? (m_random.percent(50) ? 0 : 2) : 1;
    if (copies > 1)
        m_world.marks.reach(Mark::repeated_push);
    for (int i = 0; i < copies; ++i) {
        auto when = m_world.schedule.now() + latency();
        if (!line->mangled)
            when = line->last_up = std::max(when, line->last_up);
        m_world.schedule.at(when, [this, line, frame] {
            if (line->open && !partitioned(line->machine) && m_world.backend)
                m_world.backend->on_frame(line, frame);
        });
    }
}

void Network::down(const LinePtr &line, std::shared_ptr<const std::string> frame, bool written)
{
    if (written)
        m_world.schedule.after(Millis{1}, [this, line] {
            if (!line->backend_told && m_world.backend)
                m_world.backend->on_sent(line);
        });
    const bool is_ack = frame->find(R"("type":"ack")") != std::string::npos;
    if (!line->open || partitioned(line->machine))
        return is_ack ? m_world.marks.reach(Mark::ack_lost) : void();
    const int copies = line->mangled && m_random.percent(15) ? (m_random.percent(50) ? 0 : 2) : 1;
    for (int i = 0; i < copies; ++i) {
        auto when = m_world.schedule.now() + latency();
        if (!line->mangled)
            when = line->last_down = std::max(when, line->last_down);
        m_world.schedule.at(when, [this, line, frame, is_ack] {
            const auto terminal = line->terminal.lock();
            if (line->open && !partitioned(line->machine) && terminal && !terminal->dead())
                terminal->on_frame(line, *frame);
            else if (is_ack)
                m_world.marks.reach(Mark::ack_lost);
        });
    }
}

void Network::close_down(const LinePtr &line)
{
    m_world.schedule.at(line->last_down + latency(), [this, line] { cut(line, Millis{2}); });
}

void Network::cut(const LinePtr &line, Millis at_most)
{
    line->open = false;
    m_world.schedule.after(Millis{m_random.between(1, at_most.count())}, [this, line] { tell_terminal(line); });
    m_world.schedule.after(Millis{m_random.between(1, at_most.count())}, [this, line] { tell_backend(line); });
}

void Network::tell_terminal(const LinePtr &line)
{
    if (std::exchange(line->terminal_told, true))
        return;
    if (const auto terminal = line->terminal.lock(); terminal && !terminal->dead())
        terminal->on_disconnected(line);
}

void Network::tell_backend(const LinePtr &line)
{
    if (!std::exchange(line->backend_told, true) && m_world.backend)
        m_world.backend->on_closed(line);
}

void Network::cut_machine(int machine, Millis at_most)
{
    for (const LinePtr &line : m_lines)
        if (line->machine == machine && line->open)
            cut(line, at_most);
}

void Network::cut_all(Millis at_most)
{
    for (const LinePtr &line : m_lines)
        if (line->open)
            cut(line, at_most);
}

void Network::mangle(bool on)
{
    m_mangle = on;
    for (const LinePtr &line : m_lines)
        line->mangled |= on;
}

void Network::set_partition(int machine, bool on)
{
    const std::uint64_t bit = std::uint64_t{1} << machine;
    m_partitioned = on ? m_partitioned | bit : m_partitioned & ~bit;
    if (on)
        cut_machine(machine, Millis{20'000});
}

void Network::heal()
{
    m_partitioned = 0;
    m_latency = Millis{8};
    m_mangle = false;
    // What a mangled line has lost, a line that is whole brings.
    cut_all(Millis{50});
}

} // namespace talon::simulation
