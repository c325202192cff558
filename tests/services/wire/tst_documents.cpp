// SPDX-License-Identifier: GPL-3.0-or-later
// Documents that are made from a hall: for terminals, for staff, for a visitor's phone.
#include "samples.h"

#include "wire/api/api.h"
#include "wire/hall/hall_document.h"
#include "wire/hall/ticket_document.h"
#include "wire/json/limits.h"

#include <QTest>

#include <cstdlib>
#include <filesystem>
#include <fstream>

using namespace talon;
using namespace std::chrono_literals;

namespace {

const core::Day day = core::Day{std::chrono::year{2026} / 11 / 23};
const core::DeviceId kiosk{"d-7QK2M9"};
const core::StaffId operator5{"operator5"};

core::TicketIssued ticket(const char *id, core::TicketNumber number, const char *service, core::Instant arrival)
{
    return {{id}, number, day, {service}, {"ordinary"}, core::Language::ru, core::NumberOrigin::granted, kiosk, arrival, {}};
}

/// 09:15 of a Monday: three tickets, the first called to window 5 and called again.
struct Morning {
    core::Hall hall;
    core::Registry registry;
    const core::Instant now = samples::at(6, 17);

    Morning()
    {
        const core::StaffSaved staff{operator5, {{"operator"}}, "Оператор 5", true};
        registry.apply(staff);
        happens(samples::at(5, 59), core::SiteSaved{samples::site()});
        happens(samples::at(5, 59), core::ReserveGranted{day, core::Letter::B, 980, 999, kiosk, 1});
        happens(samples::at(6, 0), core::WindowTaken{5, operator5});
        happens(samples::at(6, 10), core::NumberGranted{day, {core::Letter::A, 1}, kiosk, "T1"});
        happens(samples::at(6, 10), ticket("T1", {core::Letter::A, 1}, "decl3ndfl", samples::at(6, 10)));
        happens(samples::at(6, 12), core::NumberGranted{day, {core::Letter::A, 2}, kiosk, "T2"});
        happens(samples::at(6, 12), ticket("T2", {core::Letter::A, 2}, "decl3ndfl", samples::at(6, 12)));
        auto third = ticket("T3", {core::Letter::B, 980}, "inn", samples::at(6, 13));
        third.visitor_class = {"preferential"};
        third.origin = core::NumberOrigin::reserve;
        happens(samples::at(6, 13), third);
        happens(samples::at(6, 15), core::TicketCalled{{"T1"}, 5, operator5, 1, 0});
        happens(samples::at(6, 16), core::TicketCalled{{"T1"}, 5, operator5, 2, 1});
    }

    void happens(core::Instant at, core::Event event) { hall.apply({at, "talond", std::move(event)}); }
};

/// A forecast for the ordinary who come to «decl3ndfl», and for one ticket.
core::forecast::Waits waits(core::Instant now, std::chrono::minutes median = 20min, int after_closing = 0, const char *of = "T2")
{
    core::forecast::Batch batch{now, 50, {}, {}};
    const core::forecast::Spread spread{median / 2, median, median * 3 / 2, 0, after_closing};
    batch.newcomers[{{"decl3ndfl"}, {"ordinary"}}] = spread;
    batch.tickets[{of}] = spread;
    core::forecast::Waits told;
    told.follow(batch, core::forecast::Calibration{}.seven_of_ten());
    return told;
}

void compare_with_vector(const std::string &name, const std::string &made)
{
    if (const char *folder = std::getenv("TALON_RECORD"))
        std::ofstream(std::filesystem::path(folder) / (name + ".json")) << made;
    else
        QCOMPARE(QByteArray::fromStdString(made), QByteArray::fromStdString(samples::compact(samples::vector(name))));
}

} // namespace

class DocumentsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void the_hall_document()
    {
        Morning morning;
        compare_with_vector("api_hall", wire::HallDocument(morning.hall, morning.registry, 10, morning.now, waits(morning.now)).for_staff(morning.hall, operator5));
        const std::string unknown = wire::HallDocument(morning.hall, morning.registry, 10, morning.now).for_staff(morning.hall, operator5);
        QVERIFY(unknown.find(R"("wait_minutes":null,"range":null)") != std::string::npos);
        QVERIFY(unknown.find(R"("wait_minutes":3)") == std::string::npos);
    }

    void the_live_frame_holds_the_same_document()
    {
        Morning morning;
        const wire::HallDocument document(morning.hall, morning.registry, 10, morning.now);
        QCOMPARE(document.frame_for(morning.hall, operator5),
                 R"({"v":1,"type":"hall","body":)" + document.for_staff(morning.hall, operator5) + '}');
        const std::string stranger = document.for_staff(morning.hall, {"nobody"});
        QVERIFY(stranger.find(R"("mine":{"window":null,"ticket":null,"next":null,"recalls_left":0})") != std::string::npos);
    }

    void the_status_page()
    {
        Morning morning;
        compare_with_vector("api_status", wire::encode_status(morning.hall, *morning.hall.ticket({"T1"}), morning.now));
        const std::string waiting = wire::encode_status(morning.hall, *morning.hall.ticket({"T2"}), morning.now);
        QVERIFY(waiting.find(R"("state":"waiting","ahead":0)") != std::string::npos);
        QVERIFY(waiting.find(R"("window":null)") != std::string::npos);
        QVERIFY(waiting.find("operator5") == std::string::npos);
    }

    void a_phone_is_told_when_by_the_clock()
    {
        Morning morning; // 09:17, and T2 came at 09:12
        const auto status = [&](core::Instant now, const core::forecast::Waits &known = {}) {
            return wire::encode_status(morning.hall, *morning.hall.ticket({"T2"}), now, known);
        };
        QVERIFY(status(morning.now).find(R"("wait_minutes":null,"expected":null)") != std::string::npos);
        // 20 min, of which the runs say 10 to 30: stretched by a fifth and rounded outwards to fives of the clock, 09:20 to 09:50.
        const auto known = waits(morning.now);
        QVERIFY(status(morning.now, known).find(R"("wait_minutes":33,"expected":{"from":"2026-11-23T06:20:00.000Z","to":"2026-11-23T06:50:00.000Z")"
                                                R"(,"open_end":false,"too_late":false,"late":false})") != std::string::npos);
        // What is told never lies in the past, nor is it «now».
        const std::string later = status(samples::at(6, 55), known);
        QVERIFY(later.find(R"("wait_minutes":5,"expected":{"from":"2026-11-23T06:55:00.000Z","to":"2026-11-23T07:00:00.000Z")") != std::string::npos);
        QVERIFY(status(morning.now, waits(morning.now, 130min)).find(R"("open_end":true)") != std::string::npos);
        QVERIFY(status(morning.now, waits(morning.now, 20min, 600)).find(R"("too_late":true)") != std::string::npos);
    }

    void a_phone_is_told_that_it_is_late_after_what_was_promised()
    {
        Morning morning;
        core::TicketIssued issued = ticket("T9", {core::Letter::A, 3}, "decl3ndfl", morning.now);
        issued.told = core::WaitRange{5min, 15min};
        morning.happens(morning.now, core::NumberGranted{day, {core::Letter::A, 3}, kiosk, "T9"});
        morning.happens(morning.now, issued);
        const auto status = [&](core::Instant now) { return wire::encode_status(morning.hall, *morning.hall.ticket({"T9"}), now); };
        // Until it has a forecast of its own, what it was told counts.
        QVERIFY(status(morning.now).find(R"("wait_minutes":15,"expected":{"from":"2026-11-23T06:22:00.000Z","to":"2026-11-23T06:32:00.000Z")")
                != std::string::npos);
        QVERIFY(status(morning.now + 15min).find(R"("late":true)") == std::string::npos);
        const auto late = wire::encode_status(morning.hall, *morning.hall.ticket({"T9"}), morning.now + 16min, waits(morning.now + 16min, 3min, 0, "T9"));
        QVERIFY(late.find(R"("late":true)") != std::string::npos);
    }

    void a_hall_of_a_thousand_shows_them_all()
    {
        Morning morning;
        for (int i = 2; i <= 999; ++i)
            morning.happens(samples::at(6, 16), ticket(("U" + std::to_string(i)).c_str(), {core::Letter::K, i}, "inn", samples::at(6, 16)));
        const std::string document = wire::HallDocument(morning.hall, morning.registry, 10, morning.now).for_staff(morning.hall, operator5);
        QCOMPARE(QByteArray::fromStdString(document).count("\"arrived_at\""), qsizetype(1000 + 3)); // the called one twice, the next once
        QVERIFY(document.find(R"("waiting_total":1000)") != std::string::npos);
    }

    void the_calls_for_displays()
    {
        Morning morning;
        const wire::Calls calls = wire::make_calls(morning.hall);
        QCOMPARE(calls.lines.size(), 2U);
        QCOMPARE(calls.lines[0].call.call, 2);
        QVERIFY(calls.lines[0].active && !calls.lines[1].active);
        QVERIFY(calls.lines[0].call.ticket.empty()); // a visitor's secret stays at the backend
        QVERIFY(calls.lines[0].service.value == "decl3ndfl");
        morning.happens(morning.now, core::ServingStarted{{"T1"}});
        QVERIFY(!wire::make_calls(morning.hall).lines[0].active);
    }

    /// It comes back to the line and is called again from the same window: nobody is called by the earlier call any more.
    void a_call_of_before_is_not_active_when_the_ticket_is_called_anew()
    {
        Morning morning;
        morning.happens(morning.now, core::TicketReturned{{"T1"}});
        for (const auto &line : wire::make_calls(morning.hall).lines)
            QVERIFY(!line.active);
        morning.happens(morning.now, core::TicketCalled{{"T1"}, 5, operator5, 3, 0});
        const wire::Calls calls = wire::make_calls(morning.hall);
        QCOMPARE(calls.lines.size(), 3U);
        QVERIFY(calls.lines[0].active && !calls.lines[1].active && !calls.lines[2].active);
    }

    void the_board()
    {
        Morning morning;
        const wire::Board board = wire::make_board(morning.hall, morning.now);
        QCOMPARE(board.lines.size(), 2U);
        QCOMPARE(board.lines[0].waiting, 1);
        QCOMPARE(board.waiting_total, 2);
        QVERIFY(board.lines[0].open);
        QVERIFY(!wire::make_board(morning.hall, samples::at(19, 0)).lines[0].open);
        QVERIFY(!board.lines[0].wait && !board.lines[0].range); // no forecast: nothing is told
        const wire::BoardLine line = wire::make_board(morning.hall, morning.now, waits(morning.now)).lines[0];
        QVERIFY((line.range == core::WaitRange{5min, 35min}) && line.wait == 35min); // 20, and 10 to 30 a fifth wider
        QVERIFY(!wire::make_board(morning.hall, morning.now, waits(morning.now)).lines[1].range);
    }

    void the_board_tells_when_nobody_may_come_to_the_turn()
    {
        Morning morning;
        const auto line = [&morning](core::Instant now, int after_closing = 0) {
            return wire::make_board(morning.hall, now, waits(now, 20min, after_closing)).lines[0];
        };
        QVERIFY(line(morning.now).open && line(morning.now).wait && !line(morning.now).doubt);
        QVERIFY(!wire::make_board(morning.hall, morning.now).lines[0].doubt); // a window works on it, though nothing is known yet
        // In most of the runs the call comes after the service's last hour.
        QVERIFY(!line(samples::at(8, 59), 499).doubt);
        QVERIFY(line(samples::at(8, 59), 500).doubt == wire::Doubt::too_late);
        QVERIFY(!line(samples::at(19, 0)).open && !line(samples::at(19, 0)).doubt); // closed: that says it
        core::Hall empty;
        empty.apply({morning.now, "test", core::SiteSaved{samples::site()}});
        QVERIFY(wire::make_board(empty, morning.now).lines[0].doubt == wire::Doubt::no_window);
    }

    void a_retired_service_is_in_no_menu_and_on_no_board()
    {
        core::Site site = samples::site();
        site.services[0].retired = true;
        core::Hall hall;
        hall.apply({samples::at(6, 0), "test", core::SiteSaved{site}});
        const wire::Menu menu = wire::make_menu(site, "http://x/t/");
        QCOMPARE(menu.site.services.size(), 1U);
        QVERIFY(menu.site.services[0].id.value == "inn");
        QCOMPARE(wire::make_board(hall, samples::at(6, 0)).lines.size(), 1U);
        const auto document = wire::HallDocument(hall, {}, 1, samples::at(6, 0)).for_staff(hall, operator5);
        QCOMPARE(document.find("decl3ndfl\",\"title"), std::string::npos);
    }

    void the_menu_tells_every_date_with_hours_of_its_own()
    {
        core::Site site = samples::site();
        site.days[core::Day{std::chrono::year{2027} / 1 / 1}] = {{}, {"Праздник", ""}};
        QVERIFY(wire::make_menu(site, "http://x/t/").site.days == site.days);
    }

    void the_menu_holds_no_windows()
    {
        Morning morning;
        const wire::Menu menu = wire::make_menu(morning.hall.site(), "http://x/t/");
        QVERIFY(menu.site.windows.empty());
        QCOMPARE(menu.site.services.size(), 2U);
    }

    void the_reserve_of_one_device_and_epoch()
    {
        Morning morning;
        const auto reserve = [&](const char *device, std::int64_t epoch) { return wire::make_reserve(morning.hall.numbers(), {device}, epoch, day); };
        const auto block = wire::ReserveBlock{core::Letter::B, 980, 999};
        QVERIFY(reserve("d-7QK2M9", 1).days.at(day) == std::vector<wire::ReserveBlock>{block});
        QCOMPARE(reserve("d-7QK2M9", 1).days.size(), 2U);
        QVERIFY(reserve("d-7QK2M9", 2).days.at(day).empty());
        QVERIFY(reserve("d-other", 1).days.at(day).empty());
    }

    void answers_of_the_api()
    {
        QCOMPARE(wire::encode_session({{operator5, {{"operator"}}, "Оператор 5", true}, "c5rf", 5, "run"}),
                 std::string(R"({"user":{"login":"operator5","title":"Оператор 5","roles":["operator"],"permissions":["bookings.join","hall.view","names.find","names.hand","tickets.call","tickets.choose","tickets.correct","tickets.leave","tickets.park","tickets.transfer","windows.take"]},"csrf":"c5rf","window":"5","instance":"run","password_due":false})"));
        QCOMPARE(wire::encode_code("ABCD-EFGH", samples::at(6, 0)),
                 std::string(R"({"code":"ABCD-EFGH","expires_at":"2026-11-23T06:00:00.000Z"})"));
        wire::DeviceLine line{kiosk, core::DeviceRole::ticket, "kiosk1", true, samples::at(5, 0), samples::at(6, 0),
                              wire::PrinterState::ready, core::Millis{-12}, 3, 40, 38, "talon-kiosk 0.1.0",
                              {{wire::DocumentKind::menu, 7, 8}}, "device_cloned", 2, {}, {}, wire::SoundState::muted, 3, true, true};
        QCOMPARE(wire::encode_devices({line},
                                      {{"kiosk1", "ticket", {"Терминал у входа", "Kiosk"}}}),
                 std::string(R"({"devices":[{"device":"d-7QK2M9","role":"ticket","place":"kiosk1","online":true,"since":"2026-11-23T05:00:00.000Z","last_seen":"2026-11-23T06:00:00.000Z","printer":"ready","clock_offset_ms":-12,"pending":3,"acked_seq":40,"archived_seq":38,"software":"talon-kiosk 0.1.0","documents":[{"kind":"menu","held":7,"newest":8}],"set_aside":"device_cloned","events_set_aside":2,"replaced":true,"sound":"muted","unspoken":3,"speaks":true}],"places":[{"place":"kiosk1","role":"ticket","title":{"ru":"Терминал у входа","en":"Kiosk"}}]})"));
    }

    void an_enrolment_there_and_back()
    {
        const wire::EnrolRequest request{"ABCD-EFGH", "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=", "talon-kiosk 0.1.0"};
        QVERIFY(*wire::decode_enrol_request(wire::encode_enrol_request(request)) == request);
        const wire::EnrolAnswer answer{kiosk, 1, core::DeviceRole::ticket, "kiosk1", "demo", 7};
        QVERIFY(*wire::decode_enrol_answer(wire::encode_enrol_answer(answer)) == answer);
        // An older backend's.
        QCOMPARE(wire::decode_enrol_answer(R"({"device":"d","epoch":1,"role":"ticket","place":"p","site":"s"})")->prefix, 0);
        QVERIFY(wire::decode_enrol_request(R"({"code":"ABCD-EFGH","public_key":"short","software":"x"})").error().path == "public_key");
        QCOMPARE(wire::decode_error(R"({"error":{"code":"bad_code","message":"No."}})")->code, std::string("bad_code"));
        QVERIFY(wire::decode_login(R"({"login":"","password":"x"})").error().path == "login");
        QVERIFY(wire::decode_code_request(R"({"role":"window","place":"p"})").error().path == "role");
    }

    void reasons_read_in_both_languages()
    {
        constexpr core::UtcOffset moscow{180};
        const core::Text text = wire::reason_text({core::Reason::Kind::norm_ends, 3min}, moscow);
        QCOMPARE(text.only(core::Language::ru), std::string("Норма истекает через 3 мин"));
        QCOMPARE(text.only(core::Language::en), std::string("The norm ends in 3 min"));
        const auto booked = [&](core::Reason::Kind kind, core::Minutes minutes, core::Language language) {
            return wire::reason_text({kind, minutes, samples::at(6, 5)}, moscow).only(language);
        };
        QCOMPARE(booked(core::Reason::Kind::slot, 4min, core::Language::ru), std::string("По записи на 9:05, через 4 мин"));
        QCOMPARE(booked(core::Reason::Kind::slot, 0min, core::Language::en), std::string("Booked for 9:05, the time has come"));
        QCOMPARE(booked(core::Reason::Kind::slot_past, 12min, core::Language::ru), std::string("По записи на 9:05, ждёт 12 мин"));
    }
};

QTEST_APPLESS_MAIN(DocumentsTest)
#include "tst_documents.moc"
