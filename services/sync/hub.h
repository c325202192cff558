// SPDX-License-Identifier: GPL-3.0-or-later
// Long because it is everything that a terminal and the backend have to do with each other.
#pragma once

#include "core/announce/zone_speaker.h"
#include "core/forecast/waits.h"
#include "sync/hub_effects.h"
#include "sync/ledger.h"
#include "sync/report_pace.h"

namespace talon::sync {

/// The backend's end of all terminals: lets them in, takes their streams, grants their numbers, and keeps their documents
/// fresh. Frames and time in, frames and commands out; what outlives a connection (the cursor, when it was heard of) is
/// here too. `emit` is called from inside these functions and must not call back.
class Hub
{
public:
    struct Options {
        std::string status_url;
        wire::ScreenTimeouts timeouts;
        std::int64_t server_epoch = 1;
        core::Millis board_pause{200}; ///< the shortest time between two boards
    };
    using Cursor = std::pair<std::int64_t, wire::Hash>;
    /// Durable cursors of the devices' streams in their present epochs, read from the journal.
    using Cursors = std::map<core::DeviceId, Cursor>;
    /// Per device and epoch, the last event that a verified backup off this machine holds.
    using Archived = std::map<std::pair<core::DeviceId, std::int64_t>, std::int64_t>;

    static constexpr std::size_t max_connections = 1024;
    /// Frames in a row that cannot be read, after which a terminal is cut off.
    static constexpr int max_bad_frames = 50;

    Hub(Ledger &ledger, Options options, Cursors cursors, ChainHash chain_hash, core::Instant now, std::function<void(HubEffect)> emit);

    /// `nonce`: 32 fresh random bytes in base64. False: too many; close it.
    bool on_opened(Connection connection, std::string nonce, core::Instant now);
    void on_frame(Connection connection, std::string_view frame, core::Instant now);
    void on_verified(Connection connection, bool good, core::Instant now);
    bool admitted(Connection connection) const; ///< its handshake let a device in
    void on_sent(Connection connection);
    void on_closed(Connection connection, core::Instant now);
    /// The ledger's durable state has changed: what shows it goes out.
    void on_changed(core::Instant now);
    /// Every board_pause or so: deadlines, the day's tick, waits that change with time alone, reserves.
    void on_tick(core::Instant now);
    void on_archived(const Archived &archived);
    /// The edition that stands are to show from now on, signed outside of here.
    void publish_content(const wire::Content &content, core::Instant now);
    /// These answers of that connection need not be kept by their terminal any more.
    void on_answers_taken(Connection connection, const std::vector<wire::AnswerId> &ids);
    /// The backend's clock was put right: the hall hears of it, then each terminal; what the wrong clock has noted here moves with it.
    void correct_time(const core::CorrectTime &corrected, const std::string &actor, core::Instant now, Ledger::Answered answered);
    void publish_bookings(const wire::Bookings &bookings, core::Instant now); ///< what ticket kiosks check bookings in by
    void publish_receipts(const wire::Receipts &receipts, core::Instant now); ///< by what they make the codes of receipts

    /// What is told of waits from now on: with numbers, and on the board. Nothing is told until the first time.
    void publish_waits(const core::forecast::Waits &waits, core::Instant now);

    /// Has the display say a few words now, so that somebody can hear how loud it is; `volume`: 0…100. False: it is none, or is not connected.
    bool check_sound(const core::DeviceId &device, int volume, core::Instant now);
    /// Parts of the day whose quota of the running survey is full: kiosks offer it no more.
    void tell_full_parts(std::vector<core::survey::DayPart> full, core::Instant now);
    /// The device's key opens nothing any more: its connection is closed.
    void drop(const core::DeviceId &device, const std::string &reason);
    /// Takes no more events; goodbye is said when what was taken is durable.
    void stop_taking() { m_stopping = true; }
    void say_bye(const std::string &reason);
    TerminalState state_of(const core::DeviceId &device) const;
    std::size_t online() const;
    std::uint64_t pushed() const { return m_pushed; } ///< events, repetitions included
private:
    struct Terminal {
        std::optional<StreamReceiver> receiver;
        std::optional<Connection> connection;
        TerminalState state;
        std::optional<core::Day> reserve_day; ///< for which the reserve was last filled
        bool reserve_used = false;            ///< since it was last looked after
        ReportPace reports;                   ///< of a kiosk's receipts
    };
    struct Line {
        std::optional<Handshake> handshake; ///< until it is let in
        std::optional<core::DeviceId> device;
        int bad_frames = 0;
    };

    void note(HubNote::Kind kind, const core::DeviceId &device, std::string detail = {});
    void send(Connection connection, const wire::DownMessage &message);
    void send_error(Connection connection, std::string_view code, std::optional<std::string> re = {});
    void say_bye(Connection connection, const std::string &reason);

    // The way in (hub.cpp).
    const core::DeviceEnrolled *enrolled(const core::DeviceId &device) const;
    Terminal &terminal(const core::DeviceEnrolled &device);
    void carry_out(Connection connection, const HandshakeEffects &effects, core::Instant now);
    void admit(Connection connection, const wire::Hello &hello, core::Instant now);
    void complain(Connection connection, const wire::WireError &error);

    // The way up (hub_up.cpp).
    void dispatch(Connection connection, const core::DeviceId &device, const wire::UpMessage &message, core::Instant now);
    void take_status(Connection connection, Terminal &terminal, const core::DeviceId &device,
                     const wire::TerminalStatus &status, core::Instant now);
    void hand_on(const core::DeviceId &device, const std::optional<wire::ReceiptNews> &news, core::Instant now);
    void carry_out(const core::DeviceId &device, const ReceiverEffects &effects, core::Instant now);
    void append(const core::DeviceId &device, const std::vector<Received> &events, core::Instant now);
    void raise(const core::DeviceId &device, const RaiseReceiverAlarm &alarm, core::Instant now);

    // The way down (hub_down.cpp).
    void grant(const core::DeviceId &device, const wire::NumberRequest &request, core::Instant now);
    bool refuse_set_aside(const core::DeviceId &device, const wire::NumberRequest &request);
    void fill_reserve(const core::DeviceId &device, core::Instant now);
    void publish_reserve(const core::DeviceId &device, core::Instant now);
    void publish_all(core::Instant now);
    void publish_menu(core::Instant now);
    void publish_calls(core::Instant now);
    void publish_survey(core::Instant now);
    void publish_messages(core::Instant now);
    void publish_voices(core::Instant now);
    void publish_board(core::Instant now);
    void send_documents(const FeedEffects &effects);
    core::Day today(core::Instant now) const;

    Ledger &m_ledger;
    Options m_options;
    std::vector<core::survey::DayPart> m_full_parts;
    Cursors m_cursors;
    ChainHash m_chain_hash;
    std::function<void(HubEffect)> m_emit;
    DocumentFeed m_feed;
    Archived m_archived;
    core::forecast::Waits m_waits;
    core::ZoneSpeakers m_speakers;
    std::map<core::DeviceId, wire::Voice::Check> m_checks; ///< of displays that somebody wanted to hear; the last one each
    std::map<core::DeviceId, Terminal> m_terminals;
    std::map<Connection, Line> m_lines;
    std::optional<core::Instant> m_board_at; ///< when the last board went out
    std::int64_t m_menu_of = 0; ///< the revision of the settings that the terminals have
    core::Instant m_ticked{};
    bool m_board_dirty = false, m_stopping = false, m_messages_told = false;
    core::Instant m_now{}; ///< of the step under way, for answers of the ledger
    std::uint64_t m_pushed = 0;
};

} // namespace talon::sync
