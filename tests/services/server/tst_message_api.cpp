// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest> // before <chrono>, at which moc stumbles

#include "tests/services/server/server_world.h"

using namespace talon;
using namespace talon::test;
using namespace std::chrono_literals;

namespace {

const std::string messages = "/api/v1/messages";

std::string body(const std::string &id, const std::string &kind = "text", const std::string &text = "Окно 5 переехало", int lasts = 30)
{
    return R"({"id":")" + id + R"(","kind":")" + kind + R"(","text":{"ru":")" + text + R"(","en":""},"from":null,"lasts_min":)" + std::to_string(lasts)
        + R"(,"every_min":10,"spoken":true})";
}

bool has(const HttpAnswer &answer, const std::string &what) { return answer.body.find(what) != std::string::npos; }

} // namespace

/// What the hall is told, from the console to every terminal, over a restart, and back.
class MessageApiTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<ServerWorld> m_world;

    /// The messages that the device is told next; nothing where it hears of none.
    static std::optional<wire::Messages> next(PlainDevice &device)
    {
        while (auto document = device.wait_for<wire::Document>())
            if (const auto *found = std::get_if<wire::Messages>(&document->body))
                return *found;
        return std::nullopt;
    }

private Q_SLOTS:
    void init() { m_world = std::make_unique<ServerWorld>(); }
    void cleanup() { m_world.reset(); }

    void a_message_reaches_every_role_and_is_taken_back()
    {
        PlainDevice kiosk = m_world->device();
        PlainDevice display = m_world->device(core::DeviceRole::hall);
        QVERIFY(kiosk.connect(m_world->port()) && display.connect(m_world->port()));
        PlainClient administrator = m_world->client("administrator");
        const HttpAnswer made = administrator.post(messages, body("m1"));
        QCOMPARE(made.status, 200);
        QVERIFY(has(made, R"("id":"m1")") && has(made, R"("stands":true)"));
        for (PlainDevice *device : {&kiosk, &display}) {
            const auto told = next(*device);
            QVERIFY(told && told->messages.size() == 1 && told->messages.front().every == 10min);
            QVERIFY(told->messages.front().until - told->messages.front().from == 30min);
        }
        QCOMPARE(administrator.post(messages, body("m1")).status, 200); // sent twice, made once
        QVERIFY(has(m_world->client("specialist").get(messages), R"("id":"m1")"));
        QCOMPARE(administrator.post(messages + "/m1/end", "").status, 200);
        for (PlainDevice *device : {&kiosk, &display}) {
            const auto told = next(*device);
            QVERIFY(told && told->messages.empty());
        }
        QCOMPARE(error_code(administrator.post(messages + "/m1/end", "")), std::string("unknown_message"));
    }

    void ready_words_are_told_with_what_the_voice_says()
    {
        const HttpAnswer told = m_world->client("administrator").get(messages);
        QVERIFY(has(told, R"("kind":"evacuation")") && has(told, "Просим всех спокойно выйти из здания"));
        QVERIFY(has(told, R"("kind":"break")") && has(told, "Ten minutes until closing"));
    }

    void what_cannot_be_told_is_refused()
    {
        PlainClient administrator = m_world->client("administrator");
        QCOMPARE(error_code(administrator.post(messages, body("m", "text", " "))), std::string("message_empty"));
        QCOMPARE(error_code(administrator.post(messages, body("m", "text", std::string(401, 'x')))), std::string("message_long"));
        QCOMPARE(error_code(administrator.post(messages, body("m", "evacuation", "Выход", 12 * 60 + 1))), std::string("message_time"));
        QCOMPARE(error_code(administrator.post(messages, body("m", "song"))), std::string("bad_field"));
        QCOMPARE(m_world->client("operator1").post(messages, body("m")).status, 403);
        QCOMPARE(m_world->client("operator1").get(messages).status, 403);
    }

    void it_outlives_a_restart_and_ends_in_time()
    {
        QCOMPARE(m_world->client("administrator").post(messages, body("m1")).status, 200);
        QVERIFY(m_world->stop() == server::ExitCode::ok);
        m_world->start();
        PlainClient administrator = m_world->client("administrator");
        QVERIFY(has(administrator.get(messages), R"("id":"m1")"));
        PlainDevice kiosk = m_world->device();
        QVERIFY(kiosk.connect(m_world->port()));
        const auto told = next(kiosk);
        QVERIFY(told && told->messages.size() == 1);
        m_world->advance(31min);
        QVERIFY(has(administrator.get(messages), R"("messages":[])"));
    }

    void who_told_the_hall_is_in_the_journal_of_actions()
    {
        PlainClient administrator = m_world->client("administrator");
        QCOMPARE(administrator.post(messages, body("m1")).status, 200);
        QCOMPARE(administrator.post(messages + "/m1/end", "").status, 200);
        PlainClient head = m_world->client("head");
        QTRY_VERIFY(has(head.get("/api/v1/audit?from=2000-01-01&to=2100-01-01"), "hall_message_ended"));
    }

    void a_display_is_heard_when_somebody_wants_to()
    {
        PlainClient specialist = m_world->client("specialist");
        PlainDevice display = m_world->device(core::DeviceRole::hall);
        const std::string path = "/api/v1/devices/" + display.device.value + "/sound-check";
        QCOMPARE(error_code(specialist.post(path, R"({"volume":60})")), std::string("display_away"));
        QVERIFY(display.connect(m_world->port()));
        QCOMPARE(specialist.post(path, R"({"volume":60})").status, 204);
        std::optional<wire::Voice> voice;
        while (auto document = display.wait_for<wire::Document>())
            if (const auto *found = std::get_if<wire::Voice>(&document->body); found && found->check) {
                voice = *found;
                break;
            }
        QVERIFY(voice && voice->check->volume == 60);
        QCOMPARE(error_code(specialist.post(path, R"({"volume":101})")), std::string("bad_field"));
        QCOMPARE(m_world->client("administrator").post(path, R"({"volume":60})").status, 403);
    }
};

QTEST_GUILESS_MAIN(MessageApiTest)
#include "tst_message_api.moc"
