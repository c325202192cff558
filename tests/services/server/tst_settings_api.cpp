// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/server/server_world.h"

#include "wire/site/site_codec.h"

#include <QTest>

using namespace talon;
using namespace talon::test;

namespace {

const std::string settings = "/api/v1/settings";

std::string body_of(const core::Site &site, const std::string &note = {})
{
    return "{\"site\":" + wire::encode_site(site) + ",\"note\":\"" + note + "\"}";
}

HttpAnswer save(PlainClient &client, const core::Site &site, int base, const std::string &note = {})
{
    return client.ask("PUT", settings, body_of(site, note), {{"If-Match", "\"" + std::to_string(base) + "\""}});
}

bool has(const HttpAnswer &answer, const std::string &what)
{
    return answer.body.find(what) != std::string::npos;
}

core::Site demo() { return *wire::decode_site(open_site()); }

core::Site without_inn()
{
    core::Site site = demo();
    std::erase_if(site.services, [](const core::Service &service) { return service.id.value == "inn"; });
    for (core::Window &window : site.windows)
        std::erase_if(window.services, [](const core::WindowService &taken) { return taken.service.value == "inn"; });
    return site;
}

} // namespace

/// Settings that change while the hall works, over HTTP and down to the kiosk.
class SettingsApiTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<ServerWorld> m_world;

private Q_SLOTS:
    void init() { m_world = std::make_unique<ServerWorld>(); }
    void cleanup() { m_world.reset(); }

    void whatIsInForceIsShownWithItsTag()
    {
        auto client = m_world->client("specialist");
        auto answer = client.get(settings);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.headers["etag"], std::string("\"1\""));
        QVERIFY(has(answer, "{\"revision\":{\"number\":1,\"at\":\""));
        QVERIFY(has(answer, "\"by\":\"talond\",\"note\":\"\"},\"site\":" + wire::encode_site(demo()) + "}"));
        QCOMPARE(client.ask("GET", settings, "", {{"If-None-Match", "\"1\""}}).status, 304);
    }

    void aChangeIsInForceAtOnceForKiosksAndConsoles()
    {
        PlainDevice kiosk = m_world->device();
        QVERIFY(kiosk.connect(m_world->port()));
        auto client = m_world->client("specialist");
        PlainWebSocket console(m_world->port(), "/api/v1/hall/live", m_world->client("operator1").cookie);
        QVERIFY(console.receive());

        core::Site site = demo();
        site.name = {"Другая инспекция", "Another inspectorate"};
        site.services.front().title = {"Новое название", "A new title"};
        auto answer = save(client, site, 1, "переименовали");
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.headers["etag"], std::string("\"2\""));
        QVERIFY(has(answer, "\"by\":\"specialist\",\"note\":\"переименовали\""));

        bool told = false;
        while (const auto document = told ? std::nullopt : kiosk.wait_for<wire::Document>())
            if (const auto *menu = std::get_if<wire::Menu>(&document->body))
                told = menu->site.services.front().title == site.services.front().title;
        QVERIFY(told);
        bool shown = false;
        while (const auto frame = shown ? std::nullopt : console.receive())
            shown = frame->find("Другая инспекция") != std::string::npos;
        QVERIFY(shown);
        m_world->stop();
        m_world->start();
        QVERIFY(has(m_world->client("specialist").get(settings), "переименовали")); // it is in the journal
    }

    void theSecondOfTwoIsShownTheDifference()
    {
        auto one = m_world->client("specialist");
        auto other = m_world->client("both");
        core::Site site = demo();
        site.rules.recall_limit = 5;
        QCOMPARE(save(one, site, 1).status, 200);
        core::Site late = demo();
        late.rules.reserve_size = 7;
        auto answer = save(other, late, 1);
        QCOMPARE(answer.status, 412);
        QCOMPARE(error_code(answer), std::string("changed_meanwhile"));
        QCOMPARE(answer.headers["etag"], std::string("\"2\""));
        QVERIFY(has(answer, "\"by\":\"specialist\""));
        QVERIFY(has(answer, "\"differences\":[{\"path\":\"rules.recall_limit\",\"was\":3,\"now\":5}]"));
        QVERIFY(has(one.get(settings), "\"reserve_size\":20"));
        // Asked twice for what is so already: it is so. A tag that was never given is an older one.
        QCOMPARE(save(other, site, 1).status, 200);
        QCOMPARE(other.ask("PUT", settings, body_of(late), {{"If-Match", "\"x\""}}).status, 412);
        QVERIFY(has(one.get(settings + "/revisions"), "\"newest\":2"));
    }

    void nobodySavesWithoutSayingOverWhat()
    {
        auto client = m_world->client("specialist");
        const auto answer = client.ask("PUT", settings, body_of(demo()));
        QCOMPARE(answer.status, 428);
        QCOMPARE(error_code(answer), std::string("if_match_missing"));
        QCOMPARE(client.post(settings + "/revisions/1/revert", "{}").status, 428);
    }

    void errorsStandBesideTheirFields()
    {
        auto client = m_world->client("specialist");
        core::Site site = demo();
        site.rules.service_time = core::Minutes{0};
        site.windows.front().services.front().service = {"nothing"};
        const auto checked = client.post(settings + "/check", body_of(site));
        QCOMPARE(checked.status, 200);
        const std::string findings = "\"findings\":[{\"path\":\"windows[0].services[0]\",\"code\":\"service_unknown\",\"message\":\"Услуги «nothing» нет.\"},"
                                     "{\"path\":\"rules.service_time_min\",\"code\":\"out_of_range\",\"message\":\"Допустимо от 1 до 240.\"}]";
        QVERIFY2(has(checked, findings), checked.body.c_str());
        const auto answer = save(client, site, 1);
        QCOMPARE(answer.status, 422);
        QCOMPARE(error_code(answer), std::string("site_not_valid"));
        QVERIFY(has(answer, findings));
        const auto english = client.ask("POST", settings + "/check", body_of(site), {{"Accept-Language", "en"}});
        QVERIFY(has(english, "Allowed are 1 to 240."));
        site = demo();
        site.id = "another";
        QVERIFY(has(save(client, site, 1), "\"code\":\"site_changed\""));
        QCOMPARE(error_code(client.post(settings + "/check", "{\"site\":{}}")), std::string("missing_field"));
        QVERIFY(has(client.get(settings + "/revisions"), "\"newest\":1"));
    }

    void aServiceDroppedWithTicketsWaiting()
    {
        PlainDevice kiosk = m_world->device();
        QVERIFY(kiosk.connect(m_world->port()));
        QVERIFY(m_world->push_tickets(kiosk, 3));
        auto desk = m_world->client("operator1");
        QCOMPARE(desk.post("/api/v1/windows/1/take").status, 200);
        const auto called = desk.post("/api/v1/windows/1/call-next");
        QCOMPARE(called.status, 200);

        auto client = m_world->client("specialist");
        const auto told = client.post(settings + "/check", body_of(without_inn()));
        QVERIFY2(has(told, "\"effects\":[{\"kind\":\"service_retired\",\"service\":\"inn\",\"window\":null,\"staff\":null,\"waiting\":2,\"in_hand\":1,\"parked\":0}]"),
                 told.body.c_str());
        QVERIFY(has(told, "{\"path\":\"services[inn].retired\",\"was\":false,\"now\":true}"));
        QCOMPARE(save(client, without_inn(), 1).status, 200);

        QVERIFY(m_world->push_tickets(kiosk, 1)); // of a kiosk that did not know
        const std::string in_hand = "/api/v1/tickets/" + field(called.body, "ticket");
        QCOMPARE(desk.post(in_hand + "/start").status, 200);
        QCOMPARE(desk.post(in_hand + "/finish").status, 200);
        for (int i = 0; i < 3; ++i) {
            const auto next = desk.post("/api/v1/windows/1/call-next");
            QCOMPARE(next.status, 200);
            QCOMPARE(field(next.body, "service"), std::string("inn"));
            QCOMPARE(desk.post("/api/v1/tickets/" + field(next.body, "ticket") + "/no-show").status, 200);
        }
    }

    void aWindowClosedWhileServing()
    {
        PlainDevice kiosk = m_world->device();
        QVERIFY(kiosk.connect(m_world->port()));
        QVERIFY(m_world->push_tickets(kiosk, 2));
        auto desk = m_world->client("operator1");
        QCOMPARE(desk.post("/api/v1/windows/1/take").status, 200);
        const std::string ticket = "/api/v1/tickets/" + field(desk.post("/api/v1/windows/1/call-next").body, "ticket");
        QCOMPARE(desk.post(ticket + "/start").status, 200);
        core::Site site = demo();
        site.windows.erase(site.windows.begin());
        auto client = m_world->client("specialist");
        QVERIFY(has(client.post(settings + "/check", body_of(site)),
                    "{\"kind\":\"window_closed\",\"service\":null,\"window\":\"1\",\"staff\":\"operator1\",\"waiting\":0,\"in_hand\":1,\"parked\":0}"));
        QCOMPARE(save(client, site, 1).status, 200);
        QVERIFY(has(desk.get("/api/v1/hall"), "\"mine\":{\"window\":\"1\",\"ticket\":{"));
        QCOMPARE(desk.post(ticket + "/finish").status, 200);
        QCOMPARE(error_code(desk.post("/api/v1/windows/1/call-next")), std::string("unknown_window"));
        PlainWebSocket console(m_world->port(), "/api/v1/hall/live", desk.cookie);
        bool free = false;
        while (const auto frame = free ? std::nullopt : console.receive())
            free = frame->find("\"window\":null,\"ticket\":null") != std::string::npos;
        QVERIFY(free);
        QVERIFY(!has(desk.get("/api/v1/hall"), "{\"window\":\"1\",\"title\"")); // and it is on no board any more
        QCOMPARE(error_code(desk.post("/api/v1/windows/1/take")), std::string("unknown_window"));
        QCOMPARE(desk.post("/api/v1/windows/2/take").status, 200);
    }

    void whatOnceWasComesBackInOnePress()
    {
        auto client = m_world->client("specialist");
        for (int revision = 1; revision < 13; ++revision) {
            core::Site site = demo();
            site.rules.reserve_size = revision;
            QCOMPARE(save(client, site, revision, "номер " + std::to_string(revision + 1)).status, 200);
        }
        const auto page = client.get(settings + "/revisions");
        QVERIFY(has(page, "\"newest\":13") && has(page, "{\"revisions\":[{\"number\":13,") && has(page, "\"number\":4,") && !has(page, "\"number\":3,"));
        const auto rest = client.get(settings + "/revisions?before=4");
        QVERIFY(has(rest, "{\"revisions\":[{\"number\":3,") && has(rest, "\"number\":1,") && has(rest, "номер 3"));
        const auto second = client.get(settings + "/revisions/2");
        QVERIFY2(has(second, "\"differences\":[{\"path\":\"rules.reserve_size\",\"was\":20,\"now\":1}]"), second.body.c_str());
        QVERIFY(has(client.get(settings + "/revisions/1"), "\"differences\":[]"));
        for (const char *nothing : {"0", "14", "x", "-1"})
            QCOMPARE(error_code(client.get(settings + "/revisions/" + nothing)), std::string("unknown_revision"));

        const auto revert = [&](const std::string &which, int base) {
            return client.ask("POST", settings + "/revisions/" + which + "/revert", "{\"note\":\"вернули\"}", {{"If-Match", "\"" + std::to_string(base) + "\""}});
        };
        QCOMPARE(revert("1", 12).status, 412);
        QCOMPARE(error_code(revert("99", 13)), std::string("unknown_revision"));
        const auto answer = revert("1", 13);
        QCOMPARE(answer.status, 200);
        QVERIFY(has(answer, "\"number\":14,") && has(answer, "\"reserve_size\":20") && has(answer, "вернули"));
    }
};

QTEST_APPLESS_MAIN(SettingsApiTest)
#include "tst_settings_api.moc"
