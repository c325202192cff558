// SPDX-License-Identifier: GPL-3.0-or-later
// What staff do for booked visitors, what kiosks know of phones, and how full days are.
#include "store/phone_tail.h"
#include "tests/services/server/booking_lists.h"

#include <filesystem>
#include <fstream>

using namespace talon;
using namespace talon::test;

class BookingsDeskApiTest : public QObject, BookingLists
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { hold_against_schemas(); }
    void cleanupTestCase() { PlainClient::observer = {}; }
    void init() { begin(); }
    void cleanup() { m_world.reset(); }

    void of_a_phone_only_its_end_goes_to_kiosks_among_three_others()
    {
        auto client = m_world->client("specialist");
        auto device = m_world->device();
        QVERIFY(device.connect(m_world->port()));
        const std::string phone = "+7 903 555-48-21";
        const auto file_of = [&](core::Minutes from_now, const std::string &state) {
            return "Код;Дата;Время;Услуга;Статус;Телефон\r\n123456;" + date() + ';' + clock(from_now) + ";Декларация 3-НДФЛ;" + state + ';' + phone + "\r\n234567;" + date() + ';'
                + clock(20min) + ";Декларация 3-НДФЛ;;\r\n";
        };
        const std::string columns = R"({"columns":{"code":0,"date":1,"time":2,"service":3,"state":4,"phone":5},"despite_doubts":true})";
        const auto take = [&](core::Minutes from_now, const std::string &state = "") {
            return client.post("/api/v1/bookings/lists/" + open(client, file_of(from_now, state)) + "/apply", columns).status;
        };
        // Nothing is taken of phones until somebody has said so of such lists.
        QVERIFY(!says(client.post("/api/v1/bookings/lists", file_of(5min, "")), R"("phone":5)"));
        QCOMPARE(take(5min), 200);
        QVERIFY(says(client.post("/api/v1/bookings/lists", file_of(5min, "")), R"("phone":5)"));
        const auto listed = next_list(device);
        QVERIFY(listed);
        const auto *line = line_of(*listed, "123456");
        QVERIFY(line && line->tails.size() == 32 && line_of(*listed, "234567")->tails.empty());
        const int minute = core::local_minute(line->slot, site_offset());
        QVERIFY(store::holds_tail(line->tails, *store::phone_tail("4821", minute, listed->days[0].salt)));
        const std::string group = *store::PhoneGroups::of(listed->days[0].salt)->tails("4821", minute);
        QCOMPARE(line->tails, group);
        QCOMPARE(take(5min), 200);
        m_world->stop();
        m_world->start();
        auto other = m_world->device();
        QVERIFY(other.connect(m_world->port()));
        const auto later = next_list(other);
        QVERIFY(later && line_of(*later, "123456")->tails == group);
        // Moved, it stands for the same four: of two sets what stands in both would be the phone.
        client = m_world->client("specialist");
        QCOMPARE(take(35min), 200);
        const auto moved = next_list(other);
        const auto *there = moved ? line_of(*moved, "123456") : nullptr;
        QVERIFY(there && there->tails != group);
        QCOMPARE(there->tails, *store::PhoneGroups::of(moved->days[0].salt)->tails("4821", core::local_minute(there->slot, site_offset())));
        // And of whom nobody expects kiosks know no phone.
        QCOMPARE(take(35min, "отменена"), 200);
        const auto cancelled = next_list(other);
        QVERIFY(cancelled && line_of(*cancelled, "123456")->tails.empty());
        m_world->stop();
        for (const auto &each : std::filesystem::recursive_directory_iterator(m_world->data())) {
            if (!each.is_regular_file())
                continue;
            std::ifstream kept(each.path(), std::ios::binary);
            const std::string bytes{std::istreambuf_iterator<char>{kept}, {}};
            for (const char *told : {"903 555", "9035554821", "48-21"})
                QVERIFY2(bytes.find(told) == std::string::npos, each.path().c_str());
        }
    }

    void staff_join_a_booking_to_the_ticket_that_was_taken_without_it()
    {
        auto specialist = m_world->client("specialist"), client = m_world->client("operator1");
        auto device = m_world->device();
        QVERIFY(device.connect(m_world->port()));
        QVERIFY(apply(specialist, open(specialist, list(row("123456", 5min) + row("234567", -30min)))).status == 200);
        const core::TicketIssued issued = device.own_ticket(m_world->now(), m_world->today(), 1, "ndfl", "ordinary");
        device.append(issued, m_world->now());
        QVERIFY(device.push_from(1) && device.wait_for_ack(1));
        const auto found = [&](const std::string &code) { return field(client.post("/api/v1/bookings/find", "{\"code\":\"" + code + "\"}").body, "booking"); };
        const auto join = [&](const std::string &booking, const std::string &more = "") {
            return client.post("/api/v1/bookings/" + booking + "/join", "{\"ticket\":\"" + issued.ticket.value + "\"" + more + "}");
        };
        QCOMPARE(error_code(client.post("/api/v1/bookings/find", R"({"code":"999999"})")), std::string("unknown_booking"));
        QCOMPARE(error_code(join("9999999999999")), std::string("unknown_booking"));
        const std::string late = found("234567");
        QCOMPARE(error_code(join(late)), std::string("booking_late"));
        const std::string booking = found("123456");
        QVERIFY(client.get("/api/v1/bookings/today").body.find(booking) != std::string::npos);
        QCOMPARE(join(booking).status, 204);
        QVERIFY(client.get("/api/v1/hall").body.find("\"slot\":\"") != std::string::npos && client.get("/api/v1/hall").body.find("\"has_booking\":true") != std::string::npos);
        QCOMPARE(error_code(join(booking)), std::string("ticket_booked"));
        // The kiosks hear of it at once, and give no other ticket for it.
        std::optional<wire::Bookings> listed;
        do
            listed = next_list(device);
        while (listed && !line_of(*listed, "123456")->number);
        QVERIFY(listed && line_of(*listed, "123456")->number == issued.number);
        device.send(wire::NumberRequest{random_ticket_id(), m_world->today(), {"ndfl"}, {"ordinary"}, core::BookingId{booking}});
        QCOMPARE(device.wait_for<wire::ErrorMessage>()->code, std::string("booking_used"));
    }

    void of_two_alike_the_code_tells_which_it_is_and_what_was_joined_wrongly_is_parted()
    {
        auto specialist = m_world->client("specialist"), client = m_world->client("operator1");
        auto device = m_world->device();
        QVERIFY(device.connect(m_world->port()));
        QVERIFY(apply(specialist, open(specialist, list(row("123456", 5min) + row("234567", 5min)))).status == 200);
        const core::TicketIssued issued = device.own_ticket(m_world->now(), m_world->today(), 1, "ndfl", "ordinary");
        device.append(issued, m_world->now());
        QVERIFY(device.push_from(1) && device.wait_for_ack(1));
        const std::string booking = field(client.post("/api/v1/bookings/find", R"({"code":"123456"})").body, "booking");
        const auto ask = [&](const std::string &verb, const std::string &more) {
            return client.post("/api/v1/bookings/" + booking + '/' + verb, "{\"ticket\":\"" + issued.ticket.value + "\"" + more + "}");
        };
        QCOMPARE(error_code(client.post("/api/v1/bookings/find", R"({"code":"12345a"})")), std::string("bad_field"));
        QCOMPARE(error_code(ask("join", "")), std::string("booking_code_needed"));
        QCOMPARE(error_code(ask("join", R"(,"code":"234567")")), std::string("unknown_booking")); // the other one's
        QCOMPARE(error_code(ask("join", R"(,"code":"999999")")), std::string("unknown_booking"));
        QCOMPARE(ask("join", R"(,"code":"123456")").status, 204);
        QVERIFY(bookings(specialist).find("\"held\":[{\"ticket\":\"" + issued.ticket.value) != std::string::npos);
        QCOMPARE(error_code(ask("part", "")), std::string("reason_missing"));
        QCOMPARE(error_code(ask("part", R"(,"reason":"health")")), std::string("reason_unknown"));
        QCOMPARE(specialist.post("/api/v1/bookings/" + booking + "/part", "{}").status, 403);
        QCOMPARE(ask("part", R"(,"reason":"mistaken")").status, 204);
        QCOMPARE(error_code(ask("part", R"(,"reason":"mistaken")")), std::string("wrong_state"));
        QVERIFY(client.get("/api/v1/hall").body.find("\"slot\":\"") == std::string::npos && client.get("/api/v1/hall").body.find("has_booking") == std::string::npos);
        // Its own visitor checks in now; and what staff did stands among the acts.
        device.send(wire::NumberRequest{random_ticket_id(), m_world->today(), {"ndfl"}, {"ordinary"}, core::BookingId{booking}});
        QVERIFY(device.wait_for<wire::NumberGrant>());
        const auto bound = std::chrono::steady_clock::now() + 12s;
        std::string acts;
        do
            acts = specialist.get("/api/v1/audit?who=operator1&what=booking_parted").body;
        while (acts.find("mistaken") == std::string::npos && std::chrono::steady_clock::now() < bound);
        QVERIFY(acts.find("mistaken") != std::string::npos);
    }

    void staff_take_a_late_visitor_with_a_reason()
    {
        auto specialist = m_world->client("specialist"), client = m_world->client("administrator");
        auto device = m_world->device();
        QVERIFY(device.connect(m_world->port()));
        QVERIFY(apply(specialist, open(specialist, list(row("123456", 5min) + row("234567", -30min)))).status == 200);
        const auto listed = next_list(device);
        QVERIFY(listed && !line_of(*listed, "234567")->until);
        const std::string booking = line_of(*listed, "234567")->booking.value, in_time = line_of(*listed, "123456")->booking.value;
        const auto take = [&](const std::string &id, const std::string &reason) {
            return client.post("/api/v1/bookings/" + id + "/reinstate", "{\"reason\":\"" + reason + "\"}");
        };
        QCOMPARE(error_code(take(in_time, "transport")), std::string("booking_not_late"));
        QCOMPARE(error_code(client.post("/api/v1/bookings/" + booking + "/reinstate", "{}")), std::string("reason_missing"));
        QCOMPARE(error_code(take(booking, "health")), std::string("reason_unknown"));
        QCOMPARE(take(booking, "transport").status, 204);
        const auto told = next_list(device);
        QVERIFY(told && line_of(*told, "234567")->until);
        QVERIFY(bookings(client).find(R"("until":)") != std::string::npos);
        device.send(wire::NumberRequest{random_ticket_id(), m_world->today(), {"ndfl"}, {"ordinary"}, core::BookingId{booking}});
        QVERIFY(device.wait_for<wire::NumberGrant>());
        QCOMPARE(m_world->client("specialist").post("/api/v1/bookings/" + booking + "/reinstate", R"({"reason":"transport"})").status, 403);
    }

    void a_week_tells_places_and_what_lies_outside_the_hours()
    {
        auto specialist = m_world->client("specialist"), client = m_world->client("administrator");
        QVERIFY(apply(specialist, open(specialist, list(row("123456", 5min) + row("234567", 20min)))).status == 200);
        const auto week = [&] { return client.get("/api/v1/bookings/week").body; };
        QVERIFY(week().find(R"("booked":2)") != std::string::npos && week().find(R"("outside":[])") != std::string::npos);
        QCOMPARE(error_code(client.get("/api/v1/bookings/week?from=x")), std::string("bad_field"));
        const std::string day = bookings(client);
        const std::string first = day.substr(day.find("\"booking\":\"") + 11, 13);
        QCOMPARE(error_code(client.post("/api/v1/bookings/" + first + "/cancel")), std::string("booking_within_hours"));
        QCOMPARE(error_code(client.post("/api/v1/bookings/9999999999999/keep")), std::string("unknown_booking"));
        // The day is declared closed: each booking is decided by somebody.
        auto closed = wire::decode_site(open_site());
        QVERIFY(closed.ok());
        closed->days[m_world->today()] = {{}, {"Закрыто", "Closed"}};
        QCOMPARE(specialist.ask("PUT", "/api/v1/settings", "{\"site\":" + wire::encode_site(*closed) + "}", {{"If-Match", "\"1\""}}).status, 200);
        const std::string told = week();
        const std::string outside = told.substr(told.find(R"("outside":)"));
        const std::string second = outside.substr(outside.rfind("\"booking\":\"") + 11, 13);
        QVERIFY(second != first);
        QCOMPARE(m_world->client("operator1").post("/api/v1/bookings/" + first + "/keep").status, 403);
        QCOMPARE(client.post("/api/v1/bookings/" + first + "/keep").status, 204);
        QCOMPARE(client.post("/api/v1/bookings/" + second + "/cancel").status, 204);
        QCOMPARE(error_code(client.post("/api/v1/bookings/" + second + "/cancel")), std::string("booking_decided"));
        QVERIFY(week().find(R"("outside":[])") != std::string::npos);
        QVERIFY(bookings(client).find(R"("state":"cancelled")") != std::string::npos);
    }

    void a_booking_of_a_service_that_is_given_no_more_is_not_kept()
    {
        auto specialist = m_world->client("specialist"), client = m_world->client("administrator");
        QVERIFY(apply(specialist, open(specialist, list(row("123456", 5min)))).status == 200);
        auto site = wire::decode_site(open_site());
        QVERIFY(site.ok());
        const auto ndfl = std::find_if(site->services.begin(), site->services.end(), [](const core::Service &each) { return each.id.value == "ndfl"; });
        QVERIFY(ndfl != site->services.end());
        ndfl->retired = true;
        QCOMPARE(specialist.ask("PUT", "/api/v1/settings", "{\"site\":" + wire::encode_site(*site) + "}", {{"If-Match", "\"1\""}}).status, 200);
        const std::string told = client.get("/api/v1/bookings/week").body;
        QVERIFY(told.find(R"("outside_count":1)") != std::string::npos && told.find(R"("why":"not_given")") != std::string::npos);
        const std::string outside = told.substr(told.find(R"("outside":)"));
        const std::string booking = outside.substr(outside.find("\"booking\":\"") + 11, 13);
        QCOMPARE(error_code(client.post("/api/v1/bookings/" + booking + "/keep")), std::string("booking_service_gone"));
        QCOMPARE(client.post("/api/v1/bookings/" + booking + "/cancel").status, 204);
    }
};

QTEST_APPLESS_MAIN(BookingsDeskApiTest)
#include "tst_bookings_desk_api.moc"
