// SPDX-License-Identifier: GPL-3.0-or-later
// Surveys as the specialist makes them: drafts, their faults, publication, plans, and what visitors are asked then.
#include "tests/services/server/server_world.h"
#include "wire/json/times.h"

#include <QTest>

using namespace talon;
using namespace talon::test;
using namespace std::chrono_literals;

namespace {

bool has(const HttpAnswer &answer, const std::string &what)
{
    return answer.body.find(what) != std::string::npos;
}

std::string question(const std::string &id, const std::string &kind, const std::string &title = "Вопрос", const std::string &show_if = "null")
{
    return R"({"id":")" + id + R"(","kind":")" + kind + R"(","title":{"ru":")" + title + R"("},"options":[],"least":0,"most":100,"may_decline":true,"show_if":)" + show_if + "}";
}

std::string form(const std::string &id, const std::string &questions, const std::string &title = "Наша анкета")
{
    return R"({"form":{"survey":")" + id + R"(","version":1,"title":{"ru":")" + title + R"("},"questions":[)" + questions + "]}}";
}

HttpAnswer save(PlainClient &client, const std::string &id, const std::string &body, const std::string &base)
{
    return client.ask("PUT", "/api/v1/surveys/" + id + "/draft", body, {{"If-Match", "\"" + base + "\""}});
}

/// The revision in an answer's ETag.
std::string revision(const HttpAnswer &answer)
{
    const auto tag = answer.headers.find("etag");
    return tag == answer.headers.end() ? std::string() : tag->second.substr(1, tag->second.size() - 2);
}

} // namespace

class SurveyFormsApiTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<ServerWorld> m_world;

    std::string asked(const std::string &via = "poster") { return PlainClient(m_world->phone_port()).get("/api/v1/survey?via=" + via).body; }
    std::string day(int after) { return wire::to_text(m_world->today() + std::chrono::days(after)); }
    HttpAnswer publish(PlainClient &client, const std::string &id, const std::string &offer, const std::string &draft = {})
    {
        return client.post("/api/v1/surveys/" + id + "/publish",
                           R"({"kiosks":true,"offer":)" + offer + (draft.empty() ? "" : ",\"draft\":" + draft) + "}");
    }

private Q_SLOTS:
    void init() { m_world = std::make_unique<ServerWorld>(); }
    void cleanup() { m_world.reset(); }

    void aDraftIsKeptCheckedAndPublished()
    {
        auto specialist = m_world->client("specialist");
        QCOMPARE(error_code(specialist.get("/api/v1/surveys/ours")), std::string("unknown_survey"));
        QCOMPARE(error_code(specialist.ask("PUT", "/api/v1/surveys/ours/draft", form("ours", ""))), std::string("if_match_missing"));
        QCOMPARE(error_code(save(specialist, "ours", form("other", ""), "0")), std::string("bad_field"));
        const auto empty = save(specialist, "ours", form("ours", "", ""), "0");
        QCOMPARE(empty.status, 200);
        QVERIFY2(has(empty, R"("path":"title","code":"title_missing")") && has(empty, R"("path":"questions","code":"questions_count")"), empty.body.c_str());
        QVERIFY(has(specialist.get("/api/v1/surveys"), R"("drafts":[{"survey":"ours")"));
        QCOMPARE(error_code(publish(specialist, "ours", "null", revision(empty))), std::string("survey_faulty"));

        const std::string hanging = question("why", "text", "Почему?", R"({"question":"fast","any_of":["no"]})");
        const auto full = save(specialist, "ours", form("ours", question("fast", "yes_no") + "," + hanging), revision(empty));
        QCOMPARE(full.status, 200);
        QVERIFY(has(full, R"("findings":[])"));
        QVERIFY(revision(full) != revision(empty));
        // A restart keeps it.
        QCOMPARE(m_world->stop(), server::ExitCode::ok);
        m_world->start();
        specialist = m_world->client("specialist");
        QCOMPARE(revision(specialist.get("/api/v1/surveys/ours")), revision(full));
        const auto published = publish(specialist, "ours", "null", revision(full));
        QCOMPARE(published.status, 200);
        QVERIFY2(has(published, R"("drafts":[])") && has(published, R"("running_version":1)"), published.body.c_str());
        QVERIFY(asked().find(R"("survey":"ours","version":1)") != std::string::npos);
        QCOMPARE(revision(specialist.get("/api/v1/surveys/ours")), std::string("0"));
        // What a question hides is dropped.
        PlainClient phone(m_world->phone_port());
        const auto say = [&](const std::string &id, const std::string &answer) {
            return phone.post("/api/v1/survey/answers", R"({"id":")" + std::string(31, '0') + id + R"(","survey":"ours","version":1,"answer":)" + answer + "}");
        };
        QCOMPARE(say("1", R"({"fast":{"chosen":["yes"]},"why":{"text":"скрытое"}})").status, 200);
        QCOMPARE(say("2", R"({"fast":{"chosen":["no"]},"why":{"text":"долго"}})").status, 200);
        QCOMPARE(error_code(say("3", R"({"why":{"text":"скрытое"}})")), std::string("bad_field"));
    }

    void twoEditorsOfOneDraftAreTold()
    {
        auto one = m_world->client("specialist"), other = m_world->client("both");
        const auto first = save(one, "ours", form("ours", question("a", "nps")), "0");
        QCOMPARE(error_code(save(other, "ours", form("ours", question("b", "nps")), "0")), std::string("changed_meanwhile"));
        QCOMPARE(save(other, "ours", form("ours", question("b", "nps")), revision(first)).status, 200);
        const auto late = save(one, "ours", form("ours", question("c", "nps")), revision(first));
        QCOMPARE(late.status, 412);
        QCOMPARE(error_code(publish(one, "ours", "null", revision(first))), std::string("changed_meanwhile"));
        QCOMPARE(error_code(one.ask("DELETE", "/api/v1/surveys/ours/draft", {}, {{"If-Match", "\"" + revision(first) + "\""}})), std::string("changed_meanwhile"));
        QVERIFY(has(one.get("/api/v1/surveys/ours"), R"("id":"b")"));
        const auto dropped = one.ask("DELETE", "/api/v1/surveys/ours/draft", {}, {{"If-Match", "\"" + revision(one.get("/api/v1/surveys/ours")) + "\""}});
        QCOMPARE(dropped.status, 200);
        QVERIFY(has(dropped, R"("drafts":[])"));
    }

    void aFormAtAndBeyondEachBound()
    {
        auto specialist = m_world->client("specialist");
        std::string questions;
        for (int i = 0; i < 30; ++i)
            questions += (i ? "," : "") + question("q" + std::to_string(i), "nps", std::string(600, 'x'));
        QVERIFY(has(save(specialist, "full", form("full", questions), "0"), R"("findings":[])"));
        QCOMPARE(error_code(save(specialist, "more", form("more", questions + "," + question("q30", "nps")), "0")), std::string("bad_field"));
        QCOMPARE(error_code(save(specialist, "long", form("long", question("q", "nps", std::string(601, 'x'))), "0")), std::string("bad_field"));
        QCOMPARE(error_code(save(specialist, "bad", form("bad", question("", "nps")), "0")), std::string("bad_field"));
        QCOMPARE(error_code(save(specialist, "huge", form("huge", std::string(70'000, ' ')), "0")), std::string("too_large"));
        QCOMPARE(error_code(save(specialist, "criteria", form("criteria", ""), "0")), std::string("survey_fixed"));
        const auto circle = specialist.post("/api/v1/surveys/check", form("c", question("a", "yes_no", "А", R"({"question":"b","any_of":["yes"]})") + ","
                                                                              + question("b", "yes_no", "Б", R"({"question":"a","any_of":["maybe"]})")));
        QVERIFY2(has(circle, R"("path":"questions[0].show_if","code":"condition_unknown")") && has(circle, R"("code":"condition_choice")"), circle.body.c_str());
    }

    void anIdKeepsItsMeaningAndOldVersionsStayReadable()
    {
        auto specialist = m_world->client("specialist");
        QCOMPARE(publish(specialist, "ours", "null", revision(save(specialist, "ours", form("ours", question("a", "yes_no")), "0"))).status, 200);
        QCOMPARE(publish(specialist, "ours", "null", revision(save(specialist, "ours", form("ours", question("b", "nps")), "0"))).status, 200);
        const auto again = save(specialist, "ours", form("ours", question("a", "scale5")), "0");
        QVERIFY2(has(again, R"("code":"kind_changed","values":{"version":"1","was":"yes_no"})"), again.body.c_str());
        QCOMPARE(error_code(publish(specialist, "ours", "null", revision(again))), std::string("survey_faulty"));
        QCOMPARE(specialist.post("/api/v1/surveys/ours/close").status, 200);
        const auto kept = specialist.get("/api/v1/surveys/ours");
        QVERIFY(has(kept, R"("running_version":null)") && has(kept, R"("id":"a")") && has(kept, R"("id":"b")"));
    }

    void aPlannedSurveyTakesOverOnItsDay()
    {
        auto specialist = m_world->client("specialist");
        const std::string until_tomorrow = "{\"until\":\"" + day(1) + "\"}";
        const std::string backwards = "{\"from\":\"" + day(3) + "\",\"until\":\"" + day(2) + "\"}";
        QCOMPARE(publish(specialist, "criteria", until_tomorrow).status, 200);
        const auto draft = save(specialist, "ours", form("ours", question("a", "yes_no")), "0");
        QCOMPARE(error_code(publish(specialist, "ours", backwards, revision(draft))), std::string("offer_faulty"));
        const auto planned = publish(specialist, "ours", "{\"from\":\"" + day(3) + "\",\"receipts\":false}", revision(draft));
        const std::string told_so = "\"planned_version\":1,\"offer\":null,\"planned_offer\":{\"from\":\"" + day(3);
        QVERIFY2(has(planned, told_so), planned.body.c_str());
        QVERIFY(asked().find(R"("survey":"criteria")") != std::string::npos);
        // The days that a kiosk is told, it keeps without the backend.
        auto kiosk = m_world->device();
        QVERIFY(kiosk.connect(m_world->port()));
        std::optional<wire::Survey> told;
        while (!told) {
            const auto document = kiosk.wait_for<wire::Document>();
            QVERIFY(document);
            if (const auto *found = std::get_if<wire::Survey>(&document->body))
                told = *found;
        }
        using core::survey::DayPart;
        const auto at = [&](int after) {
            const auto now = wire::offered_at(*told, true, m_world->today() + std::chrono::days(after), DayPart::morning);
            return now.form ? now.form->id : std::string();
        };
        for (const auto &[after, wanted] : std::map<int, std::string>{{0, "criteria"}, {1, "criteria"}, {2, ""}, {3, "ours"}, {300, "ours"}})
            QCOMPARE(at(after), wanted);

        m_world->advance(2 * 24h);
        QCOMPARE(asked(), std::string(R"({"form":null})"));
        m_world->advance(24h);
        QVERIFY(asked().find(R"("survey":"ours")") != std::string::npos);
        QCOMPARE(asked("receipt"), std::string(R"({"form":null})"));
        QVERIFY(asked("ticket").find(R"("survey":"ours")") != std::string::npos);
        QVERIFY(has(m_world->client("specialist").get("/api/v1/surveys"), R"("running_version":1,"planned":false)"));
    }
};

QTEST_GUILESS_MAIN(SurveyFormsApiTest)
#include "tst_survey_forms_api.moc"
