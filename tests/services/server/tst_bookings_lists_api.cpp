// SPDX-License-Identifier: GPL-3.0-or-later
// Lists that meet each other, and what they had been known by before.
#include "tests/services/server/booking_lists.h"

#include <filesystem>
#include <fstream>
#include <future>

using namespace talon;
using namespace talon::test;

class BookingsListsApiTest : public QObject, BookingLists
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { hold_against_schemas(); }
    void cleanupTestCase() { PlainClient::observer = {}; }
    void init() { begin(); }
    void cleanup() { m_world.reset(); }

    /// Two specialists at once, and a caller who is booked meanwhile: nobody is sent away, and the same list twice is once.
    void lists_are_taken_in_one_after_the_other()
    {
        auto first = m_world->client("specialist"), second = m_world->client("specialist"), third = m_world->client("administrator");
        std::string rows;
        for (int i = 0; i < 40; ++i)
            rows += row(std::to_string(100'000 + i), 20min);
        const std::string one = open(first, list(rows)), other = open(second, list(rows + row("999999", 25min)));
        auto began = std::async(std::launch::async, [&] { return apply(first, one); });
        auto behind = std::async(std::launch::async, [&] { return apply(second, other); });
        const std::string tomorrow = wire::to_text(m_world->today() + std::chrono::days(1));
        const auto placed = third.post("/api/v1/bookings", "{\"service\":\"ndfl\",\"minute\":600,\"day\":\"" + tomorrow + "\"}");
        QCOMPARE(placed.status, 200);
        const auto taken = began.get(), also = behind.get();
        QVERIFY2(taken.status == 200 && also.status == 200, (taken.body + also.body).c_str());
        const std::string all = bookings(first);
        int count = 0;
        for (auto at = all.find("\"booking\":"); at != std::string::npos; at = all.find("\"booking\":", at + 1))
            ++count;
        QCOMPARE(count, 41);
    }

    void a_list_of_several_days_is_taken_in_day_by_day()
    {
        auto client = m_world->client("specialist");
        const std::string iso = wire::to_text(m_world->today() + std::chrono::days(1));
        const std::string next = "345678;" + iso.substr(8, 2) + '.' + iso.substr(5, 2) + '.' + iso.substr(0, 4) + ";10:00;Декларация 3-НДФЛ;\r\n";
        const std::string both = open(client, list(row("123456", 5min) + row("234567", 20min) + next));
        const auto seen = compare(client, both);
        QVERIFY2(says(seen, R"("add":2)") && says(seen, R"("rows":2)") && says(seen, "\"day\":\"" + iso + "\",\"rows\":1}"), seen.body.c_str());
        QVERIFY(says(apply(client, both), R"("add":2)"));
        QVERIFY(says(apply(client, both, ",\"day\":\"" + iso + '"'), R"("add":1)"));
        QVERIFY(says(client.get("/api/v1/bookings?day=" + iso), R"("state":"booked")"));
    }

    void what_a_wrong_list_took_away_comes_back_with_the_right_one()
    {
        auto client = m_world->client("specialist");
        const std::string whole = row("123456", 5min) + row("234567", 20min) + row("345678", 25min);
        QVERIFY(says(apply(client, open(client, list(whole))), R"("add":3)"));
        QVERIFY(says(apply(client, open(client, list(row("123456", 5min))), R"(,"cancel_missing":true,"despite_doubts":true)"), R"("applied":true)"));
        QVERIFY(bookings(client).find(R"("state":"cancelled")") != std::string::npos);
        const auto back = apply(client, open(client, list(whole)));
        QVERIFY2(says(back, R"("add":2)") && says(back, R"("refused":[])"), back.body.c_str());
        QCOMPARE(bookings(client).find(R"("state":"cancelled")"), std::string::npos);
    }

    void a_lost_file_of_codes_is_mended_by_the_list()
    {
        const std::string whole = row("123456", 5min) + row("234567", 20min);
        {
            auto client = m_world->client("specialist");
            QVERIFY(says(apply(client, open(client, list(whole))), R"("add":2)"));
        }
        for (const char *left : {"", "{\"codes\":"}) { // gone, and damaged
            m_world->stop();
            std::filesystem::remove(m_world->data() + "/bookings.json");
            if (*left)
                std::ofstream(m_world->data() + "/bookings.json") << left;
            m_world->start();
            auto client = m_world->client("specialist");
            const auto again = client.post("/api/v1/bookings/lists/" + open(client, list(whole)) + "/apply", R"({"columns":{"code":0,"date":1,"time":2,"service":3}})");
            QVERIFY2(says(again, R"("add":0)") && says(again, R"("unchanged":2)") && says(again, R"("doubts":[])"), again.body.c_str());
            auto device = m_world->device();
            QVERIFY(device.connect(m_world->port()));
            const auto listed = next_list(device);
            QVERIFY(listed && line_of(*listed, "123456") && line_of(*listed, "234567"));
        }
    }
};

QTEST_GUILESS_MAIN(BookingsListsApiTest)
#include "tst_bookings_lists_api.moc"
