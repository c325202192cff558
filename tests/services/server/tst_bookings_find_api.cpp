// SPDX-License-Identifier: GPL-3.0-or-later
// How staff find a booking, and what is forgotten of phones.
#include "tests/services/server/booking_lists.h"

#include <fstream>
#include <future>

using namespace talon;
using namespace talon::test;

class BookingsFindApiTest : public QObject, BookingLists
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { hold_against_schemas(); }
    void cleanupTestCase() { PlainClient::observer = {}; }
    void init() { begin(); }
    void cleanup() { m_world.reset(); }

    void what_was_known_of_phones_goes_with_the_column_and_with_the_phone()
    {
        auto client = m_world->client("specialist");
        const auto list_of = [&](const std::string &first, const std::string &second) {
            return "Код;Дата;Время;Услуга;Телефон\r\n123456;" + date() + ';' + clock(5min) + ";Декларация 3-НДФЛ;" + first + "\r\n234567;" + date() + ';'
                + clock(20min) + ";Декларация 3-НДФЛ;" + second + "\r\n";
        };
        const auto take = [&](const std::string &file, const std::string &phone) {
            return client.post("/api/v1/bookings/lists/" + open(client, file) + "/apply",
                               R"({"columns":{"code":0,"date":1,"time":2,"service":3)" + phone + R"(},"despite_doubts":true})").status;
        };
        const std::string known = R"(,"phone":4)", first = "+7 903 555-48-21", second = "+7 903 555-48-22";
        const auto told = [&] {
            std::ifstream kept(m_world->data() + "/bookings.json", std::ios::binary);
            const std::string text{std::istreambuf_iterator<char>{kept}, {}};
            int tails = 0;
            for (std::size_t at = text.find("\"tails\":\""); at != std::string::npos; at = text.find("\"tails\":\"", at + 1))
                tails += text.at(at + 9) != '"';
            return tails;
        };
        QCOMPARE(take(list_of(first, second), known), 200);
        QCOMPARE(told(), 2);
        QCOMPARE(take(list_of(first, ""), known), 200); // taken back by whoever keeps the list
        QCOMPARE(told(), 1);
        QCOMPARE(take(list_of(first, second), known), 200);
        QCOMPARE(told(), 2);
        QCOMPARE(take(list_of(first, second), ""), 200); // or all of them: it was the wrong column
        QCOMPARE(told(), 0);
        auto device = m_world->device();
        QVERIFY(device.connect(m_world->port()));
        const auto listed = next_list(device);
        QVERIFY(listed && line_of(*listed, "123456")->tails.empty() && line_of(*listed, "234567")->tails.empty());
    }

    void staff_find_a_booking_by_the_time_and_the_end_of_the_phone()
    {
        auto specialist = m_world->client("specialist"), client = m_world->client("operator1");
        auto device = m_world->device();
        QVERIFY(device.connect(m_world->port()));
        const std::string time = clock(5min), padded = time.size() == 4 ? '0' + time : time;
        const std::string file = "Код;Дата;Время;Услуга;Телефон\r\n123456;" + date() + ';' + time + ";Декларация 3-НДФЛ;89035554821\r\n234567;" + date() + ';' + time
            + ";Декларация 3-НДФЛ;89035550000\r\n";
        QCOMPARE(specialist.post("/api/v1/bookings/lists/" + open(specialist, file) + "/apply",
                                 R"({"columns":{"code":0,"date":1,"time":2,"service":3,"phone":4},"despite_doubts":true})").status, 200);
        const auto find = [&](const std::string &body) { return client.post("/api/v1/bookings/find", body); };
        const std::string by_phone = "\"time\":\"" + padded + "\",\"phone\":\"4821\"";
        const std::string booking = field(find(R"({"code":"123456"})").body, "booking");
        // With luck the two stand in one group: then both are told.
        const std::string found = find('{' + by_phone + '}').body;
        QVERIFY(found.find(booking) != std::string::npos && found.find("4821") == std::string::npos);
        for (const char *wrong : {R"({})", R"({"time":"10:30"})", R"({"phone":"4821"})", R"({"time":"25:00","phone":"4821"})", R"({"time":"10:30","phone":"48a1"})",
                                  R"({"time":"1030","phone":"4821"})"})
            QCOMPARE(find(wrong).status, 400);
        QCOMPARE(error_code(find(R"({"time":"00:01","phone":"4821"})")), std::string("unknown_booking"));
        const core::TicketIssued issued = device.own_ticket(m_world->now(), m_world->today(), 1, "ndfl", "ordinary");
        device.append(issued, m_world->now());
        QVERIFY(device.push_from(1) && device.wait_for_ack(1));
        const auto join = [&](const std::string &more) {
            return client.post("/api/v1/bookings/" + booking + "/join", "{\"ticket\":\"" + issued.ticket.value + '"' + more + '}');
        };
        QCOMPARE(error_code(join("")), std::string("booking_code_needed"));
        QCOMPARE(join(',' + by_phone).status, 204);
        QCOMPARE(error_code(find(R"({"time":"00:01","phone":"4821"})")), std::string("unknown_booking"));
    }

    void some_desks_look_for_bookings_at_once_and_none_is_sent_away()
    {
        auto specialist = m_world->client("specialist");
        QVERIFY(apply(specialist, open(specialist, list(row("123456", 5min) + row("234567", 20min)))).status == 200);
        PlainClient::observer = {}; // of one thread
        std::vector<PlainClient> desks;
        for (int i = 0; i < 6; ++i)
            desks.push_back(m_world->client("operator1"));
        std::vector<std::future<int>> answers;
        for (PlainClient &desk : desks)
            answers.push_back(std::async(std::launch::async, [&desk] { return desk.post("/api/v1/bookings/find", R"({"code":"123456"})").status; }));
        for (auto &answer : answers)
            QCOMPARE(answer.get(), 200);
    }

    void a_ticket_that_is_called_before_the_booking_would_be_is_told_when_it_can_be_joined()
    {
        auto specialist = m_world->client("specialist"), client = m_world->client("operator1");
        auto device = m_world->device();
        QVERIFY(device.connect(m_world->port()));
        QVERIFY(apply(specialist, open(specialist, list(row("123456", 120min)))).status == 200);
        const core::TicketIssued issued = device.own_ticket(m_world->now(), m_world->today(), 1, "ndfl", "ordinary");
        device.append(issued, m_world->now());
        QVERIFY(device.push_from(1) && device.wait_for_ack(1));
        const std::string booking = field(client.post("/api/v1/bookings/find", R"({"code":"123456"})").body, "booking");
        const auto refused = client.post("/api/v1/bookings/" + booking + "/join", "{\"ticket\":\"" + issued.ticket.value + "\"}");
        QCOMPARE(error_code(refused), std::string("booking_early"));
        QVERIFY2(refused.body.find("с " + clock(130min) + ':') != std::string::npos, refused.body.c_str());
        QVERIFY(client.get("/api/v1/hall").body.find("\"slot\":\"") == std::string::npos);
    }
};

QTEST_APPLESS_MAIN(BookingsFindApiTest)
#include "tst_bookings_find_api.moc"
