// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/server/server_world.h"

#include <QTest>

#include <fstream>
#include <iterator>

using namespace talon;
using namespace talon::test;

namespace {

bool has(const HttpAnswer &answer, const std::string &what)
{
    return answer.body.find(what) != std::string::npos;
}

HttpAnswer change(PlainClient &client, const std::string &login, const std::string &roles, bool active, const std::string &title = "Operator")
{
    return client.ask("PUT", "/api/v1/staff/" + login, "{\"title\":\"" + title + "\",\"roles\":[" + roles + "],\"active\":" + (active ? "true" : "false") + "}");
}

HttpAnswer choose(PlainClient &client, const std::string &present, const std::string &next)
{
    return client.ask("PUT", "/api/v1/session/password", "{\"password\":\"" + present + "\",\"new_password\":\"" + next + "\"}");
}

} // namespace

/// People and their sessions while talond runs.
class PeopleApiTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<ServerWorld> m_world;

    HttpAnswer add(PlainClient &client, const std::string &login, const std::string &roles = "\"operator\"")
    {
        return client.post("/api/v1/staff", "{\"login\":\"" + login + "\",\"title\":\"Operator\",\"roles\":[" + roles + "]}");
    }

private Q_SLOTS:
    void init() { m_world = std::make_unique<ServerWorld>(); }
    void cleanup() { m_world.reset(); }

    void somebodyNewChoosesAPasswordBeforeAnythingElse()
    {
        auto keeper = m_world->client("specialist");
        const auto added = add(keeper, "operator7");
        QCOMPARE(added.status, 200);
        const std::string once = field(added.body, "password");
        QCOMPARE(once.size(), 14U);
        QVERIFY(has(keeper.get("/api/v1/staff"), "\"login\":\"operator7\",\"title\":\"Operator\",\"roles\":[\"operator\"],\"active\":true,\"one_time\":true"));

        PlainClient fresh(m_world->port());
        const auto in = fresh.log_in("operator7", once);
        QCOMPARE(in.status, 200);
        QVERIFY(has(in, "\"password_due\":true"));
        for (const std::string path : {"/api/v1/hall", "/api/v1/hall/live"})
            QCOMPARE(error_code(fresh.get(path)), std::string("password_due"));
        QCOMPARE(error_code(fresh.post("/api/v1/windows/1/take")), std::string("password_due"));
        QCOMPARE(error_code(choose(fresh, once, "short")), std::string("weak_password"));
        QCOMPARE(error_code(choose(fresh, once, once)), std::string("weak_password"));
        QCOMPARE(error_code(choose(fresh, "not this one", "my own password")), std::string("bad_credentials"));
        QCOMPARE(choose(fresh, once, "my own password").status, 204);
        QCOMPARE(fresh.get("/api/v1/hall").status, 200); // the same session goes on
        QVERIFY(has(fresh.get("/api/v1/session"), "\"password_due\":false"));
        QCOMPARE(PlainClient(m_world->port()).log_in("operator7", once).status, 401);

        m_world->stop();
        m_world->start(); // all of it is on the disk
        QCOMPARE(PlainClient(m_world->port()).log_in("operator7", "my own password").status, 200);
        // No password is in the journal, be it the one-time one or the own one.
        std::ifstream file(m_world->data() + "/journal.db", std::ios::binary);
        const std::string journal{std::istreambuf_iterator<char>(file), {}};
        QVERIFY(journal.find("password_set") != std::string::npos);
        QVERIFY(journal.find(once) == std::string::npos && journal.find("my own password") == std::string::npos);
    }

    void whoIsBlockedIsOutEverywhereAtOnce()
    {
        auto desk = m_world->client("operator1");
        auto second = m_world->client("operator1");
        QCOMPARE(desk.post("/api/v1/windows/1/take").status, 200);
        PlainWebSocket live(m_world->port(), "/api/v1/hall/live", desk.cookie);
        QVERIFY(live.receive());
        auto keeper = m_world->client("specialist");
        QCOMPARE(change(keeper, "operator1", "\"operator\"", false).status, 204);
        QCOMPARE(desk.get("/api/v1/hall").status, 401);
        QCOMPARE(second.get("/api/v1/hall").status, 401);
        QVERIFY(live.ends());
        QCOMPARE(live.close_code, 4401);
        QCOMPARE(PlainClient(m_world->port()).log_in("operator1", ServerWorld::password).status, 401);
        auto colleague = m_world->client("operator2");
        QCOMPARE(colleague.post("/api/v1/windows/1/take").status, 200); // taken over from who is gone
        QCOMPARE(change(keeper, "operator1", "\"operator\"", true).status, 204);
        QCOMPARE(PlainClient(m_world->port()).log_in("operator1", ServerWorld::password).status, 200);
    }

    void otherRolesCountAtOnce()
    {
        auto desk = m_world->client("operator1");
        auto keeper = m_world->client("specialist");
        QCOMPARE(desk.get("/api/v1/alarms").status, 403);
        QCOMPARE(change(keeper, "operator1", "\"operator\",\"administrator\"", true, "Senior").status, 204);
        QCOMPARE(desk.get("/api/v1/alarms").status, 200);
        QVERIFY(has(desk.get("/api/v1/session"), "\"title\":\"Senior\""));
        PlainWebSocket live(m_world->port(), "/api/v1/hall/live", desk.cookie);
        QVERIFY(live.receive());
        QCOMPARE(change(keeper, "operator1", "", true).status, 204);
        QCOMPARE(desk.get("/api/v1/hall").status, 403);
        QVERIFY(live.ends()); // nor may they look on
    }

    void aResetPasswordEndsTheSessionsOfThePerson()
    {
        auto desk = m_world->client("operator1");
        auto keeper = m_world->client("specialist");
        const auto reset = keeper.post("/api/v1/staff/operator1/password");
        QCOMPARE(reset.status, 200);
        QCOMPARE(desk.get("/api/v1/hall").status, 401);
        QCOMPARE(PlainClient(m_world->port()).log_in("operator1", ServerWorld::password).status, 401);
        PlainClient again(m_world->port());
        QCOMPARE(again.log_in("operator1", field(reset.body, "password")).status, 200);
        QCOMPARE(error_code(again.get("/api/v1/hall")), std::string("password_due"));
        QCOMPARE(error_code(keeper.post("/api/v1/staff/specialist/password")), std::string("own_rights"));
        QCOMPARE(error_code(keeper.post("/api/v1/staff/nobody/password")), std::string("unknown_staff"));
    }

    void anOwnPasswordEndsTheOtherSessions()
    {
        auto one = m_world->client("operator1");
        auto other = m_world->client("operator1");
        QCOMPARE(choose(one, ServerWorld::password, "another horse").status, 204);
        QCOMPARE(one.get("/api/v1/hall").status, 200);
        QCOMPARE(other.get("/api/v1/hall").status, 401);
        // Guessing the present one is slowed down as any guessing is.
        int status = 401;
        for (int i = 0; i < 40 && status == 401; ++i)
            status = choose(one, "a wrong guess", "yet another horse").status;
        QCOMPARE(status, 429);
    }

    void nobodyLocksEverybodyOut()
    {
        auto keeper = m_world->client("specialist");
        auto both = m_world->client("both");
        QCOMPARE(error_code(change(keeper, "specialist", "\"specialist\"", false)), std::string("own_rights"));
        QCOMPARE(error_code(change(keeper, "specialist", "\"specialist\",\"operator\"", true)), std::string("own_rights"));
        QCOMPARE(change(keeper, "specialist", "\"specialist\"", true, "Renamed").status, 204);
        QCOMPARE(change(both, "specialist", "\"specialist\"", false).status, 204);
        QCOMPARE(keeper.get("/api/v1/staff").status, 401);
        QCOMPARE(error_code(change(both, "both", "\"operator\"", true)), std::string("own_rights"));
    }

    void whatCannotBeIsRefused()
    {
        auto keeper = m_world->client("specialist");
        QCOMPARE(error_code(add(keeper, "operator1")), std::string("login_taken"));
        QCOMPARE(error_code(add(keeper, "Operator")), std::string("bad_field"));
        QCOMPARE(error_code(add(keeper, "operator8", "\"king\"")), std::string("unknown_role"));
        QCOMPARE(error_code(change(keeper, "nobody", "", true)), std::string("unknown_staff"));
        QCOMPARE(error_code(keeper.post("/api/v1/staff", "{\"login\":\"x\"}")), std::string("missing_field"));
        QVERIFY(!has(keeper.get("/api/v1/staff"), "operator8"));
    }

    void sessionsAreListedAndEnded()
    {
        auto keeper = m_world->client("specialist");
        auto desk = m_world->client("operator1");
        const auto list = keeper.get("/api/v1/sessions");
        QVERIFY(has(list, "\"login\":\"specialist\"") && has(list, "\"own\":true"));
        QVERIFY(list.body.find(desk.cookie.substr(desk.cookie.find('=') + 1)) == std::string::npos); // what is shown opens nothing
        const auto at = list.body.find("\"login\":\"operator1\"");
        QVERIFY(at != std::string::npos);
        const auto name = list.body.substr(list.body.rfind("\"session\":\"", at) + 11, 16);
        PlainWebSocket live(m_world->port(), "/api/v1/hall/live", desk.cookie);
        QVERIFY(live.receive());
        QCOMPARE(keeper.ask("DELETE", "/api/v1/sessions/" + name).status, 204);
        QCOMPARE(desk.get("/api/v1/hall").status, 401);
        QVERIFY(live.ends());
        QCOMPARE(keeper.ask("DELETE", "/api/v1/sessions/" + name).status, 204); // it has ended
        QVERIFY(!has(keeper.get("/api/v1/sessions"), "operator1"));
    }
};

QTEST_APPLESS_MAIN(PeopleApiTest)
#include "tst_people_api.moc"
