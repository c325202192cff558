// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/journal/event_codec.h"

#include "wire/journal/event_fields.h"
#include "wire/journal/event_forms.h"
#include "wire/json/parsed.h"

#include <array>

namespace talon::wire {

namespace {

struct EventType {
    std::string_view name;
    int version; ///< that is written
};

/// In the order of core::Event.
constexpr std::array<EventType, std::variant_size_v<core::Event>> types{{
    {"site_saved", 1},         {"number_granted", 1},  {"reserve_granted", 1},       {"ticket_issued", 2},
    {"ticket_called", 1},      {"serving_started", 1}, {"ticket_served", 1},         {"ticket_no_show", 1},
    {"ticket_returned", 1},    {"no_show_corrected", 1}, {"ticket_transferred", 1},  {"ticket_parked", 1},
    {"ticket_unparked", 1},    {"ticket_left", 1},     {"window_taken", 1},          {"window_released", 1},
    {"day_closed", 1},         {"staff_saved", 2},     {"enrolment_code_issued", 1}, {"device_enrolled", 1},
    {"device_revoked", 1},     {"event_set_aside", 1},   {"hall_restored", 1},         {"device_set_aside", 1},
    {"ticket_fell_back", 1},   {"window_taken_over", 1}, {"time_corrected", 1}, {"password_set", 1},
    {"booking_made", 1},       {"booking_moved", 1},    {"booking_cancelled", 1},    {"booking_missed", 1},
    {"bookings_imported", 1},  {"booking_reinstated", 1}, {"booking_joined", 1},
    {"booking_kept", 1},       {"booking_parted", 1},    {"booking_reopened", 1},
    {"page_saved", 1},         {"page_published", 1},    {"page_withdrawn", 1},        {"sections_saved", 1},
    {"edition_made", 1},
    {"survey_published", 1},   {"survey_closed", 1},     {"survey_day_sealed", 1},
    {"receipt_reported", 1},
    {"personal_data_shown", 1}, {"personal_data_destroyed", 1},
    {"hall_message_set", 1},   {"hall_message_ended", 1},
    {"survey_drafted", 1},     {"answer_text_removed", 1}, {"results_exported", 1},
}};

/// A body in the form that is written.
template<class E>
core::Event written(const detail::Reader &at)
{
    E event;
    read(at, event);
    return event;
}

/// Version 1 knew one role.
core::Event staff_of_one_role(const detail::Reader &at)
{
    core::StaffSaved event;
    at("staff", event.staff);
    at("role", event.roles.emplace_back());
    at("title", detail::text(event.title, core::max_title_length, 0));
    at("active", event.active);
    return event;
}

/// Version 1 knew no bookings.
core::Event without_booking(const detail::Reader &at)
{
    core::TicketIssued event;
    read(at, event);
    event.booking.reset();
    return event;
}

/// The form that is written: a ticket without a booking stays as it was, so that an older backend takes it.
int version_of(const core::Event &event)
{
    const auto *issued = std::get_if<core::TicketIssued>(&event);
    return issued && !issued->booking ? 1 : types[event.index()].version;
}

/// Every form that is read. A kind's new version gets a row of its own and a higher number in `types`; the old row then
/// lifts what stands in journals already.
constexpr std::array forms{
    detail::EventForm{"site_saved", 1, written<core::SiteSaved>},
    detail::EventForm{"number_granted", 1, written<core::NumberGranted>},
    detail::EventForm{"reserve_granted", 1, written<core::ReserveGranted>},
    detail::EventForm{"ticket_issued", 1, without_booking},
    detail::EventForm{"ticket_issued", 2, written<core::TicketIssued>},
    detail::EventForm{"ticket_called", 1, written<core::TicketCalled>},
    detail::EventForm{"serving_started", 1, written<core::ServingStarted>},
    detail::EventForm{"ticket_served", 1, written<core::TicketServed>},
    detail::EventForm{"ticket_no_show", 1, written<core::TicketNoShow>},
    detail::EventForm{"ticket_returned", 1, written<core::TicketReturned>},
    detail::EventForm{"no_show_corrected", 1, written<core::NoShowCorrected>},
    detail::EventForm{"ticket_transferred", 1, written<core::TicketTransferred>},
    detail::EventForm{"ticket_parked", 1, written<core::TicketParked>},
    detail::EventForm{"ticket_unparked", 1, written<core::TicketUnparked>},
    detail::EventForm{"ticket_left", 1, written<core::TicketLeft>},
    detail::EventForm{"window_taken", 1, written<core::WindowTaken>},
    detail::EventForm{"window_released", 1, written<core::WindowReleased>},
    detail::EventForm{"day_closed", 1, written<core::DayClosed>},
    detail::EventForm{"staff_saved", 1, staff_of_one_role},
    detail::EventForm{"staff_saved", 2, written<core::StaffSaved>},
    detail::EventForm{"enrolment_code_issued", 1, written<core::EnrolmentCodeIssued>},
    detail::EventForm{"device_enrolled", 1, written<core::DeviceEnrolled>},
    detail::EventForm{"device_revoked", 1, written<core::DeviceRevoked>},
    detail::EventForm{"event_set_aside", 1, written<core::EventSetAside>},
    detail::EventForm{"hall_restored", 1, written<core::HallRestored>},
    detail::EventForm{"device_set_aside", 1, written<core::DeviceSetAside>},
    detail::EventForm{"ticket_fell_back", 1, written<core::TicketFellBack>},
    detail::EventForm{"window_taken_over", 1, written<core::WindowTakenOver>},
    detail::EventForm{"time_corrected", 1, written<core::TimeCorrected>},
    detail::EventForm{"password_set", 1, written<core::PasswordSet>},
    detail::EventForm{"booking_made", 1, written<core::BookingMade>},
    detail::EventForm{"booking_moved", 1, written<core::BookingMoved>},
    detail::EventForm{"booking_cancelled", 1, written<core::BookingCancelled>},
    detail::EventForm{"booking_missed", 1, written<core::BookingMissed>},
    detail::EventForm{"bookings_imported", 1, written<core::BookingsImported>},
    detail::EventForm{"booking_reinstated", 1, written<core::BookingReinstated>},
    detail::EventForm{"booking_joined", 1, written<core::BookingJoined>},
    detail::EventForm{"booking_kept", 1, written<core::BookingKept>},
    detail::EventForm{"booking_parted", 1, written<core::BookingParted>},
    detail::EventForm{"booking_reopened", 1, written<core::BookingReopened>},
    detail::EventForm{"personal_data_shown", 1, written<core::PersonalDataShown>},
    detail::EventForm{"personal_data_destroyed", 1, written<core::PersonalDataDestroyed>},
    detail::EventForm{"page_saved", 1, written<core::content::PageSaved>},
    detail::EventForm{"page_published", 1, written<core::content::PagePublished>},
    detail::EventForm{"page_withdrawn", 1, written<core::content::PageWithdrawn>},
    detail::EventForm{"sections_saved", 1, written<core::content::SectionsSaved>},
    detail::EventForm{"edition_made", 1, written<core::content::EditionMade>},
    detail::EventForm{"survey_published", 1, written<core::survey::SurveyPublished>},
    detail::EventForm{"survey_closed", 1, written<core::survey::SurveyClosed>},
    detail::EventForm{"survey_day_sealed", 1, written<core::survey::SurveyDaySealed>},
    detail::EventForm{"survey_drafted", 1, written<core::survey::SurveyDrafted>},
    detail::EventForm{"answer_text_removed", 1, written<core::survey::AnswerTextRemoved>},
    detail::EventForm{"results_exported", 1, written<core::survey::ResultsExported>},
    detail::EventForm{"receipt_reported", 1, written<core::ReceiptReported>},
    detail::EventForm{"hall_message_set", 1, written<core::HallMessageSet>},
    detail::EventForm{"hall_message_ended", 1, written<core::HallMessageEnded>},
};

} // namespace

std::string_view type_of(const core::Event &event) { return types[event.index()].name; }

EncodedEvent encode_event(const core::Event &event)
{
    auto encoded = try_encode_event(event);
    if (!encoded)
        detail::refuse_to_write(encoded.error(), type_of(event));
    return std::move(encoded).value();
}

Decoded<EncodedEvent> try_encode_event(const core::Event &event)
{
    const EventType &type = types[event.index()];
    EncodedEvent encoded{std::string(type.name), version_of(event),
                         std::visit([](const auto &each) { return detail::to_json(each); }, event)};
    // Read back before it may reach a disk: a journal must never hold what cannot be replayed.
    const auto back = decode_event(encoded.type, encoded.version, encoded.body);
    if (!back)
        return core::Failure{back.error()};
    if (!(*back == event))
        return core::Failure{WireError{WireFault::bad_field, {}}};
    return encoded;
}

Decoded<core::Event> decode_event(std::string_view type, int version, std::string_view body)
{
    return detail::read_event(forms, type, version, body);
}

namespace detail {

Decoded<const EventForm *> find_form(std::span<const EventForm> all, std::string_view type, int version)
{
    bool known = false;
    for (const EventForm &form : all) {
        if (form.type == type && form.version == version)
            return &form;
        known |= form.type == type;
    }
    return core::Failure{known ? WireError{WireFault::unknown_event_version, "version"} : WireError{WireFault::unknown_type, "type"}};
}

Decoded<core::Event> read_event(std::span<const EventForm> all, std::string_view type, int version, std::string_view body)
{
    const auto form = find_form(all, type, version);
    if (!form)
        return core::Failure{form.error()};
    return parsed(body, max_document_bytes, (*form)->read);
}

} // namespace detail

} // namespace talon::wire
