// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/hall/hall_service.h"
#include "server/http/message.h"
#include "sync/hub.h"
#include "wire/api/api.h"

#include <unordered_map>

namespace talon::server {

class TerminalSession;

/// The sockets of all terminals: moves frames between them and sync's hub, which decides everything.
class TerminalHub
{
public:
    TerminalHub(Loop &loop, HallService &service, sync::Hub::Options options, sync::Hub::Cursors cursors);
    ~TerminalHub();

    std::shared_ptr<SocketHandler> make_session();
    std::vector<wire::DeviceLine> devices() const;
    std::size_t online() const { return m_hub.online(); }
    /// The device's key opens nothing any more: its connection is closed.
    void drop_revoked(const core::DeviceId &device) { m_hub.drop(device, "revoked"); }
    /// Takes no more events; goodbye is said when what was taken is durable.
    void stop_taking() { m_hub.stop_taking(); }
    void say_bye(const std::string &reason) { m_hub.say_bye(reason); }
    /// This machine's calendar counts again: terminals go by the time that the hall goes by.
    void correct_time(const core::CorrectTime &corrected, const std::string &actor, HallService::Answered answered)
    {
        m_hub.correct_time(corrected, actor, m_service.now(), std::move(answered));
    }
    /// The list that ticket kiosks check bookings in by.
    void publish_bookings(const wire::Bookings &list) { m_hub.publish_bookings(list, m_service.now()); }
    /// The edition that stands are to show from now on.
    void publish_content(const wire::Content &content) { m_hub.publish_content(content, m_service.now()); }
    /// By what ticket kiosks make the codes of receipts.
    void publish_receipts(const wire::Receipts &receipts) { m_hub.publish_receipts(receipts, m_service.now()); }
    /// What is told of waits from now on.
    void publish_waits(const core::forecast::Waits &waits) { m_hub.publish_waits(waits, m_service.now()); }
    /// Has a display say a few words, `volume` per cent loud. False: it is none, or is not connected.
    bool check_sound(const core::DeviceId &device, int volume) { return m_hub.check_sound(device, volume, m_service.now()); }
    /// A verified backup off this machine holds the devices' streams so far.
    void on_archived(const sync::Hub::Archived &archived) { m_hub.on_archived(archived); }

    /// Takes answers to surveys, and says later, never at once, which of them their terminal need not keep any more.
    using Thanked = std::function<void(const std::vector<wire::AnswerId> &)>;
    /// Parts of the day whose quota of the running survey is full.
    void tell_full_parts(const std::vector<core::survey::DayPart> &full) { m_hub.tell_full_parts(full, m_service.now()); }
    void on_answers(std::function<void(const std::vector<wire::KioskAnswer> &, const core::DeviceId &, Thanked)> take) { m_take_answers = std::move(take); }

    struct Figures {
        std::uint64_t poison = 0;
        std::uint64_t cloned = 0;
        std::uint64_t bad_frames = 0;
        std::uint64_t refused = 0;
    };
    const Figures &figures() const { return m_figures; }
    std::uint64_t pushed() const { return m_hub.pushed(); }

private:
    friend class TerminalSession;

    void carry_out(const sync::HubEffect &effect);
    void send(const sync::SendFrame &frame);
    void take_note(const sync::HubNote &note);

    Loop &m_loop;
    HallService &m_service;
    std::unordered_map<sync::Connection, TerminalSession *> m_sessions;
    sync::Connection m_last_connection = 0;
    Figures m_figures;
    std::function<void(const std::vector<wire::KioskAnswer> &, const core::DeviceId &, Thanked)> m_take_answers;
    sync::Hub m_hub; ///< last: it sends from its first moment on
};

} // namespace talon::server
