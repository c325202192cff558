// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/simulation/marks.h"
#include "tests/simulation/random.h"
#include "tests/simulation/schedule.h"

#include "sync/hub_effects.h"

#include <memory>
#include <string>

namespace talon::simulation {

class World;
class Terminal;

/// One connection. Each end learns of its end in its own time.
struct Line {
    sync::Connection id = 0;
    std::weak_ptr<Terminal> terminal;
    int machine = 0; ///< where that terminal runs
    bool open = true; ///< frames still go through
    bool mangled = false;
    bool terminal_told = false;
    bool backend_told = false;
    core::Instant last_up{};
    core::Instant last_down{};
};
using LinePtr = std::shared_ptr<Line>;

/// What lies between the terminals and the backend. Frames arrive in order, once and whole, unless the line is mangled.
class Network
{
public:
    Network(World &world, std::uint64_t seed) : m_world(world), m_random(seed, "network") {}

    /// The terminal hears on_connected() or on_disconnected() later.
    void connect(const std::shared_ptr<Terminal> &terminal, core::Millis after);
    void up(const LinePtr &line, std::string frame);
    /// `written`: the backend's on_sent() follows.
    void down(const LinePtr &line, std::shared_ptr<const std::string> frame, bool written);
    /// The backend closes: what was sent before arrives before it.
    void close_down(const LinePtr &line);
    /// Both ends are told after so long at most, each in its own time; frames under way are gone.
    void cut(const LinePtr &line, core::Millis at_most);
    void cut_machine(int machine, core::Millis at_most);
    void cut_all(core::Millis at_most);
    void mangle(bool on);

    /// No frame passes between this machine and the backend, and nobody is told for a while.
    void set_partition(int machine, bool on);
    void set_slow(core::Millis latency) { m_latency = latency; }
    /// Faults are over.
    void heal();

private:
    core::Millis latency() { return core::Millis{m_random.between(1, m_latency.count())}; }
    bool partitioned(int machine) const { return (m_partitioned >> machine) & 1; }
    void open(const std::shared_ptr<Terminal> &terminal);
    void tell_terminal(const LinePtr &line);
    void tell_backend(const LinePtr &line);

    World &m_world;
    Random m_random;
    std::vector<LinePtr> m_lines;
    std::uint64_t m_partitioned = 0; ///< a bit a machine
    core::Millis m_latency{8};
    bool m_mangle = false;
    sync::Connection m_last = 0;
};

} // namespace talon::simulation
