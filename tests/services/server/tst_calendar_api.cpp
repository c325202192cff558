// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest> // before <chrono>, at which moc stumbles

#include "server/hall/time_file.h"
#include "server/journal/journal_file.h"
#include "tests/services/server/server_world.h"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <future>

using namespace talon;
using namespace talon::test;
using namespace std::chrono_literals;

/// A talond whose machine's calendar jumps while people wait: who says that it is right, and what comes of it.
class CalendarApiTest : public QObject
{
    Q_OBJECT

    static constexpr auto path = "/api/v1/calendar/confirm";
    std::unique_ptr<ServerWorld> m_world;

    std::string alarms() const { return m_world->client("specialist").get("/api/v1/alarms").body; }
    bool told(const std::string &code) const { return alarms().find("\"code\":\"" + code + "\"") != std::string::npos; }

    core::Instant hall_now() const
    {
        const std::string text = field(alarms(), "now");
        int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
        if (std::sscanf(text.c_str(), "%d-%d-%dT%d:%d:%d", &year, &month, &day, &hour, &minute, &second) != 6)
            return {};
        return std::chrono::sys_days{std::chrono::year{year} / month / day} + std::chrono::hours{hour} + std::chrono::minutes{minute}
               + std::chrono::seconds{second};
    }
    static bool near(core::Instant a, core::Instant b) { return std::chrono::abs(a - b) < 1min; }
    int confirm(const std::string &login = "specialist") const { return m_world->client(login).post(path).status; }

    /// Somebody waits, and the first minutes are over: no jump is believed without a word.
    bool at_work()
    {
        auto device = m_world->device();
        if (!device.connect(m_world->port()) || !m_world->push_tickets(device, 1))
            return false;
        m_world->pass(11min);
        return !told("calendar_jumped") && !told("calendar_unconfirmed");
    }

    /// Ends talond; who has put the hall's time right, by how much.
    std::vector<std::pair<std::string, core::Millis>> corrections()
    {
        m_world->stop();
        std::vector<std::pair<std::string, core::Millis>> made;
        auto journal = store::Journal::open(server::journal_path(m_world->data()));
        const bool read = journal && journal->read(1, [&](store::Record &&record) {
            const auto event = server::decode_record(record);
            if (const auto *corrected = event ? std::get_if<core::TimeCorrected>(&*event) : nullptr)
                made.emplace_back(record.actor, corrected->by);
            return true;
        });
        if (!read)
            made.emplace_back("the journal cannot be read", 0ms);
        return made;
    }
    void start_again()
    {
        m_world->stop();
        m_world->start();
    }
    std::filesystem::path time_file() const { return m_world->data() + "/hall-time"; }

private Q_SLOTS:
    void init() { m_world = std::make_unique<ServerWorld>(server::Settings{}, ServerWorld::Time::own); }
    void cleanup() { m_world.reset(); }

    void only_who_may_confirm_does()
    {
        QVERIFY(at_work());
        m_world->advance(2h);
        QCOMPARE(PlainClient(m_world->port()).post(path).status, 401);
        QCOMPARE(confirm("operator1"), 403);
        QCOMPARE(confirm("administrator"), 403);
        auto without_token = m_world->client("specialist");
        without_token.csrf.clear();
        QCOMPARE(without_token.post(path).status, 403);
        QVERIFY(near(hall_now(), m_world->now() - 2h) && told("calendar_jumped"));
        QCOMPARE(m_world->client("specialist").get(path).status, 405);
        QVERIFY(corrections().empty());
    }

    void nothing_is_done_where_the_two_agree()
    {
        QVERIFY(at_work());
        m_world->advance(40s); // no jump yet: the calendar is kept right
        QCOMPARE(confirm(), 204);
        QVERIFY(near(hall_now(), m_world->now()));
        QVERIFY(corrections().empty());
    }

    void a_jump_of_hours_in_a_working_hall_is_confirmed_and_once_only()
    {
        QVERIFY(at_work());
        m_world->advance(2h);
        QVERIFY(told("calendar_jumped") && near(hall_now(), m_world->now() - 2h));
        QCOMPARE(confirm(), 204);
        QVERIFY(!told("calendar_jumped") && near(hall_now(), m_world->now()));
        QCOMPARE(confirm("both"), 204);
        QVERIFY(near(hall_now(), m_world->now()));
        const auto made = corrections();
        QCOMPARE(made.size(), 1U);
        QCOMPARE(made[0].first, std::string("specialist"));
        QVERIFY(std::chrono::abs(made[0].second - 2h) < 1min);
    }

    void a_jump_of_days_and_the_way_back()
    {
        QVERIFY(at_work());
        m_world->advance(-72h);
        QVERIFY(told("calendar_unconfirmed"));
        QCOMPARE(confirm(), 204); // by mistake
        QVERIFY(near(hall_now(), m_world->now()) && !told("calendar_unconfirmed"));
        m_world->advance(72h);
        QVERIFY(told("calendar_unconfirmed"));
        QCOMPARE(confirm(), 204);
        QVERIFY(near(hall_now(), m_world->now()) && !told("calendar_unconfirmed"));
        QCOMPARE(corrections().size(), 2U);
    }

    void a_calendar_that_moves_on_is_taken_as_it_is_then()
    {
        QVERIFY(at_work());
        m_world->advance(2h);
        QVERIFY(told("calendar_jumped"));
        m_world->advance(1h); // between the look and the press
        QCOMPARE(confirm(), 204);
        QVERIFY(near(hall_now(), m_world->now()));
        m_world->advance(-3h);
        QVERIFY(told("calendar_jumped"));
        QCOMPARE(confirm(), 204);
        QVERIFY(near(hall_now(), m_world->now()) && !told("calendar_jumped"));
        const auto made = corrections();
        QCOMPARE(made.size(), 2U);
        QVERIFY(std::chrono::abs(made[0].second - 3h) < 1min && std::chrono::abs(made[1].second + 3h) < 1min);
    }

    void two_who_press_at_once_move_the_hall_once()
    {
        QVERIFY(at_work());
        m_world->advance(5h);
        auto first = m_world->client("specialist");
        auto second = m_world->client("both");
        auto other = std::async(std::launch::async, [&] { return second.post(path).status; });
        QCOMPARE(first.post(path).status, 204);
        QCOMPARE(other.get(), 204);
        QVERIFY(near(hall_now(), m_world->now()));
        QCOMPARE(corrections().size(), 1U);
    }

    void terminals_hear_whether_the_time_is_sure()
    {
        QVERIFY(at_work());
        auto display = m_world->device(core::DeviceRole::hall);
        QVERIFY(display.connect(m_world->port()));
        m_world->advance(2h);
        const auto asked = [&]() -> std::optional<wire::TimeNow> {
            return display.send(wire::TerminalStatus{std::nullopt, 0, std::nullopt}) ? display.wait_for<wire::TimeNow>() : std::nullopt;
        };
        std::optional<wire::TimeNow> told = asked();
        while (told && !told->in_doubt) // until talond has looked at its calendar
            told = asked();
        QVERIFY(told && near(told->now, m_world->now() - 2h));
        QCOMPARE(confirm(), 204);
        told = display.wait_for<wire::TimeNow>(); // unasked
        QVERIFY(told && !told->in_doubt && near(told->now, m_world->now()));
    }

    void a_calendar_of_1970_is_confirmed_by_nobody()
    {
        QVERIFY(at_work());
        const core::Instant before = m_world->now();
        m_world->advance(-std::chrono::duration_cast<core::Millis>(before.time_since_epoch()));
        const auto answer = m_world->client("specialist").post(path);
        QCOMPARE(answer.status, 409);
        QCOMPARE(error_code(answer), std::string("unknown_day"));
        QVERIFY(near(hall_now(), before) && told("calendar_unconfirmed"));
        QVERIFY(corrections().empty());
    }

    void a_jump_is_held_over_a_restart_of_talond_and_not_of_its_machine()
    {
        QVERIFY(at_work());
        m_world->advance(2h);
        QVERIFY(told("calendar_jumped"));
        start_again();
        QVERIFY(told("calendar_jumped") && near(hall_now(), m_world->now() - 2h));
        m_world->pass(1h); // also when it is started again much later
        start_again();
        QVERIFY(told("calendar_jumped") && near(hall_now(), m_world->now() - 2h));
        QCOMPARE(confirm(), 204);
        start_again();
        QVERIFY(!told("calendar_jumped") && near(hall_now(), m_world->now()));

        m_world->advance(2h);
        m_world->reboot();
        start_again();
        QVERIFY(!told("calendar_jumped") && near(hall_now(), m_world->now()));
        QCOMPARE(corrections().size(), 1U);
    }

    void a_file_that_is_damaged_is_passed_over_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("half") << QByteArray("talon-hall-time 1 1 18");
        QTest::newRow("no end") << QByteArray("talon-hall-time 1 1 1 1795000000000 1795000000000 1795000000000 1 0 0");
        QTest::newRow("another's") << QByteArray("talon-hall-time 2 1 1 1795000000000 1795000000000 1795000000000 1 0 0\n");
        QTest::newRow("words") << QByteArray("talon-hall-time 1 1 1 x 1795000000000 1795000000000 1 0 0\n");
        QTest::newRow("too large a number") << QByteArray("talon-hall-time 1 1 1 99999999999999999999 1795000000000 1795000000000 1 0 0\n");
        QTest::newRow("one word more") << QByteArray("talon-hall-time 1 1 1 1795000000000 1795000000000 1795000000000 1 0 0\n");
        QTest::newRow("zeros") << QByteArray(64, '\0');
        QTest::newRow("long") << QByteArray(1 << 20, '1');
        QTest::newRow("a year that cannot be") << QByteArray("talon-hall-time 1 1 1 9000000000000000000 1795000000000 1795000000000 1 0 0\n");
    }

    void a_file_that_is_damaged_is_passed_over()
    {
        QFETCH(QByteArray, text);
        m_world->stop();
        std::ofstream(time_file(), std::ios::binary | std::ios::trunc) << text.toStdString();
        m_world->start();
        QVERIFY(near(hall_now(), m_world->now()));
        start_again(); // and a good one is written in its place
        std::ifstream file(time_file(), std::ios::binary);
        const auto kept = server::read_time(std::string{std::istreambuf_iterator<char>{file}, {}});
        QVERIFY(kept && kept->boot == "1" && near(kept->time, m_world->now()));
    }

    void what_is_written_is_read()
    {
        const sync::HallClock::Kept kept{12, "0f", core::Instant{1ms}, core::Instant{5ms}, core::Instant{-2ms}, core::Instant{4ms}, core::Instant{3ms}, true};
        const auto read = server::read_time(server::written_time(kept));
        QVERIFY(read && *read == kept);
        auto nameless = kept;
        nameless.boot.clear();
        QVERIFY(!server::read_time(server::written_time(nameless)));
        nameless.boot = std::string(65, 'a');
        QVERIFY(!server::read_time(server::written_time(nameless)));
    }
};

QTEST_APPLESS_MAIN(CalendarApiTest)
#include "tst_calendar_api.moc"
