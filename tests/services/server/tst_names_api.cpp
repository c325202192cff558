// SPDX-License-Identifier: GPL-3.0-or-later
// Names of booked visitors from the list to their act: who sees them, what is written down, and that they stand nowhere on the disk.
#include "tests/services/server/booking_lists.h"

#include <filesystem>
#include <fstream>

using namespace talon;
using namespace talon::test;

namespace {

constexpr auto first_name = "Семёнов-Зарецкий Пётр Ильич", second_name = "Константинопольская Анна";
constexpr auto columns = R"({"columns":{"code":0,"name":1,"date":2,"time":3,"service":4,"state":5},"despite_doubts":true})";

/// Files under the folder that hold one of the words, as they stand there.
std::string files_with(const std::filesystem::path &folder, const std::vector<std::string> &words)
{
    std::string found;
    for (const auto &each : std::filesystem::recursive_directory_iterator(folder)) {
        if (!each.is_regular_file())
            continue;
        std::ifstream file(each.path(), std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>{file}, {}};
        for (const std::string &word : words)
            if (bytes.find(word) != std::string::npos)
                found += each.path().filename().string() + ' ';
    }
    return found;
}

const std::vector<std::string> telling{"Зарецк", "зарецк", "Константиноп", "константиноп", "Ильич"};

} // namespace

class NamesApiTest : public QObject, BookingLists
{
    Q_OBJECT

    std::string file(const std::string &state = "") const
    {
        const auto line = [&](const std::string &code, const std::string &name, core::Minutes from_now, const std::string &what) {
            return code + ';' + name + ';' + date() + ';' + clock(from_now) + ";Декларация 3-НДФЛ;" + what + "\r\n";
        };
        return "Код;ФИО;Дата;Время;Услуга;Статус\r\n" + line("123456", first_name, 5min, "") + line("234567", second_name, 20min, state);
    }
    HttpAnswer take(PlainClient &client, const std::string &list, const std::string &how = columns) const
    {
        return client.post("/api/v1/bookings/lists/" + open(client, list) + "/apply", how);
    }
    std::string booking(PlainClient &client, const std::string &code) const
    {
        return field(client.post("/api/v1/bookings/find", "{\"code\":\"" + code + "\"}").body, "booking");
    }
    static HttpAnswer find(PlainClient &client, const std::string &surname)
    {
        return client.post("/api/v1/names/find", "{\"surname\":\"" + surname + "\"}");
    }
    /// How many events are durable: a name that is shown is one more when it comes.
    std::int64_t events() const
    {
        const std::string hall = m_world->client("head").get("/api/v1/hall").body;
        return std::stoll(hall.substr(hall.find("\"version\":") + 10));
    }

private Q_SLOTS:
    void initTestCase()
    {
        PlainClient::observer = [](const std::string &method, const std::string &path, const HttpAnswer &answer) {
            if (path.starts_with("/api/v1/bookings") || path.starts_with("/api/v1/names"))
                QCOMPARE(QString::fromStdString(against_schema(method, path, answer)), QString());
        };
    }
    void cleanupTestCase() { PlainClient::observer = {}; }
    void init() { begin(); }
    void cleanup() { m_world.reset(); }

    void a_name_is_taken_only_where_its_column_was_chosen_once()
    {
        auto client = m_world->client("specialist");
        const auto unread = client.post("/api/v1/bookings/lists", file());
        QVERIFY2(says(unread, R"("names_seen":1)") && !says(unread, R"("name":1)"), unread.body.c_str());
        QVERIFY(!says(take(client, file(), R"({"columns":{"code":0,"date":2,"time":3,"service":4}})"), "names_kept"));
        auto officer = m_world->client("security");
        QVERIFY(!says(client.get("/api/v1/bookings"), R"("names":true)"));
        QVERIFY(says(officer.get("/api/v1/names"), R"("days":[])"));
        QVERIFY(says(take(client, file()), R"("names_kept":2)"));
        QVERIFY(says(officer.get("/api/v1/names"), R"("names":2,"readable":true)"));
        QVERIFY(says(client.get("/api/v1/bookings"), R"("names":true)"));
        QVERIFY2(says(client.post("/api/v1/bookings/lists", file()), R"("name":1)"), "what was chosen is remembered");
        QCOMPARE(error_code(take(client, file(), R"({"columns":{"code":0,"name":4,"date":2,"time":3,"service":4}})")), std::string("list_unplanned"));
        QVERIFY2(says(take(client, file("отменена")), R"("names_kept":1)"), "who is cancelled is forgotten");
        QVERIFY(says(take(client, file(), R"({"columns":{"code":0,"date":2,"time":3,"service":4},"despite_doubts":true})"), R"("applied":true)"));
        QVERIFY2(says(officer.get("/api/v1/names"), R"("names":0)"), "without the column nothing is kept");
    }

    void who_is_cancelled_by_staff_is_forgotten_within_seconds()
    {
        auto client = m_world->client("specialist"), administrator = m_world->client("administrator"), officer = m_world->client("security");
        QVERIFY(says(take(client, file()), R"("names_kept":2)"));
        const std::string id = booking(administrator, "123456");
        auto closed = wire::decode_site(open_site());
        QVERIFY(closed.ok());
        closed->days[m_world->today()] = {{}, {"Закрыто", "Closed"}};
        QCOMPARE(client.ask("PUT", "/api/v1/settings", "{\"site\":" + wire::encode_site(*closed) + "}", {{"If-Match", "\"1\""}}).status, 200);
        const auto kept = [&](const char *names) { return says(officer.get("/api/v1/names"), std::string("\"names\":") + names + ','); };
        QVERIFY(kept("2"));
        QCOMPARE(administrator.post("/api/v1/bookings/" + id + "/cancel").status, 204);
        QVERIFY(QTest::qWaitFor([&] { return kept("1"); }, 20'000));
    }

    void every_name_that_is_shown_is_written_down_first()
    {
        auto specialist = m_world->client("specialist"), administrator = m_world->client("administrator"), client = m_world->client("operator1");
        QVERIFY(says(take(specialist, file()), R"("names_kept":2)"));
        const std::string id = booking(client, "123456");
        const std::int64_t before = events();
        const auto whole = administrator.post("/api/v1/names/" + id + "/show");
        QVERIFY2(says(whole, first_name), whole.body.c_str());
        QCOMPARE(events(), before + 1);
        QCOMPARE(error_code(client.post("/api/v1/names/" + id + "/show")), std::string("not_allowed"));
        QCOMPARE(error_code(administrator.post("/api/v1/names/9999999999999/show")), std::string("unknown_booking"));
        QCOMPARE(error_code(find(client, "")), std::string("bad_field"));
        QVERIFY2(says(find(client, "се"), R"({"fitting":0,"names":[]})"), "three letters at least");
        QCOMPARE(events(), before + 1);
        const auto found = find(client, "зарец");
        QVERIFY2(says(found, id) && says(found, first_name) && !says(found, second_name), found.body.c_str());
        QVERIFY(says(find(client, "СЕМЕ"), first_name));
        QCOMPARE(events(), before + 3);
        // And they stand where the security officer reads who did what.
        auto officer = m_world->client("security");
        QVERIFY(QTest::qWaitFor([&] { return says(officer.get("/api/v1/audit?what=personal_data_shown"), id); }, 20'000));
    }

    void names_are_shown_at_a_pace()
    {
        auto specialist = m_world->client("specialist"), administrator = m_world->client("administrator");
        QVERIFY(says(take(specialist, file()), R"("names_kept":2)"));
        const std::string id = booking(administrator, "123456");
        for (int i = 0; i < 60; ++i)
            QCOMPARE(administrator.post("/api/v1/names/" + id + "/show").status, 200);
        QCOMPARE(error_code(administrator.post("/api/v1/names/" + id + "/show")), std::string("too_many_names"));
        QCOMPARE(specialist.post("/api/v1/names/" + id + "/show").status, 200);
        m_world->pass(11min);
        QCOMPARE(administrator.post("/api/v1/names/" + id + "/show").status, 200);
    }

    void an_operator_sees_the_surname_of_who_sits_before_him_and_of_nobody_else()
    {
        auto specialist = m_world->client("specialist"), client = m_world->client("operator1");
        auto device = m_world->device();
        QVERIFY(device.connect(m_world->port()));
        QVERIFY(says(take(specialist, file()), R"("names_kept":2)"));
        const core::TicketIssued issued = device.own_ticket(m_world->now(), m_world->today(), 1, "ndfl", "ordinary");
        device.append(issued, m_world->now());
        QVERIFY(device.push_from(1) && device.wait_for_ack(1));
        QCOMPARE(client.post("/api/v1/bookings/" + booking(client, "123456") + "/join", "{\"ticket\":\"" + issued.ticket.value + "\"}").status, 204);
        constexpr auto nobody = R"({"booking":null,"name":null})";
        const auto in_hand = [&] { return client.get("/api/v1/names/hand"); };
        QVERIFY(says(in_hand(), nobody));
        QCOMPARE(client.post("/api/v1/windows/4/take").status, 200);
        QCOMPARE(client.post("/api/v1/windows/4/call-next").status, 200);
        QVERIFY(says(in_hand(), nobody)); // called, and not here yet
        QCOMPARE(client.post("/api/v1/tickets/" + issued.ticket.value + "/start").status, 200);
        const std::int64_t before = events();
        const auto seen = in_hand();
        QVERIFY2(says(seen, R"("name":"Семёнов-Зарецкий"})"), seen.body.c_str());
        QCOMPARE(events(), before + 1);
        QVERIFY(says(m_world->client("operator2").get("/api/v1/names/hand"), nobody));
        QCOMPARE(client.post("/api/v1/tickets/" + issued.ticket.value + "/finish").status, 200);
        QVERIFY(says(in_hand(), nobody));
    }

    void names_go_by_the_clock_with_an_act_and_stand_nowhere()
    {
        std::string id;
        {
            auto specialist = m_world->client("specialist");
            QVERIFY(says(take(specialist, file()), R"("names_kept":2)"));
            id = field(m_world->client("administrator").get("/api/v1/bookings/today").body, "booking");
            QCOMPARE(m_world->client("administrator").post("/api/v1/names/" + id + "/show").status, 200);
        }
        m_world->stop();
        QCOMPARE(files_with(m_world->data(), telling), std::string());
        QVERIFY2(!files_with(m_world->data(), {id}).empty(), "the search finds nothing at all");
        std::ofstream(m_world->data() + "/slip") << "запись " << first_name;
        QCOMPARE(files_with(m_world->data(), telling), std::string("slip slip "));
        std::filesystem::remove(m_world->data() + "/slip");
        m_world->start();
        QVERIFY(says(m_world->client("security").get("/api/v1/names"), R"("names":2,"readable":true)"));
        m_world->pass(48h);
        auto officer = m_world->client("security"); // the session of two days ago is over
        QVERIFY(QTest::qWaitFor([&] { return says(officer.get("/api/v1/names"), R"("days":[],"acts_count":1)"); }, 20'000));
        const std::string page = officer.get("/api/v1/names").body;
        QVERIFY(page.find(R"("reason":"expired")") != std::string::npos && page.find(R"("bookings":2)") != std::string::npos);
        const auto act = officer.get("/api/v1/names/acts/" + field(page, "act"));
        QVERIFY2(says(act, id) && says(act, R"("categories":["name"])") && says(act, R"("type":"personal_data_destroyed")"), act.body.c_str());
        QCOMPARE(error_code(officer.get("/api/v1/names/acts/0000000000000")), std::string("unknown_act"));
        m_world->stop();
        m_world->start();
        QVERIFY2(says(m_world->client("security").get("/api/v1/names"), R"("acts_count":1)"), "a restart tells no act twice");
    }

    void a_day_is_destroyed_at_once_for_a_reason()
    {
        auto specialist = m_world->client("specialist"), officer = m_world->client("security"), administrator = m_world->client("administrator");
        QVERIFY(says(take(specialist, file()), R"("names_kept":2)"));
        const std::string day = "/api/v1/names/days/" + wire::to_text(m_world->today()) + "/destroy";
        QCOMPARE(error_code(officer.post(day, R"({"reason":"expired"})")), std::string("reason_unknown"));
        QCOMPARE(error_code(officer.post("/api/v1/names/days/2026-02-31/destroy", R"({"reason":"order"})")), std::string("bad_field"));
        QCOMPARE(error_code(administrator.post(day, R"({"reason":"order"})")), std::string("not_allowed"));
        const auto done = officer.post(day, R"({"reason":"order"})");
        QCOMPARE(done.status, 200);
        const auto act = officer.get("/api/v1/names/acts/" + field(done.body, "act"));
        QVERIFY2(says(act, R"("reason":"order")") && says(act, R"("actor":"security")"), act.body.c_str());
        QCOMPARE(error_code(officer.post(day, R"({"reason":"order"})")), std::string("names_none"));
        QCOMPARE(error_code(administrator.post("/api/v1/names/" + booking(administrator, "123456") + "/show")), std::string("name_unknown"));
    }

    void without_their_files_names_are_lost_and_bookings_are_not()
    {
        {
            auto specialist = m_world->client("specialist");
            QVERIFY(says(take(specialist, file()), R"("names_kept":2)"));
        }
        m_world->stop();
        std::ofstream(m_world->data() + "/personal.db", std::ios::binary | std::ios::trunc) << "no database at all, and long enough to be read as one";
        m_world->start();
        auto administrator = m_world->client("administrator"), specialist = m_world->client("specialist");
        const std::string id = booking(administrator, "123456");
        QVERIFY(!id.empty());
        QCOMPARE(error_code(administrator.post("/api/v1/names/" + id + "/show")), std::string("names_unavailable"));
        QVERIFY(says(m_world->client("security").get("/api/v1/names"), R"("available":false)"));
        QVERIFY(says(take(specialist, file()), R"("names_lost":true)"));
        QVERIFY(QTest::qWaitFor([&] { return says(administrator.get("/api/v1/alarms"), "names_unavailable"); }, 20'000));
    }
};

QTEST_APPLESS_MAIN(NamesApiTest)
#include "tst_names_api.moc"
