// SPDX-License-Identifier: GPL-3.0-or-later
// A made-up list: tr() has no business here.
#include "tests/services/server/booking_lists.h"

#include <QFile>

using namespace talon;
using namespace talon::test;

/// Booked visitors: from the specialist's list to a kiosk's ticket and back to the list.
class BookingsApiTest : public QObject, BookingLists
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { hold_against_schemas(); }
    void cleanupTestCase() { PlainClient::observer = {}; }
    void init() { begin(); }
    void cleanup() { m_world.reset(); }

    void a_list_is_looked_at_and_taken_in_once()
    {
        auto client = m_world->client("specialist");
        const std::string file = list(row("123456", 30min) + row("234567", 45min, "Задолженность и сверка") + row("345678", 60min, "Чужая услуга"));
        const std::string opened = open(client, file);
        QVERIFY(!opened.empty());
        const auto compared = compare(client, opened);
        QVERIFY(says(compared, R"("add":2,"move":0,"cancel":0,"missing":0,"unchanged":0)"));
        QVERIFY(says(compared, R"({"line":4,"fault":"service","cell":"Чужая услуга"})"));
        QVERIFY(says(compared, R"("unknown_services":["Чужая услуга"],"applied":false)"));
        QVERIFY(says({200, {}, {}, bookings(client)}, R"("bookings":[])"));

        const std::string told = R"(,"services":[{"name":"Чужая услуга","service":"inn"}])";
        QVERIFY(says(apply(client, opened, told), R"("add":3,"move":0,"cancel":0,"missing":0,"unchanged":0,"refused":[])"));
        // Done again, from another reading of the file, and after a restart it changes nothing, and the foreign name is remembered.
        QVERIFY(says(compare(client, opened), R"("add":0,"move":0,"cancel":0,"missing":0,"unchanged":3,"refused":[])"));
        m_world->stop();
        m_world->start();
        client = m_world->client("specialist");
        const std::string again = open(client, file);
        QVERIFY(says(apply(client, again), R"("add":0,"move":0,"cancel":0,"missing":0,"unchanged":3,"refused":[])"));
        QCOMPARE(error_code(compare(client, opened)), std::string("unknown_list")); // what was in memory is gone
    }

    void what_the_list_says_is_done()
    {
        auto client = m_world->client("specialist");
        QVERIFY(apply(client, open(client, list(row("123456", 30min) + row("234567", 45min)))).status == 200);
        const auto changed = apply(client, open(client, list(row("123456", 75min) + row("234567", 45min, "Декларация 3-НДФЛ", "Отменена"))), R"(,"despite_doubts":true)");
        QVERIFY(says(changed, R"("add":0,"move":1,"cancel":1,"missing":0)"));
        QVERIFY(bookings(client).find(R"("state":"cancelled")") != std::string::npos);
    }

    void a_list_that_looks_cut_off_needs_a_person()
    {
        auto client = m_world->client("specialist");
        std::string rows;
        for (int i = 0; i < 10; ++i)
            rows += row(std::to_string(100000 + i), core::Minutes(30 + i));
        QVERIFY(apply(client, open(client, list(rows))).status == 200);
        const std::string cut = open(client, list(row("100000", 30min)));
        QVERIFY(says(compare(client, cut), R"("missing":9)") && says(compare(client, cut), R"("doubts":["looks_cut_off"])"));
        QCOMPARE(error_code(apply(client, cut)), std::string("list_doubtful"));
        QVERIFY(bookings(client).find("cancelled") == std::string::npos);
        // A look is not a yes to taking away.
        QVERIFY(apply(client, cut, R"(,"despite_doubts":true)").status == 200);
        QVERIFY(bookings(client).find("cancelled") == std::string::npos);
        QVERIFY(apply(client, cut, R"(,"despite_doubts":true,"cancel_missing":true)").status == 200);
        QVERIFY(bookings(client).find("cancelled") != std::string::npos);
    }

    void a_file_that_ends_within_a_row_needs_a_person()
    {
        auto client = m_world->client("specialist");
        const std::string whole = list(row("123456", 30min) + row("234567", 45min));
        const std::string cut = open(client, whole.substr(0, whole.rfind(';') - 20));
        QVERIFY(says(compare(client, cut), R"("doubts":["ends_mid_row"])"));
        QCOMPARE(error_code(apply(client, cut)), std::string("list_doubtful"));
        QVERIFY(bookings(client).find(R"("bookings":[])") != std::string::npos);
        QVERIFY(says(apply(client, cut, R"(,"despite_doubts":true)"), R"("add":1)"));
    }

    void records_and_calendars_are_lists_and_what_their_heads_mean_is_remembered_by_their_kind()
    {
        auto client = m_world->client("specialist");
        const std::string iso = wire::to_text(m_world->today());
        const auto hours = site_offset().count() / 60;
        const std::string zone = (hours < 0 ? "-" : "+") + std::to_string(100 + std::abs(hours)).substr(1) + ":00";
        const std::string json = "{\"записи\":[{\"Код\":\"123456\",\"Дата\":\"" + iso + "T" + clock(30min) + ":00" + zone + "\",\"Услуга\":\"Декларация 3-НДФЛ\"}]}";
        const auto opened = client.post("/api/v1/bookings/lists", json);
        QVERIFY(says(opened, R"("columns":{"code":0,"date":1,"time":null,"service":2,"state":null})"));
        const std::string told = R"({"columns":{"code":0,"date":1,"service":2},"services":[{"name":"чужая","service":"inn"}]})";
        QVERIFY(says(client.post("/api/v1/bookings/lists/" + field(opened.body, "list") + "/apply", told), R"("add":1)"));
        // The same heads and another meaning: of a table of cells nobody has told anything yet.
        const auto cells = client.post("/api/v1/bookings/lists", "Код;Дата;Услуга\r\n123456;" + iso + ";x\r\n");
        QVERIFY(says(client.post("/api/v1/bookings/lists/" + field(cells.body, "list") + "/apply", R"({"columns":{"code":0,"date":1,"service":1},"despite_doubts":true})"), R"("applied":true)"));
        QVERIFY(says(client.post("/api/v1/bookings/lists", json), R"("columns":{"code":0,"date":1,"time":null,"service":2,"state":null})"));
        QVERIFY(says(client.post("/api/v1/bookings/lists", "Код;Дата;Услуга\r\n1;2;3\r\n"), R"("columns":{"code":0,"date":1,"time":null,"service":1,"state":null})"));

        std::string stamp = iso.substr(0, 4) + iso.substr(5, 2) + iso.substr(8, 2) + 'T';
        for (const char c : std::string(clock(30min).size() < 5 ? "0" : "") + clock(30min))
            stamp += c == ':' ? "" : std::string(1, c);
        const std::string calendar = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:" + stamp + "00\r\nSUMMARY:Декларация 3-НДФЛ\r\nSTATUS:CANCELLED\r\nX-CODE:123456\r\nEND:VEVENT\r\n"
            "BEGIN:VEVENT\r\nUID:2\r\nDTSTART;TZID=Nowhere:" + stamp + "00\r\nSUMMARY:Декларация 3-НДФЛ\r\nX-CODE:234567\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        const auto dates = client.post("/api/v1/bookings/lists", calendar);
        QVERIFY(says(dates, R"("header":["UID","DTSTART","SUMMARY","STATUS","X-CODE"])") && says(dates, R"("columns":{"code":4,"date":1,"time":null,"service":2,"state":3})"));
        const auto taken = client.post("/api/v1/bookings/lists/" + field(dates.body, "list") + "/apply", R"({"columns":{"code":4,"date":1,"service":2,"state":3},"despite_doubts":true})");
        QVERIFY(says(taken, R"("add":0,"move":0,"cancel":1)") && says(taken, R"({"line":9,"fault":"zone")"));
    }

    void what_is_no_list_is_told()
    {
        auto client = m_world->client("specialist");
        const auto code = [&](const std::string &file) { return error_code(client.post("/api/v1/bookings/lists", file)); };
        QCOMPARE(code(""), std::string("list_empty"));
        QCOMPARE(code("PK\x03\x04 and the rest"), std::string("list_damaged"));
        QCOMPARE(code("a;\"b\n1;2\n"), std::string("list_quote"));
        QCOMPARE(code("[{\"a\":1}"), std::string("list_malformed"));
        QCOMPARE(code("{\"a\":[{\"b\":1}],\"c\":[{\"d\":2}]}"), std::string("list_no_table"));
        const std::string opened = open(client, "a;b\n1;2\n");
        QCOMPARE(error_code(client.post("/api/v1/bookings/lists/" + opened + "/compare", R"({"columns":{}})")), std::string("list_unplanned"));
        QCOMPARE(client.ask("POST", "/api/v1/bookings/lists", std::string((8u << 20) + 1, 'x')).status, 413);
    }

    void more_bookings_of_a_day_than_kiosks_hold_are_told_and_none_is_taken_in()
    {
        auto client = m_world->client("specialist");
        std::string rows;
        for (std::size_t i = 0; i <= wire::max_day_bookings; ++i)
            rows += row(std::to_string(100000 + i), core::Minutes(static_cast<int>(i % 60)));
        const std::string opened = open(client, list(rows));
        QCOMPARE(error_code(compare(client, opened)), std::string("booking_day_full"));
        QCOMPARE(error_code(apply(client, opened, R"(,"despite_doubts":true)")), std::string("booking_day_full"));
        QVERIFY(bookings(client).find(R"("bookings":[])") != std::string::npos);
    }

    void only_the_specialist_takes_lists_in()
    {
        auto administrator = m_world->client("administrator"), operator1 = m_world->client("operator1");
        QCOMPARE(administrator.get("/api/v1/bookings").status, 200);
        QCOMPARE(administrator.post("/api/v1/bookings/lists", list(row("123456", 30min))).status, 403);
        QCOMPARE(operator1.get("/api/v1/bookings").status, 403);
    }

    void a_kiosk_checks_in_by_its_own_list()
    {
        auto client = m_world->client("specialist");
        auto device = m_world->device();
        QVERIFY(device.connect(m_world->port()));
        QVERIFY(apply(client, open(client, list(row("123456", 5min)))).status == 200);
        const auto listed = next_list(device);
        QVERIFY(listed);
        const auto *line = line_of(*listed, "123456");
        QVERIFY(line && line->state == core::BookingState::booked && line->service.value == "ndfl");

        core::TicketIssued issued = device.own_ticket(m_world->now(), m_world->today(), 1, "ndfl", "ordinary");
        issued.booking = line->booking;
        issued.slot = line->slot;
        device.append(issued, m_world->now());
        QVERIFY(device.push_from(1) && device.wait_for_ack(1));
        const std::string day = bookings(client);
        QVERIFY(day.find(R"("state":"checked_in")") != std::string::npos && day.find(core::to_text(issued.number)) != std::string::npos);
        const auto hall = m_world->client("operator1").get("/api/v1/hall");
        QVERIFY(hall.body.find("\"slot\":\"" + wire::to_text(line->slot)) != std::string::npos);

        // With a link no second ticket is born for it.
        device.send(wire::NumberRequest{random_ticket_id(), m_world->today(), {"ndfl"}, {"ordinary"}, line->booking});
        QCOMPARE(device.wait_for<wire::ErrorMessage>()->code, std::string("booking_used"));
        // And every kiosk hears of it, though not at each of a hundred check-ins.
        m_world->advance(11s);
        const auto later = next_list(device);
        QVERIFY(later && line_of(*later, "123456")->state == core::BookingState::checked_in);
        QVERIFY(line_of(*later, "123456")->number == issued.number);
    }

    void bookings_outlive_a_restart_with_what_they_are_known_by()
    {
        auto client = m_world->client("specialist");
        auto device = m_world->device();
        QVERIFY(apply(client, open(client, list(row("123456", 30min)))).status == 200);
        m_world->stop();
        m_world->start();
        QVERIFY(device.connect(m_world->port()));
        const auto listed = next_list(device);
        QVERIFY(listed && line_of(*listed, "123456"));
    }

    void a_workbook_is_read_by_its_sheet()
    {
        auto client = m_world->client("specialist");
        const auto file = [](const char *name) {
            QFile kept(QStringLiteral(TALON_LISTS "/") + QLatin1String(name));
            return kept.open(QIODevice::ReadOnly) ? kept.readAll().toStdString() : std::string();
        };
        const auto guessed = client.post("/api/v1/bookings/lists", file("sheets.xlsx"));
        QVERIFY(says(guessed, R"("encoding":"workbook")") && says(guessed, R"("sheets":["О файле","Записи"],"sheet":1)"));
        QVERIFY(says(guessed, R"("columns":{"code":0,"date":1,"time":2,"service":3,"state":5})"));
        QVERIFY(says(client.post("/api/v1/bookings/lists?sheet=0", file("sheets.xlsx")), R"("header":["Выгрузка"])"));
        QVERIFY(says(client.post("/api/v1/bookings/lists?sheet=x", file("sheets.xlsx")), R"("bad_field")"));
        const std::string understood = R"({"day":"2026-11-30","columns":{"code":0,"date":1,"time":2,"service":3,"state":5},"despite_doubts":true})";
        for (const char *name : {"plain.xlsx", "plain.ods", "from-1904.xlsx"}) {
            const auto opened = client.post("/api/v1/bookings/lists", file(name));
            const auto compared = client.post("/api/v1/bookings/lists/" + field(opened.body, "list") + "/compare", understood);
            QVERIFY2(says(compared, R"("add":1)") && says(compared, R"("cell":"Вычет; возврат")"), name);
        }
        for (const auto &[name, wanted] : {std::pair("plain.xls", "list_old_workbook"), std::pair("password.xlsx", "list_encrypted"), std::pair("bomb.xlsx", "list_damaged")})
            QCOMPARE(field(client.post("/api/v1/bookings/lists", file(name)).body, "code"), std::string(wanted));
    }

    void a_list_of_a_day_that_is_over_is_taken_in_by_nobody()
    {
        auto client = m_world->client("specialist");
        const auto id = open(client, "Код;Дата;Время;Услуга;Статус\r\n123456;01.01.1970;00:30;Декларация 3-НДФЛ;\r\n");
        const auto refused = apply(client, id, R"(,"day":"1970-01-01","despite_doubts":true)");
        QCOMPARE(refused.status, 409);
        QCOMPARE(field(refused.body, "code"), std::string("list_day"));
        QCOMPARE(client.get("/api/v1/bookings").status, 200);
    }

    void no_code_stands_on_any_disk()
    {
        auto client = m_world->client("specialist");
        const std::string code = "907351";
        const std::string file = "Код;ФИО;Дата;Время;Услуга\r\n" + code + ";Иванова Мария;" + date() + ';' + clock(30min) + ";Декларация 3-НДФЛ\r\n";
        const auto taken = client.post("/api/v1/bookings/lists/" + open(client, file) + "/apply", R"({"columns":{"code":0,"date":2,"time":3,"service":4}})");
        QVERIFY(says(taken, R"("add":1)"));
        m_world->stop();
        int files = 0;
        for (const char *name : {"journal.db", "journal.db-wal", "bookings.json"}) {
            QFile kept(QString::fromStdString(m_world->data() + '/' + name));
            if (!kept.open(QIODevice::ReadOnly))
                continue;
            ++files;
            const QByteArray bytes = kept.readAll();
            QVERIFY2(!bytes.contains(code.c_str()) && !bytes.contains("Иванова"), name);
        }
        QVERIFY(files >= 2);
        QCOMPARE(QFile::permissions(QString::fromStdString(m_world->data() + "/bookings.json")) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        m_world->start();
    }
};

QTEST_APPLESS_MAIN(BookingsApiTest)
#include "tst_bookings_api.moc"
