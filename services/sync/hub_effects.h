// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/document_feed.h"
#include "sync/handshake.h"

namespace talon::sync {

/// The host's name of one open connection, never used twice while the program runs.
using Connection = std::uint64_t;

// What the hub wants done, in order.

/// Send the frame; with `confirm`, on_sent() when it was written whole.
struct SendFrame {
    Connection to = 0;
    std::shared_ptr<const std::string> frame;
    bool confirm = false;
};
/// Send what was sent before, then close; on_closed() follows.
struct CloseConnection { Connection which = 0; std::string reason; };
/// Check the signature, then on_verified().
struct CheckSignature { Connection of = 0; Verify what; };
/// For the log and the figures.
struct HubNote {
    enum class Kind { here, gone, printer, sound, speaker, refused, bad_frame, poison, cloned, set_back, not_understood } kind = Kind::here;
    core::DeviceId device; ///< empty for a stranger
    std::string detail;
};
/// Answers to a survey came: on_answers_taken() follows for those that are durable. Never from inside emit.
struct TakeAnswers {
    Connection from = 0;
    core::DeviceId device;
    std::vector<wire::KioskAnswer> answers;
};
using HubEffect = std::variant<SendFrame, CloseConnection, CheckSignature, HubNote, TakeAnswers>;

/// What is known of a terminal beside its enrolment.
struct TerminalState {
    bool online = false;
    std::optional<core::Instant> since;      ///< since when it is online, or is not; empty: never seen in this run
    std::optional<core::Instant> last_heard;
    std::optional<wire::PrinterState> printer;
    std::optional<wire::ShownContent> content; ///< of a stand
    std::optional<wire::PaperLeft> paper;    ///< on its roll, where it knows
    std::optional<wire::SoundState> sound;   ///< of a terminal that makes any
    std::optional<std::int64_t> unspoken;    ///< calls that a display did not say since its program started
    std::int64_t spoken = 0;                 ///< the last call that it has said
    std::optional<bool> speaks;              ///< of a display: it is the one of its zone that does
    std::optional<core::Millis> clock_offset; ///< the terminal's own clock minus the backend's
    std::int64_t pending = 0;                 ///< events it had not yet got acknowledged, as it said last
    std::int64_t acked_seq = 0;
    std::int64_t archived_seq = 0;
    std::string software;
    struct Held { std::int64_t held = 0; std::int64_t newest = 0; };
    std::map<wire::DocumentKind, Held> documents; ///< versions written to its socket, and to be written
};

} // namespace talon::sync
