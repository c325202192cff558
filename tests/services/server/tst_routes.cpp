// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/people/roles.h"
#include "server/http/route.h"
#include "tests/services/server/server_world.h"

#include <QTest>
#include <algorithm>

using namespace talon;
using namespace talon::server;
using namespace talon::test;

namespace {

/// A path of the route with something harmless in its places.
std::string path_of(const Route &route)
{
    std::string path = route.path;
    for (auto open = path.find('{'); open != std::string::npos; open = path.find('{'))
        path.replace(open, path.find('}') - open + 1, path.find("{window}") == open ? "7" : "0000000000000");
    return path;
}

bool needs_session(const Route &route)
{
    return route.access.gate == Gate::staff;
}

/// Who of o(perator), a(dministrator), s(pecialist), h(ead) and p(rotector, the security officer) may use a route: the test's own word for every one of them.
const std::map<std::string, std::string> who_may{
    {"openapi", "oashp"}, {"session", "oashp"}, {"hall", "oashp"}, {"hall_live", "oashp"},
    {"take", "o"}, {"release", "o"}, {"release_for", "a"}, {"return_for", "a"}, {"call_next", "o"}, {"call", "o"}, {"recall", "o"}, {"start", "o"}, {"finish", "o"},
    {"no_show", "o"}, {"return", "o"}, {"transfer", "o"}, {"park", "oa"}, {"unpark", "oa"}, {"leave", "oa"}, {"correct", "oa"},
    {"change_password", "oashp"}, {"staff", "sp"}, {"add_staff", "s"}, {"change_staff", "s"}, {"reset_password", "s"}, {"sessions", "sp"}, {"end_session", "s"},
    {"settings", "sp"}, {"check_settings", "sp"}, {"save_settings", "s"}, {"revisions", "sp"}, {"revision", "sp"}, {"revert_settings", "s"},
    {"pages", "ash"}, {"page", "ash"}, {"check_page", "s"}, {"save_page", "s"}, {"publish_page", "s"}, {"withdraw_page", "s"}, {"restore_page", "s"}, {"save_sections", "s"},
    {"forecast", "ash"}, {"alarms", "ashp"}, {"confirm_calendar", "s"}, {"devices", "asp"}, {"issue_code", "s"}, {"revoke", "s"},
    {"bookings", "ash"}, {"open_list", "s"}, {"compare_list", "s"}, {"apply_list", "s"}, {"waiting_list", "s"}, {"open_waiting", "s"}, {"put_list_aside", "s"},
    {"todays_bookings", "oa"}, {"find_booking", "oa"}, {"join_booking", "oa"}, {"part_booking", "oa"}, {"reinstate_booking", "oa"}, {"booking_week", "ash"}, {"keep_booking", "as"},
    {"cancel_booking", "as"}, {"name_in_hand", "o"}, {"find_names", "oa"}, {"show_name", "as"}, {"names", "p"}, {"names_act", "p"}, {"destroy_names", "p"},
    {"surveys", "ash"}, {"publish_survey", "s"}, {"close_survey", "s"}, {"survey_results", "ash"}, {"survey_words", "s"}, {"survey_poster", "ash"},
    {"check_survey", "ash"}, {"read_survey", "ash"}, {"save_survey", "s"}, {"drop_survey", "s"}, {"remove_words", "s"}, {"survey_period", "ash"}, {"survey_file", "ash"},
    {"survey_signs", "ash"}, {"quality", "ash"}, {"free_days", "as"}, {"place_booking", "as"},
    {"report", "ash"}, {"report_file", "ash"}, {"report_tickets", "ash"}, {"operators_report", "h"}, {"operators_file", "h"}, {"operators_tickets", "h"},
    {"messages", "as"}, {"set_message", "as"}, {"end_message", "as"}, {"check_sound", "s"},
    {"audit", "shp"}, {"chain_check", "shp"}, {"begin_chain_check", "shp"},
};

std::string name(const Route &route)
{
    return std::string(route.method) + " " + route.path;
}

} // namespace

/// The table of routes against a running server: who may, who may not.
class RoutesTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<ServerWorld> m_world;

private Q_SLOTS:
    void initTestCase() { m_world = std::make_unique<ServerWorld>(); }
    void cleanupTestCase() { m_world.reset(); }

    void strangersAreTurnedAway()
    {
        PlainClient stranger(m_world->port());
        for (const Route &route : routes()) {
            const auto answer = stranger.ask(route.method, path_of(route));
            if (needs_session(route)) {
                QVERIFY2(answer.status == 401, name(route).c_str());
                QCOMPARE(error_code(answer), std::string("not_logged_in"));
                QVERIFY2(answer.body.find("version") == std::string::npos, "a stranger learns nothing");
            } else {
                QVERIFY2(answer.status != 0 && answer.status < 500, name(route).c_str());
            }
        }
    }

    void forgedCookiesOpenNothing()
    {
        PlainClient forger(m_world->port());
        for (const char *cookie : {"talon_session=", "talon_session=x", "__Host-talon_session=x", "other=1; talon_session=0"}) {
            forger.cookie = cookie;
            QCOMPARE(forger.get("/api/v1/hall").status, 401);
        }
        auto known = m_world->client("operator1");
        QCOMPARE(known.get("/api/v1/hall").status, 200);
        known.cookie += "; " + known.cookie; // the same name twice: somebody else set one of them
        QCOMPARE(known.get("/api/v1/hall").status, 401);
    }

    void changesNeedTheToken()
    {
        auto specialist = m_world->client("specialist");
        auto operator1 = m_world->client("operator1");
        for (const Route &route : routes()) {
            if (!needs_session(route) || std::string_view(route.method) == "GET")
                continue;
            auto &client = who_may.at(route.name).find('o') == std::string::npos ? specialist : operator1;
            for (const std::string &token : {std::string(), std::string("x"), client.csrf + "x"}) {
                PlainClient forger(m_world->port());
                forger.cookie = client.cookie;
                forger.csrf = token;
                const auto answer = forger.ask(route.method, path_of(route));
                QVERIFY2(answer.status == 403 && error_code(answer) == "bad_csrf", name(route).c_str());
            }
        }
    }

    /// Every route by every role, and by a person who has two of them.
    void rolesKeepToTheirRoutes()
    {
        std::size_t known = 0;
        for (const auto &[login, letters] : std::map<std::string, std::string>{
                 {"operator1", "o"}, {"administrator", "a"}, {"specialist", "s"}, {"both", "os"}, {"head", "h"}, {"security", "p"}}) {
            for (const Route &route : routes()) {
                if (!needs_session(route))
                    continue;
                QVERIFY2(who_may.contains(route.name), (std::string("nobody has said who may: ") + route.name).c_str());
                ++known;
                auto client = m_world->client(login); // one of them logs out
                const bool allowed = who_may.at(route.name).find_first_of(letters) != std::string::npos;
                const auto answer = client.ask(route.method, path_of(route), route.request_schema ? "{}" : "");
                const std::string what = login + " " + name(route) + ": " + std::to_string(answer.status) + " " + answer.body;
                if (allowed)
                    QVERIFY2(answer.status != 0 && answer.status < 500 && answer.status != 401 && error_code(answer) != "not_allowed", what.c_str());
                else
                    QVERIFY2(answer.status == 403 && error_code(answer) == "not_allowed", what.c_str());
            }
        }
        QCOMPARE(known, 6 * who_may.size());
    }

    void everyPermissionOfARouteIsSomebodys()
    {
        const auto all = core::permissions();
        for (const Route &route : routes())
            QVERIFY2(route.access.permission.empty() || std::binary_search(all.begin(), all.end(), route.access.permission), route.name);
    }

    void everyRouteThatIsOpenAnswers()
    {
        for (const Route &route : routes()) {
            if (route.socket || needs_session(route))
                continue;
            PlainClient stranger(m_world->port());
            const auto answer = stranger.ask(route.method, path_of(route), route.request_schema ? "{}" : "");
            QVERIFY2(answer.status != 0 && answer.status < 500 && answer.status != 401 && error_code(answer) != "not_allowed",
                     (name(route) + ": " + answer.body).c_str());
        }
    }

    void otherPagesMayNotChangeAnything()
    {
        auto client = m_world->client("operator2");
        const auto answer = client.ask("POST", "/api/v1/windows/2/take", "", {{"Origin", "http://evil.example"}});
        QCOMPARE(answer.status, 403);
        PlainWebSocket socket(m_world->port(), "/api/v1/hall/live", client.cookie, "Origin: http://evil.example\r\n");
        QCOMPARE(socket.status, 403);
        const auto own = "http://127.0.0.1:" + std::to_string(m_world->port());
        PlainWebSocket good(m_world->port(), "/api/v1/hall/live", client.cookie, "Origin: " + own + "\r\n");
        QCOMPARE(good.status, 101);
    }

    void wrongMethodNamesTheRightOnes()
    {
        PlainClient client(m_world->port());
        const auto answer = client.ask("PUT", "/api/v1/session");
        QCOMPARE(answer.status, 405);
        QCOMPARE(error_code(answer), std::string("wrong_method"));
        QCOMPARE(PlainClient(m_world->port()).ask("PUT", "/api/v1/session").headers["allow"], std::string("POST, GET, DELETE"));
    }

    void unknownPathIsNotFound()
    {
        PlainClient client(m_world->port());
        for (const std::string path : {"/nothing", "/api/v1/", "/api/v1/hall/x", "/../etc/passwd", "/assets/../index.html", "/%2e"}) {
            const auto answer = client.get(path);
            QVERIFY2(answer.status == 404 && error_code(answer) == "not_found", path.c_str());
        }
    }

    void headIsGetWithoutABody()
    {
        PlainClient client(m_world->port());
        const auto answer = client.ask("HEAD", "/healthz");
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.body.empty());
        QCOMPARE(client.get("/healthz").status, 200); // the connection goes on in step
    }

    void everyAnswerIsGuarded()
    {
        PlainClient client(m_world->port());
        for (const std::string path : {"/healthz", "/nothing", "/api/v1/hall"}) {
            auto answer = client.get(path);
            QVERIFY(answer.headers["content-security-policy"].find("default-src 'self'") == 0);
            QCOMPARE(answer.headers["x-content-type-options"], std::string("nosniff"));
            QCOMPARE(answer.headers["x-frame-options"], std::string("DENY"));
            QCOMPARE(answer.headers["referrer-policy"], std::string("no-referrer"));
            QCOMPARE(answer.headers["cache-control"], std::string("no-store"));
        }
    }

    void errorsSpeakTheLanguageAsked()
    {
        PlainClient client(m_world->port());
        QVERIFY(client.get("/api/v1/hall").body.find("Войдите в систему.") != std::string::npos);
        const auto english = client.ask("GET", "/api/v1/hall", "", {{"Accept-Language", "en-GB,en;q=0.9,ru;q=0.1"}});
        QVERIFY(english.body.find("Log in first.") != std::string::npos);
    }

    void metricsAreForThisMachine()
    {
        PlainClient client(m_world->port());
        const auto answer = client.get("/metrics");
        QCOMPARE(answer.status, 200);
        for (const char *figure : {"talon_commits_total ", "talon_commit_wait_seconds_bucket{le=\"+Inf\"} ", "talon_connections_open ",
                                   "talon_logins_failed_total ", "talon_tickets_waiting ", "talon_devices_online "})
            QVERIFY2(answer.body.find(figure) != std::string::npos, figure);
        // Passed on by a proxy: not from this machine, whatever the socket says.
        QCOMPARE(client.ask("GET", "/metrics", "", {{"X-Forwarded-For", "10.0.0.7"}}).status, 403);
    }

    void descriptionIsServed()
    {
        auto client = m_world->client("administrator");
        const auto answer = client.get("/api/v1/openapi.json");
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.body.find(R"("openapi":"3.1.0")") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(RoutesTest)
#include "tst_routes.moc"
