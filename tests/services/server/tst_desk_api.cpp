// SPDX-License-Identifier: GPL-3.0-or-later
// What an operator does with visitors beyond call and finish, over HTTP; and presses that are sent twice.
#include "tests/services/server/server_world.h"

#include <QTest>

using namespace talon;
using namespace talon::test;

namespace {

std::string state_of(const HttpAnswer &answer)
{
    return field(answer.body, "state");
}

} // namespace

class DeskApiTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<ServerWorld> m_world;
    std::optional<PlainDevice> m_kiosk;

    /// The id of the n-th ticket pushed.
    std::string ticket(std::size_t n) const;
    static std::string at(const std::string &ticket, const std::string &verb) { return "/api/v1/tickets/" + ticket + "/" + verb; }
    static HttpAnswer keyed(PlainClient &client, const std::string &path, const std::string &key, const std::string &body = {})
    {
        return client.ask("POST", path, body, {{"Idempotency-Key", client.instance + "." + key}});
    }

private Q_SLOTS:
    void init()
    {
        m_world = std::make_unique<ServerWorld>();
        m_kiosk = m_world->device();
        QVERIFY(m_kiosk->connect(m_world->port()));
        QVERIFY(m_world->push_tickets(*m_kiosk, 3));
    }
    void cleanup()
    {
        m_kiosk.reset();
        m_world.reset();
    }

    void aVisitorIsPutOffAndTakenBack()
    {
        auto client = m_world->client("operator1");
        client.post("/api/v1/windows/1/take");
        const auto id = field(client.post("/api/v1/windows/1/call-next").body, "ticket");
        QCOMPARE(state_of(client.post(at(id, "park"), R"({"minutes":15})")), std::string("parked"));
        const auto hall = client.get("/api/v1/hall").body;
        const auto parked = hall.find("\"parked\":[{\"ticket\":\"" + id);
        QVERIFY(parked != std::string::npos);
        QVERIFY(hall.find("\"parked_until\":\"20", parked) != std::string::npos);
        QCOMPARE(state_of(client.post(at(id, "unpark"))), std::string("waiting"));
        QCOMPARE(error_code(client.post(at(id, "unpark"))), std::string("wrong_state"));
        // By hand only, of one who waits, and also by the administrator.
        auto administrator = m_world->client("administrator");
        const auto put_off = administrator.post(at(id, "park"), "{}");
        QCOMPARE(state_of(put_off), std::string("parked"));
        QVERIFY(put_off.body.find("\"parked_until\":null") != std::string::npos);
        for (const char *bad : {R"({"minutes":0})", R"({"minutes":481})", R"({"minutes":"15"})", "[]", "15", ""})
            QCOMPARE(client.post(at(id, "park"), bad).status, 400);
    }

    void aVisitorComesBackByTheClock()
    {
        auto client = m_world->client("operator1");
        QCOMPARE(state_of(client.post(at(ticket(0), "park"), R"({"minutes":1})")), std::string("parked"));
        PlainWebSocket live(m_world->port(), "/api/v1/hall/live", client.cookie);
        m_world->advance(std::chrono::minutes(2));
        while (const auto frame = live.receive())
            if (frame->find("\"parked\":{\"gone\":[\"" + ticket(0)) != std::string::npos)
                return;
        QFAIL("the ticket stayed put off");
    }

    void aVisitorGoesOnToAnotherWindowOperatorOrService()
    {
        auto one = m_world->client("operator1");
        auto two = m_world->client("operator2");
        one.post("/api/v1/windows/1/take");
        two.post("/api/v1/windows/2/take");
        const auto serve = [&] {
            const auto id = field(one.post("/api/v1/windows/1/call-next").body, "ticket");
            one.post(at(id, "start"));
            return id;
        };
        const auto first = serve();
        QCOMPARE(error_code(one.post(at(first, "transfer"), "{}")), std::string("unknown_service"));
        QCOMPARE(error_code(one.post(at(first, "transfer"), R"({"window":"98"})")), std::string("unknown_window"));
        QCOMPARE(one.post(at(first, "transfer"), R"({"window":5})").status, 400);
        QCOMPARE(one.post(at(first, "transfer"), R"({"window":"05"})").status, 400);
        QCOMPARE(error_code(two.post(at(first, "transfer"), R"({"window":"2"})")), std::string("window_not_yours"));
        const auto sent = one.post(at(first, "transfer"), R"({"window":"2"})");
        QCOMPARE(state_of(sent), std::string("waiting"));
        QVERIFY(sent.body.find(R"("only_window":"2")") != std::string::npos);
        QCOMPARE(field(two.post("/api/v1/windows/2/call-next").body, "ticket"), first);
        const auto second = serve();
        QVERIFY(one.post(at(second, "transfer"), R"({"staff":"operator1"})").body.find(R"("only_staff":"operator1")") != std::string::npos);
        QCOMPARE(serve(), second); // back to who sent it, before the third
        QCOMPARE(field(one.post(at(second, "transfer"), R"({"service":"account"})").body, "service"), std::string("account"));
    }

    void whoDidNotComeIsThereAfterAll()
    {
        auto client = m_world->client("operator1");
        client.post("/api/v1/windows/1/take");
        const auto id = field(client.post("/api/v1/windows/1/call-next").body, "ticket");
        client.post(at(id, "no-show"));
        QVERIFY(client.get("/api/v1/hall").body.find("\"no_show\":[{\"ticket\":\"" + id) != std::string::npos);
        QCOMPARE(state_of(client.post(at(id, "correct"))), std::string("waiting"));
        QCOMPARE(error_code(client.post(at(id, "correct"))), std::string("wrong_state"));
    }

    void whoWentAwayIsNotCalled()
    {
        auto client = m_world->client("operator1");
        client.post("/api/v1/windows/1/take");
        QCOMPARE(state_of(client.post(at(ticket(0), "leave"))), std::string("left"));
        QCOMPARE(field(client.post("/api/v1/windows/1/call-next").body, "ticket"), ticket(1));
        QCOMPARE(error_code(client.post(at(ticket(1), "leave"))), std::string("wrong_state"));
    }

    void aChosenVisitorIsCalledWithAReason()
    {
        auto client = m_world->client("operator1");
        QCOMPARE(error_code(client.post(at(ticket(2), "call"), R"({"reason":"x"})")), std::string("window_not_yours"));
        client.post("/api/v1/windows/1/take");
        const auto without = client.post(at(ticket(2), "call"), "{}");
        QCOMPARE(error_code(without), std::string("reason_missing"));
        QVERIFY(without.body.find("Укажите причину") != std::string::npos);
        for (const char *bad : {R"({"reason":"плохо"})", R"({"reason":""})", R"({"reason":5})", ""})
            QCOMPARE(client.post(at(ticket(2), "call"), bad).status, 400);
        QCOMPARE(state_of(client.post(at(ticket(2), "call"), R"({"reason":"unwell"})")), std::string("called"));
        QCOMPARE(error_code(client.post(at(ticket(1), "call"), R"({"reason":"x"})")), std::string("ticket_in_hand"));
    }

    void whoIsGoneLeavesTheWindowToColleagues()
    {
        auto gone = m_world->client("operator1");
        auto colleague = m_world->client("operator2");
        gone.post("/api/v1/windows/1/take");
        const auto id = field(gone.post("/api/v1/windows/1/call-next").body, "ticket");
        QCOMPARE(error_code(colleague.post("/api/v1/windows/1/take")), std::string("window_taken"));
        gone.ask("DELETE", "/api/v1/session");
        const auto taken = colleague.post("/api/v1/windows/1/take");
        QCOMPARE(taken.status, 200);
        QCOMPARE(field(taken.body, "ticket"), id); // with the visitor who stands there
        QCOMPARE(state_of(colleague.post(at(id, "start"))), std::string("serving"));
    }

    void theAdministratorFreesAWindowWithAReason()
    {
        auto client = m_world->client("operator1");
        auto administrator = m_world->client("administrator");
        client.post("/api/v1/windows/1/take");
        const auto id = field(client.post("/api/v1/windows/1/call-next").body, "ticket");
        QCOMPARE(error_code(administrator.post("/api/v1/windows/1/release-for", "{}")), std::string("reason_missing"));
        QCOMPARE(error_code(administrator.post(at(id, "return-for"), "{}")), std::string("reason_missing"));
        QCOMPARE(state_of(administrator.post(at(id, "return-for"), R"({"reason":"operator_gone"})")), std::string("waiting"));
        QCOMPARE(error_code(client.post(at(id, "start"))), std::string("wrong_state"));
        const auto again = field(client.post("/api/v1/windows/1/call-next").body, "ticket");
        QCOMPARE(again, id); // its place was kept
        QCOMPARE(administrator.post("/api/v1/windows/1/release-for", R"({"reason":"operator_gone"})").status, 200);
        QVERIFY(client.get("/api/v1/session").body.find(R"("window":null)") != std::string::npos);
        QCOMPARE(error_code(administrator.post("/api/v1/windows/98/release-for", R"({"reason":"x"})")), std::string("unknown_window"));
    }

    void aPressWhoseAnswerWasLostIsDoneOnce()
    {
        auto client = m_world->client("operator1");
        keyed(client, "/api/v1/windows/1/take", "1");
        const auto first = keyed(client, "/api/v1/windows/1/call-next", "2");
        const auto again = keyed(client, "/api/v1/windows/1/call-next", "2");
        QCOMPARE(again.status, 200);
        QCOMPARE(again.body, first.body);
        const auto id = field(first.body, "ticket");
        keyed(client, at(id, "recall"), "3");
        QVERIFY(keyed(client, at(id, "recall"), "3").body.find("\"calls\":2") != std::string::npos);
        QVERIFY(keyed(client, at(id, "recall"), "4").body.find("\"calls\":3") != std::string::npos);
        // A refusal is an answer too.
        QCOMPARE(error_code(keyed(client, at(id, "finish"), "5")), std::string("wrong_state"));
        keyed(client, at(id, "start"), "6");
        QCOMPARE(error_code(keyed(client, at(id, "finish"), "5")), std::string("wrong_state"));
        QCOMPARE(state_of(keyed(client, at(id, "finish"), "7")), std::string("served"));
    }

    void twoPressesAtOnceWithOneKeyAreOne()
    {
        auto one = m_world->client("operator1");
        one.post("/api/v1/windows/1/take");
        PlainClient other(m_world->port());
        other.cookie = one.cookie;
        other.csrf = one.csrf;
        other.instance = one.instance;
        std::string answers[2];
        std::thread beside([&] { answers[0] = keyed(other, "/api/v1/windows/1/call-next", "k").body; });
        answers[1] = keyed(one, "/api/v1/windows/1/call-next", "k").body;
        beside.join();
        QCOMPARE(answers[0], answers[1]);
        QVERIFY(answers[0].find("\"called\"") != std::string::npos);
    }

    void aKeyStandsForOnePressOfThisRunOfTalond()
    {
        auto client = m_world->client("operator1");
        keyed(client, "/api/v1/windows/1/take", "1");
        QCOMPARE(error_code(keyed(client, "/api/v1/windows/1/call-next", "1")), std::string("key_reused"));
        const auto old = client.ask("POST", "/api/v1/windows/1/call-next", "", {{"Idempotency-Key", "earlier.2"}});
        QCOMPARE(old.status, 409);
        QCOMPARE(error_code(old), std::string("restarted"));
        QCOMPARE(client.ask("POST", "/api/v1/windows/1/call-next", "", {{"Idempotency-Key", client.instance + ".a b"}}).status, 400);
        QCOMPARE(client.ask("POST", "/api/v1/windows/1/call-next", "", {{"Idempotency-Key", client.instance + "." + std::string(64, 'a')}}).status, 400);
        // Another session's keys are its own.
        auto second = m_world->client("operator2");
        QCOMPARE(keyed(second, "/api/v1/windows/2/take", "1").status, 200);
        // Another run has another name.
        const auto before = client.instance;
        m_world->stop();
        m_world->start();
        QVERIFY(m_world->client("operator1").instance != before);
    }
};

#include "wire/journal/event_codec.h"

std::string DeskApiTest::ticket(std::size_t n) const
{
    const auto &event = m_kiosk->events.at(n);
    const auto decoded = wire::decode_event(event.type, event.version, event.body);
    return std::get<core::TicketIssued>(*decoded).ticket.value;
}

QTEST_APPLESS_MAIN(DeskApiTest)
#include "tst_desk_api.moc"
