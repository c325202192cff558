// SPDX-License-Identifier: GPL-3.0-or-later
// Long because it is the one list of all events.
#pragma once

#include "core/booking/booking_events.h"
#include "core/content/content_events.h"
#include "core/hall/ticket.h"
#include "core/message/hall_message.h"
#include "core/people/registry.h"
#include "core/survey/survey_events.h"

#include <variant>

namespace talon::core {

/// What has happened. Every change of anything is one of these in the journal, never altered afterwards;
/// a new meaning gets a new struct or a new version in wire's codec.

/// The settings from now on, whole. The number of these events in the journal is the revision.
struct SiteSaved {
    Site site;
    std::string note{}; ///< why, in the author's words; may be empty
    bool operator==(const SiteSaved &) const = default;
};

struct NumberGranted {
    Day day{};
    TicketNumber number;
    DeviceId device;
    std::string request; ///< the device's own id of its request: asking again gives the same grant
    std::optional<BookingId> booking{}; ///< that its ticket will check in: nobody else is granted a number for it meanwhile
    bool operator==(const NumberGranted &) const = default;
};

/// Numbers first…last of one letter and day now belong to one device and epoch.
struct ReserveGranted {
    Day day{};
    Letter letter = Letter::A;
    int first = 0;
    int last = 0;
    DeviceId device;
    std::int64_t epoch = 0;
    bool operator==(const ReserveGranted &) const = default;
};

/// The birth of a ticket, on the device that gave it.
struct TicketIssued {
    TicketId ticket;
    TicketNumber number;
    Day day{}; ///< by the device's clock, as its number was taken for; in the site's journal the local day of `arrival`
    ServiceId service;
    ClassId visitor_class;
    Language language = Language::ru;
    NumberOrigin origin = NumberOrigin::granted;
    DeviceId device;
    Instant arrival{}; ///< by the device's clock at birth; in the site's journal bounded by bounded_arrival()
    std::optional<Instant> slot; ///< of a booking that the site knows; what a device claims is not believed
    std::int64_t seq = 0; ///< in the site's journal its place in the device's stream, from 1; 0: of before it was told
    /// In a kiosk's journal: it did not know the time, so `arrival` is the earliest that it can have been. In the site's
    /// journal: the day of the ticket is not certain, and staff are told.
    bool in_doubt = false;
    std::optional<BookingId> booking{}; ///< that it checks in: check-in is the birth of a ticket; without a slot it does not count
    std::optional<WaitRange> told{};    ///< what the visitor was told of the wait and the receipt says; nothing where nothing was told
    bool on_us = false; ///< late for the slot by our own mistake: the slot is the due time all the same
    bool operator==(const TicketIssued &) const = default;
};

/// A call to a window. `call` rises over the life of the site; displays and the announcer use it as the id of the durable
/// announcement and speak nothing at or below the last one they spoke. It is the seconds since 1970 at the call, or one
/// more than the last call where that is greater: so it rises also through a restored or reinstalled backend, which
/// has forgotten calls. A recall is the same ticket with a new `call` and `repeat` raised.
struct TicketCalled {
    TicketId ticket;
    WindowNumber window = 0;
    StaffId staff;
    std::int64_t call = 0;
    int repeat = 0; ///< 0 for the first call, 1… for recalls
    ReasonId reason = {}; ///< why this visitor and not the next one; empty for a call in turn
    bool operator==(const TicketCalled &) const = default;
};

struct ServingStarted { TicketId ticket; bool operator==(const ServingStarted &) const = default; };
struct TicketServed { TicketId ticket; bool operator==(const TicketServed &) const = default; };
struct TicketNoShow { TicketId ticket; bool operator==(const TicketNoShow &) const = default; };
/// Back to the queue from a window; the due time is kept. With a reason an administrator did it, whoever held the window
/// (the event's actor says who).
struct TicketReturned {
    TicketId ticket;
    std::optional<ReasonId> reason{};
    bool operator==(const TicketReturned &) const = default;
};
struct NoShowCorrected { TicketId ticket; bool operator==(const NoShowCorrected &) const = default; };

/// To another service, window or operator; the due time is kept.
struct TicketTransferred {
    TicketId ticket;
    std::optional<ServiceId> service;
    std::optional<WindowNumber> window;
    std::optional<StaffId> staff;
    bool operator==(const TicketTransferred &) const = default;
};

struct TicketParked {
    TicketId ticket;
    std::optional<Instant> until; ///< empty: by hand only
    bool operator==(const TicketParked &) const = default;
};
/// Nobody came to hold what the ticket was transferred to: it stands in the line of its service again, its due time kept.
struct TicketFellBack { TicketId ticket; bool operator==(const TicketFellBack &) const = default; };
struct TicketUnparked { TicketId ticket; bool operator==(const TicketUnparked &) const = default; };
struct TicketLeft { TicketId ticket; bool operator==(const TicketLeft &) const = default; };

/// What the ticket's kiosk says of its receipt: it did not come out, or it did after all. Of a receipt that came out at once nothing is said.
struct ReceiptReported {
    TicketId ticket;
    bool printed = false;
    bool operator==(const ReceiptReported &) const = default;
};

struct WindowTaken { WindowNumber window = 0; StaffId staff; bool operator==(const WindowTaken &) const = default; };
/// With a reason an administrator released it, and `staff` is who held it until then.
struct WindowReleased {
    WindowNumber window = 0;
    StaffId staff;
    std::optional<ReasonId> reason{};
    bool operator==(const WindowReleased &) const = default;
};
/// A colleague holds the window now, with the ticket that was in hand there: whoever held it had logged out.
struct WindowTakenOver {
    WindowNumber window = 0;
    StaffId staff;
    StaffId from;
    bool operator==(const WindowTakenOver &) const = default;
};

/// Ends a day: what still waits, is parked or is called is closed as left; what is being served, as served; both are marked as
/// ended by the day. The windows are released. Tickets of a later day (of a device whose clock is ahead) go on as they are.
struct DayClosed { Day day{}; bool operator==(const DayClosed &) const = default; };

/// The hall's clock was put right. What it stamped since `since` (as it showed then), and what it stamped later than it shows
/// now, was stamped wrong by `by` and is moved with it: those who wait keep their order, among each other and before whoever
/// comes now. The instant of the event is the corrected one.
struct TimeCorrected {
    Millis by{0}; ///< the corrected clock minus the wrong one
    Instant since{};
    bool operator==(const TimeCorrected &) const = default;
};

/// An event that a device pushed and that could not be understood or taken. It is kept as it came, so that nothing
/// is lost and the device's stream goes on; it changes no hall.
struct EventSetAside {
    DeviceId device;
    std::string type;   ///< as pushed
    int version = 1;
    std::string body;   ///< as pushed: JSON
    std::string reason; ///< a code of the protocol: "unknown_type", "not_allowed", …
    bool operator==(const EventSetAside &) const = default;
};

using Event = std::variant<SiteSaved, NumberGranted, ReserveGranted, TicketIssued, TicketCalled, ServingStarted,
                           TicketServed, TicketNoShow, TicketReturned, NoShowCorrected, TicketTransferred,
                           TicketParked, TicketUnparked, TicketLeft, WindowTaken, WindowReleased, DayClosed,
                           StaffSaved, EnrolmentCodeIssued, DeviceEnrolled, DeviceRevoked,
                           EventSetAside, HallRestored, DeviceSetAside, TicketFellBack, WindowTakenOver,
                           TimeCorrected, PasswordSet,
                           BookingMade, BookingMoved, BookingCancelled, BookingMissed, BookingsImported, BookingReinstated, BookingJoined,
                           BookingKept, BookingParted, BookingReopened,
                           content::PageSaved, content::PagePublished, content::PageWithdrawn, content::SectionsSaved, content::EditionMade,
                           survey::SurveyPublished, survey::SurveyClosed, survey::SurveyDaySealed,
                           ReceiptReported,
                           PersonalDataShown, PersonalDataDestroyed,
                           HallMessageSet, HallMessageEnded,
                           survey::SurveyDrafted, survey::AnswerTextRemoved, survey::ResultsExported>;

/// Evolves the registry by an event of any kind; the hall's own change nothing in it.
void evolve(Registry &registry, const Event &event);

/// An event with when it happened and who did it: a login, "device:<id>" or "talond".
struct Happened {
    Instant at{};
    std::string actor;
    Event event;

    bool operator==(const Happened &) const = default;
};

} // namespace talon::core
