// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/terminals/messages.h"

namespace talon::sync {

// What the terminal's end wants done. The host does them in order and answers where it says so.

/// Open the socket after so long, then on_connected() or on_disconnected().
struct Connect { core::Millis after{}; };
/// Close the socket, then on_disconnected().
struct Close { std::string reason; };
struct Send { wire::UpMessage message; };
/// Sign the text with the device's key, then on_signed(signature in base64).
struct Sign { std::string text; };
/// Read events from the own journal, at least one and within both bounds unless the first alone is larger, then on_read().
struct Read { std::int64_t from = 1; std::size_t max_events = 0; std::size_t max_bytes = 0; };
/// Keep the cursor on disk. Losing it costs a resend, never an event.
/// Events up to `archived_seq` may be pruned: a verified backup holds them.
struct KeepCursor { std::int64_t acked_seq = 0; std::int64_t server_epoch = 0; std::int64_t archived_seq = 0; };
/// Keep on disk whether anybody would call a ticket of this device: `why` is the backend's code for why not, or "events_pruned";
/// empty: its tickets are taken. With a reason none is given, also after a restart and without a network.
struct StandAside { std::string why; };
/// For SiteClock::observe().
struct HearTime { core::Instant backend_now{}; bool in_doubt = false; };
/// Keep the document on disk and show it.
struct KeepDocument { wire::Document document; };
/// For NumberSource::on_grant() and on_error().
struct Granted { wire::NumberGrant grant; };
struct Failed { wire::ErrorMessage error; };

enum class DeviceAlarm {
    backend_lost_events, ///< the backend knows less than it had acknowledged; the stream is sent again
    own_events_lost,     ///< the backend knows events that this device does not: its disk was set back; set aside
    events_pruned,       ///< the backend was put back behind what was pruned here: a newer backup holds it; set aside
    set_aside,           ///< the backend set this device aside (cloned, revoked, old epoch)
    wrong_site,          ///< another site's backend answered
};
struct RaiseAlarm { DeviceAlarm alarm = DeviceAlarm::set_aside; std::string detail; };

using DeviceEffect = std::variant<Connect, Close, Send, Sign, Read, KeepCursor, StandAside, HearTime, KeepDocument, Granted, Failed, RaiseAlarm>;
using DeviceEffects = std::vector<DeviceEffect>;

} // namespace talon::sync
