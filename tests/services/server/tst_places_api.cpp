// SPDX-License-Identifier: GPL-3.0-or-later
// Times that staff book for a visitor, over HTTP.
#include "tests/services/server/booking_lists.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <barrier>
#include <set>
#include <thread>

using namespace talon;
using namespace talon::test;

class PlacesApiTest : public QObject, BookingLists
{
    Q_OBJECT

    std::string tomorrow() const { return wire::to_text(m_world->today() + std::chrono::days(1)); }
    static HttpAnswer book(PlainClient &client, const std::string &day, int minute, const std::string &service = "ndfl")
    {
        return client.post("/api/v1/bookings", R"({"service":")" + service + R"(","day":")" + day + R"(","minute":)" + std::to_string(minute) + "}");
    }
    static std::set<int> times(PlainClient &client, const std::string &day, const std::string &service = "ndfl")
    {
        std::set<int> found;
        const auto told = QJsonDocument::fromJson(QByteArray::fromStdString(client.get("/api/v1/bookings/places?service=" + service).body)).object();
        for (const QJsonValue &each : told[QLatin1String("days")].toArray())
            if (each.toObject()[QLatin1String("day")].toString().toStdString() == day)
                for (const QJsonValue &minute : each.toObject()[QLatin1String("times_min")].toArray())
                    found.insert(minute.toInt());
        return found;
    }

private Q_SLOTS:
    void initTestCase() { hold_against_schemas(); }
    void cleanupTestCase() { PlainClient::observer = {}; }
    void init() { begin(); }
    void cleanup() { m_world.reset(); }

    void who_was_booked_here_checks_in_by_the_code_that_was_told()
    {
        auto device = m_world->device();
        QVERIFY(device.connect(m_world->port()));
        auto client = m_world->client("administrator");
        QVERIFY(times(client, tomorrow()).contains(600));
        const auto made = book(client, tomorrow(), 600);
        QCOMPARE(made.status, 200);
        const std::string code = field(made.body, "code"), booking = field(made.body, "booking");
        QCOMPARE(code.size(), 6);
        std::optional<wire::Bookings> listed;
        while ((listed = next_list(device)) && !line_of(*listed, code)) { }
        QVERIFY2(listed && line_of(*listed, code)->booking.value == booking, "the kiosk's list knows the code");
        QVERIFY(client.get("/api/v1/bookings?day=" + tomorrow()).body.find(R"("ours":true)") != std::string::npos);
        // On its day it is a booking like any other, also after a restart.
        m_world->stop();
        m_world->advance(22h);
        m_world->start();
        QVERIFY(device.connect(m_world->port()));
        device.send(wire::NumberRequest{random_ticket_id(), m_world->today(), {"ndfl"}, {"ordinary"}, core::BookingId{booking}});
        QVERIFY(device.wait_for<wire::NumberGrant>());
    }

    void no_time_is_given_twice_however_many_ask_at_once()
    {
        constexpr int clients = 8, rounds = 6;
        std::vector<PlainClient> askers;
        for (int i = 0; i < clients; ++i)
            askers.push_back(m_world->client(i % 2 == 0 ? "administrator" : "specialist"));
        PlainClient &first = askers.front();
        for (int round = 0; round < rounds; ++round) {
            const int minute = 600 + 15 * round;
            int alone = 0; // all places but the last
            while (times(first, tomorrow()).contains(minute)) {
                QCOMPARE(book(first, tomorrow(), minute).status, 200);
                ++alone;
            }
            QVERIFY(alone > 0);
            const std::string day = bookings_of(first, tomorrow());
            const auto at = day.rfind("\"booking\":\"");
            QCOMPARE(first.post("/api/v1/bookings/" + day.substr(at + 11, 13) + "/cancel").status, 204); // one place is free again
            std::atomic<int> given = 0, taken = 0, other = 0;
            std::barrier all(clients);
            std::vector<std::thread> threads;
            for (PlainClient &asks : askers)
                threads.emplace_back([&] {
                    all.arrive_and_wait();
                    const auto answer = book(asks, tomorrow(), minute);
                    if (answer.status == 200)
                        ++given;
                    else
                        ++(error_code(answer) == "booking_time_taken" ? taken : other);
                });
            for (std::thread &each : threads)
                each.join();
            QCOMPARE(given.load(), 1);
            QCOMPARE(taken.load(), clients - 1);
            QCOMPARE(other.load(), 0);
        }
    }

    void what_cannot_be_booked_is_said()
    {
        auto client = m_world->client("specialist");
        QCOMPARE(book(client, wire::to_text(m_world->today()), 1200).status, 409);
        QCOMPARE(error_code(book(client, wire::to_text(m_world->today()), 1200)), std::string("booking_day_closed"));
        QCOMPARE(error_code(book(client, wire::to_text(m_world->today() + std::chrono::days(15)), 600)), std::string("booking_day_closed"));
        QCOMPARE(error_code(book(client, tomorrow(), 601)), std::string("booking_time_taken"));
        QCOMPARE(error_code(book(client, tomorrow(), 600, "nothing")), std::string("unknown_service"));
        QCOMPARE(error_code(client.get("/api/v1/bookings/places?service=nothing")), std::string("unknown_service"));
        QCOMPARE(error_code(book(client, tomorrow(), 1440)), std::string("bad_field"));
        QCOMPARE(error_code(client.post("/api/v1/bookings", R"({"service":"ndfl","day":"2026-13-01","minute":600})")), std::string("bad_field"));
        for (const char *login : {"operator1", "head", "security"}) {
            auto stranger = m_world->client(login);
            QCOMPARE(book(stranger, tomorrow(), 600).status, 403);
            QCOMPARE(stranger.get("/api/v1/bookings/places?service=ndfl").status, 403);
        }
    }

    void what_was_made_here_is_cancelled_here_and_by_no_list()
    {
        auto client = m_world->client("specialist");
        const std::string booking = field(book(client, tomorrow(), 600).body, "booking");
        QCOMPARE(error_code(client.post("/api/v1/bookings/" + booking + "/keep")), std::string("booking_within_hours"));
        const std::string rows = "123456;" + tomorrow().substr(8, 2) + '.' + tomorrow().substr(5, 2) + '.' + tomorrow().substr(0, 4) + ";11:00;Декларация 3-НДФЛ;\r\n";
        QCOMPARE(apply(client, open(client, list(rows)), R"(,"cancel_missing":true,"despite_doubts":true)").status, 200);
        const std::string day = bookings_of(client, tomorrow());
        QCOMPARE(day.find("cancelled"), std::string::npos);
        QCOMPARE(client.post("/api/v1/bookings/" + booking + "/cancel").status, 204);
        QCOMPARE(error_code(client.post("/api/v1/bookings/" + booking + "/cancel")), std::string("booking_decided"));
        QVERIFY(bookings_of(client, tomorrow()).find("cancelled") != std::string::npos);
        const std::string acts = client.get("/api/v1/audit").body;
        QVERIFY2(acts.find("booking_made") != std::string::npos && acts.find("booking_cancelled") != std::string::npos, acts.c_str());
    }

private:
    static std::string bookings_of(PlainClient &client, const std::string &day) { return client.get("/api/v1/bookings?day=" + day).body; }
};

QTEST_GUILESS_MAIN(PlacesApiTest)
#include "tst_places_api.moc"
