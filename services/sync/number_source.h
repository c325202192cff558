// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/device_effects.h"

#include <array>
#include <set>

namespace talon::sync {

/// A number that this device is known to have given from anywhere: its journal, and the side file that is
/// written before each commit.
struct GivenNumber {
    core::Day day{};
    core::TicketNumber number;
};

/// The own series of this device (core/values/number.h) and how far it has come: the later of what its journal and the side file
/// say.
struct OwnSeries {
    int prefix = 0; ///< 1…99 as it was enrolled; 0: it has no series of its own
    std::array<int, core::letter_count> turns{}; ///< the last one given of each letter, 0: none
};

// What becomes of a request for a number; exactly one of these for each.

struct NumberGiven {
    std::string request;
    core::Day day{};
    core::TicketNumber number;
    core::NumberOrigin origin = core::NumberOrigin::granted;
    int ahead = -1; ///< −1: not known
    std::optional<core::Minutes> wait;
    std::optional<core::WaitRange> range{};
};
/// Neither a grant nor a number of the reserve is to be had, and the device has no series of its own.
struct NumbersExhausted { std::string request; };
/// The backend said no: "service_closed", "unknown_service", … (see wire/api/errors.h).
struct NumberRefused { std::string request; std::string code; };

using NumberEffect = std::variant<Send, NumberGiven, NumbersExhausted, NumberRefused>;
using NumberEffects = std::vector<NumberEffect>;

/// Gets numbers for tickets to be born: granted by the backend while it answers in time, then from the reserve that
/// this device holds for the day, then from its own series, which is without end. Never gives a number twice; a grant
/// that comes too late is dropped and leaves a gap.
class NumberSource
{
public:
    /// For so long a grant is waited for. A visitor is promised a ticket within 300 ms of the wish, whatever has become of the
    /// backend, and a ticket is one when it is on the disk: the rest is for the two writes that are synced after the wait,
    /// the side file and the journal. A disk that takes longer for them than 20 ms is late by as much.
    static constexpr core::Millis deadline{280};
    static constexpr std::size_t max_requests = 16; ///< under way at once

    struct Request {
        std::string id; ///< the id of the ticket to be born: never used twice
        core::Day day{};
        core::ServiceId service;
        core::ClassId visitor_class;
        core::Letter letter = core::Letter::A; ///< of the service
        bool day_in_doubt = false; ///< the reserve of that day may be one of long ago: the own series comes first
        std::optional<core::BookingId> booking{}; ///< that the ticket will check in
    };

    /// `given`: of the hall's series, in any order, repeats welcome. Of all days that a clock that is wrong by two days may
    /// show from now on.
    NumberSource(core::DeviceId device, std::int64_t epoch, const std::vector<GivenNumber> &given, OwnSeries own = {});

    /// The newest reserve document; one of another device or epoch is ignored and false is returned.
    bool on_reserve(const wire::Reserve &reserve);
    NumberEffects ask(const Request &request, bool online, core::Instant now);
    NumberEffects on_grant(const wire::NumberGrant &grant, core::Instant now);
    /// An error with `re`; others are ignored.
    NumberEffects on_error(const wire::ErrorMessage &error);
    /// The connection is gone: what is under way falls back at once.
    NumberEffects on_offline();
    NumberEffects on_tick(core::Instant now);
    std::optional<core::Instant> next_tick() const;

    /// Numbers left in the reserve of that day and letter.
    int left(core::Day day, core::Letter letter) const;

private:
    struct Waiting { Request request; core::Instant until{}; };

    NumberEffect fall_back(const Request &request);
    bool was_given(core::Day day, const core::TicketNumber &number) const;
    void remember(core::Day day, const core::TicketNumber &number);
    /// The lowest number of the reserve that may still be given.
    std::optional<int> next_reserved(core::Day day, core::Letter letter) const;
    std::vector<wire::ReserveBlock> usable(core::Day day, core::Letter letter) const;

    core::DeviceId m_device;
    std::int64_t m_epoch = 0;
    OwnSeries m_own;
    wire::Reserve m_reserve;
    std::map<std::string, Waiting> m_waiting;
    std::map<core::Day, std::set<core::TicketNumber>> m_given;
};

} // namespace talon::sync
