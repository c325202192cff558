// SPDX-License-Identifier: GPL-3.0-or-later
// Long because it has one sample of every message and event.
// Texts of the sample site: tr() has no business here, these are a catalogue of data.
#include "samples.h"

#include "store/chain.h"
#include "wire/content/manifest.h"
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

/// With a wait that the visitor was told.
core::TicketIssued issued_told()
{
    core::TicketIssued told = issued();
    told.told = core::WaitRange{10min, 25min};
    return told;
}

core::HallMessage message()
{
    return {"notice-1", core::MessageKind::text, {"Окно 5 переехало на второй этаж", "Window 5 has moved upstairs"}, at(6, 20), at(9, 0), 15min, true};
}

const core::BookingId booking{"8N4E6B0HTRC1W"};

core::TicketIssued issued_checked_in()
{
    core::TicketIssued event{{"5VA7ZK3M9QX2D"}, {core::Letter::A, 24}, day, {"decl3ndfl"}, {"ordinary"}, core::Language::ru,
                             core::NumberOrigin::granted, kiosk, at(7, 21), at(7, 30)};
    event.booking = booking;
    return event;
}

core::Booking booked()
{
    core::Booking made;
    made.id = booking;
    made.slot = at(7, 30);
    made.service = {"decl3ndfl"};
    return made;
}

wire::Bookings bookings()
{
    return {{{day,
              "000102030405060708090a0b0c0d0e0f",
              {{booking, at(7, 30), {"decl3ndfl"}, core::BookingState::checked_in, "1f6b0e9c2d3a4857", core::TicketNumber{core::Letter::A, 24}, at(7, 21)},
               {{"9N4E6B0HTRC1W"}, at(7, 45), {"inn"}, core::BookingState::booked, "a0b1c2d3e4f50617", {}, {}, at(8, 45), "0a1b2c3d4e5f60718293a4b5c6d7e8f9", {{"7ZK3M9QX2D5VA"}}}}},
             {day + std::chrono::days{1}, "8192/3/f0e0d0c0b0a090807060504030201000", {}}}};
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

const std::string text_hash = "4b8c5e0ec7bd31a9d0cb3a6f0d0e9ac3f1ce7d1c5bd0bd5f1c3a64f0a5f7d2e1";
const std::string manifest_hash = "c3f1ce7d1c5bd0bd5f1c3a64f0a5f7d2e14b8c5e0ec7bd31a9d0cb3a6f0d0e9a";

core::content::Page page()
{
    namespace content = core::content;
    content::Page page;
    page.id = {"inn"};
    page.kind = content::PageKind::service;
    page.service = {"inn"};
    page.section = {"papers"};
    page.title = {"Получение ИНН", "Taxpayer number"};
    page.wish = {"Получить ИНН", "Get an INN"};
    page.summary = {{{"Паспорт", "Passport"}}, {"5 рабочих дней", "5 working days"}, {"бесплатно", "free of charge"}};
    page.blocks = {content::Steps{{{"Возьмите талон.", "Take a ticket."}}},
                   content::LegalAct{{"Налоговый кодекс", "Tax Code"}, {"Статья 84", "Article 84"}}};
    page.synonyms = {"инн"};
    page.checked = day;
    return page;
}

wire::Content content_document()
{
    wire::Manifest manifest;
    manifest.site = "demo";
    manifest.edition = {1, 24, at(6, 20), {{{"inn"}, 2, text_hash, {}, at(6, 20), std::nullopt, {}}}};
    manifest.sections = {{{"papers"}, {"Получить ИНН", "Get an INN"}, {"", ""}, "papers"}};
    manifest.sizes = {{text_hash, 431}};
    return {wire::encode_manifest(manifest), "untrusted comment: an edition of information stands\nRUQ…\ntrusted comment: site=demo epoch=1 edition=24\n…\n"};
}

wire::Reserve reserve()
{
    return {kiosk, 1, {{day, {{core::Letter::A, 980, 999}, {core::Letter::B, 980, 999}, {core::Letter::B, 960, 979}}},
                       {day + std::chrono::days{1}, {{core::Letter::A, 980, 999}, {core::Letter::B, 980, 999}}}}};
}

core::survey::Form brief()
{
    using namespace core::survey;
    Form form;
    form.id = "exit";
    form.title = core::Text{"Один вопрос", "One question"};
    Question question;
    question.id = "fast";
    question.kind = Kind::yes_no;
    question.title = core::Text{"Вас приняли быстро?", "Were you served fast?"};
    form.questions.push_back(question);
    return form;
}

/// For a week, at the exit and by posters, till a morning or a service has been heard often enough.
core::survey::Offer bound_offer()
{
    core::survey::Offer offer;
    offer.from = core::Day{std::chrono::days(20'786)};
    offer.until = core::Day{std::chrono::days(20'792)};
    offer.receipts = offer.ticket_page = false;
    offer.quotas = {{core::survey::DayPart::morning, {}, 200}, {std::nullopt, "decl", 50}};
    return offer;
}

/// A survey with a condition: who found the wait long is asked what was worst.
core::survey::Form survey()
{
    using namespace core::survey;
    Form form{"visit", 1, {"Оцените, как вас обслужили", "How were you served?"}, {}};
    Question wait;
    wait.id = "waiting_time";
    wait.title = {"Время ожидания в очереди", "Time spent waiting in the queue"};
    Question worst;
    worst.id = "worst";
    worst.kind = Kind::one;
    worst.title = {"Что было хуже всего?", "What was worst?"};
    worst.options = {{"noise", {"Шум", "The noise"}}, {"seats", {"Мало мест", "Too few seats"}}};
    worst.may_decline = false;
    worst.show_if = ShowIf{"waiting_time", {"1", "2"}};
    form.questions = {wait, worst};
    return form;
}

wire::Answers answers()
{
    wire::KioskAnswer answer;
    std::iota(answer.id.begin(), answer.id.end(), std::uint8_t{0x10});
    answer.survey = "visit";
    answer.day = day;
    answer.part = core::survey::DayPart::midday;
    answer.answer["waiting_time"].chosen = {"2"};
    answer.answer["worst"].declined = true;
    return {{answer}};
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
        {"event_ticket_issued_told", issued_told()},
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
        {"event_ticket_issued_checked_in", issued_checked_in()},
        {"event_booking_made", core::BookingMade{booked()}},
        {"event_booking_moved", core::BookingMoved{booking, at(8, 0)}},
        {"event_booking_cancelled", core::BookingCancelled{booking, core::CancelledBy::import}},
        {"event_booking_missed", core::BookingMissed{booking}},
        {"event_bookings_imported", core::BookingsImported{day, code_hash, 150, 84, 3, 2, 60, 1}},
        {"event_booking_reinstated", core::BookingReinstated{booking, at(8, 45), {"transport"}}},
        {"event_booking_joined", core::BookingJoined{booking, ticket, at(7, 30)}},
        {"event_booking_joined_late", core::BookingJoined{booking, ticket, {}}},
        {"event_booking_joined_on_us", core::BookingJoined{booking, ticket, at(7, 30), true}},
        {"event_booking_parted", core::BookingParted{booking, ticket, {"mistaken"}}},
        {"event_booking_reopened", core::BookingReopened{booking, at(7, 30)}},
        {"event_booking_kept", core::BookingKept{booking, at(7, 30)}},
        {"event_number_granted_booked", core::NumberGranted{day, {core::Letter::A, 24}, kiosk, "5VA7ZK3M9QX2D", booking}},
        {"event_page_saved", core::content::PageSaved{page(), 2, text_hash, 431}},
        {"event_page_published", core::content::PagePublished{{"inn"}, 2, at(6, 20), std::nullopt, {}}},
        {"event_page_withdrawn", core::content::PageWithdrawn{{"inn"}, {"no_longer"}}},
        {"event_sections_saved", core::content::SectionsSaved{{{{"papers"}, {"Получить ИНН", "Get an INN"}, {"", ""}, "papers"}}}},
        {"event_edition_made", core::content::EditionMade{1, 24, at(6, 20), manifest_hash}},
        {"event_survey_published", core::survey::SurveyPublished{survey(), {"specialist"}, core::survey::everywhere(true)}},
        {"event_survey_closed", core::survey::SurveyClosed{"visit", {"specialist"}}},
        {"event_survey_planned", core::survey::SurveyPublished{brief(), {"specialist"}, bound_offer(), day, true, 3}},
        {"event_survey_drafted", core::survey::SurveyDrafted{"exit", 4, brief(), {"specialist"}}},
        {"event_answer_text_removed", core::survey::AnswerTextRemoved{"visit", 1, day, std::string(32, 'a'), "Названа фамилия", {"specialist"}}},
        {"event_results_exported", core::survey::ResultsExported{"visit", day, day + std::chrono::days(6), "xlsx", {"head"}}},
        {"event_survey_day_sealed", core::survey::SurveyDaySealed{"visit", 1, day, 37, code_hash}},
        {"event_receipt_reported", core::ReceiptReported{ticket, false}},
        {"event_hall_message_set", core::HallMessageSet{message()}},
        {"event_hall_message_ended", core::HallMessageEnded{"notice-1", message().text}},
        {"event_personal_data_shown", core::PersonalDataShown{{"8N4E6B0HTRC1W"}, {"operator5"}}},
        {"event_personal_data_destroyed",
         core::PersonalDataDestroyed{day, {{"8N4E6B0HTRC1W"}, {"9P5F7C1JVSD2X"}}, {{"name"}}, {"expired"}, {"key_overwritten"}, "5VA7ZK3M9QX2D"}},
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
        {"up_number_request_booked", wire::NumberRequest{"5VA7ZK3M9QX2D", day, {"decl3ndfl"}, {"ordinary"}, booking}},
        {"up_status", wire::TerminalStatus{wire::PrinterState::paper_out, 2, at(6, 15, 51)}},
        {"up_status_printer", wire::TerminalStatus{wire::PrinterState::cover_open, 0, at(6, 15, 51)}},
        {"up_status_receipts",
         wire::TerminalStatus{wire::PrinterState::ready, 0, at(6, 15, 51), std::nullopt, wire::ReceiptNews{{ticket}, {core::TicketId{"5VA7ZK3M9QX2D"}}}}},
        {"up_status_paper", wire::TerminalStatus{wire::PrinterState::ready, 0, at(6, 15, 51), std::nullopt, std::nullopt, wire::PaperLeft{21300, 140}}},
        {"up_status_stand", wire::TerminalStatus{std::nullopt, 0, at(6, 15, 51), wire::ShownContent{1, 23, at(5, 0), 431, "no_room"}}},
        {"up_status_sound",
         wire::TerminalStatus{std::nullopt, 0, at(6, 15, 51), std::nullopt, std::nullopt, std::nullopt, wire::SoundState::muted, 3, 1795414560}},
        {"up_answers", answers()},
    };
}

std::vector<std::pair<std::string, wire::DownMessage>> down()
{
    wire::Board board{{{{"decl3ndfl"}, 4, 25min, true, wire::Doubt::too_late, {}, core::WaitRange{10min, 25min}}, {{"inn"}, 0, std::nullopt, false, std::nullopt}}, 4};
    return {
        {"down_challenge", wire::Challenge{"q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=", "demo"}},
        {"down_welcome", wire::Welcome{1, at(6, 15, 41), 40, 38}},
        {"down_ack", wire::Ack{1, 42, 38}},
        {"down_number_grant", wire::NumberGrant{ticket.value, day, {core::Letter::A, 23}, 4, 25min, core::WaitRange{10min, 25min}}},
        {"down_document_menu",
         wire::Document{1795413600000, wire::make_menu(site(), "http://10.0.0.5:8080/t/", {.idle = 45, .warning = 30, .number = 12, .unprinted = 40, .call = 20})}},
        {"down_document_board", wire::Document{1795414500123, board}},
        {"down_document_calls", wire::Document{1795414500124, calls()}},
        {"down_document_reserve", wire::Document{1795413600001, reserve()}},
        {"down_document_bookings", wire::Document{1795413600002, bookings()}},
        {"down_document_content", wire::Document{1795414800000, content_document()}},
        {"down_error", wire::ErrorMessage{"service_closed", "The service is closed now.", ticket.value}},
        {"down_document_receipts", wire::Document{1795413600003, wire::Receipts{"http://10.0.0.5:8080/s/", {{day, {1, 2, 3, 254, 255}}, {day + std::chrono::days(1), {16, 32}}}}}},
        {"down_document_survey", wire::Document{1795413600002, wire::Survey{survey(), true}}},
        {"down_document_voice", wire::Document{1795413600004, wire::Voice{true, 1795414560, wire::Voice::Check{at(6, 15, 51), 60}}}},
        {"down_document_messages", wire::Document{1795413600005, wire::Messages{{message()}}}},
        {"down_document_survey_planned", wire::Document{1795413600002, wire::Survey{std::nullopt, false, {}, {core::survey::DayPart::morning}, brief(), true, bound_offer()}}},
        {"down_answers_taken", wire::AnswersTaken{{answers().answers.front().id}}},
        {"down_time", wire::TimeNow{at(6, 15, 51)}},
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
