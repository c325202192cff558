// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/hall_service.h"
#include "server/http/message.h"
#include "sync/document_feed.h"
#include "sync/stream_receiver.h"
#include "wire/api.h"

#include <map>

namespace talon::server {

class TerminalSession;

/// All terminals: their streams up, their documents down, their numbers. A terminal's socket is a TerminalSession; what
/// outlives a socket (the cursor, what it printed with, when it was seen) is here.
class TerminalHub
{
public:
    struct Options {
        std::string status_url;
        wire::ScreenTimeouts timeouts;
        std::int64_t server_epoch = 1;
        core::Millis board_pause{200};
    };
    /// Durable cursors of the devices' streams, read from the journal before it was handed to the commit thread.
    using Cursors = std::map<core::DeviceId, std::pair<std::int64_t, wire::Hash>>;

    TerminalHub(Loop &loop, HallService &service, Options options, Cursors cursors);
    ~TerminalHub();

    std::shared_ptr<SocketHandler> make_session();
    std::vector<wire::DeviceLine> devices() const;
    std::size_t online() const;
    /// The device's key opens nothing any more: its connection is closed.
    void drop_revoked(const core::DeviceId &device);
    /// Takes no more events; goodbye is said when what was taken is durable.
    void stop_taking() { m_stopping = true; }
    void say_bye(const std::string &reason);

    struct Figures {
        std::uint64_t pushed = 0;
        std::uint64_t poison = 0;
        std::uint64_t cloned = 0;
        std::uint64_t bad_frames = 0;
        std::uint64_t refused = 0;
    };
    const Figures &figures() const { return m_figures; }

private:
    friend class TerminalSession;

    struct Terminal {
        std::optional<sync::StreamReceiver> receiver;
        std::weak_ptr<TerminalSession> session;
        std::optional<core::Instant> last_seen;
        std::optional<wire::PrinterState> printer;
        std::optional<std::int64_t> clock_offset_ms;
        std::optional<core::Day> reserve_day; ///< for which the reserve was last filled
        bool reserve_used = false;            ///< since it was last looked after
    };

    Terminal &terminal(const core::DeviceEnrolled &device);
    const core::DeviceEnrolled *enrolled(const core::DeviceId &device) const;
    void admit(const std::shared_ptr<TerminalSession> &session, const wire::Hello &hello);
    void gone(const core::DeviceId &device, const TerminalSession *session);
    void take_push(const core::DeviceId &device, const wire::Push &push);
    void take_number_request(const core::DeviceId &device, const wire::NumberRequest &request);
    void take_status(const core::DeviceId &device, const wire::TerminalStatus &status);
    void carry_out(const core::DeviceId &device, const sync::ReceiverEffects &effects);
    void append(const core::DeviceId &device, const std::vector<sync::Received> &events);
    void raise(const core::DeviceId &device, const sync::RaiseReceiverAlarm &alarm);
    void fill_reserve(const core::DeviceId &device, core::Day today);
    void publish_reserve(const core::DeviceId &device);
    void send_documents(const sync::FeedEffects &effects);
    void send(const core::DeviceId &device, const wire::DownMessage &message);
    void hall_changed();
    void publish_board();
    void tick();

    Loop &m_loop;
    HallService &m_service;
    Options m_options;
    Cursors m_cursors;
    sync::DocumentFeed m_feed;
    std::map<core::DeviceId, Terminal> m_terminals;
    std::int64_t m_last_call = -1;
    bool m_board_pausing = false;
    bool m_board_dirty = false;
    bool m_stopping = false;
    Figures m_figures;
};

} // namespace talon::server
