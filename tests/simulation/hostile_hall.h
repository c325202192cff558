// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/simulation/checkers.h"
#include "tests/simulation/hostile_peer.h"

#include "sync/hub.h"
#include "wire/terminals/codec.h"

#include <deque>

namespace talon::simulation {

/// A backend, two honest kiosks and a hostile peer, all enrolled: the shipped ledger and hub on a simulated disk. After every
/// few frames of the peer an honest visitor takes a ticket. The peer may be set aside; nothing else may come of it. Throws
/// Broken where something does.
class HostileHall
{
public:
    explicit HostileHall(std::uint64_t seed);
    /// The peer says so many frames.
    void live(int frames);
    /// The disk stands still while the peer pushes: what was not taken comes again and is taken then.
    void standstill();
    /// A restart, at which all must be as it was.
    void restart();

    struct Figures {
        std::uint64_t frames = 0, taken = 0, set_aside = 0, honest = 0, grants = 0, whole = 0, bad_frames = 0;
        void add(const Figures &other);
    };
    const Figures &figures() const { return m_figures; }

private:
    struct Kiosk {
        core::DeviceId device;
        int prefix = 0;
        sync::Connection line = 0;
        std::int64_t seq = 0;
        wire::Hash last{};
        int turn = 0;
        std::deque<wire::DownMessage> inbox;
    };
    void open_for_work();
    void connect(Kiosk &kiosk);
    void connect_peer();
    void say(sync::Connection line, const std::string &frame);
    void say(Kiosk &kiosk, const wire::UpMessage &message) { say(kiosk.line, wire::encode(message)); }
    void settle();
    void carry_out(const sync::HubEffect &effect);
    void commit(std::size_t batches);
    void look_at(const store::Record &record);
    void ticket(const store::Record &record, const core::TicketIssued &issued);
    void deliver(sync::Connection to, const std::string &frame);
    void granted(const core::DeviceId &device, const wire::NumberGrant &grant) const;
    void visit(Kiosk &kiosk);
    void order_holds() const;
    void time_passes();
    void work();
    Sight sight() const;
    core::Day today() const { return core::local_day(m_now, m_site.utc_offset); }
    template<class M>
    const M *heard(const Kiosk &kiosk) const;

    Random m_random;
    core::Site m_site;
    JournalFile m_journal;
    HostilePeer m_peer;
    std::vector<Kiosk> m_kiosks;
    core::Instant m_now{};
    std::unique_ptr<sync::Ledger> m_ledger;
    std::unique_ptr<sync::Hub> m_hub;
    std::deque<std::vector<core::Entry>> m_queue;
    std::deque<sync::HubEffect> m_effects;
    sync::Connection m_last_line = 0;
    sync::Connection m_peer_line = 0; ///< 0: none
    bool m_peer_in = false;
    bool m_peer_aside = false;
    std::vector<core::TicketIssued> m_honest; ///< of today, in the order of their visitors
    std::map<std::pair<core::Day, core::TicketNumber>, core::TicketId> m_faces;
    std::map<core::DeviceId, std::set<std::tuple<core::Day, core::TicketNumber, std::string>>> m_granted;
    std::map<core::TicketId, core::TicketNumber> m_in_journal;
    std::map<core::TicketId, int> m_reports; ///< of its receipt
    Figures m_figures;
};

} // namespace talon::simulation
