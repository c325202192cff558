// SPDX-License-Identifier: GPL-3.0-or-later
// Figures over HTTP: what is told is what has happened, whatever becomes of the figures' own file.
#include "server/reports/offline_figures.h"
#include "tests/services/server/metrics_wait.h"
#include "tests/services/server/server_world.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <SQLiteCpp/Database.h>

#include <filesystem>
#include <fstream>
#include <sstream>

using namespace talon;
using namespace talon::test;
namespace fs = std::filesystem;

namespace {

QJsonObject object(const HttpAnswer &answer)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(answer.body)).object();
}

/// A figure of a row by its column; of the total where `row` is empty.
QJsonValue figure(const QJsonObject &report, const char *column, const QString &row = {})
{
    const QJsonArray columns = report[QLatin1String("columns")].toArray();
    QJsonArray cells = report[QLatin1String("total")].toArray();
    if (!row.isEmpty()) {
        cells = {};
        for (const QJsonValue &each : report[QLatin1String("rows")].toArray())
            if (each.toObject()[QLatin1String("key")].toString() == row)
                cells = each.toObject()[QLatin1String("cells")].toArray();
    }
    for (int i = 0; i < columns.size(); ++i)
        if (columns[i].toObject()[QLatin1String("id")].toString() == QLatin1String(column))
            return cells[i];
    return QJsonValue(QJsonValue::Undefined);
}

} // namespace

class ReportsApiTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<ServerWorld> m_world;
    std::optional<PlainDevice> m_kiosk;

    /// A report of which the total is so many visitors, and of them so many served; nothing after a bound that is never reached when all is well.
    QJsonObject report(PlainClient &client, const std::string &path, int visitors, int served = 0)
    {
        const auto bound = std::chrono::steady_clock::now() + std::chrono::seconds(12);
        QJsonObject found;
        do {
            found = object(client.get(path));
            const bool told = figure(found, "visitors").toInt(-1) == visitors && figure(found, "served").toInt(-1) == served;
            if (told && found[QLatin1String("state")].toString() == QLatin1String("ready"))
                return found;
            ::usleep(20'000); // between two questions, not for anything to happen
        } while (std::chrono::steady_clock::now() < bound);
        return {};
    }

    /// Serves one visitor at the operator's window.
    static void serve(ServerWorld &world, PlainClient &client, int window, core::Millis serving)
    {
        const auto id = field(client.post("/api/v1/windows/" + std::to_string(window) + "/call-next").body, "ticket");
        QVERIFY(!id.empty());
        world.advance(std::chrono::seconds(30));
        QCOMPARE(client.post("/api/v1/tickets/" + id + "/start").status, 200);
        world.advance(serving);
        QCOMPARE(client.post("/api/v1/tickets/" + id + "/finish").status, 200);
    }

private Q_SLOTS:
    void init()
    {
        m_world = std::make_unique<ServerWorld>();
        m_kiosk = m_world->device();
        QVERIFY(m_kiosk->connect(m_world->port()));
        QVERIFY(m_world->push_tickets(*m_kiosk, 6));
    }
    void cleanup()
    {
        m_kiosk.reset();
        m_world.reset();
    }

    void figuresAreOfWhatHappened()
    {
        auto operator1 = m_world->client("operator1");
        auto head = m_world->client("head");
        operator1.post("/api/v1/windows/1/take");
        for (int i = 0; i < 2; ++i)
            serve(*m_world, operator1, 1, std::chrono::minutes(4 + 2 * i));
        const QJsonObject services = report(head, "/api/v1/reports/services", 6, 2);
        QVERIFY(!services.isEmpty());
        const QString inn = QStringLiteral("inn");
        QCOMPARE(figure(services, "visitors", inn).toInt(), 6);
        QCOMPARE(figure(services, "served", inn).toInt(), 2);
        QCOMPARE(figure(services, "open", inn).toInt(), 4);
        QCOMPARE(figure(services, "serving_n").toInt(), 2);
        QCOMPARE(figure(services, "serving_mean").toInt() / 1000, 300);
        QCOMPARE(figure(services, "serving_most").toInt() / 1000, 360);
        QCOMPARE(figure(services, "serving_median").toString(), QStringLiteral("few"));
        QVERIFY(figure(services, "no_show_share").toInt() == 0);
        QCOMPARE(figure(services, "norm_share").toInt(), 1000);
        QVERIFY(figure(services, "held").isUndefined()); // what windows do is no service's
        QVERIFY(services[QLatin1String("position")].toInt() > 6);
        QCOMPARE(services[QLatin1String("hash")].toString().size(), 64);
        QVERIFY(wait_for_metric(m_world->port(), "talon_figures_position", metric(m_world->port(), "talon_journal_position")));
        QCOMPARE(figure(services, "waiting", inn).toInt(), 4);
        QCOMPARE(services[QLatin1String("sentences")].toArray()[0].toString(),
                 QStringLiteral("Из вызванных дольше норматива не ждал никто (посетителей: 2); день ещё идёт. Ждут вызова: 4."));

        const QJsonObject windows = report(head, "/api/v1/reports/windows", 6, 2);
        QCOMPARE(figure(windows, "serving_sum", QStringLiteral("1")).toInt() / 1000, 600);
        QCOMPARE(figure(windows, "called_sum", QStringLiteral("1")).toInt() / 1000, 60);
        const QJsonObject operators = report(head, "/api/v1/reports/operators", 6, 2);
        QCOMPARE(operators[QLatin1String("sentences")], services[QLatin1String("sentences")]);
        QCOMPARE(figure(operators, "served", QStringLiteral("operator1")).toInt(), 2);

        // Nothing happens, and those who wait wait longer all the same.
        m_world->advance(std::chrono::minutes(16));
        QCOMPARE(report(head, "/api/v1/reports/services", 6, 2)[QLatin1String("sentences")].toArray()[0].toString(),
                 QStringLiteral("Из вызванных дольше норматива не ждал никто (посетителей: 2); день ещё идёт. Ждут вызова: 4, из них дольше норматива: 4."));
    }

    void everyFigureOpensItsTickets()
    {
        auto operator1 = m_world->client("operator1");
        operator1.post("/api/v1/windows/1/take");
        serve(*m_world, operator1, 1, std::chrono::minutes(3));
        auto head = m_world->client("head");
        QVERIFY(!report(head, "/api/v1/reports/hours", 6, 1).isEmpty());
        const QJsonObject served = object(head.get("/api/v1/reports/services/tickets?key=inn&figure=served"));
        QCOMPARE(served[QLatin1String("tickets")].toArray().size(), 1);
        const QJsonObject one = served[QLatin1String("tickets")].toArray()[0].toObject();
        QCOMPARE(one[QLatin1String("operator")].toString(), QStringLiteral("Operator"));
        QCOMPARE(one[QLatin1String("served")].toInt() / 1000, 180);
        QVERIFY(served[QLatin1String("next")].isNull());
        QCOMPARE(object(head.get("/api/v1/reports/services/tickets?figure=open"))[QLatin1String("tickets")].toArray().size(), 5);
        QCOMPARE(object(head.get("/api/v1/reports/windows/tickets?key=0&figure=waiting"))[QLatin1String("tickets")].toArray().size(), 5);
        const QJsonObject hours = object(head.get("/api/v1/reports/hours"));
        int opened = 0;
        for (const QJsonValue &column : hours[QLatin1String("columns")].toArray()) {
            const std::string id = column[QLatin1String("id")].toString().toStdString();
            if (!column[QLatin1String("opens")].toBool())
                continue;
            const QJsonObject page = object(head.get("/api/v1/reports/hours/tickets?figure=" + id));
            QVERIFY2(page[QLatin1String("tickets")].toArray().size() == figure(hours, id.c_str()).toInt(), id.c_str());
            ++opened;
        }
        QVERIFY(opened > 15);
        // Who may not see operators sees the visits, and not who served.
        auto administrator = m_world->client("administrator");
        const QJsonObject seen = object(administrator.get("/api/v1/reports/services/tickets?figure=served"));
        QVERIFY(seen[QLatin1String("tickets")].toArray()[0].toObject()[QLatin1String("operator")].isNull());
        QCOMPARE(administrator.get("/api/v1/reports/operators").status, 403);
    }

    void badQuestionsAreToldInSentences()
    {
        auto head = m_world->client("head");
        const std::map<std::string, std::string> wrong{
            {"/api/v1/reports/days?from=2026-11-02&to=2026-11-01", "report_backwards"}, {"/api/v1/reports/days?from=2010-01-01&to=2026-01-01", "report_long"},
            {"/api/v1/reports/days?from=2026-02-29", "bad_field"}, {"/api/v1/reports/days?from=yesterday", "bad_field"}, {"/api/v1/reports/nothing", "unknown_report"},
            {"/api/v1/reports/days/file?format=pdf", "bad_field"}, {"/api/v1/reports/days/tickets?figure=luck", "bad_field"}, {"/api/v1/audit?from=x", "bad_field"}};
        for (const auto &[path, code] : wrong) {
            const auto answer = head.get(path);
            QVERIFY2(error_code(answer) == code, (path + ": " + answer.body).c_str());
            QVERIFY(field(answer.body, "message").ends_with("."));
        }
        const QJsonObject none = report(head, "/api/v1/reports/days?from=2020-01-01&to=2020-01-31", 0);
        QCOMPARE(none[QLatin1String("sentences")].toArray()[0].toString(), QStringLiteral("За этот период талонов нет."));
        QVERIFY(figure(none, "norm_share").isNull());
    }

    void theSameFiguresAreNotSentTwice()
    {
        auto head = m_world->client("head");
        QVERIFY(!report(head, "/api/v1/reports/days", 6).isEmpty());
        const auto first = head.get("/api/v1/reports/days");
        const std::string tag = first.headers.at("etag");
        QCOMPARE(head.ask("GET", "/api/v1/reports/days", "", {{"If-None-Match", tag}}).status, 304);
        QVERIFY(m_world->push_tickets(*m_kiosk, 1));
        QVERIFY(!report(head, "/api/v1/reports/days", 7).isEmpty());
        QCOMPARE(head.ask("GET", "/api/v1/reports/days", "", {{"If-None-Match", tag}}).status, 200);
    }

    void filesAreHandedOut()
    {
        auto head = m_world->client("head");
        QVERIFY(!report(head, "/api/v1/reports/services", 6).isEmpty());
        const auto csv = head.get("/api/v1/reports/services/file?format=csv");
        QCOMPARE(csv.headers.at("content-type"), std::string("text/csv; charset=utf-8"));
        QVERIFY(csv.headers.at("content-disposition").find("filename*=UTF-8''%D0%A2%D0%B0%D0%BB%D0%BE%D0%BD_") != std::string::npos);
        QVERIFY(csv.body.starts_with("\xEF\xBB\xBF\"Услуга\";\"Посетители\";"));
        QVERIFY(csv.body.find("\"Всего\";6;") != std::string::npos);
        const auto book = head.get("/api/v1/reports/services/file");
        QCOMPARE(book.headers.at("content-type"), std::string("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));
        QVERIFY(book.body.starts_with("PK"));
        for (const auto &entry : fs::directory_iterator(m_world->data()))
            QVERIFY2(entry.path().extension() != ".xlsx", "a report's file was left behind");
    }

    void aFileThatIsSpoiltIsCountedAnew()
    {
        auto head = m_world->client("head");
        QVERIFY(!report(head, "/api/v1/reports/days", 6).isEmpty());
        m_kiosk.reset();
        m_world->stop();
        std::ofstream(m_world->data() + "/figures.db", std::ios::binary | std::ios::trunc) << std::string(9000, 'x');
        fs::remove(m_world->data() + "/figures.db-wal");
        m_world->start();
        auto again = m_world->client("head");
        QVERIFY(!report(again, "/api/v1/reports/days", 6).isEmpty());
    }

    /// Another history under the same number of events: nothing of the old one is told.
    void anotherJournalIsCountedFromItsBeginning()
    {
        auto head = m_world->client("head");
        QVERIFY(!report(head, "/api/v1/reports/days", 6).isEmpty());
        m_kiosk.reset();
        m_world->stop();
        {
            SQLite::Database file(m_world->data() + "/figures.db", SQLite::OPEN_READWRITE);
            file.exec("UPDATE meta SET bytes = zeroblob(32) WHERE name = 'position'");
            file.exec("DELETE FROM leg");
        }
        m_world->start();
        auto again = m_world->client("head");
        QVERIFY(!report(again, "/api/v1/reports/days", 6).isEmpty());
    }

    /// A folder stands where the file belongs: no disk could be more broken. The hall works, and staff are told.
    void whereTheFileCannotBeTheHallWorks()
    {
        m_kiosk.reset();
        m_world->stop();
        for (const char *end : {"", "-wal", "-shm"})
            fs::remove(m_world->data() + "/figures.db" + end);
        fs::create_directories(m_world->data() + "/figures.db/in-the-way");
        m_world->start();
        auto head = m_world->client("head");
        const auto bound = std::chrono::steady_clock::now() + std::chrono::seconds(12);
        std::string alarms;
        while ((alarms = head.get("/api/v1/alarms").body).find("figures_failed") == std::string::npos && std::chrono::steady_clock::now() < bound)
            ::usleep(20'000); // between two questions
        QVERIFY(alarms.find("figures_failed") != std::string::npos);
        QCOMPARE(error_code(head.get("/api/v1/reports/days")), std::string("figures_unavailable"));
        auto operator1 = m_world->client("operator1");
        operator1.post("/api/v1/windows/1/take");
        QCOMPARE(operator1.post("/api/v1/windows/1/call-next").status, 200);
        QCOMPARE(m_world->stop(), server::ExitCode::ok);
        fs::remove_all(m_world->data() + "/figures.db");
        m_world->start();
        auto again = m_world->client("head");
        QVERIFY(!report(again, "/api/v1/reports/days", 6).isEmpty());
    }

    void aRestartGoesOnFromTheEndOfADay()
    {
        auto operator1 = m_world->client("operator1");
        operator1.post("/api/v1/windows/1/take");
        serve(*m_world, operator1, 1, std::chrono::minutes(3));
        auto head = m_world->client("head");
        QVERIFY(!report(head, "/api/v1/reports/days", 6, 1).isEmpty());
        m_world->stop();
        m_world->start();
        auto again = m_world->client("head");
        const QJsonObject found = report(again, "/api/v1/reports/services", 6, 1);
        QCOMPARE(figure(found, "served").toInt(), 1);
    }

    void theFiguresAreCheckedAgainstTheJournal()
    {
        auto head = m_world->client("head");
        QVERIFY(!report(head, "/api/v1/reports/days", 6).isEmpty());
        m_kiosk.reset();
        m_world->stop();
        std::ostringstream out;
        QVERIFY(server::check_figures(m_world->data(), out).ok());
        QVERIFY2(out.str().find("are those of the journal") != std::string::npos, out.str().c_str());
        // What somebody has changed in the file is found.
        SQLite::Database(m_world->data() + "/figures.db", SQLite::OPEN_READWRITE).exec("INSERT INTO mark VALUES (20000, 600, 99, 0, 1, 0)");
        const auto found = server::check_figures(m_world->data(), out);
        QVERIFY(!found && found.error().code == server::ExitCode::damaged);
        QVERIFY2(found.error().sentence.find("2024-10-04") != std::string::npos, found.error().sentence.c_str());
        QVERIFY(server::check_figures(m_world->data(), out).ok()); // counted anew
        fs::remove(m_world->data() + "/figures.db");
        QVERIFY(server::check_figures(m_world->data(), out).ok());
        QVERIFY(out.str().find("there were none") != std::string::npos);
        m_world->start();
    }
};

QTEST_APPLESS_MAIN(ReportsApiTest)
#include "tst_reports_api.moc"
