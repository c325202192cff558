// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/simulation/network.h"
#include "tests/simulation/world.h"

#include "sync/device_stream.h"

namespace talon::simulation {

/// A terminal's program: the shipped stream and clock, with a simulated socket and disk around them.
class Terminal : public std::enable_shared_from_this<Terminal>
{
public:
    Terminal(World &world, Machine &machine);
    virtual ~Terminal() = default;

    virtual void start();
    void on_connected(const LinePtr &line);
    /// nullptr: a try to connect failed.
    void on_disconnected(const LinePtr &line);
    void on_frame(const LinePtr &line, const std::string &frame);

    /// Killed: nothing of it happens any more.
    void die() { m_dead = true; }
    bool dead() const { return m_dead; }
    int machine() const { return m_machine.id; }
    Machine &host() { return m_machine; }
    const sync::DeviceStream &stream() const { return m_stream; }
    const LinePtr &line() const { return m_line; }
    sync::Moment moment() const { return m_machine.moment(m_world.schedule.now()); }
    core::Instant site_now() const { return m_clock.at(moment()); }
    const sync::SiteClock &clock() const { return m_clock; }
    const std::map<wire::DocumentKind, wire::Document> &documents() const { return m_documents; }

protected:
    void carry_out(const sync::DeviceEffects &effects);
    /// Happens unless the program is dead by then.
    void after(core::Millis wait, std::function<void()> what);
    void send(const wire::UpMessage &message);
    core::Millis disk_wait();
    /// Dies here and now when this seed has it so; then the caller goes no further.
    bool struck(Mark mark);

    virtual void on_document(const wire::Document &) {}
    virtual void on_granted(const wire::NumberGrant &) {}
    virtual void on_refused(const wire::ErrorMessage &) {}
    virtual void on_online(bool) {}
    virtual void on_stand_aside(bool) {}
    virtual void on_archived(std::int64_t) {}
    virtual void tick() {}

    World &m_world;
    Machine &m_machine;
    TerminalDisk &m_disk;
    sync::SiteClock m_clock;
    sync::DeviceStream m_stream;

private:
    void tick_again();
    void read(const sync::Read &wanted);
    void load_documents();

    LinePtr m_line;
    std::map<wire::DocumentKind, wire::Document> m_documents;
    bool m_dead = false;
};

} // namespace talon::simulation
