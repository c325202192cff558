// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/site/site.h"
#include "wire/terminals/messages.h"

namespace talon::wire {

// Bodies of the HTTP API. Requests are decoded with the limits of limits.h; answers are encoded.

struct LoginRequest {
    std::string login;    ///< 1…64 bytes
    std::string password; ///< 1…256 bytes
    bool operator==(const LoginRequest &) const = default;
};
Decoded<LoginRequest> decode_login(std::string_view json);

struct SessionAnswer {
    core::StaffSaved user;
    std::string csrf;
    std::optional<core::WindowNumber> window;
    std::string instance; ///< of this run of talond: what idempotency keys begin with
    bool password_due = false; ///< before anything else a password of one's own is to be chosen
    bool operator==(const SessionAnswer &) const = default;
};
std::string encode_session(const SessionAnswer &answer);

/// Where a visitor goes on: at least one of the three (the hall says so).
struct TransferRequest {
    std::optional<core::ServiceId> service;
    std::optional<core::WindowNumber> window; ///< in JSON a string, as everywhere in the API
    std::optional<core::StaffId> staff;
    bool operator==(const TransferRequest &) const = default;
};
Decoded<TransferRequest> decode_transfer(std::string_view json);

struct ParkRequest {
    std::optional<core::Minutes> minutes; ///< 1…480, from now on; none: until somebody takes it back
    bool operator==(const ParkRequest &) const = default;
};
Decoded<ParkRequest> decode_park(std::string_view json);

struct ReasonRequest {
    core::ReasonId reason; ///< a code; empty where none was given
    bool operator==(const ReasonRequest &) const = default;
};
Decoded<ReasonRequest> decode_reason(std::string_view json);

/// "5" of a path or a body; nothing for what is no window's number ("0", "05", "x").
std::optional<core::WindowNumber> window_number(std::string_view text);

struct CodeRequest {
    core::DeviceRole role = core::DeviceRole::ticket;
    std::string place; ///< 1…64 bytes
    bool operator==(const CodeRequest &) const = default;
};
Decoded<CodeRequest> decode_code_request(std::string_view json);
std::string encode_code(std::string_view code, core::Instant expires);

/// A device's first word. Both ends use it: the kiosk encodes, the backend decodes.
struct EnrolRequest {
    std::string code;       ///< "XXXX-XXXX", at most 16 bytes
    std::string public_key; ///< Ed25519, 32 bytes in base64
    std::string software;
    bool operator==(const EnrolRequest &) const = default;
};
std::string encode_enrol_request(const EnrolRequest &request);
Decoded<EnrolRequest> decode_enrol_request(std::string_view json);

struct EnrolAnswer {
    core::DeviceId device;
    std::int64_t epoch = 0;
    core::DeviceRole role = core::DeviceRole::ticket;
    std::string place;
    std::string site;
    int prefix = 0; ///< of a ticket kiosk's own numbers, 1…99; 0: none
    std::string content_key{}; ///< of a stand: by which it knows editions (library/signature.h); else empty
    bool operator==(const EnrolAnswer &) const = default;
};
std::string encode_enrol_answer(const EnrolAnswer &answer);
Decoded<EnrolAnswer> decode_enrol_answer(std::string_view json);

/// {"error":{"code","message"}} as a client reads it.
struct ApiError {
    std::string code;
    std::string message;
};
Decoded<ApiError> decode_error(std::string_view json);

struct DeviceLine {
    core::DeviceId device;
    core::DeviceRole role = core::DeviceRole::ticket;
    std::string place;
    bool online = false;
    std::optional<core::Instant> since;     ///< since when it is online, or is not; empty: not seen since the backend's start
    std::optional<core::Instant> last_seen; ///< when it was heard last
    std::optional<PrinterState> printer;
    std::optional<core::Millis> clock_offset; ///< the terminal's own clock minus the backend's
    std::int64_t pending = 0;                 ///< events that wait on the terminal to be sent, as it told last
    std::int64_t acked_seq = 0, archived_seq = 0;
    std::string software;
    struct Held { DocumentKind kind = DocumentKind::menu; std::int64_t held = 0; std::int64_t newest = 0; };
    std::vector<Held> documents;            ///< versions that it holds and should hold
    std::optional<std::string> set_aside;   ///< why nothing of it is taken: "device_cloned", "device_set_back"
    int events_set_aside = 0;               ///< single events of it that could not be taken today
    std::optional<ShownContent> content{};  ///< what a stand shows, as it said last
    std::optional<PaperLeft> paper{};       ///< on the roll of a kiosk's printer, as it said last; empty: it does not know
    std::optional<SoundState> sound{};      ///< of a terminal that makes any, as it said last
    std::optional<std::int64_t> unspoken{}; ///< of a display that speaks: calls that it did not say since its program started
    std::optional<bool> speaks{};           ///< of a display: of those of its zone it is the one that does
    bool replaced = false;                  ///< not connected, and a later enrolment stands at its place: nobody waits for it
};
/// With the site's places, so that a code can be asked for one of them.
std::string encode_devices(const std::vector<DeviceLine> &devices, const std::vector<core::Place> &places);
// Names that the API and the protocol share.
std::string_view name_of(core::DeviceRole role);
std::optional<core::DeviceRole> device_role(std::string_view name);
std::string_view name_of(core::TicketState state);

} // namespace talon::wire
