// SPDX-License-Identifier: GPL-3.0-or-later
// Long because a survey is told from its publication to its seals on one fixture.
#include "server/journal/journal_file.h"
#include "server/offline.h"
#include "store/receipt_code.h"
#include "tests/services/server/server_world.h"

#include <QTest>
#include <SQLiteCpp/SQLiteCpp.h>

#include <cctype>
#include <cstdio>
#include <sstream>

using namespace talon;
using namespace talon::test;
using namespace std::chrono_literals;

namespace {

std::string id_of(int n)
{
    const std::string digits = std::to_string(n);
    return std::string(32 - digits.size(), '0') + digits;
}

std::string answer_of(int n, const std::string &said = R"({"service_time":{"chosen":["5"]},"waiting_time":{"declined":true}})", int version = 1)
{
    return R"({"id":")" + id_of(n) + R"(","survey":"criteria","version":)" + std::to_string(version) + R"(,"answer":)" + said + "}";
}

bool has(const HttpAnswer &answer, const std::string &what)
{
    return answer.body.find(what) != std::string::npos;
}

wire::KioskAnswer kiosk_answer(std::uint8_t n, core::Day day, const std::string &choice = "4")
{
    wire::KioskAnswer made;
    made.id[0] = n;
    made.survey = "criteria";
    made.day = day;
    made.answer["service_time"].chosen = {choice};
    return made;
}

/// The types of all events in a journal that nobody holds, and whether some body holds these words.
std::pair<std::vector<std::string>, bool> journal_of(const std::string &data, const std::string &words)
{
    std::pair<std::vector<std::string>, bool> found;
    auto journal = store::Journal::open(server::journal_path(data));
    if (journal)
        (void)journal->read(1, [&](store::Record &&record) {
            found.first.push_back(record.type);
            found.second = found.second || record.body.find(words) != std::string::npos;
            return true;
        });
    return found;
}

} // namespace

/// A survey from its publication to what the head of the inspectorate reads.
class SurveyApiTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<ServerWorld> m_world;

    HttpAnswer publish(bool kiosks = true)
    {
        return m_world->client("specialist").post("/api/v1/surveys/criteria/publish", kiosks ? R"({"kiosks":true})" : R"({"kiosks":false})");
    }
    HttpAnswer say(int n, const std::string &said = R"({"service_time":{"chosen":["5"]}})")
    {
        return PlainClient(m_world->phone_port()).post("/api/v1/survey/answers", answer_of(n, said));
    }
    /// The hour has passed: what was answered is counted.
    bool results_say(const std::string &what, const std::string &part = "results")
    {
        auto client = m_world->client("specialist");
        return QTest::qWaitFor([&] { return has(client.get("/api/v1/surveys/criteria/" + part), what); }, 20'000);
    }

private Q_SLOTS:
    void init() { m_world = std::make_unique<ServerWorld>(); }
    void cleanup() { m_world.reset(); }

    void aSurveyIsPublishedAskedAndClosed()
    {
        PlainClient phone(m_world->phone_port());
        QCOMPARE(phone.get("/api/v1/survey").body, std::string(R"({"form":null})"));
        QCOMPARE(error_code(say(1)), std::string("survey_over"));
        auto specialist = m_world->client("specialist");
        QVERIFY(has(specialist.get("/api/v1/surveys"), R"("preset":true,"running":false,"kiosks":false,"published_at":null)"));

        const auto published = publish();
        QCOMPARE(published.status, 200);
        QVERIFY(has(published, R"("running":true,"kiosks":true)"));
        QVERIFY(has(phone.get("/api/v1/survey"), R"("survey":"criteria","version":1)"));
        const auto again = publish();
        QVERIFY2(has(again, R"("version":1)"), "it runs already");
        QCOMPARE(say(1).body, std::string(R"({"again":false})"));
        QCOMPARE(say(1).body, std::string(R"({"again":true})"));

        QCOMPARE(specialist.post("/api/v1/surveys/criteria/close").status, 200);
        QCOMPARE(phone.get("/api/v1/survey").body, std::string(R"({"form":null})"));
        QCOMPARE(error_code(say(2)), std::string("survey_over"));
        QCOMPARE(error_code(specialist.post("/api/v1/surveys/other/publish", R"({"kiosks":true})")), std::string("unknown_survey"));
        QCOMPARE(error_code(specialist.post("/api/v1/surveys/other/close")), std::string("unknown_survey"));
        QCOMPARE(error_code(specialist.get("/api/v1/surveys/other/results")), std::string("unknown_survey"));
    }

    void anAnswerThatIsNoneIsRefused()
    {
        QCOMPARE(publish().status, 200);
        QCOMPARE(error_code(say(1, R"({"service_time":{"chosen":["6"]}})")), std::string("bad_field"));
        QCOMPARE(error_code(say(1, R"({"other":{"chosen":["5"]}})")), std::string("bad_field"));
        QCOMPARE(error_code(say(1, "{}")), std::string("bad_field"));
        QCOMPARE(error_code(PlainClient(m_world->phone_port()).post("/api/v1/survey/answers", answer_of(1, R"({"service_time":{"chosen":["5"]}})", 2))),
                 std::string("survey_over"));
        QCOMPARE(say(1).body, std::string(R"({"again":false})"));
    }

    void aPhoneIsGivenNoCookieAndNothingToKeep()
    {
        QCOMPARE(publish().status, 200);
        PlainClient phone(m_world->phone_port());
        for (const auto &answer : {phone.get("/api/v1/survey"), phone.post("/api/v1/survey/answers", answer_of(1))}) {
            QCOMPARE(answer.status, 200);
            QVERIFY(answer.cookies.empty());
            QCOMPARE(answer.headers.at("cache-control"), std::string("no-store"));
        }
    }

    void figuresAreToldInStepsOfFive()
    {
        QCOMPARE(publish().status, 200);
        for (int n = 0; n < 4; ++n)
            QCOMPARE(say(n).status, 200);
        m_world->advance(61min);
        QVERIFY(results_say(R"("answers":0)"));
        QCOMPARE(say(4).status, 200);
        m_world->advance(61min);
        QVERIFY(results_say(R"("answers":5)"));
        auto client = m_world->client("specialist");
        QVERIFY(has(client.get("/api/v1/surveys/criteria/results"), R"("question":"service_time")"));
        QVERIFY(has(client.get("/api/v1/surveys/criteria/results"), R"("marks":5,"declined":0,"shown":true,"mean_hundredths":500,"best_thousandths":1000)"));
    }

    void aKiosksAnswersAreTakenOnce()
    {
        QCOMPARE(publish().status, 200);
        auto kiosk = m_world->device();
        QVERIFY(kiosk.connect(m_world->port()));
        auto unknown = kiosk_answer(9, m_world->today());
        unknown.survey = "of-before-the-restore";
        const auto none = kiosk_answer(8, m_world->today(), "7");
        QVERIFY(kiosk.send(wire::Answers{{kiosk_answer(1, m_world->today()), unknown, none}}));
        const auto taken = kiosk.wait_for<wire::AnswersTaken>();
        QVERIFY(taken);
        QVERIFY2(taken->ids == (std::vector{kiosk_answer(1, {}).id, none.id}), "what can never be an answer need not be kept; what is not known here stays");
        for (int i = 0; i < 2; ++i) { // the thanks were lost
            QVERIFY(kiosk.send(wire::Answers{{kiosk_answer(1, m_world->today()), kiosk_answer(2, m_world->today()), kiosk_answer(3, m_world->today()),
                                              kiosk_answer(4, m_world->today()), kiosk_answer(5, m_world->today())}}));
            QVERIFY(kiosk.wait_for<wire::AnswersTaken>());
        }
        m_world->advance(61min);
        QVERIFY(results_say(R"("answers":5)"));
    }

    void aKioskIsToldWhatToAsk()
    {
        QCOMPARE(publish().status, 200);
        auto kiosk = m_world->device();
        QVERIFY(kiosk.connect(m_world->port()));
        std::optional<wire::Survey> survey;
        while (!survey) {
            const auto document = kiosk.wait_for<wire::Document>();
            QVERIFY(document);
            if (const auto *found = std::get_if<wire::Survey>(&document->body))
                survey = *found;
        }
        QVERIFY(survey->kiosks && survey->form && survey->form->questions.size() == 6);
    }

    void aReceiptIsAnsweredOnceAndForItsService()
    {
        QCOMPARE(publish().status, 200);
        auto kiosk = m_world->device();
        QVERIFY(kiosk.connect(m_world->port()));
        std::optional<wire::Receipts> receipts;
        while (!receipts || receipts->keys.empty()) {
            const auto document = kiosk.wait_for<wire::Document>();
            QVERIFY(document);
            if (const auto *found = std::get_if<wire::Receipts>(&document->body))
                receipts = *found;
        }
        QVERIFY2(receipts->url.ends_with("/s/"), receipts->url.c_str());
        QVERIFY(receipts->keys.contains(m_world->today()) && !receipts->keys.contains(m_world->today() - std::chrono::days(1)));
        const core::ServiceId service{"inn"};
        const std::string code = store::new_receipt_code(receipts->keys.at(m_world->today()), service);
        PlainClient phone(m_world->phone_port());
        const auto state = [&](const std::string &of) { return phone.post("/api/v1/survey/receipt", "{\"receipt\":\"" + of + "\"}").body; };
        const auto with = [&](int n, const std::string &of) {
            std::string body = answer_of(n);
            body.insert(body.size() - 1, ",\"receipt\":\"" + of + "\"");
            return phone.post("/api/v1/survey/answers", body);
        };
        QVERIFY2(state(code).starts_with("{\"state\":\"fresh\",\"service\":{"), state(code).c_str());
        QCOMPARE(state("0000000000000000"), std::string("{\"state\":\"unknown\",\"service\":null}"));
        QCOMPARE(error_code(with(1, "0000000000000000")), std::string("receipt_unknown"));
        QCOMPARE(error_code(with(1, "' OR 1=1 --")), std::string("receipt_unknown"));
        QCOMPARE(with(1, code).body, std::string(R"({"again":false})"));
        QCOMPARE(with(1, code).body, std::string(R"({"again":true})"));
        QCOMPARE(error_code(with(2, code)), std::string("receipt_used"));
        QVERIFY(state(code).starts_with("{\"state\":\"used\""));
        // A phone may show the address in small letters.
        std::string small = store::new_receipt_code(receipts->keys.at(m_world->today()), service);
        std::transform(small.begin(), small.end(), small.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        QCOMPARE(with(3, small).body, std::string(R"({"again":false})"));
        QCOMPARE(phone.get("/S/" + code).status, phone.get("/s/hall").status);

        // Of a week ago it is known, of longer ago it is not.
        const std::string old = store::new_receipt_code(receipts->keys.at(m_world->today()), service);
        m_world->advance(7 * 24h);
        QVERIFY(QTest::qWaitFor([&] { return state(old).find("fresh") != std::string::npos; }, 20'000));
        m_world->advance(24h);
        QVERIFY(QTest::qWaitFor([&] { return state(old).find("unknown") != std::string::npos; }, 20'000));
    }

    void aPostersCodeIsReadBackBeforeItIsHandedOut()
    {
        auto specialist = m_world->client("specialist");
        const auto poster = specialist.get("/api/v1/surveys/posters/hall-2");
        QCOMPARE(poster.status, 200);
        const auto address = poster.body.substr(poster.body.find("HTTP://"), poster.body.find('"', poster.body.find("HTTP://")) - poster.body.find("HTTP://"));
        QVERIFY2(address.ends_with("/S/HALL-2") && address.find_first_of("abcdefghijklmnopqrstuvwxyz") == address.npos, poster.body.c_str());
        QVERIFY(has(poster, "\"rows\":[\"1111111"));
        QCOMPARE(error_code(specialist.get("/api/v1/surveys/posters/two%20words")), std::string("bad_place"));
        QCOMPARE(error_code(specialist.get("/api/v1/surveys/posters/ABCDEFGHIJKLM")), std::string("bad_place"));
    }

    void kiosksPrintNoCodeWhenTheSurveyIsOver()
    {
        QCOMPARE(publish().status, 200);
        auto kiosk = m_world->device();
        QVERIFY(kiosk.connect(m_world->port()));
        const auto keys = [&](bool wanted) {
            for (;;) {
                const auto document = kiosk.wait_for<wire::Document>();
                if (!document)
                    return false;
                if (const auto *found = std::get_if<wire::Receipts>(&document->body); found && found->keys.empty() != wanted)
                    return true;
            }
        };
        QVERIFY(keys(true));
        QCOMPARE(m_world->client("specialist").post("/api/v1/surveys/criteria/close").status, 200);
        QVERIFY(keys(false));
    }

    void noAnswerStandsInTheJournalAndEachDayIsSealed()
    {
        QCOMPARE(publish().status, 200);
        for (int n = 0; n < 7; ++n)
            QCOMPARE(say(n, R"({"service_time":{"chosen":["1"]},"comment":{"text":"Очень долго ждали"}})").status, 200);
        QVERIFY(results_say(R"("words":[])", "words"));
        m_world->advance(24h);
        QVERIFY(results_say(R"("text":"Очень долго ждали")", "words")); // after the day alone
        QVERIFY2(!has(m_world->client("specialist").get("/api/v1/surveys/criteria/results"), "долго"), "marks and words are read apart");
        QCOMPARE(m_world->stop(), server::ExitCode::ok);
        const auto [types, told] = journal_of(m_world->data(), "долго");
        QVERIFY2(!told, "an answer stands in the journal");
        QCOMPARE(std::count(types.begin(), types.end(), "survey_day_sealed"), 1);
        QCOMPARE(std::count(types.begin(), types.end(), "survey_published"), 1);
        std::ostringstream out;
        const auto verified = server::verify_journal(m_world->data(), out);
        QVERIFY2(verified.ok(), verified.ok() ? "" : verified.error().sentence.c_str());
        QVERIFY(out.str().find("sealed on 1 days") != std::string::npos);
        m_world->start();
        QVERIFY2(results_say(R"("answers":7)"), "a restart forgets none");
    }

    void verifyNamesWhatWasChanged()
    {
        QCOMPARE(publish().status, 200);
        for (int n = 0; n < 7; ++n)
            QCOMPARE(say(n).status, 200);
        m_world->advance(24h);
        QVERIFY(results_say(R"("answers":7)"));
        // The seal follows its answers, in a commit of its own.
        const auto sealed = [&] {
            QCOMPARE(m_world->stop(), server::ExitCode::ok);
            const auto types = journal_of(m_world->data(), "").first;
            m_world->start();
            QVERIFY(std::count(types.begin(), types.end(), "survey_day_sealed") == 1);
        };
        sealed();
        QCOMPARE(m_world->stop(), server::ExitCode::ok);
        const auto complaint = [&] {
            std::ostringstream out;
            const auto verified = server::verify_journal(m_world->data(), out);
            return verified.ok() ? std::string() : verified.error().sentence;
        };
        QCOMPARE(complaint(), std::string());
        const std::string path = m_world->data() + "/answers.db";
        { SQLite::Database(path, SQLite::OPEN_READWRITE).exec("UPDATE answer SET marks = replace(marks, '5', '1') WHERE id = (SELECT min(id) FROM answer)"); }
        QVERIFY2(complaint().find("at least one was changed") != std::string::npos, complaint().c_str());
        { SQLite::Database(path, SQLite::OPEN_READWRITE).exec("DELETE FROM answer WHERE id = (SELECT min(id) FROM answer)"); }
        QVERIFY2(complaint().find("there are 6 in place of 7") != std::string::npos, complaint().c_str());
        std::remove(path.c_str());
        QVERIFY2(complaint().find("is missing") != std::string::npos, complaint().c_str());
        m_world->start();
        QVERIFY(!has(m_world->client("specialist").get("/api/v1/alarms"), "answers_not_kept"));
    }

    void withoutTheFileTheHallGoesOn()
    {
        QCOMPARE(m_world->stop(), server::ExitCode::ok);
        std::remove((m_world->data() + "/answers.db").c_str());
        { SQLite::Database(m_world->data() + "/answers.db", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec("CREATE TABLE t (a)"); }
        m_world->start();
        const auto alarms = [&] { return m_world->client("specialist").get("/api/v1/alarms"); };
        QVERIFY2(!has(alarms(), "answers_not_kept"), "nothing is asked yet");
        QCOMPARE(publish().status, 200);
        QCOMPARE(error_code(say(1)), std::string("storage_failed"));
        QVERIFY(has(alarms(), R"("id":"answers_not_kept","severity":"warning")"));
        QCOMPARE(m_world->client("operator1").post("/api/v1/windows/1/take").status, 200);
    }

    void aHallsNetworkIsOneAddress()
    {
        QCOMPARE(publish().status, 200);
        PlainClient phone(m_world->phone_port());
        int taken = 0;
        for (int n = 0; n < 620; ++n) {
            const auto answer = phone.post("/api/v1/survey/answers", answer_of(n));
            taken += answer.status == 200;
            if (answer.status != 200)
                QCOMPARE(error_code(answer), std::string("too_many_tries"));
        }
        QVERIFY(taken >= 600);
        m_world->advance(61s);
        QCOMPARE(phone.post("/api/v1/survey/answers", answer_of(5000)).status, 200);
    }
};

QTEST_GUILESS_MAIN(SurveyApiTest)
#include "tst_survey_api.moc"
