// SPDX-License-Identifier: GPL-3.0-or-later
// Long because all that is read of answers is told on one fixture: results of periods, files, the page of quality, words that are taken away, quotas, and signs of false answers.
#include "server/journal/journal_file.h"
#include "server/offline.h"
#include "store/receipt_code.h"
#include "tests/services/server/server_world.h"
#include "wire/json/times.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>
#include <SQLiteCpp/SQLiteCpp.h>

#include <fstream>
#include <sstream>

using namespace talon;
using namespace talon::test;
using namespace std::chrono_literals;

namespace {

std::string answer_of(int n, const std::string &said)
{
    const std::string digits = std::to_string(n);
    return R"({"id":")" + std::string(32 - digits.size(), '0') + digits + R"(","survey":"criteria","version":1,"answer":)" + said + "}";
}

std::string mark(int given)
{
    return R"({"service_time":{"chosen":[")" + std::to_string(given) + R"("]},"waiting_time":{"chosen":["5"]}})";
}

std::string with_words(const std::string &words)
{
    return R"({"service_time":{"chosen":["5"]},"comment":{"text":")" + words + "\"}}";
}

bool has(const HttpAnswer &answer, const std::string &what)
{
    return answer.body.find(what) != std::string::npos;
}

wire::KioskAnswer kiosk_answer(std::uint8_t n, core::Day day)
{
    wire::KioskAnswer made;
    made.id[0] = n;
    made.id[1] = 1;
    made.survey = "criteria";
    made.day = day;
    made.answer["service_time"].chosen = {"5"};
    return made;
}

} // namespace

class SurveyResultsApiTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<ServerWorld> m_world;

    std::string day(int after) { return wire::to_text(m_world->today() + std::chrono::days(after)); }
    HttpAnswer publish(const std::string &offer = "null")
    {
        return m_world->client("specialist").post("/api/v1/surveys/criteria/publish", R"({"kiosks":true,"offer":)" + offer + "}");
    }
    HttpAnswer say(int n, const std::string &said) { return PlainClient(m_world->phone_port()).post("/api/v1/survey/answers", answer_of(n, said)); }
    bool becomes(const std::string &path, const std::string &what, const std::string &who = "specialist")
    {
        auto client = m_world->client(who);
        return QTest::qWaitFor([&] { return has(client.get(path), what); }, 20'000);
    }
    std::string period(int from, int to) { return "/api/v1/surveys/criteria/period?from=" + day(from) + "&to=" + day(to); }
    /// 40 answers of today, 30 of them fives, and a day later their seal.
    void answer_a_day()
    {
        QCOMPARE(publish().status, 200);
        for (int n = 0; n < 40; ++n)
            QCOMPARE(say(n, mark(n < 30 ? 5 : n < 35 ? 4 : 2)).status, 200);
        m_world->advance(24h);
        QVERIFY(becomes(period(-1, -1), R"("marks":40)"));
    }

private Q_SLOTS:
    void init() { m_world = std::make_unique<ServerWorld>(); }
    void cleanup() { m_world.reset(); }

    void aPeriodIsToldWhenItsDaysAreSealed()
    {
        answer_a_day();
        auto head = m_world->client("head");
        const auto told = head.get(period(-1, -1));
        const std::string sealed_to = "\"sealed_to\":\"" + day(-1) + "\",\"answers\":40";
        QVERIFY2(has(told, sealed_to), told.body.c_str());
        QVERIFY2(has(told, R"("marks":40,"best":30,"best_thousandths":750,)") && has(told, R"("low":5,"low_of":40,"mean_hundredths":450)"), told.body.c_str());
        QVERIFY(has(told, R"("by_channel":{"phone":{)"));
        QVERIFY(has(head.get(period(-9, -2)), R"("marks":0)"));
        QVERIFY2(has(head.get(period(0, 0)), R"("answers":0)"), "today is not sealed");
        const auto compared = head.get(period(-1, -1) + "&before_from=" + day(-2) + "&before_to=" + day(-2));
        QVERIFY(has(compared, R"("standing":null,"difference_thousandths":null)"));
        QCOMPARE(error_code(head.get(period(0, -1))), std::string("report_backwards"));
        QCOMPARE(error_code(head.get(period(-500, -1))), std::string("report_long"));
        QCOMPARE(error_code(head.get("/api/v1/surveys/criteria/period?from=x")), std::string("bad_field"));
        QCOMPARE(error_code(head.get("/api/v1/surveys/criteria/period?from=" + day(-1))), std::string("bad_field"));
        QCOMPARE(error_code(head.get("/api/v1/surveys/other/period")), std::string("unknown_survey"));
        // A restart counts nothing twice.
        QCOMPARE(m_world->stop(), server::ExitCode::ok);
        m_world->start();
        QVERIFY(becomes(period(-1, -1), R"("marks":40)"));
    }

    void filesAreOpenedByWhatPeopleUse()
    {
        // Words that a spreadsheet would reckon, if it took them for a formula.
        auto specialist = m_world->client("specialist");
        const std::string question = R"({"id":"q","kind":"yes_no","title":{"ru":"=1+1"},"options":[],"least":0,"most":1,"may_decline":true,"show_if":null})";
        const auto draft = specialist.ask("PUT", "/api/v1/surveys/ours/draft", R"({"form":{"survey":"ours","version":1,"title":{"ru":"@x"},"questions":[)" + question + "]}}",
                                          {{"If-Match", "\"0\""}});
        const std::string tag = draft.headers.at("etag");
        QCOMPARE(specialist.post("/api/v1/surveys/ours/publish", "{\"kiosks\":false,\"draft\":" + tag.substr(1, tag.size() - 2) + "}").status, 200);
        for (int n = 0; n < 12; ++n) {
            std::string body = answer_of(n, std::string(R"({"q":{"chosen":[")") + (n < 7 ? "yes" : "no") + "\"]}}");
            body.replace(body.find("criteria"), 8, "ours");
            QCOMPARE(PlainClient(m_world->phone_port()).post("/api/v1/survey/answers", body).status, 200);
        }
        m_world->advance(24h);
        const std::string days = "?from=" + day(-1) + "&to=" + day(-1);
        QVERIFY(becomes("/api/v1/surveys/ours/period" + days, R"("marks":12)"));
        auto head = m_world->client("head");
        QTemporaryDir folder;
        const auto path = [&](const char *format) { return folder.filePath(QStringLiteral("results.")) + QLatin1String(format); };
        for (const char *format : {"csv", "xlsx"}) {
            const auto file = head.get("/api/v1/surveys/ours/file" + days + "&format=" + format);
            QCOMPARE(file.status, 200);
            QVERIFY(file.headers.at("content-disposition").find("filename=\"talon_survey_") != std::string::npos);
            std::ofstream(path(format).toStdString(), std::ios::binary) << file.body;
        }
        QCOMPARE(error_code(head.get("/api/v1/surveys/ours/file" + days + "&format=pdf")), std::string("bad_field"));
        QProcess opened;
        opened.start(QStringLiteral("/usr/bin/python3"), {QStringLiteral(TALON_OPEN_SHEETS), path("xlsx"), path("csv")});
        QVERIFY(opened.waitForFinished(120'000));
        QVERIFY2(opened.exitCode() == 0, opened.readAllStandardError().constData());
        const QJsonObject told = QJsonDocument::fromJson(opened.readAllStandardOutput()).object();
        QVERIFY(told[QStringLiteral("formulas")].toArray().isEmpty());
        const QJsonArray results = told[QStringLiteral("sheets")][QStringLiteral("Результаты")].toArray(), choices = told[QStringLiteral("sheets")][QStringLiteral("Варианты ответов")].toArray();
        QCOMPARE(results.size(), 4); // the head, all answers, those of a part of the day, and those of phones
        QCOMPARE(results[1][0].toString(), QStringLiteral("=1+1"));
        QCOMPARE(results[1][6].toInt(), 12);
        QCOMPARE(choices[1][1].toString(), QStringLiteral("Нет"));
        QCOMPARE(choices[1][2].toInt(), 5);
        QCOMPARE(told[QStringLiteral("csv")][1][0].toString(), QStringLiteral("'=1+1"));
        QCOMPARE(told[QStringLiteral("csv")][0][0].toString(), results[0][0].toString());
        QCOMPARE(told[QStringLiteral("gnumeric")][1][0].toString(), QStringLiteral("=1+1"));
        // Who took them stands in the journal.
        QVERIFY(becomes("/api/v1/audit?what=results_exported", "results_exported", "security"));
    }

    void theQualityOfServiceStandsOnOnePage()
    {
        answer_a_day();
        const std::string path = "/api/v1/quality?from=" + day(-1) + "&to=" + day(-1);
        QVERIFY2(becomes(path, "\"criteria\"", "head"), "the figures' file is ready");
        const auto page = m_world->client("head").get(path);
        QCOMPARE(page.status, 200);
        QVERIFY2(has(page, R"("question":"waiting_time")") && has(page, R"("marks":40,"best":40,"best_thousandths":1000)"), page.body.c_str());
        QVERIFY(has(page, R"("answer_rate":{"served":0,"with_receipt":0,"thousandths":null})"));
        QCOMPARE(error_code(m_world->client("head").get("/api/v1/quality?from=" + day(0) + "&to=" + day(-1))), std::string("report_backwards"));
    }

    void withoutASurveyThePageTellsOfTheNorms()
    {
        QVERIFY(becomes("/api/v1/quality", R"("criteria":[])", "head"));
    }

    void wordsWithANameAreTakenAwayForAReason()
    {
        QCOMPARE(publish().status, 200);
        for (int n = 0; n < 7; ++n)
            QCOMPARE(say(n, with_words(n == 3 ? "Иванова нагрубила" : "Спасибо")).status, 200);
        m_world->advance(24h);
        const std::string words = "/api/v1/surveys/criteria/words";
        QVERIFY(becomes(words, "Иванова"));
        auto specialist = m_world->client("specialist");
        const auto all = specialist.get(words).body;
        const auto id_at = all.rfind("\"id\":\"", all.find("Иванова")) + 6;
        const std::string id = all.substr(id_at, 32);
        const auto remove = [&](const std::string &which, const std::string &reason) {
            return specialist.post(words + "/" + which + "/remove", "{\"reason\":\"" + reason + "\"}");
        };
        QCOMPARE(error_code(remove(id, "x")), std::string("reason_missing"));
        QCOMPARE(error_code(remove(std::string(32, '0'), "Названа фамилия")), std::string("unknown_answer"));
        const auto left = remove(id, "Названа фамилия");
        QCOMPARE(left.status, 200);
        QVERIFY(!has(left, "Иванова") && has(left, "Спасибо"));
        QCOMPARE(error_code(remove(id, "Названа фамилия")), std::string("unknown_answer"));
        QVERIFY(becomes(period(-1, -1), R"("marks":7)"));

        QCOMPARE(m_world->stop(), server::ExitCode::ok);
        const auto complaint = [&] {
            std::ostringstream out;
            const auto verified = server::verify_journal(m_world->data(), out);
            return verified.ok() ? std::string() : verified.error().sentence;
        };
        QCOMPARE(complaint(), std::string());
        const std::string path = m_world->data() + "/answers.db";
        { SQLite::Database(path, SQLite::OPEN_READWRITE).exec("UPDATE answer SET words = NULL, salt = NULL WHERE id = (SELECT id FROM answer WHERE words <> '' LIMIT 1)"); }
        QVERIFY2(complaint().find("the journal tells of no reason") != std::string::npos, complaint().c_str());
    }

    void aCopyOfBeforeIsNamedAndMadeGood()
    {
        QCOMPARE(publish().status, 200);
        for (int n = 0; n < 6; ++n)
            QCOMPARE(say(n, with_words("Петров, спасибо")).status, 200);
        m_world->advance(24h);
        const std::string words = "/api/v1/surveys/criteria/words", path = m_world->data() + "/answers.db";
        QVERIFY(becomes(words, "Петров"));
        QCOMPARE(m_world->stop(), server::ExitCode::ok);
        const std::string copy = path + ".copy";
        QVERIFY(QFile::copy(QString::fromStdString(path), QString::fromStdString(copy)));
        m_world->start();
        const auto all = m_world->client("specialist").get(words).body;
        const std::string id = all.substr(all.find("\"id\":\"") + 6, 32);
        QCOMPARE(m_world->client("specialist").post(words + "/" + id + "/remove", R"({"reason":"Названа фамилия"})").status, 200);
        QCOMPARE(m_world->stop(), server::ExitCode::ok);
        QVERIFY(QFile::remove(QString::fromStdString(path)) && QFile::rename(QString::fromStdString(copy), QString::fromStdString(path)));
        std::ostringstream out;
        const auto verified = server::verify_journal(m_world->data(), out);
        QVERIFY2(!verified.ok() && verified.error().sentence.find("are there again") != std::string::npos, "an old copy brings the name back");
        m_world->start();
        QVERIFY2(QTest::qWaitFor([&] { return !has(m_world->client("specialist").get(words), id); }, 20'000), "talond takes it away anew");
    }

    void aFullQuotaIsOfferedNoMore()
    {
        m_world->advance(5h); // far from the borders of the day's parts
        const std::string all = R"({"quotas":[{"part":"morning","count":2},{"part":"midday","count":2},{"part":"evening","count":2}]})";
        QCOMPARE(publish(all).status, 200);
        auto phone = PlainClient(m_world->phone_port());
        QVERIFY(has(phone.get("/api/v1/survey"), "\"survey\":\"criteria\""));
        QCOMPARE(say(1, mark(5)).status, 200);
        QCOMPARE(say(1, mark(5)).body, std::string(R"({"again":true})"));
        QVERIFY(becomes("/api/v1/surveys", "\"count\":2,\"taken\":1"));
        QVERIFY2(has(phone.get("/api/v1/survey"), "\"survey\":\"criteria\""), "an answer that comes twice counts once");
        QCOMPARE(say(2, mark(5)).status, 200);
        QVERIFY(QTest::qWaitFor([&] { return phone.get("/api/v1/survey").body == R"({"form":null})"; }, 20'000));
        QCOMPARE(say(3, mark(5)).body, std::string(R"({"again":false})")); // who was in the middle of it is heard
        // A kiosk hears of it, and a restart forgets nothing.
        QCOMPARE(m_world->stop(), server::ExitCode::ok);
        m_world->start();
        auto kiosk = m_world->device();
        QVERIFY(kiosk.connect(m_world->port()));
        bool full = false;
        while (!full) {
            const auto document = kiosk.wait_for<wire::Document>();
            QVERIFY(document);
            const auto *survey = std::get_if<wire::Survey>(&document->body);
            full = survey && survey->full.size() == 1;
        }
    }

    void hastyAnswersAreShownAndNoneIsDropped()
    {
        QCOMPARE(publish().status, 200);
        auto kiosk = m_world->device();
        QVERIFY(kiosk.connect(m_world->port()));
        for (std::uint8_t n = 0; n < 6; ++n) {
            QVERIFY(kiosk.send(wire::Answers{{kiosk_answer(n, m_world->today())}}));
            QVERIFY(kiosk.wait_for<wire::AnswersTaken>());
        }
        const std::string hasty = "\"code\":\"hasty_run\",\"day\":\"" + day(0);
        QVERIFY(becomes("/api/v1/surveys/signs", hasty, "head"));
        QVERIFY(becomes("/api/v1/alarms", "survey_gaming"));
        m_world->advance(24h);
        QVERIFY(becomes(period(-1, -1), R"("answers":6)"));
        m_world->advance(48h);
        QVERIFY2(QTest::qWaitFor([&] { return !has(m_world->client("specialist").get("/api/v1/alarms"), "survey_gaming"); }, 20'000), "it clears by itself");
    }

    void moreCodesThanTicketsAreShown()
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
        QVERIFY(m_world->push_tickets(kiosk, 1));
        PlainClient phone(m_world->phone_port());
        for (int n = 0; n < 2; ++n) {
            std::string body = answer_of(n, mark(5));
            body.insert(body.size() - 1, ",\"receipt\":\"" + store::new_receipt_code(receipts->keys.at(m_world->today()), {"inn"}) + "\"");
            QCOMPARE(phone.post("/api/v1/survey/answers", body).status, 200);
        }
        const std::string codes = "\"code\":\"tokens_over_served\",\"day\":\"" + day(0) + "\",\"values\":{\"tokens\":\"2\",\"served\":\"1\"}}";
        QVERIFY(becomes("/api/v1/surveys/signs", codes));
    }
};

QTEST_GUILESS_MAIN(SurveyResultsApiTest)
#include "tst_survey_results_api.moc"
