// SPDX-License-Identifier: GPL-3.0-or-later
// Texts of the sample site: tr() has no business here, these are a catalogue of data.
#include "samples.h"

#include "store/chain.h"
#include "wire/journal/event_codec.h"
#include "wire/json/json_writer.h"
#include "wire/json/limits.h"
#include "wire/json/parsed.h"
#include "wire/site/site_codec.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <numeric>
#include <stdexcept>

namespace talon::samples {

using namespace std::chrono_literals;

namespace {

const core::Day day = core::Day{std::chrono::year{2026} / 11 / 23};
const core::DeviceId kiosk{"d-7QK2M9"};
const core::TicketId ticket{"7ZK3M9QX2D5VA"};
const core::TicketId other{"0H8TRC1WN4E6B"};
const std::string key = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
const std::string code_hash = "324dcf027dd4a30a932c441f365a25e86b173defa4b8e58948253471b81b72cf";

core::TicketIssued issued()
{
    return {ticket, {core::Letter::A, 23}, day, {"decl3ndfl"}, {"ordinary"}, core::Language::ru,
            core::NumberOrigin::granted, kiosk, at(6, 15), std::nullopt};
}

core::TicketIssued issued_booked()
{
    return {other, {core::Letter::B, 980}, day, {"inn"}, {"preferential"}, core::Language::en,
            core::NumberOrigin::reserve, kiosk, at(6, 15, 40), at(6, 30)};
}

core::TicketIssued issued_own()
{
    return {{"3M9QX2D5VA7ZK"}, {core::Letter::A, 7, 2}, day, {"decl3ndfl"}, {"ordinary"}, core::Language::ru,
            core::NumberOrigin::own, kiosk, at(6, 20), std::nullopt};
}

/// By a kiosk that did not know the time.
core::TicketIssued issued_in_doubt()
{
    core::TicketIssued issued = issued_own();
    issued.ticket = {"9QX2D5VA7ZK3M"};
    issued.number.number = 8;
    issued.in_doubt = true;
    return issued;
}

/// Two links of the kiosk's chain with their true hashes, so that another program can try its own.
wire::Push push()
{
    wire::Hash prev{};
    std::iota(prev.begin(), prev.end(), std::uint8_t{0});
    wire::Push push{1, {}};
    for (const core::TicketIssued &each : {issued(), issued_booked()}) {
        const wire::EncodedEvent encoded = wire::encode_event(each);
        const std::int64_t seq = 41 + static_cast<std::int64_t>(push.events.size());
        const wire::Hash hash = store::device_event_hash(kiosk, seq, prev, each.arrival, encoded.type, encoded.version, encoded.body);
        push.events.push_back({seq, prev, hash, encoded.type, encoded.version, each.arrival, encoded.body, {}});
        prev = hash;
    }
    push.events.back().age = 1250ms;
    return push;
}

wire::Calls calls()
{
    const core::Call first{1795414440, {}, {core::Letter::A, 22}, 5, core::Language::ru, 0, at(6, 14)};
    const core::Call again{1795414560, {}, {core::Letter::B, 7}, 12, core::Language::en, 1, at(6, 16)};
    return {{{again, {"inn"}, true}, {first, {"decl3ndfl"}, false}}};
}

wire::Reserve reserve()
{
    return {kiosk, 1, {{day, {{core::Letter::A, 980, 999}, {core::Letter::B, 980, 999}, {core::Letter::B, 960, 979}}},
                       {day + std::chrono::days{1}, {{core::Letter::A, 980, 999}, {core::Letter::B, 980, 999}}}}};
}

} // namespace

core::Instant at(int hour, int minute, int second)
{
    return core::Instant{day} + std::chrono::hours{hour} + std::chrono::minutes{minute} + std::chrono::seconds{second};
}

core::Site site() { return *wire::decode_site(vector("site")); }

std::vector<std::pair<std::string, core::Event>> events()
{
    return {
        {"event_site_saved", core::SiteSaved{site()}},
        {"event_number_granted", core::NumberGranted{day, {core::Letter::A, 23}, kiosk, ticket.value}},
        {"event_reserve_granted", core::ReserveGranted{day, core::Letter::A, 980, 999, kiosk, 1}},
        {"event_ticket_issued", issued()},
        {"event_ticket_issued_booked", issued_booked()},
        {"event_ticket_issued_own", issued_own()},
        {"event_ticket_issued_in_doubt", issued_in_doubt()},
        {"event_ticket_called", core::TicketCalled{ticket, 5, {"operator5"}, 1795414560, 0}},
        {"event_ticket_called_chosen", core::TicketCalled{ticket, 5, {"operator5"}, 1795414560, 0, {"unwell"}}},
        {"event_serving_started", core::ServingStarted{ticket}},
        {"event_ticket_served", core::TicketServed{ticket}},
        {"event_ticket_no_show", core::TicketNoShow{ticket}},
        {"event_ticket_returned", core::TicketReturned{ticket}},
        {"event_no_show_corrected", core::NoShowCorrected{ticket}},
        {"event_ticket_transferred", core::TicketTransferred{ticket, core::ServiceId{"inn"}, 12, std::nullopt}},
        {"event_ticket_parked", core::TicketParked{ticket, at(7, 0)}},
        {"event_ticket_unparked", core::TicketUnparked{ticket}},
        {"event_ticket_left", core::TicketLeft{ticket}},
        {"event_window_taken", core::WindowTaken{5, {"operator5"}}},
        {"event_window_released", core::WindowReleased{5, {"operator5"}}},
        {"event_day_closed", core::DayClosed{day}},
        {"event_staff_saved", core::StaffSaved{{"operator5"}, {{"operator"}}, "Оператор 5", true}},
        {"event_enrolment_code_issued",
         core::EnrolmentCodeIssued{code_hash, core::DeviceRole::ticket, "kiosk1", at(30, 0)}},
        {"event_device_enrolled", core::DeviceEnrolled{kiosk, code_hash, core::DeviceRole::ticket, "kiosk1", key, 1, 2}},
        {"event_device_revoked", core::DeviceRevoked{kiosk}},
        {"event_hall_restored", core::HallRestored{day + std::chrono::days{1}, 12}},
        {"event_event_set_aside", core::EventSetAside{kiosk, "ticket_painted", 1, R"({"colour":"blue"})", "unknown_type"}},
        {"event_ticket_returned_held", core::TicketReturned{ticket, core::ReasonId{"operator_gone"}}},
        {"event_window_released_held", core::WindowReleased{5, {"operator5"}, core::ReasonId{"operator_gone"}}},
        {"event_ticket_fell_back", core::TicketFellBack{ticket}},
        {"event_window_taken_over", core::WindowTakenOver{5, {"operator6"}, {"operator5"}}},
        {"event_password_set", core::PasswordSet{{"operator5"}, true}},
        {"event_device_set_aside", core::DeviceSetAside{kiosk, 1, 42, "device_cloned"}},
        {"event_time_corrected", core::TimeCorrected{-3h, at(9, 10)}},
    };
}

std::vector<std::pair<std::string, wire::UpMessage>> up()
{
    std::string signature;
    while (signature.size() < 84)
        signature += "Talon0Example+";
    return {
        {"up_hello", wire::Hello{kiosk, 1, core::DeviceRole::ticket, "talon-kiosk 0.1.0", 42,
                                 {{"board", 1795414500123}, {"menu", 1795413600000}, {"reserve", 1795413600001}},
                                 at(6, 15, 40) + 900ms, push().events.back().hash}},
        {"up_prove", wire::Prove{signature.substr(0, 86) + std::string(86 - std::min<std::size_t>(86, signature.size()), 'A') + "=="}},
        {"up_push", push()},
        {"up_number_request", wire::NumberRequest{ticket.value, day, {"decl3ndfl"}, {"ordinary"}}},
        {"up_status", wire::TerminalStatus{wire::PrinterState::paper_out, 2, at(6, 15, 51)}},
    };
}

std::vector<std::pair<std::string, wire::DownMessage>> down()
{
    wire::Board board{{{{"decl3ndfl"}, 4, 12min, true, wire::Doubt::too_late}, {{"inn"}, 0, std::nullopt, false, std::nullopt}}, 4};
    return {
        {"down_challenge", wire::Challenge{"q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=", "demo"}},
        {"down_welcome", wire::Welcome{1, at(6, 15, 41), 40, 38}},
        {"down_ack", wire::Ack{1, 42, 38}},
        {"down_number_grant", wire::NumberGrant{ticket.value, day, {core::Letter::A, 23}, 4, 12min}},
        {"down_document_menu",
         wire::Document{1795413600000, wire::make_menu(site(), "http://10.0.0.5:8080/t/", {.idle = 45, .warning = 30, .number = 12, .unprinted = 40, .call = 20})}},
        {"down_document_board", wire::Document{1795414500123, board}},
        {"down_document_calls", wire::Document{1795414500124, calls()}},
        {"down_document_reserve", wire::Document{1795413600001, reserve()}},
        {"down_error", wire::ErrorMessage{"service_closed", "The service is closed now.", ticket.value}},
        {"down_time", wire::TimeNow{at(6, 15, 51)}},
        {"down_time_in_doubt", wire::TimeNow{at(6, 15, 51), true}},
        {"down_bye", wire::Bye{"stopping"}},
    };
}

std::string vector(const std::string &name)
{
    std::ifstream file(std::filesystem::path(TALON_TEST_DATA) / "wire" / (name + ".json"), std::ios::binary);
    if (!file)
        throw std::runtime_error("no vector named " + name);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string compact(const std::string &json)
{
    const auto text = wire::detail::parsed(json, wire::max_document_bytes, [](const wire::detail::Reader &reader) {
        return wire::detail::canonical(reader.value());
    });
    return text.ok() ? *text : "not JSON: " + wire::describe(text.error());
}

std::vector<std::string> vector_names()
{
    std::vector<std::string> names;
    for (const auto &entry : std::filesystem::directory_iterator(std::filesystem::path(TALON_TEST_DATA) / "wire"))
        if (entry.path().extension() == ".json")
            names.push_back(entry.path().stem().string());
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace talon::samples
