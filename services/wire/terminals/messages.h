// SPDX-License-Identifier: GPL-3.0-or-later
// Long because it is the one list of all messages.
#pragma once

#include "core/people/registry.h"
#include "core/survey/answer.h"
#include "wire/json/hash.h"
#include "wire/json/wire_error.h"
#include "wire/survey/answer_id.h"
#include "wire/terminals/documents.h"

namespace talon::wire {

// The messages between a terminal and the backend; PROTOCOL.md tells their order and guarantees. Up: from the terminal.

struct Hello {
    core::DeviceId device;
    std::int64_t epoch = 0;
    core::DeviceRole role = core::DeviceRole::ticket;
    std::string software;      ///< "talon-kiosk 0.1.0"
    std::int64_t head_seq = 0; ///< the last event in the terminal's journal, 0 for none
    std::map<std::string, std::int64_t> documents; ///< kind → version held; unknown kinds are allowed
    std::optional<core::Instant> clock; ///< what the terminal's own clock shows, right or wrong
    std::optional<Hash> head_hash{};    ///< of the event `head_seq`; empty for a journal without events

    bool operator==(const Hello &) const = default;
};

struct Prove {
    std::string signature; ///< Ed25519 over proof_text(), base64, 64 bytes

    bool operator==(const Prove &) const = default;
};

struct StreamEvent {
    std::int64_t seq = 0; ///< from 1, gapless within the epoch
    Hash prev{};          ///< of seq − 1; zero for the first
    Hash hash{};
    std::string type;
    int version = 1;
    core::Instant at{};
    std::string body; ///< canonical JSON object, the very bytes that were hashed
    /// How long ago it happened, by a clock that only counts up, when the terminal has been running since: no wrong
    /// clock reaches it. Said anew with each push and no part of the chain.
    std::optional<core::Millis> age; ///< at most max_age_ms

    /// Why it cannot be understood, where it was read all the same so that it can be set aside alone: what is wrong is empty,
    /// zero or cut to its bound. No program of ours sends such a one.
    struct Fault {
        WireError what; ///< the path begins at the event: "hash"
        bool prev = false; ///< it has no `prev`
        bool hash = false; ///< it has no `hash`
        bool operator==(const Fault &) const = default;
    };
    std::optional<Fault> fault{};

    bool operator==(const StreamEvent &) const = default;
};

struct Push {
    std::int64_t epoch = 0;
    std::vector<StreamEvent> events; ///< 1…max_push_events, seq rising by one

    bool operator==(const Push &) const = default;
};

struct NumberRequest {
    std::string request; ///< never used for two visitors: the id of the ticket to be born
    core::Day day{};
    core::ServiceId service;
    core::ClassId visitor_class;
    std::optional<core::BookingId> booking{}; ///< that the ticket will check in

    bool operator==(const NumberRequest &) const = default;
};

/// What a kiosk's receipt printer can do now. The last four came later: a backend of before them hears older_than() of them.
enum class PrinterState : std::uint8_t {
    ready,
    absent,      ///< none is set up, or the print server does not answer
    stopped,     ///< its queue was stopped
    paper_out,
    failed,      ///< any other fault
    low,         ///< prints; the roll is near its end
    cover_open,
    jam,
    unreachable, ///< switched off, unplugged or silent
};
inline constexpr int printer_states = 9;
std::string_view name_of(PrinterState state);
/// The nearest of the first five.
PrinterState older_than(PrinterState state);

/// What a stand shows now. Staff see this, and not what was sent.
struct ShownContent {
    std::int64_t epoch = 0;
    std::int64_t edition = 0;            ///< 0: none yet
    std::optional<core::Instant> since;  ///< since when, by the stand's clock
    std::int64_t missing = 0;            ///< bytes that the newest edition still lacks on its disk; 0: it is whole
    std::string trouble;                 ///< why a newer edition is not shown: "bad_signature", "older", "no_room"; empty: nothing

    bool operator==(const ShownContent &) const = default;
};

/// Of this kiosk's tickets of the day whose receipt did not come out, as far as it knows. In each status, so that nothing need be acknowledged.
struct ReceiptNews {
    std::vector<core::TicketId> unprinted; ///< 0…max_receipt_news
    std::vector<core::TicketId> printed;   ///< that came out after all; 0…max_receipt_news

    bool operator==(const ReceiptNews &) const = default;
};

/// What is left on the roll of a kiosk's printer, as far as it counted: told only where it knows.
struct PaperLeft {
    int mm = 0;      ///< 0…max_paper_mm
    int tickets = 0; ///< for so many more it will do; 0…max_people

    bool operator==(const PaperLeft &) const = default;
};

/// How a terminal is heard. `muted`: its output is silenced or turned down to nothing; `lost`: there is no output; `failed`: there is one, and
/// nothing comes out of it (the program does not reach it, or has no voice).
enum class SoundState : std::uint8_t { ok, muted, lost, failed };
inline constexpr int sound_states = 4;
std::string_view name_of(SoundState state);

struct TerminalStatus {
    std::optional<PrinterState> printer; ///< empty: a terminal without one
    std::int64_t pending = 0;            ///< events not acknowledged yet
    std::optional<core::Instant> clock;  ///< what the terminal's own clock shows, right or wrong
    std::optional<ShownContent> content{}; ///< of a stand
    std::optional<ReceiptNews> receipts{}; ///< of a ticket kiosk; empty: there is nothing to tell
    std::optional<PaperLeft> paper{};      ///< of a ticket kiosk; empty: it does not know
    std::optional<SoundState> sound{};     ///< empty: a terminal that makes no sound, or of before it was told
    std::optional<std::int64_t> unspoken{}; ///< of a display that speaks: calls that ended unspoken since its program started
    std::optional<std::int64_t> spoken{};  ///< of a display that speaks: the last call that it has said to its end; 0: none

    bool operator==(const TerminalStatus &) const = default;
};

/// An answer to a survey, beside the stream of events and without a time or place in it.
struct KioskAnswer {
    AnswerId id{}; ///< random: an answer that is sent again is known by it
    std::string survey;
    int version = 1;
    core::Day day{};
    core::survey::DayPart part = core::survey::DayPart::morning;
    core::survey::Answer answer;

    bool operator==(const KioskAnswer &) const = default;
};

struct Answers {
    std::vector<KioskAnswer> answers; ///< 1…max_answers

    bool operator==(const Answers &) const = default;
};

using UpMessage = std::variant<Hello, Prove, Push, NumberRequest, TerminalStatus, Answers>;

// Down: from the backend.

struct Challenge {
    std::string nonce;  ///< 32 random bytes, base64
    std::string server; ///< id of the site

    bool operator==(const Challenge &) const = default;
};

struct Welcome {
    std::int64_t server_epoch = 0;
    core::Instant now{};
    std::int64_t acked_seq = 0; ///< durable at the backend, contiguous
    std::int64_t archived_seq = 0; ///< of these, what a verified backup off the backend's machine holds
    /// The code for which nothing of this device is taken ("device_cloned", "device_set_back"): it gives no tickets. Empty:
    /// all is well, or the backend is of before it was told, and the error that follows says it.
    std::optional<std::string> set_aside{};

    bool operator==(const Welcome &) const = default;
};

struct Ack {
    std::int64_t epoch = 0;
    std::int64_t seq = 0; ///< everything up to this is durable
    std::int64_t archived_seq = 0; ///< as in the welcome

    bool operator==(const Ack &) const = default;
};

struct NumberGrant {
    std::string request;
    core::Day day{};
    core::TicketNumber number;
    int ahead = 0;
    std::optional<core::Minutes> wait;  ///< the upper end of the range
    std::optional<core::WaitRange> range{};

    bool operator==(const NumberGrant &) const = default;
};

/// The backend's clock, in answer to each status.
struct TimeNow {
    core::Instant now{};

    bool operator==(const TimeNow &) const = default;
};

struct ErrorMessage {
    std::string code;              ///< see errors.h
    std::string message;           ///< English, for logs; screens use their own catalogue by the code
    std::optional<std::string> re; ///< the request that it answers

    bool operator==(const ErrorMessage &) const = default;
};

/// These answers are durable at the backend, or will never be taken: the terminal forgets them.
struct AnswersTaken {
    std::vector<AnswerId> ids; ///< 1…max_answers

    bool operator==(const AnswersTaken &) const = default;
};

struct Bye {
    std::string reason; ///< "stopping", "replaced" (it connected anew), or an error's code

    bool operator==(const Bye &) const = default;
};

using DownMessage = std::variant<Challenge, Welcome, Ack, NumberGrant, Document, TimeNow, ErrorMessage, Bye, AnswersTaken>;

} // namespace talon::wire
